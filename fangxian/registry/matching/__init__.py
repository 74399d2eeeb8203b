"""Matching (比对): whom of the registry a row of somebody's sheet means, with the evidence in words, never guessed."""

from fangxian.registry.matching.hint import Hint
from fangxian.registry.matching.match import matched
from fangxian.registry.matching.verdict import Difference, Match

__all__ = ["Difference", "Hint", "Match", "matched"]
