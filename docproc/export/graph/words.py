"""How wide a text will be in a drawing whose font nobody knows: estimated after common sans-serif fonts."""

from __future__ import annotations

import unicodedata

__all__ = ["shortened", "width_of", "wrapped"]

_NARROW = frozenset("fijlrtI.,:;'!|()[] /-")
_WIDE = frozenset("mwMWĐƠƯ&@")
_NARROW_EM, _LOWER_EM, _UPPER_EM, _WIDE_EM = 0.34, 0.56, 0.68, 0.9
_BOLD = 1.07
_ELLIPSIS = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text.

    Args:
        text: one line.
        size: of the font, in the drawing's units.
        bold: whether it is set in bold.
    """
    return sum(map(_em, unicodedata.normalize("NFC", text))) * size * (_BOLD if bold else 1)


def _em(char: str) -> float:
    if char in _WIDE or unicodedata.east_asian_width(char) in "FW":
        return _WIDE_EM
    return _NARROW_EM if char in _NARROW else _UPPER_EM if char.isupper() else _LOWER_EM


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or its beginning with an ellipsis where it is wider than ``room``."""
    if width_of(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + _ELLIPSIS, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,;/-") + _ELLIPSIS


def wrapped(text: str, room: float, size: float, *, lines: int) -> list[str]:
    """The text broken between words into at most some lines; the last one ends in an ellipsis where more follows."""
    words, found = text.split(), list[str]()
    while words and len(found) < lines - 1:
        taken = 1
        while taken < len(words) and width_of(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        found.append(shortened(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return [*found, shortened(" ".join(words), room, size)] if words else found
