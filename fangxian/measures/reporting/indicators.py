"""What reporting counts: contacts, matters told upward, worries and answers, resumptions, publicity, zero reports."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.diseases.profile import Profile
from fangxian.measures.facts import Site, Tally
from fangxian.measures.questions import Words
from fangxian.measures.reporting.records import (
    Answered,
    CloseContact,
    Concern,
    NilReport,
    Publicity,
    ReportedUp,
    Resumption,
    Signed,
)
from fangxian.measures.shape import Indicator, Standings

INDICATORS = (
    Indicator(
        key="contacts",
        words=Words("密切接触者", "Close contacts"),
        counted="heard",
        kinds=(CloseContact,),
        value=lambda record: record.count or 1,
    ),
    Indicator(key="told_upward", words=Words("紧急上报", "Urgent matters told upward"), kinds=(ReportedUp,)),
    Indicator(key="concerns", words=Words("群众关切", "Concerns"), counted="heard", kinds=(Concern,)),
    Indicator(
        key="rumours",
        words=Words("谣言", "Rumours"),
        counted="heard",
        kinds=(Concern,),
        value=lambda record: record.concern_type == "rumour",
    ),
    Indicator(key="answered", words=Words("已回复", "Answers given"), kinds=(Answered,)),
    Indicator(
        key="resumptions_applied",
        words=Words("复工申请", "Applications to resume"),
        counted="heard",
        kinds=(Resumption,),
        value=lambda record: record.status == "apply",
    ),
    Indicator(
        key="resumptions",
        words=Words("复工复产", "Resumed"),
        kinds=(Resumption,),
        value=lambda record: record.status in ("approved", "resumed"),
    ),
    Indicator(
        key="publicity_copies",
        words=Words("发放宣传资料", "Copies handed out or put up"),
        kinds=(Publicity,),
        value=lambda record: record.copies,
    ),
    Indicator(
        key="publicity_messages",
        words=Words("发布宣传信息", "Messages sent"),
        kinds=(Publicity,),
        value=lambda record: record.messages,
    ),
    Indicator(
        key="publicity_households",
        words=Words("宣传覆盖", "Households told"),
        kinds=(Publicity,),
        value=lambda record: record.households,
    ),
    Indicator(
        key="zero_reports",
        words=Words("零报告", "Zero reports"),
        kinds=(NilReport, Signed),
        value=lambda record: isinstance(record, NilReport) or record.form == "zero",
    ),
    Indicator(key="reports_signed", words=Words("签发报表", "Reports signed"), kinds=(Signed,)),
)


def states(site: Site, standings: Standings, profile: Profile) -> Iterator[Tally]:
    """None: every figure here rests on one record."""
    yield from ()
