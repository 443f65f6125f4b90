"""Pieces of printed lines: what characters or recognised words are joined into before lines are built of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from docproc.reading.page import Line

__all__ = ["Piece", "Row", "joined", "line_of", "rows_of"]

_SPACE_SHARE = 0.27
"""Width of a printed blank against the height of the character box (Times at any size)."""
_TOUCHING = 0.15
"""Gaps below this share of the height are kerning, not blanks."""
_MOST_SPACES = 60
_MOST_IN_ROW = 200
"""Pieces of one row; comparing each with each must stay cheap on pages made to be slow."""


@dataclass(slots=True, eq=False)
class Piece:
    """Characters that follow each other on one baseline without a wide gap.

    Attributes:
        text: the characters, blanks inside included.
        edges: left edge of each character, then the right edge of the last.
        top: y of the character boxes' top, from the page's top.
        bottom: y of their bottom; the more reliable one, since accents raise the top.
        first: index of the first character in the page's own numbering, for looking up its font.
        upright: False for text that runs up or down the page.
        bold: whether its letters are bold; None if unknown or without letters.
        ink: top and bottom of all that it holds, where a part of it stands off its line.
    """

    text: str
    edges: list[float]
    top: float
    bottom: float
    first: int = 0
    upright: bool = True
    bold: bool | None = None
    ink: tuple[float, float] | None = None

    @property
    def left(self) -> float:
        """Left edge."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.edges[-1]

    @property
    def height(self) -> float:
        """Height of the character boxes, the measure of all gaps."""
        return max(self.bottom - self.top, 1.0)

    @property
    def centre(self) -> float:
        """Middle between left and right edge."""
        return (self.edges[0] + self.edges[-1]) / 2

    def level_with(self, other: Piece) -> bool:
        """Whether the two stand on one printed line: half of the lower one is beside the other."""
        top, bottom, other_top, other_bottom = self.top, self.bottom, other.top, other.bottom
        shared = (bottom if bottom < other_bottom else other_bottom) - (top if top > other_top else other_top)
        lower = min(bottom - top, other_bottom - other_top)
        return shared >= 0.5 * (lower if lower > 1.0 else 1.0)

    def split(self, at: int) -> tuple[Piece, Piece]:
        """The pieces before and after character ``at``, without the blanks around the cut."""
        head, tail = self.text[:at].rstrip(), self.text[at:].lstrip()
        start = len(self.text) - len(tail)
        return (
            replace(self, text=head, edges=self.edges[: len(head) + 1]),
            replace(self, text=tail, edges=self.edges[start:], first=self.first + start),
        )


