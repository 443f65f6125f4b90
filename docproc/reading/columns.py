"""Side-by-side columns: the letterhead (issuer | quốc hiệu) and the closing (Nơi nhận | signature).

Nghị định 30/2020/NĐ-CP, Phụ lục I, sets ô 1-4 and ô 7 and 9 beside each other; every other line of a dispatch runs
over the whole width. So a band is split only around a clear vertical gutter in the middle half of the page, and only
where something shows that it is one of the two: a word that stands nowhere else, or lines centred on an axis.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field

from docproc.reading.pieces import Piece, Row, rows_of
from docproc.text.keys import match_key

__all__ = ["Band", "split_columns"]

_MIDDLE = (0.22, 0.78)
"""Where a gutter may run, as shares of the page width: list labels and row numbers stand left of it."""
_GUTTER = 0.8
"""Least width of a gutter where a band is first seen, in line heights; further lines may narrow it to ..."""
_NARROW_GUTTER = 0.5
_MOST_BANDS = 6
_MOST_TRIES = 4
"""A page of a table has many pairs side by side; those with a telling word are tried first."""
_REACH = 4.5
"""How many line heights of blank a band may span."""
_SIGNATURE_REACH = 9.0
"""The same above a name under its title: the place of the signature is blank."""
_OFF_AXIS = 4.5
"""How many line heights a line under the quốc hiệu may be off its axis: a date set flush right is."""
_LEVEL = 0.1
_BY_TURNS = -0.8
"""Height that two neighbours must share, in line heights; columns set by themselves may also stand by turns."""
_LOOK_AHEAD = 7
_CUE_LENGTH = 40
_DASHES = ("-", "–", "—", "~", "+", "•")
_BRACE = "}"
"""Gathers recipients of one purpose (``- Sở Y tế; } để b/c``): it stands in their column and begins none."""
_LIST_LINES = 3
_SHORTEST_TITLE = 5
"""``GIÁM ĐỐC``, ``CHỦ TỊCH``: capacity and title of the signer are in capitals (Phụ lục I, ô 7a)."""

_CUE = re.compile(
    r"""(?P<recipients>nơi\s*nhận\b|nơi\s*gửi\s*:)
      | (?P<number>số\s*:|số\s+\d+\s*[/-])
      | (?P<state>c[ộôo]ng\s+h|đảng\s+cộng\s+sản|độc\s+lập\s*-)
      | (?P<full_width>kính\s+gửi|gửi\s*:|căn\s+cứ\b)
    """,
    re.VERBOSE,
)
"""``full_width``: lines under the letterhead that run over the whole width even when a tab meets the gutter."""


@dataclass(slots=True)
class Band:
    """A part of the page where two columns stand side by side; ``sure`` if its words say so, not only its shape."""

    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    low: float = 0.0
    high: float = 0.0
    sure: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """Both columns' pieces."""
        return [*self.left, *self.right]

    @property
    def top(self) -> float:
        """Where the band begins."""
        return min(p.top for p in self.pieces)

    @property
    def bottom(self) -> float:
        """Where the band ends."""
        return max(p.bottom for p in self.pieces)


@dataclass(frozen=True, slots=True)
class _Cues:
    """Pieces (by identity) whose first words tell where they stand."""

    recipients: frozenset[int]
    number: frozenset[int]
    state: frozenset[int]
    full_width: frozenset[int]

    @classmethod
    def of(cls, pieces: list[Piece]) -> _Cues:
        found: dict[str | None, set[int]] = {}
        for piece in pieces:
            cue = _CUE.match(match_key(piece.text[:_CUE_LENGTH].lstrip()))
            if cue is not None:
                found.setdefault(cue.lastgroup, set()).add(id(piece))
        kinds = ("recipients", "number", "state", "full_width")
        return cls(*(frozenset(found.get(kind, ())) for kind in kinds))

    def tell(self, left: list[Piece], right: list[Piece]) -> bool:
        """Whether the columns have a word that stands in a letterhead or a closing and nowhere else."""
        on_left = self.recipients | self.number
        return any(id(p) in on_left for p in left) or any(id(p) in self.state for p in right)


