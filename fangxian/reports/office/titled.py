"""Whether a title says no more of whom a sheet is about than was understood: what is left over narrows its rows."""

from __future__ import annotations

import re
import unicodedata

from fangxian.reading.regions import regions
from fangxian.reports.office.subjects import Rows

CHOSEN = ("person", "household", "shop", "worker")  # kinds of which a title may want only some
RETURNED = ("returnees", "returnees_key")
DAYS = re.compile(r"(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号时点](?:\d{1,2}分)?|\d{2,4}年(?:度|春节)?")
SINCE = re.compile(rf"(?:{DAYS.pattern})(?:以来|以后|之后|起|后)")
PARTS = re.compile(
    r"第?[\d一二三四五六七八九十]{1,3}号?网格|网格[\d一二三四五六七八九十]{1,3}|[\d一二三四五六七八九十]{1,3}(?:栋|幢|号楼)"
)
OWN = re.compile(
    r"[一-鿿]{2,3}?(?:省|市|区|县)|[一-鿿]{2,4}?(?:街道办事处|街道办|街道|办事处|镇|乡)|[一-鿿]{2,6}?(?:社区|居委会|村委会|村)"
)
# What a title may say beside whom: what sort of sheet it is, for what work, how often.
SORTS = re.compile(
    "登记|台账|名单|名册|花名册|一览|统计|汇总|情况|信息|资料|反馈|核查|核实|核对|排查|摸排|摸底|采集|调查|监测|测量|检测|"
    "健康|体温|测温|随访|跟踪|追踪|跟进|回访|慰问|救助|救治|研判|流调|信息化|组织|开展|管理|管控|服务|关爱|帮扶|探访|走访|巡访|检查|巡查|报告|日报|快报|上报|填报|报送|申报|报表|记录|"
    "档案|明细|清单|附件|附表|附|表格|样表|样式|模板|通讯录|"
    "一户一行|一人一行|一户一档|一人一档|一户一表|一人一表|逐户|逐人|逐日|每日|每天|每户|每人|按观察日|按人|按户|按日|"
    "疫情|防控|防疫|联防联控|新冠|新型冠状病毒|感染|肺炎|登革热|基孔肯雅热|"
    "人员|对象|居民|群众|重点|特殊|群体|人群|相关|有关|辖区|社区|街道|小区|网格|学校|单位|本|全|各|进行|开展|工作|专项|落实|"
    "措施|状况|现状|动态|基本|基础|个人|详细|已|进展|进度|安全|行程|生活|物资|需求|保障|包保|联系|责任|配备|招募|返校前|返岗前|"
    "近期|近日|春节|目前|现有|当前|所有|关于|的|及|和|与|暨|等|表|册|单(?!元)|卡|版|本人|前|(?:复工|复产|复业|营业|经营)+(?:情况|检查|进度)|截至|截止|至|日|月|年|时|点|我|用|需|待|将"
)
OLD = ("lives_alone", "aged_60", "aged_65", "aged_80")
# After whom a title is about it says what is done; these say instead that only some are meant, or somebody else.
AFTER = re.compile(
    "[次拟未女男非不无外拒曾租中内籍及和与、岁]|新增|到期|期满|异常|阳性|阴性|失联|死亡|治愈|出院|确诊|疑似|"
    "家属|亲属|亲友|配偶|子女|父母|同住|共同|陪护|司机|师生|学生|教师|医护|职工|员工|租客|业主|商户|儿童|老人|妇女|家庭|"
    "车辆|物品|房屋|宠物|快递"
)
FOR_WHOM = re.compile(r"\([^()]{0,12}(?:用|填|填写|填报|上报|版|份|联)\)")  # whose copy it is, not whom it is about
MOST_AFTER = 6  # signs of what is done that need not be known
WORDS = re.compile("[一-鿿]{2,}|[次拟未女男非不无外拒曾租]")


def left_over(title: str, rows: Rows) -> str:
    """The words of a Chinese title that neither the rows, the place, the day nor the sort of sheet account for."""
    if rows.kind not in CHOSEN:
        return ""
    said = re.sub(r"\s", "", unicodedata.normalize("NFKC", title))
    said = FOR_WHOM.sub("/", said)
    if SINCE.search(said):
        return "".join(hit[0] for hit in SINCE.finditer(said))
    said = _without_what_is_done(said, rows)
    for shape in (re.compile(rows.meant or "$", re.IGNORECASE), DAYS, PARTS):
        said = shape.sub("/", said)
    if rows.key in RETURNED:
        for hit in reversed(list(regions(said))):
            said = f"{said[: hit.start]}/{said[hit.end :]}"
    said = OWN.sub("/", said)
    if rows.key in OLD:
        said = re.sub("老年?人", "/", said)
    return "".join(WORDS.findall(SORTS.sub("/", said)))


def _without_what_is_done(title: str, rows: Rows) -> str:
    """The title up to the last of whom it is about, where what follows does not narrow it."""
    ends = [hit.end() for hit in re.finditer(rows.meant, title, re.IGNORECASE)] if rows.meant else []
    after = SORTS.sub("", DAYS.sub("", title[ends[-1] :])) if ends else ""
    return title[: ends[-1]] if ends and not AFTER.search(title[ends[-1] :]) and len(after) <= MOST_AFTER else title
