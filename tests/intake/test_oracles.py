"""What must hold of every day: openings equal the trail, every statement names its community, a draft costs little."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db.models import Sum

from fangxian.intake import held
from fangxian.intake.receive import receive
from fangxian.intake.say import Heard
from fangxian.intake.settle import accept, drop
from fangxian.ledger import chain
from fangxian.vault import opening, trail
from fangxian.vault.models import Trail
from fangxian.workforce.access import Scope
from tests.cast import Cast
from tests.intake.test_receive import record
from tests.statements import community_tables, unfiltered

Says = Callable[..., Heard]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every ciphertext that was put to the cipher."""
    seen: list[bytes] = []
    real = opening._opened

    def counted(keys: object, place: bytes, sealed: bytes) -> bytes | None:
        seen.append(place)
        return real(keys, place, sealed)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "_opened", counted)
    return seen


def _a_day(cast: Cast, grid1: Scope, says: Says) -> None:
    receive(cast.community_id, grid1, [record(cast, 1), record(cast, 2, place_id=999_999)], cast.now)
    (card,) = says("grid1", "3-2-402刘建国体温37.9").cards
    accept(cast.community_id, card.id, {}, grid1, cast.now)
    (correction,) = says("grid1", "刚才那条错了,是36.5").cards
    accept(cast.community_id, correction.id, {}, grid1, cast.now)
    (arrival,) = says("grid1", "有个居民昨晚从湖北荆门回来").cards
    accept(cast.community_id, arrival.id, {"place": "9-9-999"}, grid1, cast.now)
    drop(cast.community_id, arrival.id, "说错了", grid1, cast.now)
    says("grid1", "吃了吗")
    held.open_cards(grid1)
    held.not_understood(grid1)
    assert chain.verify(cast.community_id) == []


def test_openings_equal_the_trail(cast: Cast, grid1: Scope, says: Says, opened: list[bytes]) -> None:
    """A day of records, sentences, corrections, lists and a verify: as many lines' subjects as rows opened."""
    _a_day(cast, grid1, says)
    assert Trail.objects.filter(community_id=cast.community_id).aggregate(all=Sum("how_many"))["all"] == len(opened)
    assert trail.verify(cast.community_id) == []


def test_every_statement_names_its_community(cast: Cast, grid1: Scope, says: Says, statements: list[str]) -> None:
    """The same day, its SQL heard: none asks over the border of the community."""
    _a_day(cast, grid1, says)
    assert unfiltered(statements, community_tables()) == []
