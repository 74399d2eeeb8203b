"""Heads put together from pieces (返石日期, 今日上午体温): read only where every sign belongs to a known piece."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

SLOT = re.compile(r"[A-Z]{2,}")


def by_pieces(form: str) -> tuple[str, ...]:
    """What a head in its tight form may ask for, by its pieces; nothing if a sign of it belongs to none."""
    return tuple(key for key, shape in _shapes() if shape.fullmatch(form))


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The orders of pieces in which each thing is asked for. KeyError where one names a slot that is not there."""
    text = resources.files("fangxian.registry.asked").joinpath("words", "pieces.toml").read_text("utf-8")
    told = tomllib.loads(text)
    return tuple(
        (key, re.compile("|".join(_spelt(order, told["slots"]) for order in orders)))
        for key, orders in told["heads"].items()
    )


def _spelt(order: str, slots: dict[str, str]) -> str:
    """The pattern of one order: each slot is the words that it may be."""
    while SLOT.search(order):
        order = SLOT.sub(lambda hit: f"(?:{slots[hit[0]]})", order)
    return order.replace(" ", "")
