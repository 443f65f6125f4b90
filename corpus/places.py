"""Where the values of a gold file stand in the text that a person wrote beside it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

__all__ = ["Places", "Span", "plain_value"]

Span = tuple[int, int]
"""``[start, end)`` in characters of the text as written."""

_EMPHASIS = "*_"
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_JOINTS = re.compile(r"\s*([-/])\s*")


def plain_value(text: str) -> str:
    """A stretch of written text as gold holds it: NFC, without Markdown emphasis, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.replace("**", "")).split())


class Places:
    """Finds gold values in a text, whatever line breaks, double blanks, emphasis or Unicode form stand between."""

    def __init__(self, text: str) -> None:
        """Index a text.

        Args:
            text: the dispatch as written.
        """
        self.text = text
        chars: list[str] = []
        starts: list[int] = []
        index = 0
        while index < len(text):
            end = index + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            for char in _DASHES.sub("-", unicodedata.normalize("NFC", text[index:end])):
                if char in _EMPHASIS or (char.isspace() and chars and chars[-1] in " -/"):
                    continue
                if char in "-/" and chars and chars[-1] == " ":
                    chars.pop()
                    starts.pop()
                chars.append(" " if char.isspace() else char)
                starts.append(index)
            index = end
        self._plain = self._fold("".join(chars))
        self._starts = [*starts, len(text)]

    def find(self, value: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of a value.

        Args:
            value: as gold holds it.
            start: where to begin, in characters of the text.
            end: where it must have ended; ``None`` for the text's end.

        Returns:
            Its span in the text as written, or ``None`` where it is not there in one piece.
        """
        key = self._fold(_JOINTS.sub(r"\1", _DASHES.sub("-", plain_value(value))).strip())
        if not key:
            return None
        first = bisect_left(self._starts, start)
        last = len(self._plain) if end is None else bisect_right(self._starts, end - 1)
        found = self._plain.find(key, first, last)
        return None if found < 0 else self._span(found, found + len(key))

    def pieces(self, value: str, start: int = 0) -> list[Span]:
        """The places of a value that other text interrupts: the longest beginning, then what is left of it, and so on.

        Args:
            value: as gold holds it.
            start: where to begin, in characters of the text.

        Returns:
            Spans in order; empty where a part of it is nowhere.
        """
        words = plain_value(value).split()
        spans: list[Span] = []
        while words:
            count = self._longest(words, start)
            found = self.find(" ".join(words[:count]), start) if count else None
            if found is None:
                return []
            spans.append(found)
            words, start = words[count:], found[1]
        return spans

    def _longest(self, words: list[str], start: int) -> int:
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self.find(" ".join(words[:middle]), start):
                low = middle
            else:
                high = middle - 1
        return low

    def _span(self, first: int, last: int) -> Span:
        end = self._starts[last - 1] + 1
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return self._starts[first], end

    @staticmethod
    def _fold(text: str) -> str:
        return "".join(low if len(low := char.lower()) == 1 else char for char in text)
