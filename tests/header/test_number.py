"""Number and symbol, wherever offices, stamps and copying have put them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """UBND TỈNH AN HẢI
SỞ NỘI VỤ
{number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát vị trí việc làm
Kính gửi: Các phòng chuyên môn.
Thực hiện kế hoạch năm 2023, Sở Nội vụ đề nghị các phòng báo cáo trước ngày 20/4/2023.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Bình
"""

LINES = [
    ("Số: 412/SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số:412/SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số :  412  /SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số: 412 /SNV- TCCB", "412/SNV-TCCB", 412),
    ("Số: 412/SNV–TCCB", "412/SNV-TCCB", 412),
    ("Số: **412**/SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số 412/SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số: 07/SNV-CCHC&VTLT", "07/SNV-CCHC&VTLT", 7),
    ("Số: 812b/QĐ-SNV", "812b/QĐ-SNV", 812),
    ("Số: 37/CTPH-LĐLĐ-SVH,TT,DL", "37/CTPH-LĐLĐ-SVH,TT,DL", 37),
    ("Số: 31/2001/QĐ/UB", "31/2001/QĐ/UB", 31),
    ("Số: 14/2003/CT-UB", "14/2003/CT-UB", 14),
    ("Số: 11/TT.BNV", "11/TT.BNV", 11),
    ("Số 36-HD/BTGTU", "36-HD/BTGTU", 36),
    ("Số 210 -CV/BTGDVTU", "210-CV/BTGDVTU", 210),
    ("Số: 92-CP", "92-CP", 92),
    ("Số: 118/TTg", "118/TTg", 118),
    ("Số: 1186/C06-TTDLDC", "1186/C06-TTDLDC", 1186),
    ("Số: 46/2025/NQ-HĐND", "46/2025/NQ-HĐND", 46),
    ("Số: 66.18/2026/NQ-CP", "66.18/2026/NQ-CP", 66),
    ("Số:      /SNV-TCCB", "/SNV-TCCB", None),
    ("Số: …/SNV-TCCB", "/SNV-TCCB", None),
    ("Số: ....../SNV-TCCB", "/SNV-TCCB", None),
    ("Số:      -KH/TU", "-KH/TU", None),
    ("Số:\n412/SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số:\n/SNV-TCCB", "/SNV-TCCB", None),
    ("412\nSố:      /SNV-TCCB", "412/SNV-TCCB", 412),
    ("Số: 412/SNV-TCCB V/v rà soát vị trí", "412/SNV-TCCB", 412),
    ("Số: 412 CV/GT", "412CV/GT", 412),
    ("Số: 412 CV/SGT-KT", "412CV/SGT-KT", 412),
    ("Số 31 TC/KHTC", "31TC/KHTC", 31),
]


@pytest.mark.parametrize(("line", "value", "ordinal"), LINES)
def test_reads_the_number_line(typed: Typed, line: str, value: str, ordinal: int | None) -> None:
    number = read_header(typed(LETTER.format(number=line))).number
    assert number is not None
    assert (number.value, number.ordinal) == (value, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        "Số:",
        "Số lượng: 12 bản",
        "Số ĐT: 0236 3811 123",
        "Số 12 đường Hùng Vương",
        "Số: 12",
        "Số: 412 CV",
        "Số: 15 XQ/GTY",
    ],
)
def test_no_symbol_no_number(typed: Typed, line: str) -> None:
    assert read_header(typed(LETTER.format(number=line))).number is None


@pytest.mark.parametrize("line", ["Số: 12", "Số: 412 CV", "Số: 15 XQ/GTY", "Số: 412 CV/GT", "Số: 412/SNV-TCCB"])
def test_the_subject_below_the_number_stays(typed: Typed, line: str) -> None:
    """Copying gives the left column first, so that the subject stands far above the date."""
    subject = "V/v rà soát vị trí việc làm\n"
    text = LETTER.format(number=line).replace(subject, "").replace(line + "\n", f"{line}\n{subject}")
    header = read_header(typed(text))
    assert header.subject is not None
    assert header.subject.value == "rà soát vị trí việc làm"
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"


def test_the_span_is_the_number(typed: Typed) -> None:
    layout = typed(LETTER.format(number="Số: 412/SNV-TCCB"))
    number = read_header(layout).number
    assert number is not None
    assert number.span is not None
    assert layout.text[slice(*number.span)] == "412/SNV-TCCB"


LEFT, RIGHT = 60, 300


def test_a_stamped_figure_above_the_line_is_the_ordinal(printed: Printed) -> None:
    layout = printed(
        (LEFT, 50, "UBND TỈNH AN HẢI", 0),
        (LEFT, 66, "SỞ NỘI VỤ", 0),
        (LEFT + 30, 90, "1925", 0),
        (LEFT, 93, "Số:       /SNV-TCCB", 0),
        (RIGHT, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (RIGHT, 93, "An Hải, ngày 05 tháng 4 năm 2023", 1),
        (150, 150, "Kính gửi: Các phòng chuyên môn"),
    )
    number = read_header(layout).number
    assert number is not None
    assert number.value == "1925/SNV-TCCB"
    assert number.boxes


def test_a_figure_of_the_other_column_is_none(printed: Printed) -> None:
    layout = printed(
        (LEFT, 50, "SỞ NỘI VỤ", 0),
        (LEFT, 93, "Số:       /SNV-TCCB", 0),
        (RIGHT, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (RIGHT, 93, "An Hải, ngày 05 tháng 4 năm 2023", 1),
        (RIGHT, 120, "ĐẾN", 1),
        (RIGHT, 130, "Số: 88812", 1),
        (RIGHT, 140, "Ngày: 07/4/2023", 1),
        (150, 170, "Kính gửi: Các phòng chuyên môn"),
    )
    header = read_header(layout)
    assert header.number is not None
    assert header.number.value == "/SNV-TCCB"
    assert header.date is not None
    assert header.date.value == "2023-04-05"


def test_a_number_on_the_right(printed: Printed) -> None:
    layout = printed(
        (LEFT, 50, "SỞ NỘI VỤ", 0),
        (RIGHT, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (RIGHT, 70, "Số: 412/SNV-TCCB", 1),
        (RIGHT, 93, "An Hải, ngày 05 tháng 4 năm 2023", 1),
        (150, 150, "Kính gửi: Các phòng chuyên môn"),
    )
    header = read_header(layout)
    assert header.number is not None
    assert header.number.value == "412/SNV-TCCB"
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"


@pytest.mark.parametrize(
    "stamp", ["ĐẾN\nSố: 5512\nNgày: 07/4/2023", "CÔNG VĂN ĐẾN\nSố: 301\nNgày 07-04-2023\nChuyển: PGĐ"]
)
def test_the_incoming_stamp_is_no_number(typed: Typed, stamp: str) -> None:
    header = read_header(typed(stamp + "\n" + LETTER.format(number="Số: 412/SNV-TCCB")))
    assert header.number is not None
    assert header.number.value == "412/SNV-TCCB"
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
