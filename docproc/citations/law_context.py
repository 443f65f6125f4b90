"""What the words around a law cited by name say: its provisions, and what the dispatch does with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.citations.coordination import joined_by
from docproc.citations.find import CitedDocument
from docproc.citations.laws import CitedLaw
from docproc.citations.provisions import read_provision, read_provision_after
from docproc.citations.relations import read_relation
from docproc.text import match_key

__all__ = ["LawContext", "read_law_contexts"]


@dataclass(frozen=True, slots=True)
class LawContext:
    """The surroundings of all mentions of one law.

    Attributes:
        provisions: provisions cited of it, as printed, in order of mention.
        relation: what the dispatch does with it, ``None`` where no cue says.
    """

    provisions: tuple[str, ...] = ()
    relation: str | None = None


def read_law_contexts(text: str, laws: Sequence[CitedLaw], cited: Sequence[CitedDocument]) -> list[LawContext]:
    """Read the surroundings of laws.

    Args:
        text: folded text, the same in which both were found.
        laws: the laws cited by name.
        cited: the documents cited by number, which end what belongs to a law.

    Returns:
        One context a law, in the same order.
    """
    key = match_key(text)
    spans = sorted({span for law in laws for span in law.mentions} | {span for one in cited for span in one.extents})
    relations: dict[tuple[int, int], str | None] = {
        span: one.relation for one in cited for span in one.extents if one.within is None
    }
    provisions: dict[tuple[int, int], list[str]] = {}
    for span in sorted(span for law in laws for span in law.mentions):
        place = bisect_right(spans, span) - 1
        previous = spans[place - 1] if place else None
        floor = previous[1] if previous else 0
        limit = spans[place + 1][0] if place + 1 < len(spans) else len(text)
        before = read_provision(text, key, floor, span[0])
        start = before.start if before else span[0]
        after = read_provision_after(text, key, span[1], limit)
        provisions[span] = [found.text for found in (before, after) if found]
        joined = previous is not None and (joined_by(key, previous[1], start) or not key[previous[1] : start].strip())
        if joined and previous:
            relations[span] = relations.get(previous)
        else:
            found = read_relation(key, floor, start)
            relations[span] = found.label if found else None
    return [
        LawContext(
            tuple(dict.fromkeys(printed for span in law.mentions for printed in provisions[span])),
            next((label for span in law.mentions if (label := relations[span])), None),
        )
        for law in laws
    ]
