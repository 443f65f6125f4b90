"""Side-by-side columns: the letterhead (issuer | quốc hiệu) and the closing (Nơi nhận | signature).

Nghị định 30/2020/NĐ-CP, Phụ lục I, sets ô 1-4 and ô 7 and 9 beside each other; every other line of a dispatch runs
over the whole width. So a band is split only around a clear vertical gutter in the middle half of the page, and only
where something shows that it is one of the two: a word that stands nowhere else, or lines centred on an axis.
"""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, field

from docproc.reading.pieces import Piece, Row, rows_of
from docproc.text.keys import match_key

__all__ = ["Band", "split_columns"]

_MIDDLE = (0.22, 0.78)
"""Where a gutter may run, as shares of the page width: list labels and row numbers stand left of it."""
_MOST_BANDS = 6
_REACH = 4.5
"""How many line heights of blank a band may span."""
_SIGNATURE_REACH = 9.0
"""The same above a name under its title: the place of the signature is blank."""
_OFF_AXIS = 4.5
"""How many line heights a line under the quốc hiệu may be off its axis: a date set flush right is."""
_LEFT_CUE = re.compile(r"nơi\s*nhận\b|nơi\s*gửi\s*:|số\s*:|số\s+\d+\s*[/-]")
_RIGHT_CUE = re.compile(r"c[ộôo]ng\s+h|đảng\s+cộng\s+sản|độc\s+lập\s*-")
_ADDRESSEE = re.compile(r"kính\s+gửi|gửi\s*:|căn\s+cứ\b")
"""Lines under the letterhead that run over the whole width even when a tab happens to meet the gutter."""
_RECIPIENTS = re.compile(r"nơi\s*nhận\b|nơi\s*gửi\s*:")


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


def split_columns(pieces: list[Piece], width: float) -> tuple[list[Band], list[Piece]]:
    """Find the bands of a page.

    Args:
        pieces: the page's upright pieces without page numbers and tables.
        width: page width in points.

    Returns:
        The bands from top to bottom, and the pieces outside them.
    """
    rest = sorted(pieces, key=lambda p: (p.bottom, p.left))
    bands: list[Band] = []
    tried: set[int] = set()
    while len(bands) < _MOST_BANDS and (seed := _seed(rest, width, tried)):
        band = _grow(seed, rest, width)
        _trim(band)
        band.sure = _has_cue(band)
        if band.sure or (_centred(band.right) and len(rows_of(band.left)) > 1):
            bands.append(band)
            taken = {id(p) for p in band.pieces}
            rest = [p for p in rest if id(p) not in taken]
    bands.sort(key=lambda band: band.top)
    return bands, rest


def _seed(pieces: list[Piece], width: float, tried: set[int]) -> Band | None:
    """Two neighbours on one level with a gap in the middle of the page; each is tried once."""
    low, high = _MIDDLE[0] * width, _MIDDLE[1] * width
    for i, piece in enumerate(pieces):
        if id(piece) in tried:
            continue
        near = [other for other in pieces[max(0, i - 6) : i + 7] if other.left > piece.right and _beside(piece, other)]
        if not near:
            continue
        nearest = min(near, key=lambda p: p.left)
        if min(nearest.left, high) - max(piece.right, low) >= 0.8 * piece.height:
            tried.add(id(piece))
            return Band([piece], [nearest], piece.right, nearest.left)
    return None


def _beside(left: Piece, right: Piece) -> bool:
    """Whether two pieces share some height; those of a letterhead may also stand by turns."""
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    height = min(left.height, right.height)
    return shared > (-0.8 if _RIGHT_CUE.match(match_key(right.text.strip())) else 0.1) * height


def _grow(band: Band, pieces: list[Piece], width: float) -> Band:
    """Take in the pieces above and below the seed until one crosses the gutter."""
    start = min(band.left[0].top, band.right[0].top)
    seeds = {id(p) for p in band.pieces}
    others = [p for p in pieces if id(p) not in seeds]
    downward = [p for p in others if p.bottom >= start]
    upward = [p for p in reversed(others) if p.bottom < start]
    for walk in (downward, upward):
        for row in rows_of(walk) if walk is downward else reversed(rows_of(walk)):
            if not _take_row(band, row, width):
                break
    return band


