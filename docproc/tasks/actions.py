"""The text of an action: the clause as printed, without a deadline or a closing mark at its edge (annotation guide)."""

from __future__ import annotations

import re

from docproc.deadlines import FoundDeadline
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.lexicon import lexicon

__all__ = ["action_of"]

_EDGE = " \n,;:.(–-/…"
_COMPLETION = re.compile(r"[,;(]\s*(?:và\s+)?(?:hoàn thành|xong|thời gian hoàn thành|thời hạn)\s*$")
_ROUND = re.compile(r"(?:và\s+)?định kỳ\s+")  # "Định kỳ vào ngày 20/11 hằng năm tổng hợp …"


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
    elif _ROUND.fullmatch(layout.key, start, deadline.start) and deadline.end < end:
        parts[0] = (deadline.end, end)
    elif deadline.start <= start < deadline.end < end and _verb_follows(layout, deadline.end, end):
        parts[0] = (deadline.end + 1, end)
    return parts


def _verb_follows(layout: Layout, at: int, end: int) -> bool:
    """Whether what must be done begins behind a deadline that opens the clause: a mark, or at once its verb."""
    verb = lexicon().imperative.match(layout.key, at + 1, end)
    return layout.text[at : at + 1] in {",", ":"} or (layout.text[at : at + 1] == " " and verb is not None)


def _tight(text: str, start: int, end: int) -> Span:
    """Without the marks that stand at the edges of a clause."""
    while start < end and text[start] in " \n,;:":
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
