"""Every door of the community is a cell where it stands, coloured by what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from fangxian.derived.lenses import LENSES
from fangxian.derived.models import Standing
from fangxian.derived.packing import packed
from fangxian.derived.picture import picture
from fangxian.derived.within import EVERYWHERE
from fangxian.measures.screening.standing import ScreeningStanding
from fangxian.measures.screening.states import Fever, Observation, Stretch, Sweep
from fangxian.registry.models import Place
from fangxian.workforce.access import Reach
from tests.cast import DOORS, Cast
from tests.derived.made import NOW, task

pytestmark = pytest.mark.django_db(databases=["default", "derived"])


def test_doors_stand_by_building_unit_and_floor_from_the_top(cast: Cast) -> None:
    """10:00  building 8: unit 1 has one floor; unit 2 has the sixth over the fifth, 501 left of 502"""
    seen = picture(cast.community_id, "overdue", NOW, EVERYWHERE)
    assert [building.name for building in seen.buildings] == ["3", "8"]
    eight = seen.buildings[1]
    units = {unit.name: [(floor, [door.room for door in flat]) for floor, flat in unit.floors] for unit in eight.units}
    assert units == {"1": [(1, ["101", "102"])], "2": [(6, ["601"]), (5, ["501", "502"])]}


@pytest.mark.parametrize("lens", LENSES)
def test_every_door_has_one_class_and_the_legend_counts_them(cast: Cast, lens: str) -> None:
    """10:00  ten doors, nothing known of them yet"""
    seen = picture(cast.community_id, lens, NOW, EVERYWHERE)
    assert set(seen.colours) == {cast.places[code] for code in DOORS}
    assert sum(seen.legend.values()) == len(DOORS)
    assert set(seen.colours.values()) == {LENSES[lens].classes[-1]}


def test_overdue_shows_how_pressing_it_is(cast: Cast) -> None:
    """
    10:00  402: a visit that cannot wait was due at 09:00; 401: two tasks were; 501: one was; 8-2-501: one is open
    """
    task(cast.door, "screening.visit", due=-1, urgent=True)
    task(cast.places["3-2-401"], "screening.check", "p1", due=-1)
    task(cast.places["3-2-401"], "screening.check", "p2", due=-1)
    task(cast.places["3-2-501"], due=-1)
    task(cast.places["8-2-501"], due=1)
    colours = picture(cast.community_id, "overdue", NOW, EVERYWHERE).colours
    codes = ("3-2-402", "3-2-401", "3-2-501", "8-2-501", "8-2-502")
    assert [colours[cast.places[code]] for code in codes] == ["urgent", "several", "one", "open", "none"]


def test_screened_tells_swept_from_tried_due_and_overdue(cast: Cast) -> None:
    """10:00  402 swept; 401 swept and due again; 501 knocked on in vain; 8-2-501 never opened and overdue"""
    swept = Sweep(number=1, at=NOW, people=3)
    _screening(cast, "3-2-402", ScreeningStanding(sweeps=[swept]))
    _screening(cast, "3-2-401", ScreeningStanding(sweeps=[swept]))
    _screening(cast, "3-2-501", ScreeningStanding(tries=[NOW]))
    task(cast.places["3-2-401"], "screening.door_visit", due=3)
    task(cast.places["8-2-501"], "screening.door_visit", due=-3)
    colours = picture(cast.community_id, "screened", NOW, EVERYWHERE).colours
    codes = ("3-2-402", "3-2-401", "3-2-501", "8-2-501", "8-2-502")
    assert [colours[cast.places[code]] for code in codes] == ["done", "due", "tried", "overdue", "waiting"]


def test_an_observation_shows_as_long_as_it_runs(cast: Cast) -> None:
    """10 Feb  402 observed until the 22nd; 401's observation ended on the 9th"""
    _screening(cast, "3-2-402", ScreeningStanding(observations=[_observation(date(2020, 2, 8), date(2020, 2, 22))]))
    _screening(cast, "3-2-401", ScreeningStanding(observations=[_observation(date(2020, 1, 26), date(2020, 2, 9))]))
    seen = picture(cast.community_id, "observed", NOW, EVERYWHERE)
    assert [seen.colours[cast.places[code]] for code in ("3-2-402", "3-2-401")] == ["observed", "ended"]
    assert seen.legend == {"ill": 0, "observed": 1, "ended": 1, "none": 8, "vacant": 0}


def test_a_fever_not_yet_settled_goes_before_the_observation(cast: Cast) -> None:
    """10:00  402 is observed and feverish since 09:00; 401 was, and a second reading refuted it"""
    kept = _observation(date(2020, 2, 8), date(2020, 2, 22))
    for code, state in (("3-2-402", "suspected"), ("3-2-401", "refuted")):
        _screening(cast, code, ScreeningStanding(observations=[kept], fevers=[_fever(state)]))
    colours = picture(cast.community_id, "observed", NOW, EVERYWHERE).colours
    assert [colours[cast.places[code]] for code in ("3-2-402", "3-2-401")] == ["ill", "observed"]


def test_needs_show_only_what_care_owes(cast: Cast) -> None:
    """10:00  402's medicine was due at 09:00; 401 is to be rung up by noon; 501 tomorrow; 8-2-501 owes a sweep"""
    task(cast.door, "care.need", "e1", due=-1)
    task(cast.places["3-2-401"], "care.contact", "p4", due=2)
    task(cast.places["3-2-501"], "care.contact", "p6", opens=14, due=24)
    task(cast.places["8-2-501"], "screening.door_visit", due=-1)
    colours = picture(cast.community_id, "needs", NOW, EVERYWHERE).colours
    codes = ("3-2-402", "3-2-401", "3-2-501", "8-2-501")
    assert [colours[cast.places[code]] for code in codes] == ["overdue", "open", "cared", "none"]


def test_nobody_lives_there(cast: Cast) -> None:
    """10:00  3-1-101 stands empty and owes nothing"""
    Place.objects.filter(community_id=cast.community_id, id=cast.places["3-1-101"]).update(vacant=True)
    seen = picture(cast.community_id, "screened", NOW, EVERYWHERE)
    assert seen.legend["vacant"] == 1


def test_the_worker_of_a_grid_sees_its_buildings_and_a_stranger_none(cast: Cast) -> None:
    """10:00  the worker of grid 2, and somebody who covers nothing, open the picture"""
    scopes = (Reach(frozenset({cast.places["grid 2"]})), Reach())
    seen = [picture(cast.community_id, "overdue", NOW, scope) for scope in scopes]
    assert [[building.name for building in one.buildings] for one in seen] == [["8"], []]


def _screening(cast: Cast, code: str, standing: ScreeningStanding) -> None:
    Standing.objects.create(
        community_id=cast.community_id, place_id=cast.places[code], measure="screening", data=packed(standing)
    )


def _fever(state: str) -> Fever:
    return Fever(
        subject="p1",
        person_id=1,
        number=2,
        entry_id="e2",
        at=NOW,
        received_at=NOW,
        heard_on=NOW.date(),
        sign="reading",
        state=state,
    )


def _observation(since: date, until: date) -> Observation:
    return Observation(
        subject="p1",
        person_id=1,
        number=1,
        entry_id="e1",
        opened_at=NOW,
        received_at=NOW,
        heard_on=NOW.date(),
        named=True,
        people=1,
        stretches=[Stretch("居家隔离", since, until)],
    )
