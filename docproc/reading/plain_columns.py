"""Letterhead and closing in plain text, set side by side with blanks or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest

from docproc.text.fold import fold
from docproc.text.keys import match_key

__all__ = ["Block", "split_blocks"]

_GAP = re.compile(r"(?<=\S)(?: {3,}|[ ]*\t[ \t]*)(?=\S)")
_LABEL = re.compile(r"(?:[-+•*–]|\(?[\w.]{1,6}[.)/]?|(?:điều|phần|chương|mục|bước|phụ lục)\s+[\w.]+:?)", re.IGNORECASE)
"""What stands before a tab in a list; such a line is no pair of columns."""
_LEFT_CUE = re.compile(r"nơi\s*nhận\b|số\s*:|số\s+\d+\s*[/-]")
_CAPACITY = re.compile(r"(?:tm|kt|tl|tuq|t/m|k/t|t/l)\s*[./]|q\.\s")
_RIGHT_CUE = re.compile(
    rf"""
      c[ộôo]ng\s+h\w+\s+x | độc\s+lập\s*- | đảng\s+cộng\s+sản
    | \w[\w\s.]*,\s*ngày\b
    | {_CAPACITY.pattern}
    """,
    re.VERBOSE,
)
# "Số:      /KH-SNV", "ngày      tháng 5": a blank left for a figure parts no columns
_BLANK_FIGURE = re.compile(r"(?:^|\s)(?:số\s*:?|ngày|tháng|năm)$")
_BLANK_FIGURE_WITHIN = 32
"""Characters before a gap that can hold such a word, emphasis marks and apart accents with it."""
_GAPS_LOOKED_AT = 8
"""Widest gaps of a line: number and date in one line leave up to five blanks, and the gap between the columns."""
_RECIPIENTS = re.compile(r"nơi\s*nhận\b")
_STOP = re.compile(r"kính\s+gửi|gửi\s*:|căn\s+cứ\b")
_BULLET = re.compile(r"\s*[-+•*–]")
_INDENT = 16
"""Columns of indent from which a line without left part belongs to the right column."""
_LEFT_WIDTH = 60
_BLANKS_IN_LETTERHEAD = 1
_BLANKS_IN_CLOSING = 8
"""The place of the signature is a few blank lines."""


@dataclass(slots=True)
class Block:
    """Lines in reading order; ``right`` is filled only where two columns stand side by side."""

    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


@dataclass
class _Row:
    """A line taken apart: ``paired`` if it has text in both columns; the keys are folded once, when first asked for."""

    text: str
    left: str
    right: str

    @property
    def paired(self) -> bool:
        return bool(self.left and self.right)

    @property
    def blank(self) -> bool:
        return not (self.left or self.right)

    @cached_property
    def left_key(self) -> str:
        return _key(self.left)

    @cached_property
    def right_key(self) -> str:
        return _key(self.right)


def split_blocks(lines: list[str]) -> Iterator[Block]:
    """Take columns apart.

    Args:
        lines: the text's lines, blank ones among them.

    Yields:
        Single lines and bands of two columns, in reading order; blank lines are gone.
    """
    rows = [_row(line) for line in lines]
    at = 0
    without_right = 0  # a band that came to nothing reached this far; one that opens within it would go the same way
    while at < len(rows):
        end = _band_end(rows, at) if at >= without_right and _opens_band(rows[at]) else at
        if end > at and not any(row.right for row in rows[at:end]):
            without_right, end = end, at
        if end > at:
            band = rows[at:end]
            yield Block([row.left for row in band if row.left], [row.right for row in band if row.right])
            at = end
            continue
        if not rows[at].blank:
            yield Block([rows[at].text.strip()])
        at += 1


def _row(line: str) -> _Row:
    text = line.rstrip()
    body = text.lstrip()
    indent = len(text.expandtabs(8)) - len(text.expandtabs(8).lstrip())
    gap = _widest_gap(body)
    if gap is not None and not _LABEL.fullmatch(body[: gap.start()].strip()):
        return _Row(text, body[: gap.start()].strip(), body[gap.end() :].strip())
    if indent >= _INDENT:
        return _Row(text, "", body)
    return _Row(text, body, "")


def _widest_gap(text: str) -> re.Match[str] | None:
    widest = nlargest(_GAPS_LOOKED_AT, _GAP.finditer(text), key=lambda gap: len(gap.group().expandtabs(8)))
    return next((gap for gap in widest if not _follows_figure_word(text, gap.start())), None)


def _follows_figure_word(text: str, at: int) -> bool:
    return _BLANK_FIGURE.search(_key(text[max(0, at - _BLANK_FIGURE_WITHIN) : at])) is not None


def _opens_band(row: _Row) -> bool:
    """Whether a line has a word of letterhead or closing and, but for ``Nơi nhận``, text in both columns."""
    left, right = row.left_key, row.right_key
    return bool(_RECIPIENTS.match(left) or (row.paired and (_LEFT_CUE.match(left) or _RIGHT_CUE.match(right))))


def _band_end(rows: list[_Row], start: int) -> int:
    """The end of the band that starts here, whether or not anything in it stands on the right."""
    closing, blanks, end = False, 0, start
    for at in range(start, len(rows)):
        row = rows[at]
        if row.blank:
            blanks += 1
            continue
        if not _belongs(row, blanks, closing=closing):
            break
        closing = closing or bool(_RECIPIENTS.match(row.left_key) or _CAPACITY.match(row.right_key))
        blanks, end = 0, at + 1
    return end


def _belongs(row: _Row, blanks: int, *, closing: bool) -> bool:
    """Whether a line goes on with the band after so many blank lines."""
    if _STOP.match(row.left_key):
        return False
    if row.right:
        return blanks <= (_BLANKS_IN_CLOSING if closing else _BLANKS_IN_LETTERHEAD)
    if closing:
        return blanks == 0 or bool(_BULLET.match(row.left))
    return blanks == 0 and len(row.left) <= _LEFT_WIDTH


def _key(text: str) -> str:
    return match_key(fold(text, emphasis=True).text.strip())
