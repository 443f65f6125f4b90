"""Linear work: twice the text costs twice the work, on dispatches and on texts made to be slow.

Work is counted, not timed: every call that Python sees while the grammar reads. What one call of a pattern may cost is
bounded by the windows in which patterns search; ``python -m bench.citations`` shows the times.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from bench.citations import hostile_texts, text_of
from docproc.citations import find_citations

SIZE = 6_000
ALLOWED = 2.2
CONSTANT = 400  # calls that any text costs


def calls(text: str) -> int:
    """How many functions are called while ``text`` is read."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        find_citations(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", hostile_texts(SIZE))
def test_work_is_linear_on_hostile_texts(name: str) -> None:
    once, twice = hostile_texts(SIZE)[name], hostile_texts(2 * SIZE)[name]
    find_citations(twice)  # loads the word lists
    assert calls(twice + ".") <= ALLOWED * calls(once + ".") + CONSTANT


def test_work_is_linear_on_dispatches() -> None:
    once = text_of(1)
    find_citations(once)  # loads the word lists
    assert calls(once + once) <= ALLOWED * calls(once + ".") + CONSTANT


def test_the_count_sees_each_mention() -> None:
    assert calls("1/QĐ-A " * 80) > 1.5 * calls("1/QĐ-A " * 40)
