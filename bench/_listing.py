"""A list of 500 names as it comes at night, brought to the desk and looked at: how long its bringer waits."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localtime
from xlsxwriter import Workbook

import fangxian.config.wsgi  # noqa: F401 - Django, awake as the server has it
from fangxian.derived.catch_up import catch_up
from fangxian.ledger import read
from fangxian.ledger.read import Told
from fangxian.reading.regions import full_name
from fangxian.registry.models import Community, Place, Residence
from fangxian.registry.people import Details, reveal
from fangxian.vault.opening import Look
from fangxian.workforce.models import Cover, Worker

ROWS = 500
HEADS = ("序号", "姓名", "身份证号", "联系电话", "现住址", "来自地", "返回日期", "车次")
ORIGINS = ("湖北武汉", "湖北荆门", "广东深圳", "浙江杭州", "湖北孝感")
AT_NIGHT = (23, 30)


def main() -> None:
    """Writes the seconds as JSON; with a file named, writes the list into it instead."""
    community_id = Community.objects.get().id
    catch_up(community_id)
    now = _last_night(localtime())
    content = workbook(community_id, now)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_bytes(content)
        return
    with time_machine.travel(now, tick=True):
        sys.stdout.write(json.dumps({"match_500_s": waited(community_id, content)}))


def _last_night(now: datetime) -> datetime:
    """The last half past eleven."""
    late = now.replace(hour=AT_NIGHT[0], minute=AT_NIGHT[1])
    return late if late <= now else late - timedelta(days=1)


def waited(community_id: int, content: bytes) -> float:
    """From sending the file to the last byte of the page with its four parts."""
    client = _director(community_id)
    file = SimpleUploadedFile("名单.xlsx", content)
    start = time.perf_counter()
    answer = client.post("/sheets-in/", {"file": file}, follow=True)
    seconds = time.perf_counter() - start
    assert answer.status_code == 200, answer.status_code
    assert answer.request["PATH_INFO"].endswith("/night/"), answer.request["PATH_INFO"]
    return seconds


def _director(community_id: int) -> Client:
    held = Cover.objects.filter(community_id=community_id, role="director").first()
    assert held is not None
    worker = Worker.objects.get(community_id=community_id, id=held.worker_id)
    assert worker.user is not None
    client = Client(SERVER_NAME="127.0.0.1", headers={"Accept-Language": "zh-CN"})
    client.force_login(worker.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def workbook(community_id: int, now: datetime) -> bytes:
    """The list: two in five known to the ledger, as many at home here and unknown to it, the rest from elsewhere."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        page = book.add_worksheet("名单")
        page.write_string(0, 0, "重点地区来返人员核查名单")
        page.write_row(1, 0, HEADS)
        for number, row in enumerate(_rows(community_id, now), 1):
            page.write_row(number + 1, 0, (str(number), *row))
    return out.getvalue()


def _rows(community_id: int, now: datetime) -> Iterator[tuple[str, ...]]:
    chance = random.Random(500)
    homes = dict(
        Residence.objects.filter(community_id=community_id, until_day=None).values_list("person_id", "place_id")
    )
    codes = dict(Place.objects.filter(community_id=community_id, kind="door").values_list("id", "code"))
    look = Look(community_id, "bench", "write a list")
    back = [one for one in read.after(community_id, 0, 1_000_000) if one.kind == "screening.returnee"]
    came = {one.person_id: one for one in read.told(look, back) if one.person_id in homes}
    known = sorted(came)[: ROWS * 2 // 5]
    others = chance.sample(sorted(set(homes) - set(known)), ROWS * 4 // 5 - len(known))
    opened = reveal(look, (*known, *others))
    for person in known:
        yield (*_told(opened[person], codes[homes[person]], chance), *_came(came[person]))
    for person in others:
        day = now - timedelta(days=chance.randint(0, 20))
        yield (*_told(opened[person], codes[homes[person]], chance), chance.choice(ORIGINS), f"{day:%Y-%m-%d}", "G1001")
    for number in range(ROWS - len(known) - len(others)):
        where = ("", "雁北社区3栋402", f"{200 + number}栋1单元101")[number % 3]
        yield f"来客{number}", "", f"1990099{number:04}", where, chance.choice(ORIGINS), f"{now:%Y-%m-%d}", ""


def _came(told: Told) -> tuple[str, str, str]:
    """Where from and when, as the ledger has it."""
    record, day = told.record, localtime(told.happened_at)
    origin = getattr(record, "origin_adcode", None)
    return full_name(origin) if origin else "", (record.when or f"{day:%Y-%m-%d}")[:10], ""


def _told(details: Details, code: str, chance: random.Random) -> tuple[str, str, str, str]:
    """Of each something is missing: the number, the phone, the door, or all but the name and the door."""
    full = (details.name, details.id_number, details.phone, code)
    kept = chance.choice(((0, 1), (0, 2), (0, 3), (0, 2, 3), (0, 1, 2, 3)))
    return tuple(cell if at in kept else "" for at, cell in enumerate(full))  # type: ignore[return-value] # four of four


if __name__ == "__main__":
    main()
