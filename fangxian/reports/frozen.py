"""What a report stood on when it was issued, kept sealed: what the registry and the roster said, and its rows."""

from __future__ import annotations

import zlib
from datetime import date, datetime

import msgspec
from django.utils.timezone import localtime

from fangxian.derived.figures import Row
from fangxian.measures.facts import Site
from fangxian.registry import sites
from fangxian.registry.places import ids
from fangxian.reports.models import Rows
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal
from fangxian.workforce.shifts import rostered

WHERE = "reports_issued.facts"
ROWS = "reports_rows.sealed"


Columns = tuple[int, int | None, str, str, int | None, date, date | None, float]  # of a Row, in order


def known(community_id: int) -> list[Site]:
    """Every place as the rules see it now."""
    return sites.sites(community_id, None, rostered(community_id, ids(community_id)))


def freeze(community_id: int, number: int, facts: list[Site]) -> bytes:
    """The facts sealed for the report of that number."""
    return seal(community_id, WHERE, [(number, zlib.compress(msgspec.json.encode(facts), 9))])[0]


def thaw(look: Look, number: int, frozen: bytes) -> list[Site]:
    """The facts as they were; leaves one row in the trail. Raises Damaged."""
    (opened,) = open_sealed(look, WHERE, [(number, frozen)])
    return list(map(_local, msgspec.json.decode(zlib.decompress(opened), type=list[Site])))


def freeze_rows(community_id: int, number: int, rows: list[Row]) -> None:
    """Keeps the rows under every figure of the report of that number."""
    (sealed,) = seal(community_id, ROWS, [(number, zlib.compress(msgspec.json.encode(list(map(_packed, rows))), 9))])
    Rows.objects.create(community_id=community_id, number=number, sealed=sealed)


def thaw_rows(look: Look, number: int) -> list[Row] | None:
    """The rows as they were; None for a report issued before rows were kept. One row in the trail. Raises Damaged."""
    kept = Rows.objects.filter(community_id=look.community_id, number=number).first()
    if kept is None:
        return None
    (opened,) = open_sealed(look, ROWS, [(number, bytes(kept.sealed))])
    return [Row(*columns) for columns in msgspec.json.decode(zlib.decompress(opened), type=list[Columns])]


def _packed(row: Row) -> Columns:
    return msgspec.structs.astuple(row)


def _local(site: Site) -> Site:
    """The rules read moments in local time."""
    stands = tuple(
        msgspec.structs.replace(one, starts_at=localtime(one.starts_at), ends_at=localtime(one.ends_at))
        for one in site.rostered
    )
    since: datetime | None = localtime(site.since) if site.since else None
    return msgspec.structs.replace(site, since=since, rostered=stands)
