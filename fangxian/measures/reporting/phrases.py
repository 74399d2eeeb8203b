"""How people report contacts, correct themselves, ask to reopen, or report that there is nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from fangxian.measures.phrasing import SIGNS, Fields, Heard, Phrase, Say, pattern
from fangxian.measures.reporting.phrases_concern import CONCERNS

_FEVER_C = 37.3
_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "id", "age", "sex", "count", "day"})


def _contact(fields: Fields, heard: Heard) -> Iterable[Fields]:
    if heard.has("次密|密接的密接|secondary"):
        fields["contact_level"] = "secondary"
    elif heard.has(r"密接|密切接触|close contact") and not heard.has(
        "疑似|可能|是否|是不是|怀疑|possible|may be|suspected"
    ):
        fields["contact_level"] = "close"
    else:
        fields["contact_level"] = "suspected"
    yield fields


def _found(fields: Fields, _heard: Heard) -> bool:
    return not fields.get("negated")


CONTACT = Phrase(
    kind="close_contact",
    said=(
        r"(?:车|航班|飞机)[^,。;]{0,6}有人?(?:确诊|阳性)|密接|密切接触|次密|接触者|(?:确诊|阳性|病例|病人|"
        r"感染者|患者)[^。;\n]{0,16}(?:接触|同[桌车乘屋住一行航班]|一起|吃饭|聚餐|打牌|打麻将)|(?:接触|"
        r"同[桌车乘屋住行]|一起|吃饭|聚餐|打牌)[^。;\n]{0,20}(?:确诊|阳性|病例|病人|感染者)|同(?:车次|"
        r"航班|乘|车厢|车)[^。;\n]{0,16}(?:确诊|阳性|病例)|close contacts?|contact of|contact with|"
        r"exposed to"
    ),
    unless="密接[户家]|没有?接触|无接触|接触史?(?:否认|:无|无)",
    elsewhere="良田要出大事",
    denied=(
        "不是(?:密接|密切|次密)|排除(?:了)?[^,。;]{0,10}(?:密接|密切|次密)|非密接|不属于密|不算密接|not a close contact"
    ),
    takes=_SOMEBODY | {"transport", "due"},
    says=(
        Say("measure", "集中(?:隔离|观察)|隔离点|隔离酒店", "集中隔离"),
        Say("measure", "转运|拉走|接走|transfer", "转运"),
        Say("measure", "居家(?:隔离|观察)|在家隔离|home quarantine", "居家隔离"),
        Say("days_total", "(?:隔离|观察|监测)[了足满]?{days}"),
    ),
    finish=_contact,
    urgent=_found,
)


def _corrects(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """What is corrected, from what to what: 不是…是…, …改为…, a reading taken again."""
    several = sorted(_TARGETS, key=lambda target: len(list(heard.signs(target[1]))) < 2)
    for name, sort, value in several:
        signs = [token for _, token in heard.signs(sort)]
        if signs and (name in _NEEDS_NO_WORD or len(signs) > 1 or heard.has(_TARGET_WORDS[name])):
            values = [value(token.value) for token in signs]
            values = [v for v in values if v is not None]
            if values:
                fields.pop(name, None)
                fields["target_field"] = name
                fields |= _old_and_new(values, heard, sort)
                yield fields
                return
    yield fields


def _old_and_new(values: list[object], heard: Heard, sort: str) -> Fields:
    if len(values) == 1:
        return {"new": values[0]}
    sign = SIGNS[sort]
    first_is_wrong = not pattern(
        rf"{sign}[^{sign}]{{0,30}}(?:不是|误|错|不准|原来|而不是|之前|刚才|not|instead of)[^{sign}]{{0,16}}{sign}"
    ).search(heard.words) or heard.has(
        rf"(?:不是|误写|写成|报成|说成|原来|错报)[^{sign},]{{0,10}}{sign}[^{sign}]{{0,12}}(?:是|应|改|"
        rf"为){sign}|把[^{sign}]{{0,10}}{sign}[^{sign}]{{0,10}}(?:改|换)"
    )
    old, new = (values[0], values[1]) if first_is_wrong else (values[1], values[0])
    return {"new": new, "old": old}


def _building(door: Fields) -> object:
    return None if "room" in door else door.get("building")


def _room(door: Fields) -> object:
    return door.get("room")


_TARGETS: tuple[tuple[str, str, Callable[[Any], object]], ...] = (
    ("temperature_c", "t", lambda v: v.value),
    ("phone", "phone", lambda v: v),
    ("plate", "plate", lambda v: v.get("plate")),
    ("origin_place", "region", lambda v: v.name),
    ("person", "person", lambda v: v),
    ("when", "when", lambda v: None if v.just else v.written()),
    ("building", "door", _building),
    ("room", "door", _room),
    ("count", "n", lambda v: v),
)
_NEEDS_NO_WORD = ("temperature_c", "phone", "plate", "count", "building", "room", "origin_place")
_TARGET_WORDS = {"person": "姓|名字?|叫|name", "when": "日期|时间|回来的|哪天|date|day|是{_when}"}


def _still_fever(fields: Fields, _heard: Heard) -> bool:
    new = fields.get("new")
    return fields.get("target_field") == "temperature_c" and isinstance(new, float) and new >= _FEVER_C


CORRECTION = Phrase(
    kind="correction",
    said=(
        r"(?:刚才|上一?条|前面|之前|刚刚|上面|那条|早上|上午|昨天)[^。;\n]{0,12}(?:错|误|不准|不对)|(?:报|"
        r"写|发|打|说|登记|填|记|弄|搞|输)错|更正|勘误|纠正|应[为该]是?[^,。]{0,6}(?:{_t}|{_n}|{_door}|"
        r"{_when}|{_person}|{_phone}|{_plate}|{_region})|不准[,。]?|改[成为]|误报|作废|correction|mistake|"
        r"should (?:be|read)|\bwrong\b|\btypo\b|\bi meant\b"
    ),
    unless=(
        "改正错误|不准(?:出|进|外|聚|开|许|备)|改成居家|复测(?:正常|后|仍|还|也|一下|过)|{_t}[^。]{0,"
        "8}(?:复测|再量)[^。]{0,4}(?:还|仍|也)"
    ),
    alone=True,
    takes=frozenset({"door", "grid", "place", "person"}),
    says=(Say("method", "(水银|额温枪|腋下|耳温枪|电子体温计)"),),
    finish=_corrects,
    urgent=_still_fever,
)


def _nothing(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """Only if every clause says that there is nothing."""
    for clause in heard.clauses:
        said = _MARKS.sub("", heard.words[clause.start : clause.end])
        if said and not _NIL_CLAUSE.fullmatch(said):
            return
    fields.pop("when_part", None)
    yield fields


_MARKS = re.compile(
    rf"[\s,。;!?:、\[\]()~.{SIGNS['grid']}{SIGNS['when']}{SIGNS['spot']}{SIGNS['person']}]|网格员?|"
    rf"社区|报告|汇报|小区|情况|本|我"
)
_NOTHING = (
    r"(?:今|昨|夜|白|中|目前|截至|报|日|天|早|晚|均|都|全|部|暂|我|们|这|边|片|区|组|继续|值|班|巡|查|"
    r"排|摸|更|新|已|完|成|[栋楼]|居民)*"
    r"(?:零报告|一切|平安|安好|没有?情况|没事|无事|无情况|无异常|没有?异常|一切正常|正常|没啥|没什么|"
    r"无特殊|无状况|太平|ok|OK|无变化|无疫情|[无没]有?|(?:没有?|无|未|零)(?:发现|新增|增加|出现|有|"
    r"接到)*[^,。;]{0,12})"
    r"(?:[无没][^,。;]{0,8})*(?:事|情况|报告|的|了|哈|呢|啊|人|人员|变化|居民)*"
)
_NIL_CLAUSE = re.compile(
    (
        rf"{_NOTHING}|(?:{_NOTHING})+|(?:all (?:clear|quiet|normal|well|good)|nothing (?:to report|new|"
        rf"unusual)|no (?:new )?(?:cases?|fevers?|returnees?|arrivals?|{SIGNS['denied']})|nilreport|"
        rf"zeroreport|no[a-z{SIGNS['denied']} ]*|nil|and|today)+"
    ),
    re.IGNORECASE,
)
NIL = Phrase(
    kind="nil_report",
    said=(
        "零报告|{_when}无[。!]?$|无事|平安|没有?情况|无情况|没事|无异常|没有异常|一切正常|"
        "[无没][有]?新增|无{_denied}|没有{_denied}|no {_denied}|无特殊|没啥|没有?什么|无状况|没有?发现|"
        "未发现|无变化|nothing|all (?:clear|quiet|normal|well|good)|nil|zero report|no new"
    ),
    unless="{_door}|{_t}|隔离|观察",
    alone=True,
    takes=frozenset({"grid", "place", "day"}),
    finish=_nothing,
)
REOPEN = Phrase(
    kind="resumption",
    said=(
        "(?:店|馆|厅|摊)[^。]{0,8}(?:可以|能)[^。]{0,6}(?:堂食|开|营业)|复工|复产|开工|(?:已|今天|今日|"
        "正式)开业|开业[吗了]|复业|重新营业|恢复营业|开门营业|(?:想|要|可以|能|准备|申请|允许|同意)[^,"
        "。;]{0,8}(?:开[门业店张]|营业)|返岗|(?:什么时候|几时|何时)[^,。;]{0,6}(?:开[门业店张]|营业)|"
        "reopen|resume (?:work|business|operat)|back to work"
    ),
    unless="证明|偷偷|擅自|照常|仍在|还在|居然|违规|药店开|复工证明|超市.{0,4}几点|解除|志愿",
    asks=True,
    denied="(?:不同意|不准|不予|没批|未批|暂缓|不能|不得)[^,。;]{0,4}(?:复工|开业|开门|营业)",
    takes=frozenset({"door", "grid", "place", "person", "phone", "day", "stock"}),
    says=(
        Say("org", r"((?:{_region})?[一-龥]{2,12}(?:厂|公司|集团|有限公司|工厂|合作社|中心|工地|项目部))"),
        Say(
            "shop_type",
            (
                "([一-龥]{0,3}(?:理发店|早餐店|餐馆|饭店|餐厅|小吃店|粉店|面馆|超市|水果店|五金店|服装店|"
                "药店|修车店|美容院|奶茶店|便利店|菜店|店))"
            ),
        ),
        Say(
            "staff_count",
            (
                "(?:店里|就我[^,。]{0,6}){n}个?人|(?:返岗|复工|员工|职工|工人|到岗|共|上岗)(?:人员|人数|"
                "员工|职工|工人|了)*{n}[人名个]?|{n}[名个人](?:员工|职工|工人|返岗|到岗|上岗)|"
                "{n} (?:staff|workers|employees)"
            ),
        ),
        Say("status", r"(?:吗|什么时候|几时|可不可以|能不能|何时|可以不|么|怎么)[^。]*$|\?", "question"),
        Say(
            "status",
            "(?:已|经|予以|同意|准予|批准)[^,。]{0,4}(?:批准|同意|审核通过|验收合格|准许)|approved",
            "approved",
        ),
        Say("status", "申请|想[^,。]{0,10}(?:开|营业|复)|请求|报备|apply|application|request", "apply"),
        Say(
            "status",
            "已(?:经)?(?:复工|开工|复产|开业|营业|恢复)|正式(?:复工|开工)|复工了|开工了|resumed|reopened",
            "resumed",
        ),
        Say("status", "拟|计划|准备|打算|将|plan|will", "planned"),
    ),
    yields=("donation",),
)
PHRASES: tuple[Phrase, ...] = (CONTACT, CORRECTION, NIL, REOPEN, *CONCERNS)
