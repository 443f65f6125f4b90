"""The confidence of number and date where a scan's figures were read by the classifier."""

from __future__ import annotations

import pytest

from docproc.dispatch import DateField, Header, NumberField
from docproc.header.figures import weigh_figures
from docproc.reading.page import Figures, Page, Reading

BOX = (10.0, 20.0, 30.0, 40.0)
HEADER = Header(number=NumberField(value="417/SXD-QLN", ordinal=417), date=DateField(value="2026-03-05"))


@pytest.mark.parametrize(
    ("figures", "number", "date"),
    [
        ([], None, None),
        ([("number", "417", 0.98)], 0.98, None),
        ([("number", "", None)], None, None),
        ([("number", "471", 0.98)], None, None),
        ([("number", "0417", 0.98)], 0.98, None),
        ([("day", "05", 0.9), ("month", "3", 0.8)], None, 0.72),
        ([("day", "05", 0.9)], None, 0.9),
        ([("day", "05", None), ("month", "3", 0.8)], None, None),
        ([("day", "06", 0.9)], None, None),
    ],
)
def test_fields_take_the_chance_that_all_their_figures_are_right(
    figures: list[tuple[str, str, float | None]], number: float | None, date: float | None
) -> None:
    read = tuple(Figures(kind, text, BOX, confidence) for kind, text, confidence in figures)  # type: ignore[arg-type]
    page = Page(1, 595, 842, (), "ocr", figures=read)
    header = weigh_figures(HEADER, Reading("application/pdf", (page,), paged=True))
    assert header.number is not None
    assert header.date is not None
    assert (header.number.confidence, header.date.confidence) == (number, date)
