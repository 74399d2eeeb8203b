"""The needs by which care is owed, and the words in which sheets write them."""

from __future__ import annotations

import re

NEEDS = (
    ("lives_alone", "独居", "lives alone", "独居|空巢|孤寡|lives?.?alone"),
    ("chronic", "慢性病", "chronic illness", "慢性?病|高血压|糖尿病|冠心病|透析|chronic"),
    ("pregnant", "孕产妇", "pregnant", "孕|产妇|pregnan"),
    ("disabled", "残疾", "disabled", "残疾|残障|失能|disab"),
    ("child_alone", "困境儿童", "child without carer", "困境儿童|留守儿童|无人照料|child.?(alone|without)"),
    ("hardship", "困难户", "hardship", "困难|低保|特困|hardship"),
    ("under_14", "儿童", "under 14", "儿童|14岁以下|under.?14"),
)
READ_NEED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, _, _, pattern in NEEDS)
