"""Where the header ends, the body runs, the closing stands, and what lies behind it.

Decided from the fixed words of the form and, where the source has geometry, from position; a text whose form is not
recognised is all body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docproc.regions.closings import closing_of
from docproc.regions.heads import Head
from docproc.regions.layout import Piece
from docproc.regions.paragraphs import Frame

__all__ = ["Cuts", "cuts_of"]


@dataclass(frozen=True, slots=True)
class Cuts:
    """Indices into the pieces: header ``[0, addressees)``, addressees, body, closing, then what lies behind."""

    addressees: int
    body: int
    closing: int
    behind: int


def cuts_of(pieces: Sequence[Piece], frames: dict[int, Frame | None]) -> Cuts:
    """Find the cuts.

    Args:
        pieces: the running text's pieces in reading order (no furniture, no footnotes).
        frames: the frame of each page.
    """
    addressees, body = Head(pieces, frames).ends()
    closing, behind = closing_of(pieces, body)
    return Cuts(addressees, body, closing, behind)
