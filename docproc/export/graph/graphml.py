"""The citation graph as GraphML, which Gephi, yEd, Cytoscape and igraph open."""

from __future__ import annotations

import networkx as nx

__all__ = ["to_graphml"]


def to_graphml(graph: nx.DiGraph) -> str:
    """Write the graph as GraphML 1.0.

    Args:
        graph: from ``citation_graph``.

    Returns:
        An XML document in UTF-8; attributes that a document lacks are left out.
    """
    return "\n".join(nx.generate_graphml(graph)) + "\n"
