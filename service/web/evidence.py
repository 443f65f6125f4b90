"""Where on the page, or in the text, the values of a document were read: what is lit when one is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from docproc.dispatch import Box, Span

__all__ = ["Piece", "Place", "Rectangle", "pieces", "rectangles"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one value was read.

    Attributes:
        key: names it within the page: ``o17`` is an obligation, ``f-number`` a field.
        name: names it to the pictures of pages (``obligation:17``, ``header.number``).
        boxes: on the pages, if the file has any.
        span: in the text.
    """

    key: str
    name: str
    boxes: tuple[Box, ...] = ()
    span: Span | None = None

    @property
    def page(self) -> int | None:
        """The first page on which it stands."""
        return min((box[0] for box in self.boxes), default=None)


class Rectangle(NamedTuple):
    """A box of a place, in points from the page's top left."""

    key: str
    x: float
    y: float
    width: float
    height: float


class Piece(NamedTuple):
    """A part of the text all of whose characters belong to the same places; ``opens`` are those that begin here."""

    text: str
    keys: tuple[str, ...]
    opens: tuple[str, ...]


def rectangles(places: Iterable[Place]) -> dict[int, list[Rectangle]]:
    """The boxes of all places by page."""
    found: dict[int, list[Rectangle]] = {}
    for place in places:
        for page, x0, y0, x1, y1 in place.boxes:
            found.setdefault(page, []).append(Rectangle(place.key, x0, y0, max(x1 - x0, 0), max(y1 - y0, 0)))
    return found


def pieces(text: str, places: Iterable[Place]) -> Iterator[Piece]:
    """The text cut where a place begins or ends, each place's own piece knowing it; joined they are the text."""
    spans = [(place.key, *_within(place.span, len(text))) for place in places if place.span]
    spans = [one for one in spans if one[1] < one[2]]
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for key, start, end in spans:
        begins.setdefault(start, []).append(key)
        ends.setdefault(end, []).append(key)
    active: list[str] = []
    cuts = sorted({0, len(text), *begins, *ends})
    for start, end in pairwise(cuts):
        for key in ends.get(start, ()):
            active.remove(key)
        opened = begins.get(start, [])
        active += opened
        yield Piece(text[start:end], tuple(dict.fromkeys(active)), tuple(dict.fromkeys(opened)))


def _within(span: Span, length: int) -> Span:
    return max(span[0], 0), min(span[1], length)
