"""What no answer in time is taken for: ``Quá thời hạn trên, đơn vị không có ý kiến xem như thống nhất``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from docproc.deadlines import FoundDeadline
from docproc.tasks.clauses import Span, sentences
from docproc.tasks.duty import Duty
from docproc.tasks.marks.lexicon import mark_words
from docproc.tasks.spans import starting_in

__all__ = ["Answers", "Silence", "find_silences"]

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
    line = _Line(0, [])
    for taken in words.taken.finditer(key, low, high):
        if line.end <= taken.start():
            line = _line(text, key, taken.start(), low, high)
        start, end = _around(key, taken.start(), line)
        if found and found[-1][0] >= start:
            continue  # the sentence has said it once
        opening = min(
            (match.start() for head in (words.late, words.silent) if (match := head.search(key, start, taken.start()))),
            default=None,
        )
        if opening is None or (found and opening < found[-1][1]):
            continue
        found.append((_from_clause(key, start, opening), end))
    return found


class _Line(NamedTuple):
    """Where a line ends, and its sentences."""

    end: int
    sentences: list[Span]


def _line(text: str, key: str, at: int, low: int, high: int) -> _Line:
    start = key.rfind("\n", low, at) + 1 or low
    stop = key.find("\n", at, high)
    end = stop if stop >= 0 else high
    return _Line(end, [*sentences(text, start, end)])


def _around(key: str, at: int, line: _Line) -> Span:
    """The sentence or clause round an offset, within its line, without marks at its edges."""
    place = bisect_right(line.sentences, at, key=lambda span: span[0]) - 1
    if place < 0 or at >= line.sentences[place][1]:
        return at, at
    start, close = line.sentences[place]
    clause = key.find(";", at, close)
    end = clause if clause >= 0 else close
    while end > at and key[end - 1] in _EDGE:
        end -= 1
    return start, end


_LEFT = re.compile(r"[;(.]\s*")


def _from_clause(key: str, start: int, opening: int) -> int:
    """Where the clause begins in which the silence is told (``; đơn vị nào không gửi xem như …``)."""
    last = start
    for mark in _LEFT.finditer(key, start, opening):
        last = mark.end()
    return last


class Answers:
    """The duties of a dispatch that ask for an answer: to one of them a silence speaks."""

    def __init__(self, key: str, duties: Sequence[Duty], deadlines: Sequence[FoundDeadline]) -> None:
        """Prepare.

        Args:
            key: match key of the dispatch's text.
            duties: the duties of the dispatch.
            deadlines: the deadlines found in the text, in order.
        """
        self._key, self._deadlines = key, deadlines
        items: dict[int, list[Duty]] = {}
        for duty in sorted(duties, key=_begin):
            items.setdefault(id(duty.unit), []).append(duty)
        self._items = list(items.values())
        self._asked: dict[int, list[Duty | None]] = {}

    def to(self, silence: Silence) -> Duty | None:
        """The duty that a silence speaks of, in the same item or the one before: one with a day, or the nearest.

        Args:
            silence: where it stands.
        """
        stop = bisect_left(self._items, silence[0], key=lambda item: _begin(item[0]))
        for item in reversed(self._items[max(0, stop - 2) : stop]):
            duty = self._asking(item)[bisect_left(item, silence[0], key=_begin) - 1]
            if duty is not None:
                return duty
        return None

    def _asking(self, item: list[Duty]) -> list[Duty | None]:
        """For each duty of an item the one, up to it, that asks for the answer; read once an item."""
        if id(item) not in self._asked:
            asked: list[Duty | None] = []
            best, dated = None, False
            for duty in item:
                if mark_words().answers.search(self._key, duty.parts[0][0], duty.parts[-1][1]):
                    day = bool(starting_in(self._deadlines, *duty.extent) or duty.extra_deadlines)
                    if day or not dated:
                        best, dated = duty, day
                asked.append(best)
            self._asked[id(item)] = asked
        return self._asked[id(item)]


def _begin(duty: Duty) -> int:
    return duty.extent[0]
