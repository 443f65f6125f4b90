"""The cited documents of one text by place, type and number: what later words can point back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from docproc.citations.coordination import joined_by
from docproc.citations.heads import ANY_DOCUMENT
from docproc.citations.merging import CitedDocument
from docproc.citations.symbols import Symbol, parse_symbol

__all__ = ["FurtherMention", "MentionKind", "Mentioned", "Place"]

MentionKind = Literal["short", "deictic", "alias"]


@dataclass(frozen=True, slots=True)
class FurtherMention:
    """A place that means a cited document without printing its number.

    Attributes:
        start: offset of its first word.
        end: offset after its last.
        kind: by a bare ordinal, by pointing, or by a short name.
        document: index of the cited document.
    """

    start: int
    end: int
    kind: MentionKind
    document: int


class Place(NamedTuple):
    """A mention by number: its extent (provision to issuer) and the index of the document."""

    start: int
    end: int
    document: int


class Mentioned:
    """The documents that one text cites by number.

    Args:
        key: match key of the text.
        cited: the documents.
    """

    def __init__(self, key: str, cited: Sequence[CitedDocument]) -> None:
        self.key = key
        self.cited = cited
        self.places = sorted(Place(*extent, index) for index, one in enumerate(cited) for extent in one.extents)
        self.number_starts = frozenset(start for one in cited for start, _ in one.mentions)
        self._starts = [place.start for place in self.places]

    def before(self, position: int, reach: int) -> Iterator[Place]:
        """Mentions that end before ``position``, the nearest first; none further away than ``reach`` characters."""
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            place = self.places[index]
            if place.start < position - reach:
                return
            if place.end <= position:
                yield place

    def fits(self, document: int, type_name: str) -> bool:
        """Whether a document may be called by this noun."""
        return type_name in (ANY_DOCUMENT, self.cited[document].type)

    def coordinated(self, earlier: Place, later: Place) -> bool:
        """Whether nothing but a connective stands between two mentions."""
        return joined_by(self.key, earlier.end, later.start) is not None

    @cached_property
    def by_ordinal(self) -> dict[tuple[int, str | None], list[tuple[int, Symbol]]]:
        """The documents by the number and letter that their symbols begin with."""
        table: dict[tuple[int, str | None], list[tuple[int, Symbol]]] = {}
        for index, one in enumerate(self.cited):
            symbol = parse_symbol(one.number)
            if symbol is not None and symbol.ordinal is not None:
                table.setdefault((symbol.ordinal, symbol.suffix), []).append((index, symbol))
        return table
