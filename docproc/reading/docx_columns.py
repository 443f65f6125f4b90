"""Letterheads and closings set side by side with tabs or spaces instead of a table, taken apart into columns.

Word keeps the tabs, so the halves can still be told; once they are folded to blanks they cannot. Only two places of a
dispatch are looked at: around the national motto (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 1-4) and at Nơi nhận (ô 7, 9b).
"""

from __future__ import annotations

import re
from dataclasses import replace

from docproc.reading.docx_tables import Draft
from docproc.text import bare_key, fold

__all__ = ["split_columns", "split_line"]

_GAP = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")
_TAB_WIDTH = 8
_INDENT = 24  # a leading gap as wide as this sets the line into the right half
_HEADER_REACH, _CLOSING_REACH, _BEFORE_RECIPIENTS = 12, 45, 3
_LONGEST = 120  # a longer line belongs to the body

# CỘNG HÒA XÃ HỘI CHỦ NGHĨA … · Độc lập - Tự do - Hạnh phúc · ĐẢNG CỘNG SẢN VIỆT NAM
_STATE = re.compile(r"^(?:cong h\w{1,2} xa hoi|doc lap\W{1,5}tu do|dang cong san viet nam)")
_RECIPIENTS = re.compile(r"^\W{0,3}noi nhan\s*(?:[:;.]|$)")
_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b|\bngay ?\d")
_ADDRESSEE = re.compile(r"^\W{0,3}kinh gui")
_PERHAPS_RECIPIENTS = re.compile(r"\W*[nN]")
_ENTRY = re.compile(r"^\W{0,2}luu\b|^[-–+*•]")
_ITEM_START = re.compile(r"[-–+*•]")


def split_line(text: str) -> tuple[str, str] | None:
    r"""The left and right half of a line set with tabs or spaces.

    Args:
        text: ``Số: 12/SXD-VP\t\tĐà Lạt, ngày 05 tháng 3 năm 2012``.

    Returns:
        The trimmed halves, one of which may be empty; ``None`` where the line is not set in halves.
    """
    lead = len(text) - len(text.lstrip())
    core = text.strip()
    if not core:
        return None
    gap = max(_GAP.finditer(core), key=lambda match: _width(match.group()), default=None)
    if gap is not None:
        left, right = core[: gap.start()], core[gap.end() :]
        if sum(map(str.isalpha, left)) >= 2 and not _ITEM_START.match(right):
            return left, right
    return ("", core) if _width(text[:lead]) >= _INDENT and not _ITEM_START.match(core) else None


def split_columns(drafts: list[Draft]) -> list[Draft]:
    """Put letterhead and closing made with tabs or spaces into columns, left lines first.

    Args:
        drafts: lines of the body; those in tables or columns already are left as they are.

    Returns:
        The lines, reordered in those two places only.
    """
    drafts = _split(drafts, _header_zone(drafts))
    return _split(drafts, _closing_zone(drafts))


def _width(gap: str) -> int:
    return sum(_TAB_WIDTH if char == "\t" else 1 for char in gap)


def _free(draft: Draft) -> bool:
    return draft.cell is None and draft.column is None and len(draft.text) <= _LONGEST


def _header_zone(drafts: list[Draft]) -> range:
    """From the line with the state's name in its right half to that of the date, else to the last in halves."""
    for start, draft in enumerate(drafts[:_HEADER_REACH]):
        halves = split_line(draft.text) if _free(draft) else None
        if halves is not None and halves[0] and _STATE.match(_key(halves[1])):
            return range(start, _header_end(drafts, start) + 1)
    return range(0)


def _header_end(drafts: list[Draft], start: int) -> int:
    end, unbroken = start, True
    for index in range(start + 1, min(start + _HEADER_REACH, len(drafts))):
        draft = drafts[index]
        if not _free(draft) or _ADDRESSEE.match(_key(draft.text)):
            break
        halves = split_line(draft.text)
        if halves is None or not halves[1]:
            unbroken = False  # a subject may stand alone under the number, with the date still to come
        elif _DATE.search(_key(halves[1])):
            return index
        elif unbroken:
            end = index
    return end


def _closing_zone(drafts: list[Draft]) -> range:
    """From Nơi nhận, or the signature's lines just above it, to the last entry or line in halves."""
    first = next((index for index, draft in enumerate(drafts) if _names_recipients(draft)), None)
    if first is None:
        return range(0)
    end, halved = first, False
    for index in range(first, min(first + _CLOSING_REACH, len(drafts))):
        if not _free(drafts[index]):
            break
        halves = split_line(drafts[index].text)
        if halves is not None and halves[1]:
            end, halved = index, True
        elif _ENTRY.match(_key(drafts[index].text.strip())):
            end = index
    if not halved:
        return range(0)
    start = first
    while start > max(0, first - _BEFORE_RECIPIENTS) and _free(drafts[start - 1]):
        halves = split_line(drafts[start - 1].text)
        if halves is None or halves[0] or not halves[1].isupper():
            break
        start -= 1
    return range(start, end + 1)


def _split(drafts: list[Draft], zone: range) -> list[Draft]:
    if not zone:
        return drafts
    sides: tuple[list[Draft], list[Draft]] = ([], [])
    for draft in drafts[zone.start : zone.stop]:
        halves = split_line(draft.text)
        for side, text in enumerate(halves if halves is not None else (draft.text, "")):
            if text:
                sides[side].append(replace(draft, text=text, column=side))
    return drafts[: zone.start] + sides[0] + sides[1] + drafts[zone.stop :]


def _names_recipients(draft: Draft) -> bool:
    if not _free(draft) or not _PERHAPS_RECIPIENTS.match(draft.text):
        return False
    halves = split_line(draft.text)
    return _RECIPIENTS.match(_key(draft.text.strip() if halves is None else halves[0])) is not None


def _key(text: str) -> str:
    return bare_key(fold(text).text)
