"""How somebody is: readings, symptoms had and denied, nothing to complain of."""

from __future__ import annotations

import re

from fangxian.measures.phrasing import SIGNS, Heard, Token, pattern
from fangxian.reading.slot import Slot, Slots

_AMONG = re.compile("其中|另有|还有")
_FRESH = re.compile("第二次|第[2二]遍|再测|复测|复量|重测|重新量|现在|目前|退到|降到")


_READS_NORMAL = pattern(
    r"体温(?:[一-龥]{0,8}?)(?:正常|没问题)|体温.{0,10}?(?:都|均|全部)正常|temp(?:erature)?s?\s(?:is\s|"
    r"are\s|was\s|were\s|all\s)*normal|normal temp|体温(?:全|都|均|也|还)*(?:好|OK|ok|平稳|不高)"
)
_NOT_READ = pattern(
    r"(?:未测|没测|没量|未量|还没量|没有测|没有量|忘了?(?:量|测)|忘记了?(?:量|测))(?:量|体)?|"
    r"体温[未没]|没[测量]到|[测量]不到|not (?:been )?measured"
)


def reading(heard: Heard, _at: int, used: set[Token]) -> Slots:
    """Readings that no other kind has taken; without figures, whether they were normal."""
    free = [(at, token) for at, token in heard.signs("t") if token not in used and not _among(heard, at)]
    return _readings(heard, [pair for pair in free if not _of_a_fever(heard, pair[0])], used)


_FEVER_C = 37.3
_FEVER_BEFORE = re.compile(rf"{SIGNS['symptom']}[^,。;\ue000-\ue020]{{0,4}},?$")


def _of_a_fever(heard: Heard, at: int) -> bool:
    """发烧38.2: the reading is the symptom's."""
    found = _FEVER_BEFORE.search(heard.words, max(at - 6, 0), at)
    hot = heard.at[at].value.value >= _FEVER_C
    return found is not None and (hot or heard.at[found.start()].value == "发热")


def any_reading(heard: Heard, _at: int, used: set[Token]) -> Slots:
    """Readings that no other kind has taken, also that of one among several (其中一个37.5)."""
    return _readings(heard, [(at, token) for at, token in heard.signs("t") if token not in used], used)


def _readings(heard: Heard, found: list[tuple[int, Token]], used: set[Token]) -> Slots:
    which, many = heard.share
    if many > 1 and len(found) == many:
        found = [found[which]]
    used.update(token for _, token in found)
    slots = [
        Slot(f"temperature_{token.value.bound}_c", token.value.value, at) for at, token in found if token.value.bound
    ]
    plain = [(at, token) for at, token in found if not token.value.bound]
    if len(plain) > 1 and _FRESH.search(heard.words, plain[-2][0], plain[-1][0]):
        plain = plain[-1:]
    if len(plain) == 1:
        slots.append(Slot("temperature_c", plain[0][1].value.value, plain[0][0]))
    elif plain:
        slots.append(Slot("temperatures_c", [token.value.value for _, token in plain], plain[0][0]))
    if any(token.value.approx for _, token in plain):
        slots.append(Slot("temperature_approx", value=True, at=plain[0][0]))
    return [*slots, *normal_reading(heard, used)]


def _among(heard: Heard, at: int) -> bool:
    return _AMONG.search(heard.words, heard.clause_at(at).start, at) is not None


def normal_reading(heard: Heard, used: set[Token]) -> Slots:
    """``temperature_status`` where a temperature is spoken of without figures."""
    for value, form in (("normal", _READS_NORMAL), ("not_measured", _NOT_READ)):
        found = form.search(heard.words)
        taken = Token("normal", heard.offsets[found.start()], 0, None) if found else None
        if found and taken and taken not in used and not heard.clause_at(found.start()).asks:
            used.add(taken)
            return [Slot("temperature_status", value, found.start())]
    return []


