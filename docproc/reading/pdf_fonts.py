"""Which pieces of a PDF page are set in a bold face, told by the font's name and flags."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import lru_cache

import pypdfium2 as pdfium

from docproc.reading.pdf_calls import FONT_NAME_BYTES, font_info, handle_of
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
    info, handle = font_info(), handle_of(textpage)
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    flags = ctypes.c_int()
    name_at, flags_at = ctypes.byref(name), ctypes.byref(flags)
    for piece in pieces:
        ends = _end_letters(piece.text)
        if ends is not None:
            piece.bold = all(
                info(handle, piece.first + at, name_at, FONT_NAME_BYTES, flags_at) > 0
                and (bool(flags.value & _FORCE_BOLD) or _is_bold(name.value))
                for at in ends
            )


def _end_letters(text: str) -> set[int] | None:
    """Where the first and the last letter stand; ``None`` without letters."""
    count = len(text)
    if text[:1].isalpha() and text[-1:].isalpha():
        return {0, count - 1}
    first = next((i for i in range(count) if text[i].isalpha()), None)
    if first is None:
        return None
    return {first, next(i for i in range(count - 1, -1, -1) if text[i].isalpha())}


@lru_cache(maxsize=1024)
def _is_bold(name: bytes) -> bool:
    lowered = name.lower()
    return any(mark in lowered for mark in _BOLD_NAMES)
