"""Characters of a PDF page with their places, joined into pieces: the hot path of reading.

Measured: of the ways that PDFium offers, one plain call a character into one buffer, driven by ``map``, costs a tenth
of the ordinary binding (0.15 µs a character against 1.6); everything after it runs on arrays.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
from collections import deque
from collections.abc import Callable
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.errors import FileTooLargeError
from docproc.reading.limits import MAX_CHARS_PER_PAGE
from docproc.reading.pdf_calls import handle_of, plain
from docproc.reading.pieces import Piece

__all__ = ["Affine", "affine_of", "is_turned", "page_chars", "pieces_of"]

Affine = tuple[float, float, float, float, float, float]
"""``x' = a·x + c·y + e``, ``y' = b·x + d·y + f``: from the page's own axes to points from the shown top left."""

_WIDE_GAP = 1.0
"""A gap wider than one character height parts two pieces; blanks of justified text are narrower."""
_BACKWARDS = -0.9
"""A step back wider than this is a new object, not an accent set over its letter."""
_BREAKS = (0x0D, 0x0A)
_BLANKS = (0x20, 0xA0, 0x09, 0x2002, 0x2003, 0x2009)
_SHORTEST_RUN = 4
"""Single characters over each other from which they are text that runs up the page."""
_INK, _BLANK, _BREAK = range(3)
_LINE_END_HYPHEN = (0x02, 0xFFFE)
"""What PDFium puts for a hyphen at a line's end; on paper it is a hyphen, and symbols depend on it."""
_SYMBOL_FONT = {
    0xF02D: "-", 0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF06C: "•", 0xF06E: "•",
    0xF0FC: "•", 0xF0A8: "•", 0xF02B: "+", 0xF02A: "*",
}  # fmt: skip
"""Private codes under which Word writes the bullets of Symbol and Wingdings."""
_TO_REPAIR = re.compile("[\u0000\u0002\ufffe\uf000-\uf0ff]")
_REPAIR = {**dict.fromkeys(_LINE_END_HYPHEN, "-"), **_SYMBOL_FONT, 0x00: "\ufffd"}

_SLOTS = 4_096
"""Boxes asked for at a time; a page of running text has 2,500 characters."""
_SCRATCH_LOCK = threading.Lock()

Floats = npt.NDArray[np.float32]
Kinds = npt.NDArray[np.uint8]


@cache
def _loose_box() -> Callable[..., Any]:
    return plain(pdfium_c.FPDFText_GetLooseCharBox)


@cache
def _scratch() -> tuple[Floats, list[Any]]:
    """Room for the boxes of ``_SLOTS`` characters, and references to each; making these costs more than using them."""
    buffer = (ctypes.c_float * (4 * _SLOTS))()
    return np.ctypeslib.as_array(buffer).reshape(_SLOTS, 4), [ctypes.byref(buffer, 16 * i) for i in range(_SLOTS)]


@cache
def _kind_table() -> Kinds:
    table = np.full(max(_BLANKS) + 2, _INK, np.uint8)
    table[list(_BLANKS)] = _BLANK
    table[list(_BREAKS)] = _BREAK
    return table


def _kinds(text: str) -> Kinds:
    """For each character whether it is ink, a blank or a break."""
    table = _kind_table()
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return table[np.minimum(codes, len(table) - 1)]


def affine_of(page: pdfium.PdfPage) -> tuple[Affine, float, float]:
    """The map from page axes to the shown page (rotation and crop box applied), with the shown width and height.

    Args:
        page: a ``pypdfium2.PdfPage``.
    """
    width, height = page.get_size()
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation() % 360
    if rotation == 90:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), width, height
    if rotation == 180:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height
    if rotation == 270:
        return (0.0, -1.0, -1.0, 0.0, top, right), width, height
    return (1.0, 0.0, 0.0, -1.0, -left, top), width, height


def page_chars(textpage: pdfium.PdfTextPage) -> tuple[str, Floats]:
    """All characters of a text page in file order and their boxes (left, top, right, bottom in page axes).

    The boxes of blanks and breaks that no edge depends on are left at zero: ``pieces_of`` sets a blank where the
    character before it ends.

    Args:
        textpage: a ``pypdfium2.PdfTextPage``.

    Raises:
        FileTooLargeError: more characters than a page can hold.
    """
    count = pdfium_c.FPDFText_CountChars(textpage)
    if count <= 0:
        return "", np.empty((0, 4), np.float32)
    if count > MAX_CHARS_PER_PAGE:
        raise FileTooLargeError(f"a page holds {count} characters; at most {MAX_CHARS_PER_PAGE} are read")
    text = _text(textpage, count)
    kinds = _kinds(text)
    wanted = kinds == _INK
    wanted[:-1] |= kinds[1:] == _BLANK
    return text, _boxes(textpage, np.flatnonzero(wanted), count)


def _boxes(textpage: pdfium.PdfTextPage, wanted: npt.NDArray[np.intp], count: int) -> Floats:
    boxes = np.zeros((count, 4), np.float32)
    handle = handle_of(textpage)
    with _SCRATCH_LOCK:
        room, slots = _scratch()
        for start in range(0, len(wanted), _SLOTS):
            part = wanted[start : start + _SLOTS]
            deque(map(_loose_box(), repeat(handle), part.tolist(), slots), maxlen=0)
            boxes[part] = room[: len(part)]
    return boxes


