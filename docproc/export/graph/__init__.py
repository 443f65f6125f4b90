"""The citation graph of an index: as GraphML, JSON-LD and a drawing in SVG, and what can be seen in it.

Nodes are documents, held or missing; an edge leads from the citing document to the cited one.
"""

from docproc.export.graph.build import End, Provisions, citation_graph, ends, graph_of, neighbourhood
from docproc.export.graph.graphml import to_graphml
from docproc.export.graph.json_ld import to_json_ld
from docproc.export.graph.svg import to_svg
from docproc.export.graph.views import Hub, chains, cycles, hubs

__all__ = [
    "End",
    "Hub",
    "Provisions",
    "chains",
    "citation_graph",
    "cycles",
    "ends",
    "graph_of",
    "hubs",
    "neighbourhood",
    "to_graphml",
    "to_json_ld",
    "to_svg",
]
