"""Days on which the posts are planned by hand."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from fangxian.registry import change
from fangxian.workforce.covers import leave
from fangxian.workforce.models import Shift
from fangxian.workforce.shifts import Planned, between, on_duty, plan, rostered, take_back
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def hours(cast: Cast, start: float, end: float) -> tuple[datetime, datetime]:
    """From so many hours after noon until so many."""
    return cast.now + timedelta(hours=start), cast.now + timedelta(hours=end)


def at_gate(cast: Cast, who: str, start: float, end: float, gate: str = "gate 东门") -> Planned:
    return plan(cast.community_id, cast.workers[who], cast.places[gate], *hours(cast, start, end))


def test_who_stands_where(cast: Cast) -> None:
    """
    07:00-15:00  唐卫东 and 孟小军 at 东门;  15:00-23:00  蒋丽 alone
    12:00 the two;  15:00 sharp only she
    """
    for who, start, end in (("guard", -5, 3), ("guard2", -5, 3), ("volunteer", 3, 11)):
        assert at_gate(cast, who, start, end).warnings == ()
    gate = "1号卡口(东门)"
    stands = [(one.name, one.place) for one in on_duty(cast.community_id, cast.now)]
    assert stands == [("唐卫东", gate), ("孟小军", gate)]
    assert [one.name for one in on_duty(cast.community_id, cast.now + timedelta(hours=3))] == ["蒋丽"]
    assert len(between(cast.community_id, *hours(cast, -12, 12))) == 3


def test_the_rules_read_the_roster_of_a_post(cast: Cast) -> None:
    """
    12:00  yesterday's and tomorrow's shifts at 东门, in order, in local time; from today on only tomorrow's
    """
    gate = cast.places["gate 东门"]
    at_gate(cast, "guard", 20, 28)
    at_gate(cast, "guard", -28, -20)
    planned = rostered(cast.community_id, [gate, cast.places["gate 西门"]])
    assert [(one.starts_at.hour, one.worker_id) for one in planned[gate]] == [(8, 3), (8, 3)]
    assert list(planned) == [gate]
    assert len(rostered(cast.community_id, [gate], since=cast.now)[gate]) == 1


@pytest.mark.parametrize(
    ("start", "end", "code", "sentence"),
    [
        (5, 5, "end_before_start", "The shift ends before it begins. Check the two times."),
        (5, 30, "too_long", "A shift cannot last longer than 24 hours. Check the two days."),
        (7, 12, "overlap", "唐卫东 already has a shift from 02-03 12:00 to 02-03 20:00."),
        (-4, 1, "overlap", "唐卫东 already has a shift from 02-03 12:00 to 02-03 20:00."),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, start: int, end: int, code: str, sentence: str) -> None:
    """
    12:00-20:00  唐卫东 stands at 东门; a second plan that cannot be is refused, and nothing is stored
    """
    at_gate(cast, "guard", 0, 8)
    with override("en"), pytest.raises(ValidationError) as refused:
        at_gate(cast, "guard", start, end, "gate 西门")
    assert refused.value.code == code
    assert refused.value.messages[0].startswith(sentence)
    assert Shift.objects.filter(community_id=cast.community_id).count() == 1


def test_little_rest_is_planned_and_warned_of(cast: Cast) -> None:
    """
    12:00-20:00  a day shift, then 22:00-06:00 a night shift: two hours of rest; the day after, eight hours: no word
    """
    at_gate(cast, "guard", 0, 8)
    with override("en"):
        (warning,) = at_gate(cast, "guard", 10, 18).warnings
    assert warning == "唐卫东 has less than 8 hours of rest beside the shift from 02-03 12:00 to 02-03 20:00."
    assert at_gate(cast, "guard", 26, 34).warnings == ()


def test_nobody_unknown_and_no_unknown_post(cast: Cast) -> None:
    """
    12:00  a worker who does not exist, a post that does not exist, a worker who left this morning
    """
    when = hours(cast, 1, 2)
    leave(cast.community_id, cast.workers["guard2"], cast.now)
    for worker, place, code in ((99, "gate 东门", "no_worker"), (3, "nowhere", "no_place"), (4, "gate 东门", "left")):
        with pytest.raises(ValidationError) as refused:
            plan(cast.community_id, worker, cast.places.get(place, 9999), *when)
        assert refused.value.code == code


def test_a_shift_is_taken_back(cast: Cast) -> None:
    """
    12:00  a shift of tonight is planned no more; one that runs ends now; one that is over stays in the record
    """
    tonight, runs, over = (at_gate(cast, "guard", *span).shift for span in ((8, 16), (-2, 4), (-20, -12)))
    for shift in (tonight, runs):
        take_back(cast.community_id, shift.id, cast.now)
    left = {row.id: row for row in Shift.objects.filter(community_id=cast.community_id)}
    assert set(left) == {runs.id, over.id}
    assert left[runs.id].ends_at == cast.now
    for shift, code in ((tonight, "no_shift"), (runs, "over"), (over, "over")):
        with pytest.raises(ValidationError) as refused:
            take_back(cast.community_id, shift.id, cast.now)
        assert refused.value.code == code


def test_every_plan_is_noted_for_who_follows(cast: Cast) -> None:
    """
    12:00  a plan is made and taken back: what is owed at that gate is to be looked at anew, both times
    """
    before = change.head(cast.community_id)
    shift = at_gate(cast, "guard", 1, 9).shift
    take_back(cast.community_id, shift.id, cast.now)
    assert change.head(cast.community_id) == before + 2
    assert list(change.places_after(cast.community_id, before) or ()) == [cast.places["gate 东门"]]
