"""Scores what was read against what was meant, by kind and by field, as the project's own scorer does."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Fact = Mapping[str, Any]
EXTENSIONS = ("screening", "breeding_site")
HARD = frozenset(
    "building unit room floor grid person phone id_number age sex origin_adcode via_adcode dest_adcode when temperature_c "
    "temperatures_c temperature_am temperature_pm temperature_max_c temperature_min_c symptoms symptoms_absent test_result "
    "plate count count_in count_out count_new count_ok count_bad checked turned_back vehicles vehicles_in vehicles_out day_n "
    "days_total days_left agent agent_ratio concentration_mgl area_m2 times amount_yuan staff_count items negated planned ok "
    "need_type concern_type action contact_level target_field old new buildings shift_start shift_end as_of transport".split()
)
_DOOR = ("building", "unit", "room", "floor", "grid")
_QUARTER_HOUR = 15


class Score(NamedTuple):
    """F1 of kinds and of fields, the share of messages read without a fault, and how urgent ones were found."""

    kinds: float
    fields: float
    exact: float
    urgent_precision: float
    urgent_recall: float


def messages(file: Path, split: str | None = None) -> list[dict[str, Any]]:
    """The messages of a file, or of one split of it."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if split is None or row["split"] == split]


def score(gold: Iterable[Mapping[str, Any]], told: Mapping[str, Mapping[str, Any]]) -> Score:
    """``gold`` are messages with their facts, ``told`` what was read by message id."""
    kinds: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    urgent: Counter[str] = Counter()
    exact = 0
    rows = list(gold)
    for row in rows:
        meant, read = _core(row["facts"]), _core(told[row["id"]]["facts"])
        faults = [not _compare(meant, read, kind, kinds, fields) for kind in {f["kind"] for f in (*meant, *read)}]
        exact += not any(faults)
        _tally(urgent, row["urgent"], bool(told[row["id"]]["urgent"]))
    return Score(_f1(kinds), _f1(fields), exact / len(rows), _share(urgent, "over"), _share(urgent, "missed"))


def _core(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact["kind"] not in EXTENSIONS]


def _compare(meant: list[Fact], read: list[Fact], kind: str, kinds: Counter[str], fields: Counter[str]) -> bool:
    gold = [_hard(fact) for fact in meant if fact["kind"] == kind]
    told = [_hard(fact) for fact in read if fact["kind"] == kind]
    pairs = _paired(gold, told)
    kinds.update(right=len(pairs), over=len(told) - len(pairs), missed=len(gold) - len(pairs))
    good = len(pairs) == len(gold) == len(told)
    for i, j in pairs:
        good &= _compare_fields(gold[i], told[j], fields)
    for i in set(range(len(gold))) - {i for i, _ in pairs}:
        fields["missed"] += len(gold[i])
    for j in set(range(len(told))) - {j for _, j in pairs}:
        fields["over"] += len(told[j])
    return good


def _compare_fields(gold: Fact, told: Fact, fields: Counter[str]) -> bool:
    good = True
    for name in {*gold, *told}:
        if name in gold and name in told and _same(name, gold[name], told[name]):
            fields["right"] += 1
            continue
        good = False
        fields["over"] += name in told
        fields["missed"] += name in gold
    return good


def _paired(gold: Sequence[Fact], told: Sequence[Fact]) -> list[tuple[int, int]]:
    ranked = sorted(
        (
            (sum(name in b and _same(name, a[name], b[name]) for name in a) - 0.01 * abs(len(a) - len(b)), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(told)
        ),
        reverse=True,
    )
    left, right, pairs = set(), set(), []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _hard(fact: Fact) -> dict[str, Any]:
    plain = {name: _plain(name, value) for name, value in fact.items() if name in HARD}
    kept = {name: value for name, value in plain.items() if value is not None and (name, value) != ("count", 1)}
    return kept | ({"normal": True} if "normal" in (fact.get("status"), fact.get("temperature_status")) else {})


def _plain(name: str, value: Any) -> Any:
    if name in ("symptoms", "symptoms_absent", "buildings"):
        return tuple(sorted(map(str, value))) or None
    if name == "items":
        return tuple(sorted((item.get("name", ""), item.get("qty") or 0) for item in value)) or None
    if name.startswith("temperature"):
        return tuple(sorted(round(float(one), 1) for one in (value if isinstance(value, list) else [value])))
    if name in ("negated", "planned"):
        return bool(value) or None
    return (str(value).upper().lstrip("0") or "0") if name in _DOOR else value


def _same(name: str, gold: Any, told: Any) -> bool:
    if name != "when" or gold[:10] != told[:10] or "T" not in gold:
        return bool(gold == told if name != "when" else gold[:10] == told[:10])
    return "T" in told and abs(_minutes(gold) - _minutes(told)) <= _QUARTER_HOUR


def _minutes(moment: str) -> int:
    return int(moment[11:13]) * 60 + int(moment[14:16])


def _tally(counter: Counter[str], meant: bool, told: bool) -> None:
    counter.update(right=meant and told, over=told and not meant, missed=meant and not told)


def _share(counter: Counter[str], wrong: str) -> float:
    return counter["right"] / max(counter["right"] + counter[wrong], 1)


def _f1(counter: Counter[str]) -> float:
    precision, recall = _share(counter, "over"), _share(counter, "missed")
    return 2 * precision * recall / max(precision + recall, 1e-9)


def wrong_fields(meant: Sequence[Fact], read: Sequence[Fact]) -> list[bool]:
    """For each fact that was read whether it is not so: its kind, or a hard field that it tells."""
    wrong = [True] * len(read)
    for kind in {fact["kind"] for fact in read}:
        places = [place for place, fact in enumerate(read) if fact["kind"] == kind]
        gold = [_hard(fact) for fact in meant if fact["kind"] == kind]
        told = [_hard(read[place]) for place in places]
        for i, j in _paired(gold, told):
            wrong[places[j]] = any(
                name not in gold[i] or not _same(name, gold[i][name], value) for name, value in told[j].items()
            )
    return wrong
