"""The text of a dispatch in reading order, cut into blocks with their zone, and the way back to the page.

A *piece* is a folded line or a part of one (lines fused by copying are cut at the fixed words of the form).
A *block* is one line of header or closing, or one whole paragraph of the body; ``Layout.text`` is the blocks joined by
line ends. Every span that docproc reports is an offset pair into ``Layout.text``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypedDict

from docproc.dispatch import Box, Span
from docproc.reading.page import Line
from docproc.reading.placement import Placement
from docproc.regions.fixed_words import steadied
from docproc.text import Folded, bare_key, match_key

__all__ = ["Block", "Layout", "Piece", "Where", "Zone", "assemble"]


class Where(TypedDict):
    """Keyword arguments of every leaf of the contract: where its value was read."""

    span: Span
    boxes: tuple[Box, ...]


class Zone(StrEnum):
    """The part of the dispatch that a block belongs to."""

    FURNITURE = "furniture"
    HEADER = "header"
    ADDRESSEES = "addressees"
    BODY = "body"
    CLOSING = "closing"
    APPENDIX = "appendix"
    OTHER = "other"
    FOOTNOTE = "footnote"


_FORM = frozenset({Zone.HEADER, Zone.ADDRESSEES, Zone.CLOSING})


@dataclass(frozen=True)
class Piece:
    """Part of one source line, folded: ``text`` is ``folded.text[start:end]``; ``recognised`` from a picture."""

    text: str
    line: Line
    folded: Folded
    start: int
    end: int
    recognised: bool = False

    @cached_property
    def key(self) -> str:
        """``match_key`` of the text."""
        return match_key(self.text)

    @cached_property
    def bare(self) -> str:
        """``bare_key`` of the text; of recognised text with the fixed words of the form as they must have been."""
        return steadied(bare_key(self.text)) if self.recognised else bare_key(self.text)

    @cached_property
    def box(self) -> tuple[float, float, float, float] | None:
        """The box of this part of the line."""
        return self.boxed(0, len(self.text))

    def boxed(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        """The box of ``text[start:end]``, or ``None`` where the source has no geometry."""
        if self.line.box is None:
            return None
        x0, y0, x1, y1 = self.line.box
        if self.line.edges:
            raw_start, raw_end = self.folded.raw_span(self.start + start, self.start + end)
            x0, x1 = self.line.edges[raw_start], self.line.edges[raw_end]
        return (x0, y0, x1, y1)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the form or a paragraph of the body.

    Attributes:
        start: offset into ``Layout.text``.
        end: offset of the end.
        zone: where it stands.
        parts: ``(offset, piece)`` for each piece, in order.
    """

    start: int
    end: int
    zone: Zone
    parts: tuple[tuple[int, Piece], ...]

    @property
    def line(self) -> Line:
        """The source line that the block begins on."""
        return self.parts[0][1].line


@dataclass(frozen=True)
class Layout:
    """Text, blocks, and the map from a span to the page.

    Attributes:
        text: the normalised reading-order text.
        blocks: in order of ``start``.
        other_pages: pages that belong to another document in the same file.
        placements: by page number, how scans lie that are not upright and level.
        recognised: pages whose text was recognised from a picture.
    """

    text: str
    blocks: tuple[Block, ...]
    other_pages: tuple[int, ...] = ()
    placements: Mapping[int, Placement] = field(default_factory=dict)
    recognised: frozenset[int] = frozenset()

    @cached_property
    def key(self) -> str:
        """``match_key`` of the text."""
        return match_key(self.text)

    @cached_property
    def bare(self) -> str:
        """``bare_key`` of the text, and in it the pieces' own where text was recognised."""
        bare = bare_key(self.text)
        parts = [part for block in self.blocks for part in block.parts if part[1].recognised and block.zone in _FORM]
        for offset, piece in parts:
            if piece.bare != bare[offset : offset + len(piece.bare)]:
                bare = bare[:offset] + piece.bare + bare[offset + len(piece.bare) :]
        return bare

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _geometric(self) -> bool:
        return any(block.line.box is not None for block in self.blocks)

    def zone(self, *zones: Zone) -> list[Block]:
        """The blocks of the given zones, in order."""
        return [block for block in self.blocks if block.zone in zones]

    def extent(self, *zones: Zone) -> tuple[int, int]:
        """From the first to the last character of the given zones; ``(0, 0)`` where there is none."""
        blocks = self.zone(*zones)
        return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)

    def block_at(self, offset: int) -> Block | None:
        """The block that contains ``offset``."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def text_of(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def bare_of(self, block: Block) -> str:
        """``bare_key`` of a block's text."""
        return self.bare[block.start : block.end]

    def evidence(self, start: int, end: int) -> Where:
        """Span and boxes of ``text[start:end]``, as the contract's leaves take them."""
        return {"span": (start, end), "boxes": self.boxes(start, end)}

    def printed(self, start: int, end: int) -> Iterator[tuple[Piece, int, int]]:
        """The pieces of lines that ``text[start:end]`` stands on, each with its first and last offset in the piece."""
        for block in self.blocks[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]:
            for offset, piece in block.parts:
                low, high = max(start, offset) - offset, min(end - offset, len(piece.text))
                if low < high:
                    yield piece, low, high

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The boxes that cover ``text[start:end]``, one a printed line; empty without geometry."""
        if not self._geometric:
            return ()
        found: list[Box] = []
        for piece, low, high in self.printed(start, end):
            box = piece.boxed(low, high)
            if box is not None:
                placement = self.placements.get(piece.line.page)
                x0, y0, x1, y1 = placement.on_page(box) if placement else box
                found.append((piece.line.page, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))
        return tuple(found)


def assemble(
    groups: list[tuple[Zone, list[Piece]]],
    other_pages: tuple[int, ...] = (),
    placements: Mapping[int, Placement] | None = None,
    recognised: frozenset[int] = frozenset(),
) -> Layout:
    """Join pieces to blocks and blocks to the text.

    Args:
        groups: for each block its zone and its pieces; pieces of one block are joined by a space, or by nothing
            where a symbol was broken at the line end (``6138/UBND-`` + ``KGVX``).
        other_pages: pages of another document in the same file.
        placements: how scanned pages lie.
        recognised: pages whose text was recognised from a picture.

    Returns:
        The layout.
    """
    out: list[str] = []
    blocks: list[Block] = []
    position = 0
    for zone, pieces in groups:
        if blocks:
            out.append("\n")
            position += 1
        start = position
        parts: list[tuple[int, Piece]] = []
        for piece in pieces:
            if parts and not _broken_symbol(out[-1], piece.text):
                out.append(" ")
                position += 1
            parts.append((position, piece))
            out.append(piece.text)
            position += len(piece.text)
        blocks.append(Block(start, position, zone, tuple(parts)))
    return Layout("".join(out), tuple(blocks), other_pages, placements or {}, recognised)


def _broken_symbol(before: str, after: str) -> bool:
    """Whether a symbol goes on over the line end: a figure and a slash stand before an open hyphen or slash."""
    tail = before.rsplit(" ", 1)[-1]
    return tail[-1:] in "-/" and any(char.isdigit() for char in tail) and "/" in tail and after[:1].isalnum()
