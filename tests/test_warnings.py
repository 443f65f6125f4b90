"""What a person is told to look at."""

from __future__ import annotations

import pytest

from docproc.addressees import read_addressees
from docproc.dispatch import DispatchWarning
from docproc.header import read_header
from docproc.reading import Line, Page, Reading
from docproc.reading import read_here as read
from docproc.reading.page import Figures
from docproc.regions import lay_out
from docproc.warnings import collect_warnings

LETTER = """SỞ NỘI VỤ
Số: 12/SNV-VP
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát
Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo.
"""


def warnings_of(reading: Reading) -> tuple[DispatchWarning, ...]:
    layout = lay_out(reading)
    return collect_warnings(layout, reading, read_header(layout), read_addressees(layout))


ROWS = [
    (LETTER, []),
    (LETTER.replace("12/SNV-VP", "      /SNV-VP"), ["number_missing"]),
    (LETTER.replace("Số: 12/SNV-VP\n", ""), ["number_missing"]),
    (LETTER.replace("ngày 05", "ngày   "), ["date_incomplete"]),
    (LETTER.replace("An Hải, ngày 05 tháng 4 năm 2023\n", ""), ["date_missing"]),
    (LETTER.replace("SỞ NỘI VỤ\n", ""), ["issuer_missing"]),
    ("Danh sách cán bộ đi học lớp bồi dưỡng năm nay\nLê Văn Bình\nTrần Thị Hoa", ["no_dispatch"]),
    (
        LETTER.replace("12/SNV-VP", "12/CT-SNV").replace("V/v rà soát", "QUYẾT ĐỊNH\nVề việc nâng lương"),
        ["type_differs"],
    ),
]


@pytest.mark.parametrize(("text", "codes"), ROWS)
def test_warnings(text: str, codes: list[str]) -> None:
    assert [warning.code for warning in warnings_of(read(text.encode()))] == codes


def test_a_blank_number_is_pointed_at() -> None:
    text = LETTER.replace("12/SNV-VP", "      /SNV-VP")
    layout = lay_out(read(text.encode()))
    (warning,) = warnings_of(read(text.encode()))
    assert warning.span is not None
    assert layout.text[slice(*warning.span)] == "/SNV-VP"


def test_what_the_reader_saw_comes_first() -> None:
    lines = tuple(Line(line, paragraph=True) for line in LETTER.replace("SỞ NỘI VỤ\n", "").splitlines())
    reading = Reading("text/plain", (Page(1, 0, 0, lines, "plain"),), False, (("legacy_font_decoded", "an old font"),))
    assert [warning.code for warning in warnings_of(reading)] == ["legacy_font_decoded", "issuer_missing"]


def test_a_second_dispatch_in_the_file() -> None:
    signed = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Bình\n"
    second = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + LETTER.replace("12/SNV-VP", "99/SNV-VP")
    pages = tuple(
        Page(number, 0, 0, tuple(Line(line, number, paragraph=True) for line in text.splitlines()), "docx")
        for number, text in ((1, LETTER + signed), (2, second))
    )
    found = warnings_of(Reading("application/docx", pages, paged=True))
    assert [warning.code for warning in found] == ["other_document"]
    assert "page 2" in found[0].message


def test_figures_that_nobody_could_read_are_shown() -> None:
    box = (60.0, 100.0, 90.0, 112.0)
    figures = (
        Figures("number", "", box),
        Figures("day", "", box),
        Figures("month", "04", box, 0.98),
    )
    lines = tuple(Line(line, paragraph=True) for line in LETTER.replace("12/SNV-VP", "/SNV-VP").splitlines())
    reading = Reading("application/pdf", (Page(1, 595, 842, lines, "ocr", figures=figures),), True)
    found = [(warning.code, warning.boxes) for warning in warnings_of(reading)]
    assert found == [
        ("number_unread", ((1, *box),)),
        ("date_unread", ((1, *box),)),
        ("number_missing", ()),
    ]
