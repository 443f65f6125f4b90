"""What a PDF page is made of besides its text: pictures, paths, and whether text is printed or hidden."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from docproc.reading.pdf_calls import handle_of_page, plain

__all__ = ["Objects", "dark_pixels", "objects_of"]

_MOST_OBJECTS = 5_000
_MOST_SAMPLED = 24
_BIG = 0.25
"""Share of the page from which a picture can be the page itself, or one of its two halves."""
_DARKER = 55
"""Grey levels below the paper's from which a pixel is ink; the pale pattern of a letterhead is lighter."""


@dataclass(frozen=True, slots=True)
class Objects:
    """What is on a page.

    Attributes:
        image_area: square points that images cover; tiles add up.
        paths: number of drawn paths.
        hidden_text: the text is invisible (render mode 3) or lies under a big image: the layer of an OCR.
    """

    image_area: float
    paths: int
    hidden_text: bool


class _Item(ctypes.c_void_p):
    """An object's pointer, which can go straight into the next call."""


@cache
def _calls() -> tuple[Any, Any]:
    return plain(pdfium_c.FPDFPage_GetObject, _Item), plain(pdfium_c.FPDFPageObj_GetType, ctypes.c_int)


def objects_of(page: pdfium.PdfPage, area: float) -> Objects:
    """Look through a page's objects.

    Args:
        page: an open page.
        area: the page's area in square points.
    """
    get, kind_of = _calls()
    count = min(pdfium_c.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    items = list(map(get, repeat(handle_of_page(page)), range(count)))
    kinds = list(map(kind_of, items))
    paths = kinds.count(pdfium_c.FPDF_PAGEOBJ_PATH)
    if pdfium_c.FPDF_PAGEOBJ_IMAGE not in kinds and pdfium_c.FPDF_PAGEOBJ_FORM not in kinds:
        return Objects(0.0, paths, hidden_text=False)
    images, texts, nested_paths = _walk(page, kinds)
    big = next((place for place, size in images if size > _BIG * area), None)
    hidden = big is not None and (
        not texts or sum(_is_hidden(text, place, big) for text, place in texts) > len(texts) / 2
    )
    return Objects(sum(size for _, size in images), paths + nested_paths, hidden_text=hidden)


def _walk(page: pdfium.PdfPage, kinds: list[int]) -> tuple[list[tuple[int, float]], list[tuple[Any, int]], int]:
    """Images with place in drawing order and size, a sample of texts with place, and paths inside of forms."""
    images: list[tuple[int, float]] = []
    texts: list[tuple[Any, int]] = []
    paths = place = 0
    every = max(1, kinds.count(pdfium_c.FPDF_PAGEOBJ_TEXT) // _MOST_SAMPLED)
    stack = [(pdfium_c.FPDFPage_GetObject(page, at), kinds[at], 0) for at in reversed(range(len(kinds)))]
    while stack and place < _MOST_OBJECTS:
        item, kind, depth = stack.pop()
        place += 1
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images.append((place, _size(item)))
        elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT and place % every == 0:
            texts.append((item, place))
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += depth > 0
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            inner = (pdfium_c.FPDFFormObj_GetObject(item, i) for i in range(pdfium_c.FPDFFormObj_CountObjects(item)))
            stack.extend((one, pdfium_c.FPDFPageObj_GetType(one), depth + 1) for one in reversed(list(inner)))
    return images, texts, paths


def _size(item: ctypes._Pointer[Any]) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return 0.0
    return (right.value - left.value) * (top.value - bottom.value)


def _is_hidden(text: ctypes._Pointer[Any], place: int, image: int) -> bool:
    return place < image or pdfium_c.FPDFTextObj_GetTextRenderMode(text) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE


def dark_pixels(page: pdfium.PdfPage) -> npt.NDArray[np.bool_]:
    """Where a page has ink, one pixel a point, rows from the top as shown.

    Args:
        page: an open page.
    """
    bitmap = page.render(scale=1.0, grayscale=True)
    pixels = np.asarray(bitmap.to_numpy())
    pixels = pixels.reshape(pixels.shape[0], pixels.shape[1])
    dark: npt.NDArray[np.bool_] = pixels < np.median(pixels) - _DARKER
    bitmap.close()
    return dark
