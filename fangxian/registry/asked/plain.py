"""A head's words without what does not tell them apart: spaces, stars, units, brackets, numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NOISE = re.compile(r"[\s*_:;,.!?'\"“”‘’、。|\\-]+")
UNITS = re.compile(
    r"[\((\[【〔](?:℃|°c|c|人|户|个|次|人次|户次|家|家次|台|辆|元|份|条|件|栋|处|岁|m2|m²|㎡|平方米|天|批|点|起|单位:?.{1,4}|"
    r"必填|选填|可不填|下拉选择|请填写?|不填|people|persons|households|yuan|days|years)[\))\]】〕]|℃|°c",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"[\((\[【〔]([^\))\]】〕]*)[\))\]】〕]?")
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、..](?!\d)|[((]?\d{1,2}[))]|[①-⑳])")


@lru_cache(maxsize=16384)
def tight(head: str) -> str:
    """Small letters, no spaces, units or stars; what stands in brackets stays, without the brackets."""
    text = UNITS.sub("", unicodedata.normalize("NFKC", head).strip().lower())
    return NOISE.sub("", BRACKETS.sub(r"\1", text))


@lru_cache(maxsize=16384)
def whole(head: str) -> str:
    """Small letters, no spaces or stars; units and whatever else stands in brackets stay."""
    return NOISE.sub("", BRACKETS.sub(r"\1", unicodedata.normalize("NFKC", head).strip().lower()))


@lru_cache(maxsize=16384)
def bare(head: str) -> str:
    """As ``tight``, and without what stands in brackets and the numbering in front."""
    text = UNITS.sub("", unicodedata.normalize("NFKC", head).strip().lower())
    return NOISE.sub("", NUMBERED.sub("", BRACKETS.sub("", text)))


def in_brackets(head: str) -> list[str]:
    """What stands in brackets: hints at the format, codes, units."""
    return [found for found in BRACKETS.findall(unicodedata.normalize("NFKC", head)) if found.strip()]
