"""How well the page could be read where a value stands: the form of the text, recognition's own doubts, spelling."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from docproc.dispatch import Span
from docproc.reading.page import Doubt, Page, Reading
from docproc.regions.layout import Layout
from docproc.text.syllables import is_syllable

__all__ = ["LEGIBILITY", "Clues", "Legibility"]

Clues = dict[str, float]
"""What speaks for or against a value, each clue between 0 and 1; one that is not there is 0."""

LEGIBILITY = frozenset({"ocr", "docx", "plain", "legacy", "page", "doubt", "doubts", "bad words", "misread"})
"""The clues that are given of every kind of leaf; a text layer is what the others are held against."""

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SURE = 92.0
_BADLY_READ = 60.0
_MANY = 3
_DOUBTFUL_PAGE = 0.25
"""Share of doubted words from which a page is as bad as can be."""


class Legibility:
    """Looks up how well stretches of one dispatch's text could be read."""

    def __init__(self, layout: Layout, reading: Reading) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text and its way back to the page.
            reading: the file as read, with the doubts of recognition.
        """
        self._layout = layout
        self._pages = {page.number: _PageDoubts(page) for page in reading.pages if page.text_from == "ocr"}
        first = reading.pages[0].text_from if reading.pages else "plain"
        self._form: Clues = {} if first == "text-layer" else {first: 1.0}
        if any(code == "legacy_font_decoded" for code, _ in reading.warnings):
            self._form["legacy"] = 1.0

    @cached_property
    def _misread(self) -> list[int]:
        """Where words stand that are no syllables, on recognised text; codes in capitals may be anything."""
        return [
            word.start()
            for word in _WORD.finditer(self._layout.text)
            if not word.group().isupper() and not is_syllable(word.group())
        ]

    def clues(self, span: Span | None) -> Clues:
        """The clues of one stretch; without a place on the page, those of the whole file."""
        if not self._pages or span is None:
            return dict(self._form)
        return self._recognised(*span)

    def several(self, spans: Iterable[Span | None]) -> Clues:
        """The clues of what stands in several places: those of the place that is read best."""
        return min((self.clues(span) for span in spans), key=_badness, default=dict(self._form))

    def _recognised(self, start: int, end: int) -> Clues:
        found: list[float] = []
        share = 0.0
        for piece, low, high in self._layout.printed(start, end):
            page = self._pages.get(piece.line.page)
            box = piece.boxed(low, high) if page is not None else None
            if page is not None and box is not None:
                share = page.share
                found += page.within(box)
        misread = bisect_left(self._misread, end) - bisect_left(self._misread, start)
        clues = {**self._form, "page": share}
        if found:
            clues["doubt"] = (_LEAST_SURE - min(found)) / _LEAST_SURE
            clues["doubts"] = min(len(found), _MANY) / _MANY
            clues["bad words"] = min(sum(one < _BADLY_READ for one in found), _MANY) / _MANY
        if misread:
            clues["misread"] = min(misread, _MANY) / _MANY
        return clues


def _badness(clues: Clues) -> float:
    return clues.get("doubt", 0.0) + clues.get("misread", 0.0)


class _PageDoubts:
    """The doubted words of one recognised page, from top to bottom."""

    def __init__(self, page: Page) -> None:
        self._doubts = sorted(page.doubts, key=_middle)
        self._heights = [_middle(doubt) for doubt in self._doubts]
        words = sum(line.text.count(" ") + 1 for line in page.lines)
        self.share = min(len(page.doubts) / max(words, 1) / _DOUBTFUL_PAGE, 1.0)

    def within(self, box: tuple[float, float, float, float]) -> list[float]:
        """How sure recognition is of the doubted words whose middle lies in a box."""
        x0, y0, x1, y1 = box
        near = self._doubts[bisect_left(self._heights, y0) : bisect_right(self._heights, y1)]
        return [doubt.confidence for doubt in near if x0 <= (doubt.box[0] + doubt.box[2]) / 2 <= x1]


def _middle(doubt: Doubt) -> float:
    return (doubt.box[1] + doubt.box[3]) / 2
