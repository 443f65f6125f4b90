"""Puts a directive together from its predicate: how strongly it binds, who supports, whether a list only follows."""

from __future__ import annotations

from docproc.bodies import ActorPart
from docproc.dispatch import Modality
from docproc.tasks.brackets import named_in_bracket
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Directive
from docproc.tasks.frames import only_heads
from docproc.tasks.lexicon import lexicon
from docproc.tasks.predicates import Predicates
from docproc.tasks.subjects import Subjects
from docproc.tasks.supports import Supports

__all__ = ["Composer"]

_ANNOUNCED_REACH = 160  # characters; a longer predicate says more than that a list follows
_SO_REACH = 40  # characters of a predicate that says nothing but "thực hiện như sau"


class Composer:
    """Composes the directives of one dispatch."""

    def __init__(self, key: str, subjects: Subjects, supports: Supports, looks: Predicates) -> None:
        """Prepare.

        Args:
            key: match key of the dispatch's text.
            subjects: finds the bodies in it.
            supports: finds who supports.
            looks: tells the modality of a predicate.
        """
        self._key, self._subjects, self._supports, self._looks = key, subjects, supports, looks

    def compose(
        self,
        parts: tuple[Span, ...],
        leads: tuple[ActorPart, ...],
        head: int,
        modality: Modality | None,
        *,
        framed: bool,
    ) -> Directive:
        """The directive of a predicate.

        Args:
            parts: spans of the action; the last one ends with the predicate.
            leads: who must act.
            head: where the predicate begins.
            modality: that of the issuer's verb, or ``None``.
            framed: an issuer's verb introduces it.
        """
        end = parts[-1][1]
        announced = self._behind_announcement(head, end)
        if announced > head:
            head, parts = announced, (*parts[:-1], (announced, end))
        own = self._looks.modality(head, end)
        if modality is not None and leads and self._key.startswith("cấm ", head):
            own = None  # he is told to forbid others
        if modality is None or (own == "must_not") or (modality != "must" and own == "must"):
            modality = own or modality
        short = end - head < _ANNOUNCED_REACH
        announces = short and lexicon().announced.search(self._key, head, end) is not None
        announces = announces or (end - head < _SO_REACH and self._key.endswith(("như sau", "sau đây"), head, end))
        supports = self._supports.within(head, end)
        if not leads and (named := named_in_bracket(self._subjects, self._key, head, end)) is not None:
            leads, supports = named.leads, named.supports or supports
        return Directive(parts, leads, supports, modality, framed, announces)

    def _behind_announcement(self, head: int, end: int) -> int:
        """``triển khai các công việc: tháo dỡ cáp cũ``: the predicate behind one that only announces it."""
        colon = self._key.find(": ", head, min(end, head + _ANNOUNCED_REACH))
        if colon < 0 or colon == end - 1 or not only_heads(self._key, head, colon + 1):
            return head
        return self._subjects.trim(colon + 1, end)[0]
