"""Text of a document as it may stand on a terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["plain"]

_CONTROL = "Cc"


def plain(text: str) -> str:
    """The text with a blank for each control character, line ends too: a terminal must not obey them."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char) == _CONTROL else char for char in text)
