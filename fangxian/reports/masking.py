"""Personal answers as lists and forms show them: masked, whichever kind of record asked for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fangxian.measures.questions import Name, Question
from fangxian.measures.shape import Record, questions_of
from fangxian.registry.people import mask_name
from fangxian.workforce.kinds import KINDS

NUMBERS = ("phone", "id_number")
ANYTHING = "anything"
SOMEBODY = Name(zh="", en="")
ASKED: Mapping[str, Question] = {name: asked for kind in KINDS.values() for name, asked in questions_of(kind).items()}


def masked(record: Record, question: Question, answer: Any) -> Any:
    """The answer without what tells who it is; one that is not personal as it is, a figure always."""
    if question.type_name == ANYTHING:
        question = ASKED.get(str(getattr(record, "target_field", "")), SOMEBODY)
    if question.holds != "personal" or isinstance(answer, (int, float)):
        return answer
    if isinstance(answer, (list, tuple)):
        return [_hidden(question, str(one)) for one in answer]
    return _hidden(question, str(answer))


def _hidden(question: Question, text: str) -> str:
    return f"{text[:3]}****{text[-4:]}" if question.type_name in NUMBERS and len(text) > 7 else mask_name(text)


def masks(record: Record) -> dict[str, Any]:
    """What a form shows of each answer that is masked."""
    given = ((name, question, getattr(record, name)) for name, question in questions_of(type(record)).items())
    shown = {name: (answer, masked(record, question, answer)) for name, question, answer in given if answer is not None}
    return {name: mask for name, (answer, mask) in shown.items() if mask != answer}
