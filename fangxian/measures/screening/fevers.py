"""Fevers and other signs: suspected at the first reading, confirmed or refuted by the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fangxian.diseases.profile import Profile, Rules
from fangxian.measures.screening.about import Measured
from fangxian.measures.screening.records import Symptom
from fangxian.measures.screening.states import TAKEN_AWAY, Case, Fever, ScreeningStanding
from fangxian.measures.shape import Said

FEVER = "发热"
WORSE = {"": 0, "symptom": 1, "fever": 2, "reading": 2, "positive": 3}


class Fevers:
    """Keeps the fevers and cases of one standing while its records are read."""

    def __init__(self, standing: ScreeningStanding, kind: str, profile: Profile) -> None:
        self._fevers = standing.fevers
        self._cases = standing.cases
        self._at_home = kind == "door"
        self._profile = profile

    def subject_of(self, said: Said, named: str | None) -> str:
        """Whom a reading is about: the one named, else the only one whose reading waits to be taken again."""
        if named:
            return named
        waiting = [fever for fever in self._fevers if fever.state == "suspected" and self._still_there(fever, said)]
        return waiting[0].subject if len(waiting) == 1 else said.entry_id

    def _still_there(self, fever: Fever, said: Said) -> bool:
        """At a gate or shop the next reading soon belongs to somebody else."""
        minutes = self._profile.on(fever.at.date()).remeasure_minutes
        return self._at_home or said.at - fever.at <= timedelta(minutes=minutes)

    def read(self, said: Said, record: Measured, named: str | None, *, observed: bool) -> None:
        """What a record tells of somebody's health."""
        rules = self._profile.on(said.day)
        sign = _sign(record, rules, observed=observed)
        warmest = record.warmest
        if not sign and (warmest is None or not self._fevers):
            return self._taken(said, record, named)
        subject = self.subject_of(said, named)
        episode = self._going(subject)
        if episode and not (episode.state == "confirmed" and WORSE[sign] > WORSE[episode.sign]):
            _settle(episode, said, sign)
        elif sign:
            self._worse(episode)
            self._fevers.append(_fever(said, record, subject, sign))
        return self._taken(said, record, subject)

    def _worse(self, episode: Fever | None) -> None:
        """A fever after a cough, a positive test after a fever: each is to be told, so each stands for itself."""
        if episode:
            episode.state = "over"

    def _going(self, subject: str) -> Fever | None:
        mine = (f for f in self._fevers if f.subject == subject and f.state in ("suspected", "confirmed"))
        return next(mine, None)

    def _taken(self, said: Said, record: Measured, subject: str | None) -> None:
        """A positive test, or somebody ill taken away, makes a case of them, once."""
        away = getattr(record, "measure", None) in TAKEN_AWAY
        if not away and record.test_result != "positive":
            return
        subject = subject or self.subject_of(said, None)
        episode = self._going(subject)
        if episode and episode.state == "suspected":
            episode.state, episode.settled_at = "confirmed", said.received_at
        ill = isinstance(record, Symptom) or record.test_result == "positive" or episode
        if ill and all(case.subject != subject for case in self._cases):
            self._cases.append(_case(said, subject))


def _sign(record: Measured, rules: Rules, *, observed: bool) -> str:
    """``positive``, ``reading``, ``fever`` or (in somebody observed) ``symptom``; empty if there is none."""
    if record.test_result == "positive":
        return "positive"
    if (record.warmest or 0) >= rules.fever_celsius:
        return "reading"
    told: Iterable[str] = record.symptoms or ()
    if FEVER in told:
        return "fever"
    return "symptom" if observed and any(symptom in rules.symptoms for symptom in told) else ""


def _fever(said: Said, record: Measured, subject: str, sign: str) -> Fever:
    sure = sign in ("positive", "symptom")
    return Fever(
        subject=subject,
        person_id=said.person_id,
        number=said.number,
        entry_id=said.entry_id,
        at=said.at,
        received_at=said.received_at,
        heard_on=said.heard_on,
        sign=sign,
        state="confirmed" if sure else "suspected",
        people=record.count or 1,
        settled_at=said.received_at if sure else None,
    )


def _case(said: Said, subject: str) -> Case:
    return Case(subject=subject, person_id=said.person_id, number=said.number, at=said.at, heard_on=said.heard_on)


def _settle(episode: Fever, said: Said, sign: str) -> None:
    """A second reading: high again confirms, a normal one refutes, or ends what was confirmed before."""
    if episode.state == "suspected":
        episode.state = "confirmed" if sign else "refuted"
        episode.settled_at = said.received_at
        episode.sign = max(episode.sign, sign, key=lambda told: WORSE[told])
    elif not sign:
        episode.state = "over"
