"""What was written is on the worklist, on the board and under the figures as soon as somebody looks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from fangxian.derived import bookmark
from fangxian.derived import catch_up as catching
from fangxian.derived.board import board
from fangxian.derived.catch_up import catch_up, touched
from fangxian.derived.compare import compare
from fangxian.derived.figures import figures, rows
from fangxian.derived.models import Standing, Tally, Task
from fangxian.derived.within import EVERYWHERE
from fangxian.derived.worklist import Asked, worklist
from fangxian.measures.reporting.records import Withdrawn
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.registry.change import note
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.derived.conftest import Write
from tests.derived.made import NOW

pytestmark = pytest.mark.django_db(databases=["default", "derived"])

TODAY = date(2020, 2, 10)


def test_the_first_look_draws_every_place(cast: Cast) -> None:
    """10:00  the response began three days ago; nothing was written yet, and every door is owed a visit"""
    assert catch_up(cast.community_id) == 0
    visits = Task.objects.filter(community_id=cast.community_id, kind="screening.door_visit")
    assert visits.count() == 10
    assert board(cast.community_id, NOW, EVERYWHERE).whole("screening").late == 10


def test_an_arrival_from_jingmen_owes_checks_and_counts_today(cast: Cast, write: Write) -> None:
    """
    09:00  3-2-402  screening.returnee  origin 420800 (Jingmen, a key area), arrived the night before
    10:00  the worklist shows the first check; the figures count one arrival and one newly observed
    """
    write("3-2-402", Returnee(origin_adcode="420800", when="2020-02-09"), person="刘建国", hours=-1)
    assert catch_up(cast.community_id) == 1
    checks = worklist(cast.community_id, NOW, EVERYWHERE, Asked(kind="screening.check"))
    assert [(check.place_id, check.person_id) for check in checks] == [(cast.door, cast.people["刘建国"])]
    told = figures(cast.community_id, TODAY, EVERYWHERE)
    assert (told["observed"], told["observed_new"]) == (1, 1)
    assert [row.place_id for row in rows(cast.community_id, "observed", TODAY, EVERYWHERE)] == [cast.door]


def test_only_the_touched_place_is_drawn_anew(cast: Cast, write: Write) -> None:
    """
    09:00  all drawn;  09:30  3-2-402 is visited: its rows change, those of all others stay as they are
    """
    catch_up(cast.community_id)
    Standing.objects.create(
        community_id=cast.community_id, place_id=cast.places["3-2-401"], measure="care", data=b"old"
    )
    write("3-2-402", DoorVisit(answered=True), hours=-0.5)
    assert catch_up(cast.community_id) == 1
    assert Standing.objects.filter(community_id=cast.community_id, data=b"old").exists()
    visit = Task.objects.get(community_id=cast.community_id, place_id=cast.door, kind="screening.door_visit")
    assert visit.opens_at > NOW


def test_nothing_new_costs_three_statements_and_opens_nothing(cast: Cast, write: Write, statements: list[str]) -> None:
    """10:00  the board is looked at twice; the second time nothing was written since"""
    write("3-2-402", DoorVisit(answered=True))
    catch_up(cast.community_id)
    looks = Trail.objects.filter(community_id=cast.community_id).count()
    statements.clear()
    assert catch_up(cast.community_id) == 0
    assert len(statements) == 3
    assert Trail.objects.filter(community_id=cast.community_id).count() == looks


def test_one_look_leaves_one_row_in_the_trail(cast: Cast, write: Write) -> None:
    """10:00  two doors were visited; drawing them opens two entries and says so once"""
    catch_up(cast.community_id)
    write("3-2-402", DoorVisit(answered=True))
    write("3-2-401", DoorVisit(answered=True))
    before = Trail.objects.filter(community_id=cast.community_id).count()
    catch_up(cast.community_id)
    trail = Trail.objects.filter(community_id=cast.community_id).order_by("number")[before:]
    assert [(row.actor, row.purpose, row.how_many) for row in trail] == [("follower:derived", "catch_up", 2)]


def test_what_was_withdrawn_counts_no_more_even_elsewhere(cast: Cast, write: Write) -> None:
    """
    09:00  3-2-402  screening.door_visit
    09:10  it was 3-2-401: the entry is corrected by one at that door
    """
    wrong = write("3-2-402", DoorVisit(answered=True), hours=-1)
    catch_up(cast.community_id)
    write("3-2-401", DoorVisit(answered=True), hours=-0.8, corrects=wrong)
    catch_up(cast.community_id)
    swept = rows(cast.community_id, "households_swept", TODAY, EVERYWHERE)
    assert [row.place_id for row in swept] == [cast.places["3-2-401"]]


def test_a_withdrawn_entry_leaves_nothing(cast: Cast, write: Write) -> None:
    """
    09:00  3-2-402  screening.returnee from Jingmen;  09:30  withdrawn: the wrong family
    """
    wrong = write("3-2-402", Returnee(origin_adcode="420800"), person="刘建国", hours=-1)
    catch_up(cast.community_id)
    write("3-2-402", Withdrawn(reason="听错了"), hours=-0.5, corrects=wrong)
    catch_up(cast.community_id)
    assert not Task.objects.filter(community_id=cast.community_id, kind="screening.check").exists()
    assert "observed" not in figures(cast.community_id, TODAY, EVERYWHERE)


def test_a_late_record_is_folded_where_it_belongs(cast: Cast, write: Write) -> None:
    """
    09:30  3-2-402 visited;  09:50  a phone that had no signal sends the visit of 08:00: the last visit stays 09:30's
    """
    write("3-2-402", DoorVisit(answered=True), hours=-0.5)
    write("3-2-402", DoorVisit(answered=True), hours=-2)
    catch_up(cast.community_id)
    assert [row.number for row in rows(cast.community_id, "households_swept", TODAY, EVERYWHERE)] == [1]


def test_a_change_in_the_registry_is_followed(cast: Cast) -> None:
    """10:00  somebody moved at 3-2-402: that door is drawn; the response changed: all are"""
    catch_up(cast.community_id)
    old = bookmark.reached(cast.community_id)
    note(cast.community_id, [cast.door])
    assert touched(cast.community_id, old, bookmark.heads(cast.community_id)) == [cast.door]
    catch_up(cast.community_id)
    note(cast.community_id, [None])
    assert len(touched(cast.community_id, old, bookmark.heads(cast.community_id))) == len(cast.places)
    catch_up(cast.community_id)
    assert bookmark.reached(cast.community_id) == bookmark.heads(cast.community_id)


def test_a_ledger_put_back_from_a_backup_is_followed_from_there(cast: Cast, write: Write) -> None:
    """11:00  the server was restored from last night's backup; derived rows were ahead of it: all is drawn anew"""
    write("3-2-402", DoorVisit(answered=True))
    catch_up(cast.community_id)
    ahead = msgspec.structs.replace(bookmark.heads(cast.community_id), ledger=5)
    bookmark.move(cast.community_id, bookmark.reached(cast.community_id), ahead)
    Tally.objects.filter(community_id=cast.community_id).delete()
    catch_up(cast.community_id)
    assert bookmark.reached(cast.community_id) == bookmark.heads(cast.community_id)
    assert figures(cast.community_id, TODAY, EVERYWHERE)["households_swept"] == 1


