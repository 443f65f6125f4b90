"""Fields as scans show them: hand-written, printed and stamped figures among what stands around them.

A field comes with its truth, pixel by pixel, so that every piece that the reader cuts can be labelled.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from models.figures.pens import Coverage, Hand, draw_figure, new_hand

__all__ = ["Field", "new_field"]

_FONTS = Path("/usr/share/fonts/truetype")
_FAMILIES = ("liberation2/Liberation*.ttf", "dejavu/DejaVu*.ttf")
_CLOSEST = -0.14
"""Figures overlap by this much of their height at most: written closer, nobody could read them."""
_NO_FIGURES = ("MathTeXGyre", "Oblique", "ExtraLight")


@dataclass(frozen=True, slots=True)
class Field:
    """One made field.

    Attributes:
        grey: rows × columns, 0 black to 255 white.
        owner: which figure each pixel's ink belongs to: 0 none, 1 the first, …
        text: the figures.
        usual: height of printed figures on its line, in pixels.
        kind: ``number``, ``day`` or ``month``.
    """

    grey: npt.NDArray[np.uint8]
    owner: npt.NDArray[np.int32]
    text: str
    usual: float
    kind: str


def new_field(rng: np.random.Generator, *, unseen: bool = False, stamped: float = 0.2) -> Field:
    """Make a field.

    Args:
        rng: the source of chance.
        unseen: written in the styles that training never sees.
        stamped: share of fields whose figures are printed or stamped.
    """
    kind = str(rng.choice(["number", "day", "month"], p=[0.7, 0.2, 0.1]))
    text = _text(kind, rng)
    usual = float(rng.uniform(21, 31))
    if rng.random() < stamped:
        glyphs = _stamped(text, usual * float(rng.uniform(0.9, 1.35)), rng)
        spread = float(rng.uniform(0.04, 0.3))
    else:
        hand = new_hand(rng, unseen=unseen)
        height = usual * float(rng.uniform(0.85, 1.75))
        glyphs = [_written(int(char), height, hand, rng) for char in text]
        spread = float(rng.normal(0.1, 0.1))
    size = float(np.median([glyph.shape[0] for glyph in glyphs]))
    coverage, owner = _laid_out(glyphs, size, spread, usual, rng)
    _surroundings(coverage, owner, kind, usual, rng)
    return Field(_scanned(coverage, rng), owner, text, usual, kind)


def _text(kind: str, rng: np.random.Generator) -> str:
    if kind == "number":
        text = str(int(rng.integers(1, 10 ** int(rng.choice([2, 3, 4, 5], p=[0.25, 0.37, 0.34, 0.04])))))
        return f"0{text}" if len(text) == 1 and rng.random() < 0.7 else text
    value = int(rng.integers(1, 32 if kind == "day" else 13))
    return f"{value:02d}" if rng.random() < 0.85 else str(value)


def _written(value: int, height: float, hand: Hand, rng: np.random.Generator) -> Coverage:
    return draw_figure(value, height * float(np.exp(rng.normal(0, 0.07))), hand, rng)


@cache
def _fonts() -> tuple[Path, ...]:
    found = sorted(path for family in _FAMILIES for path in _FONTS.glob(family))
    fonts = tuple(path for path in found if not any(word in path.name for word in _NO_FIGURES))
    if not fonts:
        raise FileNotFoundError(f"no fonts under {_FONTS}: apt install fonts-liberation2 fonts-dejavu-core")
    return fonts


def _stamped(text: str, height: float, rng: np.random.Generator) -> list[Coverage]:
    """Figures of one font; a rubber stamp's are uneven in ink and place."""
    font = ImageFont.truetype(str(rng.choice(np.array(_fonts(), object))), max(12, round(height / 0.7)))
    worn = rng.random() < 0.6
    glyphs: list[Coverage] = []
    for char in text:
        image = Image.new("L", (round(height * 2), round(height * 2)), 0)
        ImageDraw.Draw(image).text((round(height * 0.4), round(height * 0.2)), char, fill=255, font=font)
        if worn:
            image = image.rotate(float(rng.normal(0, 3)), Image.Resampling.BILINEAR)
        pixels = np.asarray(image, np.float32) / 255
        if worn:
            swollen = ndimage.grey_dilation(pixels, (2, 2)) if rng.random() < 0.5 else pixels
            patches = ndimage.gaussian_filter(rng.normal(0, 1, pixels.shape), 2.5)
            pixels = swollen * (patches / max(float(patches.std()), 1e-6) > rng.uniform(-2.4, -1.0))
        rows, columns = np.nonzero(pixels > 0.3)
        if rows.size == 0:
            pixels = np.asarray(image, np.float32) / 255
            rows, columns = np.nonzero(pixels > 0.3)
        glyphs.append(pixels[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].astype(np.float32))
    return glyphs


