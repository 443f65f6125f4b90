"""Number and day, which the clerk's office adds on signing: their lines with a gap, and what fills it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.render.fonts import width_of
from corpus.render.layout import Layout
from corpus.render.setting import SetLine, SetWord

__all__ = ["DAY", "ORDINAL", "Stamp", "widened", "with_gap"]

ORDINAL = re.compile(r"Số[\s.:]*(?P<value>\d+[a-zđ]?)")
"""The number's ordinal: ``Số :  16  /2005``, ``Số: 812b/QĐ-SYT``."""
DAY = re.compile(r".*?ngày\s*(?P<value>\d{1,2})\b")
"""The day of the date."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A figure added later.

    Attributes:
        line: its type; the words' places are from ``x``.
        x: left edge of its column in points.
        baseline: from the page's lower edge.
        page: from 1.
    """

    line: SetLine
    x: float
    baseline: float
    page: int

    @property
    def text(self) -> str:
        """The figure."""
        return " ".join(word.text for word in self.line.words)

    @property
    def left(self) -> float:
        """Its left edge on the page."""
        return self.x + self.line.words[0].x

    @property
    def width(self) -> float:
        """Its width."""
        last = self.line.words[-1]
        return last.x + last.width - self.line.words[0].x


def with_gap(line: SetLine, text: str, form: re.Pattern[str]) -> tuple[SetLine, SetLine] | None:
    """Take the figure out of a line.

    Args:
        line: the whole line.
        text: what it says.
        form: ``ORDINAL`` or ``DAY``.

    Returns:
        The line with a gap, and the figure as a line of its own on the same baseline, each word at its place; ``None``
        where the line has no figure.
    """
    found = form.match(text)
    if found is None:
        return None
    start, end = found.span("value")
    rest: list[SetWord] = []
    figure: list[SetWord] = []
    at = 0
    for word in line.words:
        at = text.index(word.text, at)
        for piece, low, high in _cut(word, at, start, end, line.size):
            (figure if low >= start and high <= end else rest).append(piece)
        at += len(word.text)
    if not figure:
        return None
    # the words of a line are placed in its order: the figure comes after what stands left of it
    return replace(line, words=tuple(rest)), replace(line, words=tuple(figure))


def _cut(word: SetWord, at: int, start: int, end: int, size: float) -> Iterator[tuple[SetWord, int, int]]:
    """A word in the pieces before, in and after ``[start, end)``, with the offsets of each."""
    edges = sorted({at, at + len(word.text), *(edge for edge in (start, end) if at < edge < at + len(word.text))})
    x, gap = word.x, word.gap
    for low, high in pairwise(edges):
        text = word.text[low - at : high - at]
        width = width_of(text, word.font, size)
        yield SetWord(gap, text, x, width, word.font), low, high
        x, gap = x + width, ""


def widened(layout: Layout) -> Layout:
    """The dispatch with typed room round number and day, as forms leave it for a pen."""

    def with_room(text: str, form: re.Pattern[str]) -> str:
        found = form.match(text)
        if found is None:
            return text
        start, end = found.span("value")
        return f"{text[:start].rstrip()}   {text[start:end]}   {text[end:].lstrip()}"

    return replace(layout, number=with_room(layout.number, ORDINAL), place_date=with_room(layout.place_date, DAY))
