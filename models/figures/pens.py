"""Figures drawn with a pen: a style's strokes, bent and slanted by one writer's hand, inked with one pen.

Nothing here is a specimen of anybody's writing: styles are described in ``styles.toml``, all else is chance under a
seed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

__all__ = ["Hand", "Writing", "draw_figure", "new_hand"]

Points = npt.NDArray[np.float64]
Coverage = npt.NDArray[np.float32]

_SCALE = 4
"""Strokes are drawn this many times larger and averaged, so that their edges are grey as a scanner's."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One figure's ways of being written."""

    width: float
    styles: tuple[tuple[tuple[bool, Points], ...], ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """One writer with one pen.

    Attributes:
        styles: index of the style for each of the ten figures.
        slant: shear, columns a row, positive forward.
        width: factor on the usual widths.
        pen: stroke width in figure heights.
        pressure: how much the width varies along a stroke.
        loose: how far points stray, in figure heights.
        loops: probability-like factor with which strokes overshoot their ends.
        curve: constant bend of what the style draws straight.
    """

    styles: tuple[int, ...]
    slant: float
    width: float
    pen: float
    pressure: float
    loose: float
    loops: float
    curve: float


@cache
def writings() -> tuple[Writing, ...]:
    """The ten figures in order."""
    data = tomllib.loads((Path(__file__).parent / "styles.toml").read_text(encoding="utf-8"))
    figures = sorted(data["figure"], key=lambda one: int(one["value"]))
    return tuple(
        Writing(float(one["width"]), tuple(tuple(map(_stroke, style)) for style in one["styles"])) for one in figures
    )


def _stroke(text: str) -> tuple[bool, Points]:
    mark, *pairs = text.split()
    return mark == "~", np.array([[int(number) / 100 for number in pair.split(",")] for pair in pairs])


def new_hand(rng: np.random.Generator, *, unseen: bool = False) -> Hand:
    """Invent a writer.

    Args:
        rng: the source of chance.
        unseen: take the style of each figure that training never sees; otherwise any but that one.
    """
    counts = [len(writing.styles) for writing in writings()]
    styles = tuple(count - 1 if unseen else int(rng.integers(count - 1)) for count in counts)
    return Hand(
        styles,
        slant=float(np.clip(rng.normal(0.16, 0.2), -0.3, 0.8)),
        width=float(np.clip(rng.normal(1.0, 0.2), 0.6, 1.6)),
        pen=float(np.exp(rng.uniform(np.log(0.045), np.log(0.17)))),
        pressure=float(rng.uniform(0, 0.35)),
        loose=float(rng.uniform(0.012, 0.05)),
        loops=float(rng.uniform(0, 0.12)),
        curve=float(rng.normal(0, 0.05)),
    )


def draw_figure(value: int, height: float, hand: Hand, rng: np.random.Generator) -> Coverage:
    """Draw one figure.

    Args:
        value: 0 to 9.
        height: in pixels.
        hand: the writer.
        rng: the source of chance.

    Returns:
        Rows × columns, cropped to the ink: 0 paper to 1 ink.
    """
    writing = writings()[value]
    wide = writing.width * hand.width * float(np.exp(rng.normal(0, 0.1)))
    turn = rng.normal(0, 0.05)
    slant = hand.slant + rng.normal(0, 0.04)
    paths = [_path(smooth, points, hand, rng) for smooth, points in writing.styles[hand.styles[value]]]
    bend = rng.normal(0, hand.loose, (2, 3))
    lines: list[Points] = []
    for path in paths:
        x, y = path[:, 0], path[:, 1]
        x, y = (
            x + bend[0, 0] * np.sin(np.pi * y) + bend[0, 1] * np.sin(2 * np.pi * y) + bend[0, 2] * y * x,
            y + bend[1, 0] * np.sin(np.pi * x) + bend[1, 1] * np.sin(2 * np.pi * x) + bend[1, 2] * y * x,
        )
        x = x * wide + slant * (1 - y)
        lines.append(np.stack([x + turn * y, y - turn * x], axis=1) * height)
    return _inked(lines, height, hand, rng)


def _path(smooth: bool, points: Points, hand: Hand, rng: np.random.Generator) -> Points:
    """The points of one stroke, close together, in the figure's box."""
    moved = points + rng.normal(0, hand.loose, points.shape)
    if hand.loops and len(moved) > 1 and rng.random() < 0.4:
        end = moved[-1] + (moved[-1] - moved[-2]) * rng.uniform(-1, 1) * hand.loops * 2
        moved = np.vstack([moved[:-1], end])
    if not smooth:
        return np.vstack([_bent(moved[at], moved[at + 1], hand, rng) for at in range(len(moved) - 1)])
    padded = np.vstack([2 * moved[0] - moved[1], moved, 2 * moved[-1] - moved[-2]])
    t = np.linspace(0, 1, 14)[:, None]
    parts = []
    for at in range(1, len(padded) - 2):
        p0, p1, p2, p3 = padded[at - 1 : at + 3]
        parts.append(
            0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        )
    return np.vstack(parts)


def _bent(start: Points, end: Points, hand: Hand, rng: np.random.Generator) -> Points:
    t = np.linspace(0, 1, 16)[:, None]
    along = end - start
    across = np.array([-along[1], along[0]])
    return start + along * t + across * ((hand.curve + rng.normal(0, 0.03)) * np.sin(np.pi * t))


def _inked(lines: list[Points], height: float, hand: Hand, rng: np.random.Generator) -> Coverage:
    """Strokes as coverage, the pen's width wandering along them."""
    pen = max(hand.pen * height, 1.1)
    margin = pen + 2
    every = np.vstack(lines)
    low = every.min(axis=0) - margin
    size = np.ceil(every.max(axis=0) + margin - low).astype(int) + 1
    image = Image.new("L", (int(size[0]) * _SCALE, int(size[1]) * _SCALE), 0)
    draw = ImageDraw.Draw(image)
    for line in lines:
        spots = (line - low) * _SCALE
        wave = rng.uniform(0, 2 * np.pi)
        steps = np.arange(len(spots))
        widths = pen * _SCALE * (1 + hand.pressure * np.sin(wave + steps * rng.uniform(0.03, 0.15)))
        for at in range(len(spots) - 1):
            a, b, width = spots[at], spots[at + 1], float(widths[at])
            draw.line([a[0], a[1], b[0], b[1]], fill=255, width=max(1, round(width)))
            r = width / 2
            draw.ellipse([b[0] - r, b[1] - r, b[0] + r, b[1] + r], fill=255)
            if at == 0:
                draw.ellipse([a[0] - r, a[1] - r, a[0] + r, a[1] + r], fill=255)
    small = image.resize((int(size[0]), int(size[1])), Image.Resampling.BOX)
    pixels = np.asarray(small, np.float32) / 255
    rows, columns = np.nonzero(pixels > 0.05)
    return np.ascontiguousarray(pixels[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])
