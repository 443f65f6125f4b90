"""Conditions of a duty: ``Trường hợp có vướng mắc, đề nghị …``, ``… khi có yêu cầu``, ``Nếu vượt thẩm quyền thì …``.

A basis, a purpose or a time is none; ``Sau khi …`` is one (annotation guide, rulings), ``trước khi``, ``ngay khi`` are
times. What a ban forbids in some case (``không cho thuê khi chưa có ý kiến``) is forbidden in any case, and a condition
of but one of several verbs (``trả sách đúng hạn, bồi thường nếu làm mất``) leaves the duty unconditional.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.deadlines import FoundDeadline
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.items import Unit
from docproc.tasks.lexicon import lexicon
from docproc.tasks.marks.lexicon import mark_words
from docproc.tasks.spans import starting_in

__all__ = ["condition_of"]

_EDGE = " \n,;:.–-(/"
_SKIPPED = " \n-–+*•(,;:"
_LOOK_BACK = 40  # characters; what makes an opening word none stands no further before it
_OPENINGS = 3  # times and connectives before the condition at the head of a clause
# what may close a condition: "thì", a mark, an issuer's verb ("khi có yêu cầu của …" is none)
_STOP = re.compile(
    r"\sthì\s|[,;]\s*(?:thì\s+)?"
    r"|(?<!có)(?<!theo)(?<!nhận)(?<!được)(?<!của)\s(?=(?:kính |trân trọng )?(?:đề nghị|yêu cầu)\s(?!của|hỗ trợ))"
)
_MUST = re.compile(r"(?:\s\S+){2,}?(?=\sphải\s)")
_PROMPTLY = re.compile(
    r"\s(?=(?:kịp thời\s+|khẩn trương\s+)?(?:báo cáo|phản ánh|liên hệ|thông báo|trao đổi|báo ngay)\s)"
)
_PURPOSE = re.compile(r"(?<!không )(?<!\w)(?:để|nhằm)\s[^,;.]*$")
_WHICHEVER = re.compile(r"\w+(?:\s\w+){0,2}\snào\s")
_MARK = re.compile(r"[,;]\s+(?:và\s+|đồng thời\s+)?|\s(?:và|đồng thời)\s+")


_DUTY = re.compile(r"\s(?:thì|phải|cần phải|không được|có trách nhiệm|có nghĩa vụ)\s")


def condition_of(key: str, duty: Duty, deadlines: Sequence[FoundDeadline]) -> Span | None:
    """The first condition under which a duty binds.

    Args:
        key: match key of the dispatch's text.
        duty: the duty.
        deadlines: the deadlines found in the text, in order; a time that is one of them is no condition.

    Returns:
        It without marks at the edges, or ``None`` where the duty binds in any case. A condition that a heading above
        states (``Trường hợp phát hiện vi phạm:``) holds for the items under it.
    """
    reader = _Reader(key, duty, deadlines)
    return reader.at_head(*duty.extent) or reader.within(duty.parts[-1][0], duty.extent[1]) or _above(key, duty.unit)


class _Reader:
    """Looks for conditions in the clause of one duty."""

    def __init__(self, key: str, duty: Duty, deadlines: Sequence[FoundDeadline]) -> None:
        self._key, self._duty, self._deadlines = key, duty, deadlines
        self._words = mark_words()

    def at_head(self, start: int, end: int) -> Span | None:
        """The condition that opens the clause, also behind a connective or a time: ``Trong quá trình …, nếu …``."""
        at = self._skip(start, end)
        for _ in range(_OPENINGS):
            opener = self._words.opener.match(self._key, at, end) or self._whichever(at, end)
            if opener is not None:
                stop = self._head_end(opener.end(), end)
                return self._found(at, stop) if stop is not None else None
            before = self._words.before.match(self._key, at, end)
            if before is None:
                return None
            comma = self._key.find(",", before.end(), end)
            inner = self._words.inside.search(self._key, before.end(), comma if comma >= 0 else end)
            at = inner.start() if inner else self._skip(max(comma, before.end()), end)
        return None

    def within(self, start: int, end: int) -> Span | None:
        """A condition in the middle or at the end of the clause, behind its predicate's first word."""
        if self._duty.modality == "must_not" or self._words.tells.match(self._key, self._skip(start, end), end):
            return None  # "hướng dẫn người dân … khi có cháy": the condition is part of what is told
        for opener in self._words.inside.finditer(self._key, start, end):
            if self._excluded(start, opener.start(), end):
                continue
            stop = self._within_end(opener.end(), end)
            if opener.start() == self._skip(start, end):
                # "Nhà thầu khi thi công xong phải …": a sign of duty ends it, or nothing tells where it ends
                duty = _DUTY.search(self._key, opener.end(), stop)
                if duty is None and stop == end:
                    return None
                return self._found(opener.start(), duty.start() if duty else stop)
            if self._several(start, opener.start()) or self._several(stop - 1, end):
                return None
            return self._found(opener.start(), stop)
        return None

    def _several(self, start: int, end: int) -> bool:
        """Whether another verb of the duty begins behind a mark in a stretch."""
        return any(self._begins_main(mark.end(), end) for mark in _MARK.finditer(self._key, start, end))

    def _whichever(self, at: int, end: int) -> re.Match[str] | None:
        """``Nơi nào chưa có tổ chức, …``: a condition, unless who must act is so described."""
        acts = any(lead.start <= at < lead.end for lead in self._duty.leads)
        return None if acts else _WHICHEVER.match(self._key, at, end)

    # --- where a condition ends -------------------------------------------------------------------------------

    def _head_end(self, at: int, end: int) -> int | None:
        """Where the condition that opens a clause ends and the main clause begins."""
        first = self._duty.parts[0]
        if len(self._duty.parts) > 1 and first[0] <= at < first[1]:
            then = self._key.find(" thì ", at, first[1])
            return then if then >= 0 else first[1]
        leads = [lead.start for lead in self._duty.leads if at < lead.start < end]
        stop = self._main_clause(at, min(leads, default=end))
        if stop is not None or not leads:
            return stop
        frames = [found.start() for found in lexicon().frame.finditer(self._key, at, min(leads))]
        return frames[-1] if frames else min(leads)

    def _main_clause(self, at: int, end: int) -> int | None:
        """Where the main clause's first word, or the mark before it, stands."""
        must = _MUST.match(self._key, at, end)
        limit = must.end() if must else end
        for stop in _STOP.finditer(self._key, at, limit):
            if not stop.group().startswith(",") or "thì" in stop.group() or self._begins_main(stop.end(), end):
                return stop.start()
        if must is not None:
            return limit
        promptly = _PROMPTLY.search(self._key, at, end)
        return promptly.start() if promptly else None

    def _begins_main(self, at: int, end: int) -> bool:
        """Whether a main clause begins behind a comma, rather than the next member of a list in the condition."""
        if self._words.listed.match(self._key, at, end):
            return False
        lex = lexicon()
        heads = (lex.frame, lex.imperative, lex.ban, lex.modal)
        return any(head.match(self._key, at, end) is not None for head in heads)

    def _within_end(self, at: int, end: int) -> int:
        """Where a condition in the middle or at the end of a clause ends: at a mark, a deadline, or with the clause."""
        dated = next((found.start for found in starting_in(self._deadlines, at, end)), end)
        closed = self._key.find(")", at, dated)
        limit = closed if closed >= 0 and "(" not in self._key[at:closed] else dated
        for stop in _STOP.finditer(self._key, at, limit):
            if not stop.group().startswith(",") or self._begins_main(stop.end(), end):
                return stop.start()
        return limit

    # --- what is no condition ---------------------------------------------------------------------------------

    def _excluded(self, start: int, at: int, end: int) -> bool:
        before = self._key[max(start, at - _LOOK_BACK) : at]
        return (
            self._words.no_opener.search(before) is not None
            or self._words.idle.match(self._key, at, end) is not None
            or self._words.planned.search(before) is not None
            or _PURPOSE.search(self._key, start, at) is not None
        )

    # --- edges ------------------------------------------------------------------------------------------------

    def _skip(self, at: int, end: int) -> int:
        while at < end and self._key[at] in _SKIPPED:
            at += 1
        connective = lexicon().connective.match(self._key, at, end)
        return connective.end() if connective else at

    def _found(self, start: int, stop: int) -> Span | None:
        """The condition without marks at its edges; none where it is but one word, or a deadline."""
        while stop > start and self._key[stop - 1] in _EDGE:
            stop -= 1
        dated = any(found.start <= start < found.end for found in self._deadlines)
        return (start, stop) if " " in self._key[start:stop] and not dated else None


def _above(key: str, unit: Unit) -> Span | None:
    """The condition that a heading above states for the items under it."""
    parent = unit.parent
    while parent is not None:
        if parent.spans:
            start, end = parent.spans[-1]
            opener = mark_words().opener.match(key, start, end)
            if opener is not None and key[start:end].rstrip().endswith(":"):
                return start, start + len(key[start:end].rstrip(_EDGE))
        parent = parent.parent
    return None
