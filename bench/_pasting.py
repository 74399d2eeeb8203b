"""Pastes a thousand messages as the director in a home of its own and prints the seconds as JSON."""

from __future__ import annotations

import json
import sys
from time import perf_counter

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - Django first
from django.utils.timezone import localtime  # noqa: E402

from fangxian.intake.passing import passing  # noqa: E402
from fangxian.intake.pasting import paste  # noqa: E402
from fangxian.registry.places import doors  # noqa: E402
from fangxian.workforce.access import scope  # noqa: E402

SAYS = (
    "{}刘某昨晚从湖北荆门回来,没有发烧",
    "{}早上36.{},一切正常",
    "{}没人,门口贴了条",
    "{}王奶奶降压药没有了",
    "{}收到第{}次通知",
    "{}发烧38.{}度",
)
MESSAGES = 1000


def main() -> None:
    """Once to warm up with other words, then the thousand, then the same again, then the page."""
    own = scope(get_user_model().objects.get(username="director"), now := localtime())
    assert own is not None
    codes = [door.code for door in doors(own.community_id)]
    paste(own, _chat(codes[::-1], 60), now)
    text, figures = _chat(codes, MESSAGES), {}
    start = perf_counter()
    told = paste(own, text, now)
    figures["paste_1000_s"] = round(perf_counter() - start, 2)
    assert told.read == MESSAGES
    start = perf_counter()
    assert paste(own, text, now).known == MESSAGES
    figures["paste_again_1000_s"] = round(perf_counter() - start, 2)
    start = perf_counter()
    assert passing(own, told.paste_id)
    figures["pass_page_300_s"] = round(perf_counter() - start, 2)
    sys.stdout.write(json.dumps(figures) + "\n")


def _chat(codes: list[str], many: int) -> str:
    """Each by somebody else in another minute of the fourth of February."""
    said = (SAYS[n % len(SAYS)].format(codes[n * 3 % len(codes)], n % 10) for n in range(many))
    heads = (f"住户{n % 40} 2020/2/4 {n // 60 % 24}:{n % 60:02}" for n in range(many))
    return "\n\n".join(f"{head}\n{text}" for head, text in zip(heads, said, strict=True))


main()
