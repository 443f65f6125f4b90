"""What the API shows of citations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.citations.suspects import MOST_REFERENCES
from service.documents.values import record_of
from service.documents.views import EXAMPLE_ID, address_of
from service.links import reference_of, resolve_all
from service.store.models import CitationRow, Document

__all__ = ["SUSPECTED", "CitedDocument", "Reason", "ShownCitation", "cited_documents", "show", "shown_document"]

SUSPECTED = (
    "of `unmatched`: documents held that it may mean, by a slip in number, date or issuer, at most five, the likeliest "
    f"first. Other numbers are looked for in the first {MOST_REFERENCES} citations that find nothing."
)

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
        description="matched: it is `target`; ambiguous: one of `candidates`, or of others; unmatched: none that is "
        "held fits; self: the citing document's own number",
    )
    target: CitedDocument | None = Field(description="of `matched` and `self`")
    candidates: list[Candidate] = Field(description="at most ten, the likeliest first")
    suspected: list[CitedDocument] = Field(description=SUSPECTED)
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


def show(session: Session, rows: Sequence[CitationRow], citing: Document | None = None) -> list[ShownCitation]:
    """Citations with the documents that they mean.

    Args:
        session: any session.
        rows: as they are kept.
        citing: the document that makes them all. With it, what a slip could mean is looked for among what is held now:
            a document of another number comes and goes without the citation's being resolved anew.
    """
    ids = {row.target_id for row in rows} - {None}
    targets = {one.id: one for one in session.scalars(select(Document).where(Document.id.in_(ids)))} if ids else {}
    found = _suspects(session, rows, citing) if citing else {}
    named = {one["document"] for row in rows for one in row.candidates}
    named |= {public_id for suspected in found.values() for public_id in suspected.documents}
    documents = cited_documents(session, named)
    return [_show(row, targets.get(row.target_id or 0), documents, found.get(row.id)) for row in rows]


@dataclass(frozen=True, slots=True)
class _Suspected:
    """What a slip in a citation could mean, by public id, and why it finds nothing."""

    documents: list[str]
    reasons: list[Reason]


def _suspects(session: Session, rows: Sequence[CitationRow], citing: Document) -> dict[int, _Suspected]:
    lost = [row for row in rows if row.state == "unmatched"]
    resolved = resolve_all(session, [reference_of(row) for row in lost], record_of(citing))
    return {
        row.id: _Suspected(
            [ids[slip.suspected] for slip in now.slips], [Reason(code=one.code, text=one.text) for one in now.reasons]
        )
        for row, (now, ids) in zip(lost, resolved, strict=True)
        if now.state == "unmatched"
    }


def _show(
    row: CitationRow, target: Document | None, documents: dict[str, CitedDocument], found: _Suspected | None
) -> ShownCitation:
    # A document that was removed a moment ago leaves its citations matched to nothing until they are resolved anew.
    lost = row.state in ("matched", "self") and target is None
    kept = [] if lost else [Reason(**one) for one in row.reasons]
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
            Candidate(document=documents[one["document"]], reasons=[Reason(**why) for why in one["reasons"]])
            for one in row.candidates
            if one["document"] in documents
        ],
        suspected=[documents[one] for one in found.documents if one in documents] if found else [],
        reasons=found.reasons if found else kept,
    )