def split_columns(pieces: list[Piece], width: float) -> tuple[list[Band], list[Piece]]:
    """Find the bands of a page.

    Args:
        pieces: the page's upright pieces without page numbers and tables.
        width: page width in points.

    Returns:
        The bands from top to bottom, and the pieces outside them.
    """
    rest = sorted(pieces, key=lambda p: (p.bottom, p.left))
    if not any(_partners(rest, width)):
        return [], rest
    cues = _Cues.of(rest)
    bands: list[Band] = []
    taken: set[int] = set()
    for left, right in _seeds(rest, width, cues):
        if id(left) in taken or id(right) in taken:
            continue
        band = _Grower(Band([left], [right], left.right, right.left), cues, width).grow(rest)
        if band.sure or (_centred(band.right) and len(rows_of(band.left)) > 1):
            bands.append(band)
            taken.update(id(p) for p in band.pieces)
            rest = [p for p in rest if id(p) not in taken]
            if len(bands) == _MOST_BANDS:
                break
    bands.sort(key=lambda band: band.top)
    return bands, rest


def _seeds(pieces: list[Piece], width: float, cues: _Cues) -> Iterator[tuple[Piece, Piece]]:
    """Neighbours with a gap in the middle of the page between them, the telling ones first, at most a few others."""
    telling: list[tuple[Piece, Piece]] = []
    others: list[tuple[Piece, Piece]] = []
    for piece, across in _partners(pieces, width):
        near = [other for other in across if _beside(piece, other, cues) and not other.text.startswith(_BRACE)]
        if near:
            right = min(near, key=lambda p: p.left)
            (telling if cues.tell([piece], [right]) else others).append((piece, right))
    yield from telling
    yield from others[:_MOST_TRIES]


def _partners(pieces: list[Piece], width: float) -> Iterator[tuple[Piece, list[Piece]]]:
    """Pieces with those near them that stand across a gutter in the middle of the page; none on most pages."""
    low, high = _MIDDLE[0] * width, _MIDDLE[1] * width
    indented = [at for at, piece in enumerate(pieces) if piece.edges[0] >= low]
    if not indented:
        return
    start = end = 0
    for i, piece in enumerate(pieces):
        while start < len(indented) and indented[start] < i - _LOOK_AHEAD:
            start += 1
        while end < len(indented) and indented[end] < i + _LOOK_AHEAD:
            end += 1
        if start == end or piece.edges[-1] > high:
            continue
        edge = max(piece.edges[-1], low) + _GUTTER * piece.height
        across = [pieces[at] for at in indented[start:end] if pieces[at].edges[0] >= edge]
        if across:
            yield piece, across


