"""Clauses whose subject is a thing: they bind whoever acts, or the agent or owner that they name."""

from __future__ import annotations

from docproc.dispatch import Modality
from docproc.tasks.binding import Bound, bound
from docproc.tasks.clauses import Span
from docproc.tasks.composing import Composer
from docproc.tasks.duty import Directive
from docproc.tasks.lexicon import lexicon
from docproc.tasks.passives import done_by, handed_in, told
from docproc.tasks.predicates import Predicates
from docproc.tasks.subjects import Subjects
from docproc.tasks.telling import tells

__all__ = ["Things"]


class Things:
    """Reads such clauses of one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects, looks: Predicates, composer: Composer) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
            looks: looks at its predicates.
            composer: makes directives of predicates.
        """
        self._text, self._key = text, key
        self._subjects, self._looks, self._composer = subjects, looks, composer

    def binds(self, clause: Span, *, things: bool, due: bool = False) -> Directive | None:
        """A clause that binds whoever acts: ``Việc số hóa phải …``, ``Không làm gián đoạn …``, ``Báo cáo gửi về …``.

        Args:
            clause: its span.
            things: a thing that must be binds too.
            due: a day is set in it, so that a thing that must be binds wherever it stands.
        """
        start, head, end = self._begins(clause)
        must = due and " phải " in self._key[head:end]
        found = handed_in(self._subjects, self._key, (head, end), ruled=things, due=due)
        found = found or bound(self._key, head, end, things=things or must)
        found = found or (told(self._subjects, self._text, self._key, (head, end)) if things else None)
        if found is None or tells(self._key, head, end):
            return None
        if lexicon().disclaimer.search(self._key, start, end) or self._looks.consequence(start, end):
            return None
        if self._looks.silence(start, end):
            return None
        return self._directive(found, start, end)

    def done_by(self, clause: Span) -> Directive | None:
        """A clause whose agent stands behind ``do``: ``Danh sách do công chức xã niêm yết``."""
        start, head, end = self._begins(clause)
        found = done_by(self._subjects, self._text, self._key, (head, end))
        return self._directive(found, start, end) if found else None

    def _begins(self, clause: Span) -> tuple[int, int, int]:
        """Where the clause begins, where its own words begin behind a connective, and where it ends."""
        start, end = self._subjects.trim(*clause)
        connective = lexicon().connective.match(self._key, start, end)
        return start, connective.end() if connective else start, end

    def _directive(self, found: Bound, start: int, end: int) -> Directive:
        named = found.who if found.who and not lexicon().condition.match(self._key, *found.who) else None
        leads = self._subjects.actors(*named) if named else ()
        begin = found.head if found.acts else start
        modality: Modality | None = None if found.acts or found.sent else "must"
        return self._composer.compose(((begin, end),), leads, found.head, modality, framed=False)
