"""Cuts out of a text the places where words were found."""

from __future__ import annotations

import re

from pydantic import BaseModel, Field

from docproc.text import bare_key, match_key
from service.words import Query

__all__ = ["Snippet", "snippets"]

_AROUND = 80
_BETWEEN = r"[\W_]{1,40}"
_MOST_CHARACTERS = 400_000
"""Of a longer text the rest is not looked through."""


class Snippet(BaseModel):
    """A piece of a text as it stands there; whoever shows it escapes it."""

    text: str = Field(examples=["Đề nghị rà soát dịch vụ công trực tuyến trên địa bàn"])
    start: int = Field(examples=[375], description="where in the whole text it begins, in characters")
    hits: list[tuple[int, int]] = Field(examples=[[[8, 15]]], description="what was found, as offsets in the piece")


def snippets(text: str, query: Query, most: int) -> list[Snippet]:
    """The pieces round the first places at which each phrase stands, in the order of the text.

    Args:
        text: folded text.
        query: from ``service.words.parse``; a phrase without marks is found under any marks.
        most: pieces.

    Returns:
        The pieces; where nothing is found, one piece from the beginning.
    """
    text = text[:_MOST_CHARACTERS]
    printed = match_key(text)
    bare = bare_key(printed)
    hits = sorted({hit for phrase in query for hit in _hits(phrase, printed, bare, most)})
    pieces: list[tuple[int, int]] = []
    for start, end in hits:
        if pieces and start - _AROUND <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], _right(text, end))
        elif len(pieces) < most:
            pieces.append((_left(text, start), _right(text, end)))
    return [_cut(text, piece, hits) for piece in pieces or [(0, _right(text, _AROUND))]]


def _hits(phrase: tuple[str, ...], printed: str, bare: str, most: int) -> list[tuple[int, int]]:
    """The first places of a phrase, as many as may be shown."""
    whole = " ".join(phrase)
    key = bare if bare_key(whole) == whole else printed
    pattern = re.compile(r"(?<![^\W_])" + _BETWEEN.join(map(re.escape, phrase)) + r"(?![^\W_])")
    found = []
    for match in pattern.finditer(key):
        found.append(match.span())
        if len(found) >= 4 * most:
            break
    return found


def _left(text: str, start: int) -> int:
    """The beginning of a word, about as far before a hit as a piece shows."""
    begin = max(0, start - _AROUND)
    blank = text.find(" ", begin, start) if begin else -1
    return blank + 1 if blank >= 0 else begin


def _right(text: str, end: int) -> int:
    """The end of a word, about as far behind a hit."""
    stop = min(len(text), end + _AROUND)
    blank = text.rfind(" ", end, stop) if stop < len(text) else -1
    return blank if blank >= 0 else stop


def _cut(text: str, piece: tuple[int, int], hits: list[tuple[int, int]]) -> Snippet:
    begin, stop = piece
    inside = [(start - begin, end - begin) for start, end in hits if begin <= start and end <= stop]
    return Snippet(text=text[begin:stop], start=begin, hits=inside)
