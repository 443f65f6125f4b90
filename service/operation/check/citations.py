"""Citations: what is counted of them is what they are."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import func, select

from service.operation.check.findings import Finding
from service.store import Store
from service.store.models import CitationRow, MissingRow

__all__ = ["missing"]


def missing(store: Store) -> Iterator[Finding]:
    """Numbers of what is not held, where as many documents do not cite them as is kept."""
    count = func.count(CitationRow.document_id.distinct()).label("documents")
    counted = select(CitationRow.number_key, count).where(CitationRow.state == "unmatched")
    counted = counted.group_by(CitationRow.number_key)
    kept = select(MissingRow.number_key, MissingRow.documents)
    with store.read() as session:
        differing = [*session.scalars(counted.except_(kept)), *session.scalars(kept.except_(counted))]
    if differing:
        detail = f"{len(set(differing))} numbers are cited by another count of documents than is kept"
        yield Finding("missing_miscounted", "missing_numbers", detail)
