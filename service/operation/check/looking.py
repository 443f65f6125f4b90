"""What several of the checks ask the database: which documents, and how many rows out of order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from service.operation.check.findings import Code, Finding
from service.store import Store
from service.store.models import Document

__all__ = ["MOST", "disordered", "documents_in"]

MOST = 100
"""Findings of a kind; where more is wrong, a longer list helps nobody."""


def documents_in(store: Store, code: Code, detail: str, wrong: Select[Any]) -> Iterator[Finding]:
    """A finding for each of the first documents whose public ids a statement gives."""
    with store.read() as session:
        found = list(session.scalars(wrong.order_by(Document.id).limit(MOST)))
    for public_id in found:
        yield Finding(code, f"document:{public_id}", detail)


def disordered(store: Store, table: str, detail: str, wrong: ColumnElement[bool]) -> Iterator[Finding]:
    """One finding that counts the rows of which a condition holds; ``detail`` says what they do."""
    with store.read() as session:
        number = session.scalar(select(func.count()).where(wrong))
    if number:
        yield Finding("order_wrong", table, f"{number} rows {detail}")
