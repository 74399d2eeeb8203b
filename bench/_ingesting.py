"""One engine's turn of the ingest bench, in a process and a home of its own: prints the ratio as JSON."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - Django first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from fangxian.intake.incoming import Incoming  # noqa: E402
from fangxian.intake.receive import receive  # noqa: E402
from fangxian.ledger.ids import new_id  # noqa: E402
from fangxian.ledger.rows import COLUMNS  # noqa: E402
from fangxian.registry.places import NewPlace, add, found  # noqa: E402
from fangxian.workforce.access import Scope, scope  # noqa: E402
from fangxian.workforce.models import Cover, Worker  # noqa: E402

COMMUNITY = 990101001001
BATCH, ROUNDS, WARM = 50, 120, 20
PLACE_KEY = """
ALTER TABLE bare_entry ADD FOREIGN KEY (community_id, place_id) REFERENCES registry_place (community_id, id)
"""
ADDRESS = ("host", "port", "user", "password", "dbname")
ANSWERS: dict[str, Any] = {"person": "刘建国", "count": 3, "temperature_c": 36.5, "symptoms_absent": ["发热", "咳嗽"]}


def main() -> None:
    """Each round: one batch through our door, then the same rows by the bare driver; the first rounds do not count."""
    call_command("migrate", verbosity=0)
    doors, who = _community()
    bare = Bare()
    ours = theirs = 0.0
    for number in range(WARM + ROUNDS):
        batch = _batch(doors, number)
        start = perf_counter()
        answers = receive(COMMUNITY, who, batch, timezone.now())
        middle = perf_counter()
        assert all(answer.code == "ok" for answer in answers)
        rows = bare.rows(number * BATCH)
        began = perf_counter()
        bare.insert(rows)
        if number >= WARM:
            ours, theirs = ours + middle - start, theirs + perf_counter() - began
    records = BATCH * ROUNDS
    figures = {"ratio": theirs / ours, "per_s": records / ours, "bare_per_s": records / theirs}
    sys.stdout.write(json.dumps(figures) + "\n")


def _community() -> tuple[list[int], Scope]:
    here, now = found(COMMUNITY, "bench"), timezone.now()
    (grid,) = add(COMMUNITY, [NewPlace(kind="grid", code="1", parent_id=here.id)])
    doors = add(COMMUNITY, [NewPlace(kind="door", code=f"1-1-{n}", grid_id=grid.id) for n in range(500)])
    user = get_user_model().objects.create_user("bench")
    Worker.objects.create(community_id=COMMUNITY, id=1, user=user, name="bench", joined_on=date(2020, 1, 1))
    times = {"from_at": now - timedelta(days=1), "until_at": now + timedelta(days=1)}
    Cover.objects.create(community_id=COMMUNITY, id=1, worker_id=1, role="grid_worker", place_id=grid.id, **times)
    who = scope(user, now)
    assert who is not None
    return [door.id for door in doors], who


def _batch(doors: list[int], number: int) -> list[Incoming]:
    now: datetime = timezone.now()
    return [
        Incoming(
            id=new_id(now),
            device="phone",
            epoch=1,
            seq=seq,
            kind="screening.door_visit",
            place_id=doors[seq * 7 % len(doors)],
            happened_at=now,
            answers=ANSWERS,
        )
        for seq in range(number * BATCH, (number + 1) * BATCH)
    ]


class Bare:
    """The same rows into a table of the same shape and indexes, by the driver alone, one commit a batch."""

    def __init__(self) -> None:
        sign = "?" if connection.vendor == "sqlite" else "%s"
        self.statement = f"INSERT INTO bare_entry ({', '.join(COLUMNS)}) VALUES ({', '.join([sign] * len(COLUMNS))})"
        self.connection = _sqlite() if connection.vendor == "sqlite" else _postgresql()

    def rows(self, after: int) -> list[Any]:
        """What our door has just written, as the driver gives it."""
        ask = f"SELECT {', '.join(COLUMNS)} FROM ledger_entry WHERE community_id = {COMMUNITY} AND number > {after}"
        with connection.cursor() as cursor:
            cursor.execute(ask)
            return list(cursor.fetchall())

    def insert(self, rows: list[Any]) -> None:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE") if connection.vendor == "sqlite" else cursor.execute("BEGIN")
        cursor.executemany(self.statement, rows)
        cursor.execute("COMMIT")


def _sqlite() -> Any:
    """A copy of the whole file, so that the two do not empty each other's page cache."""
    import pysqlite3  # noqa: PLC0415 - only for this engine

    copy = Path(connection.settings_dict["NAME"]).with_name("bare.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    bare = pysqlite3.connect(copy, isolation_level=None)
    bare.executescript(connection.settings_dict["OPTIONS"]["init_command"])
    bare.execute("ALTER TABLE ledger_entry RENAME TO bare_entry")
    return bare


def _postgresql() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_entry (LIKE ledger_entry INCLUDING ALL)")
        cursor.execute(PLACE_KEY)
    import psycopg  # noqa: PLC0415 - only for this engine

    where = {name: value for name, value in connection.get_connection_params().items() if name in ADDRESS}
    return psycopg.connect(**where, autocommit=True)


main()
