"""A draft as a page shows it: what is understood, what is missing, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from fangxian.intake.holding import Kept, opened
from fangxian.intake.messages import sentences
from fangxian.intake.models import Held
from fangxian.intake.understanding import PLACE, RECORD
from fangxian.intake.who import PERSON
from fangxian.measures.questions import Question, Words
from fangxian.measures.shape import Record, faults, questions_of
from fangxian.reading.sureness import OFFERED
from fangxian.registry.models import Place
from fangxian.registry.people import masked, reveal
from fangxian.vault.opening import Look
from fangxian.workforce.kinds import KINDS

WHICH_RECORD = Words("要更正哪一条记录?", "Which record is to be put right?")
WHICH_PLACE = {
    "door": Words("哪一户?请写楼栋-单元-房号,如 3-2-402", "Which door? Write building-unit-room, such as 3-2-402"),
    "gate": Words("哪个卡口?", "Which gate?"),
    "shop": Words("哪家商铺?", "Which shop?"),
    "building": Words("哪一栋?", "Which building?"),
}
SOMEWHERE = Words("在哪里?", "Where?")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a draft, with the question that it answers; ``fault`` is why it cannot stand."""

    name: str
    question: Question
    value: Any
    fault: Words | None = None

    @property
    def words(self) -> Words:
        return self.question.words

    @property
    def holds(self) -> str:
        return self.question.holds


class Missing(msgspec.Struct, frozen=True):
    """Something that is still to be told: ``place``, ``record`` or a field; ``words`` ask for it."""

    name: str
    words: Words


class Offer(msgspec.Struct, frozen=True):
    """A place that may be meant, or somebody (masked) who lives there."""

    place_id: int
    text: str
    person_id: int | None = None
    who: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A draft, opened. ``places`` is where it goes; ``spans`` point into ``sentence``.

    A correction ``corrects`` an entry, or ``amends`` a draft, of which the kind is told. ``registry`` is what the
    registry gave and nobody said: ``place``, ``person``; ``who`` then is that person, masked. ``later`` are the
    messages by which answers were given afterwards.
    """

    id: UUID
    kind: str
    words: Words
    state: str
    places: tuple[Offer, ...]
    offers: tuple[Offer, ...]
    fields: tuple[Field, ...]
    missing: tuple[Missing, ...]
    sentence: str
    spans: dict[str, tuple[int, int]]
    urgent: bool
    sure: float
    happened_at: datetime
    worker_id: int | None
    message_id: UUID | None
    person_id: int | None
    registry: tuple[str, ...]
    who: str
    corrects: UUID | None
    amends: str | None
    problem: Words | None
    entry_id: UUID | None
    rule: str
    origin: str
    later: dict[str, str]

    @property
    def ready(self) -> bool:
        """Whether it can be accepted as it is."""
        return not self.missing

    @property
    def offered(self) -> bool:
        """Whether it was read so surely that one tap may accept it; else it is to be checked first."""
        return self.ready and self.problem is None and self.sure >= OFFERED

    @property
    def doubtful(self) -> frozenset[str]:
        """The answers to look at first: those that cannot stand, and those that no word of the sentence gave."""
        return frozenset(one.name for one in self.fields if one.fault or (self.spans and one.name not in self.spans))


def cards(look: Look, drafts: Sequence[Held]) -> list[Card]:
    """The drafts opened, and the sentences that they came from: two rows in the trail, whatever their number."""
    kept = opened(look, drafts)
    answered = {key for one in kept for key in one.answered.values()}
    said = sentences(look, {held.message_id for held in drafts if held.message_id} | answered)
    ids = {number for one in kept for number in (*one.places, *one.candidates)}
    places = {p.id: p for p in Place.objects.filter(community_id=look.community_id, id__in=ids)}
    wrong = Held.objects.filter(community_id=look.community_id, id__in=[one.amends for one in kept if one.amends])
    kinds: dict[UUID | None, str] = dict(wrong.values_list("id", "kind")) if any(one.amends for one in kept) else {}
    names = _masked(look, kept)
    return [_card(held, one, said, places, kinds, names) for held, one in zip(drafts, kept, strict=True)]


def _masked(look: Look, kept: Sequence[Kept]) -> dict[int | None, str]:
    """Those whom the registry offers, as lists show them."""
    ids = {number for one in kept for number in one.people}
    ids |= {one.person_id for one in kept if one.person_id and PERSON in one.registry}
    return {number: masked(details).name for number, details in reveal(look, ids).items()} if ids else {}


def _card(
    held: Held,
    kept: Kept,
    said: dict[UUID, str],
    places: dict[int, Place],
    kinds: dict[UUID | None, str],
    names: dict[int | None, str],
) -> Card:
    kind = KINDS[held.kind]
    return Card(
        id=held.id,
        kind=held.kind,
        words=kind.title,
        state=held.state,
        places=_offers(kept.places, places),
        offers=_people(kept, places, names) or _offers(kept.candidates, places),
        fields=tuple(_fields(kind, kept.fields)),
        missing=tuple(Missing(name, asked_for(kind, name)) for name in held.missing),
        sentence=said.get(held.message_id, "") if held.message_id else "",
        spans=kept.spans,
        urgent=held.urgent,
        sure=held.sure,
        happened_at=held.happened_at,
        worker_id=held.worker_id,
        message_id=held.message_id,
        person_id=kept.person_id,
        registry=tuple(kept.registry),
        who=names.get(kept.person_id, "") if PERSON in kept.registry else "",
        corrects=kept.corrects,
        amends=kinds.get(kept.amends),
        problem=kept.problem,
        entry_id=held.entry_id,
        rule=held.rule,
        origin=held.origin,
        later={name: said[key] for name, key in kept.answered.items() if key in said},
    )


def _offers(ids: Sequence[int], places: dict[int, Place]) -> tuple[Offer, ...]:
    return tuple(Offer(number, str(places[number])) for number in ids if number in places)


def _people(kept: Kept, places: dict[int, Place], names: dict[int | None, str]) -> tuple[Offer, ...]:
    homes = kept.candidates or kept.places * len(kept.people)
    pairs = [(one, places[at]) for one, at in zip(kept.people, homes, strict=False) if at in places]
    return tuple(Offer(at.id, str(at), one, names.get(one, "")) for one, at in pairs)


def _fields(kind: type[Record], fields: dict[str, Any]) -> list[Field]:
    """The answers in the order of the questions."""
    asked = questions_of(kind)
    wrong = faults(kind, {name: value for name, value in fields.items() if name in asked})
    return [
        Field(name=name, question=question, value=fields[name], fault=wrong.get(name))
        for name, question in asked.items()
        if fields.get(name) is not None
    ]


def asked_for(kind: type[Record], name: str) -> Words:
    """What to ask when something is missing."""
    if name == RECORD:
        return WHICH_RECORD
    if name == PLACE:
        return next((WHICH_PLACE[sort] for sort in kind.about if sort in WHICH_PLACE), SOMEWHERE)
    asked = questions_of(kind).get(name)
    return asked.words if asked else Words(name, name)
