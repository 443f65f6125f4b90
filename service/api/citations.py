"""Who cites whom: of a document, across all, and in a text that is pasted."""

from __future__ import annotations

from typing import Annotated, Literal

import anyio.to_thread
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field
from sqlalchemy import select

from service.access.deps import REFUSALS, Reading
from service.citations.check import CheckedText, TextToCheck, check, read_text
from service.citations.citing import citing_documents
from service.citations.drawing import Graph, draw, show_graph
from service.citations.missing import MissingNumber
from service.citations.missing import list_missing as missing_page
from service.citations.views import CitedDocument, ShownCitation, show, shown_document
from service.citations.walk import documents_of, walk
from service.cursors import MOST_ROWS, read_cursor, write_cursor
from service.deps import SettingsDep, StoreDep
from service.documents.finding import find
from service.documents.views import DocumentId
from service.problems import responses
from service.slots import Slots
from service.store.models import CitationRow

__all__ = ["router"]

router = APIRouter(tags=["citations"], responses=REFUSALS)

_LISTING = "cited-by"

Cursor = Annotated[str | None, Query(max_length=500, description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS)]
Most = Annotated[int, Query(ge=1, le=2000, description="Most documents; `cut` says whether there are more.")]


class Citations(BaseModel):
    """What a document cites, in the order of its text."""

    citations: list[ShownCitation]


class Citing(BaseModel):
    """A document that cites, with its first citation of the cited one."""

    document: CitedDocument
    citation: ShownCitation = Field(description="its `target` may be another copy of the same dispatch")


class CitedBy(BaseModel):
    """One page of the documents that cite one."""

    citations: list[Citing]
    next: str | None = Field(description="the cursor of the next page; null on the last one", examples=[None])


class Link(BaseModel):
    """One citation on the way."""

    citing: str = Field(examples=["7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"])
    cited: str = Field(examples=["0c9d7d6e-55b1-4a0c-8f6e-1f5b7a1de0c2"])
    relation: str | None = Field(examples=["căn cứ"])


class Reached(CitedDocument):
    """A document that citations lead to."""

    depth: int = Field(examples=[1], description="citations between it and the first one")


class Chain(BaseModel):
    """Where citations lead from a document, the nearest first; each document once, however they turn in circles."""

    documents: list[Reached]
    links: list[Link]
    cut: bool = Field(description="there are more documents than were asked for")


class MissingNumbers(BaseModel):
    """One page of what is cited and not held."""

    missing: list[MissingNumber]
    next: str | None = Field(description="the cursor of the next page; null on the last one", examples=[None])


@router.get(
    "/v1/documents/{document_id}/citations",
    operation_id="list_citations",
    summary="What a document cites",
    responses=responses(404, 422),
)
def list_citations(_principal: Reading, store: StoreDep, document_id: DocumentId) -> Citations:
    """Each cited document with its state, its target or candidates, what a slip could mean, and why."""
    with store.read() as session:
        document = find(session, document_id)
        rows = session.scalars(
            select(CitationRow).where(CitationRow.document_id == document.id).order_by(CitationRow.position)
        )
        return Citations(citations=show(session, rows.all(), document))


@router.get(
    "/v1/documents/{document_id}/cited-by",
    operation_id="list_citing",
    summary="What cites a document",
    responses=responses(404, 422),
)
def list_citing(
    _principal: Reading, store: StoreDep, document_id: DocumentId, cursor: Cursor = None, limit: Limit = 50
) -> CitedBy:
    """The other documents that cite it, or another copy of the same dispatch, each once; the newest citations first."""
    with store.read() as session:
        document = find(session, document_id)
        before = read_cursor(cursor, _LISTING, int)[0] if cursor is not None else None
        found = citing_documents(session, document, before, limit + 1)
        page = found[:limit]
        shown = show(session, [row for row, _ in page])
        citing = [
            Citing(document=shown_document(by), citation=citation)
            for (_, by), citation in zip(page, shown, strict=True)
        ]
    following = write_cursor(_LISTING, page[-1][0].id) if len(found) > limit else None
    return CitedBy(citations=citing, next=following)


