"""Chaining: each row carries the hash of the one before, so that nothing can be taken out or changed unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from fangxian.measures.questions import Words

START = bytes(32)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Fault(NamedTuple):
    """Something wrong in a chain: at which number, in words."""

    number: int
    words: Words


def moment(at: datetime) -> int:
    """Microseconds since 1970, the same on every database."""
    return (at - EPOCH) // MICROSECOND


def link(previous: bytes, columns: Sequence[Any]) -> bytes:
    """The hash of a row: SHA-256 over the previous hash and the row's columns as a JSON array (bytes in base64)."""
    return hashlib.sha256(previous + msgspec.json.encode(columns)).digest()


def gap(number: int, expected: int) -> Fault:
    """A number is not the next one."""
    return Fault(
        number,
        Words(f"编号不连续:应为 {expected},实为 {number}", f"numbers have a gap: {expected} expected, {number} found"),
    )


def broken(number: int) -> Fault:
    """A row does not name the one before."""
    return Fault(number, Words(f"第 {number} 条与前一条不衔接", f"entry {number} does not follow from the one before"))


def changed(number: int) -> Fault:
    """A row is not as it was written."""
    return Fault(number, Words(f"第 {number} 条被改动过", f"entry {number} was changed"))


def cut(number: int, head: int) -> Fault:
    """The last row is not the one that the head names."""
    return Fault(
        number,
        Words(
            f"末条为 {number},应为 {head}:末尾被截断或改动",
            f"the last is {number}, not {head}: the end was cut off or changed",
        ),
    )
