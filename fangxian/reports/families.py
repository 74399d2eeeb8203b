"""The community's own forms by family (表格目录): what an office asks for, and which of our forms answer it."""

from __future__ import annotations

from typing import Literal

import msgspec

from fangxian.measures.questions import Words
from fangxian.reports import duty, form, letter, register
from fangxian.reports.form import FORMS
from fangxian.reports.letter import LETTERS
from fangxian.reports.register import REGISTERS

Sort = Literal["register", "report", "letter"]


class Family(msgspec.Struct, frozen=True):
    """Forms that people ask for under one name."""

    words: Words
    forms: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """What stands on a form whatever is in it."""

    title: Words
    purpose: Words
    retention: Words


FAMILIES = (
    Family(Words("入户排查", "Household sweep"), ("sweep",)),
    Family(Words("来返人员台账", "Returnee ledger"), ("returnees",)),
    Family(Words("外来人员登记", "Visitor book"), ("visitors",)),
    Family(Words("车辆登记", "Vehicles"), ("vehicles",)),
    Family(Words("体温登记", "Temperatures"), ("temperatures",)),
    Family(Words("居家观察", "Observation at home"), ("observation",)),
    Family(Words("告知、评估、解除", "Notice, assessment, release"), ("notice", "assessment", "release")),
    Family(Words("消毒", "Disinfection"), ("disinfection",)),
    Family(Words("值班与交接班", "Duty roster and hand-over"), (duty.NAME, "posts")),
    Family(Words("物资与发放代购", "Stock, distribution, errands"), ("stock", "deliveries", "errands")),
    Family(Words("志愿者", "Volunteers"), ("volunteers",)),
    Family(Words("复工复产", "Resumption of work"), ("resumption",)),
    Family(Words("商铺检查", "Shop checks"), ("shops",)),
    Family(Words("日报与零报告", "Daily and zero report"), ("daily", "zero")),
    Family(
        Words("转运、心理、舆情、捐赠", "Transfers, counselling, concerns, donations"),
        ("transfers", "counselling", "concerns", "donations"),
    ),
)
FORM_NAMES = tuple(name for family in FAMILIES for name in family.forms)


def sort_of(name: str) -> Sort:
    """Whether a form is a list of records, a sum of figures, or a letter to one person."""
    if name in FORMS:
        return "report"
    return "letter" if name in LETTERS else "register"


def said(name: str) -> Said:
    """What a form of any sort is called, what it is for, and how long it is kept. KeyError if there is none."""
    if name == duty.NAME:
        found: Said | duty.Duty | form.Form | letter.Letter | register.Register = duty.load()
    elif name in REGISTERS:
        found = register.load(name)
    else:
        found = form.load(name) if name in FORMS else letter.load(name)
    return Said(found.title, found.purpose, found.retention)
