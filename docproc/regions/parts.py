"""The documents that one file holds: which is the first dispatch, and each as a reading of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from docproc.reading.page import Line, Reading
from docproc.reading.plain import is_wrapped
from docproc.regions.forms import (
    ADDRESSEE_BARE,
    NUMBER_BARE,
    RECIPIENTS_BARE,
    RULE,
    STATE_BARE,
    SUBJECT,
    archive_mark,
    capacity_of,
    is_emblem,
)
from docproc.regions.fused import header_parts
from docproc.regions.layout import Piece
from docproc.regions.letterheads import ends_a_dispatch, letterheads_of_dispatches
from docproc.regions.pieces import pieces_of
from docproc.regions.titles import title_of

__all__ = ["Parts", "parts_of", "running_pieces", "split"]

_FRONT = 25  # pieces in which a dispatch shows that it is one
_LEVEL = 14.0  # points by which the issuer's first line may stand above quốc hiệu
_FUSED = 6  # pieces of a letterhead that copying has fused
_STATE_INSIDE = re.compile(r"\S\s+c[oô]ng h\w{1,2} xa hoi chu nghia")
_ON_PAGES = re.compile(r"page (?P<pages>\d+(?:, \d+)*):")


@dataclass(frozen=True, slots=True)
class Parts:
    """Where documents begin.

    Attributes:
        starts: indices of their first pieces, ascending, the first 0.
        first: which of them is the first dispatch; not the first document where that is an annex laid in front.
    """

    starts: tuple[int, ...]
    first: int

    def slices(self, length: int) -> list[slice]:
        """The pieces of each document."""
        return [slice(low, high) for low, high in zip(self.starts, (*self.starts[1:], length), strict=True)]


def running_pieces(reading: Reading) -> list[Piece]:
    """The running text of a reading as folded pieces, ruled lines included; no furniture, no footnotes.

    Where a closing and the letterhead below it share a page, their columns are put in order, the closing first.
    """
    emphasis = any(page.text_from == "plain" for page in reading.pages)
    flow = [line for line in reading.lines if line.kind == "body"]
    pieces = pieces_of(flow, emphasis=emphasis, recognised=reading.recognised)
    runs = groupby(pieces, key=lambda piece: (piece.line.page, piece.line.column is None or piece.box is None))
    return [piece for (_, loose), run in runs for piece in (run if loose else _banded(list(run)))]


def _banded(run: list[Piece]) -> list[Piece]:
    """Lines of side-by-side columns, those above a letterhead within them before those of it.

    A page is read left column first; a letterhead right below a closing would part the signature from its list.
    """
    tops = [piece.box[1] for piece in run if piece.box and piece.line.column == 1 and STATE_BARE.search(piece.bare)]
    cuts = [top - _LEVEL for top in tops if any(ends_a_dispatch(piece) for piece in _above(run, top - _LEVEL))]
    return sorted(run, key=lambda piece: sum(cut <= _middle(piece) for cut in cuts)) if cuts else run


def _above(run: list[Piece], y: float) -> list[Piece]:
    return [piece for piece in run if piece.line.column == 1 and _middle(piece) < y]


def _middle(piece: Piece) -> float:
    return (piece.box[1] + piece.box[3]) / 2 if piece.box else 0.0


def parts_of(pieces: Sequence[Piece]) -> Parts:
    """Tell the documents of a file apart.

    A dispatch begins behind the closing of the one before. Where that one has no closing (a page is missing, or its
    end cannot be read), a full letterhead at the top of a later page begins one all the same.

    Args:
        pieces: the running text's pieces in reading order.
    """
    kept, lines = _lines(pieces)
    starts = [0]
    for head in letterheads_of_dispatches(lines):
        before = lines[starts[-1] : head.start]
        if not before:
            continue
        later_page = before[-1].line.page < lines[head.start].line.page
        if _is_closed(before) or (head.full and later_page):
            starts.append(head.start)
    shown = lines[: starts[1]] if len(starts) > 1 else lines
    front = len(starts) > 1 and not _is_closed(shown) and not any(map(_is_of_a_head, shown[:_FRONT]))
    return Parts((0, *(kept[start] for start in starts[1:])), int(front))


def _lines(pieces: Sequence[Piece]) -> tuple[list[int], list[Piece]]:
    """The lines without ruled ones, letterheads fused by copying cut apart, and for each the index of its piece."""
    kept: list[int] = []
    lines: list[Piece] = []
    fused = -_FUSED
    for index, piece in enumerate(pieces):
        if piece.line.box is None and _STATE_INSIDE.search(piece.bare):
            fused = index
        parts = header_parts(piece) if index < fused + _FUSED else [piece]
        lines += (whole := [part for part in parts if not RULE.match(part.text)])
        kept += [index] * len(whole)
    return kept, lines


def _is_closed(pieces: Sequence[Piece]) -> bool:
    """Whether there is a line that only a closing has."""
    return any(
        RECIPIENTS_BARE.match(piece.bare)
        or archive_mark(piece.text, piece.bare)
        or (len(piece.text) < 90 and capacity_of(piece.text))
        for piece in pieces
    )


def _is_of_a_head(piece: Piece) -> bool:
    bare = piece.bare
    if is_emblem(bare) or NUMBER_BARE.match(bare) or ADDRESSEE_BARE.match(bare):
        return True
    return title_of(piece.text) is not None or SUBJECT.match(piece.key) is not None


def split(reading: Reading) -> tuple[Reading, ...]:
    """Each document of a file as a reading of its own; the reading itself where there is but one.

    Page numbers and boxes stay the file's. Headers, footers and footnotes go with their page; digital signatures with
    the page of their visible field, invisible ones with the first document.

    Args:
        reading: what a reader gave.
    """
    pieces = running_pieces(reading)
    parts = parts_of(pieces)
    if len(parts.starts) == 1:
        return (reading,)
    owner: dict[int, int] = {}  # of each line, by identity
    pages: dict[int, int] = {}  # the document that ends a page has its furniture
    for number, part in enumerate(parts.slices(len(pieces))):
        for piece in pieces[part]:
            owner.setdefault(id(piece.line), number)
            if reading.paged or number == 0:
                pages[piece.line.page] = number
    last = 0
    for page in reading.pages:
        last = pages.setdefault(page.number, last)
    return tuple(_part(reading, number, owner, pages) for number in range(len(parts.starts)))


def _part(reading: Reading, number: int, owner: dict[int, int], pages: dict[int, int]) -> Reading:
    def mine(line: Line) -> bool:
        return owner.get(id(line), pages[line.page]) == number

    kept = tuple(
        replace(page, lines=_rewrapped(lines) if page.text_from == "plain" else lines)
        for page in reading.pages
        if (lines := tuple(line for line in page.lines if mine(line))) or pages[page.number] == number
    )
    shown = {page.number for page in kept}
    return replace(
        reading,
        pages=kept,
        warnings=tuple(one for one in reading.warnings if _concerns(one[1], shown)),
        signatures=tuple(one for one in reading.signatures if (pages.get(one.page or 0, 0) == number)),
    )


def _rewrapped(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines of plain text with ``paragraph`` as this document has it: texts pasted together may be wrapped or not."""
    whole = not lines or not is_wrapped([line.text for line in lines])
    return tuple(line if line.cell else replace(line, paragraph=whole) for line in lines)


def _concerns(message: str, pages: set[int]) -> bool:
    """Whether a reader's warning is of one of these pages, or of none in particular."""
    named = _ON_PAGES.match(message)
    return named is None or not pages.isdisjoint(map(int, named["pages"].split(", ")))