def test_who_comes_second_does_not_set_the_bookmark_back(cast: Cast) -> None:
    """10:00  two servers read on at once; the slower one finishes last"""
    start, faster, slower = bookmark.Position(), bookmark.Position(5, 0, 1), bookmark.Position(3, 0, 1)
    with bookmark.held(cast.community_id):
        bookmark.move(cast.community_id, start, faster)
    bookmark.move(cast.community_id, start, slower)
    assert bookmark.reached(cast.community_id) == faster


def test_new_rules_redraw_what_the_old_ones_drew(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Monday 08:00  the house was brought up to date over night: the first look draws every place by the new rules"""
    catch_up(cast.community_id)
    Task.objects.filter(community_id=cast.community_id).delete()
    assert not catch_up(cast.community_id)
    assert not Task.objects.filter(community_id=cast.community_id).exists()
    monkeypatch.setattr(bookmark, "edition", lambda: 7)
    catch_up(cast.community_id)
    assert Task.objects.filter(community_id=cast.community_id).exists()
    assert bookmark.reached(cast.community_id).rules == 7


def test_figures_of_every_day_equal_their_rows(cast: Cast, write: Write) -> None:
    """8 to 30 February: after an arrival, two visits and a door in vain, each evening each figure opens its rows"""
    write("3-2-402", Returnee(origin_adcode="420800"), person="刘建国", hours=-24)
    write("3-2-401", DoorVisit(answered=True), hours=-3)
    write("8-2-501", DoorVisit(answered=False), hours=-2)
    catch_up(cast.community_id)
    for day in (TODAY + timedelta(days=offset) for offset in range(-2, 20)):
        for indicator, value in figures(cast.community_id, day, EVERYWHERE).items():
            assert sum(row.value for row in rows(cast.community_id, indicator, day, EVERYWHERE)) == value


def test_in_a_flood_a_page_says_what_is_not_on_it_yet(
    cast: Cast, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    09:00  phones send more than is soon drawn: the page waits a moment, no more, and tells how much is left
    09:01  the flood is over; the next page has all of it
    """
    drawing = catching.Thread(target=int)
    monkeypatch.setattr(catching, "FLOOD", 2)
    monkeypatch.setattr(catching, "PATIENCE", 0)
    monkeypatch.setattr(catching, "Thread", lambda **_: drawing)
    catch_up(cast.community_id)
    for door in ("3-2-401", "3-2-402", "3-1-101"):
        write(door, DoorVisit(answered=True), hours=-1)
    assert catching.keep_up(cast.community_id) == 3
    monkeypatch.setattr(catching, "FLOOD", 3)
    assert catching.keep_up(cast.community_id) == 0
    assert bookmark.reached(cast.community_id) == bookmark.heads(cast.community_id)


def test_while_more_comes_in_drawing_leaves_the_machine_to_the_phones(
    cast: Cast, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    09:00  some places are drawn while phones send: the next ones wait several times as long as these took
    09:01  nothing more comes in: only a moment
    """
    slept: list[float] = []
    monkeypatch.setattr(catching.time, "sleep", slept.append)
    monkeypatch.setattr(catching, "SHY", 1_000_000)
    rest = catching._Resting(cast.community_id)
    write("3-2-402", DoorVisit(answered=True), hours=-1)
    rest()
    rest()
    assert slept[0] > slept[1] == catching.PAUSE


def test_rows_drawn_while_somebody_else_drew_newer_ones_are_drawn_again(
    cast: Cast, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """09:00  two processes draw 3-2-402; the slower one began before a visit that the faster one has drawn"""
    catch_up(cast.community_id)
    drawn = catching.draw

    def slowly(*asked: Any) -> Any:
        monkeypatch.setattr(catching, "draw", drawn)
        before = drawn(*asked)
        write("3-2-402", DoorVisit(answered=True), hours=-1)
        catch_up(cast.community_id)
        return before

    monkeypatch.setattr(catching, "draw", slowly)
    write("3-2-401", DoorVisit(answered=True), hours=-1)
    write("3-2-402", DoorVisit(answered=False), hours=-2)
    catch_up(cast.community_id)
    assert compare(cast.community_id) == []
