"""An XLSX as its parts: which part holds which sheet, which styles are dates; changed parts put back, the rest kept."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from posixpath import join, normpath

import msgspec

from fangxian.measures.questions import Words
from fangxian.registry.sheet.sandbox import SheetFault
from fangxian.reports.office.cells import attributes
from fangxian.reports.office.references import moved_formula
from fangxian.reports.office.worksheet import Worksheet

LARGEST = 64 << 20  # bytes of one part that is changed
DATES = {14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)}
TEXT = 49
CODED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
ODD = Words(
    "这个文件的内部结构不寻常,没有改动。请用 Excel 或 WPS 打开,另存为 .xlsx 再试。",
    "The inside of this file is unusual; it was not touched. Open it in Excel or WPS, save it as .xlsx and try again.",
)
TOO_LARGE = Words(
    "这张工作表太大(超过 64 MB)。请删去空白行列和多余的工作表再试。",
    "This worksheet is too large (over 64 MB). Remove empty rows, columns and spare sheets and try again.",
)


class Styles(msgspec.Struct, frozen=True):
    """The number format of every cell style: a built-in id, and the code where the file has its own."""

    formats: tuple[tuple[int, str], ...] = ()

    def code(self, style: str) -> tuple[int, str]:
        return self.formats[int(style)] if style.isdigit() and int(style) < len(self.formats) else (0, "")

    def is_date(self, style: str) -> bool:
        number, code = self.code(style)
        plain = CODED.sub("", code.lower())
        return number in DATES or (number >= 164 and ("y" in plain or ("d" in plain and "m" in plain)))

    def is_text(self, style: str) -> bool:
        number, code = self.code(style)
        return number == TEXT or code == "@"


class Workbook:
    """A file as uploaded; parts are read when asked for, and only those handed to ``change`` differ in the end."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        self._changed: dict[str, str] = {}
        book = self.part(self._main())
        self.date1904 = re.search(r'date1904="(?:1|true)"', book) is not None
        rels = self._rels(self._main())
        self.sheets: dict[str, str] = {}
        self.hidden: set[str] = set()
        for tag in re.findall(r"<(?:\w+:)?sheet\s([^>]*)/?>", book):
            said = attributes(tag)
            target = next((rels[value] for name, value in said.items() if name.endswith(":id") and value in rels), None)
            if target and "sheet" in target.rsplit("/", 1)[-1].lower():
                self.sheets[said.get("name", "")] = target
                self.hidden |= {said["name"]} if said.get("state", "visible") != "visible" else set()
        self.styles = self._styles()

    def _main(self) -> str:
        rels = self._rels("")
        return next((target for target in rels.values() if target.endswith("workbook.xml")), "xl/workbook.xml")

    def _rels(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        xml = self.part(join(folder, "_rels", f"{name}.rels"), missing="")
        tags = [attributes(tag) for tag in re.findall(r"<(?:\w+:)?Relationship\s([^>]*)/?>", xml)]
        return {one.get("Id", ""): normpath(join("/", folder, one.get("Target", ""))).lstrip("/") for one in tags}

    def _styles(self) -> Styles:
        xml = self.part("xl/styles.xml", missing="")
        own = {
            s["numFmtId"]: s.get("formatCode", "")
            for t in re.findall(r"<(?:\w+:)?numFmt\s([^>]*)/?>", xml)
            if (s := attributes(t))
        }
        block = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", xml, re.DOTALL)
        found = [
            attributes(tag).get("numFmtId", "0")
            for tag in re.findall(r"<(?:\w+:)?xf\b([^>]*)", block[0] if block else "")
        ]
        return Styles(tuple((int(number), unescape(own.get(number, ""))) for number in found))

    def part(self, name: str, missing: str | None = None) -> str:
        """A part as text. Raises SheetFault if it is not there, too large, or in another encoding."""
        if name in self._changed:
            return self._changed[name]
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            if missing is not None:
                return missing
            raise SheetFault(ODD) from None
        if info.file_size > LARGEST:
            raise SheetFault(TOO_LARGE)
        try:
            return self._zip.read(info).decode("utf-8")
        except (UnicodeDecodeError, zipfile.BadZipFile):
            raise SheetFault(ODD) from None

    def worksheet(self, name: str) -> Worksheet:
        """The sheet of that name. Raises SheetFault if its part cannot be read."""
        try:
            return Worksheet(self.part(self.sheets[name]))
        except (KeyError, ValueError):
            raise SheetFault(ODD) from None

    def change(self, part: str, xml: str) -> None:
        self._changed[part] = xml

    def put(self, name: str, sheet: Worksheet) -> None:
        """A changed sheet back; whatever is calculated is calculated anew when the file is opened."""
        self.change(self.sheets[name], sheet.xml())
        if any("calcChain" in part for part in self._zip.namelist()) or next(sheet.formulas(), None):
            self.recalculate()

    def recalculate(self) -> None:
        book = self.part(self._main())
        tag = re.search(r"<((?:\w+:)?)calcPr\b([^>]*?)/?>", book)
        if tag and "fullCalcOnLoad" not in tag[0]:
            self.change(self._main(), book.replace(tag[0], f'<{tag[1]}calcPr{tag[2]} fullCalcOnLoad="1"/>', 1))
        elif tag is None:
            self.change(
                self._main(),
                re.sub(
                    r"(</(?:\w+:)?definedNames>|</(?:\w+:)?sheets>)(?!.*</(?:\w+:)?definedNames>)",
                    r'\1<calcPr fullCalcOnLoad="1"/>',
                    book,
                    count=1,
                    flags=re.DOTALL,
                ),
            )

    def moved(self, name: str, before: int, count: int) -> None:
        """Rows were put into a sheet: names, other sheets' formulas and the order of calculation follow."""
        at = before + 1
        book = self.part(self._main())
        names = re.compile(r"(<(?:\w+:)?definedName\b[^>]*>)([^<]*)(</)")
        told = names.sub(
            lambda f: (
                f[1] + moved_formula(unescape(f[2]), name, same=False, at=at, by=count).replace("&", "&amp;") + f[3]
            ),
            book,
        )
        if told != book:
            self.change(self._main(), told)
        for other, part in self.sheets.items():
            if other != name and name in self.part(part):
                self._follow(part, name, at, count)
        self._chain(name, at, count)

    def _follow(self, part: str, name: str, at: int, count: int) -> None:
        xml = self.part(part)
        formula = re.compile(r"(<(?:\w+:)?(?:f|formula1|formula2|formula)\b[^>]*>)([^<]*)(</)")
        told = formula.sub(lambda f: f[1] + moved_formula(f[2], name, same=False, at=at, by=count) + f[3], xml)
        if told != xml:
            self.change(part, told)

    def _chain(self, name: str, at: int, count: int) -> None:
        """The order of calculation names cells that have moved; Excel makes it anew if it is empty of them."""
        if "xl/calcChain.xml" not in self._zip.namelist():
            return
        ids = {
            s.get("name"): s.get("sheetId")
            for t in re.findall(r"<(?:\w+:)?sheet\s([^>]*)/?>", self.part(self._main()))
            if (s := attributes(t))
        }
        current = ""

        def one(found: re.Match[str]) -> str:
            nonlocal current
            said = attributes(found[0])
            current = said.get("i", current)
            row = re.sub(r"\D", "", said.get("r", ""))
            if current != ids.get(name) or not row or int(row) < at:
                return found[0]
            return re.sub(r'(\br="[A-Z]+)\d+"', rf'\g<1>{int(row) + count}"', found[0])

        self.change("xl/calcChain.xml", re.sub(r"<c\b[^>]*/>", one, self.part("xl/calcChain.xml")))

    def bytes(self) -> bytes:
        """The file again: every part in its old place, under its old date."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as new:
            for info in self._zip.infolist():
                text = self._changed.get(info.filename)
                new.writestr(info, self._zip.read(info) if text is None else text.encode("utf-8"))
        return out.getvalue()
