"""A Word paragraph as read: its pieces of text, and how they make lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from docproc.reading.docx_styles import Style

__all__ = ["Face", "Paragraph"]

_CLOSED = (".", ";", ":", "!", "?", "/")
_LETTERED = re.compile(r"[a-zđ]{1,2}[.)/]")


class Face(NamedTuple):
    """How a run is set: the font matters only where it is one from before Unicode."""

    bold: bool
    caps: bool
    font: str | None


@dataclass(slots=True)
class Paragraph:
    r"""A paragraph as read.

    Attributes:
        pieces: ``(text, bold)`` in order; ``"\n"`` stands for a manual line break.
        faces: how each piece is set.
        legacy: a piece may be in an encoding from before Unicode, so capitals wait until that is clear.
        boxes: text boxes anchored here (``w:txbxContent``), in order.
        notes: ``(kind, id)`` of the notes referred to.
        style: the paragraph style, resolved.
        num_id: list that the paragraph itself names; ``level`` likewise.
        merged: the text belongs to the next paragraph: the mark is deleted or hidden, or this is a drop cap.
        hidden: the mark is hidden; of two paragraphs joined so, the label of the first is printed.
        caps: the mark, and with it the label, is set in capitals.
    """

    style: Style
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    legacy: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    num_id: str | None = None
    level: int | None = None
    merged: bool = False
    hidden: bool = False
    caps: bool = False

    def lines(self) -> list[tuple[str, bool]]:
        """The lines between manual breaks as ``(text, bold)``; breaks inside a sentence become a blank."""
        text = "".join([piece for piece, _ in self.pieces])
        if not text or text.isspace():
            return []
        if "\n" in text:
            text = _join_sentences(text)
        lines = zip(text.split("\n"), self._bold(text), strict=True)
        return [(line, bold) for line, bold in lines if line and not line.isspace()]

    def _bold(self, text: str) -> Iterator[bool]:
        """For each line of ``text`` whether it has letters and all of them are bold."""
        position, letters, bold_so_far = 0, False, True
        for piece, bold in self.pieces:
            parts = text[position : position + len(piece)].split("\n")
            position += len(piece)
            for index, part in enumerate(parts):
                if index:
                    yield letters and bold_so_far
                    letters, bold_so_far = False, True
                if (bold_so_far or not letters) and any(map(str.isalpha, part)):
                    letters, bold_so_far = True, bold_so_far and bold
        yield letters and bold_so_far


def _join_sentences(text: str) -> str:
    """Turn breaks inside a sentence (the next line goes on in lower case and is no lettered item) into blanks."""
    lines = text.split("\n")
    out = [lines[0]]
    for before, after in pairwise(lines):
        ahead, behind = after.lstrip(), before.rstrip()
        goes_on = behind and not behind.endswith(_CLOSED) and ahead[:1].islower() and not _LETTERED.match(ahead)
        out.append(" " if goes_on else "\n")
        out.append(after)
    return "".join(out)
