"""Headers that people correct."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy.orm import Session

from docproc.dispatch import Dispatch
from service.documents.finding import extraction_of
from service.documents.values import CORRECTABLE, fill
from service.links import ask_anew, cited_keys
from service.obligations.headers import follow_header
from service.parameters import Composed, Day
from service.store.models import Correction, Document

__all__ = ["Corrections", "correct"]

_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


def _line(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=longest, pattern=r"^[^\x00]+$")


class Corrections(BaseModel):
    """The fields to set; those that are left out stay as they are."""

    model_config = ConfigDict(extra="forbid")

    number: Annotated[str, _line(120), Composed] | None = Field(default=None, examples=["418/SKHCN-CĐS"])
    date: Annotated[Day, Field(ge=_EARLIEST, le=_LATEST)] | None = Field(default=None, examples=["2026-05-21"])
    issuer: Annotated[str, _line(300), Composed] | None = Field(default=None, examples=["Sở Khoa học và Công nghệ"])
    type: Annotated[str, _line(60), Composed] | None = Field(default=None, examples=["công văn"])
    subject: Annotated[str, _line(2000), Composed] | None = Field(
        default=None, examples=["rà soát dịch vụ công trực tuyến trên địa bàn tỉnh"]
    )


def correct(session: Session, document: Document, corrections: Corrections, who: str, today: dt.date) -> list[str]:
    """Set what a person says the header is.

    Args:
        session: a writing session.
        document: which must have been read.
        corrections: the fields that were sent.
        who: as the audit log calls him.
        today: the day from which the next days of obligations are told.

    Returns:
        The fields whose value is another now.

    Raises:
        ProblemError: the document has not been read.
    """
    asked = corrections.model_dump(mode="json", exclude_unset=True)
    before = {field: _plain(getattr(document, field)) for field in CORRECTABLE}
    changed = [field for field, value in asked.items() if value != before[field]]
    if not changed:
        return []
    dispatch = Dispatch.model_validate_json(extraction_of(session, document).content)
    numbers = [document.number_key]
    document.corrected = document.corrected | {field: asked[field] for field in changed}
    fill(document, dispatch)
    document.version += 1
    # what cites it, and what it cites: its own date and issuer say which of several is meant
    ask_anew(session, [*numbers, document.number_key, *cited_keys(session, [document.id])])
    follow_header(session, document, changed, today)
    for field in changed:
        session.add(
            Correction(document_id=document.id, field=field, before=before[field], after=asked[field], made_by=who)
        )
    return changed


def _plain(value: Any) -> Any:  # noqa: ANN401  a column's value, as JSON has it
    return value.isoformat() if isinstance(value, dt.date) else value
