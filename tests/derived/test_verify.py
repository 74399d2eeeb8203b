"""A rebuild gives the same rows, and whatever was meddled with is named."""

from __future__ import annotations

import pytest
from django.db import connections
from django.utils.translation import override

from fangxian.derived.bookmark import heads, reached
from fangxian.derived.catch_up import catch_up
from fangxian.derived.compare import compare
from fangxian.derived.models import Bookmark, Standing, Tally, Task
from fangxian.derived.rebuild import rebuild
from fangxian.derived.rows import COLUMNS, stored
from fangxian.derived.verify import verify
from fangxian.measures.screening.records import DoorVisit, Returnee
from tests.cast import Cast
from tests.derived.conftest import Write
from tests.derived.made import ELSEWHERE, tally, task
from tests.without_triggers import take_triggers_away

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


@pytest.fixture
def played(cast: Cast, write: Write) -> Cast:
    """
    8 Feb 10:00   3-2-402  screening.returnee from Jingmen
    10 Feb 09:00  3-2-401  screening.door_visit;  09:10  8-2-501  nobody home
    """
    write("3-2-402", Returnee(origin_adcode="420800"), person="刘建国", hours=-48)
    write("3-2-401", DoorVisit(answered=True), hours=-1)
    write("8-2-501", DoorVisit(answered=False), hours=-0.8)
    catch_up(cast.community_id)
    return cast


def test_nothing_differs_after_catching_up(played: Cast) -> None:
    """10:00  ./fx verify: silence"""
    assert verify(played.community_id) == []


def test_rebuilding_gives_the_same_rows(played: Cast) -> None:
    """10:00  ./fx rebuild tells how far it is, and ends with the rows that were there"""
    places = sorted(played.places.values())
    before, told = stored(played.community_id, places), []
    assert rebuild(played.community_id, lambda done, whole: told.append((done, whole))) == len(places)
    assert told[-1] == (len(places), len(places))
    after = stored(played.community_id, places)
    assert all(sorted(map(str, before[table])) == sorted(map(str, after[table])) for table in COLUMNS)


def test_a_lost_derived_database_is_drawn_again(played: Cast) -> None:
    """10:00  the derived file was lost with its disk; the next look draws it from the ledger"""
    for model in (Standing, Task, Tally, Bookmark):
        model.objects.filter(community_id=played.community_id).delete()
    catch_up(played.community_id)
    assert verify(played.community_id) == []
    assert reached(played.community_id) == heads(played.community_id)


def test_a_neighbouring_community_is_left_alone(played: Cast) -> None:
    """10:00  rebuilding one community touches no row of the other"""
    task(1, community_id=ELSEWHERE)
    tally(1, "arrivals", 8, 9, community_id=ELSEWHERE)
    rebuild(played.community_id)
    assert Task.objects.filter(community_id=ELSEWHERE).exists()
    assert Tally.objects.filter(community_id=ELSEWHERE).exists()


@pytest.mark.parametrize(
    ("meddle", "what"),
    [
        ("UPDATE derived_tally SET value = value + 1 WHERE community_id = %s AND indicator = 'observed'", "other"),
        ("UPDATE derived_task SET urgent = NOT urgent WHERE community_id = %s AND kind = 'screening.check'", "other"),
        ("DELETE FROM derived_task WHERE community_id = %s AND kind = 'screening.check'", "missing"),
        ("DELETE FROM derived_standing WHERE community_id = %s", "missing"),
    ],
)
def test_whatever_was_meddled_with_is_named(played: Cast, meddle: str, what: str) -> None:
    """10:00  somebody changed a row by hand: verify names the place, and rebuilding puts it right"""
    with connections["derived"].cursor() as cursor:
        cursor.execute(meddle, [played.community_id])
    assert {difference.what for difference in compare(played.community_id)} == {what}
    with override("en"):
        assert all("run ./fx rebuild" in sentence for sentence in verify(played.community_id))
    rebuild(played.community_id)
    assert verify(played.community_id) == []


def test_rows_of_places_that_are_not_there_are_named_and_taken_away(played: Cast) -> None:
    """10:00  a task of place 999, which the registry does not know"""
    task(999, community_id=played.community_id)
    assert [(d.place_id, d.what) for d in compare(played.community_id)] == [(999, "extra")]
    rebuild(played.community_id)
    assert compare(played.community_id) == []


def test_a_damaged_seal_is_named_and_does_not_stop_the_check(played: Cast) -> None:
    """10:00  somebody with the file in their hands changed a sealed answer: verify says so in words"""
    take_triggers_away()
    with connections["default"].cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET sealed = %s WHERE community_id = %s", [b"x" * 40, played.community_id])
    Bookmark.objects.filter(community_id=played.community_id).delete()
    with override("en"):
        found = verify(played.community_id)
    assert any("entry 1 was changed" in sentence for sentence in found)
    assert "does not open" in found[-1]


def test_many_differences_are_told_in_few_lines(played: Cast) -> None:
    """10:00  thirty rows too many: twenty are named, the other ten are counted"""
    for place in range(900, 930):
        task(place, community_id=played.community_id)
    with override("en"):
        found = verify(played.community_id)
    assert (len(found), found[-1]) == (21, "and 10 more rows differ.")
