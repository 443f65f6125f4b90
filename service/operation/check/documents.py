"""Documents: none is stuck, each state has what belongs to it, and what was counted is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, String, and_, cast, func, or_, select

from service.operation.check.findings import Code, Finding
from service.operation.check.looking import disordered, documents_in
from service.store import Store
from service.store.models import ConcernRow, Document, Extraction, ObligationActor, ObligationRow
from service.store.types import now

__all__ = ["counts", "states"]

_STATES = ("received", "reading", "read", "failed", "refused")
_PATIENCE = timedelta(hours=1)
_NEVER = "9999-12-31"  # as the tables have it; what names it besides loads the whole pipeline
_OTHER_DAY = "are sorted by another day than they are due"


def states(store: Store) -> Iterator[Finding]:
    """Documents that nobody works on, or whose state and columns contradict each other."""
    long_ago = now() - _PATIENCE
    with store.read() as session:
        newest = session.scalar(select(func.max(Document.read_at)))
    idle = newest is None or newest < long_ago
    waits = and_(
        Document.state == "received",
        Document.uploaded_at < long_ago,
        or_(Document.not_before.is_(None), Document.not_before < long_ago),
    )
    extracted = select(1).where(Extraction.document_id == Document.id).exists()
    wrong: list[tuple[Code, str, ColumnElement[bool]]] = [
        ("state_unknown", "its state is none that the service has", Document.state.not_in(_STATES)),
        (
            "document_stuck",
            "it is being read by a process that has given no sign for an hour",
            and_(Document.state == "reading", func.coalesce(Document.claimed_until, Document.uploaded_at) < long_ago),
        ),
        ("extraction_missing", "it is read, and what was read is not there", (Document.state == "read") & ~extracted),
        (
            "reason_missing",
            "it was not read, and nothing says why",
            Document.state.in_(("failed", "refused")) & Document.problem_code.is_(None),
        ),
        (
            "file_unnamed",
            "it names no file",
            Document.state.in_(("received", "reading", "read")) & Document.sha256.is_(None),
        ),
        ("secret_kept", "it was refused, and its file is still named", (Document.state == "refused") & _named()),
    ]
    if idle:
        wrong.append(("document_stuck", "it has waited for over an hour, in which nothing was read", waits))
    for code, detail, condition in wrong:
        yield from documents_in(store, code, detail, select(Document.public_id).where(condition))


def counts(store: Store) -> Iterator[Finding]:
    """Numbers and days that are kept in two places, for speed, and differ."""
    held = (
        select(func.count())
        .where(ObligationRow.document_id == Document.id, ObligationRow.found)
        .correlate(Document)
        .scalar_subquery()
    )
    miscounted = select(Document.public_id).where(Document.state == "read", Document.obligation_count != held)
    yield from documents_in(store, "obligations_miscounted", "it has not as many obligations as it says", miscounted)
    day = func.coalesce(cast(ObligationRow.due, String), _NEVER)
    yield from disordered(store, "obligations", _OTHER_DAY, ObligationRow.due_order != day)
    for table, kept in (("obligation_actors", ObligationActor), ("concerns", ConcernRow)):
        differs = kept.due_order != ObligationRow.due_order
        yield from disordered(store, table, _OTHER_DAY, and_(kept.obligation_id == ObligationRow.id, differs))


def _named() -> ColumnElement[bool]:
    return or_(Document.sha256.is_not(None), Document.file_name.is_not(None))
