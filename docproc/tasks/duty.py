"""A directive put together with what its item inherits."""

from __future__ import annotations

from dataclasses import dataclass, field

from docproc.bodies import ActorPart
from docproc.deadlines import FoundDeadline
from docproc.dispatch import Modality
from docproc.tasks.clauses import Span
from docproc.tasks.items import Unit

__all__ = ["Duty"]


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
