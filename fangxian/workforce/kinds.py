"""All record kinds of the house, and all the phrases in which they are said."""

from __future__ import annotations

from collections.abc import Mapping

from fangxian.measures import five
from fangxian.measures.phrasing import Phrase
from fangxian.measures.shape import Record
from fangxian.workforce import phrases
from fangxian.workforce.records import Volunteer

KINDS: Mapping[str, type[Record]] = {**five.KINDS, Volunteer.kind: Volunteer}
PHRASES: tuple[Phrase, ...] = (*five.PHRASES, *phrases.PHRASES)
