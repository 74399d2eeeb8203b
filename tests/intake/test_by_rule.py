"""What is accepted with one tap, what is to be checked first, and the little that is accepted by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from fangxian.intake import by_rule, card, held
from fangxian.intake.models import Held
from fangxian.intake.say import Heard
from fangxian.intake.settle import accept
from fangxian.ledger import read
from fangxian.reading.sureness import NO_DOUBT
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_say import JINGMEN, told

Says = Callable[..., Heard]


def test_a_zero_report_of_whoever_covers_the_grid_goes_in_by_itself(cast: Cast, grid1: Scope, says: Says) -> None:
    """
    18:00  何秀英: 「我这边今天零报告」  → in the ledger, at grid 1, by a rule that stands beside it
    18:01  sent again                    → already recorded, not doubled
    """
    heard = says("grid1", "我这边今天零报告")
    (entry,) = told(cast)
    assert (entry.kind, entry.place_id, entry.worker_id) == (by_rule.NIL, cast.places["grid 1"], 1)
    assert heard.words == by_rule.WRITTEN
    (card,) = heard.cards
    assert (card.state, card.rule, card.entry_id) == ("accepted", "zero_report", entry.id)
    row = Held.objects.get(community_id=cast.community_id, id=card.id)
    assert (row.decided_by, row.decided_at) == (None, cast.now)
    again = says("grid1", "我这边今天零报告", now=cast.now + timedelta(minutes=1))
    assert again.again
    assert read.head(cast.community_id) == 1


def test_it_can_be_taken_back(cast: Cast, grid1: Scope, says: Says) -> None:
    """It was too early: 「上一条作废」, accepted, withdraws it"""
    says("grid1", "我这边今天零报告")
    (card,) = says("grid1", "上一条作废").cards
    assert accept(cast.community_id, card.id, {}, grid1, cast.now).done
    assert told(cast)[1].corrects == told(cast)[0].id


@pytest.mark.parametrize(
    ("username", "text"),
    [
        ("grid1", "第2网格今天零报告"),  # not the own grid
        ("volunteer", "今天零报告"),  # not for a volunteer to say
        ("grid1", "3-2-402刘建国体温36.5"),  # surely read, but not a zero report
        ("grid1", "今天有人发烧吗"),
    ],
)
def test_anything_else_waits_for_a_person(cast: Cast, says: Says, username: str, text: str) -> None:
    """Nothing of it is in the ledger"""
    says(username, text)
    assert read.head(cast.community_id) == 0


def test_a_zero_report_that_is_not_surely_read_waits(
    cast: Cast, grid1: Scope, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the threshold lies higher than the reading is sure"""
    monkeypatch.setattr(by_rule, "NO_DOUBT", 0.99)
    says("grid1", "我这边今天零报告")
    assert (read.head(cast.community_id), len(held.open_cards(grid1))) == (0, 1)


def test_what_is_offered_and_what_is_to_be_checked(cast: Cast, says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were readings sure enough to be offered: complete, one tap; with a gap, or less sure, to be checked"""
    monkeypatch.setattr(card, "OFFERED", NO_DOUBT)
    (sure,) = says("grid1", "3-2-402刘建国体温36.5").cards
    assert (sure.offered, sure.sure >= NO_DOUBT) == (True, True)
    (gap,) = says("grid1", JINGMEN).cards
    assert not gap.offered
    Held.objects.filter(community_id=cast.community_id, id=sure.id).update(sure=NO_DOUBT - 0.01)
    (unsure,) = says("grid1", "3-2-402刘建国体温36.5", now=cast.now + timedelta(minutes=1)).cards
    assert (unsure.ready, unsure.offered) == (True, False)


def test_a_reading_that_cannot_stand_is_doubtful(cast: Cast, grid1: Scope, says: Says) -> None:
    """45 ℃ typed: it comes first, and so does what no word of the sentence gave"""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    settled = accept(cast.community_id, card.id, {"temperature_c": 45, "phone": "19900000001"}, grid1, cast.now)
    assert settled.card
    assert settled.card.doubtful == {"temperature_c", "phone"}
