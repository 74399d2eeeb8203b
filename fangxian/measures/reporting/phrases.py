"""How people report contacts, correct themselves, ask to reopen, or report that there is nothing."""

from __future__ import annotations

from collections.abc import Iterable

from fangxian.measures.phrasing import Fields, Heard, Phrase, Say, pattern
from fangxian.measures.reporting.phrases_concern import CONCERNS
from fangxian.measures.reporting.phrases_correction import CORRECTION
from fangxian.measures.reporting.phrases_nil import NIL

_SOMEBODY = frozenset({"door", "grid", "place", "person", "phone", "id", "age", "sex", "count", "day"})


def _contact(fields: Fields, heard: Heard) -> Iterable[Fields]:
    if heard.has("次密|密接的密接|secondary"):
        fields["contact_level"] = "secondary"
    elif heard.has(r"密接|密切接触|close contact") and not heard.has(
        "疑似|可能|是否|是不是|算不算|还没定|(?:没|未)判|没定|未定|待定|待判|等(?:疾控|通知|判定)|怀疑|possible|may be|suspected|not sure"
    ):
        fields["contact_level"] = "close"
    else:
        fields["contact_level"] = "suspected"
    if fields.get("negated"):
        del fields["contact_level"]
    yield fields


def _found(fields: Fields, _heard: Heard) -> bool:
    return not fields.get("negated")


CONTACT = Phrase(
    kind="close_contact",
    said=(
        r"(?:与|跟|和)(?:那个)?(?:确诊|阳性)的|(?:(?:开会|上班|吃饭|聚会|打牌|坐车|住|乘车)的?|同事|朋友|同学|亲戚|邻座|室友)[^,。;]{0,10}(?:确诊|阳(?:了|性)|查出)|"
        r"(?:seatmate|colleague|coworker|roommate|friend|classmate)[^.]{0,40}(?:positive|confirmed)|密接|"
        r"(?:车|航班|飞机|车厢)[^,。;]{0,8}有[个一人]*(?:确诊|阳)|(?:同|一个)(?:办公室|班组?|单位|车间|宿舍|公司|学校)[^,。;]{0,8}(?:确诊|阳)|密接|密切接触|次密|接触者|(?:确诊|阳性|病例|病人|"
        r"感染者|患者)[^。;\n]{0,16}(?:接触|同[桌车乘屋住一行航班]|一起|吃饭|聚餐|打牌|打麻将)|(?:接触|"
        r"同[桌车乘屋住行]|一起|吃饭|聚餐|打牌)[^。;\n]{0,20}(?:确诊|阳性|病例|病人|感染者)|同(?:车次|"
        r"航班|乘|车厢|车)[^。;\n]{0,16}(?:确诊|阳性|病例)|close contacts?|contact of|contact with|"
        r"exposed to"
    ),
    unless="密接[户家]|没有?接触|无接触|接触史?(?:否认|:无|无)",
    elsewhere="良田要出大事",
    denied=(
        "(?:密接|密切接触者?|次密)[^,。;]{0,4}(?:排除|不是)|(?:无|没有?)(?:新增)?(?:密接|密切接触)|不是(?:密接|密切|次密)|排除(?:了)?[^,。;]{0,10}(?:密接|密切|次密)|非密接|不属于密|不算密接|not a close contact"
    ),
    takes=_SOMEBODY | {"transport", "due", "well", "denied"},
    says=(
        Say("measure", "集中(?:隔离|观察)|隔离点|隔离酒店", "集中隔离"),
        Say("measure", "转运|拉走|接走|transfer", "转运"),
        Say("measure", "居家(?:隔离|观察)|在家隔离|home quarantine", "居家隔离"),
        Say("days_total", "(?:隔离|观察|监测)[了足满]?{days}"),
    ),
    finish=_contact,
    urgent=_found,
)


def _each_shop(fields: Fields, heard: Heard) -> Iterable[Fields]:
    """丰源粮油店、顺发水果店16日起可以营业: one for each that is named."""
    listed = pattern("(?:[一-龥]{2,8}(?:店|馆|超市|铺)、)+[一-龥]{2,8}(?:店|馆|超市|铺)").search(
        heard.words, heard.heading
    )
    names = listed[0].split("、") if listed else [""]
    yield from (fields | ({"org": name} if name else {}) for name in names)


REOPEN = Phrase(
    kind="resumption",
    said=(
        "(?:店|馆)[^。]{0,24}(?:能不能|可不可以|能否|让)[^,。]{0,8}开(?!证)|恢复(?:生产|营运|上课)|复市|复课|(?:没|不|未|先不|还没)批|批了|批复|恢复(?:外卖|堂食)|开园|{_when}开学|(?:街道|等)[^,。]{0,4}盖章|{_when}起?(?:可以|能)?(?:正式|终于)?(?:开门|开业|营业)|计划{_when}开|{_when}(?:正式|终于)?(?:开门|开业|营业)了|refused|no reopening|(?:店|馆|厅|摊)[^。]{0,8}(?:可以|能)[^。]{0,6}(?:堂食|开|营业)|复工|复产|开工|(?:已|今天|今日|"
        "正式)开业|开业[吗了]|复业|重新营业|恢复营业|开门营业|(?:想|要|可以|能|准备|申请|允许|同意)[^,"
        "。;]{0,8}(?:开[门业店张]|营业)|返岗(?!返校)|(?:什么时候|几时|何时)[^,。;]{0,6}(?:开[门业店张]|营业)|"
        "reopen|resume (?:work|business|operat)|back to work"
    ),
    unless="证明|学校说|去{_region}|偷偷|擅自|照常|仍在|还在|居然|违规|药店开|复工证明|超市.{0,4}几点|解除|志愿",
    asks=True,
    denied="(?:没|未|先不|还没|不)批|被拒|refused|no reopening|not (?:allowed|approved)|(?:不同意|不准|不予|没批|未批|暂缓|不能|不得)[^,。;]{0,4}(?:复工|开业|开门|营业)",
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
                "进场{n}|{n} (?:staff|workers|employees|teachers|people)|(?:店员|教师|老师){n}[名人个]?|{n}[个名位](?:员工|老师|教师|店员)|,{n}人(?=,|。|;|$)"
            ),
        ),
        Say("status", r"(?:吗|什么时候|几时|可不可以|能不能|何时|可以不|么|怎么)[^。]*$|\?", "question"),
        Say(
            "status",
            "批了|(?:没|未|先不|还没|不)批|批复|refused|(?:已|经|予以|同意|准予|批准)[^,。]{0,4}(?:批准|同意|审核通过|验收合格|准许)|approved",
            "approved",
        ),
        Say(
            "status", "等[^,。]{0,6}盖章|申请|想[^,。]{0,10}(?:开|营业|复)|请求|报备|apply|application|request", "apply"
        ),
        Say(
            "status",
            "已(?:经)?(?:复工|开工|复产|开业|营业|恢复)|正式(?:复工|开工)|复工了|开工了|开门了|开业了|resumed|reopened",
            "resumed",
        ),
        Say("status", "拟|计划|准备|打算|将|plan|will", "planned"),
    ),
    apart=True,
    finish=_each_shop,
)
PHRASES: tuple[Phrase, ...] = (CONTACT, CORRECTION, NIL, REOPEN, *CONCERNS)
