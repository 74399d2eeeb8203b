"""The pass on the household's phone: the same code as on paper, signed, and what the gate would say."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.test import Client

from fangxian.ledger.append import append
from fangxian.ledger.entry import NewEntry
from fangxian.measures.checkpoints.records import Pass
from fangxian.measures.screening.records import Returnee
from fangxian.measures.shape import Record
from fangxian.vault.models import Trail
from tests.cast import COMMUNITY, Cast

Browser = Callable[[str], Client]


def _write(cast: Cast, number: int, record: Record) -> None:
    entry = NewEntry(
        id=UUID(int=number),
        device="phone",
        epoch=1,
        seq=number,
        kind=record.kind,
        place_id=cast.door,
        happened_at=cast.now,
        worker_id=cast.workers["grid1"],
        record=record,
    )
    assert append(COMMUNITY, [entry], cast.now)[0].code == "ok"


def test_a_pass_is_shown_to_its_household_alone_and_the_trail_says_so(cast: Cast, household: Browser) -> None:
    """12:00  3-2-402 has a pass until the 20th; its page shows the code; the neighbour's page has none"""
    _write(cast, 1, Pass(sort="household", until_day="2020-02-20"))
    page = household("3-2-402").get("/my/pass/").content.decode()
    assert "<svg" in page
    assert "有效期至2020年2月20日" in page
    assert Trail.objects.filter(community_id=COMMUNITY, what="passes printed", actor__startswith="card:").count() == 1
    other = household("3-2-501").get("/my/pass/").content.decode()
    assert "<svg" not in other
    assert "还没有通行证" in other


def test_under_observation_the_page_says_what_the_gate_would_say(cast: Cast, household: Browser) -> None:
    """12:00  somebody of them is to stay at home: the pass is there, and that nobody may leave today"""
    _write(cast, 1, Pass(sort="household", until_day="2020-02-20"))
    _write(cast, 2, Returnee(origin_adcode="420800", measure="居家隔离"))
    assert "今天不能出门" in household("3-2-402").get("/my/pass/").content.decode()
