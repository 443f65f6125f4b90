"""Number, day and month stamped in the ways of registers, put into their blanks; never a figure that is not meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics

import docproc
from docproc.reading import read

Make = Callable[[], Any]
NUMBER = "Số:            /UBND-NCTH"
DATE = "Đông Hải, ngày      tháng      năm 2026"


def at(text: str, start: float) -> float:
    """Where the text behind ``text`` begins."""
    return start + float(pdfmetrics.stringWidth(text, "Serif", 13))


def page_with(drawing: Make, number: str = NUMBER, date: str | None = DATE) -> Any:
    page = drawing().letterhead().text(105, 105, number)
    if date:
        page.text(300, 105, date)
    page.centred(160, 126, "V/v rà soát hồ sơ tồn đọng", size=11).text(200, 170, "Kính gửi: Sở Xây dựng.")
    return page.body(200, 20).closing(600)


def header(page: Any) -> tuple[str | None, str | None]:
    found = docproc.extract(page.save()).header
    return found.number.value if found.number else None, found.date.value if found.date else None


@pytest.mark.parametrize("size", [10, 13, 16, 20])
@pytest.mark.parametrize("off", [-7, -4, 0, 4, 7])
def test_number_of_another_size_off_the_baseline(drawing: Make, size: float, off: float) -> None:
    page = page_with(drawing).text(at("Số: ", 105) + 2, 105 + off, "1085", size=size)
    assert header(page)[0] == "1085/UBND-NCTH"


@pytest.mark.parametrize("off", [-19, -15, -12, 10])
def test_number_on_a_line_of_its_own(drawing: Make, off: float) -> None:
    page = page_with(drawing, "Số:            /UBND-NCTH" if off > -16 else "Số:       /UBND-NCTH", None)
    assert header(page.text(at("Số: ", 105) + 4, 105 + off, "1085", size=11))[0] == "1085/UBND-NCTH"


@pytest.mark.parametrize("dots", ["............", "…………", "____________", "            "])
def test_figures_over_the_dots(drawing: Make, dots: str) -> None:
    short = dots[: len(dots) // 2]
    page = page_with(drawing, f"Số: {dots}/UBND-NCTH", f"Đông Hải, ngày {short} tháng {short} năm 2026")
    page.text(at("Số: ", 105) + 3, 104, "1085").text(at("Đông Hải, ngày ", 300) + 2, 104, "17")
    page.text(at(f"Đông Hải, ngày {short} tháng ", 300) + 3, 104, "3")
    assert header(page) == ("1085/UBND-NCTH", "2026-03-17")


def test_blanks_narrower_than_the_figures(drawing: Make) -> None:
    page = page_with(drawing, "Số:  /UBND-NCTH", "Đông Hải, ngày  tháng  năm 2026")
    page.text(at("Số:", 105) - 3, 105, "1085").text(at("Đông Hải, ngày ", 300) - 4, 105, "17")
    page.text(at("Đông Hải, ngày  tháng ", 300) - 2, 105, "3")
    assert header(page) == ("1085/UBND-NCTH", "2026-03-17")


@pytest.mark.parametrize("step", [6.5, 8, 10, 12])
def test_figures_drawn_one_by_one(drawing: Make, step: float) -> None:
    page = page_with(drawing, "Số:                      /UBND-NCTH")
    for index, figure in enumerate("1085"):
        page.text(at("Số: ", 105) + 2 + index * step, 104, figure)
    assert header(page)[0] == "1085/UBND-NCTH"


@pytest.mark.parametrize("label", ["Số", "Số:", "Số :", "SỐ:"])
def test_labels(drawing: Make, label: str) -> None:
    page = page_with(drawing, label).text(165, 105, "/UBND-NCTH").text(130, 104, "1085")
    assert header(page)[0] == "1085/UBND-NCTH"


def test_day_and_month_in_parts(drawing: Make) -> None:
    page = page_with(drawing, "Số: 1085/UBND-NCTH", None).text(300, 105, "Đông Hải, ngày").text(415, 105, "tháng")
    page.text(475, 105, "năm 2026").text(396, 102, "17", size=15).text(455, 106, "3", size=11)
    assert header(page)[1] == "2026-03-17"


def test_box_of_a_number_holds_its_figure(drawing: Make) -> None:
    page = page_with(drawing, "Số:            /UBND-NCTH", None).text(at("Số: ", 105) + 4, 91, "1085", size=11)
    number = docproc.extract(page.save()).header.number
    assert number is not None
    ((_, _, top, _, bottom),) = number.boxes
    assert top < 84
    assert bottom > 105


def test_two_figures_for_one_blank_leave_it_blank(drawing: Make) -> None:
    page = page_with(drawing, "Số:            /UBND-NCTH", None)
    page.text(at("Số: ", 105) + 2, 94, "1085", size=10).text(at("Số: ", 105) + 2, 116, "2077", size=10)
    assert header(page)[0] == "/UBND-NCTH"


@pytest.mark.parametrize(
    ("x", "y", "text"),
    [(20, 105, "77"), (230, 105, "77"), (140, 70, "77"), (300, 88, "77"), (560, 105, "12"), (128, 140, "412")],
)
def test_figures_elsewhere_fill_no_blank(drawing: Make, x: float, y: float, text: str) -> None:
    assert header(page_with(drawing).text(x, y, text)) == ("/UBND-NCTH", "2026")


def test_text_outside_the_crop_box_is_not_read(drawing: Make) -> None:
    page = page_with(drawing, "Số: 1085/UBND-NCTH").text(105, -40, "Số: 999/UBND-NCTH").text(700, 105, "88")
    lines = [line.text for line in read(page.save()).lines]
    assert "Số: 1085/UBND-NCTH" in lines
    assert not any("999" in line or "88" in line for line in lines)


def test_spaced_figures_are_no_short_number() -> None:
    text = "UBND TỈNH ĐÔNG HẢI\nSố: 1 0 8 5/UBND-NCTH\nKính gửi: Sở Xây dựng.\nĐề nghị Sở báo cáo."
    number = docproc.extract(text.encode(), file_name="a.txt").header.number
    assert number is not None
    assert (number.value, number.ordinal) == ("/UBND-NCTH", None)
