"""Text can be read by those who see weakly: 4.5 to 1 against its ground (WCAG 2.2, AA), by the colours of the sheet."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SHEET = files("service.web").joinpath("static/page.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", SHEET))
GROUNDS = {
    "paper": ["ink", "faint", "blue", "red", "green", "amber"],
    "shade": ["ink", "faint"],
    "blue": ["paper"],
    "red": ["paper"],
    "blue-shade": ["ink", "blue"],
    "red-shade": ["ink", "red"],
    "green-shade": ["ink", "green"],
    "amber-shade": ["ink", "amber"],
}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    whole = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ground", "text"), [(ground, text) for ground, texts in GROUNDS.items() for text in texts])
def test_text_stands_out_from_its_ground(ground: str, text: str) -> None:
    assert contrast(COLOURS[ground], COLOURS[text]) >= 4.5


def test_the_figure_is_that_of_the_standard() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
