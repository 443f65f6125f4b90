"""Footnotes at the foot of a page: smaller type under a short rule, or under a mark that the text above bears."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable

from docproc.reading.pieces import Piece, Row, joined, rows_of

__all__ = ["Rule", "take_footnotes"]

Rule = tuple[float, float, float]
"""A level rule: left end, right end, y, in points from the shown page's top left."""

_SMALLER = 0.9
"""Against the page's usual type: notes are set in 10 points under a text in 13 or 14."""
_LOWEST_PART = 0.35
"""Share of the page height above which no footnote begins; long ones fill half a page."""
_LONG_LINE = 25
"""Characters from which a piece tells the usual size of type."""
_RULE = (40.0, 480.0)
"""Length of the rule over footnotes: Word draws 144 points, others up to the width of the text."""
_MOST_ROWS = 60
_MARK = re.compile(
    r"\s*(?:\[(?P<b>\d{1,2})\]|\((?P<r>\d{1,2}|\*{1,3})\)|(?P<p>\d{1,2}|\*{1,3}|†))[.)]?\s{0,2}(?=[^\W\d]|[“\"(])"
)


def take_footnotes(
    pieces: list[Piece], height: float, rules: Callable[[], list[Rule]] | None = None
) -> tuple[list[Row], list[Piece]]:
    """Take the footnotes off a page.

    Args:
        pieces: the page's upright pieces without page numbers and stamps.
        height: page height in points.
        rules: finds the page's level rules; called only where small type stands at the foot.

    Returns:
        The footnotes' lines from top to bottom, and the other pieces.
    """
    long = [p.height for p in pieces if len(p.text) >= _LONG_LINE]
    if len(long) < 2:
        return [], pieces
    small = _SMALLER * statistics.median_high(long)
    lowest = max(pieces, key=lambda p: p.top)
    if lowest.height >= small or lowest.top < _LOWEST_PART * height:
        return [], pieces
    rows = _small_rows(pieces, small, _LOWEST_PART * height)
    start = _first_note(rows, pieces, rules)
    if start is None:
        return [], pieces
    notes = rows[start:]
    taken = {id(p) for row in notes for p in row}
    return notes, [p for p in pieces if id(p) not in taken]


def _small_rows(pieces: list[Piece], small: float, top: float) -> list[Row]:
    """The rows of small type that end the page, from top to bottom."""
    rows: list[Row] = []
    for row in reversed(rows_of(p for p in pieces if p.bottom > top)):
        if max(p.height for p in row) >= small or len(rows) == _MOST_ROWS:
            break
        rows.append(row)
    return rows[::-1]


def _first_note(rows: list[Row], pieces: list[Piece], rules: Callable[[], list[Rule]] | None) -> int | None:
    """The row with which the footnotes begin: right under the rule, or with a mark that a word above bears."""
    for y in sorted((y for left, right, y in rules() if _RULE[0] < right - left < _RULE[1]) if rules and rows else ()):
        under = next((at for at, row in enumerate(rows) if row[0].bottom > y), None)
        if under is not None and _hangs_from(y, rows[under], pieces):
            return under
    for at, row in enumerate(rows):
        mark = _MARK.match(joined(row).text)
        if mark is not None and _is_cited(mark, [p for p in pieces if p.bottom < row[0].top]):
            return at
    return None


def _hangs_from(y: float, row: Row, pieces: list[Piece]) -> bool:
    """Whether a row stands right under a rule, and begins with a mark or goes on from the page before."""
    near = y - 0.4 * row[0].height < row[0].top < y + 2.5 * row[0].height
    begins = _MARK.match(joined(row).text) is not None or (row[0].text[:1].islower() and len(row) == 1)
    alone = not any(p.top < y < p.bottom for p in pieces)
    return near and begins and alone


def _is_cited(mark: re.Match[str], above: list[Piece]) -> bool:
    """Whether a word above bears the mark: ``Quyết định1``, ``báo cáo [2]``, ``đơn vị (*)``."""
    if mark["p"]:
        form = re.compile(rf"[^\W\d_]{{2,}}[”\")]?{re.escape(mark['p'])}(?![\w*/])")
        return any(form.search(p.text) and not re.search(r"[A-Z]{2}\d", p.text[-4:]) for p in above)
    form = re.compile(rf"\w\W?\s?{re.escape(mark.group().strip().rstrip('.'))}")
    return any(form.search(p.text) for p in above)
