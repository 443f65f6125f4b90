"""The fonts of rendered dispatches: Liberation Serif, which has the measures of Times New Roman."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["ASCENT", "DESCENT", "FontMissingError", "face", "font_file", "register_fonts", "width_of"]

ASCENT, DESCENT = 0.891, 0.216
"""Of Liberation Serif, in sizes above and below the baseline."""
_ROOTS = [Path(r) for r in ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")]
_FACES = {"Serif": "Regular", "Serif-Bold": "Bold", "Serif-Italic": "Italic", "Serif-BoldItalic": "BoldItalic"}


class FontMissingError(RuntimeError):
    """Liberation Serif is not installed (Debian: ``fonts-liberation2``)."""


@cache
def font_file(style: str) -> Path:
    """The file of Liberation Serif in ``Regular``, ``Bold``, ``Italic`` or ``BoldItalic``.

    Raises:
        FontMissingError: it is not installed.
    """
    name = f"LiberationSerif-{style}.ttf"
    found = (file for root in _ROOTS if root.is_dir() for file in root.rglob(name))
    file = next(found, None)
    if file is None:
        raise FontMissingError(f"{name} not found; install fonts-liberation2")
    return file


@cache
def register_fonts() -> None:
    """Make the four faces known to ReportLab.

    Raises:
        FontMissingError: Liberation Serif is not installed.
    """
    for name, style in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_file(style))))


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face."""
    return "Serif" + ("-" if bold or italic else "") + ("Bold" if bold else "") + ("Italic" if italic else "")


@lru_cache(maxsize=65_536)
def width_of(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))
