"""What the API shows of citations."""

from __future__ import annotations

import datetime as dt
from typing import Literal, cast

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.documents.views import EXAMPLE_ID, address_of
from service.store.models import CitationRow, Document

__all__ = ["CitedDocument", "Reason", "ShownCitation", "cited_documents", "show", "shown_document"]

CitationState = Literal["matched", "ambiguous", "unmatched", "self"]


class CitedDocument(BaseModel):
    """A document that is held, as citations name it."""

    id: str = Field(examples=[EXAMPLE_ID])
    location: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}"])
    number: str | None = Field(examples=["96/KH-UBND"])
    date: dt.date | None = Field(examples=["2026-05-14"])
    issuer: str | None = Field(examples=["ỦY BAN NHÂN DÂN TỈNH AN BÌNH"])
    type: str | None = Field(examples=["kế hoạch"])
    subject: str | None = Field(examples=["chuyển đổi số năm 2026"])


class Reason(BaseModel):
    """Why a citation is taken so: a code for programs, a sentence for people."""

    code: str = Field(examples=["date-equal"])
    text: str = Field(examples=["The date is 2026-05-14."])


class Candidate(BaseModel):
    """A document that a citation may mean."""

    document: CitedDocument
    reasons: list[Reason]


class ShownCitation(BaseModel):
    """One cited document: what is printed of it, and which of the documents held it is."""

    id: int = Field(examples=[8], description="also for `evidence=citation:8`")
    number: str = Field(examples=["96/KH-UBND"])
    type: str | None = Field(examples=["kế hoạch"])
    date: str | None = Field(examples=["2026-05-14"], description="ISO day, or its year or month")
    issuer: str | None = Field(examples=["Ủy ban nhân dân tỉnh"])
    title: str | None = Field(examples=["về chuyển đổi số năm 2026"])
    relation: str | None = Field(examples=["thực hiện"])
    state: CitationState = Field(
        examples=["matched"],
        description="matched: it is `target`; ambiguous: one of `candidates`, or of others; unmatched: none is held; "
        "self: the citing document's own number",
    )
    target: CitedDocument | None
    candidates: list[Candidate]
    reasons: list[Reason]


def shown_document(document: Document) -> CitedDocument:
    """A document as citations name it."""
    return CitedDocument(
        id=document.public_id,
        location=address_of(document.public_id),
        number=document.number,
        date=document.date,
        issuer=document.issuer,
        type=document.type,
        subject=document.subject,
    )


def cited_documents(session: Session, public_ids: set[str]) -> dict[str, CitedDocument]:
    """Documents by public id; those that are held no more are left out."""
    if not public_ids:
        return {}
    rows = session.scalars(select(Document).where(Document.public_id.in_(public_ids)))
    return {document.public_id: shown_document(document) for document in rows}


def show(session: Session, rows: list[CitationRow]) -> list[ShownCitation]:
    """Citations with the documents that they mean."""
    ids = {row.target_id for row in rows} - {None}
    targets = {one.id: one for one in session.scalars(select(Document).where(Document.id.in_(ids)))} if ids else {}
    candidates = cited_documents(session, {one["document"] for row in rows for one in row.candidates})
    return [_show(row, targets.get(row.target_id or 0), candidates) for row in rows]


def _show(row: CitationRow, target: Document | None, candidates: dict[str, CitedDocument]) -> ShownCitation:
    # A document that was removed a moment ago leaves its citations matched to nothing until they are resolved anew.
    lost = row.state in ("matched", "self") and target is None
    return ShownCitation(
        id=row.id,
        number=row.number,
        type=row.type,
        date=row.date,
        issuer=row.issuer,
        title=row.title,
        relation=row.relation,
        state="unmatched" if lost else cast(CitationState, row.state),
        target=shown_document(target) if target else None,
        candidates=[
            Candidate(document=candidates[one["document"]], reasons=_sentences(one["reasons"]))
            for one in row.candidates
            if one["document"] in candidates
        ],
        reasons=[] if lost else _sentences(row.reasons),
    )


def _sentences(reasons: list[dict[str, str]]) -> list[Reason]:
    return [Reason(**one) for one in reasons]
