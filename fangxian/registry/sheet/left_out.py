"""The rows of a sheet that could not be used, in a file of their own with what is wrong, for a person to put right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from django.conf import settings

from fangxian.measures.questions import Words
from fangxian.registry.sheet.columns import Line
from fangxian.registry.sheet.write import write

WRONG = "需要更正 / what is wrong"


class Fault(Protocol):
    """A row and what is wrong with it."""

    @property
    def line(self) -> Line: ...
    @property
    def words(self) -> Words: ...


def left_out(name: str, header: Sequence[str], faults: Sequence[Fault]) -> Path | None:
    """Writes the rows as they stood, one column more; the file under ``$FANGXIAN_HOME/sheets``, or None."""
    if not faults:
        return None
    out = Path(settings.FANGXIAN_HOME) / "sheets" / f"{Path(name).stem}-errors.xlsx"
    width = len(header)
    rows = [[*(fault.line.raw + [""] * width)[:width], f"{fault.words.zh} / {fault.words.en}"] for fault in faults]
    write(out, [*header, WRONG], rows)
    return out
