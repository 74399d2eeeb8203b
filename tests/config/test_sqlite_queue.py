"""Writers of one file stand in a queue: one who writes piece after piece keeps nobody out."""

from __future__ import annotations

from threading import Thread

from fangxian.config.sqlite.queue import Queue


def test_whoever_came_first_writes_first() -> None:
    """08:00  one writes, three come one after the other: each has its turn in the order in which they came"""
    line, wrote = Queue(), list[str]()
    assert line.enter()
    waiting = []
    for name in ("first", "second", "third"):
        writer = Thread(target=_write, args=(line, name, wrote))
        writer.start()
        waiting.append(writer)
        while len(line._waiting) < len(waiting):
            pass
    line.leave()
    assert line.enter()  # whoever writes on stands behind all of them
    assert wrote == ["first", "second", "third"]
    line.leave()
    for writer in waiting:
        writer.join(5)


def _write(line: Queue, name: str, wrote: list[str]) -> None:
    assert line.enter()
    wrote.append(name)
    line.leave()


def test_who_waited_too_long_holds_nobody_up() -> None:
    """08:00  one writes for a minute; another gives up after no time at all; the next one's turn comes all the same"""
    line = Queue()
    assert line.enter()
    assert not line.enter(0)
    line.leave()
    assert line.enter(0)
