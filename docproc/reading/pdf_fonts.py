"""Which pieces of a PDF page are set in a bold face, told by the font's name and flags."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.reading.pieces import Piece

__all__ = ["weigh"]

_FORCE_BOLD = 1 << 18
"""PDF 32000-1, table 123: font descriptor flag ForceBold."""
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"-bd", b",bd", b"demi")


def weigh(pieces: Sequence[Piece], textpage: pdfium.PdfTextPage) -> None:
    """Set ``bold`` of each piece from the fonts of its first and last letters.

    Args:
        pieces: pieces of this text page.
        textpage: a ``pypdfium2.PdfTextPage``.
    """
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for piece in pieces:
        count = len(piece.text)
        first = next((i for i in range(count) if piece.text[i].isalpha()), None)
        if first is None:
            continue
        last = next(i for i in range(count - 1, -1, -1) if piece.text[i].isalpha())
        piece.bold = all(
            pdfium_c.FPDFText_GetFontInfo(textpage, piece.first + i, name, 128, flags) > 0
            and (bool(flags.value & _FORCE_BOLD) or _is_bold(name.value))
            for i in {first, last}
        )


@lru_cache(maxsize=1024)
def _is_bold(name: bytes) -> bool:
    lowered = name.lower()
    return any(mark in lowered for mark in _BOLD_NAMES)
