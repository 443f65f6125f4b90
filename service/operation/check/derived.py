"""Columns that repeat what stands elsewhere: counts of what was read, the parts of a file, the day of the next time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from service.operation.check.findings import Finding
from service.operation.check.looking import MOST, disordered, documents_in
from service.store import Store
from service.store.models import Document, Extraction, ObligationRow

__all__ = ["counted", "next_times", "parts"]

_BATCH = 200


class _Read(BaseModel):
    """The lists of the contract that documents count."""

    citations: list[Any] = []
    laws: list[Any] = []
    warnings: list[Any] = []


def counted(store: Store) -> Iterator[Finding]:
    """Documents whose newest reading cannot be parsed, or has other numbers of citations and warnings than they say."""
    found, last = 0, 0
    while found < MOST:
        rows = _newest_readings(store, last)
        if not rows:
            return
        last = rows[-1][0]
        for _, public_id, citations, warnings, content in rows:
            for finding in _compared(f"document:{public_id}", citations, warnings, content):
                found += 1
                yield finding


def parts(store: Store) -> Iterator[Finding]:
    """Dispatches of one file that do not name the same first one, the same file, or the right number of parts."""
    first, further = aliased(Document), aliased(Document)
    there = select(func.count()).where(further.first_part_id == Document.id).correlate(Document).scalar_subquery()
    alone = and_(Document.first_part_id.is_(None), or_(Document.part != 1, Document.parts != there + 1))
    apart = and_(
        Document.first_part_id.is_not(None),
        or_(
            Document.part < 2,
            Document.part > first.parts,
            Document.parts != first.parts,
            Document.sha256.is_distinct_from(first.sha256),
            first.first_part_id.is_not(None),
        ),
    )
    wrong = select(Document.public_id).outerjoin(first, first.id == Document.first_part_id).where(or_(alone, apart))
    yield from documents_in(store, "parts_wrong", "it and the other dispatches of its file disagree", wrong)


def next_times(store: Store) -> Iterator[Finding]:
    """Obligations that would come back after another day than theirs, or before they are done."""
    other = or_(ObligationRow.status != "done", ObligationRow.renew_after.is_distinct_from(ObligationRow.due))
    wrong = and_(ObligationRow.renew_after.is_not(None), other)
    yield from disordered(store, "obligations", "come back undone, or after another day than they are due", wrong)


def _newest_readings(store: Store, after: int) -> list[tuple[int, str, int, int, str]]:
    newest = select(func.max(Extraction.id)).where(Extraction.document_id == Document.id).correlate(Document)
    columns = (Document.id, Document.public_id, Document.citation_count, Document.warning_count, Extraction.content)
    page = select(*columns).join(Extraction, Extraction.id == newest.scalar_subquery())
    page = page.where(Document.state == "read", Document.id > after).order_by(Document.id).limit(_BATCH)
    with store.read() as session:
        return [(row[0], row[1], row[2], row[3], row[4]) for row in session.execute(page)]


def _compared(subject: str, citations: int, warnings: int, content: str) -> Iterator[Finding]:
    try:
        read = _Read.model_validate_json(content)
    except ValidationError:
        yield Finding("extraction_damaged", subject, "what was read of it is no JSON of docproc")
        return
    if citations != len(read.citations) + len(read.laws):
        yield Finding("citations_miscounted", subject, "it has not as many citations as it says")
    if warnings != len(read.warnings):
        yield Finding("warnings_miscounted", subject, "it has not as many warnings as it says")
