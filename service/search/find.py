"""Finds documents and obligations by words."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from service.citations.views import CitedDocument, shown_document
from service.documents.texts import text_in
from service.documents.views import DocumentSummary, summarise
from service.search.snippets import Snippet, snippets
from service.store.models import Document, Extraction, ObligationRow
from service.words import Query, ranked

__all__ = ["DocumentHit", "ObligationHit", "find_documents", "find_obligations"]

_RANKED = 200
_PIECES = 3


class DocumentHit(BaseModel):
    """A document that holds all that was asked for."""

    document: DocumentSummary
    rank: float = Field(examples=[7.25], description="for comparison with the other hits of this answer only")
    snippets: list[Snippet] = Field(description="from its text")


class ObligationHit(BaseModel):
    """An obligation that holds all that was asked for."""

    id: int = Field(examples=[17])
    document: CitedDocument
    action: str = Field(examples=["Rà soát các dịch vụ công trực tuyến đã cung cấp"])
    lead: str | None = Field(examples=["Ủy ban nhân dân các xã, phường"])
    deadline_text: str | None = Field(examples=["trước ngày 15/6/2026"])
    due: dt.date | None = Field(examples=["2026-06-14"])
    status: str = Field(examples=["todo"])
    rank: float = Field(examples=[3.5], description="for comparison with the other hits of this answer only")
    snippets: list[Snippet] = Field(description="from `action`")


def find_documents(session: Session, query: Query, limit: int) -> tuple[list[DocumentHit], bool]:
    """The documents that fit best.

    Args:
        session: any session.
        query: at least one phrase.
        limit: most documents.

    Returns:
        The documents, and whether there are more than are shown.
    """
    found = ranked(session, Document.words, query, _RANKED)
    ranks = dict(found[:limit])
    documents = {one.id: one for one in session.scalars(select(Document).where(Document.id.in_(ranks)))}
    texts = _texts(session, list(ranks))
    hits = [
        DocumentHit(
            document=summarise(documents[row]), rank=rank, snippets=snippets(texts.get(row, ""), query, _PIECES)
        )
        for row, rank in ranks.items()
        if row in documents  # it may have been removed in between
    ]
    return hits, len(found) > limit


def find_obligations(session: Session, query: Query, limit: int) -> tuple[list[ObligationHit], bool]:
    """The obligations that fit best; as ``find_documents``."""
    found = ranked(session, ObligationRow.words, query, _RANKED)
    ranks = dict(found[:limit])
    rows = session.execute(
        select(ObligationRow, Document)
        .join(Document, Document.id == ObligationRow.document_id)
        .where(ObligationRow.id.in_(ranks))
    ).all()
    by_id = {row.id: (row, document) for row, document in rows}
    hits = [_obligation_hit(*by_id[row], rank, query) for row, rank in ranks.items() if row in by_id]
    return hits, len(found) > limit


def _obligation_hit(row: ObligationRow, document: Document, rank: float, query: Query) -> ObligationHit:
    return ObligationHit(
        id=row.id,
        document=shown_document(document),
        action=row.action,
        lead=row.lead,
        deadline_text=row.deadline_text,
        due=row.due,
        status=row.status,
        rank=rank,
        snippets=snippets(row.action, query, 1),
    )


def _texts(session: Session, ids: list[int]) -> dict[int, str]:
    """The newest text of each document."""
    newest = select(func.max(Extraction.id)).where(Extraction.document_id.in_(ids)).group_by(Extraction.document_id)
    rows = session.scalars(select(Extraction).where(Extraction.id.in_(newest)).options(undefer(Extraction.content)))
    return {row.document_id: text_in(row.content) for row in rows}
