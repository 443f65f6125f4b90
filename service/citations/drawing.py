"""The citation graph round a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.citations import document_id
from docproc.citations.index import Link, Resolution
from service.citations.walk import documents_of, walk
from service.documents.values import record_of
from service.documents.views import EXAMPLE_ID
from service.links import reference_of
from service.store.models import CitationRow, Document

if TYPE_CHECKING:
    import networkx as nx

    from docproc.export.graph import End

__all__ = ["Graph", "Neighbourhood", "draw", "show_graph"]

_BATCH = 500


class Node(BaseModel):
    """A document, held (`known`) or `missing`."""

    id: str = Field(examples=[EXAMPLE_ID], description="of a document held, its id here")
    state: str = Field(examples=["known"])
    number: str | None = Field(default=None, examples=["96/KH-UBND"])
    type: str | None = Field(default=None, examples=["kế hoạch"])
    date: str | None = Field(default=None, examples=["2026-05-14"])
    issuer: str | None = Field(default=None, examples=["ỦY BAN NHÂN DÂN TỈNH AN BÌNH"])
    subject: str | None = Field(default=None, examples=["chuyển đổi số năm 2026"])


class Edge(BaseModel):
    """From the citing document to the cited one."""

    source: str = Field(examples=[EXAMPLE_ID])
    target: str = Field(examples=["0c9d7d6e-55b1-4a0c-8f6e-1f5b7a1de0c2"])
    state: str = Field(examples=["matched"])
    relation: str | None = Field(default=None, examples=["thực hiện; căn cứ"])


class Graph(BaseModel):
    """Documents and the citations between them."""

    nodes: list[Node]
    links: list[Edge]
    cut: bool = Field(description="there are more documents than were asked for")


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A graph as docproc draws it, and whether it is only a part of what was asked for."""

    graph: nx.DiGraph
    cut: bool


def draw(session: Session, document: Document, depth: int, most: int) -> Neighbourhood:
    """The documents within some citations of one, in either direction, with all that they cite.

    Args:
        session: any session.
        document: from which to start.
        depth: how many citations far.
        most: documents held.
    """
    from docproc.export.graph import graph_of  # it loads NetworkX, which few requests need

    found = walk(session, document.id, "both", depth, most)
    documents = documents_of(session, list(found.depths))
    known = {one.public_id for one in documents.values()}
    records = [replace(record_of(one), id=one.public_id) for one in documents.values()]
    ends = [end for row in _citations(session, documents) if (end := _end(row, documents, known)) is not None]
    return Neighbourhood(graph_of(records, ends), found.cut)


def show_graph(neighbourhood: Neighbourhood) -> Graph:
    """The graph as JSON."""
    graph = neighbourhood.graph
    nodes = [Node(id=node, **facts) for node, facts in graph.nodes(data=True)]
    edges = [Edge(source=source, target=target, **facts) for source, target, facts in graph.edges(data=True)]
    return Graph(nodes=nodes, links=edges, cut=neighbourhood.cut)


def _citations(session: Session, documents: dict[int, Document]) -> Iterable[CitationRow]:
    ids = list(documents)
    for begin in range(0, len(ids), _BATCH):
        portion = ids[begin : begin + _BATCH]
        chosen = select(CitationRow).where(CitationRow.document_id.in_(portion), CitationRow.state != "self")
        yield from session.scalars(chosen.order_by(CitationRow.document_id, CitationRow.position))


def _end(row: CitationRow, documents: dict[int, Document], known: set[str]) -> End | None:
    """A citation with the nodes that it leads to; ``None`` where they are held, and farther than was asked for."""
    reference = reference_of(row)
    state: Any = row.state
    targets: tuple[str, ...]
    if row.target_id is not None:
        targets = (documents[row.target_id].public_id,) if row.target_id in documents else ()
    elif row.state == "ambiguous":
        targets = tuple(one["document"] for one in row.candidates if one["document"] in known)
    else:
        state = "unmatched"
        targets = (document_id(row.number, issuer=row.issuer, date=row.date),)
    return (Link(documents[row.document_id].public_id, reference, Resolution(state)), targets) if targets else None
