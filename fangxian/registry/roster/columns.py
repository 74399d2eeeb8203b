"""The columns of a roster, with the words that sheets use for them: a choice from the one vocabulary."""

from __future__ import annotations

from fangxian.registry.asked.needs import NEEDS
from fangxian.registry.asked.vocabulary import vocabulary
from fangxian.registry.sheet.columns import Column

FIELDS = (
    *("building", "unit", "room", "address", "grid", "name", "relation", "sex", "born", "age", "id_number", "phone"),
    *("needs", "party_member", "from_day", "until_day", *(f"need:{key}" for key, _, _, _ in NEEDS)),
)
SAME = {"party_member": "political"}  # a roster reads 政治面貌 as whether somebody is a Party member


def _column(field: str) -> Column:
    asked = vocabulary()[field]
    also = vocabulary()[SAME[field]].words if field in SAME else ()
    zh = (vocabulary()[SAME[field]].zh,) if field in SAME else ()
    return Column(field, asked.zh, asked.en, (*asked.words, *zh, *also))


ROSTER = tuple(map(_column, FIELDS))
NEEDED = (("name",), ("room", "address"))
OURS = tuple(
    column for column in ROSTER if ":" not in column.field and column.field not in {"address", "age", "until_day"}
)
