"""What people change of an obligation: how it stands, who sees to it, and values that were read wrongly."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.dispatch import Modality
from service.obligations.concerns import renew
from service.obligations.filters import Status, Tier
from service.obligations.locking import lock_documents
from service.obligations.values import CORRECTABLE, corrected, fill, values_of
from service.parameters import Composed, Day
from service.problems import ProblemError
from service.store.models import Correction, ObligationRow
from service.store.types import now

__all__ = ["Changes", "change", "find_for_change"]

_HANDLING = ("status", "assignee", "note", "done_on")
_NO_CONTROL = r"^[^\x00-\x1f\x7f-\x9f]*$"
_MOST_NAMES = 100

_Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_NO_CONTROL), Composed]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_NO_CONTROL), Composed]
_Sentence = Annotated[str, StringConstraints(min_length=1, max_length=5000, pattern=_NO_CONTROL), Composed]
_Text = Annotated[str, StringConstraints(max_length=5000, pattern=r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"), Composed]
_Names = Annotated[list[_Line], Field(max_length=_MOST_NAMES)]


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)  # what is left out stays as it is


class DeadlineChange(BaseModel):
    """Another deadline; a part that is left out stays as read, both ``null`` say that there is none."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"minProperties": 1})

    due: Day | None = Field(default=None, examples=["2026-09-30"])
    text: _Line | None = Field(default=None, examples=["trước ngày 30/9/2026"], description="as printed")

    @model_validator(mode="after")
    def _say_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("name at least one part")
        return self


class Changes(BaseModel):
    """The fields to set; those that are left out stay as they are.

    ``null`` takes an assignee, a note or a day away. For what was read (``action`` and on) it removes the correction,
    and brings back what was read; that there is none is said by ``[]`` and ``""``.
    """

    model_config = ConfigDict(extra="forbid")

    status: Status = Field(
        default="todo",
        examples=["done"],
        description="`done` sets `done_on` to today",
        json_schema_extra=_without_default,
    )
    assignee: _Name | None = Field(default=None, examples=["Trần Thu Hà"])
    note: _Text | None = Field(default=None, examples=["đã trình ký"])
    done_on: Day | None = Field(default=None, examples=["2026-09-23"], description="of what is done")
    action: _Sentence | None = Field(default=None, examples=["Gửi báo cáo kết quả chuyển đổi số quý III"])
    modality: Modality | None = Field(default=None, examples=["must"])
    tier: Tier | None = Field(default=None, examples=["tracked"])
    lead: _Names | None = Field(default=None, examples=[["Phòng Văn hóa - Xã hội"]])
    support: _Names | None = Field(default=None, examples=[["Công an xã"]])
    deadline: DeadlineChange | None = None
    report_to: _Names | None = Field(default=None, examples=[["Sở Khoa học và Công nghệ"]])
    deliverable: _Text | None = Field(default=None, examples=["báo cáo kết quả"])


def find_for_change(session: Session, obligation_id: int) -> ObligationRow:
    """An obligation that nobody else changes until the transaction ends.

    Raises:
        ProblemError: 404, there is none of that number.
    """
    document_id = session.scalar(select(ObligationRow.document_id).where(ObligationRow.id == obligation_id))
    if document_id is not None:
        lock_documents(session, [document_id])
    row = session.get(ObligationRow, obligation_id)
    if row is None:
        raise ProblemError(404, "not_found", "there is no such obligation")
    return row


def change(session: Session, row: ObligationRow, changes: Changes, who: str, today: dt.date) -> list[str]:
    """Set what a person says.

    Args:
        session: writes, and found the row by ``find_for_change``.
        row: changes with its version, if anything does.
        changes: the fields that were sent.
        who: as the audit log calls him.
        today: the day on which something is done unless he says another.

    Returns:
        The fields that are otherwise now.

    Raises:
        ProblemError: 409 ``not_done``; a day on which it was done goes with the status ``done`` alone.
    """
    sent = changes.model_dump(exclude_unset=True)
    if changes.deadline is not None:
        sent["deadline"] = changes.deadline.model_dump(mode="json", exclude_unset=True)
    before, held = _values(row), row.corrected
    for field in ("status", "assignee", "note"):
        if field in sent:
            setattr(row, field, sent[field])
    row.done_on = _done_on(row, sent, today)
    overrides = held | {field: sent[field] for field in CORRECTABLE if field in sent}
    row.corrected = {field: value for field, value in overrides.items() if value is not None}
    changed = [field for field in CORRECTABLE if held.get(field) != row.corrected.get(field)]
    after = _values(row)
    changed = [field for field in _HANDLING if before[field] != after[field]] + changed
    if not changed:
        return []
    row.version += 1
    row.updated_at = now()
    fill(row, session, today)
    if {"lead", "support"}.intersection(changed):
        renew(session, row.document_id)
    for field in changed:
        place = {"document_id": row.document_id, "obligation_id": row.id, "field": field, "made_by": who}
        session.add(Correction(**place, before=before[field], after=after[field]))
    return changed


def _done_on(row: ObligationRow, sent: dict[str, Any], today: dt.date) -> dt.date | None:
    asked: dt.date | None = sent.get("done_on", row.done_on)
    if row.status != "done":
        if sent.get("done_on") is not None:
            raise ProblemError(409, "not_done", "it has no day on which it was done before its status is done")
        return None
    return asked or today if "status" in sent else asked


def _values(row: ObligationRow) -> dict[str, Any]:
    """All that may be changed, as JSON."""
    done_on = row.done_on.isoformat() if row.done_on is not None else None
    handling = {"status": row.status, "assignee": row.assignee, "note": row.note, "done_on": done_on}
    return handling | values_of(corrected(row, row.document))
