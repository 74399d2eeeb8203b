"""The truth about the cast on 3 February 2020 at noon, written by hand: what a clerk who knew it all would fill in."""

from __future__ import annotations

from datetime import date
from typing import Any

HERE = {"community": "西湖新村社区(演示)", "street": "青山街道", "district": "石鼓区", "report_day": date(2020, 2, 3)}
GRID1 = {"grid": "第1网格", "grid_worker": "何秀英", **HERE}
GRID2 = {"grid": "第2网格", "grid_worker": "罗志强", **HERE}


def _person(
    name: str, sex: str, born: date, phone: str, door: str, relation: str, grid: dict[str, Any]
) -> dict[str, Any]:
    building, unit, room = door.split("-")
    age = 2020 - born.year - ((born.month, born.day) > (2, 3))
    return {
        "name": name, "sex": sex, "born": born, "age": age, "relation": relation, "floor": int(room[:-2]),
        "phone": f"1990000{phone}" if phone else None, "building": building, "unit": unit, "room": room, "door": door,
        "party_member": name == "刘建国", "political": "中共党员" if name == "刘建国" else None,
        "from_day": date(2015, 1, 1), **grid,
    }  # fmt: skip


def _observed(start: date, last: date, n: int) -> dict[str, Any]:
    return {
        "observed_from": start, "observed_to": last, "observed_span": (start, last), "observed_day": n,
        "measure": "居家隔离", "observed_state": False, "being_observed": True,
    }  # fmt: skip


