"""What became of an office sheet as plain data: columns, filled cells, questions by grid worker and door."""

from __future__ import annotations

from typing import Any

from fangxian.measures.questions import Words
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.reports.office.asking import AtDoor, by_worker
from fangxian.reports.office.here import Here
from fangxian.reports.office.result import ColumnResult, Result
from fangxian.reports.office.summary import here_of, lacking

MOST_DOORS = 60  # of one grid, as many as one round takes; all of them stand on the desk


def as_data(community_id: int, result: Result, file: str) -> dict[str, Any]:
    """Without a name, a number or a value of any cell."""
    here = here_of(community_id)
    return {
        "file": file,
        "filled": result.filled,
        "sheets": [
            {
                "sheet": one.sheet,
                "title": one.title,
                "row_is": one.kind,
                "rows": one.rows,
                "rows_name": _words(one.rows_name),
                "definition": _words(one.rows_say),
                "there_are": one.people,
                "written": one.written,
                "left_over": one.left_over,
            }
            for one in result.sheets
        ],
        "columns": [_column(one) for one in result.columns],
        "questions": _questions(here, result),
        "counts_up_to": [_words(one) for one in result.up_to],
        "remarks": [_words(one) for one in result.remarks],
    }


def _words(words: Words | None) -> dict[str, str] | None:
    return {"zh": words.zh, "en": words.en} if words else None


def _column(one: ColumnResult) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "column": one.at,
        "heads": list(one.heads),
        "taken_for": one.key or None,
        "name": _words(one.name),
        "sure": one.sure,
        "why": one.why,
        "may_be": list(one.candidates),
        "definition": _words(one.says),
        "cells": list(one.cells),
        "filled": one.filled,
        "empty": one.empty,
    }


def _questions(here: Here, result: Result) -> list[dict[str, Any]]:
    """By grid worker: in short what lacks, then door by door as far as one round goes."""
    short = lacking(here, result.questions)
    return [
        {
            "worker": one.worker,
            "grid": one.grid,
            "lacks": [
                {"key": row.key, "what": _words(row.name), "people": row.people, "doors": row.doors, "kept": row.kept}
                for row in short
                if row.grid == one.grid
            ],
            "doors": [_door(door) for door in one.doors[:MOST_DOORS]],
            "doors_left": max(0, len(one.doors) - MOST_DOORS),
        }
        for one in by_worker(here, result.questions)
    ]


def _door(door: AtDoor) -> dict[str, Any]:
    return {
        "door": door.door,
        "ask": [
            {
                "person": q.person_id,
                "what": _words(vocabulary()[q.key].title),
                "key": q.key,
                "sheet": q.sheet,
                "row": q.row,
            }
            for q in door.questions
        ],
    }
