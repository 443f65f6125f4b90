"""Sentences and clauses of a task's text; abbreviations, symbols and brackets never split."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["Span", "clauses", "sentences"]

Span = tuple[int, int]

_STOP = re.compile(r"(?:\./\.|[.!?]+|…|:)(?=[\s”\"]*(?:\s|$))")
# what stands before a full stop that ends no sentence: TP. · PGS.TS. · v.v. · số 5. at a line start is a label
_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|Tp|TX|TT|Th\.?S|TS|PGS|GS|BS|KS|CN|ThS|Ths|ĐC|đ/c|Đ/c|St|Mr|Mrs|Tr|tr|vd|VD|stt|TL|KT|TM|TUQ|Q|P|H|X|v\.v)|\bNo|(?<=\s)[A-ZĐ])$"
)
_OPENING = "([“«"
_CLOSING = ")]”»"
_MARK = re.compile(r'[;()\[\]“”«»"]')


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Split ``text[start:end]`` into sentences.

    A sentence ends at ``. ! ?`` or ``./.`` before a space and a capital, a figure or the end, and at a line end. A
    colon ends one only where the next word begins with a capital and a new line or clause starts (``…: Giao Sở X``).

    Args:
        text: the dispatch's text.
        start: where to begin.
        end: where to stop.

    Yields:
        Spans without surrounding blanks; empty ones are left out.
    """
    low = start
    for match in _STOP.finditer(text, start, end):
        high = match.end()
        if match.group() == ":" or match.group() == "…":
            continue
        following = text[high:end].lstrip(' \n”"')[:1]
        if following and not (following.isupper() or following.isdigit() or following in '-+“"('):
            continue
        if match.group() == "." and _ABBREVIATION.search(text, max(low, match.start() - 8), match.start()):
            continue
        yield from _trimmed(text, low, high)
        low = high
    yield from _trimmed(text, low, end)


def clauses(text: str, start: int, end: int) -> Iterator[Span]:
    """Split one sentence at semicolons outside brackets and quotation marks.

    Args:
        text: the dispatch's text.
        start: where the sentence begins.
        end: where it ends.

    Yields:
        Spans without surrounding blanks.
    """
    depth, low, quoted = 0, start, False
    for mark in _MARK.finditer(text, start, end):
        char, index = mark.group(), mark.start()
        if char == '"':
            quoted = not quoted
        elif char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif (depth == 0 or not _closes_later(text, index, end)) and not (quoted and '"' in text[index:end]):
            yield from _trimmed(text, low, index)
            low, depth, quoted = index + 1, 0, False
    yield from _trimmed(text, low, end)


def _closes_later(text: str, index: int, end: int) -> bool:
    """Whether a bracket opened before ``index`` closes within the sentence (slips leave quotation marks open)."""
    return any(text.find(mark, index, end) >= 0 for mark in _CLOSING)


def _trimmed(text: str, low: int, high: int) -> Iterator[Span]:
    while low < high and text[low] in " \n\t":
        low += 1
    while high > low and text[high - 1] in " \n\t":
        high -= 1
    if low < high:
        yield (low, high)
