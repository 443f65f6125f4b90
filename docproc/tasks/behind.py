"""A clause behind a duty that directs nobody anew: it sets the duty's deadline, goes on with it, or says what is so."""

from __future__ import annotations

import re

from docproc.deadlines import FoundDeadline
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.lexicon import lexicon
from docproc.tasks.spans import starting_in

__all__ = ["Behind"]

# a clause with one of these says what is so; it is no more of the task before it
_SAYS = re.compile(r"(?<!\w)(?:được|bị|đã|sẽ|coi như|xem như|có quyền|không phải|vẫn|chưa)\s")
_DATED = re.compile(
    r"(?:và\s+)?(?:hoàn thành|xong|tiến độ|(?:thời gian|thời hạn|hạn)(?: chót| cuối)?"
    r"(?: (?:thực hiện|hoàn thành|nộp|gửi|trình|báo cáo|trả lời))?)?(?:\s*:|\s+là)?\s*"
)


class Behind:
    """Looks at the clauses of one dispatch that stand behind a duty."""

    def __init__(self, layout: Layout, deadlines: list[FoundDeadline]) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text.
            deadlines: the deadlines found in it, in order.
        """
        self._layout, self._deadlines = layout, deadlines

    def deadlines(self, clause: Span) -> list[FoundDeadline]:
        """The deadlines that begin inside a clause."""
        return starting_in(self._deadlines, *clause)

    def only_dates(self, clause: Span) -> bool:
        """``; hoàn thành trước ngày 15/4``: the deadline of the clause before it (annotation guide, rulings)."""
        inside = self.deadlines(clause)
        if not inside or _DATED.fullmatch(self._layout.key, clause[0], inside[0].start) is None:
            return False
        return not self._layout.text[inside[-1].end : clause[1]].strip(" .;,/)")

    def says(self, clause: Span) -> bool:
        """Whether a clause tells what is so: it neither directs nor goes on with the task."""
        key = self._layout.key
        return (lexicon().disclaimer.search(key, *clause) or _SAYS.search(key, *clause)) is not None

    def extend(self, duty: Duty, clause: Span) -> None:
        """Go on with a duty by a clause without a directive of its own, unless that only sets its deadline.

        Args:
            duty: the duty before the clause; changed.
            clause: what stands behind it.
        """
        if self.only_dates(clause):
            duty.extra_deadlines += self.deadlines(clause)
            return
        end = clause[1]
        while end > clause[0] and self._layout.text[end - 1] in " \n.;:,/":
            end -= 1
        duty.parts[-1] = (duty.parts[-1][0], end)
        duty.extent = (duty.extent[0], clause[1])
