"""Walks through every address of the house with every id there is, and keeps what was answered, files unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connections, transaction
from django.db.models import Sum
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from fangxian.hotline.gateways import GATEWAYS
from fangxian.reports.books import BOOKS
from fangxian.reports.passes.cards import WHAT as SIGNED_PASSES
from fangxian.resident.sorts import SORTS
from fangxian.vault.models import Trail
from fangxian.workforce.kinds import KINDS
from tests.cast import COMMUNITY
from tests.privacy.marked import BEYOND, ELSEWHERE, SPOTS, Marked
from tests.privacy.signed_up import KEY

CODE = "0123456789abcdef0123456789abcdef"  # at a shop's door
LAST = BEYOND - 9  # an id that only the other community has
QUERIES = {
    "records": ("?place={place}", "?before=40"),
    "worklist": ("?state=all", "?state=all&start=50", "?worker=1&state=all", "?grid=none"),
    "picture": ("?lens=observed", "?lens=needs", "?lens=overdue"),
    "figure": (
        "?indicator=observed",
        "?indicator=fevers",
        "?indicator=temperatures_taken",
        "?indicator=households_swept",
        "?indicator=observed&report=1",
    ),
    "report_why": ("?with=now",),
    "write": ("?corrects={entry}", "?resident=1&of={entry}"),
    "reports": ("?form=zero",),
    "registers": tuple(f"?form={name}" for name in BOOKS),
    "register_to_edit": tuple(f"?form={name}" for name in BOOKS),
    "register_sheet": ("?form=returnees", "?form=visitors", "?form=observation"),
    "register_print": ("?form=returnees",),
    "office_sheet": ("?change=1",),
    "office_questions": ("?grid=1&key=id_number",),
    "trail": ("?worker=1",),
    "gates": ("?building={place}",),
    "find": ("?q=jsh",),
}


class Answer(msgspec.Struct, frozen=True):
    """What came back: ``text`` is everything that left the house, headers and cookies and the inside of a file too."""

    name: str
    path: str
    status: int
    headers: dict[str, str]
    text: str
    opened: int
    trailed: int

    @property
    def page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


def patterns(resolver: Any = None, prefix: str = "/") -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, address to be filled in, and the names of what is to be filled in, of every route."""
    for entry in (resolver or get_resolver(settings.ROOT_URLCONF)).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield entry.name or "", prefix + _blanks(str(entry.pattern)), tuple(entry.pattern.converters)


def _blanks(pattern: str) -> str:
    """``place/<int:place_id>/`` as ``place/{place_id}/``."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", pattern)


def known(marked: Marked) -> dict[str, list[Any]]:
    """Every id that an address may name, the other community's among them."""
    places = [marked.cast.places[spot] for spots in SPOTS.values() for spot in spots]
    entries = [number for numbers in marked.entries.values() for number in numbers]
    return {
        "place_id": [*places, LAST],
        "person_id": [*marked.people.values(), marked.cast.people["陈玉兰"], LAST],
        "number": [*entries[::3], LAST],
        "held_id": [*marked.held.values(), marked.other_held],
        "paste_id": [*marked.pastes.values(), marked.other_paste],
        "office_id": [*marked.offices, marked.other_office],
        "sheet_id": [*marked.sheets.values(), marked.other_sheet],
        "roll_id": [*marked.sheets.values(), marked.other_sheet],
        "pass_id": [*map(marked.pass_of, (marked.cast.door, marked.cast.places["8-2-501"])), UUID(int=1)],
        "returned_id": [*marked.returned.values(), marked.other_returned],
        "worker_id": [1, marked.cast.workers["director"], LAST],
        "cover_id": [1, LAST],
        "shift_id": [1, LAST],
        "candidate_id": [1, 2, LAST],
        "key": [KEY, "0123456789abcdef"],
        "code": [CODE],
        "sort": [*SORTS, "pigeon"],
        "matter_id": [*marked.matters.values(), marked.other_matter],
        "kind": list(KINDS),
        "gateway": [*GATEWAYS, "pigeon"],
        "community_id": [COMMUNITY, ELSEWHERE],
    }


def addresses(marked: Marked) -> Iterator[tuple[str, str]]:
    """Every route with every id, and with what may be asked besides. KeyError: an address names something new."""
    ids = known(marked)
    for name, blank, wanted in patterns():
        of_reports = [1, LAST] if "number" in wanted and name != "record" else None
        ways = product(*(of_reports or ids[part] for part in wanted))
        for values in ways:
            filled = dict(zip(wanted, values, strict=True))
            if name == "write" and not _worth_asking(marked, filled):
                continue
            path = blank.format(**filled)
            yield name, path
            yield from ((name, path + query) for query in _queries(marked, name, filled))


def _worth_asking(marked: Marked, filled: dict[str, Any]) -> bool:
    """Every kind at one door; elsewhere those that ask for somebody."""
    return filled["place_id"] == marked.cast.door or filled["kind"] in ("checkpoints.checkpoint", "screening.returnee")


def _queries(marked: Marked, name: str, filled: dict[str, Any]) -> Iterator[str]:
    place = filled.get("place_id", marked.cast.places["8-2-501"])
    entries = marked.entries_at.get((place, filled.get("kind", "")), 1)
    for query in QUERIES.get(name, ()):
        yield query.format(place=place, entry=entries)


OPENED: list[bytes] = []  # the address of every row that was put to a cipher


def answered(client: Client, name: str, path: str, method: str = "get", **sent: Any) -> Answer:
    """One question, its writing undone again, so that the next one finds everything as it was."""
    with transaction.atomic(using="default"), transaction.atomic(using="derived"):
        before, trail = len(OPENED), _trailed()
        found: Any = getattr(client, method)(path, **sent)
        told = _kept(name, path, found, len(OPENED) - before, _trailed() - trail)
        for database in connections:
            transaction.set_rollback(True, using=database)
    return told


def _trailed() -> int:
    """How many rows the trails of both communities say were opened."""
    rows = Trail.objects.filter(community_id__in=(COMMUNITY, ELSEWHERE)).exclude(what=SIGNED_PASSES)  # opens nothing
    return rows.aggregate(all=Sum("how_many"))["all"] or 0


def _kept(name: str, path: str, found: Any, opened: int, trailed: int) -> Answer:
    body = b"".join(found.streaming_content) if found.streaming else found.content
    cookies = [str(cookie) for cookie in found.cookies.values()]
    inside = _unpacked(body) if body.startswith(b"PK") else body.decode("utf-8", "replace")
    headers = dict(found.items())
    text = "\n".join((inside, *cookies, *headers.values()))
    return Answer(name, path, found.status_code, headers, text, opened, trailed)


def _unpacked(body: bytes) -> str:
    with zipfile.ZipFile(BytesIO(body)) as book:
        return "\n".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
