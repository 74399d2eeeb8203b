"""Plays days of an epidemic into the ordinary doors: phones that send what they kept, sentences, signed reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from fangxian.demo.days import days as happenings
from fangxian.demo.happening import DAY, Happening, Span
from fangxian.demo.planned import plan_posts
from fangxian.demo.saying import say
from fangxian.demo.signing import Signing
from fangxian.demo.world import World
from fangxian.intake.incoming import Incoming
from fangxian.intake.receive import receive
from fangxian.ledger.entry import Answer
from fangxian.measures.shape import Record
from fangxian.registry import response
from fangxian.workforce.access import Scope, scope
from fangxian.workforce.models import Worker

AT_MOST, WAIT = 50, timedelta(hours=2)  # records that a phone keeps, and how long, before it is in the network again
AT_ONCE = ("screening.symptom", "screening.temperature", "reporting.", "care.need", "care.met", "care.delivery")
Progress = Callable[[int, int], None]


def play(community_id: int, many: int, seed: int, until: datetime, progress: Progress) -> Counter[str]:
    """Plays that many whole days and what there is of today; how many records each answer was given to.

    The same seed, community and ``until`` give the same entries. ``progress`` is told how many of how many.
    """
    until = localtime(until)
    start = until.replace(hour=0, minute=0, second=0, microsecond=0) - many * DAY
    span = Span(start, until)
    response.correct_start(community_id, start)
    world = World(community_id, until.date())
    plan_posts(world, span)
    return _Playing(world, span).play(happenings(world, span, seed), progress)


class _Playing:
    """The phones of everybody who serves, while the days go by."""

    def __init__(self, world: World, span: Span) -> None:
        self._world, self._span = world, span
        self._epoch = int(span.until.timestamp())
        self._kept: dict[int, list[Happening]] = defaultdict(list)
        self._sent: Counter[int] = Counter()
        self._scopes = _scopes(world.community_id, span.until)
        self._signing = Signing(world, span)
        self.answers: Counter[str] = Counter()

    def play(self, told: list[Happening], progress: Progress) -> Counter[str]:
        """Everything in order of time."""
        for number, one in enumerate(told):
            self._signing.until(one.at, self._send_all)
            self._take(one)
            if number % 500 == 0:
                progress(number, len(told))
        self._send_all(self._span.until)
        progress(len(told), len(told))
        return self.answers

    def _take(self, one: Happening) -> None:
        if one.text:
            self._send(one.worker_id, one.at)
            answers = say(self._world.community_id, self._scopes[one.worker_id], one)
            self._count(answers)
            if answers or one.open:
                return
        waiting = self._kept[one.worker_id]
        waiting.append(one)
        now = one.record.kind.startswith(AT_ONCE)
        if now or len(waiting) >= AT_MOST or one.at - waiting[0].at > WAIT:
            self._send(one.worker_id, one.at)

    def _send_all(self, now: datetime) -> None:
        for worker_id in list(self._kept):
            self._send(worker_id, now)

    def _send(self, worker_id: int, now: datetime) -> None:
        batch = [self._incoming(one) for one in self._kept.pop(worker_id, ())]
        if batch:
            self._count(receive(self._world.community_id, self._scopes[worker_id], batch, now))

    def _incoming(self, one: Happening) -> Incoming:
        self._sent[one.worker_id] += 1
        return Incoming(
            id=one.id,
            device=f"demo-{one.worker_id}",
            epoch=self._epoch,
            seq=self._sent[one.worker_id],
            kind=one.record.kind,
            place_id=one.place_id,
            person_id=one.person_id,
            happened_at=one.at,
            answers=answers_of(one.record),
        )

    def _count(self, answers: Iterable[Answer]) -> None:
        self.answers.update(answer.code for answer in answers)


def answers_of(record: Record) -> dict[str, object]:
    """What a phone would send of a record: the answers that were given."""
    given = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return {name: answer for name, answer in given if answer is not None}


def _scopes(community_id: int, now: datetime) -> dict[int, Scope]:
    workers = Worker.objects.filter(community_id=community_id, user__isnull=False).select_related("user")
    found = {w.id: scope(w.user, now, community_id) for w in workers if w.user}
    return {worker_id: one for worker_id, one in found.items() if one}
