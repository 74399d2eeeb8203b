"""Passes as cards: which are good behind some doors, signed for whoever prints them, with a line in the trail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import segno

from fangxian.derived.gates import Gates, Good
from fangxian.ledger import read
from fangxian.measures.checkpoints.records import Pass
from fangxian.measures.checkpoints.records_gate import SORTS
from fangxian.measures.questions import Words
from fangxian.registry.models import Community, Place
from fangxian.reports.passes.token import Token, code
from fangxian.vault.opening import Look
from fangxian.vault.signing import sign

TITLE = Words("出入通行证", "Pass")
LAST_DAY = Words("有效期至 {day}", "good until {day}")
LOST = Words(
    "一户一证,不得转借。遗失请马上告诉网格员,旧证随即作废。",
    "For this household alone. If it is lost, tell the grid worker at once: it is then good no longer.",
)
WHAT = "passes printed"


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One pass to be cut out."""

    place: str
    sort: str
    plate: str
    last_day: str
    number: str
    picture: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """Cards to be printed: eight on a page of A4, or each on a card of its own."""

    language: str
    title: str
    community: str
    lost: str
    copy_of: str
    alone: bool
    cards: list[Card]


def sheet(
    look: Look, seen: Gates, doors: list[Place], now: datetime, language: str, copy_of: str, *, alone: bool
) -> Sheet:
    """The passes that are good behind these doors, in the order of the doors."""
    order = {door.id: n for n, door in enumerate(doors)}
    good = sorted((one for one in seen.passes if one.door in order), key=lambda one: order[one.door])
    codes = signed(look, seen.edition, good)
    plates = _plates(look, good)
    cards = [
        Card(
            place=str(doors[order[one.door]]),
            sort=_sort(one.held.sort).said(language),
            plate=plates.get(one.held.number, ""),
            last_day=LAST_DAY.said(language).format(day=one.held.until - timedelta(days=1)),
            number=one.held.entry_id[-8:].upper(),
            picture=picture(text),
        )
        for one, text in zip(good, codes, strict=True)
    ]
    here = Community.objects.get(id=look.community_id)
    return Sheet(
        language=language,
        title=TITLE.said(language),
        community=here.name,
        lost=LOST.said(language),
        copy_of=f"{copy_of} {now:%Y-%m-%d %H:%M}",
        alone=alone,
        cards=cards,
    )


def signed(look: Look, edition: int, passes: Iterable[Good]) -> list[str]:
    """What the code of each says."""
    tokens = [_token(look.community_id, edition, one) for one in passes]
    signatures = sign(look, edition, WHAT, [(one.pass_id, one.plain) for one in tokens])
    return [code(one.plain, signature) for one, signature in zip(tokens, signatures, strict=True)]


def picture(text: str) -> str:
    """The code as SVG: a quarter of it may be dirty or torn."""
    drawn: str = segno.make_qr(text, error="m", boost_error=False).svg_inline(border=2, omitsize=True)
    return drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"', 1)


def _token(community_id: int, edition: int, one: Good) -> Token:
    held = one.held
    pass_id = UUID(held.entry_id)
    return Token(
        community_id=community_id,
        edition=edition,
        pass_id=pass_id,
        door=one.door,
        sort=held.sort,
        since=held.since,
        until=held.until,
    )


def _sort(key: str) -> Words:
    return next((Words(zh, en) for name, zh, en in SORTS if name == key), Words(key, key))


def _plates(look: Look, good: list[Good]) -> dict[int, str]:
    """What stands on the vehicles; households have none, so that nothing is opened for them."""
    rows = read.by_number(look.community_id, [one.held.number for one in good if one.held.sort == "vehicle"])
    records = read.records(look, rows) if rows else []
    told = zip(rows, records, strict=True)
    return {row.number: record.plate or "" for row, record in told if isinstance(record, Pass)}