def _beside(left: Piece, right: Piece, cues: _Cues) -> bool:
    """Whether two pieces share some height; beside a telling one they may also stand by turns."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    by_turns = id(right) in cues.state or id(left) in cues.recipients
    return shared > (_BY_TURNS if by_turns else _LEVEL) * min(left.height, right.height)


@dataclass(slots=True)
class _Grower:
    """Takes the rows above and below a seed into its band until one crosses the gutter."""

    band: Band
    cues: _Cues
    width: float

    def grow(self, pieces: list[Piece]) -> Band:
        band = self.band
        start = min(band.left[0].top, band.right[0].top)
        seeds = {id(p) for p in band.pieces}
        others = [p for p in pieces if id(p) not in seeds]
        below = rows_of(p for p in others if p.bottom >= start)
        above = rows_of(p for p in others if p.bottom < start)
        for rows in (below, reversed(above)):
            for row in rows:
                if not self._take(row):
                    break
        self._give_back_body()
        band.sure = self.cues.tell(band.left, band.right) or (
            self._closes() and any(p.text.isupper() and len(p.text) >= _SHORTEST_TITLE for p in band.right)
        )
        return band

    def _take(self, row: Row) -> bool:
        """Take a whole row; False if it does not belong to the band."""
        if id(row[0]) in self.cues.full_width or not self._within_reach(row):
            return False
        sides = self._sides(row)
        if sides is None:
            return False
        left, right, low, high = sides
        if right and self._is_letterhead() and self._off_axis(right) > _OFF_AXIS:
            return False
        if not (left and right) and not self._in_column(row, on_left=bool(left)):
            return False
        if left and self._is_above_recipients(row):
            return False
        self.band.left.extend(left)
        self.band.right.extend(right)
        self.band.low, self.band.high = low, high
        return True

    def _sides(self, row: Row) -> tuple[Row, Row, float, float] | None:
        """The row's pieces left and right of the gutter, and the gutter that remains; None if one crosses it."""
        low, high = self.band.low, self.band.high
        left: Row = []
        right: Row = []
        for piece in row:
            inside = piece.left >= low and piece.right <= high
            if piece.right <= high and not (inside and piece.left - low >= high - piece.right):
                left.append(piece)
                low = max(low, piece.right)
            elif piece.left >= low:
                right.append(piece)
                high = min(high, piece.left)
            else:
                return None
        in_middle = high >= _MIDDLE[0] * self.width and low <= _MIDDLE[1] * self.width
        return (left, right, low, high) if in_middle and high - low >= _NARROW_GUTTER * row[0].height else None

    def _within_reach(self, row: Row) -> bool:
        height = row[0].height
        under_title = self._closes() and row[0].left > self.band.low and self._off_axis(row) <= _OFF_AXIS
        reach = (_SIGNATURE_REACH if under_title else _REACH) * height
        return row[0].top - self.band.bottom <= reach and self.band.top - row[-1].bottom <= reach

    def _closes(self) -> bool:
        """Whether the left column is a list of recipients, also where its head cannot be read."""
        dashes = sum(p.text.startswith(_DASHES) for p in self.band.left)
        return dashes >= _LIST_LINES or any(id(p) in self.cues.recipients for p in self.band.left)

    def _is_above_recipients(self, row: Row) -> bool:
        """Whether a row is above Nơi nhận, which heads its column: what stands left there is the body's."""
        marks = [p.top for p in self.band.left if id(p) in self.cues.recipients]
        return bool(marks) and row[-1].bottom <= min(marks)

    def _is_letterhead(self) -> bool:
        return any(id(p) in self.cues.state for p in self.band.right)

    def _off_axis(self, right: Row) -> float:
        """How far text on the right is from its column's axis, in line heights."""
        axis = statistics.median(p.centre for p in self.band.right)
        height = statistics.median(p.height for p in self.band.right)
        return abs((right[0].left + right[-1].right) / 2 - axis) / height

    def _in_column(self, row: Row, *, on_left: bool) -> bool:
        """Whether a row with nothing beside it stands under its column rather than in the middle of the page.

        The left column is filled from its margin; a line alone on the right must share the column's axis, or the
        name of the type (``THÔNG BÁO``), centred on the page, would join the quốc hiệu.
        """
        if not on_left:
            return self._off_axis(row) < _OFF_AXIS / 2
        margin = min(p.left for p in self.band.left)
        centre = (row[0].left + row[-1].right) / 2
        return abs(row[0].left - margin) < 1.5 * row[0].height or (
            margin <= centre <= max(p.right for p in self.band.left)
        )

    def _give_back_body(self) -> None:
        """Give back body text above a closing: left lines above both ``Nơi nhận`` and the first right line."""
        marks = [p for p in self.band.left if id(p) in self.cues.recipients]
        if marks:
            start = min(p.top for p in (*marks, *self.band.right)) - 0.5 * marks[0].height
            self.band.left = [p for p in self.band.left if p.top >= start]


def _centred(pieces: list[Piece]) -> bool:
    """Whether at least three lines share their middle but not their left edge."""
    rows = rows_of(pieces)
    if len(rows) < 3:
        return False
    height = pieces[0].height
    centres = [(row[0].left + row[-1].right) / 2 for row in rows]
    return statistics.pstdev(centres) < 0.8 * height and statistics.pstdev([row[0].left for row in rows]) > height
