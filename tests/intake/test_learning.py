"""What people put right is kept as an example, sealed, and listed by pattern with nobody's name in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fangxian.intake import learning
from fangxian.intake.by_hand import draft
from fangxian.intake.held import not_understood
from fangxian.intake.learning import WRONGLY_READ, examples
from fangxian.intake.models import Example
from fangxian.intake.review import review
from fangxian.intake.say import Heard, say
from fangxian.intake.settle import accept, drop
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_say import JINGMEN

Says = Callable[..., Heard]


@pytest.fixture
def look(cast: Cast) -> Look:
    return Look(cast.community_id, "test", "review readings")


def test_an_answer_put_right_becomes_an_example(cast: Cast, grid1: Scope, says: Says, look: Look) -> None:
    """12:00  the reading was somebody else's: 36.5 becomes 37.5 and the person is taken out before accepting"""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    accept(cast.community_id, card.id, {"temperature_c": 37.5, "person": None}, grid1, cast.now)
    (one,) = examples(look)
    assert (one.kind, one.sort, one.fields) == ("screening.temperature", "changed", ["-person", "temperature_c"])
    assert one.lesson.text == "3-2-402刘建国体温36.5"
    assert one.lesson.read["temperature_c"] == 36.5
    assert one.lesson.meant
    assert one.lesson.meant["temperature_c"] == 37.5


def test_another_door_than_was_read(cast: Cast, grid1: Scope, says: Says, look: Look) -> None:
    """The door was read wrongly, and put right in two steps: one example, of what was read first"""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    accept(cast.community_id, card.id, {"place": "3-2-401", "temperature_c": 45}, grid1, cast.now)
    accept(cast.community_id, card.id, {"temperature_c": 36.5}, grid1, cast.now)
    (one,) = examples(look)
    assert one.fields == ["place"]


def test_what_was_missing_and_what_was_left_alone_is_no_example(cast: Cast, grid1: Scope, says: Says) -> None:
    """The door was never said; the form sends every answer again as it was read"""
    (card,) = says("grid1", JINGMEN).cards
    accept(cast.community_id, card.id, {"place": "3-2-402"}, grid1, cast.now)
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    said = {field.name: field.value for field in card.fields}
    accept(cast.community_id, card.id, said, grid1, cast.now)
    assert not Example.objects.exists()


def test_wrongly_read_becomes_an_example_set_aside_does_not(cast: Cast, grid1: Scope, says: Says, look: Look) -> None:
    """Two drafts set aside, one for the reader's fault"""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    drop(cast.community_id, card.id, WRONGLY_READ, grid1, cast.now)
    (card,) = says("grid1", "3-2-401陈玉兰体温36.5").cards
    drop(cast.community_id, card.id, "练习", grid1, cast.now)
    (one,) = examples(look)
    assert (one.sort, one.fields, one.lesson.meant) == ("dropped", [], None)


def test_an_example_is_sealed_and_its_opening_written_down(cast: Cast, grid1: Scope, says: Says, look: Look) -> None:
    """Nobody reads it in the database's file; whoever reviews is named in the trail"""
    (card,) = says("grid1", "3-2-402刘建国体温36.5").cards
    accept(cast.community_id, card.id, {"temperature_c": 37.5}, grid1, cast.now)
    row = Example.objects.get(community_id=cast.community_id)
    assert "刘建国".encode() not in bytes(row.sealed)
    examples(look)
    line = Trail.objects.order_by("-number")[0]
    assert (line.actor, line.what, line.how_many) == ("test", learning.WHERE, 1)


def test_the_review_counts_and_names_nobody(cast: Cast, grid1: Scope, says: Says, look: Look) -> None:
    """Two readings of a temperature put right, one draft dropped: the commonest first; no name, door or figure"""
    for text in ("3-2-402刘建国体温36.5", "3-2-401陈玉兰体温36.6"):
        (card,) = says("grid1", text).cards
        accept(cast.community_id, card.id, {"temperature_c": 37.5}, grid1, cast.now)
    (card,) = says("grid1", "3-2-501赵磊发烧38.5,张欢欢说的").cards[:1]
    drop(cast.community_id, card.id, WRONGLY_READ, grid1, cast.now)
    groups = review(examples(look))
    assert [(one.count, one.kind, one.field) for one in groups] == [
        (2, "screening.temperature", "temperature_c"),
        (1, "screening.symptom", "dropped"),
    ]
    assert groups[0].pattern == "{person}体温{t}"
    assert groups[0].words.zh == "体温 · 体温(读错)"
    shown = "".join(one.pattern + one.words.zh for one in groups)
    assert not any(word in shown for word in ("刘", "陈", "赵", "张", "欢", "402", "36", "38"))


SLANG = "3-2-402屋里头那位脑壳烫得很"


def _unread(cast: Cast, writer: Scope) -> Heard:
    """A sentence for which the house has no phrases yet."""
    return say(cast.community_id, writer, "grid_worker", SLANG, cast.now, cast.now, tongues=())


def test_what_nobody_could_read_is_filled_in_and_becomes_an_example(cast: Cast, grid1: Scope, look: Look) -> None:
    """12:05  a sentence is not understood; its writer fills it in: a record, and an example of what was meant"""
    heard = _unread(cast, grid1)
    assert [one.message_id for one in not_understood(grid1)] == [heard.message_id]
    key = draft(grid1, heard.message_id, "screening.symptom", cast.now)
    assert key is not None
    assert draft(grid1, heard.message_id, "screening.symptom", cast.now) == key
    assert accept(cast.community_id, key, {"place": "3-2-402", "symptoms": ["发热"]}, grid1, cast.now).done
    (one,) = examples(look)
    assert (one.kind, one.sort, one.fields, one.lesson.text) == ("screening.symptom", "unread", ["+symptoms"], SLANG)
    assert one.lesson.meant
    assert one.lesson.meant["symptoms"] == ["发热"]
    assert not_understood(grid1) == []
    (group,) = review([one])
    assert group.words.zh.endswith("整条没读懂")
    assert "402" not in group.pattern


def test_nobody_fills_in_what_another_wrote(cast: Cast, grid1: Scope, scope_of: Callable[[str], Scope]) -> None:
    """The grid worker next door, and a kind that nobody writes by hand: there is no such draft"""
    heard = _unread(cast, grid1)
    assert draft(scope_of("grid2"), heard.message_id, "screening.symptom", cast.now) is None
    assert draft(grid1, heard.message_id, "reporting.withdrawn", cast.now) is None
