"""Stamps: what signing plug-ins, registers and portals print on a finished page. Taken out of the flow, and kept.

A stamp is known by a cue that no line of a dispatch's form has, and by its other lines standing close to that one.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from docproc.reading.page import StampKind
from docproc.reading.pieces import Piece
from docproc.reading.stamp_words import fields_of, first_words, pattern
from docproc.text.keys import bare_key

__all__ = ["Stamp", "take_stamps"]

_WIDEST = 260.0
"""Points: a stamp is a narrow block; a body line that begins with the same words is wider."""
_LABELS_IN_LINE = 3
"""Labelled values in one wide line from which it is a stamp all the same."""
_MOST_LINES = 40
_SAME_SIZE = 0.65
"""Recognised boxes of one size differ by a third with the letters in them."""
_INCOMING_PART = 0.6
"""Share of the page height in which the incoming stamp is set: beside or under the letterhead (Phụ lục IV)."""
_EDGE = 0.085
"""Share of the page height at top and bottom, and of its width at the sides, in which portals print."""
_SMALL = 0.86
"""Against the page's usual height of type: the type of portal lines, a step below 13 to 14 points."""
_NAME_LENGTH = 60
_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})\b"
_CLOCK = r"\d{1,2}\s?(?::|h|g|gio)\s?\d{2}"
_OWN_SYMBOL = re.compile(r"[\d\s.…]*[/-]\s?[^\W\d]")
_OPEN_LABEL = re.compile(r"[^:.…]*(?:[:.…][\s:.…]*)?")
_FILLED = re.compile(r"[\d\s/.:hg…-]+")
_FILLED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Stamp:
    """One stamp: its kind and its pieces from top to bottom."""

    kind: StampKind
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class _Cues:
    """Patterns on ``bare_key`` of a piece, from its first letter on."""

    signing: re.Pattern[str]
    label: re.Pattern[str]
    head: re.Pattern[str]
    entry: re.Pattern[str]
    incoming: re.Pattern[str]
    portal: re.Pattern[str]
    edge: re.Pattern[str]


@cache
def _cues() -> _Cues:
    entry = rf"""
      (?: {pattern("incoming", "number")} ) \s*[:.…]* \s* [\d.…\s]* (?: /\s*(?:vb|cv)?\s?-?\s?den )? \s*
        (?: $ | (?={pattern("incoming", "date", "hour")}) )
    | (?: {pattern("incoming", "date", "hour")} ) \s* (?: [:.…] | \d | $ | (?=thang) )
    | (?: {pattern("incoming", "transfer", "other")} ) \s* (?: [:.…] | $ )
    """
    return _Cues(
        signing=re.compile(
            rf"""\W*(?: (?:{pattern("signing", "signer")})\b
              | (?:{pattern("signing", "time")}) \s*: \s*\d
              | (?:{pattern("signing", "lines")}) \W*$
              | \d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}\s+\d{{1,2}}:\d{{2}}:\d{{2}} )""",
            re.VERBOSE,
        ),
        label=re.compile(rf"\W*(?:{pattern('signing', 'email', 'organisation', 'time', 'other')})\s*:"),
        head=re.compile(rf"\W*(?:{pattern('incoming', 'heads')})(?:\W*$|\W+(?={entry}))", re.VERBOSE),
        entry=re.compile(rf"\W*(?:{entry})", re.VERBOSE),
        incoming=re.compile(
            r"\W*(?:so|ngay|gio)\s*(?:cv|vb|cong\s*van|van\s*ban)?\s*den\s*[:.…]+\s*(?:[\d.…/\s]|ngay|gio|$)",
            re.VERBOSE,
        ),
        portal=re.compile(rf"\W*(?:{pattern('portal', 'begins')})"),
        edge=re.compile(
            rf"""\W*(?: (?:https?://|www\.)\S+ .{{0,60}}
              | .{{0,40}}? {_DAY} [,;]?\s+ (?:luc\s+)?{_CLOCK} .{{0,30}}
              | .{{0,40}}? {_CLOCK}\S*\s+ {_DAY} .{{0,10}} )$""",
            re.VERBOSE,
        ),
    )


