"""While a delivery is being taken in, no further letter is begun."""

from __future__ import annotations

from threading import Thread

import pytest

from fangxian.hotline import giving_way


def test_a_reader_waits_for_the_delivery_and_no_longer() -> None:
    """WeCom wants its answer within five seconds; a letter can wait a moment."""
    with giving_way.taking_in():
        reader = Thread(target=giving_way.give_way, daemon=True)
        reader.start()
        reader.join(5 * giving_way.PAUSE)
        assert reader.is_alive()
    reader.join(giving_way.PATIENCE)
    assert not reader.is_alive()


def test_under_a_flood_letters_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deliveries without end."""
    monkeypatch.setattr(giving_way, "PATIENCE", 0.01)
    with giving_way.taking_in():
        giving_way.give_way()
