"""Where another document in the same file begins: a form to fill in, or a whole dispatch of its own."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.regions.forms import BULLET, NUMBER_BARE, STATE_BARE, is_name
from docproc.regions.layout import Piece

__all__ = ["further_letterheads", "is_numbered"]

_REACH = 8  # pieces between the first line of a letterhead, its quốc hiệu and its number


def further_letterheads(pieces: Sequence[Piece], start: int) -> list[int]:
    """Find letterheads behind the first one.

    Args:
        pieces: the running text's pieces in reading order.
        start: index from which to look.

    Returns:
        Indices of their first pieces: the quốc hiệu, or where that is a right column, the issuer in the left.
    """
    emblems = (index for index in range(start, len(pieces)) if STATE_BARE.search(pieces[index].bare))
    return [_first(pieces, index, start) for index in emblems]


def is_numbered(pieces: Sequence[Piece], start: int) -> bool:
    """Whether the letterhead that begins at ``start`` has a number line, so that it is a dispatch and no form."""
    return any(NUMBER_BARE.match(piece.bare) for piece in pieces[start : start + _REACH])


def _first(pieces: Sequence[Piece], emblem: int, start: int) -> int:
    if pieces[emblem].line.column != 1:
        return emblem
    index = emblem
    while index > max(start, emblem - _REACH) and _is_left(pieces[index - 1], pieces[emblem]):
        index -= 1
    return index


def _is_left(piece: Piece, emblem: Piece) -> bool:
    """Whether a piece is a line of the letterhead's left column and none of the closing's."""
    left = piece.line.column == 0 and piece.line.page == emblem.line.page
    return left and not BULLET.match(piece.text) and not is_name(piece.text)
