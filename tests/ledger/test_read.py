"""Reading the ledger: what was corrected stands aside, and every opening leaves its line."""

from __future__ import annotations

from datetime import timedelta

from fangxian.ledger import read
from fangxian.ledger.append import append
from fangxian.vault.models import Trail
from fangxian.vault.opening import Look
from tests.cast import Cast
from tests.ledger.entries import visit


def _write(cast: Cast) -> None:
    """1: 3-2-402, 37.8; 2: 3-2-401; 3 corrects 1 to 36.5; 4 corrects 3 and moves it to 3-2-501."""
    first, second = visit(cast, 1, degrees=37.8), visit(cast, 2, place_id=cast.places["3-2-401"])
    third = visit(cast, 3, corrects=first.id)
    fourth = visit(cast, 4, corrects=third.id, place_id=cast.places["3-2-501"])
    append(cast.community_id, [first, second, third, fourth], cast.now)


def _numbers(rows: list[read.Row]) -> list[int]:
    return [row.number for row in rows]


def test_what_was_corrected_stands_aside(cast: Cast) -> None:
    """The visit was written with 37.8, put right to 36.5, and then to the door above: only the last holds."""
    _write(cast)
    doors = [cast.door, cast.places["3-2-401"], cast.places["3-2-501"]]
    assert _numbers(read.at_places(cast.community_id, doors)) == [2, 4]
    assert _numbers(read.at_places(cast.community_id, [cast.door])) == []


def test_a_follower_learns_of_the_door_that_was_left(cast: Cast) -> None:
    """The entry moved from 3-2-402 to 3-2-501: both doors are to be drawn anew."""
    _write(cast)
    assert read.places_after(cast.community_id, 3) == {cast.door, cast.places["3-2-501"]}
    assert _numbers(read.after(cast.community_id, 2)) == [3, 4]


def test_the_history_of_an_entry_is_whole_from_either_end(cast: Cast) -> None:
    """Whoever opens the record sees all that it was, whichever of them they open."""
    _write(cast)
    first, _, third, fourth = read.after(cast.community_id, 0)
    for row in (first, third, fourth):
        assert _numbers(read.history(cast.community_id, row.id)) == [1, 3, 4]


def test_the_last_of_a_worker(cast: Cast) -> None:
    """「刚才那条」: the newest of the worker's own that still holds."""
    _write(cast)
    rows = read.last_of(cast.community_id, 1, ["screening.door_visit"])
    assert _numbers(rows) == [4, 2]
    assert read.last_of(cast.community_id, 2, ["screening.door_visit"]) == []
    assert _numbers(read.last_at(cast.community_id, [cast.places["3-2-401"]], ["screening.door_visit"])) == [2]


def test_opened_rows_say_what_was_written(cast: Cast) -> None:
    """Four rows opened in one go are one line in the trail; the moment is the one that was sent."""
    _write(cast)
    told = read.told(Look(cast.community_id, "worker:6", "records page"), read.after(cast.community_id, 0))
    assert [one.record.temperature_c for one in told] == [37.8, 36.5, 36.5, 36.5]
    assert told[0].happened_at == cast.now
    (line,) = Trail.objects.filter(community_id=cast.community_id)
    assert (line.subjects, line.how_many) == ("1-4", 4)


def test_a_page_of_records_the_newest_first(cast: Cast) -> None:
    """The records page shows two at a time."""
    _write(cast)
    assert _numbers(read.latest(cast.community_id, None, None, 2)) == [4, 3]
    assert _numbers(read.latest(cast.community_id, None, 3, 2)) == [2, 1]
    assert _numbers(read.latest(cast.community_id, [cast.door], None, 5)) == [3, 1]


def test_two_communities_never_meet(cast: Cast) -> None:
    """Another community asks with the same numbers and places: nothing."""
    _write(cast)
    other = cast.community_id + 1
    first = read.after(cast.community_id, 0)[0]
    assert read.head(other) == 0
    assert not read.after(other, 0)
    assert not read.at_places(other, [cast.door])
    assert not read.by_id(other, [first.id])


def test_every_moment_comes_back_as_it_was(cast: Cast) -> None:
    """To the microsecond, on either database."""
    odd = cast.now + timedelta(microseconds=123_457)
    append(cast.community_id, [visit(cast, 1, happened_at=odd)], cast.now)
    assert read.after(cast.community_id, 0)[0].happened_at == odd
