"""Documents that the office holds more than once: the same file, or the same dispatch in another file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from service.store.models import Document

__all__ = ["Duplicate", "duplicates_of"]

_MOST = 20


class Duplicate(BaseModel):
    """Another document that is the same."""

    id: str = Field(examples=["0190b7a2-8c11-7f3e-9d52-6b1f0c3a7e44"])
    reason: Literal["same_file", "same_dispatch"] = Field(
        description="`same_file`: byte by byte; `same_dispatch`: number, symbol, issuer and year agree."
    )


def duplicates_of(session: Session, document: Document) -> list[Duplicate]:
    """The other documents that are the same as one, the newest first; at most twenty of either kind.

    Args:
        session: any session.
        document: known to the session's database; one without header is compared by its file alone.

    Returns:
        Those with the same file first; a document that is the same in both ways is named once, by its file. Parts of
        one upload are no duplicates of each other.
    """
    found = {} if document.sha256 is None else _others(session, document, _same_file(document), "same_file")
    if document.identity is not None:
        alike = _others(session, document, Document.identity == document.identity, "same_dispatch")
        found = alike | found
    return sorted(found.values(), key=lambda duplicate: duplicate.reason != "same_file")


def _same_file(document: Document) -> ColumnElement[bool]:
    return (Document.sha256 == document.sha256) & (Document.part == document.part)


def _others(
    session: Session, document: Document, same: ColumnElement[bool], reason: Literal["same_file", "same_dispatch"]
) -> dict[str, Duplicate]:
    upload = func.coalesce(Document.first_part_id, Document.id)
    chosen = (
        select(Document.public_id)
        .where(same, upload != (document.first_part_id or document.id))
        .order_by(Document.id.desc())
        .limit(_MOST)
    )
    return {public_id: Duplicate(id=public_id, reason=reason) for public_id in session.scalars(chosen)}
