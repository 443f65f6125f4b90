"""Citations: what is counted of them is what they are."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from service.links import count_missing
from service.operation.check.findings import Finding
from service.store import Store
from service.store.models import MissingRow

__all__ = ["missing"]


def missing(store: Store) -> Iterator[Finding]:
    """Numbers of what is not held, where as many documents do not cite them as is kept."""
    counted = count_missing()
    kept = select(MissingRow.number_key, MissingRow.documents)
    with store.read() as session:
        differing = [*session.scalars(counted.except_(kept)), *session.scalars(kept.except_(counted))]
    if differing:
        detail = f"{len(set(differing))} numbers are cited by another count of documents than is kept"
        yield Finding("missing_miscounted", "missing_numbers", detail)
