"""What the API shows of an obligation: one shape in lists, more of it where one is asked for."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from docproc.concerning import Certainty, How
from docproc.dispatch import Box, Modality, Obligation, Span
from service.documents.duplicates import Older, older_ones
from service.history import Change, history_of_obligation
from service.obligations.filters import Status, Tier, Timeliness
from service.obligations.query import Listed
from service.obligations.timeliness import timeliness_of
from service.obligations.values import corrected, values_of
from service.store.models import ConcernRow, Document, ObligationRow

__all__ = ["ObligationDetail", "ObligationSummary", "address_of", "describe", "summarise"]

_DOCUMENT = "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"


class HoldingDocument(BaseModel):
    """The dispatch in which an obligation stands: its header, as corrected."""

    id: str = Field(examples=[_DOCUMENT])
    location: str = Field(examples=[f"/v1/documents/{_DOCUMENT}"])
    number: str | None = Field(examples=["418/SKHCN-CĐS"], description="number and symbol (số, ký hiệu)")
    date: dt.date | None = Field(examples=["2026-09-07"])
    issuer: str | None = Field(examples=["SỞ KHOA HỌC VÀ CÔNG NGHỆ"])
    type: str | None = Field(examples=["công văn"])
    subject: str | None = Field(examples=["báo cáo kết quả chuyển đổi số quý III năm 2026"])
    copy_of: Older | None = Field(
        examples=[None],
        description="the older document that this one is a copy of, by its file or by number, symbol, issuer and year: "
        "the obligation stands in both",
    )


class ShownConcern(BaseModel):
    """Why an obligation concerns the office that was asked for."""

    how: How = Field(examples=["group"], description="the way in which it binds the office")
    certainty: Certainty = Field(examples=["yes"])
    role: Literal["lead", "support"] = Field(examples=["lead"])
    actor: str = Field(examples=["Ủy ban nhân dân các xã, phường"], description="through whom it binds, as printed")
    reason: str = Field(examples=["UBND xã Đức Trọng belongs to the group “Ủy ban nhân dân các xã, phường”"])
    reason_vi: str = Field(examples=["UBND xã Đức Trọng thuộc nhóm “Ủy ban nhân dân các xã, phường”"])


class ObligationSummary(BaseModel):
    """An obligation as lists show it: values as people corrected them, else as they were read."""

    id: int = Field(examples=[17])
    location: str = Field(examples=["/v1/obligations/17"])
    document: HoldingDocument
    item: str = Field(examples=["2"], description="label of the item in which it stands")
    action: str = Field(examples=["Gửi báo cáo kết quả về Sở Khoa học và Công nghệ"])
    modality: Modality = Field(examples=["request"])
    tier: Tier = Field(examples=["tracked"])
    lead: list[str] = Field(examples=[["Ủy ban nhân dân các xã, phường"]], description="who must do it (chủ trì)")
    support: list[str] = Field(examples=[["Văn phòng Sở"]], description="with whom (phối hợp)")
    due: dt.date | None = Field(
        examples=["2026-09-24"],
        description="the last day on which acting is in time, else the last day named; of several, and of "
        "one that comes back, the first that is not done",
    )
    deadline: str | None = Field(examples=["trước ngày 25/9/2026"], description="as printed")
    rrule: str | None = Field(examples=[None], description="RFC 5545 rule of one that comes back")
    report_to: list[str] = Field(examples=[["Sở Khoa học và Công nghệ"]])
    deliverable: str | None = Field(examples=["báo cáo kết quả"])
    basis: list[str] = Field(examples=[["96/KH-UBND"]], description="numbers cited in the clause or its item")
    status: Status = Field(examples=["doing"])
    timeliness: Timeliness | None = Field(examples=["due_soon"])
    assignee: str | None = Field(examples=["Trần Thu Hà"])
    note: str | None = Field(examples=["đã có dự thảo"])
    done_on: dt.date | None = Field(examples=[None])
    corrected: list[str] = Field(examples=[["lead"]], description="fields that people set otherwise than read")
    found: bool = Field(examples=[True], description="false: the newest reading of the document no longer says it")
    confidence: float | None = Field(examples=[0.93])
    version: int = Field(examples=[3], description="for If-Match")
    updated_at: dt.datetime = Field(examples=["2026-09-08T02:10:00Z"])
    concern: ShownConcern | None = Field(description="where an office was asked for")


class Place(BaseModel):
    """Where an obligation was read."""

    span: Span | None = Field(examples=[[540, 587]], description="first and last character in the document's text")
    boxes: list[Box] = Field(examples=[[[1, 85.0, 402.5, 510.2, 416.0]]], description="page, x0, y0, x1, y1 in points")


class ObligationDetail(ObligationSummary):
    """An obligation with its place on the page, what was read of it, and what people changed."""

    evidence: Place
    read: Obligation = Field(description="as it was read, whatever people corrected")
    history: list[Change]


def address_of(obligation_id: int) -> str:
    """The path of an obligation."""
    return f"/v1/obligations/{obligation_id}"


def summarise(listed: Listed, today: dt.date) -> ObligationSummary:
    """An obligation for a list.

    Args:
        listed: the row, its document, and why it concerns an office.
        today: the day that tells what is overdue.
    """
    return ObligationSummary(**_facts(listed, today))


def describe(session: Session, row: ObligationRow, today: dt.date) -> ObligationDetail:
    """An obligation by itself.

    Args:
        session: the row's.
        row: the obligation.
        today: the day that tells what is overdue.
    """
    read = Obligation.model_validate(row.content)
    document = session.get_one(Document, row.document_id)
    listed = Listed(row, document, copy_of=older_ones(session, {document.id}).get(document.id))
    return ObligationDetail(
        **_facts(listed, today),
        evidence=Place(span=read.span, boxes=list(read.boxes)),
        read=read,
        history=history_of_obligation(session, row.id),
    )


def _facts(listed: Listed, today: dt.date) -> dict[str, Any]:
    row = listed.row
    obligation = corrected(row)
    own = ("id", "item", "due", "rrule", "status", "assignee", "note", "done_on", "found", "version", "updated_at")
    return {
        **values_of(obligation),
        **{name: getattr(row, name) for name in own},
        "location": address_of(row.id),
        "document": _document(listed),
        "deadline": row.deadline_text,
        "deliverable": row.deliverable,
        "basis": list(dict.fromkeys((*obligation.basis, *obligation.basis_inherited))),
        "timeliness": timeliness_of(row, today),
        "corrected": sorted(row.corrected),
        "confidence": row.confidence,
        "concern": _concern(listed.concern),
    }


def _document(listed: Listed) -> HoldingDocument:
    document = listed.document
    header = ("number", "date", "issuer", "type", "subject")
    return HoldingDocument(
        id=document.public_id,
        location=f"/v1/documents/{document.public_id}",
        **{name: getattr(document, name) for name in header},
        copy_of=listed.copy_of,
    )


def _concern(concern: ConcernRow | None) -> ShownConcern | None:
    return ShownConcern.model_validate(concern, from_attributes=True) if concern is not None else None
