"""Headers that people correct."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

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
    received: Day | None = Field(
        default=None,
        examples=["2026-05-23"],
        description="the day on which the office received it; `null` brings back what its stamp says",
    )


def correct(session: Session, document: Document, corrections: Corrections, who: str, today: dt.date) -> list[str]:
    """Set what a person says the header is, and when the office received it.

    Args:
        session: a writing session.
        document: which must have been read.
        corrections: the fields that were sent.
        who: as the audit log calls him.
        today: the day from which the next days of obligations are told.

    Returns:
        The fields that were sent and are otherwise now.

    Raises:
        ProblemError: the document has not been read.
    """
    asked = corrections.model_dump(mode="json", exclude_unset=True)
    before = _values(document)
    changed = [field for field, value in asked.items() if _is_other(document, field, value, before[field])]
    if not changed:
        return []
    dispatch = Dispatch.model_validate_json(extraction_of(session, document).content)
    numbers = [document.number_key]
    overrides = document.corrected | {field: asked[field] for field in changed}
    document.corrected = {field: value for field, value in overrides.items() if not _takes_back(field, value)}
    fill(document, dispatch)
    document.version += 1
    # what cites it, and what it cites: its own date and issuer say which of several is meant
    ask_anew(session, [*numbers, document.number_key, *cited_keys(session, [document.id])])
    after = _values(document)
    follow_header(session, document, [field for field in CORRECTABLE if after[field] != before[field]], today)
    for field in changed:
        session.add(
            Correction(document_id=document.id, field=field, before=before[field], after=after[field], made_by=who)
        )
    return changed


def _is_other(document: Document, field: str, asked: str | None, held: str | None) -> bool:
    return field in document.corrected if _takes_back(field, asked) else asked != held


def _takes_back(field: str, asked: str | None) -> bool:
    """Whether it ends a correction: that the page has none is said of the header alone."""
    return field == "received" and asked is None


def _values(document: Document) -> dict[str, str | None]:
    """All that may be corrected, as JSON."""
    columns = ((field, getattr(document, field)) for field in CORRECTABLE)
    return {field: value.isoformat() if isinstance(value, dt.date) else value for field, value in columns}