def take_stamps(pieces: list[Piece], width: float, height: float) -> tuple[list[Stamp], list[Piece]]:
    """Take the stamps off a page.

    Args:
        pieces: the page's upright pieces.
        width: page width in points.
        height: page height in points.

    Returns:
        The stamps, and the other pieces in their order.
    """
    keys = _Keys()
    stamps: list[Stamp] = []
    rest = pieces
    for take in (_take_signing, _take_incoming, _take_portal):
        found, rest = take(rest, keys, width, height)
        stamps += found
    return stamps, rest


class _Keys(dict[Piece, str]):
    """``bare_key`` of the beginning of each piece, made where it is asked for."""

    def __missing__(self, piece: Piece) -> str:
        key = self[piece] = bare_key(piece.text[:90].lstrip())
        return key


class _Openings(dict[str, bool]):
    """Whether two characters can open a line of one kind of stamp: the first of its words, a figure or a mark."""

    def __init__(self, kind: StampKind) -> None:
        super().__init__()
        self._known = frozenset(word[:2] for word in first_words(kind))

    def __missing__(self, two: str) -> bool:
        opens = self[two] = not two[:1].isalpha() or bare_key(two) in self._known
        return opens


@cache
def _openings(kind: StampKind) -> _Openings:
    return _Openings(kind)


def _may_open(pieces: list[Piece], kind: StampKind) -> list[Piece]:
    opens = _openings(kind)
    return [p for p in pieces if opens[p.text[:2]]]


def _take_signing(pieces: list[Piece], keys: _Keys, _: float, __: float) -> tuple[list[Stamp], list[Piece]]:
    """The signing plug-in's block, or the one line that it fits into.

    The lines around the cue (the organisation's name, a value that wraps) carry no cue of their own that a body could
    not have; they are known by standing right above or below it, in the same size and on the same margin.
    """
    cues = _cues()
    marked = [p for p in _may_open(pieces, "signing") if cues.signing.match(keys[p])]
    seeds = [p for p in marked if _narrow(p) or len(fields_of("signing", p.text)) >= _LABELS_IN_LINE]

    def joins(member: Piece, other: Piece) -> bool:
        labelled = cues.label.match(keys[other]) is not None or cues.signing.match(keys[other]) is not None
        return _stacked(member, other, labelled=labelled)

    return _clusters("signing", seeds, pieces, joins)


def _take_incoming(pieces: list[Piece], keys: _Keys, _: float, height: float) -> tuple[list[Stamp], list[Piece]]:
    """The incoming stamp (dấu ĐẾN): its head, the labelled lines around it, what is filled in behind the labels."""
    cues = _cues()
    high = [p for p in _may_open(pieces, "incoming") if p.bottom < _INCOMING_PART * height]
    heads = [p for p in high if cues.head.match(keys[p]) and _is_head(p)]
    seeds = heads + [p for p in high if cues.incoming.match(keys[p]) and _narrow(p)]
    if not seeds:
        return [], pieces
    entries = {id(p) for p in high if cues.entry.match(keys[p]) and _narrow(p) and not _has_symbol_beside(p, pieces)}

    def joins(member: Piece, other: Piece) -> bool:
        if id(other) in entries:
            return _close(member, other)
        return id(member) in entries and _fills(member, other)

    found, rest = _clusters("incoming", seeds, pieces, joins)
    stamps: list[Stamp] = []
    for stamp in found:
        alone = all(id(p) not in entries and not cues.incoming.match(keys[p]) for p in stamp.pieces)
        if alone and not any(cues.entry.search(keys[p][3:]) for p in stamp.pieces):
            rest = [p for p in pieces if p in stamp.pieces or p in rest]  # a lone word is no stamp
            continue
        name = _name_above(stamp.pieces, rest, pieces)
        stamps.append(Stamp("incoming", [*name, *stamp.pieces]))
        rest = [p for p in rest if p not in name]
    return stamps, rest


def _take_portal(pieces: list[Piece], keys: _Keys, width: float, height: float) -> tuple[list[Stamp], list[Piece]]:
    """Addresses, times and names of portals in the margins."""
    cues = _cues()
    low, high, left, right = _EDGE * height, (1 - _EDGE) * height, _EDGE * width, (1 - _EDGE) * width
    edge = [p for p in pieces if p.bottom < low or p.top > high or p.edges[-1] < left or p.edges[0] > right]
    if not edge:
        return [], pieces
    usual = statistics.median(p.height for p in pieces)
    found: list[Stamp] = []
    for piece in edge:
        key = keys[piece]
        small = piece.height < _SMALL * usual and cues.portal.match(key) is not None
        if small or (len(key) < 90 and cues.edge.match(key)):
            found.append(Stamp("portal", [piece]))
    taken = {id(p) for stamp in found for p in stamp.pieces}
    return found, [p for p in pieces if id(p) not in taken]


