"""From source lines to folded pieces."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from docproc.reading.page import Line
from docproc.regions.layout import Piece
from docproc.text import fold

__all__ = ["cut", "pieces_of"]


def pieces_of(lines: Iterable[Line], *, emphasis: bool, recognised: frozenset[int] = frozenset()) -> list[Piece]:
    """Fold lines into pieces, dropping blank ones.

    Args:
        lines: lines of one kind in reading order.
        emphasis: remove Markdown emphasis (plain-text sources).
        recognised: pages whose text was recognised from a picture.

    Returns:
        One piece a line, trimmed.
    """
    pieces: list[Piece] = []
    for line in lines:
        folded = fold(line.text, emphasis=emphasis)
        stripped = folded.text.strip()
        if stripped:
            start = folded.text.index(stripped[0])
            pieces.append(Piece(stripped, line, folded, start, start + len(stripped), line.page in recognised))
    return pieces


def cut(piece: Piece, offsets: Iterable[int]) -> list[Piece]:
    """Cut a piece at the given offsets into its text; blank parts vanish."""
    points = sorted({0, len(piece.text), *offsets})
    if len(points) <= 2:
        return [piece]
    parts: list[Piece] = []
    for low, high in pairwise(points):
        raw = piece.text[low:high]
        text = raw.strip()
        if text:
            start = piece.start + low + (len(raw) - len(raw.lstrip()))
            parts.append(Piece(text, piece.line, piece.folded, start, start + len(text), piece.recognised))
    return parts
