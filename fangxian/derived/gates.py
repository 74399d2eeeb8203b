"""What holds at all gates together: who may go out, which passes are good, who is in, what cannot have been right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from fangxian.derived.models import Standing
from fangxian.derived.packing import unpacked
from fangxian.diseases.profile import Profile
from fangxian.measures.checkpoints.doubles import Found, over, twice
from fangxian.measures.checkpoints.gate import Guest, Held, Own, Passing, Went
from fangxian.measures.checkpoints.passing import Ruling, Stretch, going_out, ruling
from fangxian.measures.checkpoints.standing import CheckpointsStanding
from fangxian.measures.hours import DAY
from fangxian.measures.screening.standing import CENTRAL, ScreeningStanding
from fangxian.registry.response import profile

SHOWN_FOR = 2 * DAY  # what cannot have been right


class Good(msgspec.Struct, frozen=True):
    """A pass that is good, and whose door it is."""

    door: int
    held: Held


class Gates(msgspec.Struct, kw_only=True):
    """Everything that a gate looks up, and what was found afterwards; places and passes by number, no name."""

    exits: dict[int, list[date]]
    home: dict[int, list[tuple[date, date]]]
    passes: list[Good]
    revoked: list[str]
    guests: dict[int, list[Guest]]
    counts: dict[int, dict[str, int]]
    rules: list[Own]
    keys: list[date]
    uses: list[tuple[int, Went]]
    profile: Profile | None

    @property
    def edition(self) -> int:
        """The key with which passes are signed now; the first is 1."""
        return len(self.keys) + 1

    def good_editions(self, day: date) -> list[int]:
        """The keys whose signatures are good on a day: the newest, and the one before until its last day."""
        before = [self.edition - 1] if self.keys and day <= self.keys[-1] else []
        return [*before, self.edition]

    @property
    def signing_editions(self) -> list[int]:
        """The keys with which lists for gates are signed: a phone that knows the one before learns the newest so."""
        return [*([self.edition - 1] if self.keys else []), self.edition]

    def ruled(self, day: date) -> Ruling:
        """What holds on a day."""
        return ruling(day, self.profile.on(day), self.rules) if self.profile else Ruling(0, 1, ())

    def usual(self, now: datetime) -> list[Stretch]:
        """The verdicts on going out for a household of which nothing is known; today's and tomorrow's."""
        return going_out(self._rulings(now), (), (), now)

    def special(self, now: datetime) -> Iterator[tuple[int, list[Stretch]]]:
        """The doors for which it is otherwise, by number."""
        usual = self.usual(now)
        for door in sorted({*self.exits, *self.home}):
            told = going_out(self._rulings(now), _noons(self.exits.get(door, ()), now), self.home.get(door, ()), now)
            if told != usual:
                yield door, told

    def _rulings(self, now: datetime) -> list[tuple[date, Ruling]]:
        days = (now.date(), now.date() + DAY)
        return [(day, self.ruled(day)) for day in days]

    def found(self, now: datetime) -> list[Found]:
        """What cannot have been right, the newest first."""
        by_day: dict[date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for door, days in self.exits.items():
            for day in days:
                by_day[day][door] += 1
        all_of_them = (*twice(self.uses), *over(by_day, self.ruled, now))
        return sorted((one for one in all_of_them if one.at > now - SHOWN_FOR), key=lambda one: one.at, reverse=True)


def _noons(days: Iterable[date], like: datetime) -> Iterator[datetime]:
    return (datetime(day.year, day.month, day.day, 12, tzinfo=like.tzinfo) for day in days)


def gates(community_id: int, now: datetime) -> Gates:
    """The gates as the standings say; whoever asks has caught up before."""
    seen = Gates(
        exits=defaultdict(list),
        home={},
        passes=[],
        revoked=[],
        guests={},
        counts={},
        rules=[],
        keys=[],
        uses=[],
        profile=profile(community_id),
    )
    rows = Standing.objects.filter(community_id=community_id, measure__in=("checkpoints", "screening"))
    for place_id, measure, data in rows.order_by("place_id").values_list("place_id", "measure", "data"):
        standing = unpacked(measure, bytes(data))
        if isinstance(standing, CheckpointsStanding):
            _add(seen, place_id, standing.passing, now)
        elif isinstance(standing, ScreeningStanding) and (home := _kept_home(standing, now.date())):
            seen.home[place_id] = home
    return seen


def _add(seen: Gates, place_id: int, passing: Passing, now: datetime) -> None:
    for day, there in passing.exits.items():
        for door, times in there.items():
            seen.exits[door] += [date.fromisoformat(day)] * times
    if passing.guests:
        seen.guests[place_id] = passing.guests
    if passing.counts:
        seen.counts[place_id] = passing.counts
    seen.passes += [Good(place_id, held) for held in passing.passes if held.until > now.date()]
    seen.revoked += passing.revoked
    seen.rules += passing.rules
    seen.keys += passing.keys
    seen.uses += [(place_id, went) for went in passing.uses]


def _kept_home(standing: ScreeningStanding, today: date) -> list[tuple[date, date]]:
    """The days, from today on, that somebody behind the door is to be observed at home."""
    spans = [
        (stretch.since, min(stretch.until, seen.over_on))
        for seen in standing.observations
        for stretch in seen.stretches
        if stretch.measure != CENTRAL
    ]
    return [(since, until) for since, until in spans if until > today and since <= today + timedelta(days=2)]
