"""The words of a rendering as one run of characters, in which values are found whatever breaks them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.render.words import PlacedWord

__all__ = ["Span", "Stream", "folded"]

_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad]")
_UNSEEN = re.compile("[\\s*_\u200b\ufeff]")
_SHORT = 4
"""Values of fewer characters must stand as words of their own."""
Span = tuple[int, int]
_OLD_TONES = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")


class Stream:
    """The characters of some parts, in reading order."""

    def __init__(self, words: Sequence[PlacedWord], parts: Sequence[str]) -> None:
        """Take the words of some parts.

        Args:
            words: of the rendering, in reading order.
            parts: whose words count.
        """
        chars: list[str] = []
        self._owners: list[int] = []
        chosen = [index for index, word in enumerate(words) if word.part in parts]
        for index in chosen:
            text = folded(words[index].text)
            chars.append(text)
            self._owners += [index] * len(text)
        self.text = "".join(chars)

    def words_of(self, span: Span) -> Iterator[int]:
        """Indices of the words that a span touches."""
        return iter(dict.fromkeys(self._owners[span[0] : span[1]]))

    def find(self, value: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of a value, one that cuts no word at its edges if there is any."""
        key = folded(value)
        inside: Span | None = None
        at = self.text.find(key, start, end) if key else -1
        while at >= 0:
            span = (at, at + len(key))
            if self._whole(span):
                return span
            inside = inside or span
            at = self.text.find(key, at + 1, end)
        return inside if len(key) >= _SHORT else None

    def find_loose(self, value: str) -> Span | None:
        """The first place of a number whose đ was typed as d (``01/2017/ND-CP``): gold repairs such slips."""
        at = self.text.replace("đ", "d").find(folded(value).replace("đ", "d"))
        return (at, at + len(folded(value))) if at >= 0 else None

    def pieces(self, value: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The places of a value that something may interrupt: its longest beginning, then what is left, and so on."""
        words, spans = value.split(), list[Span]()
        while words:
            found = self.find(" ".join(words), start, end)
            taken = len(words)
            while found is None and taken > 1:
                taken = taken * 3 // 4 if taken > 8 else taken - 1
                found = self.find(" ".join(words[:taken]), start, end)
            if found is None or (taken < min(2, len(words))):
                return []
            spans.append(found)
            words, start = words[taken:], found[1]
        return spans

    def _whole(self, span: Span) -> bool:
        return not (self._glued(span[0]) or self._glued(span[1]))

    def _glued(self, at: int) -> bool:
        """Whether the characters before and at an offset belong to one word."""
        if not 0 < at < len(self.text) or self._owners[at - 1] != self._owners[at]:
            return False
        return self.text[at - 1].isalnum() and self.text[at].isalnum()


def folded(text: str) -> str:
    """A text as values are compared: NFC, small, without blanks and emphasis, one dash, tones in one place."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFC", text))
    small = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    return _UNSEEN.sub("", _OLD_TONES.sub(lambda found: _newer(found.group()), small))


def _newer(letters: str) -> str:
    """Two vowels with the tone on the first: ``uỷ`` → ``ủy``, ``oà`` → ``òa``."""
    apart = unicodedata.normalize("NFD", letters[1])
    return unicodedata.normalize("NFC", letters[0] + apart[1]) + apart[0]
