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
_FOLLOWING = re.compile(r"(?P<opens>[-+“(])|[^ \n”\"]")
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
        following = _FOLLOWING.search(text, high, end)
        if following and not (following.group().isupper() or following.group().isdigit() or following["opens"]):
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
    # slips leave brackets and quotation marks open: those that close nowhere behind a semicolon enclose nothing
    closed, unquoted = max(text.rfind(mark, start, end) for mark in _CLOSING), text.rfind('"', start, end)
    for mark in _MARK.finditer(text, start, end):
        char, index = mark.group(), mark.start()
        if char == '"':
            quoted = not quoted
        elif char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif (depth == 0 or closed < index) and not (quoted and unquoted > index):
            yield from _trimmed(text, low, index)
            low, depth, quoted = index + 1, 0, False
    yield from _trimmed(text, low, end)


def _trimmed(text: str, low: int, high: int) -> Iterator[Span]:
    while low < high and text[low] in " \n\t":
        low += 1
    while high > low and text[high - 1] in " \n\t":
        high -= 1
    if low < high:
        yield (low, high)
