"""The spreadsheet program of the journeys: LibreOffice and what shows its pages, installed where that is allowed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from fangxian.config.speaking import err, note, said
from fangxian.config.workshop import browser

NAMES = ("soffice", "libreoffice")
VIEWERS = ("pdftoppm", "pdftotext")
PACKAGES = ("libreoffice-calc", "poppler-utils")


def soffice() -> str | None:
    """Where LibreOffice is; None if it, or what shows its pages, is not there."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found if all(map(shutil.which, VIEWERS)) else None


def prepare() -> str | None:
    """LibreOffice, installed first if it is missing and that is allowed."""
    if soffice():
        return soffice()
    apt = browser.installer()
    if apt is None:
        note(
            "没有 LibreOffice,也无权安装。请安装 libreoffice-calc 和 poppler-utils。",
            f"LibreOffice is missing and may not be installed here. Install {' and '.join(PACKAGES)}.",
        )
        return None
    with err.status(said("正在安装 LibreOffice …", "Installing LibreOffice …")):
        browser.install(apt, PACKAGES)
    return soffice()


def to_pdf(program: str, files: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """The command by which one process, with a profile of its own, prints all the files as PDF into a folder."""
    profile = (folder / "profile").as_uri()
    said_so = (f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf", "--outdir")
    return (program, *said_so, str(folder), *map(str, files))
