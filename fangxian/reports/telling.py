"""A correction note as text, in either language: to whom, which report, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator

from fangxian.measures.questions import Words
from fangxian.reports.notes import Noted, Touched

TITLE = Words("关于更正已报数字的说明(草稿,未发送)", "Correction of figures reported (draft, not sent)")
MOST = 20  # entries named one by one
COMMA = Words("、", ", ")


def text(noted: Noted, language: str) -> str:
    """The whole note, ready to be copied into a letter or a message."""
    return "\n".join(line.said(language) for line in _lines(noted)) + "\n"


def why(noted: Noted) -> Words:
    """What was put right, by which entry, and which questions it answers otherwise; never the answers."""
    kind, at = noted.kind, f"{noted.corrected_at:%Y-%m-%d %H:%M}"
    if noted.late:
        many, entries = (
            len(noted.late),
            ", ".join(map(str, noted.late[:MOST])) + (" …" if len(noted.late) > MOST else ""),
        )
        return Words(
            f"签发时已发生、签发后才得知的记录 {many} 条({kind.zh};台账第 {entries} 号,最后一条 {at} 收到)。",
            f"{many} records of what had happened by then came in after it was signed ({kind.en}; ledger {entries}; "
            f"the last at {at}).",
        )
    if noted.taken_back:
        return Words(
            f"台账第 {noted.corrected} 号记录({kind.zh})经核实有误,已由第 {noted.entry} 号撤回({at})。",
            f"Entry {noted.corrected} of the ledger ({kind.en}) was a mistake; {noted.entry} took it back ({at}).",
        )
    zh, en = COMMA.zh.join(field.zh for field in noted.fields), COMMA.en.join(field.en for field in noted.fields)
    return Words(
        f"台账第 {noted.corrected} 号记录({kind.zh})已由第 {noted.entry} 号更正({at})"
        + (f",改动:{zh}。" if zh else "。"),
        f"Entry {noted.corrected} of the ledger ({kind.en}) was put right by entry {noted.entry} ({at})"
        + (f"; changed: {en}." if en else "."),
    )


def called(report: Touched) -> Words:
    """The report by number, day and name."""
    title = report.title
    return Words(
        f"{report.day} 第 {report.number} 号《{title.zh}》", f"No. {report.number} of {report.day}, {title.en}"
    )


def _lines(noted: Noted) -> Iterator[Words]:
    yield TITLE
    yield Words(f"致:{noted.office.zh}", f"To: {noted.office.en}")
    yield Words(f"自:{noted.community}", f"From: {noted.community}")
    yield Words("", "")
    for report in noted.reports:
        yield Words(f"{called(report).zh}:", f"{called(report).en}:")
        for cell in report.cells:
            yield Words(
                f"  {cell.words.zh}({cell.called.zh}):{cell.old} → {cell.new}",
                f"  {cell.words.en} ({cell.called.en}): {cell.old} → {cell.new}",
            )
        yield Words("", "")
    because = why(noted)
    yield Words(f"原因:{because.zh}", f"Because: {because.en}")
    yield Words("请以更正后的数字为准。", "Please use the corrected figures.")
