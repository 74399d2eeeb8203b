"""What makes a reading or a symptom urgent, and how facts about illness are rounded off."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard

FEVER_C = 37.3
_GRAVE = {"发热", "呼吸困难"}
_EMERGENCY = (
    "呼吸困难|喘不|上不来气|昏迷|昏倒|晕倒|晕过去|不省人事|抽搐|大出血|吐血|咯血|摔[倒伤断]|骨折|"
    "要生了|快生了|临产|羊水|破水|宫缩|心梗|脑梗|中风|胸[口]?痛|休克|120|急救|救护车|抢救|"
    "没反应|叫不醒|unconscious|collapsed|not breathing|can'?t breathe|seizure|bleeding|ambulance|"
    "labou?r pains|chest pain"
)


def feverish(fields: Fields, _heard: Heard) -> bool:
    """The last reading is a fever."""
    last: list[float] = []
    for name in ("temperature_c", "temperatures_c", "temperature_am", "temperature_pm"):
        value = fields.get(name, [])
        last += value if isinstance(value, list) else [value]
    if not last and "temperature_max_c" in fields:
        last = [fields["temperature_max_c"]]
    return any(value >= FEVER_C for value in last)


def emergency(fields: Fields, heard: Heard) -> bool:
    """A fever said or read, a positive test, or words of an emergency."""
    if fields.get("negated"):
        return False
    if feverish(fields, heard) or _GRAVE & set(fields.get("symptoms", ())) or fields.get("test_result") == "positive":
        return True
    return heard.has(_EMERGENCY)


def planned_if_ahead(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """What is still to come is planned; what was refused is not."""
    if heard.ahead():
        fields["planned"] = True
    if fields.get("negated"):
        fields.pop("planned", None)
    yield fields


def tell_symptom(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """Denied symptoms alone are one negated fact; a positive test is one without symptoms."""
    if heard.has("其中|one of (?:them|whom)|最[小大]的|有[一1{_n}]?个"):
        fields.pop("count", None)
    if "symptoms" in fields or "test_result" in fields:
        yield {"symptoms": [], **fields} if fields.get("test_result") == "positive" else fields
    elif "symptoms_absent" in fields:
        absent = fields.pop("symptoms_absent")
        yield fields | {"symptoms": absent, "negated": True}


def tell_temperature(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """Only with a reading or a word on it; one of several people has no count."""
    if heard.has("其中"):
        fields.pop("count", None)
    if any(name.startswith("temperature") for name in fields):
        yield fields
