"""Clauses that only bind to carry out the dispatch that holds them: ``… chịu trách nhiệm thi hành Quyết định này``."""

from __future__ import annotations

from docproc.tasks.clauses import Span
from docproc.tasks.marks.lexicon import mark_words

__all__ = ["is_umbrella"]

_EDGE = " \n,;:.(–-/"


def is_umbrella(key: str, predicate: Span) -> bool:
    """Whether a predicate orders nothing but that the dispatch be carried out.

    Overseeing it (``theo dõi, đôn đốc việc thực hiện Chỉ thị này``) is a task of its own.

    Args:
        key: match key of the dispatch's text.
        predicate: the predicate's span, its subject left out.
    """
    start, end = predicate
    while start < end and key[start] in _EDGE:
        start += 1
    while end > start and key[end - 1] in _EDGE:
        end -= 1
    return mark_words().umbrella.fullmatch(key, start, end) is not None
