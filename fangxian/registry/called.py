"""Somebody as people call them (王奶奶, 小李, 姓陈的, Mr. Liu), and who of some residents may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from fangxian.registry.models import Person
from fangxian.registry.people import reveal
from fangxian.vault.opening import Look

MOST_OPENED = 60  # names that are opened to find one person; where more may be meant, somebody is asked instead
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "慕容", "令狐", "司徒", "夏侯")
OLD, GROWN, YOUNG = 50, 30, 50
# title, sex (empty: either), least age, most age
TITLES = (
    (r"老太太|奶奶?|婆婆|阿婆|大妈|大娘|姥姥|娭毑|娭驰|太婆|grandma|granny", "F", OLD, 130),
    (r"老爷子|爷爷?|大爷|老伯|大伯|伯伯?|老汉|老爹|爹爹?|公公|阿公|嗲嗲|grandpa", "M", OLD, 130),
    (r"阿姨|姨|婶婶?|大婶|嫂子?|aunt(?:ie)?", "F", GROWN, 130),
    (r"叔叔?|大叔|uncle", "M", GROWN, 130),
    (r"女士|小姐|太太|大姐|姐|妹|mrs|ms|miss|madam", "F", 0, 130),
    (r"先生|大哥|哥|mr", "M", 0, 130),
    (r"师傅|老师|老板|同学|老人家|某某|某|\*+|[xX×]+|dr|", "", 0, 130),
)
WITH_TITLE = tuple(
    (re.compile(rf"(?P<name>{'|'.join(DOUBLE)}|[一-龥])(?:{form})"), sex, least, most)
    for form, sex, least, most in TITLES
)
IN_ENGLISH = tuple(
    (re.compile(rf"(?:{form})\.?\s+(?P<name>[a-z]+)", re.IGNORECASE), sex, least, most)
    for form, sex, least, most in TITLES
)
WITH_PREFIX = (
    (re.compile(rf"[老阿](?P<name>{'|'.join(DOUBLE)}|[一-龥])"), "", GROWN, 130),
    (re.compile(rf"小(?P<name>{'|'.join(DOUBLE)}|[一-龥])"), "", 0, YOUNG),
    (re.compile(r"old\s+(?P<name>[a-z]+)", re.IGNORECASE), "", GROWN, 130),
    (re.compile(rf"姓?(?P<name>{'|'.join(DOUBLE)}|[一-龥])的?"), "", 0, 130),
)


class Called(msgspec.Struct, frozen=True):
    """What a way of calling somebody tells of them: the family's name, perhaps the sex and how old about."""

    family: str
    sex: str
    least: int
    most: int

    def may_be(self, name: str) -> bool:
        """Whether somebody of this name is called so: by the character, or by its pinyin."""
        if not self.family.isascii():
            return name.startswith(self.family)
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - a third of a second, and only names in Latin letters need it

        return lazy_pinyin(name[:1]) == [self.family.lower()]


def called(text: str) -> Called | None:
    """How somebody is called; None for a full name, or for words that are none."""
    said = text.strip()
    for form, sex, least, most in (*WITH_PREFIX, *WITH_TITLE, *IN_ENGLISH):
        if found := form.fullmatch(said):
            return Called(found["name"], sex, least, most)
    return None


def who(look: Look, one: Called, person_ids: Iterable[int], year: int) -> list[int]:
    """Those of the people who may be called so. Opens only whom sex and age allow, and nobody if they are too many."""
    rows = Person.objects.filter(community_id=look.community_id, id__in=list(person_ids)).order_by("id")
    told = rows.values_list("id", "sex", "born")
    ids = [number for number, sex, born in told if _sex(one, sex) and _age(one, year - born if born else None)]
    if not 0 < len(ids) <= MOST_OPENED:
        return []
    return [number for number, details in reveal(look, ids).items() if one.may_be(details.name)]


def _sex(one: Called, sex: str) -> bool:
    return not (one.sex and sex) or one.sex == sex


def _age(one: Called, age: int | None) -> bool:
    return age is None or one.least <= age <= one.most
