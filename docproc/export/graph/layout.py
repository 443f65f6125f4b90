"""Where the documents of a citation graph stand in a drawing: in columns, the cited ones left of those that cite them.

The way of Sugiyama, Tagawa and Toda (1981): columns by longest path, an order in each column that crosses few edges,
then heights close to the neighbours'. An edge over several columns goes through way points, and edges of one kind to
one document share theirs, so that they join on the way like roads. The same graph gives the same drawing.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import networkx as nx

__all__ = ["BOX_HEIGHT", "Layout", "arrange", "by_age"]

BOX_HEIGHT = 74.0
_GAP = 18.0
_ROAD = 14.0
_MOST_IN_COLUMN = 24
_SWEEPS = 16
_SETTLINGS = 24

Slot = tuple[str, str, int]
"""A place in a column: of a document ``(id, "", column)``, or of a way point ``(id of the target, kind, column)``."""


@dataclass(slots=True)
class Layout:
    """Places of documents and ways of edges.

    Attributes:
        columns: the slots of each column from left to right, each from top to bottom.
        heights: the middle of each slot; the least is half a box.
        roads: the way points of each edge (source, target), from the source on.
    """

    columns: list[list[Slot]]
    heights: dict[Slot, float] = field(default_factory=dict)
    roads: dict[tuple[str, str], list[Slot]] = field(default_factory=dict)

    def slot(self, node: str) -> Slot:
        """The place of a document."""
        return self._places[node]

    @property
    def height(self) -> float:
        """From the top of the highest box to the foot of the lowest."""
        return max(self.heights.values(), default=0.0) + BOX_HEIGHT / 2

    _places: dict[str, Slot] = field(default_factory=dict)


def arrange(graph: nx.DiGraph, kind: Callable[[str, str], str]) -> Layout:
    """Lay out a graph.

    Args:
        graph: from ``citation_graph``.
        kind: for source and target of an edge its kind; edges of one kind to one document may share a road.

    Returns:
        The layout.
    """
    column = _columns(graph)
    layout = Layout([[] for _ in range(max(column.values(), default=-1) + 1)])
    for node in sorted(graph, key=lambda node: by_age(graph, node)):
        layout._places[node] = (node, "", column[node])
        layout.columns[column[node]].append(layout.slot(node))
    links: set[tuple[Slot, Slot]] = set()  # between neighbouring columns, the left one first
    for source, target in graph.edges:
        road = [(target, kind(source, target), at) for at in range(column[source] - 1, column[target], -1)]
        layout.roads[source, target] = road
        steps = [layout.slot(source), *road, layout.slot(target)]
        links |= {(left, right) for right, left in pairwise(steps) if right[2] == left[2] + 1}
    for way_point in sorted({slot for road in layout.roads.values() for slot in road}):
        layout.columns[way_point[2]].append(way_point)
    neighbours = _neighbours(sorted(links))
    _order(layout, sorted(links), neighbours)
    _settle(layout, neighbours)
    return layout


def by_age(graph: nx.DiGraph, node: str) -> tuple[str, str, str]:
    """A key that sorts documents by date, then by number."""
    facts = graph.nodes[node]
    return facts.get("date", ""), facts.get("number", ""), node


def _columns(graph: nx.DiGraph) -> dict[str, int]:
    """The column of each document: right of all that it cites, and as near as may be to those that cite it."""
    groups = nx.condensation(graph)  # documents that cite each other in a circle share a column
    order = list(nx.topological_sort(groups))
    column: dict[int, int] = {}
    for group in reversed(order):
        column[group] = 1 + max((column[cited] for cited in groups.successors(group)), default=-1)
    for group in order:
        column[group] = min((column[citing] - 1 for citing in groups.predecessors(group)), default=column[group])
    members: dict[int, list[str]] = {}
    for group in order:
        members.setdefault(column[group], []).extend(groups.nodes[group]["members"])
    return _broken(graph, members)


def _broken(graph: nx.DiGraph, members: dict[int, list[str]]) -> dict[str, int]:
    """Long columns broken into several, older documents to the left."""
    column: dict[str, int] = {}
    start = 0
    for at in sorted(members):
        nodes = sorted(members[at], key=lambda node: by_age(graph, node))
        parts = -(-len(nodes) // _MOST_IN_COLUMN)
        size = -(-len(nodes) // parts)
        column |= {node: start + index // size for index, node in enumerate(nodes)}
        start += parts
    return column


def _neighbours(links: Iterable[tuple[Slot, Slot]]) -> dict[Slot, tuple[list[Slot], list[Slot]]]:
    """For each slot those that it is linked with in the column to its left, and to its right."""
    found: dict[Slot, tuple[list[Slot], list[Slot]]] = {}
    for left, right in links:
        found.setdefault(left, ([], []))[1].append(right)
        found.setdefault(right, ([], []))[0].append(left)
    return found


def _order(
    layout: Layout, links: Sequence[tuple[Slot, Slot]], neighbours: dict[Slot, tuple[list[Slot], list[Slot]]]
) -> None:
    """Sort each column by the mean place of its neighbours, to and fro; of all orders met the best is kept."""
    best, fewest = [list(column) for column in layout.columns], _crossings(layout.columns, links)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        side = sweep % 2
        inward = layout.columns if side == 0 else layout.columns[::-1]
        for before, column in pairwise(inward):
            place = {slot: index for index, slot in enumerate(before)}
            middle = {
                slot: _mean([place[other] for other in neighbours[slot][side]], at)
                for at, slot in enumerate(column)
                if slot in neighbours
            }
            column.sort(key=lambda slot, middle=middle: middle.get(slot, 0.0))  # type: ignore[misc]
        crossings = _crossings(layout.columns, links)
        if crossings < fewest:
            best, fewest = [list(column) for column in layout.columns], crossings
    layout.columns = best


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _crossings(columns: Iterable[Sequence[Slot]], links: Iterable[tuple[Slot, Slot]]) -> int:
    place = {slot: index for column in columns for index, slot in enumerate(column)}
    between: dict[int, list[tuple[int, int]]] = {}
    for left, right in links:
        between.setdefault(left[2], []).append((place[left], place[right]))
    count = 0
    for pairs in between.values():
        seen: list[int] = []
        for _, right_place in sorted(pairs):
            count += len(seen) - bisect_right(seen, right_place)
            insort(seen, right_place)
    return count


def _settle(layout: Layout, neighbours: dict[Slot, tuple[list[Slot], list[Slot]]]) -> None:
    """Heights: each slot as near to the mean of its neighbours as order and distances allow."""
    heights = layout.heights
    for column in layout.columns:
        heights |= dict(zip(column, _apart(column, [0.0] * len(column)), strict=True))
    for settling in range(_SETTLINGS):
        for column in layout.columns if settling % 2 else layout.columns[::-1]:
            wanted = []
            for slot in column:
                left, right = neighbours.get(slot, ([], []))
                wanted.append(_mean([heights[other] for other in (*left, *right)], heights[slot]))
            heights |= dict(zip(column, _apart(column, wanted), strict=True))
    lowest = min((heights[slot] - (0 if slot[1] else BOX_HEIGHT / 2) for slot in heights), default=0.0)
    for slot in heights:
        heights[slot] = round(heights[slot] - lowest, 1)


def _apart(column: Sequence[Slot], wanted: Sequence[float]) -> list[float]:
    """The heights nearest to the wanted ones (least squares) that keep order and distances: pooled neighbours."""
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + sum((_ROAD if slot[1] else BOX_HEIGHT + _GAP) / 2 for slot in (above, below)))
    pools: list[tuple[float, int]] = []  # sum and number of the slots that move as one
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    bases = [total / count for total, count in pools for _ in range(count)]
    return [base + offset for base, offset in zip(bases, offsets, strict=False)]
