"""From grey pixels to ink: black and white, without ruled and dotted lines, upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy import ndimage

__all__ = ["Grey", "Mask", "binarise", "sheared", "slant_of", "without_rules", "without_specks"]

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
_Pixel = TypeVar("_Pixel", bound=np.generic)

_FAINTEST = 40
"""Grey levels between paper and ink below which a crop holds no ink at all."""
_RULE_LENGTH = 1.3
"""A horizontal run this many figure heights long is a ruled line: no figure is so wide."""
_RULE_THICKNESS = 0.2
_SPECK = 0.16
"""Leader dots, colons and dust are lower and narrower than this share of a figure's height (and at least 3 pixels)."""
_SLANTS = np.arange(-0.3, 0.95, 0.1)
"""Shears tried, in columns a row: from 17 degrees backward to 43 degrees forward."""


@dataclass(frozen=True, slots=True)
class _Split:
    threshold: float
    contrast: float


def binarise(grey: Grey) -> Mask:
    """Black and white by Otsu's threshold.

    Args:
        grey: rows × columns, 0 black to 255 white.

    Returns:
        True where there is ink; all False on a crop without contrast.
    """
    if grey.size == 0:
        return np.zeros(grey.shape, bool)
    split = _otsu(grey)
    if split.contrast < _FAINTEST:
        return np.zeros(grey.shape, bool)
    dark: Mask = grey <= split.threshold
    return dark


def _otsu(grey: Grey) -> _Split:
    """The threshold that parts the grey levels into two classes best (Otsu, 1979)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    levels = np.arange(256)
    dark = np.cumsum(counts)
    light = dark[-1] - dark
    mass = np.cumsum(counts * levels)
    with np.errstate(divide="ignore", invalid="ignore"):
        dark_mean = mass / dark
        light_mean = (mass[-1] - mass) / light
        between = dark * light * (light_mean - dark_mean) ** 2
    best = int(np.nanargmax(np.where(np.isfinite(between), between, -1.0)))
    contrast = float(light_mean[best] - dark_mean[best])
    return _Split(float(best), contrast if np.isfinite(contrast) else 0.0)


def without_rules(ink: Mask, height: float) -> Mask:
    """Take ruled lines away and keep the strokes that cross them.

    Args:
        ink: rows × columns.
        height: height of the figures in pixels.
    """
    length = max(8, round(_RULE_LENGTH * height))
    if ink.shape[1] <= length:
        return ink
    thickness = max(3, round(_RULE_THICKNESS * height))
    padded = np.pad(ink, ((0, 0), (1, 1)), mode="edge")
    bridged = ndimage.binary_closing(padded, np.ones((1, 3), bool))[:, 1:-1]
    runs = ndimage.binary_opening(bridged, np.ones((1, length), bool))
    labels, count = ndimage.label(runs, np.ones((3, 3)))
    rules = np.zeros_like(ink)
    for index, where in enumerate(ndimage.find_objects(labels), 1):
        if count and where[0].stop - where[0].start <= thickness:
            rules |= labels == index
    if not rules.any():
        return ink
    kept = ink & ~rules
    above = np.roll(kept, 1, axis=0) | np.roll(kept, 2, axis=0)
    below = np.roll(kept, -1, axis=0) | np.roll(kept, -2, axis=0)
    reach = thickness + 1
    crossing = ndimage.binary_dilation(above, np.ones((2 * reach + 1, 1), bool)) & ndimage.binary_dilation(
        below, np.ones((2 * reach + 1, 1), bool)
    )
    whole: Mask = kept | (ink & rules & crossing)
    return whole


def without_specks(ink: Mask, height: float) -> Mask:
    """Take away components too small to be part of a figure: dust, leader dots, the dots of a colon.

    Args:
        ink: rows × columns.
        height: height of the figures in pixels.
    """
    limit = max(3.0, _SPECK * height)
    labels, count = ndimage.label(ink, np.ones((3, 3)))
    if count == 0:
        return ink
    small = [
        index
        for index, (rows, columns) in enumerate(ndimage.find_objects(labels), 1)
        if rows.stop - rows.start <= limit and columns.stop - columns.start <= limit
    ]
    return ink & ~np.isin(labels, small) if small else ink


def slant_of(ink: Mask) -> float:
    """The shear that makes the strokes stand upright: columns then hold either much ink or little.

    Args:
        ink: rows × columns.

    Returns:
        Columns a row, positive where strokes lean forward.
    """
    rows, columns = np.nonzero(ink)
    best, best_score = 0.0, -1.0
    for slant in _SLANTS if rows.size else ():
        moved = np.round(columns + slant * rows).astype(int)
        score = float((np.bincount(moved - moved.min()).astype(float) ** 2).sum()) * (1.0 - 0.02 * abs(slant))
        if score > best_score:
            best, best_score = float(slant), score
    return best


def sheared(picture: npt.NDArray[_Pixel], slant: float) -> npt.NDArray[_Pixel]:
    """Shift each row so that strokes of this slant stand upright; the last row stays where it is.

    Args:
        picture: rows × columns.
        slant: columns a row, as ``slant_of`` gives.

    Returns:
        As many rows, and columns enough for the shear.
    """
    height, width = picture.shape
    shifts = np.round(slant * (height - 1 - np.arange(height))).astype(int)
    upright = np.zeros((height, width + int(shifts.max() - shifts.min())), picture.dtype)
    start = int(shifts.max())
    for row, shift in enumerate(shifts):
        upright[row, start - shift : start - shift + width] = picture[row]
    return upright
