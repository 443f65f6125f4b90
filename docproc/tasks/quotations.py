"""Paragraphs inside a quotation: statute text that a dispatch quotes is text of the item that quotes it, not items.

Annotation guide, "Rulings": ``Điều 39``, ``1.``, ``a)`` inside a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.tasks.labels import parse_label

__all__ = ["QUOTE_REACH", "Quotations"]

QUOTE_REACH = 25
"""Paragraphs; a longer quotation is more likely one that was never closed."""
_OPEN = re.compile(r"^[“\"«]")
_ENDS = re.compile(r"[”»\"`][.;,/\s]*$")  # recognition reads a closing mark as "`"
_OPENING, _CLOSING = "“«", "”»"


class Quotations:
    """Follows the paragraphs of one zone."""

    def __init__(self) -> None:
        """Begin outside of any quotation."""
        self._left = 0

    def inside(self, text: str, ahead: Sequence[str]) -> bool:
        """Whether a paragraph stands inside a quotation that it or an earlier one opened at its beginning.

        A mark that no paragraph ``ahead`` closes, and that no label follows, opens nothing: recognition makes such
        marks of dust and stamps.

        Args:
            text: the paragraph.
            ahead: the next ``QUOTE_REACH`` paragraphs.
        """
        if self._left > 0:
            self._left = 0 if _closes(text) else self._left - 1
            return True
        if _OPEN.match(text):
            if not _ENDS.search(text[1:]):
                closed = any(map(_ends_quote, ahead))
                self._left = QUOTE_REACH if closed or parse_label(text[1:].lstrip()) is not None else 0
            return self._left > 0
        self._left = QUOTE_REACH if _opens_within(text) and any(map(_closes, ahead)) else 0
        return False


def _opens_within(text: str) -> bool:
    """``Khoản 2 Điều 5 quy định: “2. Chủ hộ …``: a paragraph opens a quotation of statute text and leaves it open."""
    left_open: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            left_open.append(at)
        elif char in _CLOSING and left_open:
            left_open.pop()
    at = left_open[0] if left_open else text.rfind('"') if text.count('"') % 2 else -1
    return at > 0 and (parse_label(text[at + 1 :].lstrip()) is not None or text[:at].rstrip().endswith(":"))


def _closes(text: str) -> bool:
    """Whether a paragraph closes a quotation that stood open before it."""
    balance = sum(text.count(mark) for mark in _CLOSING) - sum(text.count(mark) for mark in _OPENING)
    if balance == 0 and _OPEN.match(text):  # each paragraph of the quotation has an opening mark of its own
        return _ends_quote(text)
    return balance > 0 or (_ends_quote(text) and (text.count('"') % 2 == 1 or "`" in text))


def _ends_quote(text: str) -> bool:
    return _ENDS.search(text) is not None
