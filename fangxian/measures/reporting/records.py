"""What is told upward, asked by residents, answered, put right and signed."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from fangxian.measures.questions import Anything, Choice, Count, Day, EntryId, Items, Name, Region, Text, Words
from fangxian.measures.screening.about import MEASURES, Measured
from fangxian.measures.shape import Record

ANYWHERE = ("door", "building", "gate", "shop", "enterprise", "grid", "community")


class CloseContact(Measured):
    """密切接触者: somebody met a case, judged or not yet."""

    kind: ClassVar[str] = "reporting.close_contact"
    title: ClassVar[Words] = Words("密切接触者", "Close contact")

    contact_level: Annotated[
        str | None,
        Choice(
            zh="判定",
            en="Judged",
            holds="health",
            options=(
                ("close", "密接", "close contact"),
                ("secondary", "次密接", "secondary close contact"),
                ("suspected", "待判定", "not yet judged"),
            ),
        ),
    ] = None
    transport: Annotated[str | None, Text(zh="车次/航班", en="Train or flight")] = None
    measure: Annotated[str | None, Choice(zh="管理措施", en="Measure", options=MEASURES)] = None
    due: Annotated[str | None, Day(zh="办结期限", en="To be done by")] = None
    origin_adcode: Annotated[str | None, Region(zh="在哪里接触", en="Where")] = None


class Concern(Record):
    """舆情: a worry, a rumour, a question, a thank-you; the topic, never who said it."""

    kind: ClassVar[str] = "reporting.concern"
    title: ClassVar[Words] = Words("群众关切", "Concern")
    about: ClassVar[tuple[str, ...]] = ANYWHERE
    totals: ClassVar[bool] = True

    concern_type: Annotated[
        str | None,
        Choice(
            zh="类型",
            en="Sort",
            options=(
                ("rumour", "传言", "rumour"),
                ("question", "咨询", "question"),
                ("complaint", "投诉", "complaint"),
                ("suggestion", "建议", "suggestion"),
                ("thanks", "感谢", "thanks"),
                ("tip", "线索", "tip"),
                ("gathering", "聚集", "gathering"),
            ),
        ),
    ] = None
    status: Annotated[str | None, Choice(zh="处理", en="Handled", options=(("handled", "已处理", "handled"),))] = None


class NilReport(Record):
    """零报告: a signed statement that there is nothing to report."""

    kind: ClassVar[str] = "reporting.nil_report"
    title: ClassVar[Words] = Words("零报告", "Zero report")
    about: ClassVar[tuple[str, ...]] = ("community", "grid", "gate", "shop", "enterprise", "building")


class Resumption(Record):
    """复工复产: a shop or firm asks to open again, and what was decided."""

    kind: ClassVar[str] = "reporting.resumption"
    title: ClassVar[Words] = Words("复工复产", "Resumption of work")
    about: ClassVar[tuple[str, ...]] = ("shop", "enterprise", "community")
    totals: ClassVar[bool] = True

    org: Annotated[str | None, Text(zh="单位", en="Firm")] = None
    shop_type: Annotated[str | None, Text(zh="行业", en="Trade")] = None
    staff_count: Annotated[int | None, Count(zh="返岗人数", en="Returning staff", unit="人")] = None
    status: Annotated[
        str | None,
        Choice(
            zh="进度",
            en="State",
            options=(
                ("question", "咨询", "asked about"),
                ("apply", "申请", "applied"),
                ("planned", "计划", "planned"),
                ("approved", "同意", "approved"),
                ("resumed", "已复工", "resumed"),
            ),
        ),
    ] = None
    items: Annotated[list[dict[str, Any]] | None, Items(zh="防疫物资", en="Supplies")] = None


class Publicity(Record):
    """政策宣传: what residents were told, by which way, and how many it reached."""

    kind: ClassVar[str] = "reporting.publicity"
    title: ClassVar[Words] = Words("政策宣传", "Policy communication")
    about: ClassVar[tuple[str, ...]] = ANYWHERE

    channel: Annotated[
        str | None,
        Choice(
            zh="方式",
            en="By",
            options=(
                ("leaflet", "发放宣传单", "leaflet"),
                ("poster", "张贴海报、横幅", "poster or banner"),
                ("loudspeaker", "喇叭广播", "loudspeaker"),
                ("group_message", "微信群通知", "group message"),
                ("talk", "当面宣讲", "talk"),
            ),
        ),
    ] = None
    copies: Annotated[int | None, Count(zh="份数", en="Copies", unit="份")] = None
    messages: Annotated[int | None, Count(zh="信息条数", en="Messages", unit="条")] = None
    households: Annotated[int | None, Count(zh="覆盖户数", en="Households reached", unit="户")] = None
    topic: Annotated[str | None, Text(zh="宣传内容", en="About what", longest=100)] = None


class ReportedUp(Record):
    """上报: a fever, a contact or somebody absent was told to who must know."""

    kind: ClassVar[str] = "reporting.reported_up"
    title: ClassVar[Words] = Words("已上报", "Told upward")
    about: ClassVar[tuple[str, ...]] = ("door", "gate", "shop")

    person: Annotated[str | None, Name(zh="姓名", en="Name")] = None
    to: Annotated[str | None, Text(zh="报给谁", en="Told to", longest=60)] = None
    of: Annotated[str | None, EntryId(zh="哪一件", en="Which matter")] = None


class Answered(Record):
    """回复: a concern or an application got its answer."""

    kind: ClassVar[str] = "reporting.answered"
    title: ClassVar[Words] = Words("已回复", "Answered")
    about: ClassVar[tuple[str, ...]] = ANYWHERE
    asks: ClassVar[tuple[str, ...]] = ("of", "answer")

    of: Annotated[str | None, EntryId(zh="哪一件", en="Which matter")] = None
    answer: Annotated[str | None, Text(zh="答复", en="Answer")] = None


class Signed(Record):
    """签报: a report was issued and signed."""

    kind: ClassVar[str] = "reporting.signed"
    title: ClassVar[Words] = Words("报表签发", "Report issued")
    about: ClassVar[tuple[str, ...]] = ("community",)
    asks: ClassVar[tuple[str, ...]] = ("form", "report_number")

    form: Annotated[str | None, Text(zh="报表", en="Form", longest=40)] = None
    report_number: Annotated[int | None, Count(zh="编号", en="Number")] = None


class Correction(Record):
    """更正: what was said before is put right. Intake finds what it corrects and writes that anew."""

    kind: ClassVar[str] = "reporting.correction"
    title: ClassVar[Words] = Words("更正", "Correction")
    about: ClassVar[tuple[str, ...]] = ANYWHERE
    totals: ClassVar[bool] = True
    asks: ClassVar[tuple[str, ...]] = ("target_field", "new")

    target_field: Annotated[str | None, Text(zh="哪一项", en="Which answer", longest=40)] = None
    new: Annotated[Any, Anything(zh="改为", en="Put right", holds="health")] = None
    old: Annotated[Any, Anything(zh="原来", en="Was", holds="health")] = None
    method: Annotated[str | None, Text(zh="测法", en="Method", longest=20)] = None


class Withdrawn(Record):
    """撤回: an entry was written by mistake and counts no more."""

    kind: ClassVar[str] = "reporting.withdrawn"
    title: ClassVar[Words] = Words("撤回", "Withdrawn")
    about: ClassVar[tuple[str, ...]] = ANYWHERE
    totals: ClassVar[bool] = True
    asks: ClassVar[tuple[str, ...]] = ("reason",)

    reason: Annotated[str | None, Text(zh="理由", en="Reason")] = None
