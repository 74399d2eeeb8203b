"""The table by which the phone's own check of answers is tested says what the server's does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from fangxian.measures.shape import questions_of
from fangxian.phone.kinds import _bounds
from fangxian.workforce.kinds import KINDS

TABLE = json.loads((Path(__file__).parents[1] / "questions.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=[row["asks"] for row in TABLE])
def test_good_and_bad_answers(row: dict[str, Any]) -> None:
    """Whatever the phone lets pass the server takes, and whatever it sends back the server would refuse."""
    kind, _, field = row["asks"].rpartition(".")
    question = questions_of(KINDS[kind])[field]
    told = {"type": question.type_name} | _bounds(question)
    assert msgspec.json.decode(msgspec.json.encode(told)) == row["question"]
    assert [answer for answer in row["good"] if question.fault(answer)] == []
    assert [answer for answer in row["bad"] if not question.fault(answer)] == []
