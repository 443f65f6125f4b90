"""From the index to a graph: one node a document, one edge from each document to each one that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import networkx as nx

from docproc.citations.identity import document_id, number_key

if TYPE_CHECKING:
    from docproc.citations.index import Index, Link, Missing, Record, Reference

__all__ = ["End", "Provisions", "citation_graph", "ends", "graph_of", "neighbourhood"]

Provisions = Mapping[tuple[str, str, str | None], tuple[str, ...]]
"""The provisions cited, as printed, by id of the citing document, number and date of the cited one."""

End = tuple["Link", tuple[str, ...]]
"""A link with the nodes of the graph that it leads to."""

# What XML 1.0 cannot hold, not even escaped; neither a GraphML reader nor a browser opens a file with it.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JOINED = "; "


def citation_graph(
    index: Index, *, provisions: Provisions | None = None, found: Iterable[End] | None = None
) -> nx.DiGraph:
    """Draw up the graph.

    Args:
        index: the documents held, with their references.
        provisions: which provisions are cited, where known.
        found: the answer of ``ends``, where the caller has it: resolving all links takes most of the time.

    Returns:
        A directed graph. Nodes have ``number``, ``type``, ``date``, ``issuer``, ``subject`` as far as known, and
        ``state``: ``known`` or ``missing``. Edges have ``state`` (``matched``, ``ambiguous`` to each candidate, or
        ``unmatched`` to a missing document), ``relation`` and ``provisions``, several parted by semicolons. What a
        document says of itself is no edge.
    """
    return graph_of(index.records(), ends(index) if found is None else found, provisions=provisions)


def graph_of(records: Iterable[Record], found: Iterable[End], *, provisions: Provisions | None = None) -> nx.DiGraph:
    """Draw up the graph of documents and links that come from elsewhere than an index.

    Args:
        records: the documents held, by any ids.
        found: each link with the ids that it leads to, of records or of documents that are not held.
        provisions: which provisions are cited, where known.

    Returns:
        A graph as ``citation_graph`` describes it.
    """
    graph = nx.DiGraph()
    for record in records:
        facts = (record.number, record.type, record.date, record.issuer, record.subject)
        graph.add_node(record.id, state="known", **_named(*facts))
    for link, targets in found:
        printed = (provisions or {}).get((link.source, link.reference.number, link.reference.date), ())
        for target in targets:
            if link.resolution.state != "self":
                _describe(graph, target, link.reference)
                _connect(graph, link, target, printed)
    return graph


def ends(index: Index, missing: Iterable[Missing] | None = None) -> list[End]:
    """Each link of the index with the nodes that it leads to: one, or each candidate of an ambiguous one.

    Args:
        index: the documents held.
        missing: the answer of ``index.missing()``, where the caller has it.
    """
    absent = _Absent(index.missing() if missing is None else missing)
    return [(link, _targets(link) or (absent.node(link),)) for link in index.links()]


def neighbourhood(graph: nx.DiGraph, nodes: Iterable[str]) -> nx.DiGraph:
    """The part of the graph that holds some documents, what they cite and what cites them."""
    kept = set(nodes)
    for node in list(kept):
        kept |= {*graph.predecessors(node), *graph.successors(node)}
    return graph.subgraph(sorted(kept)).copy()


class _Absent:
    """The node of a reference that leads to no document held: all that mean one missing document share it."""

    def __init__(self, missing: Iterable[Missing]) -> None:
        self._by_number: dict[str, list[Missing]] = {}
        for one in missing:
            self._by_number.setdefault(number_key(one.number), []).append(one)

    def node(self, link: Link) -> str:
        reference = link.reference
        year = (reference.date or "")[:4]
        among = [one for one in self._by_number.get(number_key(reference.number), ()) if link.source in one.cited_by]
        among = [one for one in among if str(one.year) == year] or among
        if not among:
            return document_id(reference.number, issuer=reference.issuer, date=reference.date)
        one = among[0]
        return document_id(one.number, issuer=one.issuer, date=str(one.year) if one.year else None)


def _targets(link: Link) -> tuple[str, ...]:
    resolution = link.resolution
    if resolution.target:
        return (resolution.target,)
    return tuple(one.id for one in resolution.candidates) if resolution.state == "ambiguous" else ()


def _describe(graph: nx.DiGraph, node: str, reference: Reference) -> None:
    """Say of a missing document what its citations print; of two statements the first stays."""
    if node not in graph:
        graph.add_node(node, state="missing")
    if graph.nodes[node]["state"] == "known":
        return
    facts = (reference.number, reference.type, reference.date, reference.issuer, reference.title)
    for name, value in _named(*facts).items():
        graph.nodes[node].setdefault(name, value)


def _named(*facts: str | None) -> dict[str, str]:
    names = ("number", "type", "date", "issuer", "subject")
    return {name: _NOT_XML.sub("\ufffd", fact) for name, fact in zip(names, facts, strict=True) if fact}


def _connect(graph: nx.DiGraph, link: Link, target: str, provisions: tuple[str, ...]) -> None:
    """Add an edge; a second reference from one document to another adds to the first."""
    if target == link.source:
        return
    if not graph.has_edge(link.source, target):
        graph.add_edge(link.source, target, state=link.resolution.state)
    edge = graph.edges[link.source, target]
    if link.resolution.state == "matched":
        edge["state"] = "matched"
    for name, values in (("relation", [link.reference.relation]), ("provisions", provisions)):
        both = dict.fromkeys([*_split(edge.get(name)), *(_NOT_XML.sub("\ufffd", value) for value in values if value)])
        if both:
            edge[name] = _JOINED.join(both)


def _split(joined: str | None) -> Iterator[str]:
    yield from joined.split(_JOINED) if joined else ()
