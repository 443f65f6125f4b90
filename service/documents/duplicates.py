"""Documents that the office holds more than once: the same file, or the same dispatch in another file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

from pydantic import BaseModel, Field
from sqlalchemy import ColumnElement, ScalarSelect, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from service.store.models import Document

__all__ = ["Duplicate", "Older", "duplicates_of", "older_ones"]

_MOST = 20


class Duplicate(BaseModel):
    """Another document that is the same."""

    id: str = Field(examples=["0190b7a2-8c11-7f3e-9d52-6b1f0c3a7e44"])
    reason: Literal["same_file", "same_dispatch"] = Field(
        description="`same_file`: byte by byte; `same_dispatch`: number, symbol, issuer and year agree."
    )


class Older(BaseModel):
    """The first of the documents that are the same as one and say their obligations already."""

    id: str = Field(examples=["0190b7a2-8c11-7f3e-9d52-6b1f0c3a7e44"])
    number: str | None = Field(examples=["418/SKHCN-CĐS"])


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


def older_ones(session: Session, ids: set[int]) -> dict[int, Older]:
    """Of some documents those that are later copies of others, each with the oldest of its kind.

    Args:
        session: any session; asked once, however many documents.
        ids: the documents' numbers.

    Returns:
        By number. Only what has obligations counts as older: those of a copy are then said twice.
    """
    if not ids:
        return {}
    rows = session.execute(_older(), {"ids": list(ids)})
    return {copy: Older(id=public_id, number=number) for copy, public_id, number in rows}


@cache
def _older() -> Select[int, str, str | None]:
    """The statement; making it takes longer than its answer."""
    own, first = aliased(Document), aliased(Document)
    by_file = _oldest(own, lambda other: (other.sha256 == own.sha256) & (other.part == own.part))
    by_header = _oldest(own, lambda other: other.identity == own.identity)
    # one statement that looks up one row of either index a document: an archive may hold many copies of one file
    oldest = select(own.id.label("copy"), by_file.label("by_file"), by_header.label("by_header"))
    found = oldest.where(own.id.in_(bindparam("ids", expanding=True))).subquery()
    chosen = select(found.c.copy, first.public_id, first.number).join(
        first, first.id.in_([found.c.by_file, found.c.by_header])
    )
    return chosen.order_by(first.id.desc())


def _oldest(own: type[Document], same: Callable[[type[Document]], ColumnElement[bool]]) -> ScalarSelect[int]:
    other = aliased(Document)
    of_another_file = func.coalesce(other.first_part_id, other.id) != func.coalesce(own.first_part_id, own.id)
    older = (other.id < own.id) & (other.obligation_count > 0)
    chosen = select(other.id).where(same(other), older, of_another_file)
    return chosen.order_by(other.id).limit(1).correlate(own).scalar_subquery()


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