Row = list[Piece]
"""Pieces of one printed line, from left to right."""


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Group pieces into printed lines, from top to bottom, by geometry alone.

    A piece joins the row whose widest piece it is level with and where it covers nobody; so figures stamped
    later join the line with the blank that was left for them, wherever they stand in the file.
    """
    rows: list[tuple[Piece, Row]] = []
    for piece in sorted(pieces, key=_position):
        top = piece.top
        for back, (widest, row) in enumerate(rows[:-4:-1], 1):
            if widest.bottom <= top:  # most often so, and quicker told than by level_with
                continue
            if len(row) < _MOST_IN_ROW and widest.level_with(piece) and _fit(row, piece):
                rows[-back] = (max(widest, piece, key=_width), row)
                break
        else:
            rows.append((piece, [piece]))
    rows.sort(key=lambda entry: entry[0].bottom)
    return [row for _, row in rows]


def _position(piece: Piece) -> tuple[float, float]:
    return piece.bottom, piece.edges[0]


def _width(piece: Piece) -> float:
    return piece.right - piece.left


def _fit(row: Row, piece: Piece) -> bool:
    """Put ``piece`` into ``row`` if it covers nothing there; a copy of what is there (fake bold) is swallowed."""
    if piece.left >= row[-1].right:
        row.append(piece)
        return True
    for index, other in enumerate(row):
        covered = min(other.right, piece.right) - max(other.left, piece.left)
        if covered <= 0.4 * min(other.height, piece.height):
            continue
        if piece.text == other.text and covered > 0.8 * _width(piece):
            return True
        parts = _part_around(other, piece) or _part_around(piece, other)
        if parts is None or any(_collides(row, part, other) for part in parts):
            return False
        row[index : index + 1] = parts
        row.sort(key=lambda p: p.left)
        return True
    row.append(piece)
    row.sort(key=lambda p: p.left)
    return True


def _collides(row: Row, part: Piece, replaced: Piece) -> bool:
    return any(
        min(other.right, part.right) - max(other.left, part.left) > 0.4 * min(other.height, part.height)
        for other in row
        if other is not replaced
    )


def _part_around(outer: Piece, inner: Piece) -> list[Piece] | None:
    """``outer`` cut at the blank that ``inner`` stands in, with ``inner`` between; None if it stands in none."""
    slack = 0.35 * inner.height
    for at, char in enumerate(outer.text):
        if (
            char == " "
            and outer.edges[at] - slack <= inner.left
            and inner.right <= outer.edges[at + 1] + slack
            and 0 < at < len(outer.text) - 1
        ):
            before, after = outer.split(at)
            return [before, inner, after]
    return None


def line_of(
    row: Sequence[Piece], page: int, *, column: int | None = None, cell: tuple[int, int, int] | None = None
) -> Line:
    """The line that a row makes: its pieces with as many blanks between them as their gaps are wide.

    A day stamped tightly between ``ngày`` and ``tháng`` gets its blank all the same.

    Args:
        row: pieces from left to right, at least one.
        page: page number from 1.
        column: what to set as the line's column.
        cell: what to set as the line's cell.
    """
    if len(row) == 1:
        (piece,) = row
        edges = piece.edges
        top, bottom = piece.ink or (piece.top, piece.bottom)
        box = (edges[0], top, edges[-1], bottom)
        return Line(piece.text, page, box, tuple(edges), column=column, cell=cell, bold=piece.bold)
    text, edges = _join(row)
    top, bottom = _ink(row)
    box = (edges[0], top, edges[-1], bottom)
    bold = _bold(row)
    return Line(text=text, page=page, box=box, edges=tuple(edges), column=column, cell=cell, bold=bold)


def joined(row: Sequence[Piece]) -> Piece:
    """One piece for a row's; it stands where the widest of them does.

    Args:
        row: pieces from left to right, at least one.
    """
    if len(row) == 1:
        return row[0]
    text, edges = _join(row)
    widest = max(row, key=_width)
    return Piece(text, edges, widest.top, widest.bottom, row[0].first, bold=_bold(row), ink=_ink(row))


def _ink(row: Sequence[Piece]) -> tuple[float, float]:
    parts = [piece.ink or (piece.top, piece.bottom) for piece in row]
    return min(top for top, _ in parts), max(bottom for _, bottom in parts)


def _bold(row: Sequence[Piece]) -> bool | None:
    weights = {piece.bold for piece in row if piece.bold is not None}
    return weights == {True} if weights else None


def _join(row: Sequence[Piece]) -> tuple[str, list[float]]:
    texts = [row[0].text]
    edges = list(row[0].edges)
    for before, after in pairwise(row):
        end = edges.pop()
        gap = after.left - end
        height = min(before.height, after.height)
        if gap > _TOUCHING * height or (before.text[-1].isalnum() and after.text[0].isalnum()):
            count = min(max(1, round(gap / (_SPACE_SHARE * height))), _MOST_SPACES)
            texts.append(" " * count)
            edges.extend(end + gap * i / count for i in range(count))
        texts.append(after.text)
        edges.extend(after.edges)
    for i in range(1, len(edges)):
        edges[i] = max(edges[i], edges[i - 1])
    return "".join(texts), [round(edge, 2) for edge in edges]