_WELL = pattern(
    r"(?:啥子?|什么|么子)事(?:都|也)?没(?:有|得)?|没(?:有|得)?(?:啥|什么|么子)?(?:毛病|问题|不舒服|不适|异常|"
    r"症状)|没得事|(?:都|也|暂时|目前|一切)没事|"
    r"(?:不舒服|不适|异常|症状|异样)(?:的?情况)?(?:都|也)?没(?:有|得)|挺好的?|好得很|精神(?:很|还|挺|"
    r"还算)?(?:好|不错|可以|行)|良好|无恙|"
    r"feels? (?:fine|well|good|ok)|no complaints|no problems?|doing (?:fine|well|good)|symptom[- ]free|"
    r"未(?:出现|见|发现)(?:任何|其他|明显)?(?:症状|异常|不适)|(?<!体温)(?:一切|[都均]|全部)正常|平安|"
    r"feeling (?:fine|well|good)|[无没]有?(?:任何|其他|明显|什么)?(?:异常|不适|症状|不舒服|情况)|"
    r"身体(?:都|均|状况)?(?:正常|良好|健康)|都好|all (?:fine|well|normal)|no symptoms"
)


def well(heard: Heard, _at: int, _used: set[Token]) -> Slots:
    """``status: normal`` where all is said to be well."""
    found = _WELL.search(heard.words)
    return [Slot("status", "normal", found.start())] if found and not heard.clause_at(found.start()).asks else []


def am_pm(heard: Heard, at: int, used: set[Token]) -> Slots:
    """Readings of the morning and of the evening; else as any others."""
    told: dict[str, list[float]] = {}
    first: dict[str, int] = {}
    for found in _BOTH.finditer(heard.words):
        place, token = found.end() - 1, heard.at[found.end() - 1]
        if token not in used:
            used.add(token)
            for half in ("temperature_am", "temperature_pm"):
                told[half], first[half] = [token.value.value], place
    for place, token in heard.signs("t"):
        field = _HALF_OF_DAY.get(_part_before(heard, place) or "")
        if field and token not in used:
            told.setdefault(field, []).append(token.value.value)
            first.setdefault(field, place)
            used.add(token)
    slots = [Slot(f, values[0] if len(values) == 1 else values, first[f]) for f, values in told.items()]
    return [*slots, *normal_reading(heard, used)] if slots else reading(heard, at, used)


_BOTH = re.compile(
    rf"(?:早晚|早上和?晚上|早和晚|早、晚)(?:体温)?(?:都|均|两次|各|测|量|的|是|为|:|"
    rf"\s)*{SIGNS['t']}(?![/、, 和]*{SIGNS['t']})"
)
_HALF_OF_DAY = {"morning": "temperature_am", "afternoon": "temperature_pm", "evening": "temperature_pm"}
_MEASURED_AT = re.compile(rf"({SIGNS['when']})(?:体温|测|量|的|:|\s|是)*(?:{SIGNS['t']}(?:和|跟|及|、|,|/|\s)*)*$")
_ENGLISH_HALF = re.compile(r"\b(morning|evening)\W{0,2}(?:was |is |temp )?$", re.IGNORECASE)
_HALF = re.compile(r" ?([ap])\.?m\b", re.IGNORECASE)
_READ_AT = re.compile(rf" (?:in )?{SIGNS['when']}(?!{SIGNS['t']}| {SIGNS['t']}|体温)")


def _part_before(heard: Heard, at: int) -> str | None:
    """The part of the day at which a reading was taken: 早36.5, 36.5 in the morning."""
    named = _ENGLISH_HALF.search(heard.words, max(at - 16, 0), at)
    if named:
        return named[1].lower()
    half = _HALF.match(heard.words, at + 1)
    if half:
        return "morning" if half[1].lower() == "a" else "evening"
    before, after = _MEASURED_AT.search(heard.words[:at]), _READ_AT.match(heard.words, at + 1)
    place = before.start() if before else after.end() - 1 if after else None
    return heard.at[place].value.part if place is not None else None


def symptoms(heard: Heard, _at: int, used: set[Token]) -> Slots:
    """What somebody has, and what they say they have not."""
    return _felt(heard, used, "symptom", "symptoms") + _felt(heard, used, "denied", "symptoms_absent")


def denied_symptoms(heard: Heard, _at: int, used: set[Token]) -> Slots:
    """What somebody who is spoken of for another reason has not."""
    ill = heard.words.find(SIGNS["symptom"])
    return _felt(heard, used, "denied", "symptoms_absent", ill if ill >= 0 else None)


def _felt(heard: Heard, used: set[Token], sort: str, field: str, end: int | None = None) -> Slots:
    found = [
        (at, token) for at, token in heard.signs(sort, 0, end) if token not in used and not heard.clause_at(at).asks
    ]
    used.update(token for _, token in found)
    names = list(dict.fromkeys(token.value for _, token in found))
    return [Slot(field, names, found[0][0])] if names else []
