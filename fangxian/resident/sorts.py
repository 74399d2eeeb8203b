"""What a household can tell, sort by sort: which record it becomes, from few boxes, in words for whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils import translation
from django.utils.translation import gettext_noop

from fangxian.measures.care.records import Counselling, Need
from fangxian.measures.reporting.records import Concern
from fangxian.measures.screening.about import SYMPTOMS
from fangxian.measures.screening.records import Departure, Returnee, Symptom
from fangxian.measures.shape import Record, questions_of
from fangxian.reading.regions import regions
from fangxian.reports.said import shown

LONGEST = 500
# Those of the symptoms that a household is asked for; any other one it writes.
FELT = ("发热", "咳嗽", "呼吸困难", "咽痛", "乏力", "腹泻", "呕吐", "皮疹", "头痛", "关节痛")
CHINESE = "zh-hans"


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was filled in; ``fault`` says in words what is still to be filled in, if anything is."""

    kind: type[Record] | None
    answers: dict[str, Any]
    own_words: str
    urgent: bool = False
    fault: str = ""

    @property
    def text(self) -> str:
        """As whoever settles it reads it: the answers in Chinese, then what was written."""
        with translation.override(CHINESE):
            asked = questions_of(self.kind) if self.kind else {}
            said = [f"{asked[n].zh}:{shown(asked[n], a)}" for n, a in self.answers.items() if n not in UNSAID]
        return ";".join([*said, *([self.own_words] if self.own_words else [])])


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    """One button of the household's page; ``private`` is whether it may be, or always is, shown by its slip alone."""

    title: str
    hint: str
    gather: Callable[[QueryDict, date], Gathered]
    private: str = ""


UNSAID = {"origin_adcode", "dest_adcode", "planned", "concern_type", "issue", "detail"}


def _words(post: QueryDict) -> str:
    return post.get("words", "").strip()[:LONGEST]


def _fever(post: QueryDict, _today: date) -> Gathered:
    typed = post.get("temperature", "").strip().replace("。", ".").replace(",", ".").rstrip("度℃ ")
    felt = [one for one in post.getlist("symptoms") if one in FELT]
    answers: dict[str, Any] = {"temperature_c": _figure(typed)} if typed else {}
    answers |= {"symptoms": felt} if felt else {}
    nothing = gettext_noop("Write the temperature, tick what is the matter, or say it in your own words.")
    return Gathered(
        kind=Symptom, answers=answers, own_words=_words(post), fault="" if answers or _words(post) else nothing
    )


def _figure(typed: str) -> float | str:
    try:
        return float(typed)
    except ValueError:
        return typed


def _trip(post: QueryDict, today: date) -> Gathered:
    where, day, left = post.get("where", "").strip()[:60], post.get("day", ""), post.get("way") == "left"
    kind: type[Record] = Departure if left else Returnee
    names = ("dest_place", "dest_adcode") if left else ("origin_place", "origin_adcode")
    found = next(regions(where), None)
    answers: dict[str, Any] = {names[0]: where} if where else {}
    answers |= {names[1]: found.value.code} if found and found.value.code else {}
    answers |= {"when": day} if day else {}
    answers |= {"planned": True} if day > today.isoformat() else {}
    transport = post.get("transport", "").strip()[:60]
    answers |= {"transport": transport} if transport else {}
    fault = "" if where else gettext_noop("Write where: the city or county, such as Jingmen, Hubei.")
    return Gathered(kind=kind, answers=answers, own_words=_words(post), fault=fault)


def _help(post: QueryDict, _today: date) -> Gathered:
    need, detail = post.get("need_type", ""), _words(post)
    answers = {"need_type": need} if need in dict(needs()) else {}
    answers |= {"detail": detail} if detail else {}
    fault = "" if "need_type" in answers else gettext_noop("Choose what you need help with.")
    return Gathered(kind=Need, answers=answers, own_words=detail, urgent=need == "medical", fault=fault)


def needs() -> list[tuple[str, str]]:
    """What help may be needed with: the question's own options, in the reader's language."""
    asked = questions_of(Need)["need_type"]
    options: tuple[tuple[str, str, str], ...] = getattr(asked, "options", ())
    return [(key, shown(asked, key)) for key, _, _ in options if key != "staff"]


def symptoms() -> list[tuple[str, str]]:
    """The symptoms that are offered, in the reader's language."""
    asked = questions_of(Symptom)["symptoms"]
    known = {key for key, _, _ in SYMPTOMS}
    return [(key, shown(asked, [key])) for key in FELT if key in known]


def _talk(post: QueryDict, _today: date) -> Gathered:
    said = _words(post)
    return Gathered(kind=Counselling, answers={"issue": said} if said else {}, own_words=said, urgent=True)


def _ask(post: QueryDict, _today: date) -> Gathered:
    said = _words(post)
    fault = "" if said else gettext_noop("Write your question.")
    return Gathered(kind=Concern, answers={"concern_type": "question"}, own_words=said, fault=fault)


def _say(post: QueryDict, _today: date) -> Gathered:
    said = _words(post)
    fault = "" if said else gettext_noop("Write what you want to tell.")
    return Gathered(kind=None, answers={}, own_words=said, fault=fault)


SORTS: Mapping[str, Sort] = {
    "fever": Sort(
        title=gettext_noop("Fever, or feeling ill"),
        hint=gettext_noop("your grid worker is told at once"),
        gather=_fever,
    ),
    "trip": Sort(
        title=gettext_noop("Somebody came back, or goes away"),
        hint=gettext_noop("from where or to where, and when"),
        gather=_trip,
    ),
    "help": Sort(
        title=gettext_noop("We need help"),
        hint=gettext_noop("food, medicine, a doctor, repairs"),
        gather=_help,
        private="may",
    ),
    "ask": Sort(
        title=gettext_noop("A question"),
        hint=gettext_noop("or a rumour you heard; you get an answer here"),
        gather=_ask,
        private="may",
    ),
    "talk": Sort(
        title=gettext_noop("Talk to somebody"),
        hint=gettext_noop("in confidence: it is not shown on this page"),
        gather=_talk,
        private="always",
    ),
    "words": Sort(
        title=gettext_noop("In your own words"),
        hint=gettext_noop("anything else"),
        gather=_say,
    ),
}
