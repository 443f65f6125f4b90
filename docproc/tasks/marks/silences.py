"""What no answer in time is taken for: ``Quá thời hạn trên, đơn vị không có ý kiến xem như thống nhất``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.deadlines import FoundDeadline
from docproc.tasks.clauses import Span, sentences
from docproc.tasks.duty import Duty
from docproc.tasks.marks.lexicon import mark_words
from docproc.tasks.spans import starting_in

__all__ = ["Silence", "find_silences", "speaks_of"]

Silence = Span

_EDGE = " \n,;:.()–-/"


def find_silences(text: str, key: str, low: int, high: int) -> list[Silence]:
    """Where a dispatch says what it takes silence for.

    Args:
        text: the dispatch's text.
        key: its match key.
        low: where its body begins.
        high: where its body and appendices end.

    Returns:
        Spans from the words on the missing answer or the time run out to the end of what it is taken for, in order.
    """
    words = mark_words()
    found: list[Silence] = []
    for taken in words.taken.finditer(key, low, high):
        start, end = _around(text, key, taken.start(), low, high)
        opening = min(
            (match.start() for head in (words.late, words.silent) if (match := head.search(key, start, taken.start()))),
            default=None,
        )
        if opening is None or (found and opening < found[-1][1]):
            continue
        found.append((_from_clause(key, start, opening), end))
    return found


def _around(text: str, key: str, at: int, low: int, high: int) -> Span:
    """The sentence or clause round an offset, within its line, without marks at its edges."""
    line = key.rfind("\n", low, at) + 1 or low
    stop = key.find("\n", at, high)
    for start, close in sentences(text, max(line, low), stop if stop >= 0 else high):
        if start <= at < close:
            clause = key.find(";", at, close)
            end = clause if clause >= 0 else close
            while end > at and key[end - 1] in _EDGE:
                end -= 1
            return start, end
    return at, at


_LEFT = re.compile(r"[;(.]\s*")


def _from_clause(key: str, start: int, opening: int) -> int:
    """Where the clause begins in which the silence is told (``; đơn vị nào không gửi xem như …``)."""
    last = start
    for mark in _LEFT.finditer(key, start, opening):
        last = mark.end()
    return last


def speaks_of(silence: Silence, key: str, duties: Sequence[Duty], deadlines: Sequence[FoundDeadline]) -> Duty | None:
    """The duty to answer that a silence speaks of, in the same item or the one before: one with a day, or the nearest.

    Args:
        silence: where it stands.
        key: match key of the dispatch's text.
        duties: the duties of the dispatch, in reading order.
        deadlines: the deadlines found in the text, in order.
    """
    before = [duty for duty in duties if duty.extent[0] < silence[0]]
    items = list(dict.fromkeys(id(duty.unit) for duty in before))[-2:]
    for item in reversed(items):
        answering = [
            duty
            for duty in before
            if id(duty.unit) == item and mark_words().answers.search(key, duty.parts[0][0], duty.parts[-1][1])
        ]
        dated = [duty for duty in answering if starting_in(deadlines, *duty.extent) or duty.extra_deadlines]
        if answering:
            return (dated or answering)[-1]
    return None
