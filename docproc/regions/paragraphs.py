"""Which printed lines make one paragraph.

The test is the typesetter's: a line goes on where the next word would not have fitted on it. Sources without geometry
are taken paragraph by line, unless the text is wrapped by hand at an even width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.regions.layout import Piece
from docproc.tasks.labels import parse_label
from docproc.text.alphabet import LOWER

__all__ = ["Frame", "frame_of", "join"]

_END_MARKS = (".", ";", ":", "!", "?", "/.", "”.", ")")
_ASIDE = re.compile(rf"[-–]\s[{LOWER}][^-–;:]{{0,60}}\s[-–]\s")  # "- kể cả cành - ở rừng": two dashes round a remark
_WANTS_MORE = re.compile(
    r"\s(?:của|và|với|cho|về|các|những|tại|do|là|để|theo|trên|trong|từ|hoặc|gồm|chỉ đạo|yêu cầu|đề nghị|giao)$"
)
"""What a line does not end with that ends a paragraph."""
_INDENT = 9.0  # points; the decree indents by 28 pt, sloppy offices by 10
_SLACK = 6.0
_WRAP_RANGE = (50, 120)  # characters: hand-wrapped text stays within a page's width
_BROKEN_OFF = 0.7  # of the width; a line that long without an end mark is no heading
_CHAR_WIDTH = 5.2  # points; fallback where a line has no box


@dataclass(frozen=True, slots=True)
class Frame:
    """Left and right edge of running text: in points by page, or in characters for hand-wrapped text."""

    left: float
    right: float
    geometric: bool


def frame_of(pieces: Sequence[Piece], *, wrapped: bool) -> Frame | None:
    """The frame in which most of the lines stand; ``None`` where every line is a paragraph of its own.

    Args:
        pieces: the pieces of one page, or of a whole text without geometry.
        wrapped: the source is plain text, whose lines may be wrapped by hand.
    """
    boxes = [piece.box for piece in pieces if piece.line.box and piece.line.cell is None]
    if boxes:
        xs = sorted(box[0] for box in boxes if box)
        ends = sorted(box[2] for box in boxes if box)
        return Frame(_low_mode(xs), ends[int(0.92 * (len(ends) - 1))], geometric=True)
    lengths = sorted(len(piece.text) for piece in pieces)
    if not wrapped or len(lengths) < 6 or not _WRAP_RANGE[0] <= lengths[-1] <= _WRAP_RANGE[1]:
        return None
    right = lengths[-1]
    full = sum(length >= 0.8 * right for length in lengths)
    return Frame(0, right, geometric=False) if full >= 0.4 * len(lengths) else None


def _low_mode(values: list[float]) -> float:
    """The leftmost edge that at least a tenth of the lines share (a stray mark in the margin does not count)."""
    need = max(1, len(values) // 10)
    for index, value in enumerate(values):
        if sum(abs(other - value) <= 3 for other in values[index : index + need + 1]) >= need:
            return value
    return values[0]


def join(pieces: Sequence[Piece], frames: dict[int, Frame | None]) -> list[list[Piece]]:
    """Group consecutive pieces into paragraphs.

    Args:
        pieces: pieces of one zone in reading order.
        frames: the frame of each page.

    Returns:
        Non-empty groups in order.
    """
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _goes_on(groups[-1], piece, frames):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _goes_on(group: list[Piece], piece: Piece, frames: dict[int, Frame | None]) -> bool:
    before = group[-1]
    if before.line.cell != piece.line.cell or before.line.column != piece.line.column:
        return False
    if piece.line.cell is not None:
        return not piece.line.paragraph
    frame, here = frames.get(before.line.page), frames.get(piece.line.page)
    if frame is None or here is None:
        # a paragraph of the source stays one, but for a long line that another breaks off in the middle of a sentence
        whole = piece.line.paragraph and frame is None and len(before.text) < _WRAP_RANGE[0]
        return not whole and _reads_on(before, piece)
    full = _full(before, piece, frame) or (not frame.geometric and _cut_short(before, piece, frame))
    return full and _may_wrap(group, piece, frame, here)


def _reads_on(before: Piece, piece: Piece) -> bool:
    """Whether a line without a frame continues a sentence."""
    if before.text.endswith(_END_MARKS) or parse_label(piece.text) is not None:
        return False
    return piece.text[:1].islower() or _WANTS_MORE.search(before.text) is not None


def _cut_short(before: Piece, piece: Piece, frame: Frame) -> bool:
    """Whether a line wrapped by hand, shorter than others, breaks off in the middle of a sentence."""
    if _reads_on(before, piece) or (not before.text.endswith(_END_MARKS) and _ASIDE.match(piece.text)):
        return True
    ended = before.text.endswith((*_END_MARKS, ","))
    return not ended and len(before.text) >= _BROKEN_OFF * frame.right and parse_label(piece.text) is None


def _may_wrap(group: list[Piece], piece: Piece, frame: Frame, here: Frame) -> bool:
    """Whether the line behind a full line can be its continuation, by its label and its indent."""
    ended = group[-1].text.endswith(_END_MARKS)
    label = parse_label(piece.text)
    if label is not None:
        # a full line may wrap before "- " or "2023.": only without an end mark and flush left is it no label
        return not ended and not _indented(piece, here) and not label.strong
    opens = ended or piece.text[:1].isupper()
    return not (frame.geometric and opens and _indented(piece, here) and not _hanging(group, piece))


def _full(before: Piece, piece: Piece, frame: Frame) -> bool:
    """Whether the first word of ``piece`` would not have fitted at the end of ``before``."""
    word = piece.text.split(" ", 1)[0]
    if not frame.geometric:
        return len(before.text) + 1 + len(word) > frame.right - 2
    box, next_box = before.box, piece.box
    if box is None or next_box is None:
        return True
    width = next_box[2] - next_box[0]
    per_char = width / len(piece.text) if piece.text else _CHAR_WIDTH
    return box[2] + per_char * (len(word) + 1) > frame.right - _SLACK


def _indented(piece: Piece, frame: Frame) -> bool:
    return frame.geometric and piece.box is not None and piece.box[0] > frame.left + _INDENT


def _hanging(group: list[Piece], piece: Piece) -> bool:
    """Whether ``piece`` keeps the hanging indent of its paragraph (its second line, or text right of its label)."""
    box, first = piece.box, group[0].box
    if box is None or first is None:
        return False
    if len(group) > 1:
        second = group[1].box
        return second is not None and abs(second[0] - box[0]) <= _INDENT
    return box[0] >= first[0] + 4 and parse_label(group[0].text) is not None
