"""No statement reads or changes a derived row without naming the community."""

from __future__ import annotations

from datetime import date

import pytest

from fangxian.derived import board, figures, worklist
from fangxian.derived.catch_up import catch_up
from fangxian.derived.lenses import LENSES
from fangxian.derived.picture import picture
from fangxian.derived.place_state import place_state
from fangxian.derived.rebuild import rebuild
from fangxian.derived.verify import verify
from fangxian.derived.within import EVERYWHERE
from fangxian.measures.screening.records import DoorVisit, Returnee
from fangxian.workforce.access import Reach
from tests.cast import Cast
from tests.derived.conftest import Write
from tests.derived.made import NOW
from tests.statements import community_tables, unfiltered

pytestmark = pytest.mark.django_db(databases=["default", "derived"])

TODAY = date(2020, 2, 10)


def test_following_and_checking_name_the_community(cast: Cast, write: Write, statements: list[str]) -> None:
    """10:00  an arrival, a visit that was corrected, a rebuild, a check"""
    write("3-2-402", Returnee(origin_adcode="420800"), person="刘建国", hours=-2)
    wrong = write("3-2-402", DoorVisit(answered=True), hours=-1)
    statements.clear()
    catch_up(cast.community_id)
    write("3-2-401", DoorVisit(answered=True), hours=-1, corrects=wrong)
    catch_up(cast.community_id)
    rebuild(cast.community_id)
    verify(cast.community_id)
    assert len(statements) > 50
    assert unfiltered(statements, community_tables()) == []


@pytest.mark.parametrize("reach", [EVERYWHERE, Reach(frozenset({2, 3}), frozenset({16})), Reach()])
def test_every_page_names_the_community(cast: Cast, reach: Reach, statements: list[str]) -> None:
    """10:00  the director, a worker who also covers a gate, and a stranger look at everything there is"""
    statements.clear()
    board.board(cast.community_id, NOW, reach)
    board.urgent(cast.community_id, NOW, reach)
    worklist.worklist(cast.community_id, NOW, reach)
    worklist.how_many(cast.community_id, NOW, reach)
    figures.figures(cast.community_id, TODAY, reach)
    figures.cumulative(cast.community_id, TODAY, reach)
    figures.rows(cast.community_id, "observed", TODAY, reach)
    figures.cumulative_rows(cast.community_id, "observed", TODAY, reach)
    place_state(cast.community_id, cast.door, NOW)
    for lens in LENSES:
        picture(cast.community_id, lens, NOW, reach)
    assert len(statements) > 10
    assert unfiltered(statements, community_tables()) == []
