"""Shops are looked in on every few days, and the next day where something was wrong."""

from __future__ import annotations

from tests.measures.conftest import Counted, Due

SHOP = "shop:22"


def test_a_shop_is_checked_every_three_days(due: Due) -> None:
    """
    02-05 10:00  shop:22  checkpoints.shop_check  ok=true
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-08 00:00–02-09 00:00"


def test_a_shop_nobody_has_seen_is_owed_its_first_check(due: Due) -> None:
    """
    since 2020-02-05 08:00
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-08 00:00–02-09 00:00"


def test_a_fault_is_looked_at_again_the_next_day(due: Due) -> None:
    """
    02-05 10:00  shop:22  checkpoints.shop_check  issues=未测温,聚集
    """
    assert due(SHOP, "checkpoints.shop_recheck") == "02-05 10:00–02-07 00:00"


def test_put_right_it_is_in_turn_again(due: Due, counted: Counted) -> None:
    """
    02-05 10:00  shop:22  checkpoints.shop_check  ok=false
    02-06 10:00  shop:22  checkpoints.shop_check  ok=true
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-09 00:00–02-10 00:00"
    assert counted(SHOP, "shops_checked", "02-05") == 1
    assert counted(SHOP, "shops_not_in_order", "02-05") == 1
    assert counted(SHOP, "shops_not_in_order", "02-06") == 0
    assert [counted(SHOP, "shops_put_right", day) for day in ("02-05", "02-06")] == [0, 1]


def test_what_a_shop_says_of_itself_takes_nobodys_place(due: Due, counted: Counted) -> None:
    """
    02-05 10:00  shop:22  checkpoints.shop_check  ok=true
    02-06 08:00  shop:22  checkpoints.self_check  fever=false masks=true disinfected=true
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-08 00:00–02-09 00:00"
    assert counted(SHOP, "shops_self_checked", "02-06") == 1
    assert counted(SHOP, "shops_checked", "02-06") == 0


def test_a_fault_that_it_owns_up_to_is_looked_at_the_next_day(due: Due) -> None:
    """
    02-05 10:00  shop:22  checkpoints.shop_check  ok=true
    02-06 08:00  shop:22  checkpoints.self_check  fever=false masks=false disinfected=true
    02-06 20:00  shop:22  checkpoints.self_check  fever=false masks=true disinfected=true
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-06 08:00–02-08 00:00"


def test_a_look_settles_what_it_owned_up_to(due: Due) -> None:
    """
    02-06 08:00  shop:22  checkpoints.self_check  fever=true masks=true disinfected=true
    02-06 15:00  shop:22  checkpoints.shop_check  ok=true
    """
    assert due(SHOP, "checkpoints.shop_check") == "02-09 00:00–02-10 00:00"
