"""What a rendering knows of its words: which stands where, and in which part of the dispatch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

__all__ = ["Box", "PlacedWord", "Rendered", "line_boxes", "moved"]

Box = tuple[int, float, float, float, float]
"""Page from 1, then left, top, right and bottom in PDF points from the top left of the page as the file shows it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word as it was drawn; one that a line end breaks at its hyphen is two.

    Attributes:
        text: its characters.
        page: from 1.
        x0: left edge in PDF points from the page's top left.
        y0: top edge: the font's ascent above the baseline.
        x1: right edge.
        y1: bottom edge: the font's descent below the baseline.
        part: ``issuer``, ``motto``, ``number``, ``place_date``, ``mark``, ``type``, ``subject``, ``addressees``,
            ``body``, ``recipients``, ``signature``, ``annex``; or what is no part of the dispatch: ``page_number``,
            ``signing_stamp``, ``incoming_stamp``.
        paragraph: which paragraph of the whole dispatch it belongs to, from 0 in reading order; a cell of a table is
            one; -1 for what is no part of the dispatch.
        line: which printed line of its paragraph, from 0.
        bold: its font's weight.
    """

    text: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    part: str
    paragraph: int
    line: int = 0
    bold: bool = False

    @property
    def box(self) -> Box:
        """Page and edges."""
        return (self.page, self.x0, self.y0, self.x1, self.y1)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file made of a dispatch.

    Attributes:
        data: its bytes.
        suffix: ``.pdf`` or ``.docx``.
        words: in reading order; empty where the form has no pages of its own (Word files).
    """

    data: bytes
    suffix: str
    words: tuple[PlacedWord, ...] = ()


def moved(words: Iterable[PlacedWord], way: Callable[[int, float, float], Point]) -> tuple[PlacedWord, ...]:
    """The words where a page's points went.

    Args:
        words: on the pages as they were.
        way: page and a point on it → the point's place on the new page.

    Returns:
        The words with the boxes that hold their four corners.
    """
    found = []
    for word in words:
        corners = [way(word.page, x, y) for x in (word.x0, word.x1) for y in (word.y0, word.y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        found.append(replace(word, x0=min(xs), y0=min(ys), x1=max(xs), y1=max(ys)))
    return tuple(found)


def line_boxes(words: Sequence[PlacedWord]) -> tuple[Box, ...]:
    """One box a printed line over words in reading order, rounded to hundredths of a point."""
    lines = groupby(words, key=lambda word: (word.page, word.paragraph, word.line))
    return tuple(_around(tuple(line)) for _, line in lines)


def _around(words: Sequence[PlacedWord]) -> Box:
    edges = (
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
    )
    return (words[0].page, round(edges[0], 2), round(edges[1], 2), round(edges[2], 2), round(edges[3], 2))
