"""Completing a draft: doors that are there and that are not, answers put right, lists of buildings, corrections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from fangxian.intake import held
from fangxian.intake.say import Heard
from fangxian.intake.settle import Settled, accept
from fangxian.ledger import read
from fangxian.ledger.models import Entry
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_say import JINGMEN, told

Says = Callable[..., Heard]


@pytest.fixture
def tap(cast: Cast, scope_of: Callable[[str], Scope]) -> Callable[..., Settled]:
    """Somebody accepts a card, with changes if they like."""

    def tap(username: str, heard: Heard, **changes: Any) -> Settled:
        return accept(cast.community_id, heard.cards[0].id, changes, scope_of(username), cast.now)

    return tap


Tap = Callable[..., Settled]


@pytest.mark.parametrize("written", ["3-2-402", "3栋2单元402", "三栋二单元402"])
def test_a_door_as_people_write_it(cast: Cast, says: Says, tap: Tap, written: str) -> None:
    """Whichever way 何秀英 writes it, it is the same door."""
    assert tap("grid1", says("grid1", JINGMEN), place=written).done
    assert told(cast)[0].place_id == cast.door


@pytest.mark.parametrize("written", ["9-9-999", "8-2-501", "月球"])
def test_a_door_that_is_not_there_is_said_and_nothing_is_lost(
    cast: Cast, grid1: Scope, says: Says, tap: Tap, written: str
) -> None:
    """No such door, another grid's door, no door at all: the card waits, with the same words for each."""
    settled = tap("grid1", says("grid1", JINGMEN), place=written)
    assert not settled.done
    assert settled.words
    assert "3-2-402" in settled.words.zh
    assert settled.card
    assert [gap.name for gap in settled.card.missing] == ["place"]
    assert len(held.open_cards(grid1)) == 1
    assert read.head(cast.community_id) == 0


def test_an_address_that_is_not_there_is_asked_about(says: Says) -> None:
    """刘建国 lives at 3-2-402, but 9-1-302 was said, which is not there: nobody guesses."""
    (card,) = says("director", "9栋1单元302刘建国体温36.6").cards
    assert [gap.name for gap in card.missing] == ["place"]


def test_a_door_by_its_tap(cast: Cast, says: Says, tap: Tap) -> None:
    """One of the offers is tapped: its id comes."""
    assert tap("grid1", says("grid1", JINGMEN), place_id=cast.places["3-2-401"]).done
    assert told(cast)[0].place_id == cast.places["3-2-401"]


def test_45_degrees_waits_for_a_better_reading(cast: Cast, says: Says, tap: Tap) -> None:
    """45 ℃ is typed into the card: it stays, the field says why; 36.5 then goes in."""
    heard = says("grid1", "3-2-402刘建国体温36.5")
    settled = tap("grid1", heard, temperature_c=45)
    assert settled.card
    (field,) = [f for f in settled.card.fields if f.name == "temperature_c"]
    assert field.fault
    assert "34–43" in field.fault.zh
    assert tap("grid1", heard, temperature_c=36.5).done
    assert told(cast)[0].record.temperature_c == 36.5  # type: ignore[attr-defined]


def test_a_day_in_2099_waits_for_a_better_one(cast: Cast, says: Says, tap: Tap) -> None:
    """The year is mistyped in the card."""
    heard = says("grid1", JINGMEN)
    settled = tap("grid1", heard, place="3-2-402", when="2099-02-02")
    assert settled.card
    assert "年份" in next(f.fault.zh for f in settled.card.fields if f.fault)
    assert tap("grid1", heard, when="2020-02-01").done
    assert told(cast)[0].happened_at.day == 1


def test_an_answer_taken_out(cast: Cast, says: Says, tap: Tap) -> None:
    """The reading was somebody else's: taken out of the card, the rest goes in."""
    heard = says("grid1", "3-2-402刘建国,昨天从武汉回来,体温36.5")
    assert tap("grid1", heard, temperature_c=None).done
    assert told(cast)[0].record.temperature_c is None  # type: ignore[attr-defined]


def test_a_list_of_buildings_becomes_one_record_each(cast: Cast, says: Says, tap: Tap) -> None:
    """「3、8栋楼道已消毒」 by the director: one card, one tap, two entries."""
    assert len(tap("director", says("director", "3、8栋楼道已消毒")).answers) == 2
    assert {entry.place_id for entry in told(cast)} == {cast.places["building 3"], cast.places["building 8"]}


def test_the_lift_of_a_building_is_a_place_of_its_own(cast: Cast, says: Says, tap: Tap) -> None:
    """「8栋电梯、楼道消毒」: the building and its lift; 「8栋电梯消毒」: the lift alone."""
    tap("grid2", says("grid2", "8栋电梯、楼道已消毒"))
    assert {entry.place_id for entry in told(cast)} == {cast.places["building 8"], cast.places["lift 8-1"]}
    tap("grid2", says("grid2", "8栋电梯已消毒"))
    assert told(cast)[-1].place_id == cast.places["lift 8-1"]


def test_totals_stand_at_the_grid(cast: Cast, says: Says, tap: Tap) -> None:
    """「摸排86户241人」: of no door; it is the grid's own total."""
    assert tap("grid1", says("grid1", "摸排86户241人")).done
    assert told(cast)[0].place_id == cast.places["grid 1"]


