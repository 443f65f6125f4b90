"""The citation graph as a drawing: one box a document, older ones to the left, arrows from the citing to the cited.

Plain SVG without scripts and outside assets; every text is escaped. Title, description and the hint of each box and
arrow are there for screen readers and for the mouse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import networkx as nx

from docproc.export.graph.layout import BOX_HEIGHT, Layout, arrange, by_age
from docproc.export.graph.words import shortened, width_of, wrapped

__all__ = ["MOST", "to_svg"]

MOST = 150
"""Documents that one drawing shows at most: more cannot be read."""

_WIDTH, _GAP, _MARGIN = 232.0, 92.0, 24.0
_HEAD = 92.0
_PORT = 9.0
_ROW_GAP = 16.0
_SMALL, _LARGE = 11.0, 13.0
_OTHER = "other"
_COLOURS = ("#1d5fa8", "#b3261e", "#1b7a43", "#8a4fb0", "#a05a00", "#0b7285", "#9c2f6f")
_GREY = "#5f6770"
_STYLE = """
.dg-text { font: 11px 'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; fill: #24292f; }
.dg-title { font-size: 17px; font-weight: 600; }
.dg-number { font-size: 13px; font-weight: 600; }
.dg-dim { fill: #57606a; }
.dg-box { fill: #ffffff; stroke: #57606a; stroke-width: 1.2; }
.dg-missing { fill: #fbf7ef; stroke: #9a6700; stroke-dasharray: 5 4; }
.dg-edge { fill: none; stroke-width: 1.6; stroke-opacity: .85; }
.dg-edge:hover { stroke-width: 3.5; stroke-opacity: 1; }
.dg-ambiguous { stroke-dasharray: 2 4; }
"""


@dataclass(frozen=True, slots=True)
class _Palette:
    """The colour of each relation; the commonest have one of their own, the others share the grey."""

    colours: dict[str, str]

    def name(self, relation: str) -> str:
        first = relation.partition("; ")[0]
        return first if first in self.colours else _OTHER

    def colour(self, name: str) -> str:
        return self.colours.get(name, _GREY)

    def marker(self, name: str) -> str:
        return f"dg-arrow-{list(self.colours).index(name) + 1 if name in self.colours else 0}"


def to_svg(graph: nx.DiGraph, *, title: str = "Citations", most: int = MOST) -> str:
    """Draw the graph.

    Args:
        graph: from ``citation_graph``.
        title: what stands above the drawing.
        most: documents shown; of a larger graph these are the most cited ones, and a note says so.

    Returns:
        An SVG document, the same in every run.
    """
    shown = _most_cited(graph, most)
    relations = Counter(edge.get("relation", _OTHER).partition("; ")[0] for *_, edge in shown.edges(data=True))
    relations.pop(_OTHER, None)
    common = sorted(relations, key=lambda name: (-relations[name], name))[: len(_COLOURS)]
    palette = _Palette(dict(zip(common, _COLOURS, strict=False)))
    alone = [node for node in shown if not shown.degree(node)]
    linked = shown.subgraph([node for node in shown if shown.degree(node)])
    layout = arrange(linked, lambda source, target: _kind(shown.edges[source, target], palette))
    legend, legend_width = _legend(shown, palette)
    note = _note(shown, graph)
    columns = max(len(layout.columns), min(len(alone), 4))
    width = max(columns * (_WIDTH + _GAP) - _GAP + 2 * _MARGIN, 2 * _MARGIN + width_of(note, _SMALL), legend_width)
    edges = [_edge(shown, source, target, layout, palette) for source, target in sorted(shown.edges)]
    boxes = [
        _box(shown, node, _left(slot[2]), _HEAD + layout.heights[slot] - BOX_HEIGHT / 2)
        for node in linked
        for slot in [layout.slot(node)]
    ]
    foot = _HEAD + layout.height + _MARGIN if boxes else _HEAD
    rest, height = _unlinked(shown, alone, columns, foot)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}"'
            f' height="{height:g}" lang="vi" role="img" aria-labelledby="dg-title dg-desc">',
            f'<title id="dg-title">{escape(title)}</title>',
            f'<desc id="dg-desc">{escape(note)} An arrow leads from a document to one that it cites.</desc>',
            f"<style>{_STYLE}</style>",
            _markers(palette),
            f'<rect width="{width:g}" height="{height:g}" fill="#f6f8fa"/>',
            _text(_MARGIN, 32, shortened(title, width - 2 * _MARGIN, 17, bold=True), "dg-title"),
            _text(_MARGIN, 52, note, "dg-dim"),
            *legend,
            *edges,
            *boxes,
            *rest,
            "</svg>\n",
        ]
    )


def _most_cited(graph: nx.DiGraph, most: int) -> nx.DiGraph:
    ranked = sorted(graph, key=lambda node: (-graph.in_degree(node), -graph.out_degree(node), node))
    kept = graph.subgraph(ranked[:most])
    shown = nx.DiGraph()  # in an order of its own: the drawing does not depend on the order of reading
    shown.add_nodes_from((node, graph.nodes[node]) for node in sorted(kept))
    shown.add_edges_from(kept.edges(data=True))
    return shown


def _note(shown: nx.DiGraph, graph: nx.DiGraph) -> str:
    missing = sum(facts["state"] == "missing" for _, facts in graph.nodes(data=True))
    counted = f"{len(graph):,} documents, {missing:,} of them missing; {graph.number_of_edges():,} citations."
    if len(shown) == len(graph):
        return counted
    return f"{counted} Shown: the {len(shown):,} most cited, {shown.number_of_edges():,} citations."


def _kind(edge: dict[str, str], palette: _Palette) -> str:
    return f"{palette.name(edge.get('relation', ''))}{'?' if edge['state'] == 'ambiguous' else ''}"


def _markers(palette: _Palette) -> str:
    arrows = "".join(
        f'<marker id="{palette.marker(name)}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8"'
        f' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{palette.colour(name)}"/></marker>'
        for name in (*palette.colours, _OTHER)
    )
    return f"<defs>{arrows}</defs>"


def _legend(graph: nx.DiGraph, palette: _Palette) -> tuple[list[str], float]:
    """The entries in a row, and how wide they are."""
    kinds = {_kind(edge, palette) for *_, edge in graph.edges(data=True)}
    entries = [(name, palette.colour(name), "") for name in palette.colours]
    if kinds & {_OTHER, f"{_OTHER}?"}:
        entries.append(("other relation, or none printed", _GREY, ""))
    if any(kind.endswith("?") for kind in kinds):
        entries.append(("ambiguous", _GREY, " dg-ambiguous"))
    drawn, x = [], _MARGIN
    for name, colour, extra in entries:
        drawn.append(f'<path class="dg-edge{extra}" d="M{x:g} 71h26" stroke="{colour}"/>')
        drawn.append(_text(x + 32, 75, name))
        x += 32 + width_of(name, _SMALL) + 20
    if any(facts["state"] == "missing" for _, facts in graph.nodes(data=True)):
        drawn.append(f'<rect class="dg-box dg-missing" x="{x:g}" y="64" width="26" height="14" rx="3"/>')
        drawn.append(_text(x + 32, 75, "missing"))
        x += 32 + width_of("missing", _SMALL)
    return drawn, x + _MARGIN


def _left(column: int) -> float:
    return _MARGIN + column * (_WIDTH + _GAP)


def _unlinked(graph: nx.DiGraph, nodes: Sequence[str], columns: int, top: float) -> tuple[list[str], float]:
    """The documents without citations in rows below the others, and where the drawing ends."""
    if not nodes:
        return [], top
    drawn = [_text(_MARGIN, top + 11, "These neither cite any of the others nor are cited by them:", "dg-dim")]
    for place, node in enumerate(sorted(nodes, key=lambda node: by_age(graph, node))):
        row, column = divmod(place, columns)
        drawn.append(_box(graph, node, _left(column), top + 24 + row * (BOX_HEIGHT + _ROW_GAP)))
    return drawn, top + 24 + -(-len(nodes) // columns) * (BOX_HEIGHT + _ROW_GAP) + _MARGIN - _ROW_GAP


def _box(graph: nx.DiGraph, node: str, x: float, y: float) -> str:
    facts = graph.nodes[node]
    room = _WIDTH - 20
    number = facts.get("number") or "without number"
    dated = " · ".join(filter(None, (_day(facts.get("date", "")), facts.get("issuer", ""))))
    lines = [
        _text(x + 10, y + 19, shortened(number, room, _LARGE, bold=True), "dg-number"),
        _text(x + 10, y + 35, shortened(dated, room, _SMALL), "dg-dim"),
    ]
    for row, line in enumerate(wrapped(facts.get("subject", ""), room, _SMALL, lines=2)):
        lines.append(_text(x + 10, y + 50 + 14 * row, line))
    count = graph.in_degree(node)
    names = ("type", "issuer", "subject")
    hint = [
        number,
        facts.get("date", ""),
        *(facts.get(name, "") for name in names),
        facts["state"],
        f"cited by {count}",
    ]
    missing = " dg-missing" if facts["state"] == "missing" else ""
    return (
        f"<g><title>{escape(' · '.join(filter(None, hint)))}</title>"
        f'<rect class="dg-box{missing}" x="{x:g}" y="{y:g}" width="{_WIDTH:g}" height="{BOX_HEIGHT:g}" rx="6"/>'
        f"{''.join(lines)}</g>"
    )


def _day(date: str) -> str:
    """As dispatches print it: 20/4/2026; a month or a year alone stay what they are."""
    parts = [part.lstrip("0") or "0" for part in date.split("-")] if date else []
    return "/".join(reversed(parts))


def _edge(graph: nx.DiGraph, source: str, target: str, layout: Layout, palette: _Palette) -> str:
    edge = graph.edges[source, target]
    name = palette.name(edge.get("relation", ""))
    numbers = [graph.nodes[node].get("number", "without number") for node in (source, target)]
    hint = f"{numbers[0]} → {numbers[1]}: " + ", ".join(
        filter(None, (edge.get("relation"), edge.get("provisions"), edge["state"]))
    )
    dotted = " dg-ambiguous" if edge["state"] == "ambiguous" else ""
    way = _way(graph, source, target, layout, palette)
    return (
        f'<path class="dg-edge{dotted}" d="{way}" stroke="{palette.colour(name)}"'
        f' marker-end="url(#{palette.marker(name)})"><title>{escape(hint)}</title></path>'
    )


def _way(graph: nx.DiGraph, source: str, target: str, layout: Layout, palette: _Palette) -> str:
    """The path of an arrow: out of the left side of its source, along its road, into the right side of its target."""
    start, end = layout.slot(source), layout.slot(target)
    out = _port(sorted((_first(layout, source, to), to) for to in graph.successors(source)), target)
    arriving: dict[str, list[float]] = {}
    for citing in graph.predecessors(target):
        arriving.setdefault(_kind(graph.edges[citing, target], palette), []).append(_last(layout, citing, target))
    kinds = sorted((sum(heights) / len(heights), kind) for kind, heights in arriving.items())
    into = _port(kinds, _kind(graph.edges[source, target], palette))
    x, y = _left(start[2]), _HEAD + layout.heights[start] + out
    goal_x, goal_y = _left(end[2]) + _WIDTH, _HEAD + layout.heights[end] + into
    if start[2] <= end[2]:  # a circle: both stand in one column, so the arrow leaves to the right
        x = _left(start[2]) + _WIDTH
        return f"M{x:g} {y:g}C{x + 60:g} {y:g} {goal_x + 60:g} {goal_y:g} {goal_x:g} {goal_y:g}"
    parts = [f"M{x:g} {y:g}"]
    for slot in layout.roads[source, target]:
        level = _HEAD + layout.heights[slot]
        parts.append(f"{_bend(x, y, _left(slot[2]) + _WIDTH, level)}H{_left(slot[2]):g}")
        x, y = _left(slot[2]), level
    return "".join([*parts, _bend(x, y, goal_x, goal_y)])


def _first(layout: Layout, source: str, target: str) -> float:
    """At which height an arrow passes the column next to its source."""
    return layout.heights[(layout.roads[source, target] or [layout.slot(target)])[0]]


def _last(layout: Layout, source: str, target: str) -> float:
    """At which height an arrow passes the column next to its target."""
    return layout.heights[(layout.roads[source, target] or [layout.slot(source)])[-1]]


def _port(ways: Sequence[tuple[float, str]], name: str) -> float:
    """How far from the middle of a box's side an arrow leaves or enters, so that several stay apart."""
    place = [way for _, way in ways].index(name)
    step = min(_PORT, (BOX_HEIGHT - 16) / max(len(ways) - 1, 1))
    return round((place - (len(ways) - 1) / 2) * step, 1)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    middle = (x + to_x) / 2
    return f"C{middle:g} {y:g} {middle:g} {to_y:g} {to_x:g} {to_y:g}"


def _text(x: float, y: float, text: str, style: str = "") -> str:
    return f'<text class="{f"dg-text {style}".strip()}" x="{x:g}" y="{y:g}">{escape(text)}</text>'
