"""``/v1/audit``: who saw and changed what."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from service.access.deps import REFUSALS, Administering
from service.api.access.fields import text_of
from service.cursors import MOST_ROWS, read_cursor, write_cursor
from service.deps import StoreDep
from service.documents.views import EXAMPLE_ID
from service.problems import responses
from service.store.models import AuditEntry, Correction, Document

__all__ = ["router"]

router = APIRouter(tags=["audit"], responses=REFUSALS)

_LISTING = "audit"


class AuditShown(BaseModel):
    """Who did what, and when."""

    model_config = ConfigDict(from_attributes=True)

    id: int = Field(examples=[4711])
    at: datetime
    actor: str = Field(examples=["user:hoa"], description="user:…, key:…, or nobody: somebody who had not signed in")
    action: str = Field(examples=["document.seen"])
    subject: str | None = Field(examples=["document:7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"])
    detail: dict[str, Any] = Field(examples=[{}])
    request_id: str | None = Field(examples=["0b6c8b5f7f2f4a0c"])
    address: str | None = Field(examples=["10.0.3.17"])


class AuditPage(BaseModel):
    """Entries, the newest first."""

    entries: list[AuditShown]
    next_cursor: str | None = Field(description="for the entries before these; null at the end")


@router.get("/v1/audit", operation_id="list_audit", summary="Who saw and changed what", responses=responses(422))
def list_audit(  # noqa: PLR0913, PLR0917  one argument a filter
    principal: Administering,
    store: StoreDep,
    actor: Annotated[str | None, text_of(100), Query(examples=["user:hoa"])] = None,
    subject: Annotated[str | None, text_of(100), Query(examples=["key:3"])] = None,
    action: Annotated[str | None, text_of(40), Query(examples=["document.seen"])] = None,
    document: Annotated[
        str | None,
        text_of(100),
        Query(
            description="Id of a document: what was done to it, and what was changed of the obligations that it has.",
            examples=[EXAMPLE_ID],
        ),
    ] = None,
    cursor: Annotated[str | None, Query(description="`next_cursor` of the answer before")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50,
) -> AuditPage:
    """Entries that fit all filters given, the newest first. They hold no text of documents."""
    query = select(AuditEntry).limit(limit + 1)
    for column, value in (
        (AuditEntry.actor, actor),
        (AuditEntry.subject, subject),
        (AuditEntry.action, action),
    ):
        if value is not None:
            query = query.where(column == value)
    if cursor is not None:
        (before,) = read_cursor(cursor, _LISTING, int)
        query = query.where(AuditEntry.id < before)
    with store.read() as session:
        if document is None:
            query = query.order_by(AuditEntry.id.desc())
        else:
            # in the order of the ids alone, a database may rather walk through the whole record than sort what is found
            query = query.where(_about(session, document)).order_by((AuditEntry.id + 0).desc())
        found = [AuditShown.model_validate(entry) for entry in session.scalars(query)]
    more = len(found) > limit
    shown = found[:limit]
    return AuditPage(entries=shown, next_cursor=write_cursor(_LISTING, shown[-1].id) if more else None)


def _about(session: Session, document: str) -> ColumnElement[bool]:
    """What has a document as its subject, or an obligation of it that somebody changed."""
    changed = select(Correction.obligation_id).distinct().join(Document, Document.id == Correction.document_id)
    of_document = changed.where(Document.public_id == document, Correction.obligation_id.is_not(None))
    obligations = (f"obligation:{number}" for number in session.scalars(of_document))
    return AuditEntry.subject.in_([f"document:{document}", *obligations])