def _clusters(
    kind: StampKind, seeds: list[Piece], pieces: list[Piece], joins: Callable[[Piece, Piece], bool]
) -> tuple[list[Stamp], list[Piece]]:
    """Grow a block around each seed by pieces that join one of its members."""
    taken: set[int] = set()
    stamps: list[Stamp] = []
    for seed in seeds:
        if id(seed) in taken:
            continue
        block, queue = [seed], [seed]
        taken.add(id(seed))
        while queue and len(block) <= _MOST_LINES:
            member = queue.pop()
            near = [p for p in pieces if id(p) not in taken and joins(member, p)]
            taken.update(id(p) for p in near)
            block.extend(near)
            queue.extend(near)
        stamps.append(Stamp(kind, _in_order(block)))
    return stamps, [p for p in pieces if id(p) not in taken]


def _in_order(block: list[Piece]) -> list[Piece]:
    """Line by line, values behind their labels also where they are set over the dots and off the baseline."""
    rows: list[list[Piece]] = []
    for piece in sorted(block, key=lambda p: p.top + p.bottom):
        if rows and rows[-1][0].level_with(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda p: p.left)]


def _narrow(piece: Piece) -> bool:
    return piece.right - piece.left < _WIDEST


def _stacked(member: Piece, other: Piece, *, labelled: bool) -> bool:
    """Whether another line of the block stands right above or below; with a label of its own it may be centred."""
    gap = max(member.top - other.bottom, other.top - member.bottom)
    size = max(member.height, other.height)
    aligned = abs(member.left - other.left) < 2.0 or (
        labelled and (abs(member.centre - other.centre) < 3.0 or abs(member.right - other.right) < 2.0)
    )
    return (
        aligned
        and -0.3 * size < gap < (1.2 if labelled else 0.6) * size
        and _narrow(other)
        and min(member.height, other.height) > _SAME_SIZE * size
    )


def _is_head(piece: Piece) -> bool:
    """Whether ``ĐẾN`` is the stamp's: in capitals, alone or with a label; ``ĐẾN NGÀY 30/6`` ends a heading."""
    text = piece.text.strip()
    return ("ĐẾN" in text[:14] or len(text.split()) > 1) and (":" in text or not any(map(str.isdigit, text)))


def _has_symbol_beside(piece: Piece, pieces: list[Piece]) -> bool:
    """Whether ``Số:`` is the dispatch's own number line, whose symbol stands to the right."""
    return any(
        other.left > piece.left and _OWN_SYMBOL.match(other.text) and other.left - piece.right < 8 * piece.height
        for other in pieces
        if other.level_with(piece)
    )


def _close(member: Piece, other: Piece) -> bool:
    """Whether two lines of a stamp touch or nearly do: below each other with shared width, or side by side."""
    size = max(member.height, other.height)
    down = max(member.top - other.bottom, other.top - member.bottom)
    across = max(member.left - other.right, other.left - member.right)
    return (down < 0.9 * size and across < 0) or (down < 0 and across < 1.6 * size)


def _fills(label: Piece, other: Piece) -> bool:
    """Whether a piece is written behind a label whose place is blank: a figure, a day, or whom it is passed to."""
    if not label.level_with(other) or not label.left < other.left < label.right + 3 * label.height:
        return False
    text = other.text.strip()
    blank = _OPEN_LABEL.fullmatch(label.text.strip()) is not None and not any(map(str.isdigit, label.text))
    return blank and (_FILLED.fullmatch(text) is not None or (len(text) < _FILLED_LENGTH and "/" not in text))


def _name_above(block: list[Piece], rest: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """The office's name at the top of the stamp: in capitals right above it, drawn right before it."""
    top = min(block, key=lambda p: p.top)
    order = {id(p): at for at, p in enumerate(pieces)}
    first = min(order[id(p)] for p in block)
    return [
        p
        for p in rest
        if p.text.isupper()
        and len(p.text) < _NAME_LENGTH
        and order[id(p)] == first - 1
        and (abs(p.centre - top.centre) < 4 * p.height or abs(p.left - top.left) < p.height)
        and -0.3 * p.height < top.top - p.bottom < 0.6 * p.height
        and p.height < 1.1 * top.height
    ]
