"""Reads the numbers of acknowledged messages; prints how many of them are no letter, and how many were read twice."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from fangxian.hotline.letters import mark  # noqa: E402 - Django first
from fangxian.hotline.models import Letter  # noqa: E402
from fangxian.intake.models import Message  # noqa: E402


def main() -> None:
    """A message that stands in the intake without a letter that became it was read before a crash, and again after."""
    code, acknowledged = int(sys.argv[1]), json.load(sys.stdin)
    letters = Letter.objects.filter(community_id=code)
    stored = {bytes(one) for one in letters.values_list("mark", flat=True)}
    lost = [number for number in acknowledged if mark(code, "key", "dingtalk", str(number)) not in stored]
    became = set(letters.values_list("message_id", flat=True))
    said = Message.objects.filter(community_id=code).exclude(conversation=b"").values_list("id", flat=True)
    sys.stdout.write(json.dumps({"hotline_lost": len(lost), "hotline_doubled": len(set(said) - became)}))


main()
