"""PDFium functions as plain C calls, for the few that are needed once a character or once a piece.

The binding's own functions convert every argument and give up the interpreter's lock around every call. Measured for
one box: 0.5 µs so, 0.15 µs here; the function itself takes 0.01 µs. Callers hold the lock of ``pdf``.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from _ctypes import CFuncPtr, _CArgObject

__all__ = ["FONT_NAME_BYTES", "font_info", "handle_of", "handle_of_page", "plain"]

FONT_NAME_BYTES = 128
"""Room for the name of a character's font."""


def plain(function: CFuncPtr, result: type[ctypes.c_int | ctypes.c_void_p] | None = None) -> Callable[..., Any]:
    """The function without conversions.

    Args:
        function: a function of ``pypdfium2.raw``.
        result: type of its result; ``None`` where nobody looks at it.

    Returns:
        A callable that takes whole numbers below 2**31 and references (``ctypes.byref``), unchecked.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result)(address)


@cache
def font_info() -> Callable[..., int]:
    """``FPDFText_GetFontInfo``: takes text page, character, buffer for the name, its size, flags; gives bytes."""
    return plain(pdfium_c.FPDFText_GetFontInfo, ctypes.c_int)


def handle_of(textpage: pdfium.PdfTextPage) -> _CArgObject:
    """A reference to PDFium's own text page, for functions made by ``plain``; valid while the text page is open."""
    return ctypes.byref(textpage.raw.contents)


def handle_of_page(page: pdfium.PdfPage) -> _CArgObject:
    """The same for a page."""
    return ctypes.byref(page.raw.contents)