def _laid_out(
    glyphs: list[Coverage], size: float, spread: float, usual: float, rng: np.random.Generator
) -> tuple[Coverage, npt.NDArray[np.int32]]:
    """The figures side by side on a line that may rise or fall, on paper with room around them."""
    rows = round(max(2.6 * usual, 1.25 * max(glyph.shape[0] for glyph in glyphs)))
    left, right = (round(float(rng.uniform(0.3, 1.6)) * usual) for _ in range(2))
    gaps = [round(max(float(rng.normal(spread, 0.06)), _CLOSEST) * size) for _ in glyphs]
    columns = left + right + sum(glyph.shape[1] + max(gap, 0) for glyph, gap in zip(glyphs, gaps, strict=True))
    coverage = np.zeros((rows, columns), np.float32)
    owner = np.zeros((rows, columns), np.int32)
    baseline = rows - 0.75 * usual + float(rng.normal(0, 0.15)) * usual
    rise = float(rng.normal(0, 0.04))
    x = left
    for number, (glyph, gap) in enumerate(zip(glyphs, gaps, strict=True), 1):
        height, width = glyph.shape
        bottom = baseline - rise * (x - left) + float(rng.normal(0, 0.04)) * size
        top = int(np.clip(round(bottom - height), 0, rows - height))
        x = int(np.clip(x, 0, columns - width))
        place = (slice(top, top + height), slice(x, x + width))
        owner[place][glyph > np.maximum(coverage[place], 0.3)] = number
        coverage[place] = np.maximum(coverage[place], glyph)
        x += width + gap
    return coverage, owner


def _surroundings(
    coverage: Coverage, owner: npt.NDArray[np.int32], kind: str, usual: float, rng: np.random.Generator
) -> None:
    """Rules, leader dots, dust, and what the cut left of colon, slash and letters at the edges."""
    rows, columns = coverage.shape
    image = Image.new("L", (columns, rows), 0)
    draw = ImageDraw.Draw(image)
    base = round(rows - 0.75 * usual)
    if rng.random() < 0.15:
        y, width = base + int(rng.integers(-1, 6)), int(rng.integers(1, 3))
        draw.line([0, y, columns, y + int(rng.integers(-2, 3))], fill=255, width=width)
    elif rng.random() < 0.25:
        step, y = int(rng.integers(5, 9)), base + int(rng.integers(0, 5))
        for x in range(int(rng.integers(0, step)), columns, step):
            draw.ellipse([x, y, x + 2, y + 2], fill=255)
    if rng.random() < 0.05:
        x = int(rng.integers(columns))
        draw.line([x, 0, x + int(rng.integers(-1, 2)), rows], fill=int(rng.integers(90, 255)))
    for _ in range(int(rng.poisson(0.7))):
        x, y, r = int(rng.integers(columns)), int(rng.integers(rows)), float(rng.uniform(0.5, 2.2))
        draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
    if rng.random() < 0.18:
        _edge(draw, kind, usual, (columns, base), rng)
    if rng.random() < 0.05:
        font = ImageFont.truetype(str(rng.choice(np.array(_fonts(), object))), round(usual / 0.7))
        word = "".join(rng.choice(list("ABCDĐEGHKLMNOPQSTUVXYabcdđeghiklmnpqstuvxy-;,."), 4))
        y = (
            -round(usual * rng.uniform(0.75, 1.0))
            if rng.random() < 0.5
            else rows - round(usual * rng.uniform(0.1, 0.3))
        )
        draw.text((float(rng.uniform(0, columns)), y), word, fill=255, font=font)
    extra = np.asarray(image, np.float32) / 255
    owner[(extra > coverage) & (extra > 0.3)] = 0
    np.maximum(coverage, extra, out=coverage)


def _edge(
    draw: ImageDraw.ImageDraw, kind: str, usual: float, corner: tuple[int, int], rng: np.random.Generator
) -> None:
    """Something printed that stands too near: a colon, a slash, a letter, whole or cut."""
    columns, base = corner
    fonts = [path for path in _fonts() if "Serif" in path.name]
    font = ImageFont.truetype(str(rng.choice(np.array(fonts, object))), round(usual / 0.66))
    on_left = rng.random() < 0.5
    before, after = ("ố:", "/-") if kind == "number" else ("yàg", "tn/")
    char = str(rng.choice(list(before if on_left else after)))
    width = font.getlength(char)
    x = -rng.uniform(0.4, 1.0) * width if on_left else columns - rng.uniform(0.1, 0.7) * width
    draw.text((float(x), base), char, fill=255, font=font, anchor="ls")


def _scanned(coverage: Coverage, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """What a scanner makes of it: blur, faint ink, grey paper, noise, compression or plain black and white."""
    ink = ndimage.gaussian_filter(coverage, float(rng.uniform(0.25, 0.9)))
    paper = float(rng.uniform(215, 255))
    dark = float(rng.uniform(0, 110))
    grey = paper - (paper - dark) * np.clip(ink * float(rng.uniform(1.0, 1.4)), 0, 1)
    grey = grey + rng.normal(0, float(rng.uniform(0, 9)), grey.shape)
    way = rng.random()
    if way < 0.3:
        level = paper - (paper - dark) * float(rng.uniform(0.3, 0.65))
        grey = np.where(grey < level, 0.0, 255.0)
        if rng.random() < 0.5:
            grey = ndimage.gaussian_filter(grey, 0.4)
    pixels = np.clip(grey, 0, 255).astype(np.uint8)
    if way > 0.6:
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "JPEG", quality=int(rng.integers(25, 85)))
        pixels = np.array(Image.open(out))
    return np.asarray(pixels, np.uint8)
