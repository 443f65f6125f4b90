"""What binds an office in one document, as people corrected the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session, undefer

from docproc.concerning import Asked, Concern, obligations_for
from docproc.dispatch import Dispatch
from service.documents.values import corrected_header
from service.obligations.values import corrected
from service.store.models import ConcernRow, Document, Extraction, ObligationRow

__all__ = ["Bound", "find", "put", "state_of"]

State = tuple[int | None, int | None, tuple[tuple[int, int, str], ...]]
"""The newest extraction, the document's version, and of each obligation id, version and day."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What concerns an office in one document, and the state of the document for which that is so."""

    document_id: int
    state: State
    rows: tuple[tuple[ObligationRow, Concern], ...]


def state_of(session: Session, document_id: int) -> State:
    """The state of a document, by which it is told whether something found is still so."""
    newest = session.scalar(select(func.max(Extraction.id)).where(Extraction.document_id == document_id))
    version = session.scalar(select(Document.version).where(Document.id == document_id))
    row = (ObligationRow.id, ObligationRow.version, ObligationRow.due_order)
    rows = select(*row).where(ObligationRow.document_id == document_id).order_by(ObligationRow.id)
    return newest, version, tuple((id_, version, due) for id_, version, due in session.execute(rows))


def find(session: Session, document_id: int, asked: Asked) -> Bound:
    """What concerns an office in a document.

    Args:
        session: any session.
        document_id: the document; of one that has gone, nothing.
        asked: the office.
    """
    state = state_of(session, document_id)
    extraction = session.get(Extraction, state[0], options=[undefer(Extraction.content)]) if state[0] else None
    document = session.get(Document, document_id)
    if extraction is None or document is None:
        return Bound(document_id, state, ())
    rows = _rows(session, document_id)
    dispatch = Dispatch.model_validate_json(extraction.content)
    # under the rows' numbers: an obligation that the newest reading no longer says may have another's id
    obligations = tuple(corrected(row).model_copy(update={"id": str(row.id)}) for row in rows)
    header = corrected_header(dispatch.header, document.corrected)
    concerns = obligations_for(dispatch.model_copy(update={"header": header, "obligations": obligations}), asked)
    by_id = {str(row.id): row for row in rows}
    return Bound(document_id, state, tuple((by_id[one.obligation.id], one) for one in concerns))


def put(session: Session, office_id: int, found: Bound) -> None:
    """Keep what concerns an office in a document, in place of what was kept before."""
    held = select(ObligationRow.id).where(ObligationRow.document_id == found.document_id)
    session.execute(
        delete(ConcernRow).where(ConcernRow.office_id == office_id, ConcernRow.obligation_id.in_(held)),
        execution_options={"synchronize_session": False},
    )
    session.add_all(
        ConcernRow(
            office_id=office_id,
            obligation_id=row.id,
            due_order=row.due_order,
            how=concern.how,
            certainty=concern.certainty,
            role=concern.role,
            actor=concern.actor,
            reason=concern.reason,
            reason_vi=concern.reason_vi,
        )
        for row, concern in found.rows
    )


def _rows(session: Session, document_id: int) -> Sequence[ObligationRow]:
    rows = select(ObligationRow).where(ObligationRow.document_id == document_id)
    return session.scalars(rows.order_by(ObligationRow.position, ObligationRow.id)).all()
