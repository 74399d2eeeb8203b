"""How people speak of those under observation: the daily check, somebody out, the end."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say
from fangxian.measures.screening.phrases_fever import feverish, planned_if_ahead

_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "id", "age", "sex", "count", "day"})
_PLACE = "(?:居家|集中|在家|家中)?(?:医学|健康)?(?:隔离|观察|监测)"
_ABSENT = (
    "(?:不开门|没开门|喊不应|叫不应|敲不开|喊门|没有人影|人去楼空|空无一人|人(?:没|不见)了|不知去向|去向不明)|电话[^,。;]{0,4}(?:不接|没接|没人应|关机)|[打敲]了?[^,。;]{0,6}(?:没人应|没人接|没反应|没动静)|不见了|找不到人|人走了|跑了|没回应|失去联系|没接电话|不接电话|"
    "没有接电话|没应答|没人接|无人接|打不通|联系不上|敲门(?:也)?(?:没人|无人|不应|不开|没反应)|不在家|"
    "人不在|家里没人|无人应|没人应|关机|失联|not answering|no answer|nobody (?:home|answers)|"
    "not (?:at )?home|missing"
)
_OUT = (
    "叫[^,。]{0,4}(?:朋友|人)[^,。]{0,4}(?:来|上来)|(?:家里|屋里)[^,。]{0,4}(?:来客|聚|打牌|喝酒)|封条没有?了|擅自|私自|往外跑|偷偷|(?<!无人)(?<!没有人)(?<!没人)(?<!有)(?<!没)(?<!不)(?<!未)(?:外出|出门)|没在家|跑出|下楼|溜出|偷跑|翻窗|"
    "出去打牌|被(?:发现|抓)|出去(?:[了过]|[^,。]{0,4}了)|遛弯|遛狗|散步|串门|买菜去|破坏封条|门磁报警|"
    "未经|went out|left (?:home|the flat|the apartment)|broke quarantine|sneaked"
)


def _watched(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """隔离户 alone is whom something else is about; a check says how they are."""
    if _STATE & fields.keys():
        yield _at_its_hour(fields, heard)


def _at_its_hour(fields: Fields, heard: Heard) -> Fields:
    """Looked in this morning: the reading is that of the morning."""
    half = {"morning": "temperature_am", "afternoon": "temperature_pm", "evening": "temperature_pm"}.get(
        fields.get("when_part", "")
    )
    for name in ("temperature_c", "temperatures_c"):
        if half and half not in fields and name in fields and not heard.has("最高|复测|再测"):
            fields = {half if key == name else key: value for key, value in fields.items()}
    return fields


_STATE = (
    frozenset(
        ("day_n", "days_left", "status", "count", "count_new", "seal_broken", "symptoms_absent", "temperature_status")
    )
    | frozenset(f"temperature_{name}" for name in ("c", "am", "pm", "max_c", "min_c"))
    | {"temperatures_c"}
)


def urgent_check(fields: Fields, heard: Heard) -> bool:
    """Somebody under observation who is out, or feverish."""
    return fields.get("status") in ("absent", "violation") or feverish(fields, heard)


CHECK = Phrase(
    kind="quarantine_check",
    said=f"(?:还剩|还有|剩|差){{_days}}[^,。;]{{0,4}}(?:解除|期满|到期|满)|离?解除还?(?:剩|有|差){{_days}}|在管{{_n}}[人户]|{_PLACE}(?:的|已|了)*第{{_days}}|第{{_days}}(?:隔离|居家|观察|监测)?|隔离点[^。]{{0,"
    f"10}}{{_n}}人|隔离(?:户|人员|对象|者|"
    f"家庭)|隔离[^,。;]{{0,14}}(?:{_OUT}|{_ABSENT})|隔离的{{_n}}[户人]|隔离的?{{_person}}|(?:在家|屋里)(?:关|隔离|待|呆)了?{{_days}}|居观第?{{_days}}|关了{{_days}}|在隔离{{_n}}人|集中(?:隔离)?点[^。;]{{0,10}}{{_n}}人|隔离的?(?:那)?[户家人个][^。;]{{0,30}}(?:{_ABSENT}|{_OUT})|隔离{{_days}}了|已经?隔离{{_days}}|被隔离|(?:观察|"
    f"密接|管控)对象|居家人员|(?:居家|集中|在管)(?:医学|健康)?(?:隔离|观察|监测)[^,。;]{{0,"
    f"6}}{{_n}}[人户]|{{_n}}[人户名]{_PLACE}|(?:居家|集中|在管)(?:医学|健康)?(?:隔离|观察|监测)[^,"
    f"。;\n]{{0,10}}(?:{_ABSENT}|{_OUT}|正常)|封条|隔离(?:告示|封条|条|通知)[^。;]{{0,24}}(?:下楼|出来|出门|跑|出去)|贴了?(?:封?条子?|通知|告示)[^。;]{{0,16}}(?:跑|出|往外)|门磁|"
    r"\bday {_n}|quarantine day|quarantined|{_n} (?:people |persons |residents |households )?(?:still )?(?:in|under|on) "
    r"(?:home |medical )?(?:quarantine|isolation|observation)",
    unless="烧到|告知|已嘱|叮嘱|让他|让她|要求(?!.*第)|新冠|解除(?!{_n}|[,。])|建议|安排居家|需(?:要)?居家|送去?集中|转(?:运|至)",
    takes=_SOMEBODY | {"am_pm", "well", "denied", "as_of"},
    says=(
        Say("day_n", "第{days}|(?:隔离|关)了?{days}了|day {n}"),
        Say("days_left", "(?:还有|还剩|剩|差){days}|{days}(?:left|to go)"),
        Say("count_new", "新入{n}|新增[^,。;]{0,6}?{n}[人户名]|新增{n}[人户名]?|(?:今日|今天)?新增加?{n}"),
        Say("status", f"(?:{_OUT})", "violation"),
        Say("status", f"(?:{_ABSENT})", "absent"),
        Say("seal_broken", "封条[^,。]{0,4}(?:破|撕|断|坏|开)", value=True),
        Say("measure", "集中(?:隔离|医学观察|观察)", "集中隔离"),
        Say("cumulative", "累计|现有|在管", value=True),
    ),
    finish=_watched,
    urgent=urgent_check,
)
END = Phrase(
    kind="quarantine_end",
    said=(
        r"解除|解封(?=[,。;!]|$|了)|隔离期?[^,。;]{0,4}(?:到期|满|结束)|{_days}(?:到了|满了|期满|已满)|finish(?:es)? (?:their|her|his) {_days}|解除名单|(?:finish|complet)ed? (?:her|his|their|the)? ?(?:{_days}|quarantine)|不能放|(?:隔离|观察|居家|监测)?期?满{_days}|(?:隔离|观察|监测)?期满|到期|隔离结束|"
        r"{_n} (?:people |persons |were |was |have been )*(?:released|discharged)|"
        r"结束(?:居家)?(?:隔离|观察)|(?:released?|discharged?|end(?:s|ed)?)[^,.]{0,20}(?:quarantine|"
        r"isolation)|(?:quarantine|isolation)[^,.]{0,12}(?:end|over|finish|lift)"
    ),
    unless=r"什么时候解封|要求[^,。]{0,4}解除|解除后|解除[^,。;]{0,6}后|封控|(?:还剩|还有|差){_days}|警报|没满|还没满|未满|解除.{0,4}劳动|离解除|距",
    denied=(
        "不能放|(?:不肯|拒绝|不愿)[^,。;]{0,4}(?:签|解除)|(?:不同意|没有?|未|不能|不得|不予|暂不|暂缓|无法|不可以)[^,。;]{0,4}解除|(?:解除|申请)[^,。]{0,"
        "4}(?:没批|被拒|不行)|not (?:yet )?(?:be )?released"
    ),
    takes=_SOMEBODY | {"well", "reading", "denied", "as_of"},
    says=(
        Say("days_total", "满[了足]?{days}|{days}(?:[^,。;]{0,6})(?:期满|已满|到期|隔离期)"),
        Say(
            "count",
            "解除[^,。;]{0,6}{_n}户{n}人|{n} (?:people |persons |were |was |have been )*(?:released|discharged)|{n}户(?=[^,。]{0,4}(?:到期|期满|解除|满))|解除(?:居家|隔离|医学|观察)*{n}[人户名]?",
        ),
        Say("planned", "(?:将|即将|预计|计划|拟)[^,。]{0,6}(?:解除|期满|到期|满)|will|to be released", value=True),
    ),
    finish=planned_if_ahead,
)
OBSERVED = Phrase(
    kind="quarantine_check",
    said=(
        "(?:居家|集中)(?:医学|健康)?(?:隔离|观察|监测)|在隔离|(?:home|under) (?:quarantine|isolation|"
        "observation)|in isolation"
    ),
    unless=CHECK.unless,
    rest=True,
    takes=CHECK.takes,
    says=CHECK.says,
    urgent=urgent_check,
    yields=(
        "returnee",
        "close_contact",
        "quarantine_end",
        "quarantine_check",
        "departure",
        "need",
        "symptom",
        "temperature",
        "concern",
        "counselling",
    ),
)
MEASURED = Phrase(
    kind="quarantine_check",
    said="(?:隔离的|隔离户|隔离人员|居观|居家观察|(?:还剩|还有|还?差){_days}|第{_days})[^。]*{_t}",
    elsewhere=CHECK.unless,
    rest=True,
    takes=CHECK.takes,
    says=CHECK.says,
    finish=lambda fields, heard: (_at_its_hour(fields, heard),),
    urgent=urgent_check,
)
WATCH = (CHECK, END)
