"""The pixels of a gap, with what belongs to the print around it painted over."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from docproc.reading.figures.gaps import Gap
from docproc.reading.figures.ink import Grey, Mask, binarise

__all__ = ["box_of", "crop_of"]

_ABOVE, _BELOW = 2.3, 0.9
"""Reach of hand-written figures above and below the line that the print stands on, in printed figure heights."""
_LOOK = 0.8
"""How much farther one looks, to tell what belongs to neighbouring lines and words."""
_SLASH_LEAN = 0.42
"""Of a printed slash (Times), in columns a row."""
_SLASH_ROWS = (0.97, 0.05)
"""How far it reaches, in figure heights above the line."""
_SLASH_SHIFTS = (-0.15, 0.0, 0.15)
"""Skew may put the line too low or too high, by so many figure heights."""
_SLASH_OFFSET = 0.15
"""Print's widths end a little before the ink does."""
_FAR_SLASH = 0.12
"""Of equally good slashes the nearest to where print's width puts it; so much for each figure height away."""
_SLASH_STROKE = 0.08
_SLASH_SEARCH = 0.9
_SLASH_SIDES, _SLASH_CROWDED = 0.24, 0.4
"""A slash is thin: so far beside it, in figure heights, there is paper, and this is what ink there takes off."""
_SLASH_UPRIGHT = 0.5
"""What the same line upright through its middle takes off, all ink: stems of letters are no slashes."""
_SLASH_INK = 0.6
_INSIDE, _INSIDE_GUESSED = 0.2, 0.45
"""Ink that has less than this share of its columns within the gap belongs to the print beside it; more is
asked for beside an edge that only print's width has told."""


def box_of(gap: Gap) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the gap, in pixels.

    Args:
        gap: the gap.
    """
    top, bottom = gap.base - _ABOVE * gap.usual, gap.base + _BELOW * gap.usual
    return round(gap.left), max(0, round(top)), round(gap.right), round(bottom)


def crop_of(pixels: Grey, gap: Gap) -> Grey:
    """Cut the gap out of a page.

    Args:
        pixels: the page, 0 black to 255 white.
        gap: the gap, in pixels of that page.

    Returns:
        Grey pixels, with paper in the place of slash, letters and neighbouring lines.
    """
    look = round(_LOOK * gap.usual)
    left, top, right, bottom = box_of(gap)
    x0, y0 = max(0, left - look), max(0, top - look)
    wide = pixels[y0 : bottom + look, x0 : right + look]
    if wide.size == 0:
        return wide
    ink = binarise(wide)
    kept = ink.copy()
    edge_left, edge_right = left - x0, right - x0
    if gap.slash and not gap.exact_right:
        _erase_slash(kept, edge_right, gap.base - y0, gap.usual)
    _erase_strangers(kept, edge_left, edge_right, gap, gap.base - y0)
    paper = np.uint8(np.percentile(wide, 80))
    clean = np.where(ink & ~kept, paper, wide)
    # the blurred rim of what was erased goes with it
    rim = ndimage.binary_dilation(ink & ~kept, iterations=2) & ~ndimage.binary_dilation(kept)
    clean[rim] = paper
    rows = slice(top - y0, max(bottom - y0, 1))
    return np.ascontiguousarray(clean[rows].astype(np.uint8))


def _erase_slash(ink: Mask, near: float, base: float, usual: float) -> None:
    """Erase the slash and what stands behind it; where none is found, what stands behind its likely place."""
    near -= _SLASH_OFFSET * usual
    foot, lean = _slash(ink, near, base, usual) or (near, _SLASH_LEAN)
    every = np.arange(ink.shape[0])
    border = foot + lean * (base - every) - _SLASH_STROKE * usual
    columns = np.arange(ink.shape[1])
    ink &= columns[None, :] < np.maximum(border, foot - 0.3 * usual)[:, None]


def _slash(ink: Mask, near: float, base: float, usual: float) -> tuple[float, float] | None:
    """Column of a slash's foot, and its lean: the best thin stroke that leans over the whole height of a figure."""
    thick = ndimage.binary_dilation(ink, np.ones((1, 3), bool))
    best, best_share = None, _SLASH_INK
    for shift in _SLASH_SHIFTS:
        ends = (int(np.clip(round(base - (part + shift) * usual), 0, ink.shape[0])) for part in _SLASH_ROWS)
        rows = np.arange(*ends)
        if rows.size == 0:
            continue
        for foot in np.arange(near - _SLASH_SEARCH * usual, near + _SLASH_SEARCH * usual):
            for lean in (0.3, 0.36, 0.42, 0.48):
                columns = foot + lean * (base - rows)
                sides = (_share(ink, rows, columns + side * usual) for side in (-_SLASH_SIDES, _SLASH_SIDES))
                share = _share(thick, rows, columns) - _SLASH_CROWDED * sum(sides) / 2
                share -= _SLASH_UPRIGHT * _share(ink, rows, np.full_like(columns, columns.mean()))
                share -= _FAR_SLASH * abs(foot - near) / usual
                if share > best_share:
                    best, best_share = (float(foot), lean), share
    return best


def _share(ink: Mask, rows: npt.NDArray[np.int_], columns: npt.NDArray[np.float64]) -> float:
    """How much of a line of pixels is ink; what lies outside is none."""
    at = np.round(columns).astype(int)
    inside = (at >= 0) & (at < ink.shape[1])
    return float(ink[rows[inside], at[inside]].sum() / rows.size)


def _erase_strangers(ink: Mask, left: float, right: float, gap: Gap, base: float) -> None:
    """Erase the components that belong to neighbouring words and lines, and cut off what joins them."""
    usual = gap.usual
    labels, _ = ndimage.label(ink, np.ones((3, 3)))
    limits = np.zeros_like(ink)
    limits[:, max(0, round(left)) : max(0, round(right))] = True
    for index, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        own = labels == index
        inside = _share_inside(columns, left, right)
        middle = (rows.start + rows.stop) / 2
        tall = rows.stop - rows.start
        least = _INSIDE if gap.exact_right or columns.stop < right else _INSIDE_GUESSED
        stranger = inside < least or middle < base - 1.75 * usual or middle > base + 0.55 * usual
        stranger |= (rows.start == 0 or rows.stop == ink.shape[0]) and tall < 2.2 * usual
        if stranger:
            ink[own] = False
        elif inside < 0.8 and columns.stop - columns.start > 0.5 * usual:
            ink[own & ~limits] = False


def _share_inside(columns: slice, left: float, right: float) -> float:
    shared = min(columns.stop, right) - max(columns.start, left)
    return float(max(0.0, shared) / (columns.stop - columns.start))
