"""Lines of type: a text broken to a width, each word with its place on its line.

Lines break at blanks and, as Word breaks them, after a hyphen: ``1477/CĐ-`` ends one line and ``TTg`` begins the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.render.fonts import face, width_of

__all__ = ["Align", "Look", "SetLine", "SetWord", "fitted", "set_text"]

Align = Literal["left", "centre", "justify"]

_WORD = re.compile(r"(?P<gap>[ \t]*)(?P<word>[^ \t]+)")
_STEP = 2.0
_AFTER_HYPHEN = re.compile(r"(?<=[^\W_][-–])(?=\w)")


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; lengths in points.

    Attributes:
        size: of the font.
        bold: the whole text.
        italic: the whole text.
        align: of its lines; the last line of a justified text is set left.
        first: indent of the first line, besides ``left``.
        left: indent of all lines.
        right: room left at their end.
        before: room above.
        leading: from baseline to baseline, in sizes.
        colour: a name or ``#rrggbb``.
        lead: words that begin before this character are bold (the label of ``Điều 1.``).
    """

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    leading: float = 1.2
    colour: str = "black"
    lead: int = 0


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word on its line: the blanks before it, its characters, its left edge from the column's, its width and font."""

    gap: str
    text: str
    x: float
    width: float
    font: str


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of type.

    Attributes:
        words: from left to right.
        size: of the font.
        above: from the line's upper edge to its baseline, the room before a paragraph included.
        below: from the baseline to the lower edge.
        stretch: what is added to each blank.
        colour: a name or ``#rrggbb``.
        part: the part of the dispatch.
        paragraph: its number in the dispatch.
        number: which line of the paragraph it is, from 0.
    """

    words: tuple[SetWord, ...]
    size: float
    above: float
    below: float
    stretch: float
    colour: str
    part: str
    paragraph: int
    number: int

    @property
    def advance(self) -> float:
        """Its height."""
        return self.above + self.below


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What no line end may part: a word, or a piece of one up to a hyphen (then the next one has no gap)."""

    gap: str
    text: str
    font: str
    gap_width: float
    width: float


def _chunks(text: str, look: Look, widest: float) -> Iterator[_Chunk]:
    for found in _WORD.finditer(text.strip()):
        bold = look.bold or found.start("word") < look.lead
        font = face(bold=bold, italic=look.italic)
        gap = found["gap"].replace("\t", "    ")
        for piece in _AFTER_HYPHEN.split(found["word"]):
            for part in _cut(piece, font, look.size, widest):
                yield _Chunk(gap, part, font, width_of(gap, font, look.size), width_of(part, font, look.size))
                gap = ""


def _cut(word: str, font: str, size: float, widest: float) -> Iterator[str]:
    """A word that no line can hold, in pieces that fit."""
    start = 0
    while width_of(word[start:], font, size) > widest:
        end = start + 1
        while width_of(word[start : end + 1], font, size) <= widest:
            end += 1
        yield word[start:end]
        start = end
    yield word[start:]


def _broken(chunks: Iterator[_Chunk], look: Look, width: float) -> Iterator[list[_Chunk]]:
    line: list[_Chunk] = []
    room = width - look.first
    for chunk in chunks:
        if line and chunk.gap_width + chunk.width > room + 0.01:
            yield line
            line, room = [], width
        room -= chunk.width + (chunk.gap_width if line else 0)
        line.append(chunk)
    if line:
        yield line


def fitted(text: str, look: Look, width: float) -> Look:
    """A line as clerks make it fit a column: one size smaller, else broken into lines of like length.

    Args:
        text: of a letterhead or a signature.
        look: as it should be.
        width: of the column in points.

    Returns:
        The look with a smaller size, or with room left at both sides.
    """
    natural = width_of(text, face(bold=look.bold, italic=look.italic), look.size)
    if natural <= width:
        return look
    if natural <= width * look.size / (look.size - 1):
        return replace(look, size=look.size - 1)
    lines = _count(text, look, width)
    room = width
    while _count(text, look, room - _STEP) == lines:
        room -= _STEP
    return replace(look, left=(width - room) / 2, right=(width - room) / 2)


def _count(text: str, look: Look, width: float) -> int:
    return sum(1 for _ in _broken(_chunks(text, look, width), look, width))


def set_text(text: str, look: Look, width: float, part: str, paragraph: int) -> list[SetLine]:
    """Set a paragraph.

    Args:
        text: its characters; runs of blanks stay as wide as they are.
        look: how it looks.
        width: of the column in points.
        part: the part of the dispatch that it belongs to.
        paragraph: its number in the dispatch.

    Returns:
        Its lines; none for an empty text.
    """
    room = width - look.left - look.right
    lines = list(_broken(_chunks(text, look, room - max(look.first, 0)), look, room))
    leading = look.size * look.leading
    below = 0.216 * look.size + (leading - 1.107 * look.size) / 2
    found = []
    for number, line in enumerate(lines):
        first = look.first if number == 0 else 0.0
        natural = sum(chunk.width + chunk.gap_width for chunk in line) - line[0].gap_width
        blanks = sum(len(chunk.gap) for chunk in line[1:])
        slack = room - first - natural
        justified = look.align == "justify" and number < len(lines) - 1 and blanks > 0 and slack > 0
        stretch = slack / blanks if justified else 0.0
        x = look.left + first + (slack / 2 if look.align == "centre" else 0.0)
        words = tuple(_placed(line, x, stretch))
        above = leading - below + (look.before if number == 0 else 0.0)
        found.append(SetLine(words, look.size, above, below, stretch, look.colour, part, paragraph, number))
    return found


def _placed(line: list[_Chunk], x: float, stretch: float) -> Iterator[SetWord]:
    """The words of a line; pieces of one word that met on it again are joined."""
    word: SetWord | None = None
    for index, chunk in enumerate(line):
        if index and not chunk.gap and word is not None:
            word = SetWord(word.gap, word.text + chunk.text, word.x, word.width + chunk.width, word.font)
            x += chunk.width
            continue
        if word is not None:
            yield word
            x += chunk.gap_width + stretch * len(chunk.gap)
        word = SetWord(chunk.gap if index else "", chunk.text, x, chunk.width, chunk.font)
        x += chunk.width
    if word is not None:
        yield word