@router.get(
    "/v1/documents/{document_id}/chain",
    operation_id="follow_citations",
    summary="Where citations lead from a document",
    responses=responses(404, 422),
)
def follow_citations(
    _principal: Reading,
    store: StoreDep,
    document_id: DocumentId,
    direction: Annotated[Literal["out", "in"], Query(description="out: what it cites; in: what cites it.")] = "out",
    depth: Annotated[int, Query(ge=1, le=10)] = 3,
    limit: Most = 500,
) -> Chain:
    """The documents that certain citations lead to, from one to the next."""
    with store.read() as session:
        found = walk(session, find(session, document_id).id, direction, depth, limit)
        documents = documents_of(session, list(found.depths))
        reached = [
            Reached(**shown_document(documents[row]).model_dump(), depth=distance)
            for row, distance in found.depths.items()
            if row in documents  # it may have been removed in between
        ]
        links = [
            Link(citing=documents[one.citing].public_id, cited=documents[one.cited].public_id, relation=one.relation)
            for one in found.steps
            if one.citing in documents and one.cited in documents
        ]
    return Chain(documents=reached, links=links, cut=found.cut)


@router.get(
    "/v1/citations/missing",
    operation_id="list_missing",
    summary="What is cited and not held",
    responses=responses(422),
)
def list_missing(_principal: Reading, store: StoreDep, cursor: Cursor = None, limit: Limit = 20) -> MissingNumbers:
    """The numbers that most documents cite first, each with the documents that may be meant and who cites them."""
    with store.read() as session:
        found, following = missing_page(session, cursor, limit)
    return MissingNumbers(missing=found, next=following)


@router.get(
    "/v1/citations/graph",
    operation_id="get_graph",
    summary="The citation graph round a document",
    response_model=Graph,
    responses={
        200: {"content": {"application/graphml+xml": {}, "application/ld+json": {}}, "description": "The graph."},
        **responses(404, 422),
    },
)
def get_graph(
    _principal: Reading,
    store: StoreDep,
    document: Annotated[str, Query(pattern=r"^[0-9a-f-]{36}$", description="Where it begins.")],
    depth: Annotated[int, Query(ge=0, le=5)] = 1,
    limit: Most = 500,
    form: Annotated[
        Literal["json", "graphml", "json-ld"],
        Query(alias="format", description="json; GraphML for Gephi, yEd and Cytoscape; JSON-LD in terms of ELI."),
    ] = "json",
) -> Response:
    """Documents within some citations of one, in either direction, with what they cite and is not held."""
    with store.read() as session:
        found = draw(session, find(session, document), depth, limit)
    if form == "graphml":
        from docproc.export.graph import to_graphml

        return Response(to_graphml(found.graph), media_type="application/graphml+xml")
    if form == "json-ld":
        from docproc.export.graph import to_json_ld

        return Response(to_json_ld(found.graph), media_type="application/ld+json")
    return Response(show_graph(found).model_dump_json(), media_type="application/json")


@router.post(
    "/v1/citations/check",
    operation_id="check_citations",
    summary="What a text cites, and whether it is held",
    responses=responses(400, 403, 408, 413, 415, 422, 503),
)
async def check_citations(
    request: Request, _principal: Reading, store: StoreDep, settings: SettingsDep, asked: TextToCheck
) -> CheckedText:
    """Find the citations in a text; of each, say whether it is held and which it may mean. Nothing is kept."""
    slots: Slots = request.app.state.slots
    dispatch = await slots.run(lambda: read_text(asked, allow_secret=settings.allow_secret))

    def look() -> CheckedText:
        with store.read() as session:
            return check(session, dispatch)

    return await anyio.to_thread.run_sync(look)
