"""Who is named in a bracket behind what must be done: ``Rà soát hợp đồng (Phòng Nội vụ chủ trì, các xã phối hợp)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from docproc.bodies import ActorPart
from docproc.tasks.subjects import Subjects

__all__ = ["Named", "named_in_bracket"]

_BRACKET = re.compile(r"\((?P<inside>[^()]{6,240})\)")
_LEADS = re.compile(
    r"(?:\s+là\s+(?:cơ\s+quan|đơn\s+vị))?\s+(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm)(?!\w)"
)
_HELPS = re.compile(r"[,;]\s*(?:và\s+)?(?P<who>[^,;()][^;()]{2,160}?)\s+phối hợp(?!\w)(?!\s+với)")
_WITH = re.compile(r"[,;]?\s*phối hợp (?:cùng |với |cùng với )")


class Named(NamedTuple):
    """The bodies of one bracket."""

    leads: tuple[ActorPart, ...]
    supports: tuple[ActorPart, ...]


def named_in_bracket(subjects: Subjects, key: str, start: int, end: int) -> Named | None:
    """Who leads, and who helps, by a bracket in the clause.

    Args:
        subjects: finds the bodies in the dispatch.
        key: match key of the dispatch's text.
        start: where the clause begins.
        end: where it ends.

    Returns:
        The bodies, or ``None`` where no bracket says who leads.
    """
    for bracket in _BRACKET.finditer(key, start, end):
        low, high = bracket.span("inside")
        if not key[bracket.end() : end].strip(" .;,/") and subjects.ending_at(bracket.start() - 1) is None:
            only = subjects.named(low, high) or subjects.named(_after_comma(key, low, high), high)
            if only:
                return Named(only, ())
        stop = subjects.chain(low, high)
        lead = _LEADS.match(key, stop, high) if stop is not None else None
        if stop is None or lead is None:
            continue
        helps = _HELPS.match(key, lead.end(), high)
        supports = subjects.named(*helps.span("who")) if helps else ()
        beside = _WITH.match(key, lead.end(), high)
        behind = subjects.chain(beside.end(), high) if beside else None
        if beside is not None and behind is not None:
            supports = subjects.actors(beside.end(), behind)
        return Named(subjects.actors(low, stop), supports)
    return None


def _after_comma(key: str, low: int, high: int) -> int:
    """Behind the first comma: ``(quý II, Ban Tuyên giáo)``."""
    comma = key.find(", ", low, high)
    return comma + 2 if comma >= 0 else low
