"""The columns of a document that follow from its extraction and from what people corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docproc.citations.identity import period, read_number
from docproc.citations.index import Record
from docproc.dispatch import DateField, Dispatch, Header, IssuerField, Stamp
from docproc.text import bare_key, fold
from service.store.models import Document
from service.words import words_of

__all__ = [
    "CORRECTABLE",
    "blank",
    "corrected_header",
    "fill",
    "incoming_stamps",
    "issuer_key",
    "record_of",
    "whole_day",
]

CORRECTABLE = ("number", "date", "issuer", "type", "subject", "received")
"""Fields that a person may set; ``Document.corrected`` holds them as text, dates as ISO days."""

_DAYS = ("date", "received")

_MOST_KEY = 300  # as wide as its column


_READ = (
    *("media_type", "pages", "text_from", "number", "number_key", "date", "issuer", "issuer_key", "issuer_code"),
    *("parent", "place", "type", "type_code", "subject", "urgency", "received", "identity", "words"),
)
"""Columns that are empty before a document is read."""


def fill(document: Document, dispatch: Dispatch) -> None:
    """Set all columns that lists, filters, search and links use; corrected values go before read ones.

    Args:
        document: the row; its ``corrected`` is kept.
        dispatch: what was read.
    """
    header = dispatch.header
    document.media_type = dispatch.source.media_type
    document.pages = dispatch.source.pages
    document.text_from = dispatch.source.text_from
    document.number = _text(header.number)
    document.issuer = _text(header.issuer)
    document.issuer_code = header.issuer.code if header.issuer else None
    document.parent = _text(header.parent)
    document.place = _text(header.place)
    document.type = _text(header.type)
    document.type_code = header.type.code if header.type else None
    document.subject = _text(header.subject)
    document.urgency = _text(header.urgency)
    document.date = whole_day(_text(header.date))
    document.obligation_count = len(dispatch.obligations)
    document.citation_count = len(dispatch.citations) + len(dispatch.laws)
    document.warning_count = len(dispatch.warnings)
    _correct(document, document.corrected)
    if "received" not in document.corrected:
        document.received = _received(dispatch, document.date)
    document.number_key = read_number(document.number).key[:120] if document.number else None
    document.issuer_key = issuer_key(document.issuer) if document.issuer else None
    document.identity = _identity(document)
    named = (document.number, document.issuer, document.subject, document.type)
    document.words = words_of("\n".join([*filter(None, named), dispatch.text]))


def blank(document: Document) -> None:
    """Take back all that ``fill`` sets, and what people corrected."""
    for column in _READ:
        setattr(document, column, None)
    document.obligation_count = document.citation_count = document.warning_count = 0
    document.corrected = {}


def incoming_stamps(dispatch: Dispatch) -> dict[int, Stamp]:
    """The stamps of receipt (dấu ĐẾN) that say on which day, by their places in ``source.stamps``."""
    stamps = enumerate(dispatch.source.stamps)
    return {place: stamp for place, stamp in stamps if stamp.kind == "incoming" and whole_day(stamp.date)}


def issuer_key(name: str) -> str:
    """Under what the documents of an issuer are found: without marks, case, and blanks or lines between."""
    return " ".join(bare_key(fold(name).text).split())[:_MOST_KEY]


def corrected_header(header: Header, corrected: Mapping[str, Any]) -> Header:
    """A header with the date and the issuer that people set: by these it is told which bodies a dispatch means.

    Args:
        header: as it was read.
        corrected: the document's.
    """
    changes: dict[str, Any] = {}
    if "date" in corrected:
        changes["date"] = DateField(value=corrected["date"]) if corrected["date"] else None
    if "issuer" in corrected:
        changes["issuer"] = IssuerField(value=corrected["issuer"]) if corrected["issuer"] else None
    return header.model_copy(update=changes)


def _identity(document: Document) -> str | None:
    """Docproc's id; ``None`` where number or year are not known, so that others of that number are not told apart."""
    iso = document.date.isoformat() if document.date else None
    if not document.number or not read_number(document.number).ordinal or not period(document.number, iso):
        return None
    return record_of(document).id


def record_of(document: Document) -> Record:
    """The document's header as the index of citations knows it."""
    return Record.build(
        document.number,
        date=document.date.isoformat() if document.date else None,
        issuer=document.issuer,
        parent=document.parent,
        place=document.place,
        type=document.type,
        subject=document.subject,
    )


def _correct(document: Document, corrected: Mapping[str, Any]) -> None:
    for field in CORRECTABLE:
        if field in corrected:
            value = corrected[field]
            setattr(document, field, whole_day(value) if field in _DAYS else value)
    if "issuer" in corrected:
        document.issuer_code = None
    if "type" in corrected:
        document.type_code = None


def _received(dispatch: Dispatch, issued: date | None) -> date | None:
    """The day that the stamps say; ``None`` where they say several, or one before the dispatch was there."""
    days = {whole_day(stamp.date) for stamp in incoming_stamps(dispatch).values()}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and (issued is None or day >= issued) else None


def _text(field: Any) -> str | None:  # noqa: ANN401  the header's fields share their value and no more
    value: str | None = field.value if field is not None else None
    return value.strip() or None if value else None


def whole_day(iso: str | None) -> date | None:
    """The day of an ISO date; ``None`` where month or day are not printed, and of what is no date."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