PEOPLE: dict[str, dict[str, Any]] = {
    "刘建国": _person("刘建国", "M", date(1978, 3, 6), "0001", "3-2-402", "户主", GRID1)
    | {"householder": "刘建国", "householder_phone": "19900000001", "household_size": 3}
    | {
        "origin": "湖北省荆门市",
        "origin_province": "湖北省",
        "origin_city": "荆门市",
        "from_hubei": True,
        "from_wuhan": False,
    }
    | {"from_key_area": True, "returned_on": date(2020, 2, 1), "transport_no": "G1013", "temperature_first": 36.5}
    | {
        "temperature": 36.6,
        "temperature_am": 36.6,
        "symptoms": [],
        "has_symptoms": False,
        "has_fever": False,
        "health": [],
    }
    | {"temperature_pm@1": 36.5, "temperature_am@3": 36.6, "temperature_am@2-3": 36.6, "temperature_pm@2-1": 36.5}
    | _observed(date(2020, 2, 1), date(2020, 2, 14), 3)
    | {"release_due": date(2020, 2, 15)},
    "王桂芳": _person("王桂芳", "F", date(1980, 7, 19), "", "3-2-402", "配偶", GRID1)
    | {"householder": "刘建国", "householder_phone": "19900000001", "household_size": 3},
    "刘子涵": _person("刘子涵", "F", date(2011, 9, 2), "", "3-2-402", "女", GRID1)
    | {"householder": "刘建国", "householder_phone": "19900000001", "household_size": 3},
    "陈玉兰": _person("陈玉兰", "F", date(1941, 1, 12), "0002", "3-2-401", "户主", GRID1)
    | {"householder": "陈玉兰", "householder_phone": "19900000002", "household_size": 1, "needs": "慢性病、独居"}
    | {"need:lives_alone": True, "need:chronic": True},
    "赵磊": _person("赵磊", "M", date(1990, 5, 30), "0003", "3-2-501", "户主", GRID1)
    | {"householder": "赵磊", "householder_phone": "19900000003", "household_size": 2}
    | {"origin": "湖北省武汉市汉阳区", "origin_province": "湖北省", "origin_city": "武汉市", "origin_county": "汉阳区"}
    | {
        "from_hubei": True,
        "from_wuhan": True,
        "from_key_area": True,
        "returned_on": date(2020, 2, 2),
        "temperature_first": 36.8,
    }
    | {
        "temperature": 37.0,
        "temperature_am": 37.0,
        "symptoms": ["乏力"],
        "has_symptoms": True,
        "has_fever": False,
        "health": ["乏力"],
    }
    | {"temperature_pm@1": 36.8, "temperature_am@2": 37.0, "temperature_am@2-3": 37.0}
    | _observed(date(2020, 2, 2), date(2020, 2, 15), 2)
    | {"release_due": date(2020, 2, 16)},
    "孙婷": _person("孙婷", "F", date(1992, 11, 8), "", "3-2-501", "配偶", GRID1)
    | {
        "householder": "赵磊",
        "householder_phone": "19900000003",
        "household_size": 2,
        "needs": "孕产妇",
        "need:pregnant": True,
    }
    | {
        "temperature": 37.9,
        "temperature_am": 37.9,
        "symptoms": ["发热", "咳嗽"],
        "has_symptoms": True,
        "has_fever": True,
    }
    | {"health": ["发热", "咳嗽"]},
    "李明": _person("李明", "M", date(1985, 2, 14), "0004", "8-2-501", "户主", GRID2)
    | {"householder": "李明", "householder_phone": "19900000004", "household_size": 1}
    | {
        "origin": "湖南省长沙市",
        "origin_province": "湖南省",
        "origin_city": "长沙市",
        "from_hubei": False,
        "from_wuhan": False,
    }
    | {"from_key_area": False, "returned_on": date(2020, 2, 3), "temperature": 36.4, "temperature_am": 36.4}
    | {"has_fever": False}
    | {"temperature_first": 36.4},
    "黄大爷": _person("黄大爷", "M", date(1946, 10, 1), "0005", "8-2-502", "户主", GRID2)
    | {
        "householder": "黄大爷",
        "householder_phone": "19900000005",
        "household_size": 1,
        "needs": "独居",
        "need:lives_alone": True,
    }
    | {
        "origin": "湖北省孝感市",
        "origin_province": "湖北省",
        "origin_city": "孝感市",
        "from_hubei": True,
        "from_wuhan": False,
    }
    | {"from_key_area": True, "returned_on": date(2020, 1, 31), "temperature_first": 36.3, "transport_no": "K81"}
    | {
        "observed_from": date(2020, 1, 31),
        "observed_to": date(2020, 2, 2),
        "observed_state": True,
        "being_observed": False,
    }
    | {"observed_span": (date(2020, 1, 31), date(2020, 2, 2)), "released_on": date(2020, 2, 3)},
    "吴刚": _person("吴刚", "M", date(1969, 4, 4), "0006", "8-1-101", "户主", GRID2)
    | {"householder": "吴刚", "householder_phone": "19900000006", "household_size": 1, "is_contact": True},
}
NUMBERS: dict[str, dict[str, Any]] = {
    "第1网格": {"households": 5, "people": 6, "buildings": 1, "vacant_households": 0, **GRID1}
    | {
        "returnees": 0,
        "returnees_key": 0,
        "observed": 2,
        "observed_home": 2,
        "fevers": 1,
        "households_swept": 1,
        "contacts": 0,
    }
    | {"returnees_total": 2, "fevers_total": 1, "contacts_total": 0, "released": 0, "observed_new": 0, "no_answer": 0}
    | {"disinfections": 1, "disinfected_m2": 300, "returnees_key_total": 2, "released_total": 0},
    "第2网格": {"households": 5, "people": 3, "buildings": 1, "vacant_households": 0, **GRID2}
    | {
        "returnees": 1,
        "returnees_key": 0,
        "observed": 0,
        "observed_home": 0,
        "fevers": 0,
        "households_swept": 1,
        "contacts": 1,
    }
    | {"returnees_total": 2, "fevers_total": 0, "contacts_total": 1, "released": 1, "observed_new": 0}
    | {"disinfections": 0, "disinfected_m2": 0, "returnees_key_total": 1, "released_total": 1},
}
ALL: dict[str, Any] = {
    key: value + NUMBERS["第2网格"][key]
    for key, value in NUMBERS["第1网格"].items()
    if isinstance(value, int) and key in NUMBERS["第2网格"]
} | HERE | {"grids": 2}  # fmt: skip
DOORS: dict[str, dict[str, Any]] = {}
for _code in (
    "3-1-101",
    "3-1-102",
    "3-2-401",
    "3-2-402",
    "3-2-501",
    "8-1-101",
    "8-1-102",
    "8-2-501",
    "8-2-502",
    "8-2-601",
):
    _behind = [one for one in PEOPLE.values() if one["door"] == _code]
    _building, _unit, _room = _code.split("-")
    DOORS[_code] = {
        "building": _building, "unit": _unit, "room": _room, "door": _code,
        "household_size": len(_behind), "vacant": False,
        "householder": _behind[0]["name"] if _behind else None,
        "householder_phone": _behind[0]["phone"] if _behind else None,
        "floor": int(_room[:-2]), **(GRID1 if _building == "3" else GRID2),
    }  # fmt: skip
for _numbers in NUMBERS.values():
    _numbers["household_size"] = _numbers["people"]
NUMBERS["3栋"] = NUMBERS["第1网格"] | {"building": "3"}
NUMBERS["8栋"] = NUMBERS["第2网格"] | {"building": "8"}
SHOPS: dict[str, dict[str, Any]] = {
    "便民超市": {
        "shop_name": "便民超市", "checked_on": date(2020, 2, 3), "check_ok": False, "check_result": "不合格",
        "check_issues": ["未戴口罩"], "back_to_work": True, "resumed_on": date(2020, 2, 2), "staff_back": 4, **HERE,
    },
}  # fmt: skip
WORKERS: dict[str, dict[str, Any]] = {
    name: {
        "name": name,
        "grid_worker": name,
        "party_member": False,
        "role": role,
        "covers": covers,
        "joined_on": date(2020, 2, 3),
        **HERE,
    }
    for name, role, covers in (
        ("蒋丽", "志愿者", "第1网格"),
        ("何秀英", "网格员", "第1网格"),
        ("罗志强", "网格员", "第2网格"),
    )
}
for _code in ("3-1-101", "8-1-102"):
    DOORS[_code] |= {"swept_on": date(2020, 2, 3)}
DOORS["3-1-102"] |= {"swept_on": date(2020, 2, 2)}
for _code, _door in DOORS.items():
    _door["swept"] = "swept_on" in _door
