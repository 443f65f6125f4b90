"""What the classifier sees of a piece of ink: directions of its outline by place, a small picture, size and holes.

The outline's directions over a coarse grid are the usual features for hand-written figures (gradient features;
Liu, Nakashima, Sako, Fujisawa, 2003); size and height on the line tell a figure from a comma or a slash.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from docproc.reading.figures.ink import Mask
from docproc.reading.figures.segments import Atoms, Piece

__all__ = ["LENGTH", "features_of", "vector"]

_SIDE = 28
_INNER = 22
_GRID = 5
_DIRECTIONS = 8
_SMALL = 7
LENGTH = _GRID * _GRID * _DIRECTIONS + _SMALL * _SMALL + 7

Vector = npt.NDArray[np.float32]


def features_of(piece: Piece, atoms: Atoms) -> Vector:
    """The vector of one piece in its field.

    Args:
        piece: the piece.
        atoms: the field that it stands in, which gives the usual height and place of figures.

    Returns:
        ``LENGTH`` numbers.
    """
    rows = piece.ink.shape[0]
    return vector(
        piece.ink,
        height=rows / atoms.height,
        top=(piece.row - atoms.top) / atoms.height,
        bottom=(piece.row + rows - atoms.bottom) / atoms.height,
    )


def vector(ink: Mask, *, height: float = 1.0, top: float = 0.0, bottom: float = 0.0) -> Vector:
    """The vector of a piece of ink.

    Args:
        ink: its pixels, cropped.
        height: its height against the field's usual figure.
        top: how far it begins below the usual figure's top, in figure heights.
        bottom: how far it ends below the usual figure's bottom.

    Returns:
        ``LENGTH`` numbers.
    """
    picture = _normalised(ink)
    down = _SLOPE @ picture @ _BLUR.T
    right = _BLUR @ picture @ _SLOPE.T
    strength = np.hypot(down, right)
    angle = (np.arctan2(down, right) % (2 * np.pi)) * (_DIRECTIONS / (2 * np.pi))
    low = np.floor(angle).astype(int) % _DIRECTIONS
    share = angle - np.floor(angle)
    planes = np.zeros((_DIRECTIONS, _SIDE, _SIDE))
    at = np.indices((_SIDE, _SIDE))
    planes[low, at[0], at[1]] = strength * (1 - share)
    planes[(low + 1) % _DIRECTIONS, at[0], at[1]] += strength * share
    directions = np.sqrt(np.maximum(_WINDOWS @ planes @ _WINDOWS.T, 0.0))
    small = picture.reshape(_SMALL, _SIDE // _SMALL, _SMALL, _SIDE // _SMALL).mean(axis=(1, 3))
    rows, columns = ink.shape
    shape = [
        min(columns / max(rows, 1), 3.0),
        min(height, 2.5),
        float(np.clip(top, -1.5, 1.5)),
        float(np.clip(bottom, -1.5, 1.5)),
        min(_holes(ink), 3),
        min(int(ndimage.label(ink, np.ones((3, 3)))[1]), 4) - 1,
        float(ink.mean()),
    ]
    return np.concatenate([directions.ravel(), small.ravel(), shape]).astype(np.float32)


def _normalised(ink: Mask) -> npt.NDArray[np.float64]:
    """The ink in the middle of a square, its longer side at a fixed length, slim figures widened a little."""
    rows, columns = ink.shape
    longer = max(rows, columns)
    narrow = (min(rows, columns) / longer) ** 0.7
    target = (
        max(3, round(_INNER * (1.0 if rows >= columns else narrow))),
        max(3, round(_INNER * (1.0 if columns >= rows else narrow))),
    )
    resized = _resample(ink.astype(float), target)
    square = np.zeros((_SIDE, _SIDE))
    row, column = (_SIDE - target[0]) // 2, (_SIDE - target[1]) // 2
    square[row : row + target[0], column : column + target[1]] = resized
    return square


def _resample(picture: npt.NDArray[np.float64], target: tuple[int, int]) -> npt.NDArray[np.float64]:
    """Resize by averaging over areas, which keeps thin strokes whole."""
    down, across = (_weights(size, wanted) for size, wanted in zip(picture.shape, target, strict=True))
    return np.asarray(down @ picture @ across.T)


def _weights(size: int, wanted: int) -> npt.NDArray[np.float64]:
    """How much each of ``size`` cells belongs to each of ``wanted`` cells; rows sum to one."""
    edges = np.linspace(0, size, wanted + 1)
    cells = np.arange(size)
    overlap = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    overlap = np.maximum(overlap, 0.0)
    return np.asarray(overlap / overlap.sum(axis=1, keepdims=True))


def _holes(ink: Mask) -> int:
    """Closed loops of some size."""
    padded = np.pad(~ink, 1, constant_values=True)
    labels, count = ndimage.label(padded)
    if count <= 1:
        return 0
    sizes = np.bincount(labels.ravel())[1:]
    sizes[labels[0, 0] - 1] = 0
    return int((sizes >= max(3, 0.004 * ink.size)).sum())


def _make_windows() -> npt.NDArray[np.float64]:
    centres = (np.arange(_GRID) + 0.5) * _SIDE / _GRID
    spread = _SIDE / _GRID * 0.6
    window = np.exp(-0.5 * ((np.arange(_SIDE)[None, :] + 0.5 - centres[:, None]) / spread) ** 2)
    return np.asarray(window / window.sum(axis=1, keepdims=True))


_WINDOWS = _make_windows()
_BLUR = ndimage.gaussian_filter1d(np.eye(_SIDE), 1.0, axis=0, mode="constant")
_SLOPE = ndimage.gaussian_filter1d(np.eye(_SIDE), 1.0, axis=0, order=1, mode="constant")
