"""From a file's lines to the text of one dispatch, cut into blocks with their zones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from docproc.reading.page import Reading
from docproc.regions.forms import APPENDIX_BARE, RULE
from docproc.regions.fused import closing_cuts, header_cuts
from docproc.regions.layout import Block, Layout, Piece, Zone, assemble
from docproc.regions.letterheads import further_letterheads, is_annex
from docproc.regions.paragraphs import Frame, frame_of, join
from docproc.regions.parts import parts_of, running_pieces, split
from docproc.regions.pieces import pieces_of
from docproc.regions.zones import cuts_of

__all__ = ["Block", "Layout", "Piece", "Zone", "lay_out", "split"]


def lay_out(reading: Reading) -> Layout:
    """Cut a reading into zones and blocks.

    Args:
        reading: what a reader gave.

    Returns:
        The layout of the first dispatch in the file; later ones stand in ``Zone.OTHER`` and in ``other_pages``.
    """
    emphasis = any(page.text_from == "plain" for page in reading.pages)
    running = running_pieces(reading)
    parts = parts_of(running)
    own = parts.slices(len(running))[parts.first]
    cut_apart = closing_cuts(header_cuts(running[own]))
    pieces = _unruled(cut_apart)
    front, others = _unruled(running[: own.start]), _unruled(running[own.stop :])
    frames = _frames([*front, *pieces, *others], wrapped=emphasis)
    cuts = cuts_of(pieces, frames)
    groups: list[tuple[Zone, list[Piece]]] = []
    groups += [(Zone.OTHER, group) for group in join(front, frames)]
    groups += [(Zone.HEADER, [piece]) for piece in pieces[: cuts.addressees]]
    groups += [(Zone.ADDRESSEES, [piece]) for piece in pieces[cuts.addressees : cuts.body]]
    groups += [(Zone.BODY, group) for group in join(pieces[cuts.body : cuts.closing], frames)]
    groups += [(Zone.CLOSING, [piece]) for piece in pieces[cuts.closing : cuts.behind]]
    for zone, run in _behind(pieces[cuts.behind :]):
        groups += [(zone, group) for group in join(run, frames)]
    groups += [(Zone.OTHER, group) for group in join(others, frames)]
    other_pages = {piece.line.page for piece in (*front, *others)}
    own_pages = {piece.line.page for piece in pieces}
    notes = pieces_of((line for line in reading.lines if line.kind == "footnote"), emphasis=emphasis)
    for number, page in groupby(notes, key=lambda piece: piece.line.page):
        zone = Zone.OTHER if number in other_pages - own_pages else Zone.FOOTNOTE
        groups += [(zone, group) for group in join(list(page), frames)]
    for kind, zone in (("header", Zone.FURNITURE), ("footer", Zone.FURNITURE)):
        lines = [line for line in reading.lines if line.kind == kind]
        groups += [(zone, [piece]) for piece in pieces_of(lines, emphasis=emphasis)]
    placements = {page.number: page.placement for page in reading.pages if page.placement is not None}
    return assemble(groups, tuple(sorted(other_pages)), placements, reading.recognised)


def _unruled(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if not RULE.match(piece.text)]


def _frames(pieces: Sequence[Piece], *, wrapped: bool) -> dict[int, Frame | None]:
    """The frame of each page; ``wrapped`` allows text without geometry to be wrapped by hand (plain text only)."""
    by_page: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.line.column is None:
            by_page[piece.line.page].append(piece)
    frames = {page: frame_of(members, wrapped=wrapped) for page, members in by_page.items()}
    # a page with few lines of its own (the last) is set like the ones before it
    widest = max((frame for frame in frames.values() if frame), key=lambda frame: frame.right, default=None)
    return {
        page: widest if widest and frame and len(by_page[page]) < 5 and frame.geometric == widest.geometric else frame
        for page, frame in frames.items()
    }


def _behind(pieces: Sequence[Piece]) -> list[tuple[Zone, list[Piece]]]:
    """Tell appendices from forms to fill in, which begin with a quốc hiệu of their own.

    What is issued with the dispatch (a plan, a regulation) may bear one too and is an appendix all the same.
    """
    runs: list[tuple[Zone, list[Piece]]] = []
    letterheads = set(further_letterheads(pieces, 0))
    zone = Zone.APPENDIX
    for index, piece in enumerate(pieces):
        if index in letterheads:
            zone = Zone.APPENDIX if is_annex(pieces, index) else Zone.OTHER
        elif APPENDIX_BARE.match(piece.bare) and len(piece.text) < 60:
            zone = Zone.APPENDIX
        if not runs or runs[-1][0] is not zone:
            runs.append((zone, []))
        runs[-1][1].append(piece)
    return runs
