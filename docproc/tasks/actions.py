"""The text of an action: the clause as printed, without a deadline or a closing mark at its edge (annotation guide)."""

from __future__ import annotations

import re

from docproc.deadlines import FoundDeadline
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty

__all__ = ["action_of"]

_EDGE = " \n,;:.(–-/…"
_COMPLETION = re.compile(r"[,;(]\s*(?:và\s+)?(?:hoàn thành|xong|thời gian hoàn thành|thời hạn)\s*$")


def action_of(layout: Layout, duty: Duty, deadline: FoundDeadline | None) -> tuple[str, Span]:
    """The action of a duty.

    Args:
        layout: the dispatch's text.
        duty: the duty.
        deadline: its deadline, which is left out where it stands at the edge.

    Returns:
        The text, its parts joined by one space, and the span from its first to its last character; an empty text where
        nothing is left.
    """
    bounds = [_tight(layout.text, start, end) for start, end in _undated(layout, list(duty.parts), deadline)]
    bounds = [(start, end) for start, end in bounds if start < end]
    if not bounds:
        return "", duty.parts[0]
    return " ".join(layout.text[start:end] for start, end in bounds), (bounds[0][0], bounds[-1][1])


def _undated(layout: Layout, parts: list[Span], deadline: FoundDeadline | None) -> list[Span]:
    """The parts of a clause without its deadline, where that stands at an edge."""
    if deadline is None:
        return parts
    start, end = parts[-1]
    if start < deadline.start < end and not layout.text[deadline.end : end].strip(_EDGE + ")"):
        cut = _COMPLETION.search(layout.key, start, deadline.start)
        parts[-1] = (start, cut.start() if cut else deadline.start)
    start, end = parts[0]
    if len(parts) > 1 and deadline.start <= start and end <= deadline.end:
        del parts[0]
    elif deadline.start <= start < deadline.end < end and layout.text[deadline.end : deadline.end + 1] in {",", ":"}:
        parts[0] = (deadline.end + 1, end)
    return parts


def _tight(text: str, start: int, end: int) -> Span:
    """Without the marks that stand at the edges of a clause."""
    while start < end and text[start] in " \n,;:":
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
