"""Ink cut into atoms: whole components, and slices of those that may be several figures that touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from docproc.reading.figures.ink import Mask

__all__ = ["Atoms", "Piece", "atoms_of", "pieces_of"]

_MOST_ATOMS = 16
_MOST_MERGED = 4
_WIDEST = 1.5
"""Widest figure, in figure heights."""
_MAY_TOUCH = 0.62
"""A component this wide against its height may be two figures that touch."""
_LEAST_SLICE = 0.15
_SAME = 0.6
"""Two components that share this much of the narrower one's columns are strokes of one figure."""


@dataclass(frozen=True, slots=True)
class Atoms:
    """Ink numbered from left to right.

    Attributes:
        labels: rows × columns; 0 paper, 1 … ``count`` the atoms.
        count: how many.
        height: usual height of the figures in pixels.
        top: first row with ink of the tallest figures.
        bottom: row behind their last.
        whole: for each atom whether it is a component of its own, not a slice of one.
    """

    labels: npt.NDArray[np.int32]
    count: int
    height: float
    top: float
    bottom: float
    whole: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Atoms ``first`` to ``last`` (exclusive, from 0) taken as one figure.

    Attributes:
        first: index of its first atom.
        last: index behind its last atom.
        ink: its own ink, cropped.
        row: row of the crop's upper edge.
        column: column of the crop's left edge.
    """

    first: int
    last: int
    ink: Mask
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class _Slice:
    """One atom before it has a number: the column of its middle, its ink, where in the field that lies."""

    middle: float
    ink: Mask
    where: tuple[slice, slice]
    whole: bool


def atoms_of(ink: Mask, usual: float) -> Atoms | None:
    """Number the ink's atoms.

    Args:
        ink: upright ink, without lines and specks.
        usual: height of printed figures on the line, in pixels.

    Returns:
        ``None`` where there is no ink, or so much that it is no number.
    """
    labels, count = ndimage.label(ink, np.ones((3, 3)))
    if count == 0:
        return None
    boxes = ndimage.find_objects(labels)
    heights = np.array([rows.stop - rows.start for rows, _ in boxes])
    tall = heights[heights >= 0.6 * min(usual, heights.max())]
    height = float(np.median(tall))
    slices: list[_Slice] = []
    for group in _groups(boxes):
        where = _hull([boxes[index] for index in group])
        own = np.isin(labels[where], [index + 1 for index in group])
        slices.extend(_slices(own, where))
    if len(slices) > _MOST_ATOMS:
        return None
    numbered = np.zeros(ink.shape, np.int32)
    slices.sort(key=lambda one: one.middle)
    for number, one in enumerate(slices, 1):
        numbered[one.where][one.ink] = number
    large = [box for box, one in zip(boxes, heights, strict=True) if one >= 0.6 * height]
    top = float(np.median([rows.start for rows, _ in large]))
    bottom = float(np.median([rows.stop for rows, _ in large]))
    return Atoms(numbered, len(slices), height, top, bottom, tuple(one.whole for one in slices))


def _groups(boxes: list[tuple[slice, slice]]) -> list[list[int]]:
    """Components that stand above one another, as a figure's broken strokes do."""
    groups: list[list[int]] = []
    spans: list[tuple[int, int]] = []
    for index in sorted(range(len(boxes)), key=lambda one: boxes[one][1].start):
        low, high = boxes[index][1].start, boxes[index][1].stop
        for at, (start, stop) in enumerate(spans):
            shared = min(high, stop) - max(low, start)
            if shared >= _SAME * min(high - low, stop - start):
                groups[at].append(index)
                spans[at] = (min(low, start), max(high, stop))
                break
        else:
            groups.append([index])
            spans.append((low, high))
    return groups


def _hull(boxes: list[tuple[slice, slice]]) -> tuple[slice, slice]:
    rows, columns = zip(*boxes, strict=True)
    return (
        slice(min(one.start for one in rows), max(one.stop for one in rows)),
        slice(min(one.start for one in columns), max(one.stop for one in columns)),
    )


def _slices(own: Mask, where: tuple[slice, slice]) -> Iterator[_Slice]:
    """The ink of one group, cut where little of it joins left and right."""
    start, cuts = 0, _cuts(own)
    for end in [*cuts, own.shape[1]]:
        part = np.zeros_like(own)
        part[:, start:end] = own[:, start:end]
        columns = np.nonzero(part.any(axis=0))[0]
        if columns.size:
            yield _Slice(where[1].start + float(columns[0] + columns[-1]) / 2, part, where, not cuts)
        start = end


def _cuts(own: Mask) -> list[int]:
    """Columns at which a wide group may part: valleys of its ink, best first, some way from one another."""
    height, width = own.shape
    if width < _MAY_TOUCH * height:
        return []
    least = max(3, round(_LEAST_SLICE * height))
    profile = ndimage.uniform_filter1d(own.sum(axis=0).astype(float), 3, mode="nearest")
    stroke = float(np.median(profile[profile > 0]))
    most = min(5, max(1, round(width / (0.35 * height))))
    inner = range(least, width - least)
    valleys = sorted(
        (x for x in inner if profile[x] <= profile[max(0, x - 2) : x + 3].min() + 1e-9 and profile[x] <= 2.0 * stroke),
        key=lambda x: profile[x],
    )
    chosen: list[int] = []
    for x in valleys:
        if len(chosen) < most and all(abs(x - other) >= least for other in chosen):
            chosen.append(x)
    return sorted(chosen)


def pieces_of(atoms: Atoms) -> list[Piece]:
    """All runs of neighbouring atoms that may be one figure.

    Args:
        atoms: the numbered ink.

    Returns:
        In order of their first atom; every single atom is among them.
    """
    boxes = ndimage.find_objects(atoms.labels, atoms.count)
    pieces: list[Piece] = []
    for first in range(atoms.count):
        for last in range(first + 1, min(first + _MOST_MERGED, atoms.count) + 1):
            rows, columns = _hull(boxes[first:last])
            if last - first > 1 and columns.stop - columns.start > _WIDEST * max(atoms.height, rows.stop - rows.start):
                break
            crop = atoms.labels[rows, columns]
            pieces.append(Piece(first, last, (crop > first) & (crop <= last), rows.start, columns.start))
    return pieces
