"""Pages that lie askew, on their side or on their head: measured, and led back to where they lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from docproc.reading.placement import Placement
from docproc.reading.skew import skew_of


def rows_of_ink(angle: float = 0.0) -> np.ndarray:
    """A page of words as dark blocks in rows, whose lines rise to the right by ``angle`` degrees."""
    image = Image.new("L", (1654, 2339), 250)
    draw = ImageDraw.Draw(image)
    for row in range(300, 2000, 52):
        for start in range(220, 1400, 90):
            draw.rectangle((start, row, start + 40 + (row * start) % 35, row + 22), fill=20)
    return np.asarray(image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250))


@pytest.mark.parametrize("angle", [-4.0, -1.3, -0.4, 0.0, 0.35, 2.2, 5.0])
def test_slope_of_the_lines_is_measured(angle: float) -> None:
    assert skew_of(rows_of_ink(angle)) == pytest.approx(angle, abs=0.16)


@pytest.mark.parametrize(
    "pixels",
    [np.full((2339, 1654), 255, np.uint8), np.zeros((2339, 1654), np.uint8), np.full((3, 2), 9, np.uint8)],
    ids=["blank", "black", "tiny"],
)
def test_no_slope_where_there_are_no_lines(pixels: np.ndarray) -> None:
    assert skew_of(pixels) == 0.0


def test_dust_has_no_slope() -> None:
    dust = np.where(np.random.default_rng(5).random((2339, 1654)) < 0.002, 0, 255).astype(np.uint8)
    assert skew_of(dust) == 0.0


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        (0, (100, 200, 150, 210)),
        (90, (200, 692, 210, 742)),
        (180, (445, 632, 495, 642)),
        (270, (385, 100, 395, 150)),
    ],
)
def test_turned_page_is_turned_back(turn: int, expected: tuple[float, ...]) -> None:
    found = Placement(turn, 0.0, 595, 842).on_page((100, 200, 150, 210))
    assert found == pytest.approx(expected)


@given(
    st.sampled_from([0, 90, 180, 270]), st.floats(-6, 6), st.floats(200, 395), st.floats(200, 395), st.floats(0.5, 9)
)
def test_levelled_point_lies_in_the_box_that_leads_back(
    turn: int, skew: float, x: float, y: float, size: float
) -> None:
    placement = Placement(turn, skew, 595, 842)
    there = placement.level(x, y)
    x0, y0, x1, y1 = placement.on_page((there[0] - size, there[1] - size, there[0] + size, there[1] + size))
    upright = Placement(turn, 0.0, 595, 842).on_page((x, y, x, y))
    assert x0 < upright[0] < x1
    assert y0 < upright[1] < y1
    assert max(x1 - x0, y1 - y0) < 2 * size * 1.2


@given(st.floats(-3000, 3000), st.floats(-3000, 3000))
def test_boxes_stay_on_the_page(x: float, y: float) -> None:
    x0, y0, x1, y1 = Placement(90, 1.5, 595, 842).on_page((x, y, x + 50, y + 10))
    assert x0 >= 0
    assert x1 <= 595
    assert y0 >= 0
    assert y1 <= 842
