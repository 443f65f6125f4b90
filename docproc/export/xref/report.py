"""What there is to say of the citations in a set of dispatches: plain frozen values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from docproc.citations.identity import number_key
from docproc.export.graph import Hub, Provisions, chains, citation_graph, cycles, ends, hubs, neighbourhood

if TYPE_CHECKING:
    import networkx as nx

    from docproc.citations.index import Contradiction, Index, Link, Missing, Record, Resolution, Slip

__all__ = ["CitedBy", "Cites", "Document", "Report", "Step", "report"]

MOST_HUBS = 10
"""Documents that are named as cited by most."""


@dataclass(frozen=True, slots=True)
class Cites:
    """One citation of a document: what it prints, and which document the index takes it for."""

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    relation: str | None
    provisions: tuple[str, ...]
    resolution: Resolution


@dataclass(frozen=True, slots=True)
class CitedBy:
    """One document that certainly cites another."""

    id: str
    number: str | None
    date: str | None
    relation: str | None
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One dispatch held, the files that it was read from, what it cites and what cites it."""

    id: str
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    files: tuple[str, ...]
    cites: tuple[Cites, ...]
    cited_by: tuple[CitedBy, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a chain or circle."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said; ``labels`` (numbers, or files) and ``graph`` are for people and drawings, no parts of JSON."""

    documents: tuple[Document, ...]
    missing: tuple[Missing, ...]
    slips: tuple[Slip, ...]
    contradictions: tuple[Contradiction, ...]
    chains: tuple[tuple[Step, ...], ...]
    cycles: tuple[tuple[Step, ...], ...]
    hubs: tuple[Hub, ...]
    labels: Mapping[str, str]
    graph: nx.DiGraph

    def as_json(self) -> dict[str, Any]:
        """Lists and objects of plain values."""
        return {
            "documents": [asdict(one) for one in self.documents],
            "missing": [asdict(one) for one in self.missing],
            "slips": [asdict(one) for one in self.slips],
            "contradictions": [asdict(one) for one in self.contradictions],
            "chains": [[asdict(step) for step in chain] for chain in self.chains],
            "cycles": [[asdict(step) for step in ring] for ring in self.cycles],
            "hubs": [asdict(one) for one in self.hubs],
        }

    def as_json_lines(self) -> Iterator[dict[str, Any]]:
        """One object a line, with its kind (``document``, ``missing``, ``slip`` …)."""
        for name, values in self.as_json().items():
            for value in values:
                yield {"kind": name.removesuffix("s"), **(value if isinstance(value, dict) else {"documents": value})}


def report(
    index: Index,
    *,
    provisions: Provisions | None = None,
    files: Mapping[str, Sequence[str]] | None = None,
    about: str | None = None,
) -> Report | None:
    """Say what cites what.

    Args:
        index: the dispatches.
        provisions: which provisions are cited, where known.
        files: for the id of a dispatch the files that it was read from.
        about: number or id of one document; the report then holds only it, what it cites and what cites it.

    Returns:
        The report; ``None`` where nothing that was read is or cites ``about``.
    """
    missing = index.missing()
    found = ends(index, missing)
    whole = citation_graph(index, provisions=provisions, found=found)
    centre = _named(whole, about) if about is not None else set(whole)
    if about is not None and not centre:
        return None
    graph = neighbourhood(whole, centre) if about is not None else whole
    links = [(link, nodes) for link, nodes in found if link.source in centre or centre.intersection(nodes)]
    steps = {node: Step(node, facts.get("number", node)) for node, facts in whole.nodes(data=True)}
    return Report(
        documents=tuple(_documents(index, graph, links, provisions or {}, files or {})),
        missing=tuple(one for one in missing if about is None or _is_among(one.number, one.cited_by, graph)),
        slips=tuple(
            replace(slip, source=link.source)
            for link, _ in found
            for slip in link.resolution.slips
            if centre.intersection((link.source, slip.suspected))
        ),
        contradictions=tuple(one for one in index.contradictions() if about is None or centre.intersection(one.ids)),
        chains=tuple(tuple(steps[node] for node in chain) for chain in chains(whole) if centre.intersection(chain)),
        cycles=tuple(tuple(steps[node] for node in ring) for ring in cycles(whole) if centre.intersection(ring)),
        hubs=tuple([hub for hub in hubs(whole) if hub.id in graph][:MOST_HUBS]),
        labels={
            node: _label(facts.get("number"), (files or {}).get(node, ())) for node, facts in whole.nodes(data=True)
        },
        graph=graph,
    )


def _label(number: str | None, files: Sequence[str]) -> str:
    return number or f"(without number{f': {PurePath(files[0]).name}' if files else ''})"


def _named(graph: nx.DiGraph, about: str) -> set[str]:
    if about in graph:
        return {about}
    key = number_key(about)
    return {node for node, facts in graph.nodes(data=True) if number_key(facts.get("number", "")) == key}


def _is_among(number: str, sources: Sequence[str], graph: nx.DiGraph) -> bool:
    """Whether a missing document is one of the graph's."""
    key = number_key(number)
    return any(
        graph.nodes[node]["state"] == "missing" and number_key(graph.nodes[node]["number"]) == key
        for source in sources
        if source in graph
        for node in graph.successors(source)
    )


def _documents(
    index: Index,
    graph: nx.DiGraph,
    links: Sequence[tuple[Link, tuple[str, ...]]],
    provisions: Provisions,
    files: Mapping[str, Sequence[str]],
) -> Iterator[Document]:
    records = {record.id: record for record in index.records()}
    cites: dict[str, list[Cites]] = {}
    cited_by: dict[str, list[CitedBy]] = {}
    for link, _ in links:
        reference, citing = link.reference, records[link.source]
        printed = provisions.get((link.source, reference.number, reference.date), ())
        cites.setdefault(link.source, []).append(_cites(link, printed))
        if link.resolution.state == "matched" and link.resolution.target:
            back = CitedBy(citing.id, citing.number, citing.date, reference.relation, printed)
            cited_by.setdefault(link.resolution.target, []).append(back)
    for record in sorted(records.values(), key=_by_date):
        if record.id in graph:
            yield Document(
                record.id,
                record.number,
                record.type,
                record.date,
                record.issuer,
                record.subject,
                tuple(files.get(record.id, ())),
                tuple(cites.get(record.id, ())),
                tuple(cited_by.get(record.id, ())),
            )


def _cites(link: Link, provisions: tuple[str, ...]) -> Cites:
    printed = link.reference
    return Cites(
        printed.number,
        printed.type,
        printed.date,
        printed.issuer,
        printed.title,
        printed.relation,
        provisions,
        link.resolution,
    )


def _by_date(record: Record) -> tuple[str, str, str]:
    return record.date or "", record.number or "", record.id
