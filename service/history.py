"""What people changed of dispatches and obligations: which value, from what to what, who and when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from pydantic import BaseModel, Field
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.store.models import Correction, Document

__all__ = ["Change", "history_of_all", "history_of_header", "history_of_obligation"]


class Change(BaseModel):
    """One value that a person set, with what stood there before; or what was done before it came back."""

    field: str = Field(
        examples=["lead"],
        description="`occurrence`: it was done and came back; `before` has `due`, `done_on`, `done_by` and `note` of "
        "what was done, `after` the `due` that is next",
    )
    before: Any = Field(examples=[["Ủy ban nhân dân các xã, phường"]])
    after: Any = Field(examples=[["Ủy ban nhân dân các xã"]])
    made_by: str = Field(examples=["user:hoa"])
    made_at: dt.datetime = Field(examples=["2026-09-08T02:10:00Z"])


def history_of_obligation(session: Session, obligation_id: int) -> list[Change]:
    """The changes of an obligation, the oldest first."""
    return _changes(session, select(Correction).where(Correction.obligation_id == obligation_id))


def history_of_header(session: Session, document_id: int) -> list[Change]:
    """The changes of a document's header, the oldest first."""
    of_document = select(Correction).where(Correction.document_id == document_id)
    return _changes(session, of_document.where(Correction.obligation_id.is_(None)))


def history_of_all(session: Session, public_id: str) -> dict[int, list[Change]]:
    """The changes of each obligation of a document, by its number, the oldest first."""
    of_document = select(Correction).join(Document, Document.id == Correction.document_id)
    found: dict[int, list[Change]] = defaultdict(list)
    for row in session.scalars(of_document.where(Document.public_id == public_id).order_by(Correction.id)):
        if row.obligation_id is not None:
            found[row.obligation_id].append(_change(row))
    return found


def _changes(session: Session, query: Select[Correction]) -> list[Change]:
    return [_change(row) for row in session.scalars(query.order_by(Correction.id))]


def _change(row: Correction) -> Change:
    return Change.model_validate(row, from_attributes=True)
