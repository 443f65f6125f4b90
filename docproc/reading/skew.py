"""How far the lines of a page are from level: the slope at which the ink falls into the sharpest rows."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["skew_of"]

_STEP = 4
"""Ink is looked at in squares of four pixels; 15 ms a page."""
_MARGIN = 0.05
"""Share of each side that is left out: shadows of the lid and punched holes are no lines."""
_DARKER = 50
"""Grey levels by which ink is darker than the paper."""
_WIDEST = 6.0
"""Degrees; a page fed in further askew than this was not meant to be read."""
_COARSE, _FINE = 0.5, 0.05
_LEAST_INK = 400
_MOST_INK = 60_000
_SHARPER = 1.03
"""By how much the rows must be sharper than on the page as it lies."""
_BY_CHANCE = 4.0
"""Ink strewn at random gives twice its squares as sharpness; lines of text give ten times as much and more."""


def skew_of(pixels: npt.NDArray[np.uint8]) -> float:
    """Degrees by which the lines of a page rise to the right; 0 where that cannot be told.

    Args:
        pixels: grey pixels of an upright page, rows × columns.
    """
    rows, columns = _ink(pixels)
    if not _LEAST_INK <= len(rows) <= 25 * _MOST_INK:
        return 0.0
    thin = max(1, len(rows) // _MOST_INK)
    y, x = rows[::thin].astype(np.float32), columns[::thin].astype(np.float32)
    coarse = np.arange(-_WIDEST, _WIDEST + _COARSE / 2, _COARSE)
    best = float(max(coarse, key=lambda angle: _sharpness(y, x, float(angle))))
    fine = np.arange(best - _COARSE, best + _COARSE + _FINE / 2, _FINE)
    sharpness = [_sharpness(y, x, float(angle)) for angle in fine]
    at = int(np.argmax(sharpness))
    if sharpness[at] < _BY_CHANCE * len(y) or abs(float(fine[at])) >= _WIDEST:
        return 0.0
    if sharpness[at] < _SHARPER * _sharpness(y, x, 0.0):
        return 0.0
    return round(float(fine[at]), 2)


def _ink(pixels: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    height, width = (side // _STEP * _STEP for side in pixels.shape)
    top, left = (int(side * _MARGIN) // _STEP * _STEP for side in (height, width))
    inner = pixels[top : height - top, left : width - left]
    if inner.size == 0:
        empty = np.zeros(0, np.int64)
        return empty, empty
    # the darkest of a few pixels each way stands for the square: thin strokes would vanish in a mean
    small = np.minimum(
        np.minimum(inner[::_STEP, ::_STEP], inner[1::_STEP, 1::_STEP]),
        np.minimum(inner[2::_STEP, 2::_STEP], inner[3::_STEP, 3::_STEP]),
    )
    found = np.nonzero(small < np.median(small).astype(np.int16) - _DARKER)
    return found[0], found[1]


def _sharpness(rows: npt.NDArray[np.float32], columns: npt.NDArray[np.float32], angle: float) -> float:
    levelled = rows + columns * np.float32(np.tan(np.radians(angle)))
    levelled -= levelled.min()
    profile = np.bincount(levelled.astype(np.int32)).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())
