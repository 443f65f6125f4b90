"""One document: its fields and obligations beside its pages, or beside its text where the file has no pages."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from sqlalchemy.orm import Session

from docproc.dispatch import Dispatch
from service.access import audit
from service.access.deps import Reading
from service.api.citations import list_citations, list_citing
from service.citations.views import ShownCitation, cited_documents
from service.days import office_day
from service.deps import StoreDep
from service.documents.duplicates import duplicates_of, older_ones
from service.documents.finding import extraction_of, find, parts_of
from service.documents.pages import has_pages
from service.documents.views import DocumentDetail, DocumentId, detail
from service.history import Change, history_of_all, history_of_header
from service.obligations.filters import Filters
from service.obligations.query import Asked, Listed, every
from service.obligations.redating import waits_for_receipt
from service.obligations.values import corrected
from service.obligations.views import ObligationSummary, summarise
from service.problems import ProblemError
from service.store import Store
from service.web.deps import VisitorDep
from service.web.downloads import files_of
from service.web.evidence import Piece, Place, Rectangle, pieces, rectangles
from service.web.fields import Field, fields_of
from service.web.render import render
from service.web.route import PageRoute
from service.web.sureness import doubts_of

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

SCALE = 1.5
"""Pixels a point of the pictures of pages."""

_MOST_CITING = 50


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation with the place where it was read.

    Attributes:
        doubts: what of it is doubtful (``doubts_of``).
        history: what was changed of it.
        waits: whether its day is counted from the receipt, which is not known.
    """

    shown: ObligationSummary
    place: Place
    doubts: frozenset[str]
    history: list[Change]
    waits: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file with the boxes on it."""

    number: int
    boxes: list[Rectangle]


@dataclass(frozen=True, slots=True)
class Read:
    """What a document says; without pages it is shown as text."""

    dispatch: Dispatch
    fields: list[Field]
    duties: list[Duty]
    sheets: list[Sheet]
    text: list[Piece]


@router.get("/documents/{document_id}")
def show_document(
    request: Request, visitor: VisitorDep, principal: Reading, store: StoreDep, document_id: DocumentId
) -> Response:
    """All that is known of a document; while it waits, only that."""
    with store.read() as session:
        row = find(session, document_id)
        history = history_of_header(session, row.id)
        document = detail(row, duplicates_of(session, row), parts_of(session, row), history)
        histories = history_of_all(session, document_id)
        dispatch = _dispatch(session, document_id)
        older = older_ones(session, {row.id}).get(row.id)
        same = cited_documents(session, {one.id for one in document.duplicates})
    if document.poll is None:
        audit.saw(store, principal, f"document:{document_id}", request)
    return render(
        request,
        "document.html",
        document=document,
        read=_read(store, document, dispatch, histories) if dispatch else None,
        duplicates=[(one.reason, same[one.id]) for one in document.duplicates if one.id in same],
        older=older,
        citations=_citations(principal, store, document_id),
        citing=list_citing(principal, store, document_id, limit=_MOST_CITING),
        today=office_day(),
        scale=SCALE,
        downloads=files_of({"document": document.id}),
    )


def _dispatch(session: Session, document_id: str) -> Dispatch | None:
    """What was read, if anything was."""
    try:
        extraction = extraction_of(session, find(session, document_id))
    except ProblemError:  # the page says why, by the document's state
        return None
    return Dispatch.model_validate_json(extraction.content)


def _read(store: Store, document: DocumentDetail, dispatch: Dispatch, histories: dict[int, list[Change]]) -> Read:
    today = office_day()
    listed = sorted(every(store, Asked(Filters(document=document.id), today)), key=lambda one: one.row.position)
    duties = [
        Duty(summarise(one, today), _place_of(one), doubts_of(one.row), histories.get(one.row.id, []), _waits(one))
        for one in listed
    ]
    fields = fields_of(dispatch, document)
    places = [*(duty.place for duty in duties), *(field.place for field in fields)]
    sheets, text = [], []
    if has_pages(document.media_type):
        boxes = rectangles(places)
        first, last = dispatch.source.page_range or (1, dispatch.source.pages or 0)
        sheets = [Sheet(number, boxes.get(number, [])) for number in range(first, last + 1)]
    else:
        text = list(pieces(dispatch.text, places))
    return Read(dispatch, fields, duties, sheets, text)


def _waits(listed: Listed) -> bool:
    if listed.document.received is not None or listed.row.status == "done":
        return False
    return waits_for_receipt(corrected(listed.row, listed.document))


def _place_of(listed: Listed) -> Place:
    """Where an obligation was read; one that the newest reading no longer says has no place."""
    read, number = listed.row.content, listed.row.id
    boxes = tuple(tuple(box) for box in read.get("boxes") or ()) if listed.row.found else ()
    span = tuple(read["span"]) if listed.row.found and read.get("span") else None
    return Place(f"o{number}", f"obligation:{number}", boxes, span)


def _citations(principal: Reading, store: Store, document_id: str) -> list[ShownCitation]:
    return list_citations(principal, store, document_id).citations
