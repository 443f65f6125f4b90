"""Walks along citations: breadth first, in batches, each document once, so that circles end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.store.models import CitationRow, Document

__all__ = ["Direction", "Step", "Walk", "documents_of", "walk"]

Direction = Literal["out", "in", "both"]

_BATCH = 500
_CITATIONS_A_DOCUMENT = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One citation on the way: who cites whom, by row id, and how."""

    citing: int
    cited: int
    relation: str | None


@dataclass(slots=True)
class Walk:
    """What a walk came by.

    Attributes:
        depths: row ids of documents, with the number of citations from the start.
        steps: the citations between them.
        cut: there is more than was allowed for.
    """

    depths: dict[int, int]
    steps: list[Step] = field(default_factory=list)
    cut: bool = False


def walk(session: Session, start: int, direction: Direction, depth: int, most: int) -> Walk:
    """Follow citations from a document.

    Args:
        session: any session.
        start: its row id.
        direction: ``out`` to what it cites, ``in`` to what cites it, or both.
        depth: how many citations far.
        most: documents, the first one included.

    Returns:
        The documents, the nearest first, and all citations met between them.
    """
    found = Walk({start: 0})
    ways: tuple[Literal["out", "in"], ...] = ("out", "in") if direction == "both" else (direction,)
    steps: dict[Step, None] = {}
    edge = [start]
    for distance in range(1, depth + 1):
        following: list[int] = []
        for way in ways:
            for step in _steps(session, edge, way, most, found):
                other = step.cited if way == "out" else step.citing
                if other not in found.depths:
                    if len(found.depths) >= most:
                        found.cut = True
                        continue
                    found.depths[other] = distance
                    following.append(other)
                steps[step] = None
        edge = following
        if not edge:
            break
    found.steps = list(steps)
    return found


def documents_of(session: Session, ids: Sequence[int]) -> dict[int, Document]:
    """Documents by row id, however many."""
    found: dict[int, Document] = {}
    for begin in range(0, len(ids), _BATCH):
        rows = session.scalars(select(Document).where(Document.id.in_(ids[begin : begin + _BATCH])))
        found |= {document.id: document for document in rows}
    return found


def _steps(session: Session, edge: Sequence[int], way: Literal["out", "in"], most: int, found: Walk) -> Iterator[Step]:
    """The citations that leave, or reach, some documents; of one that thousands cite, not all."""
    ends: tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any]] = CitationRow.document_id, CitationRow.target_id
    near, far = ends if way == "out" else ends[::-1]
    at_most = most * _CITATIONS_A_DOCUMENT
    for begin in range(0, len(edge), _BATCH):
        rows = session.execute(
            select(CitationRow.document_id, CitationRow.target_id, CitationRow.relation)
            .where(
                near.in_(edge[begin : begin + _BATCH]),
                far.is_not(None),
                CitationRow.document_id != CitationRow.target_id,
            )
            .order_by(near, far.desc())
            .limit(at_most)
        ).all()
        found.cut = found.cut or len(rows) == at_most
        for citing, cited, relation in rows:
            yield Step(citing, cited or 0, relation)
