"""What people add to a printed page: the signature, the red seal, the stamp ĐẾN, number and day written by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from corpus.render.fonts import font_file
from models.figures.pens import Hand, draw_figure, new_hand

__all__ = ["PRINTED", "Bounds", "draw_seal", "draw_signature", "stamp_incoming", "write_figures"]

PRINTED = 300
"""Dots per inch at which a page is drawn before the scanner sees it."""
_RED, _BLUE, _VIOLET = (214, 38, 46), (36, 52, 160), (120, 60, 150)

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom in printed pixels."""


def draw_signature(page: Image.Image, name: Bounds, random: np.random.Generator) -> None:
    """Sign above a name."""
    left, top, right, _ = name
    middle = (left + right) / 2
    steps = np.linspace(0, 1, 60)
    height = 130 * np.sin(steps * 19 + random.uniform(0, 6)) * (1 - 0.6 * steps) + random.normal(0, 6, 60)
    points = [(float(middle - 220 + 520 * s), float(top - 120 + h)) for s, h in zip(steps, height, strict=True)]
    ImageDraw.Draw(page).line(points, fill=_BLUE, width=7, joint="curve")


def draw_seal(page: Image.Image, name: Bounds, words: str) -> None:
    """Seal over the left third of the signature (Nghị định 30/2020/NĐ-CP, Điều 33)."""
    seal = _seal(words)
    place = (round(name[0] - seal.width * 0.55), round(name[1] - seal.height * 0.8))
    page.paste(seal, place, seal)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file("Bold")), size)


def _seal(words: str) -> Image.Image:
    """A round seal of 36 mm in red on nothing, the body's name round its rim."""
    size = round(36 / 25.4 * PRINTED)
    seal = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(seal)
    for inset, width in ((4, 9), (20, 3), (95, 4)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=(*_RED, 255), width=width)
    star = [
        (size / 2 + r * math.sin(at * math.pi / 5), size / 2 - r * math.cos(at * math.pi / 5))
        for at, r in enumerate((80, 32) * 5)
    ]
    draw.polygon(star, fill=(*_RED, 255))
    rim = f"{words} ★ "
    for index, char in enumerate(rim):
        letter = Image.new("RGBA", (size, size))
        ImageDraw.Draw(letter).text((size / 2, 56), char, font=_font(44), fill=(*_RED, 255), anchor="mm")
        seal.alpha_composite(letter.rotate(-360 * index / len(rim), resample=Image.Resampling.BILINEAR))
    return seal


def stamp_incoming(page: Image.Image, top: float, random: np.random.Generator) -> None:
    """The rectangular stamp of the receiving office, its number and day filled in with a pen: no facts of the page.

    Args:
        page: the printed page.
        top: edge of the stamp in printed pixels; it stands at the left margin.
        random: the source of chance.
    """
    draw = ImageDraw.Draw(page)
    x, y = 90, round(top)
    draw.rectangle((x, y, x + 520, y + 250), outline=_VIOLET, width=6)
    for offset, text, size in ((30, "ĐẾN", 60), (112, "Số: .................", 40), (180, "Ngày: ..............", 40)):
        draw.text((x + 40, y + offset), text, font=_font(size), fill=_VIOLET)
    hand = new_hand(random)
    day = f"{random.integers(1, 29)}/{random.integers(1, 13)}"
    for offset, figures in ((112, str(random.integers(40, 9000))), (180, day)):
        start = x + 40 + (_font(40).getlength("Số: ....") if offset == 112 else _font(40).getlength("Ngày: .."))
        write_figures(page, figures, (start, y + offset - 4, start + 260, y + offset + 36), hand, random)


def write_figures(page: Image.Image, figures: str, room: Bounds, hand: Hand, random: np.random.Generator) -> Bounds:
    """Write figures with a blue pen, from the left edge of a gap on its baseline; too many are squeezed.

    Args:
        page: the printed page.
        figures: digits and strokes (``/``); a letter is typed, since pens write figures only.
        room: the gap: its lower edge is the baseline, its height that of the figures.
        hand: the writer.
        random: the source of chance.

    Returns:
        The box of the ink.
    """
    left, top, right, bottom = room
    tall = bottom - top
    glyphs = [_glyph(char, tall * float(np.exp(random.normal(0, 0.06))), hand, random) for char in figures]
    space = float(np.clip(random.normal(0.12, 0.06), 0.02, 0.3)) * tall
    natural = sum(glyph.width for glyph in glyphs) + space * (len(glyphs) - 1)
    squeeze = min(1.0, (right - left) / natural)
    x = left + max(0.0, (right - left - natural) / 2)
    boxes: list[Bounds] = []
    for glyph in glyphs:
        shape = glyph.resize((max(2, round(glyph.width * squeeze)), glyph.height)) if squeeze < 1 else glyph
        y = bottom - shape.height + float(random.normal(0.02, 0.04)) * tall
        place = (round(x), round(y))
        page.paste(Image.new("RGB", shape.size, _BLUE), place, shape)
        boxes.append((place[0], place[1], place[0] + shape.width, place[1] + shape.height))
        x += shape.width + space * squeeze
    return _around(boxes)


def _glyph(char: str, height: float, hand: Hand, random: np.random.Generator) -> Image.Image:
    if char.isdigit():
        coverage = draw_figure(int(char), height, hand, random)
        return Image.fromarray((coverage * 255).clip(0, 255).astype(np.uint8))
    size = round(height)
    shape = Image.new("L", (max(8, round(size * (0.45 if char == "/" else 0.7))), size))
    draw = ImageDraw.Draw(shape)
    if char == "/":
        draw.line((2, size - 2, shape.width - 2, 2), fill=255, width=max(2, round(hand.pen * size)))
    else:
        draw.text((0, size), char, fill=255, font=_font(size), anchor="ls")
    return shape


def _around(boxes: Sequence[Bounds]) -> Bounds:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
