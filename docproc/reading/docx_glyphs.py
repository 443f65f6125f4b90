"""Characters of symbol fonts: private code points and ``w:sym`` turned into what they print."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

__all__ = ["drawn", "glyph", "is_symbol_font", "printable", "symbol"]

_TABLE = Path(__file__).with_name("symbol_glyphs.toml")
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_PRIVATE_BASE = 0xF000
_SYMBOL_FIRST = frozenset({0x2A, 0x2B, 0x2D, 0xB7})  # drawn by Symbol in practice, and by no Wingdings bullet


@cache
def _glyphs() -> dict[str, dict[int, str]]:
    with _TABLE.open("rb") as file:
        return {
            font: {int(code, 16): char for code, char in table.items()} for font, table in tomllib.load(file).items()
        }


def is_symbol_font(font: str | None) -> bool:
    """Whether the letters of ``font`` are signs."""
    return font is not None and font.lower() in _glyphs()


def glyph(code: int, font: str | None) -> str | None:
    """What a code of a symbol font prints, ``None`` if it is not known.

    Args:
        code: code point, either the low byte or in U+F000 … U+F0FF.
        font: name of the font; where it is unknown, Symbol's own bullets come before those of Wingdings.

    Returns:
        The printed character.
    """
    low = code - _PRIVATE_BASE if code >= _PRIVATE_BASE else code
    if font is not None and font.lower() in _glyphs():
        return _glyphs()[font.lower()].get(low)
    return _glyphs()["symbol" if low in _SYMBOL_FIRST else "wingdings"].get(low)


def printable(text: str, unknown: str | None = None) -> str:
    """``text`` with the private code points of symbol fonts as what they print.

    Args:
        text: text of a run or of a list label.
        unknown: stands for a glyph that is not known; ``None`` leaves its code point as it is.

    Returns:
        Text of the same length.
    """
    return _PRIVATE.sub(lambda match: glyph(ord(match.group()), None) or unknown or match.group(), text)


def drawn(text: str, font: str) -> str:
    """Text set in a symbol font as what it prints.

    Args:
        text: text of a run.
        font: its font.

    Returns:
        Text of the same length; in other fonts, and where a glyph is not known, as it is. Words stay words: a symbol
        font over running text is a slip that some converters make.
    """
    if not is_symbol_font(font) or (text.isascii() and len(text.strip()) != 1):
        return text
    return "".join(glyph(ord(char), font) or char if ord(char) < _PRIVATE_BASE + 0x100 else char for char in text)


def symbol(code: str | None, font: str | None) -> str:
    """The text of a ``w:sym``: empty where the glyph is unknown, since a wrong character is worse than none.

    Args:
        code: ``w:char``, hexadecimal.
        font: ``w:font``.

    Returns:
        One character or nothing.
    """
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    if is_symbol_font(font):
        return glyph(value, font) or ""
    if _PRIVATE_BASE <= value <= _PRIVATE_BASE + 0xFF:
        value -= _PRIVATE_BASE
    return chr(value) if 0x20 <= value <= 0xFFFD and not 0xD800 <= value <= 0xDFFF else ""
