"""Figures stamped into the blanks of number and date line, put where they belong by geometry.

Registers print number, day and month on the finished page: at their own size, somewhat off the baseline, over the dots
that were left for them, or a line above or below. Rows alone (``pieces.rows_of``) place only what is level and fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from docproc.reading.pieces import Piece, joined

__all__ = ["fill_blanks"]

_FIGURE = re.compile(r"\d{1,6}[a-zđA-Z]?|\d(?: \d){1,5}")
"""``1085``, ``30c``; figures drawn one by one get blanks from PDFium that nobody typed."""
_BLANK = r"[\s.…_]*"
_NUMBER = re.compile(rf"^[*\s]*[Ss][ốỐoO]\s*[:.;]?(?P<blank>{_BLANK})(?=(?P<symbol>[/-]\s*[A-ZĐƯÔƠÊÂĂ])|$)")
_DATE = re.compile(
    rf"ngày(?P<blank>{_BLANK}?(?P<day>\d{{0,2}})\s*)tháng(?P<month_blank>{_BLANK}?(?P<month>\d{{0,2}})\s*)(?=năm|/)",
    re.IGNORECASE,
)
_DATE_BEGINS = re.compile(r"(?:^|[\s,])ngày[\s.…_\d]*(?:tháng[\s.…_\d]*)?$", re.IGNORECASE)
_DATE_GOES_ON = re.compile(r"[\s.…_]*(?:tháng\b|năm\b)", re.IGNORECASE)
_SYMBOL = re.compile(r"[\s.…_]*[/-]\s*[A-ZĐƯÔƠÊÂĂ]")
_REACH = 12.0
"""Line heights from one part of a broken form line to the next: the widest blanks have 40 points."""
_OFF_LINE = 1.45
"""Line heights between the middles of a blank and its figure: a line above or below, not two."""
_LEVEL = 0.7
"""The same for the day, whose neighbours above and below are lines of their own."""
_SURELY_NEARER = 0.35
"""Line heights by which one of two figures must be nearer to be the one that was meant."""
_SLACK = 0.7
"""Line heights that the middle of a figure may stand outside its blank, where the blank is narrower than the figure."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """One blank: its characters in the line's text, and how far off the line its figure may be."""

    start: int
    end: int
    reach: float


def fill_blanks(pieces: list[Piece]) -> list[Piece]:
    """Put stamped figures into the blanks left for them.

    Args:
        pieces: the page's upright pieces without page numbers and stamps.

    Returns:
        The pieces; a form line with its figures is one piece, the figures taken out of the rest.
    """
    figures = [p for p in pieces if p.text[:1].isdigit() and _FIGURE.fullmatch(p.text)]
    if not figures:
        return pieces
    for members, gaps in _forms(pieces):
        line = joined(members)
        used: list[Piece] = []
        for gap in reversed(gaps(line.text)):
            figure = _figure_for(line, gap, [f for f in figures if f not in used], pieces)
            if figure is not None:
                line = _with(line, gap, figure)
                used.append(figure)
        if used:
            gone = {id(p) for p in (*members, *used)}
            figures = [f for f in figures if id(f) not in gone]
            at = pieces.index(members[0])
            pieces = [
                *(p for p in pieces[:at] if id(p) not in gone),
                line,
                *(p for p in pieces[at:] if id(p) not in gone),
            ]
    return pieces


def _forms(pieces: list[Piece]) -> Iterator[tuple[list[Piece], Callable[[str], list[_Gap]]]]:
    """The pieces of each number and date line that may have blanks, and what finds them in their joined text."""
    for piece in pieces:
        number = _NUMBER.match(piece.text)
        if number is not None:
            symbol = [] if number["symbol"] else _beside(piece, pieces, _SYMBOL)[:1]
            if number["symbol"] or (symbol and number.end() == len(piece.text)):
                yield [piece, *symbol], _number_gap
        elif _DATE.search(piece.text):
            yield [piece], _date_gaps
        elif _DATE_BEGINS.search(piece.text):
            more = _beside(piece, pieces, _DATE_GOES_ON)
            if more:
                yield [piece, *more], _date_gaps


def _beside(piece: Piece, pieces: list[Piece], form: re.Pattern[str]) -> list[Piece]:
    """The pieces to the right on the same line that have a form, as far as they follow each other."""
    level = [p for p in pieces if p is not piece and p.left > piece.left and form.match(p.text) and piece.level_with(p)]
    level.sort(key=lambda p: p.left)
    near = [after.left - before.right < _REACH * piece.height for before, after in pairwise([piece, *level])]
    return level[: near.index(False) if False in near else len(level)]


def _number_gap(text: str) -> list[_Gap]:
    match = _NUMBER.match(text)
    return [_Gap(*match.span("blank"), _OFF_LINE)] if match is not None and match["symbol"] else []


def _date_gaps(text: str) -> list[_Gap]:
    match = _DATE.search(text)
    if match is None:
        return []
    pairs = (("day", "blank"), ("month", "month_blank"))
    return [_Gap(*match.span(blank), _LEVEL) for figure, blank in pairs if not match[figure]]


def _figure_for(line: Piece, gap: _Gap, figures: list[Piece], pieces: list[Piece]) -> Piece | None:
    """The figure that was meant for a blank: the nearest one, if no other is as near."""
    low, high = line.edges[gap.start] - _SLACK * line.height, line.edges[gap.end] + _SLACK * line.height
    found = sorted(
        (off, figure.left, figure)
        for figure in figures
        if low < figure.centre < high
        and (off := abs(figure.top + figure.bottom - line.top - line.bottom) / 2 / line.height) < gap.reach
        and (line.level_with(figure) or _stands_alone(figure, pieces))
    )
    if not found or (len(found) > 1 and found[1][0] - found[0][0] < _SURELY_NEARER):
        return None
    return found[0][2]


def _stands_alone(figure: Piece, pieces: list[Piece]) -> bool:
    """Whether nothing stands close beside a figure that is off the line: it is no part of another one."""
    room = 1.5 * figure.height
    return not any(
        p is not figure and p.level_with(figure) and p.left < figure.right + room and p.right > figure.left - room
        for p in pieces
        if abs(p.top - figure.top) < 0.5 * figure.height
    )


def _with(line: Piece, gap: _Gap, figure: Piece) -> Piece:
    """The line with a figure in its blank; dots that stood there give way."""
    head, _ = line.split(gap.start)
    _, tail = line.split(gap.end)
    single = figure.text.replace(" ", "")
    kept = [edge for edge, char in zip(figure.edges, figure.text, strict=False) if char != " "]
    return joined([head, replace(figure, text=single, edges=[*kept, figure.right]), tail])
