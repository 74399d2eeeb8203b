"""What the command line says: in Chinese where the machine speaks Chinese, else in English; and how it stops."""

from __future__ import annotations

import os
from typing import NoReturn

from rich.console import Console

from fangxian.measures.questions import Words

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def language() -> str:
    """``zh-hans`` or ``en``, from FANGXIAN_LANGUAGE or, without it, from the machine's locale."""
    asked = ("FANGXIAN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    spoken = next((value for name in asked if (value := os.environ.get(name))), "")
    return "zh-hans" if spoken.startswith("zh") else "en"


def said(zh: str, en: str) -> str:
    """One sentence in the reader's language."""
    return Words(zh, en).said(language())


def tell(zh: str, en: str) -> None:
    """Says it on standard output, plainly: brackets in it are not markup."""
    out.print(said(zh, en), markup=False)


def note(zh: str, en: str) -> None:
    """Says it on standard error, where it disturbs no pipe."""
    err.print(said(zh, en), markup=False)


def stop(zh: str, en: str, code: int = 1) -> NoReturn:
    """Says why nothing goes on, and ends."""
    note(zh, en)
    raise SystemExit(code)
