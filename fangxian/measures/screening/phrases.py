"""How people say that somebody came back, fell ill, was measured, is observed, was let go, or left."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern
from fangxian.measures.screening.phrases_fever import (
    emergency,
    feverish,
    planned_if_ahead,
    tell_symptom,
    tell_temperature,
)
from fangxian.measures.screening.phrases_watch import MEASURED, OBSERVED, WATCH

_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "id", "age", "sex", "count", "day", "as_of"})
_MEASURE = (
    Say("measure", "集中(?:隔离|医学观察|观察)", "集中隔离"),
    Say(
        "measure",
        (
            "居家(?:医学)?(?:隔离|观察)|别出门|不要出门|在家隔离|不要外出|在家(?:待|呆)着|"
            "home quarantine|stay (?:at )?home|self-isolat"
        ),
        "居家隔离",
    ),
    Say("days_total", "(?:隔离|观察|监测)[了足够满]?{days}"),
)
_COMES = (
    "回来|返来|返回|回到|返乡|回乡|返[衡湘程]|回[了的家]|来[的了衡湘]|过来|来住|归来|到家|到的|抵达|抵[衡湘]|"
    "抵{_region}|刚回|[坐乘].{0,10}回|探亲|回"
)
_VEHICLE = (
    "{_plate}|车牌|三轮|摩托|皮卡|大货(?!到)|五菱|没有?牌照|面包车|小轿车|小车|货车|大巴|客车|轿车|越野车|SUV|商务车|拉菜|停在|停车|牌照|"
    "[一{_n}][辆台].{0,8}车|\\b(?:car|van|truck|vehicle|lorry|plate)\\b"
)


def tell_returnee(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """One fact, or one for each place in a total (武汉1、黄冈1); plans to come are marked."""
    totals = list(pattern("{region}{n}人?(?=[、,)和及;]|$)").finditer(heard.words))
    if heard.has("新增|返乡|来返") and len(totals) > 1:
        for total in totals:
            token, many = heard.at[total.start(1)], heard.at[total.start(2)].value
            place = {"origin_place": token.value.name, "origin_adcode": token.value.code}
            yield {k: v for k, v in fields.items() if k != "count"} | place | ({"count": many} if many > 1 else {})
        return
    yield from planned_if_ahead(fields, heard)


def _somebody_came(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """Said further apart (在宁波打工,昨晚开车到的): somebody or a door must be named, and where from."""
    if "origin_place" in fields and fields.keys() & {"building", "person", "phone", "room"}:
        yield from planned_if_ahead(fields, heard)


def _leaves(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """明天去珠海: to name where one goes is a departure only if it lies ahead, or is said to be done or given up."""
    if heard.ahead() or fields.keys() & {"negated", "planned"} or heard.has(_GONE):
        yield from planned_if_ahead(fields, heard)


_GONE = (
    "走了|去了|回的|去的|搬走|离开|离衡|返岗|返校|名单|[回返去到赴往飞]了?{_region}[^,。;]{0,6}(?:上班|打工|务工|上学|读书|工作|复工|返工|了|去)|返回|"
    "(?:已|租户|全家|一家)|went|gone|go|left|leav|return|back|flew"
)


def _drives_in(fields: Fields, _heard: Heard) -> Iterable[Fields]:
    """A vehicle: what was done with it stands in its own words."""
    if "plate" in fields or "origin_adcode" in fields or "vehicle" in fields:
        yield fields


RETURNEE = Phrase(
    kind="returnee",
    said=f"(?:从|自|搁|打){{_region}}[^。;\n]{{0,12}}(?:出发|动身|上车)|新?回来了?{{_n}}[个人][^。]{{0,8}}{{_region}}|new returnees?|从{{_region}}[^。;\n]{{0,12}}到{{_region}}|(?:排查到|查到|发现|摸到)[^,。;]{{0,6}}{{_region}}(?:的|人)|{{_region}}人[^。;\n]{{0,8}}(?:来了|到了|来的)|(?:外地|外来|返乡|返[衡程回])(?:返回|返乡|回来)?人员{{_n}}|"
    rf"(?:搁|打){{_region}}[^。;\n]{{0,6}}(?:回|来)|在{{_region}}(?:上大学|上学|读书|打工|工作|上班|做生意|务工|出差)[^。;\n]{{0,14}}回|(?:从|"
    f"自){{_region}}[^。;\n]{{0,16}}?(?:到家|到的|回)|(?:回来|返回|到家|回家|回)[^。;,\n]{{0,6}},"
    f"[^。;,\n]{{0,4}}{{_region}}(?!上班)|(?:从|自|由|在|来自|{{_region}})[^,。;\n]{{0,"
    f"14}}?{{_region}}?[^,。;\n]{{0,12}}?(?:{_COMES})|(?:{_COMES})[^,。;\n]{{0,6}}?(?:于|从|"
    f"自){{_region}}|(?:去|到)过{{_region}}|(?:去|到)的?{{_region}}[^。;\n]{{0,8}}回来|新增[^,。;\n]{{0,10}}(?:返乡|来[衡返]|返[衡回])|"
    r"返(?:乡|衡|程|湘)[^,。;\n]{0,6}:|返乡[人员]*{_n}人|(?:came|come|comes|got|returned|arrived|back|flew|drove|travell?ed)[^,.;\n]{0,"
    r"30}?\bfrom\b[^,.;\n]{0,20}?{_region}|从外地回|外地[^,。;]{0,4}回来|刚[^,。;]{0,3}回[来家]",
    elsewhere=(
        r"(?:来了?客人?|走亲戚)[\s\S]{0,40}牌|{_plate}[^。;]{0,8}{_region}来的|举报|没有?报备|隐瞒|^(?![\s\S]*{_person}[^。;\n]{0,40}(?:回来|到家|开回|返回|回家|到的|来的?))[\s\S]*(?:停在|停车场|车库|拦下[^。]{0,10}(?:车|{_plate})|司机|(?<!开)(?<!开了)(?<!驾)(?:{_n}|一)[辆台][^,。]{0,8}(?:车|SUV|{_plate})|"
        "货车|拉菜|同航班|\\b(?:van|truck|lorry)\\b)"
    ),
    unless=(
        r"未返|拉[^,。]{1,4}来|没回来的|回不[来去]|不回|拉菜|送货|(?:快递|货|包裹|蔬菜|物资)[^,]{0,4}从|(?:回|去|"
        r"返)(?:了)?{_region}(?:上班|打工|务工|上学|工作|复工|了)|离开|返岗|接触者?从"
    ),
    denied=(
        r"(?:没有|无|没)(?:人|新增|发现|外来|外地|从|再)*[^,。;]{0,6}(?:返乡|回来|返回|来返)|nobody[^,.]{0,20}(?:came|come|returned|back)|no one[^,.]{0,20}(?:came|come|returned|back)|没去过|"
        r"不是(?:从)?{_region}[^,。;]{0,6}(?:回|来|的)|没到过|没有?去过|未去过|无[^,]{0,6}旅居"
    ),
    takes=_SOMEBODY | {"transport", "origin", "via", "reading", "denied", "well"},
    says=_MEASURE,
    finish=tell_returnee,
    urgent=feverish,
)
LOOSELY = Phrase(
    kind="returnee",
    said="{_region}[^。;]{0,30}(?:到的|到家|到屋|到的屋|回的|开回来|回来)|(?:到的|到家|到屋|回来)[^。;]{0,20}{_region}",
    elsewhere=RETURNEE.elsewhere + "|同航班|听说|据说|货|送|拉",
    unless=RETURNEE.unless + "|去了|搬走",
    denied=RETURNEE.denied,
    takes=RETURNEE.takes,
    says=_MEASURE,
    finish=_somebody_came,
    urgent=feverish,
    yields=("departure",),
)
VEHICLE = Phrase(
    kind="arrival_vehicle",
    said=_VEHICLE,
    unless=(
        r"进车{_n}|出车{_n}|救护车|公交|火车|打车|坐车|买车|垃圾车|洒水车|消毒车|用车|接送|车辆{_n}|(?:就是|只是|只不过)[^,。]{0,4}车?牌|多少|怎么进|能进|同(?:乘|坐|车)|"
        r"{_region}牌(?:车)?{_n}|雾炮车|[坐乘搭][^,。]{0,4}(?:大巴|客车|班车|面包车|小车|顺风车|便车)|[有持][^,。]{0,4}车[ABC]\d?照|帮社区|(?:冻货|菜|货)车到|跑货车的?,?$|谁家"
    ),
    takes=frozenset(
        {"door", "grid", "place", "person", "phone", "count", "day", "plate", "origin", "via", "reading", "denied"}
    ),
    says=(
        Say(
            "vehicle",
            "((?:[黑白红蓝银灰黄绿]色)?(?:面包车|小轿车|轿车|小货车|大货车|货车|越野车|SUV|商务车|大巴|客车|小车))",
        ),
        Say("action", "{_when}进(?=[,。]|{_spot})|just came in|放行|放[去进]|已进|let in|admitted", "admitted"),
        Say("action", "劝返|劝回|退[回出]去|掉头|没让进|turned (?:back|away)", "turned_back"),
        Say("action", "拦下|拦住|扣|停(?:在)?路边|停外面|等候|暂停|held|stopped", "held"),
    ),
    finish=_drives_in,
    leaves=(("returnee", "count"),),
    urgent=feverish,
)
SYMPTOM = Phrase(
    kind="symptom",
    elsewhere="快去查|到处跑|举报",
    said=(
        "{_symptom}|阳性|阳了|(?:两|{_n})[条道]杠|抗原.{0,3}阳|核酸.{0,3}(?:阳|异常)|[变转]阳|"
        "tested positive|test(?:s|ed)? .{0,8}positive"
    ),
    unless="阳性[一-龥]{0,6}的?(?:密接|接触)|(?:同事|朋友|同学|室友|邻座|同车|同桌|与|和)[^,。]{0,14}(?:阳|确诊)|阳性(?:病例|患者|感染者)|(?:seatmate|colleague|coworker|roommate|friend|classmate)[^.]{0,40}positive|(?:以前|看过)[^,。]{0,10}{_symptom}|解除|退[烧热]药|容器|孳生|布雷图|消毒|药物|怕.{0,6}{_symptom}$",
    takes=_SOMEBODY | {"symptoms", "any_reading"},
    says=(
        Say("test_result", "阳性|阳了|(?:两|{_n})[条道]杠|抗原.{0,3}阳|核酸.{0,3}阳|[变转]阳|positive", "positive"),
        Say("test_result", "(?:核酸|抗原)[^,。]{0,6}阴性?|negative", "negative"),
    ),
    finish=tell_symptom,
    urgent=emergency,
)
NO_SYMPTOM = Phrase(
    kind="symptom",
    said="{_denied}",
    rest=True,
    takes=_SOMEBODY - {"count"} | {"denied"},
    finish=tell_symptom,
)
TEMPERATURE = Phrase(
    kind="temperature",
    said="{_t}",
    rest=True,
    takes=_SOMEBODY | {"any_reading", "denied"},
    finish=tell_temperature,
    urgent=feverish,
)
FELT_NORMAL = Phrase(
    kind="temperature",
    said="体温[^,。;]{0,12}正常|temp(?:erature)?s? (?:is |are |all )*normal|[没未忘](?:有|了|记|记了)*(?:测|量)(?:体温)|没[测量]到|[测量]不到",
    rest=True,
    takes=_SOMEBODY | {"reading"},
    finish=tell_temperature,
    yields=(
        "returnee",
        "quarantine_check",
        "quarantine_end",
        "symptom",
        "arrival_vehicle",
        "nil_report",
        "temperature",
        "resumption",
        "checkpoint",
    ),
)
DEPARTURE = Phrase(
    kind="departure",
    said=(
        r"原(?:定|计划|本)[^。;]{0,10}去{_region}|(?:回|返回?|去|到|赴|前往|飞)了?{_region}[^,。;]{0,6}(?:上班|打工|务工|上学|读书|工作|复工|了|"
        r"去)|去的?了?{_region}|坐{_trip}[^,。;]{0,4}回的?{_region}|到{_region}去|(?:已|租户|全家|一家)[^。;]{0,16}(?:返回|回|前往|去){_region}|"
        r"(?:说好|准备|打算|计划|{_when})[^,。;]{0,6}(?:去|回|飞|到){_region}(?!的)|名单[^,。]{0,4}(?:去掉|划掉|删)|离开(?:小区|社区|本市|衡阳|{_region})?|(?:已|都|全家|一家)[^,"
        r"。;]{0,6}(?:走了|搬走|离[开衡])|返(?:岗|校)了?|(?:went|gone|go|left|leaves?|leaving|return(?:ed|"
        r"ing)?|back|flew)(?: back)?(?: to| for)\b"
    ),
    unless=r"回来|离不开|离开过|未返|返岗(?:人员|员工)?{_n}|返(?:岗|校|工)证明|从{_region}[^,。]{0,10}(?:回|来)|return(?:ed)? from|申请|接触",
    denied="不走了|先不走|推迟|改期|取消|不去了|没去成|没走|未离开|没有?离开|走不了|暂时不走",
    takes=_SOMEBODY | {"transport", "dest", "plate"},
    says=(
        Say(
            "planned",
            "(?:准备|打算|计划|将|要|想)[^,。]{0,8}(?:去|回|走|返|离)|\\bwill\\b(?! not)|going to leave",
            value=True,
        ),
    ),
    finish=_leaves,
)
SWEEP = Phrase(
    kind="screening",
    said=(
        r"(?:摸排|排查|入户|走访|上门|敲门)[^,。;]{0,8}{_n}户|{_n}户[^,。;]{0,6}(?:空置|空房|没人|无人|"
        r"未应门)|visited {_n} households"
    ),
    takes=frozenset({"door", "grid", "place", "day", "as_of"}),
    says=(
        Say("households", "(?:摸排|排查|入户|走访|上门|敲门)[^,。;]{0,8}?{n}户|visited {n} households"),
        Say("count", "{_n}户[,、共]?{n}人"),
        Say("vacant", "(?:空置|空房|空户){n}户?|{n}户(?:空置|空房|无人居住)"),
        Say("no_answer", "{n}户(?:没人|无人|敲门没|未应)|(?:没人应|无人应答|敲门无人|未应门|不在家){n}户"),
    ),
    finish=lambda fields, _heard: (fields | {"ext": True},),
)

PHRASES: tuple[Phrase, ...] = (
    RETURNEE,
    LOOSELY,
    *WATCH,
    SYMPTOM,
    VEHICLE,
    DEPARTURE,
    SWEEP,
    OBSERVED,
    MEASURED,
    TEMPERATURE,
    FELT_NORMAL,
    NO_SYMPTOM,
)
