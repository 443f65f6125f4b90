"""What a citation graph shows at a glance: chains of amendments, circles, and the documents that many build on."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

__all__ = ["Hub", "chains", "cycles", "hubs"]

_CHANGES = frozenset({"sửa đổi", "thay thế", "bãi bỏ", "đính chính"})
_LEAST_CITED = 2


@dataclass(frozen=True, slots=True)
class Hub:
    """A document that others cite: its id, its number, and by how many."""

    id: str
    number: str
    cited_by: int


def chains(graph: nx.DiGraph, *, least: int = 3) -> list[tuple[str, ...]]:
    """Documents that change each other in a row: the first amends the second, that one the third.

    Args:
        graph: from ``citation_graph``.
        least: documents that a chain must have.

    Returns:
        For each document that changes others and is not changed itself the longest chain from it, as ids, the longest
        first. Documents in a circle belong to ``cycles`` and to no chain.
    """
    changing = nx.DiGraph(
        (source, target)
        for source, target, edge in graph.edges(data=True)
        if edge["state"] != "ambiguous" and _CHANGES.intersection(edge.get("relation", "").split("; "))
    )
    changing.remove_nodes_from([node for ring in _rings(changing) for node in ring])
    longest: dict[str, tuple[str, ...]] = {}
    for node in reversed(list(nx.lexicographical_topological_sort(changing))):
        below = [longest[target] for target in changing.successors(node)]
        longest[node] = (node, *min(below, key=lambda chain: (-len(chain), chain), default=()))
    starts = [node for node in changing if not changing.in_degree(node)]
    found = [longest[node] for node in starts if len(longest[node]) >= least]
    return sorted(found, key=lambda chain: (-len(chain), chain))


def cycles(graph: nx.DiGraph) -> list[tuple[str, ...]]:
    """Documents that cite each other in a circle, which their dates forbid: one of the links is likely wrong.

    Returns:
        One circle, as ids, from each group of documents that can reach each other.
    """
    certain = nx.DiGraph(
        (source, target) for source, target, edge in graph.edges(data=True) if edge["state"] == "matched"
    )
    found = []
    for ring in _rings(certain):
        group = certain.subgraph(ring)
        found.append(tuple(source for source, _ in nx.find_cycle(group, source=min(ring))))
    return sorted(found)


def hubs(graph: nx.DiGraph) -> list[Hub]:
    """The documents that most others cite, held or missing, these first; those cited only once are left out."""
    counted = [
        Hub(node, graph.nodes[node].get("number", node), count)
        for node in graph
        if (count := sum(edge["state"] != "ambiguous" for *_, edge in graph.in_edges(node, data=True))) >= _LEAST_CITED
    ]
    return sorted(counted, key=lambda hub: (-hub.cited_by, hub.number, hub.id))


def _rings(graph: nx.DiGraph) -> list[set[str]]:
    return [ring for ring in nx.strongly_connected_components(graph) if len(ring) > 1]
