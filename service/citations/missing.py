"""Documents that are cited and not held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, Field
from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, defer, load_only

from docproc.citations.index import Link, Record, Resolution
from docproc.citations.index.missing import group_missing
from service.citations.views import CitedDocument, shown_document
from service.cursors import read_cursor, write_cursor
from service.documents.values import record_of
from service.links import reference_of
from service.store.models import CitationRow, Document, MissingRow

__all__ = ["MissingNumber", "list_missing"]

_LISTING = "missing"
_MOST_CITATIONS = 20  # of a number that are looked at; those of the documents that came last
_HEADER = (
    Document.public_id,
    Document.number,
    Document.date,
    Document.issuer,
    Document.parent,
    Document.place,
    Document.type,
    Document.subject,
)
_MOST_NAMED = 10  # documents named of those that cite a missing one


class MissingDocument(BaseModel):
    """A document that is not held, as far as its citations say which it is."""

    number: str = Field(examples=["96/KH-UBND"])
    issuer: str | None = Field(examples=["Ủy ban nhân dân tỉnh An Bình"])
    year: int | None = Field(examples=[2026])
    count: int = Field(examples=[3], description="documents that cite it, among those looked at")
    cited_by: list[CitedDocument] = Field(description="some of them")


class MissingNumber(BaseModel):
    """A number that is cited and of which no document fits.

    Several bodies may use one number, and again each year; `documents` says which of them are meant.
    """

    number: str = Field(examples=["96/KH-UBND"])
    count: int = Field(examples=[3], description="documents that cite the number")
    documents: list[MissingDocument]


def list_missing(session: Session, cursor: str | None, limit: int) -> tuple[list[MissingNumber], str | None]:
    """One page of what is missing, the most cited numbers first.

    Returns:
        The numbers, and the cursor of the next page if there is one.

    Raises:
        ProblemError: 422 ``cursor_invalid``.
    """
    counted = select(MissingRow.number_key, MissingRow.documents)
    counted = counted.order_by(MissingRow.documents.desc(), MissingRow.number_key.desc())
    if cursor is not None:
        last, key = read_cursor(cursor, _LISTING, int, str)
        counted = counted.where(tuple_(MissingRow.documents, MissingRow.number_key) < tuple_(last, key))
    found = [(key, number) for key, number in session.execute(counted.limit(limit + 1))]
    page = found[:limit]
    grouped = _grouped(session, [key for key, _ in page])
    shown = [
        MissingNumber(number=grouped[key][0].number, count=number, documents=grouped[key])
        for key, number in page
        if grouped[key]
    ]
    following = write_cursor(_LISTING, page[-1][1], page[-1][0]) if len(found) > limit else None
    return shown, following


def _grouped(session: Session, keys: Sequence[str]) -> dict[str, list[MissingDocument]]:
    """The documents that the citations of each number mean, told apart by issuer and year."""
    rank = func.row_number().over(partition_by=CitationRow.number_key, order_by=CitationRow.id.desc())
    ranked = (
        select(CitationRow.id, rank.label("rank"))
        .where(CitationRow.state == "unmatched", CitationRow.number_key.in_(keys))
        .subquery()
    )
    rows = session.execute(
        select(CitationRow, Document)
        .join(ranked, ranked.c.id == CitationRow.id)
        .join(Document, Document.id == CitationRow.document_id)
        .where(ranked.c.rank <= _MOST_CITATIONS)
        .options(defer(CitationRow.candidates), defer(CitationRow.reasons), load_only(*_HEADER))
        .order_by(CitationRow.id.desc())
    ).all()
    citing = {document.public_id: document for _, document in rows}
    records = {public_id: replace(record_of(document), id=public_id) for public_id, document in citing.items()}
    links: dict[str, list[Link]] = defaultdict(list)
    for row, document in rows:
        reference = reference_of(row)
        links[row.number_key].append(Link(document.public_id, reference, Resolution("unmatched")))
    return {key: _documents(links[key], records, citing) for key in keys}


def _documents(links: list[Link], records: dict[str, Record], citing: dict[str, Document]) -> list[MissingDocument]:
    return [
        MissingDocument(
            number=one.number,
            issuer=one.issuer,
            year=one.year,
            count=one.count,
            cited_by=[shown_document(citing[public_id]) for public_id in one.cited_by[:_MOST_NAMED]],
        )
        for one in group_missing(links, records.__getitem__)
    ]
