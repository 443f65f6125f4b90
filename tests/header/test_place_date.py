"""Place and date in every spelling; blanks stay blank, decoys stay out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]

LETTER = """SỞ Y TẾ AN HẢI
Số: 88/SYT-NVY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{date}
V/v phòng, chống dịch
Kính gửi: Các bệnh viện trực thuộc.
Thực hiện kế hoạch ngày 02 tháng 01 năm 2022, Sở Y tế đề nghị các đơn vị báo cáo.
"""

ROWS = [
    ("An Hải, ngày 05 tháng 4 năm 2023", "An Hải", "2023-04-05"),
    ("An Hải, ngày 05 tháng 04 năm 2023", "An Hải", "2023-04-05"),
    ("An Hải , ngày 15 tháng 12 năm 2023", "An Hải", "2023-12-15"),
    ("An Hải ngày 15 tháng 12 năm 2023", "An Hải", "2023-12-15"),
    ("An Hải, ngày05 tháng4 năm2023", "An Hải", "2023-04-05"),
    ("An Hải, ngày 05 háng 01 năm 2023", "An Hải", "2023-01-05"),
    ("An Hải, ngày **05** tháng **4** năm 2023", "An Hải", "2023-04-05"),
    ("An Hải, ngày 15.4.2010", "An Hải", "2010-04-15"),
    ("An Hải, ngày 25-10-2017", "An Hải", "2017-10-25"),
    ("An Hải, ngày 06 / 7 /2005", "An Hải", "2005-07-06"),
    ("An Hải, ngày 06 tháng 7/2005", "An Hải", "2005-07-06"),
    ("An Hải, Ngày 06 tháng 7 năm 2005", "An Hải", "2005-07-06"),
    ("An Hải, ngày      tháng 4 năm 2023", "An Hải", "2023-04"),
    ("An Hải, ngày      tháng      năm 2023", "An Hải", "2023"),
    ("An Hải, ngày ... tháng ... năm 2023", "An Hải", "2023"),
    ("An Hải, ngày 12 tháng    năm 2023", "An Hải", "2023"),
    ("An Hải, ngày … tháng … năm 20…", "An Hải", None),
    ("An Hải, ngày 45 tháng 4 năm 2023", "An Hải", "2023-04"),
    ("An Hải, ngày Ø3 tháng 4 năm 2018", "An Hải", "2018-04"),
    ("An Hải, ngày 2# tháng? năm 2021", "An Hải", "2021"),
    ("An Hải, hồi 09 giờ 30 ngày 03 tháng 9 năm 2024", "An Hải", "2024-09-03"),
    ("An Hải, 9h30 ngày 03 tháng 9 năm 2024", "An Hải", "2024-09-03"),
    ("Quận 3, ngày 05 tháng 4 năm 2023", "Quận 3", "2023-04-05"),
    ("Phường 12, ngày 05 tháng 4 năm 2023", "Phường 12", "2023-04-05"),
    ("TP. Hồ Chí Minh, ngày 05 tháng 4 năm 2023", "TP. Hồ Chí Minh", "2023-04-05"),
    ("Bà Rịa - Vũng Tàu, ngày 05 tháng 4 năm 2023", "Bà Rịa - Vũng Tàu", "2023-04-05"),
    ("ngày 05 tháng 4 năm 2023", None, "2023-04-05"),
    ("An Hải, ngày 30 tháng 2 năm 2023", "An Hải", "2023-02"),
]


@pytest.mark.parametrize(("line", "place", "date"), ROWS)
def test_reads_the_date_line(typed: Typed, line: str, place: str | None, date: str | None) -> None:
    header = read_header(typed(LETTER.format(date=line)))
    assert (header.place.value if header.place else None) == place
    assert (header.date.value if header.date else None) == date


def test_no_date_line_no_date(typed: Typed) -> None:
    header = read_header(typed(LETTER.format(date="")))
    assert header.date is None
    assert header.place is None


def test_a_date_above_the_number(typed: Typed) -> None:
    header = read_header(
        typed(
            "SỞ Y TẾ AN HẢI\nAn Hải, ngày 05 tháng 4 năm 2023\nSố: 88/SYT-NVY\nV/v phòng, chống dịch\n"
            "Kính gửi: Các bệnh viện.\nSở Y tế đề nghị các đơn vị báo cáo."
        )
    )
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.number is not None
    assert header.number.value == "88/SYT-NVY"
    assert header.issuer is not None
    assert header.issuer.value == "SỞ Y TẾ AN HẢI"


def test_a_date_within_the_subject_is_no_issue_date(typed: Typed) -> None:
    header = read_header(
        typed(
            LETTER.format(date="An Hải, ngày 05 tháng 4 năm 2023").replace(
                "phòng, chống dịch", "họp ngày 09 tháng 4 năm 2023"
            )
        )
    )
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.subject is not None
    assert header.subject.value == "họp ngày 09 tháng 4 năm 2023"


def test_a_date_line_between_the_lines_of_the_subject(typed: Typed) -> None:
    text = LETTER.replace(
        "{date}\nV/v phòng, chống dịch\n", "V/v tổ chức hội nghị\n{date}\nsơ kết ngày 09 tháng 4 năm 2023\n"
    )
    header = read_header(typed(text.format(date="An Hải, ngày 05 tháng 4 năm 2023")))
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.subject is not None
    assert header.subject.value == "tổ chức hội nghị sơ kết ngày 09 tháng 4 năm 2023"


def test_the_signing_stamp_is_no_issue_date(typed: Typed) -> None:
    stamp = "Ký bởi: Sở Y tế\nThời gian ký: 06.04.2023 09:12:44 +07:00\n"
    header = read_header(typed(stamp + LETTER.format(date="An Hải, ngày 05 tháng 4 năm 2023")))
    assert header.date is not None
    assert header.date.value == "2023-04-05"
