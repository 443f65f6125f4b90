"""A clause that directs, and what its item makes of it with what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, field

from docproc.bodies import ActorPart
from docproc.deadlines import FoundDeadline
from docproc.dispatch import Modality
from docproc.tasks.clauses import Span
from docproc.tasks.items import Unit

__all__ = ["Directive", "Duty"]


@dataclass(frozen=True, slots=True)
class Directive:
    """A clause that directs.

    Attributes:
        parts: spans whose texts make up the action (the subject may stand in the middle and is left out).
        leads: who must act, as printed in the clause; empty where the clause names nobody.
        supports: who must support.
        modality: by the clause's own words; ``None`` where it takes that of its lead-in.
        framed: an issuer's verb (``yêu cầu``, ``đề nghị``, ``giao``) introduces it.
        announces: the predicate only announces the list that follows.
    """

    parts: tuple[Span, ...]
    leads: tuple[ActorPart, ...]
    supports: tuple[ActorPart, ...]
    modality: Modality | None
    framed: bool
    announces: bool = False


@dataclass
class Duty:
    """One directive with what it inherits.

    Attributes:
        unit: the item or paragraph it stands in.
        parts: spans of the action.
        leads: who must act.
        supports: who must support.
        inherited: the leads come from elsewhere.
        modality: how strongly.
        extent: the whole clause, for deadlines and citations in it.
        extra_deadlines: deadlines that lines beside it give.
        product: what must be handed in, where a table has a column for it.
    """

    unit: Unit
    parts: list[Span]
    leads: tuple[ActorPart, ...]
    supports: tuple[ActorPart, ...]
    inherited: bool
    modality: Modality
    extent: Span
    extra_deadlines: list[FoundDeadline] = field(default_factory=list)
    product: str | None = None
