"""Weeks later somebody asks whether the figures were true when they were signed."""

from datetime import date, timedelta

import pytest

from fangxian.derived.catch_up import catch_up
from fangxian.derived.figures import figures
from fangxian.derived.models import Task
from fangxian.derived.within import EVERYWHERE
from fangxian.measures.care.records import Need
from fangxian.measures.checkpoints.records import Checkpoint
from fangxian.measures.disinfection.records import Disinfection
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.registry import response
from fangxian.registry.models import Place, Residence
from fangxian.reports import content
from fangxian.reports.issue import issue
from fangxian.reports.models import Issued
from fangxian.reports.rederive import rederive
from fangxian.vault.models import Trail
from fangxian.workforce import shifts
from fangxian.workforce.models import Worker
from tests.cast import Cast
from tests.reports.conftest import Write

TODAY = date(2020, 2, 3)
pytestmark = pytest.mark.django_db


def a_day(write: Write) -> None:
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-02"), person="刘建国", hours=-3)
    write("3-2-401", DoorVisit(answered=True), hours=-2)
    write("gate 东门", Checkpoint(checked=120, count_in=80, vehicles=7, staff=["唐卫东", "孟小军"]), hours=-2)
    write("building 3", Disinfection(area_m2=123.4), hours=-1)
    write("building 8", Disinfection(area_m2=0.1, times=2), hours=-1)
    write("3-1-101", Need(need_type="food"), hours=-1)


def test_what_comes_later_changes_nothing(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  the day's report is signed
    13:00  a late record of the morning comes in, an entry is withdrawn, a need is met
    14:00  the report is derived again from the ledger number it stands on: the same to the byte
    """
    a_day(write)
    visit = write("3-1-102", DoorVisit(answered=True), hours=-2)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    write("8-2-502", DoorVisit(answered=True, temperature_c=38.4), hours=-4)
    write("3-1-102", Withdrawn(reason="写错了门"), hours=1, corrects=visit)
    catch_up(cast.community_id)
    again = rederive(issued, "worker:6")
    assert (again.same, again.same_rules) == (True, True)
    later = issue(cast.community_id, "daily", TODAY, director, cast.now + timedelta(hours=2))
    assert bytes(later.content) != bytes(issued.content)
    assert rederive(later, "worker:6").same


def test_the_registry_of_later_days_changes_nothing(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  signed;  the week after, the people of 3-2-401 move out, its building goes to grid 2, posts are planned anew
    """
    a_day(write)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    Residence.objects.filter(community_id=cast.community_id).update(until_day=date(2020, 2, 10))
    Place.objects.filter(community_id=cast.community_id, building="3").update(grid_id=cast.places["grid 2"])
    gate, guard = cast.places["gate 东门"], cast.workers["guard"]
    shifts.plan(cast.community_id, guard, gate, cast.now, cast.now + timedelta(hours=8))
    assert rederive(issued, "worker:6").same


def test_a_report_that_was_not_true_does_not_come_out_again(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  a report is filed whose figures nobody ever wrote down
    """
    a_day(write)
    true = issue(cast.community_id, "daily", TODAY, director, cast.now)
    false = Issued(**{f.attname: getattr(true, f.attname) for f in Issued._meta.concrete_fields})
    told = content.read(true)
    false.content = content.written(told).replace(b'"sum":1,"total":1', b'"sum":0,"total":0')
    false.sha256 = content.fingerprint(bytes(false.content))
    assert not rederive(false, "worker:6").same


def test_looking_again_is_written_down(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  signed;  12:10  the auditor derives it again: the trail says who, and what for
    """
    a_day(write)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    rederive(issued, "worker:9")
    looks = Trail.objects.filter(community_id=cast.community_id, actor="worker:9")
    assert set(looks.values_list("purpose", flat=True)) == {"derive report 1 again"}


def test_the_end_of_the_response_changes_nothing(cast: Cast, write: Write, director: Worker) -> None:
    """
    12:00  signed;  18:00  the response ends: nothing is owed any more, every figure still opens its rows
    next day  the report is derived again; the last day's is signed late, by the rules of the response that ended
    """
    a_day(write)
    issued = issue(cast.community_id, "daily", TODAY, director, cast.now)
    before = figures(cast.community_id, TODAY, EVERYWHERE)
    response.end(cast.community_id, cast.now + timedelta(hours=6))
    catch_up(cast.community_id)
    signed = {"reports_signed": 1.0}
    assert figures(cast.community_id, TODAY, EVERYWHERE) == before | signed
    assert not Task.objects.filter(community_id=cast.community_id).exists()
    assert rederive(issued, "worker:6").same
    late = issue(cast.community_id, "daily", TODAY, director, cast.now + timedelta(days=1))
    assert content.read(late).profile == content.read(issued).profile
    assert rederive(late, "worker:6").same
