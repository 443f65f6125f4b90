"""Whether confidence says how often docproc is right: bins, calibration error, Brier score, and the picture."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from corpus.evaluate.calibration import BINS, calibration, calibrations
from corpus.evaluate.comparison import Judged
from corpus.evaluate.reliability import reliability_svg


def values(*pairs: tuple[float | None, bool], kind: str = "citations") -> list[Judged]:
    return [Judged(kind, right, confidence) for confidence, right in pairs]


@pytest.mark.parametrize(
    ("pairs", "error", "brier"),
    [
        ([(1.0, True), (1.0, True)], 0.0, 0.0),
        ([(1.0, False)], 1.0, 1.0),
        ([(0.0, False), (1.0, True)], 0.0, 0.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0, 0.1875),
        ([(0.5, True), (0.5, True)], 0.5, 0.25),
        ([(0.9, True), (0.2, False)], 0.15, (0.01 + 0.04) / 2),
    ],
)
def test_error_and_brier_score(pairs: list[tuple[float, bool]], error: float, brier: float) -> None:
    found = calibration("citations", values(*pairs))
    assert found.error == pytest.approx(error)
    assert found.brier == pytest.approx(brier)
    assert found.count == len(pairs)


def test_values_without_confidence_are_counted_apart() -> None:
    found = calibration("x", values((None, True), (0.5, True), (None, False)))
    assert (found.silent, found.count, found.right) == (2, 1, 1.0)
    empty = calibration("x", values((None, True)))
    assert (empty.silent, empty.bins, empty.error, empty.brier, empty.right) == (1, (), None, None, None)


def test_bins_hold_equal_numbers_and_keep_one_confidence_together() -> None:
    spread = calibration("x", values(*((place / 200, True) for place in range(200))))
    assert [one.count for one in spread.bins] == [200 // BINS] * BINS
    lumped = calibration("x", values(*[(0.9, True)] * 95, *[(0.1, False)] * 5))
    assert [one.count for one in lumped.bins] == [5, 95]
    assert [one.confidence for one in lumped.bins] == pytest.approx([0.1, 0.9])


def test_the_order_of_the_values_does_not_matter() -> None:
    judged = values(*((round(place % 7 / 7, 2), place % 3 == 0) for place in range(100)))
    mixed = random.Random(5).sample(judged, len(judged))  # noqa: S311 - no secret
    assert calibration("x", mixed).error == pytest.approx(calibration("x", judged).error)


def test_kinds_are_told_apart_and_summed_up() -> None:
    judged = [
        *values((0.5, True), kind="citations"),
        *values((None, True), kind="laws"),
        *values((0.25, False), kind="obligations"),
    ]
    found = calibrations(judged)
    assert [(one.kind, one.count, one.silent) for one in found] == [
        ("citations", 1, 0),
        ("obligations", 1, 0),
        ("all", 2, 1),
    ]
    assert calibrations(values((None, True))) == []


def test_the_picture_is_well_formed_and_has_a_dot_a_bin() -> None:
    found = calibrations(values(*((place / 30, place % 2 == 0) for place in range(30)), kind="a<b"))
    drawn = etree.fromstring(reliability_svg(found).encode())
    dots = drawn.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(dots) == sum(len(one.bins) for one in found)
    assert "a<b" in [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert reliability_svg([]).startswith("<svg")
