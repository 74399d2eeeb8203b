"""What the registry and the roster said of every place when a report was issued, kept sealed beside it."""

from __future__ import annotations

import zlib
from datetime import datetime

import msgspec
from django.utils.timezone import localtime

from fangxian.measures.facts import Site
from fangxian.registry import sites
from fangxian.registry.places import ids
from fangxian.vault.opening import Look, open_sealed
from fangxian.vault.seal import seal
from fangxian.workforce.shifts import rostered

WHERE = "reports_issued.facts"


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


def _local(site: Site) -> Site:
    """The rules read moments in local time."""
    stands = tuple(
        msgspec.structs.replace(one, starts_at=localtime(one.starts_at), ends_at=localtime(one.ends_at))
        for one in site.rostered
    )
    since: datetime | None = localtime(site.since) if site.since else None
    return msgspec.structs.replace(site, since=since, rostered=stands)
