"""Judging a page's text layer: is it the page's text, or only a stamp over a picture, or the ruin of an OCR?"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.reading.page import Line
from docproc.text.syllables import syllable_rate

__all__ = ["Verdict", "judge_layer"]

Verdict = Literal["good", "needs_ocr"]

_FEW_CHARS = 120
"""A page of a dispatch with fewer letters than this beside a picture has a stamp or stray figures for a layer."""
_IMAGE_SHARE = 0.4
_DRAWN_TEXT = 150
"""Paths on a page without text from which the letters themselves are likely drawn."""
_LOW_RATE = 0.55
"""Sound layers of real dispatches have 0.82 (a table of foreign names) to 1.0 legal syllables; layers in an encoding
that could not be decoded have 0.27."""
_ENOUGH_WORDS = 25
_SAMPLE = 120
"""Words looked at; the rate is then sure to ±0.08."""
_MOST_OBJECTS = 5_000


def judge_layer(page: pdfium.PdfPage, lines: Sequence[Line], area: float) -> Verdict:
    """Judge the text layer of a page.

    Args:
        page: a ``pypdfium2.PdfPage``.
        lines: what was read from the layer.
        area: the page's area in square points.

    Returns:
        ``needs_ocr`` where the layer is not the page's text, or in an encoding that nobody knows.
    """
    text = "\n".join(line.text for line in lines if line.kind == "body")
    letters = sum(map(str.isalnum, text[: 2 * _FEW_CHARS]))
    if letters < _FEW_CHARS:
        letters = sum(map(str.isalnum, text))
    if letters < _FEW_CHARS:
        images, paths = _pictures(page)
        pictured = images > _IMAGE_SHARE * area or (letters < 20 and paths > _DRAWN_TEXT)
        return "needs_ocr" if pictured else "good"
    rate, words = _rate(text)
    if rate >= _LOW_RATE or words < _ENOUGH_WORDS:
        return "good"
    return "needs_ocr"


def _rate(text: str) -> tuple[float, int]:
    """The share of legal syllables in an even sample of the text, and of how many words."""
    parts = text.split()
    step = len(parts) // _SAMPLE
    if step > 1:
        rate, words = syllable_rate(" ".join(parts[::step]), at_most=_SAMPLE)
        if words >= _ENOUGH_WORDS:
            return rate, words
    return syllable_rate(text, at_most=_SAMPLE)


def _pictures(page: pdfium.PdfPage) -> tuple[float, int]:
    """The area that images cover, and the number of paths."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    area, paths = 0.0, 0
    stack = [(page, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject)]
    seen = 0
    while stack:
        holder, count, get = stack.pop()
        for index in range(count(holder)):
            seen += 1
            if seen > _MOST_OBJECTS:
                return area, paths
            item = get(holder, index)
            kind = pdfium_c.FPDFPageObj_GetType(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
                paths += 1
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
                stack.append((item, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject))
            elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
                area += (right.value - left.value) * (top.value - bottom.value)
    return area, paths