def _take_row(band: Band, row: Row, width: float) -> bool:
    """Take a whole row into the band; False if it does not belong there."""
    if _ADDRESSEE.match(match_key(row[0].text.strip())) or not _within_reach(band, row):
        return False
    sides = _sides(band, row, width)
    if sides is None:
        return False
    left, right, low, high = sides
    if right and _is_letterhead(band) and _off_axis(band, right):
        return False
    if not (left and right) and not _alone_but_inside(band, row, on_left=bool(left)):
        return False
    band.left.extend(left)
    band.right.extend(right)
    band.low, band.high = low, high
    return True


def _sides(band: Band, row: Row, width: float) -> tuple[Row, Row, float, float] | None:
    """The row's pieces left and right of the gutter, and the gutter that remains; None if something crosses it."""
    low, high = band.low, band.high
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
    narrow = high - low < 0.5 * row[0].height or high < _MIDDLE[0] * width or low > _MIDDLE[1] * width
    return None if narrow else (left, right, low, high)


def _within_reach(band: Band, row: Row) -> bool:
    height = row[0].height
    under_title = row[0].left > band.low and not _off_axis(band, row)
    reach = _SIGNATURE_REACH if under_title and _closes(band) else _REACH
    return row[0].top - band.bottom <= reach * height and band.top - row[-1].bottom <= reach * height


def _closes(band: Band) -> bool:
    return any(_RECIPIENTS.match(match_key(p.text.strip())) for p in band.left)


def _is_letterhead(band: Band) -> bool:
    return any(_RIGHT_CUE.match(match_key(p.text.strip())) for p in band.right)


def _off_axis(band: Band, right: Row) -> bool:
    """Whether text on the right is far from its column's axis: the centred name of the type, not the date."""
    axis = statistics.median(p.centre for p in band.right)
    height = statistics.median(p.height for p in band.right)
    return abs((right[0].left + right[-1].right) / 2 - axis) > _OFF_AXIS * height


def _alone_but_inside(band: Band, row: Row, *, on_left: bool) -> bool:
    """Whether a row with nothing beside it stands under its column rather than in the middle of the page.

    The left column is filled from its margin; a line alone on the right must share the column's axis, or the name
    of the type (``THÔNG BÁO``), centred on the page, would join the quốc hiệu.
    """
    column = band.left if on_left else band.right
    height = row[0].height
    centre = (row[0].left + row[-1].right) / 2
    if on_left:
        margin = min(p.left for p in column)
        return abs(row[0].left - margin) < 1.5 * height or margin <= centre <= max(p.right for p in column)
    axis = statistics.median(p.centre for p in column)
    return abs(centre - axis) < 2.5 * height


def _trim(band: Band) -> None:
    """Give back body text above a closing: left lines above both ``Nơi nhận`` and the first right line."""
    marks = [p for p in band.left if _RECIPIENTS.match(match_key(p.text.strip()))]
    if not marks or not band.right:
        return
    start = min(p.top for p in (*marks, *band.right)) - 0.5 * marks[0].height
    band.left = [p for p in band.left if p.top >= start]


def _has_cue(band: Band) -> bool:
    """Whether the band has words that stand in a letterhead or a closing and nowhere else."""
    return any(_LEFT_CUE.match(match_key(p.text.strip())) for p in band.left) or any(
        _RIGHT_CUE.match(match_key(p.text.strip())) for p in band.right
    )


def _centred(pieces: list[Piece]) -> bool:
    """Whether at least three lines share their middle but not their left edge."""
    rows = rows_of(pieces)
    if len(rows) < 3:
        return False
    height = pieces[0].height
    centres = [(row[0].left + row[-1].right) / 2 for row in rows]
    return statistics.pstdev(centres) < 0.8 * height and statistics.pstdev([row[0].left for row in rows]) > height