def test_a_guards_count_stands_at_the_gate_that_is_covered(cast: Cast, says: Says, tap: Tap) -> None:
    """The guard names no gate: it is the one where 唐卫东 stands."""
    assert tap("guard", says("guard", "今天进120人,出80人")).done
    assert told(cast)[0].place_id == cast.places["gate 东门"]


def test_the_last_one_was_wrong(cast: Cast, grid1: Scope, says: Says, tap: Tap) -> None:
    """
    12:00  「3-2-402刘建国体温37.9」
    12:02  「刚才那条错了,是36.5」  → a new entry that names the old one; only the new one holds
    """
    tap("grid1", says("grid1", "3-2-402刘建国体温37.9"))
    heard = says("grid1", "刚才那条错了,是36.5")
    (first,) = told(cast)
    assert heard.cards[0].corrects == first.id
    assert tap("grid1", heard).done
    entry = told(cast)[-1]
    assert (entry.corrects, entry.kind, entry.person_id) == (first.id, first.kind, cast.people["刘建国"])
    assert entry.record.temperature_c == 36.5  # type: ignore[attr-defined]
    assert [row.number for row in read.at_places(cast.community_id, [cast.door])] == [2]


@pytest.mark.parametrize("written", ["36.5", "36.5℃", " 36.5 度"])
def test_what_is_typed_on_the_card_of_a_correction_is_a_number(cast: Cast, says: Says, tap: Tap, written: str) -> None:
    """12:03  before accepting the correction somebody types the reading into its box: text, as every box gives"""
    tap("grid1", says("grid1", "3-2-402刘建国体温37.9"))
    assert tap("grid1", says("grid1", "刚才那条错了,是36.6"), new=written, old="37.9").done
    assert told(cast)[-1].record.temperature_c == 36.5  # type: ignore[attr-defined]
    says("grid1", "3-2-401陈玉兰体温37.8")
    settled = tap("grid1", says("grid1", "刚才那条不对,是36.6"), new=written, old="37.8")
    assert settled.card
    assert [f.value for f in settled.card.fields if f.name == "temperature_c"] == [36.5]
    assert not settled.card.missing


def test_the_last_one_is_another_one_by_now(cast: Cast, says: Says, tap: Tap) -> None:
    """12:04 and 12:06  the same words of correction, each meaning the record written just before"""
    for number, sentence in enumerate(("3-2-402刘建国体温37.9", "3-2-401陈玉兰体温37.8")):
        said, corrected = (cast.now + timedelta(minutes=2 * number + one) for one in (0, 1))
        tap("grid1", says("grid1", sentence, now=said))
        heard = says("grid1", "刚才那条错了,是36.5", now=corrected)
        assert heard.cards[0].corrects == told(cast)[2 * number].id
        assert says("grid1", "刚才那条错了,是36.5", now=corrected).again
        assert tap("grid1", heard).done


def test_the_old_value_tells_which(cast: Cast, says: Says, tap: Tap) -> None:
    """Two readings at the gate; 「刚才额温枪37.6不准」 means the one with 37.6, though another came after it."""
    tap("grid1", says("grid1", "3-2-402刘建国体温37.6"))
    tap("grid1", says("grid1", "3-2-401陈玉兰体温36.6"))
    heard = says("grid1", "复测了,水银的37.1,刚才额温枪37.6不准")
    assert heard.cards[0].corrects == told(cast)[0].id
    assert tap("grid1", heard).done
    assert told(cast)[-1].record.temperature_c == 37.1  # type: ignore[attr-defined]


def test_a_correction_of_nothing_asks_which(cast: Cast, says: Says, tap: Tap) -> None:
    """Nobody wrote anything yet: which record? Its number is given, then it goes in."""
    heard = says("grid1", "刚才那条错了,是36.5")
    assert [gap.name for gap in heard.cards[0].missing] == ["record"]
    assert not tap("grid1", heard).done
    tap("grid1", says("grid1", "3-2-402刘建国体温37.9"))
    assert not tap("grid1", heard, record="77").done
    assert tap("grid1", heard, record="1").done
    assert Entry.objects.get(community_id=cast.community_id, number=2).corrects == told(cast)[0].id


def test_the_last_one_was_wrong_and_is_still_a_draft(cast: Cast, grid1: Scope, says: Says, tap: Tap) -> None:
    """
    12:00  「3-2-402刘建国体温37.9」, not accepted yet
    12:01  「刚才那条错了,是36.5」, accepted  → the first card says 36.5 and waits
    12:02  the first card is accepted       → one entry, with 36.5
    """
    first = says("grid1", "3-2-402刘建国体温37.9")
    settled = tap("grid1", says("grid1", "刚才那条错了,是36.5"))
    assert settled.card
    assert settled.card.id == first.cards[0].id
    assert [f.value for f in settled.card.fields if f.name == "temperature_c"] == [36.5]
    assert len(held.open_cards(grid1)) == 1
    assert tap("grid1", first).done
    (entry,) = told(cast)
    assert entry.record.temperature_c == 36.5  # type: ignore[attr-defined]


def test_a_draft_accepted_meanwhile_is_corrected_as_an_entry(cast: Cast, says: Says, tap: Tap) -> None:
    """Said while it was a draft, accepted after it had become entry 1: the correction names entry 1."""
    first = says("grid1", "3-2-402刘建国体温37.9")
    correction = says("grid1", "刚才那条错了,是36.5")
    tap("grid1", first)
    assert tap("grid1", correction).done
    assert told(cast)[1].corrects == told(cast)[0].id
