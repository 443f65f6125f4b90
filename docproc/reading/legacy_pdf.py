"""Pieces of a PDF page in fonts from before Unicode, decoded in place: each letter keeps its edges."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pypdfium2 as pdfium

from docproc.reading.legacy_evidence import FontBook
from docproc.reading.legacy_runs import Decoded, Run, decode_runs
from docproc.reading.legacy_tables import HORN, may_be_encoded
from docproc.reading.pdf_calls import FONT_NAME_BYTES, font_info, handle_of
from docproc.reading.pieces import Piece

__all__ = ["decode_pieces"]


def decode_pieces(
    pieces: Sequence[Piece], text: str, textpage: pdfium.PdfTextPage, book: FontBook
) -> tuple[list[Piece], bool]:
    """Decode the pieces of one page.

    Args:
        pieces: pieces of this page, made of ``text``.
        text: the page's characters as PDFium gives them.
        textpage: a ``pypdfium2.PdfTextPage``.
        book: what earlier pages told of the file's fonts.

    Returns:
        The pieces, those in an old encoding with Unicode text; and whether there are any. Soft hyphens that are not
        the letter ư become the hyphens that they are on paper.
    """
    out, decoded = list(pieces), None
    if book or may_be_encoded(text):
        raw = "\n".join([text[piece.first : piece.first + len(piece.text)] for piece in pieces])
        if raw.count("\n") == len(pieces) - 1:
            decoded = decode_runs(raw, list(_runs(pieces, textpage)), book)
        if decoded is not None:
            out = list(_rebuilt(pieces, raw, decoded))
    if HORN in text:
        out = [replace(piece, text=piece.text.replace(HORN, "-")) if HORN in piece.text else piece for piece in out]
    return out, decoded is not None


def _runs(pieces: Sequence[Piece], textpage: pdfium.PdfTextPage) -> Iterator[Run]:
    """Runs of characters in one font, by their places in the pieces' joined text."""
    info, handle = font_info(), handle_of(textpage)
    buffer = ctypes.create_string_buffer(FONT_NAME_BYTES)
    flags = ctypes.c_int()
    buffer_at, flags_at = ctypes.byref(buffer), ctypes.byref(flags)
    names: dict[bytes, str] = {b"": ""}
    offset = 0
    for piece in pieces:
        fonts: list[str] = []
        for index, char in enumerate(piece.text):
            if char == " " and fonts:
                fonts.append(fonts[-1])
                continue
            found = piece.upright and info(handle, piece.first + index, buffer_at, FONT_NAME_BYTES, flags_at) > 0
            name = buffer.value if found else b""
            fonts.append(names.setdefault(name, name.decode("utf-8", "replace")))
        start = offset
        for font, group in groupby(fonts):
            end = start + sum(1 for _ in group)
            yield Run(start, end, font)
            start = end
        offset = start + 1


def _rebuilt(pieces: Sequence[Piece], raw: str, decoded: Decoded) -> Iterator[Piece]:
    """The pieces with their share of the decoded text; what was not decoded keeps the repairs of ``pieces_of``."""
    starts = decoded.starts
    at = offset = 0
    for piece in pieces:
        length = len(piece.text)
        end = bisect_left(starts, offset + length, at)
        text, sources = decoded.text[at:end], [start - offset for start in starts[at:end]]
        before = raw[offset : offset + length]
        if piece.text != before:
            kept = zip(text, sources, strict=True)
            text = "".join([piece.text[source] if char == before[source] else char for char, source in kept])
        edges = piece.edges if len(text) == length else _edges(piece, sources)
        yield piece if text == piece.text else replace(piece, text=text, edges=edges)
        at, offset = end + 1, offset + length + 1


def _edges(piece: Piece, sources: Sequence[int]) -> list[float]:
    """The edges of the characters that some of the piece's begin."""
    edges = [*(piece.edges[source] for source in sources), piece.edges[-1]]
    for right in range(len(edges) - 1, 0, -1):
        # PDFium gives an accent of VNI, which takes no room, the width of its ink, beyond the next letter's edge
        edges[right - 1] = min(edges[right - 1], edges[right])
    return edges