def is_turned(textpage: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a character's baseline is off the level by more than 10 degrees."""
    angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage, index)) % 180
    return 10 < angle < 170


def _text(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One character a position: the quick call gives it unless the page has characters without Unicode."""
    raw = (ctypes.c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(textpage, 0, count, raw)
    text = bytes(raw)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count and written == count + 1:
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(textpage, i) for i in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def pieces_of(text: str, boxes: Floats, affine: Affine, turned: Callable[[int], bool] | None = None) -> list[Piece]:
    """Join characters into pieces, in file order.

    Args:
        text: one character a position, PDFium's own breaks and blanks among them.
        boxes: as ``page_chars`` gives them.
        affine: as ``affine_of`` gives it.
        turned: tells of a character (by its position) whether it is printed up or down the page.
    """
    if not text:
        return []
    kinds = _kinds(text)
    inked = np.flatnonzero(kinds == _INK)
    if not len(inked):
        return []
    left, top, right, bottom = _shown(boxes, affine)
    tops, bottoms = top[inked], bottom[inked]
    starts = _piece_starts(kinds, inked, (left[inked], tops, right[inked], bottoms))
    ends = np.concatenate((starts[1:], [len(inked)]))
    spaces = np.flatnonzero(kinds[1:] == _BLANK) + 1
    left[spaces] = right[spaces - 1]
    lefts, rights = _rounded(left), _rounded(right[inked[ends - 1]])
    samples = np.array((starts, (starts + ends) // 2, ends - 1))
    middle_top, middle_bottom = (np.sort(edge[samples], axis=0)[1].tolist() for edge in (tops, bottoms))
    clean = text.translate(_REPAIR) if _TO_REPAIR.search(text) else text
    spans = zip(inked[starts].tolist(), (inked[ends - 1] + 1).tolist(), strict=True)
    pieces = [
        Piece(clean[a:b], [*lefts[a:b], rights[i]], middle_top[i], middle_bottom[i], a)
        for i, (a, b) in enumerate(spans)
    ]
    return _join_upward(pieces, turned) if turned else pieces


def _rounded(edges: Floats) -> list[float]:
    rounded: list[float] = np.round(edges.astype(np.float64), 2).tolist()
    return rounded


def _shown(boxes: Floats, affine: Affine) -> tuple[Floats, Floats, Floats, Floats]:
    """Boxes in points from the shown page's top left: left, top, right, bottom."""
    a, b, c, d, e, f = affine
    x0, y1, x1, y0 = boxes.T
    if b == c == 0:
        xs, ys = (a * x0 + e, a * x1 + e), (d * y0 + f, d * y1 + f)
    else:
        xs, ys = (a * x0 + c * y0 + e, a * x1 + c * y1 + e), (b * x0 + d * y0 + f, b * x1 + d * y1 + f)
    return np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)


def _piece_starts(
    kinds: Kinds, inked: npt.NDArray[np.intp], shown: tuple[Floats, Floats, Floats, Floats]
) -> npt.NDArray[np.intp]:
    """Positions among the inked characters at which a new piece starts; ``shown`` are their boxes."""
    left, top, right, bottom = shown
    heights = bottom - top
    height = np.maximum(np.minimum(heights[:-1], heights[1:]), 1.0)
    gap = left[1:] - right[:-1]
    breaks = np.cumsum(kinds == _BREAK)[inked]
    cut = (
        (gap > _WIDE_GAP * height)
        | (gap < _BACKWARDS * height)
        | (np.abs(bottom[1:] - bottom[:-1]) > 0.6 * height)
        | (breaks[1:] > breaks[:-1])
    )
    return np.concatenate(([0], np.flatnonzero(cut) + 1))


def _join_upward(pieces: list[Piece], turned: Callable[[int], bool]) -> list[Piece]:
    """Join runs of single turned characters that climb or sink steadily; a column of row numbers stays apart."""
    if sum(len(piece.text) == 1 for piece in pieces) < _SHORTEST_RUN:
        return pieces
    out: list[Piece] = []
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and len(piece.text) == 1 and (not run or _climbs(run[-1], piece)):
            run.append(piece)
            continue
        out.extend([_upward(run)] if len(run) >= _SHORTEST_RUN and turned(run[0].first) else run)
        run = []
        if piece is not None and len(piece.text) == 1:
            run = [piece]
        elif piece is not None:
            out.append(piece)
    return out


def _climbs(before: Piece, after: Piece) -> bool:
    height = max(before.height, after.height)
    dx, dy = abs(after.left - before.left), abs(after.bottom - before.bottom)
    return dy > 0.3 * height and dy < 2.5 * height and dx < 2.5 * height


def _upward(run: list[Piece]) -> Piece:
    """One piece for characters set one over the other; its edges only span it."""
    left, right = min(p.left for p in run), max(p.right for p in run)
    edges = [left] * len(run) + [right]
    text = "".join(p.text for p in run)
    return Piece(text, edges, min(p.top for p in run), max(p.bottom for p in run), run[0].first, upright=False)
