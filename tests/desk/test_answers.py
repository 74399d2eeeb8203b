"""Answers in words and out of boxes, for every type of question there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from fangxian.desk.answers import typed
from fangxian.desk.boxes import boxes
from fangxian.measures.care.records import Need
from fangxian.measures.screening.records import Returnee, Symptom
from fangxian.measures.shape import faults, questions_of
from fangxian.reports.said import shown
from fangxian.workforce.kinds import KINDS

TYPED = (
    (Returnee, "origin_adcode", ["湖北荆门"], "420800", "湖北省荆门市"),
    (Returnee, "temperature_c", ["36.5"], 36.5, "36.5℃"),
    (Returnee, "temperatures_c", ["36.5 36.8"], [36.5, 36.8], "36.5℃、36.8℃"),
    (Returnee, "count", ["3"], 3, "3人"),
    (Returnee, "sex", ["F"], "F", "女"),
    (Returnee, "negated", ["yes"], True, "是"),
    (Returnee, "when", ["2020-02-02 20:00"], "2020-02-02T20:00", "2020年2月2日 20:00"),
    (Returnee, "when", ["2020/02/02"], "2020-02-02", "2020年2月2日"),
    (Symptom, "symptoms", ["", "发热", "咳嗽"], ["发热", "咳嗽"], "发热、咳嗽"),
    (
        Need,
        "items",
        ["口罩 50 个、酒精"],
        [{"name": "口罩", "qty": 50, "unit": "个"}, {"name": "酒精"}],
        "口罩 50 个、酒精",
    ),
)


@pytest.mark.parametrize(("kind", "name", "texts", "answer", "words"), TYPED)
def test_what_is_typed_becomes_an_answer_and_is_said_again(
    kind: Any, name: str, texts: list[str], answer: Any, words: str
) -> None:
    """What a worker types into a box is kept as the record wants it, and read back in her words."""
    question = questions_of(kind)[name]
    with translation.override("zh-hans"):
        assert typed(question, texts) == answer
        assert shown(question, answer) == words
    assert faults(kind, {name: answer}).keys() <= set(kind.asks)


def test_what_cannot_be_an_answer_is_given_back_and_named() -> None:
    """45 ℃, a day in 2099, a word where a number belongs: the question itself says what is wrong."""
    asked = questions_of(Returnee)
    for name, text in (("temperature_c", "45"), ("when", "2099-01-01"), ("temperature_c", "高"), ("count", "两三个")):
        answer = typed(asked[name], [text])
        assert asked[name].fault(answer) is not None, name
    assert typed(asked["when"], ["<b>x</b>"]) == "<b>x</b>"
    told = asked["count"].fault("两三个")
    assert told is not None
    assert "0–1000000" in told.zh


def test_an_empty_box_is_no_answer() -> None:
    """Nothing typed, nothing ticked: nothing is kept."""
    for name, question in questions_of(Symptom).items():
        assert typed(question, ["", " "]) is None, name


def test_every_kind_draws_a_form_without_a_list_of_its_own() -> None:
    """A box for each question that the reader may see, what is needed first; health is absent for a guard."""
    for kind in KINDS.values():
        drawn = {box.name for box in boxes(kind, {}, sees=bool)}
        assert drawn == {n for n, q in questions_of(kind).items() if q.type_name != "entry"}
        plain = {box.name for box in boxes(kind, {}, sees=lambda held: held == "plain")}
        assert plain == {n for n in drawn if questions_of(kind)[n].holds == "plain"}
    first = boxes(Need, {}, sees=bool)[0]
    assert first.name == "need_type"
