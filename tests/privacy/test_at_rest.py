"""What lies on the disk holds no mark: every cell of both databases, the sessions, and the files themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connections

from tests.cast import Cast
from tests.privacy.conftest import Asks
from tests.privacy.marked import Mark, Marked, mark_everything, words


def cells() -> Iterator[tuple[str, bytes]]:
    """Every cell of every table, as bytes, with the table's name."""
    for model in apps.get_models(include_auto_created=True):
        alias = "derived" if model._meta.app_label == "derived" else "default"
        with connections[alias].cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                yield from ((model._meta.db_table, _bytes(cell)) for cell in row)


def _bytes(cell: Any) -> bytes:
    return bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode()


def legible(marks: list[Mark], cells: Iterator[tuple[str, bytes]]) -> list[str]:
    """Where a name, a number or a phone can be read; a reading tells of nobody by itself."""
    told = [mark.text.encode() for mark in marks if not mark.text.startswith("38.")]
    return [f"{table}: {text.decode()}" for table, cell in cells for text in told if text in cell]


def _a_round(marked: Marked, asks: Asks) -> None:
    """Pages are opened and records written, so that sessions, trails and derived rows are there."""
    client, path = asks("director"), f"/place/{marked.cast.door}/write/screening.returnee/"
    client.get("/board/")
    client.post(path, {"person": words("1")["name"], "origin_adcode": "湖北荆门", "phone": words("1")["phone"]})
    client.post(path, {"person": words("1")["name"], "temperature_c": "45"})
    client.post("/say/", {"text": f"3-2-402 {words('1')['name']} 体温 38.9"})
    client.post("/find/", {"q": words("1")["resident"]})


def test_no_cell_of_a_database_holds_a_mark(marked: Marked, asks: Asks) -> None:
    """13:00  somebody walks away with the databases and without the key"""
    _a_round(marked, asks)
    assert len(list(cells())) > 5000
    assert legible(marked.marks, cells()) == []
    assert legible(marked.marks, (("session", str(one.get_decoded()).encode()) for one in Session.objects.all())) == []


def test_planted_a_name_in_a_column_is_caught(marked: Marked) -> None:
    """Planted: somebody writes whose door it is into the name of the door."""
    Place = apps.get_model("registry", "Place")
    Place.objects.filter(community_id=marked.cast.community_id, id=marked.cast.door).update(name=words("1")["resident"])
    assert legible(marked.marks, cells()) == [f"registry_place: {words('1')['resident']}"]


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_database_file_holds_a_mark(cast: Cast, asks: Asks) -> None:
    """13:10  the same with the files as they lie there, their logs and free pages included"""
    marked = mark_everything(cast)
    _a_round(marked, asks)
    assert legible(marked.marks, _files()) == []


def _files() -> Iterator[tuple[str, bytes]]:
    """The databases' own files; a server keeps its files to itself."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            name = Path(connection.settings_dict["NAME"])
            found = sorted(name.parent.glob(f"{name.name}*"))
            assert found
            yield from ((file.name, file.read_bytes()) for file in found)
