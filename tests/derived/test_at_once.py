"""Several people look at the same moment: what is new is drawn once, and all of them see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from fangxian.derived.board import board
from fangxian.derived.catch_up import catch_up
from fangxian.derived.verify import verify
from fangxian.derived.within import EVERYWHERE
from fangxian.measures.screening.records import DoorVisit
from fangxian.vault.models import Trail
from tests.cast import Cast
from tests.derived.conftest import Write
from tests.derived.made import NOW

LOOKERS = 4


@pytest.mark.django_db(transaction=True, databases=["default", "derived"])
def test_four_look_at_once(cast: Cast, write: Write) -> None:
    """
    09:30  3-2-402 was visited;  10:00  four open the board in the same second
    """
    write("3-2-402", DoorVisit(answered=True), hours=-0.5)
    start = Barrier(LOOKERS)

    def look(_: int) -> int:
        try:
            start.wait()
            catch_up(cast.community_id)
            return board(cast.community_id, NOW, EVERYWHERE).whole("screening").late
        finally:
            connections.close_all()

    with ThreadPoolExecutor(LOOKERS) as office:
        assert list(office.map(look, range(LOOKERS))) == [9] * LOOKERS
    assert Trail.objects.filter(community_id=cast.community_id, actor="follower:derived").count() == 1
    assert verify(cast.community_id) == []
