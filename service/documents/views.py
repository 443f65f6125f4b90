"""What the API shows of a document: one shape in lists, more of it where one is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import BaseModel, Field

from service.documents.duplicates import Duplicate
from service.history import Change
from service.store.models import Document, Extraction

__all__ = [
    "DocumentDetail",
    "DocumentId",
    "DocumentSummary",
    "ExtractionSummary",
    "ShownHeader",
    "State",
    "address_of",
    "is_waiting",
    "summarise",
    "summarise_extraction",
]

State = Literal["received", "reading", "read", "failed", "refused"]

EXAMPLE_ID = "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"
DocumentId = Annotated[str, Path(pattern=r"^[0-9a-f-]{36}$", examples=[EXAMPLE_ID], description="The document's id.")]

_POLL_SECONDS = 2


class ShownProblem(BaseModel):
    """Why a document is not read."""

    code: str = Field(examples=["file_encrypted"])
    detail: str = Field(examples=["the file is protected by a password"])


class Poll(BaseModel):
    """When to ask again for a document that is being read."""

    after_seconds: int = Field(examples=[_POLL_SECONDS])


class ShownHeader(BaseModel):
    """The header as it was read, or as people corrected it."""

    number: str | None = Field(examples=["418/SKHCN-CĐS"], description="number and symbol (số, ký hiệu)")
    date: dt.date | None = Field(examples=["2026-05-21"])
    issuer: str | None = Field(examples=["SỞ KHOA HỌC VÀ CÔNG NGHỆ"])
    issuer_code: str | None = Field(examples=["SKHCN"])
    parent: str | None = Field(examples=["ỦY BAN NHÂN DÂN TỈNH AN BÌNH"])
    place: str | None = Field(examples=["An Bình"])
    type: str | None = Field(examples=["công văn"])
    type_code: str | None = Field(examples=["CV"])
    subject: str | None = Field(examples=["rà soát dịch vụ công trực tuyến trên địa bàn tỉnh"])
    urgency: str | None = Field(examples=["khẩn"])
    received: dt.date | None = Field(
        examples=["2026-05-23"],
        description="the day on which the office received it, by its stamp (dấu ĐẾN); null where none says it",
    )


class Counts(BaseModel):
    """How much was found in a document."""

    obligations: int = Field(examples=[4])
    citations: int = Field(examples=[3])
    warnings: int = Field(examples=[0])


class Links(BaseModel):
    """Where the rest of a document is; paths on this server."""

    dispatch: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/dispatch"])
    original: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/original"])
    text: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/text"])
    extractions: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/extractions"])
    citations: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/citations"])
    cited_by: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}/cited-by"])
    obligations: str = Field(examples=[f"/v1/obligations?document={EXAMPLE_ID}"])
    first_page: str | None = Field(
        examples=[f"/v1/documents/{EXAMPLE_ID}/pages/1.png"], description="null where the file has no pages"
    )


class DocumentSummary(BaseModel):
    """A document as lists show it."""

    id: str = Field(examples=[EXAMPLE_ID])
    location: str = Field(examples=[f"/v1/documents/{EXAMPLE_ID}"])
    state: State = Field(examples=["read"])
    problem: ShownProblem | None = Field(default=None, examples=[None])
    file_name: str | None = Field(examples=["CV 418 rà soát dịch vụ công.pdf"])
    media_type: str | None = Field(examples=["application/pdf"])
    pages: int | None = Field(examples=[3])
    text_from: str | None = Field(examples=["text-layer"])
    uploaded_at: dt.datetime = Field(examples=["2026-05-22T01:12:09Z"])
    uploaded_by: str | None = Field(examples=["user:hoa"])
    read_at: dt.datetime | None = Field(examples=["2026-05-22T01:12:11Z"])
    part: int = Field(examples=[1], description="which of the dispatches in its file it is, from 1")
    parts: int = Field(examples=[1], description="how many dispatches its file holds")
    version: int = Field(examples=[2], description="for If-Match")
    header: ShownHeader
    corrected: list[str] = Field(examples=[["subject"]], description="fields of the header that people set")
    counts: Counts


class OtherPart(BaseModel):
    """Another dispatch of the same file."""

    id: str = Field(examples=["0c9d7d6e-55b1-5a0c-8f6e-1f5b7a1de0c2"])
    part: int = Field(examples=[2])


class DocumentDetail(DocumentSummary):
    """All that is known of a document but its text."""

    poll: Poll | None = Field(default=None, examples=[None], description="while it is not read: when to ask again")
    duplicates: list[Duplicate] = Field(description="other documents that are the same", examples=[[]])
    other_parts: list[OtherPart] = Field(examples=[[]])
    history: list[Change] = Field(description="what people changed of the header, the oldest first", examples=[[]])
    links: Links


class ExtractionSummary(BaseModel):
    """One reading of a document."""

    version: int = Field(examples=[17], description="for `?version=`")
    extractor_version: str = Field(examples=["docproc 0.7.0, schema 1"])
    made_at: dt.datetime = Field(examples=["2026-05-22T01:12:11Z"])
    seconds: float = Field(examples=[0.034])
    current: bool = Field(examples=[True])


def address_of(public_id: str) -> str:
    """The path of a document."""
    return f"/v1/documents/{public_id}"


def is_waiting(document: Document) -> bool:
    """Whether a reader will still come to it."""
    return document.state in ("received", "reading")


def summarise(document: Document) -> DocumentSummary:
    """A document for a list."""
    return DocumentSummary(**_facts(document))


def detail(
    document: Document, duplicates: list[Duplicate], parts: list[Document], history: list[Change]
) -> DocumentDetail:
    """A document by itself.

    Args:
        document: the row.
        duplicates: what ``duplicates_of`` says of it.
        parts: the other documents of its upload.
        history: what people changed of its header.
    """
    return DocumentDetail(
        **_facts(document),
        poll=Poll(after_seconds=_POLL_SECONDS) if is_waiting(document) else None,
        duplicates=duplicates,
        other_parts=[OtherPart(id=part.public_id, part=part.part) for part in parts],
        history=history,
        links=_links(document),
    )


def summarise_extraction(extraction: Extraction, *, current: bool) -> ExtractionSummary:
    """One reading for the list of readings."""
    return ExtractionSummary(
        version=extraction.id,
        extractor_version=extraction.extractor_version,
        made_at=extraction.made_at,
        seconds=extraction.seconds,
        current=current,
    )


def _facts(document: Document) -> dict[str, Any]:
    fields = ShownHeader.model_fields
    problem = (
        ShownProblem(code=document.problem_code, detail=document.problem_detail or "")
        if (document.problem_code)
        else None
    )
    return {
        "id": document.public_id,
        "location": address_of(document.public_id),
        "problem": problem,
        "header": ShownHeader(**{field: getattr(document, field) for field in fields}),
        "corrected": sorted(document.corrected),
        "counts": Counts(
            obligations=document.obligation_count,
            citations=document.citation_count,
            warnings=document.warning_count,
        ),
    } | {
        name: getattr(document, name)
        for name in DocumentSummary.model_fields
        if name not in ("id", "location", "problem", "header", "corrected", "counts")
    }


def _links(document: Document) -> Links:
    own = address_of(document.public_id)
    return Links(
        dispatch=f"{own}/dispatch",
        original=f"{own}/original",
        text=f"{own}/text",
        extractions=f"{own}/extractions",
        citations=f"{own}/citations",
        cited_by=f"{own}/cited-by",
        obligations=f"/v1/obligations?document={document.public_id}",
        first_page=f"{own}/pages/1.png" if document.pages else None,
    )
