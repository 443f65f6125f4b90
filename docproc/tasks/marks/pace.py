"""Words on time that set no day: ``khẩn trương``, ``kịp thời``, ``thường xuyên``, ``trong thời gian tới``."""

from __future__ import annotations

from collections.abc import Sequence

from docproc.deadlines import FoundDeadline
from docproc.tasks.clauses import Span
from docproc.tasks.marks.lexicon import mark_words

__all__ = ["pace_in"]

_LOOK_BACK = 16  # characters; the longest word that makes it part of another expression


def pace_in(key: str, span: Span, deadlines: Sequence[FoundDeadline]) -> list[Span]:
    """Where vague words on time stand in a clause.

    Args:
        key: match key of the dispatch's text.
        span: the clause.
        deadlines: the deadlines found in the text; what is part of one is no vague word.

    Returns:
        Their spans in order.
    """
    words = mark_words()
    found: list[Span] = []
    for match in words.pace.finditer(key, *span):
        start, end = match.span()
        if any(deadline.start <= start < deadline.end for deadline in deadlines):
            continue
        around = words.parts.get(" ".join(match.group().split()))
        before = key[max(span[0], start - _LOOK_BACK) : start]
        if around is not None and (around[0].search(before) or around[1].match(key, end)):
            continue
        found.append((start, end))
    return found
