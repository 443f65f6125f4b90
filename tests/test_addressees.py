"""Kính gửi and the lists of a công điện: one entry a printed line, wrapped lines joined."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.addressees import read_addressees
from docproc.header import read_header
from docproc.regions import Layout, Zone

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """SỞ NỘI VỤ
Số: 12/SNV-VP
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát
{addressees}
{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Bình
"""
BODY = "Thực hiện chỉ đạo của UBND tỉnh, Sở Nội vụ đề nghị các đơn vị báo cáo kết quả trước ngày 20/4/2023."

ROWS = [
    ("Kính gửi: Các phòng chuyên môn.", ["Các phòng chuyên môn"]),
    ("Kính gửi : Các phòng chuyên môn", ["Các phòng chuyên môn"]),
    ("KÍNH GỬI: UBND các huyện, thành phố", ["UBND các huyện, thành phố"]),
    ("**Kính gửi:** Sở Y tế", ["Sở Y tế"]),
    ("Kính gửi:\n- Sở Y tế;\n- Sở Tài chính;\n- UBND các huyện.", ["Sở Y tế", "Sở Tài chính", "UBND các huyện"]),
    ("Kính gửi:\n• Sở Y tế\n• Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
    ("Kính gửi: - Sở Y tế;\n- Sở Tài chính.", ["Sở Y tế", "Sở Tài chính"]),
    ("Kính gửi:\nSở Y tế;\nSở Tài chính.", ["Sở Y tế", "Sở Tài chính"]),
    (
        "Kính gửi: Các cơ quan chuyên môn thuộc UBND tỉnh (sau đây gọi chung là các sở).",
        ["Các cơ quan chuyên môn thuộc UBND tỉnh (sau đây gọi chung là các sở)"],
    ),
    (
        "Kính gửi: Các bộ, cơ quan ngang bộ,\ncơ quan thuộc Chính phủ",
        ["Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"],
    ),
    (
        "Kính gửi:\n- Các sở, ban, ngành,\nđoàn thể cấp tỉnh;\n- UBND các huyện.",
        ["Các sở, ban, ngành, đoàn thể cấp tỉnh", "UBND các huyện"],
    ),
    ("Kính gửi: Ông Chủ tịch UBND huyện Sơn Tây", ["Ông Chủ tịch UBND huyện Sơn Tây"]),
    ("Kính gửi: Đồng chí Giám đốc Sở Y tế.", ["Đồng chí Giám đốc Sở Y tế"]),
    ("Kính gửi: Các Bộ: KH&ĐT, Tài chính, Nội vụ", ["Các Bộ: KH&ĐT, Tài chính, Nội vụ"]),
    ("Kính gửi: Như danh sách gửi kèm", ["Như danh sách gửi kèm"]),
    ("Kính gửi: Sở Y tế HỎA TỐC", ["Sở Y tế"]),
    ("Kính gửi: …………… Sở Y tế ……………", ["Sở Y tế"]),
    ("Kính gửi: ………………………………", []),
]


@pytest.mark.parametrize(("lines", "values"), ROWS)
def test_reads_the_addressees(typed: Typed, lines: str, values: list[str]) -> None:
    layout = typed(LETTER.format(addressees=lines, body=BODY))
    assert [entry.value for entry in read_addressees(layout)] == values
    assert [layout.text_of(block) for block in layout.zone(Zone.BODY)] == [BODY]


BODIES = [
    "Ngày 02/4/2023, UBND tỉnh ban hành Kế hoạch số 15/KH-UBND; Sở Nội vụ đề nghị các đơn vị báo cáo.",
    "1. Các phòng báo cáo kết quả rà soát.",
    "Căn cứ Luật Cán bộ, công chức, Sở Nội vụ đề nghị các phòng báo cáo.",
    "Công ty chúng tôi đề nghị quý cơ quan thanh toán.",
    "Sở Nội vụ nhận được văn bản của các đơn vị về việc xin bổ sung biên chế.",
    "Để bảo đảm tiến độ, đề nghị các đơn vị khẩn trương báo cáo.",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    "lines",
    [
        "Kính gửi: Các phòng chuyên môn.",
        "Kính gửi: Các phòng chuyên môn",
        "Kính gửi:\n- Sở Y tế;\n- Sở Tài chính.",
        "Kính gửi: - Sở Y tế;\n- Sở Tài chính;",
    ],
)
def test_the_body_is_no_addressee(typed: Typed, lines: str, body: str) -> None:
    layout = typed(LETTER.format(addressees=lines, body=body))
    assert layout.text_of(layout.zone(Zone.BODY)[0]) == body


def test_members_of_a_line(typed: Typed) -> None:
    layout = typed(LETTER.format(addressees="Kính gửi: Các Sở: Y tế, Tài chính", body=BODY))
    (entry,) = read_addressees(layout)
    assert entry.members == ("Sở Y tế", "Sở Tài chính")


def test_without_kinh_gui_nobody_is_addressed(typed: Typed) -> None:
    assert read_addressees(typed("SỞ NỘI VỤ\nSố: 12/QĐ-SNV\nQUYẾT ĐỊNH\nVề việc nâng lương\nCăn cứ Luật;")) == ()


TELEGRAMS = [
    (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN HẢI ĐIỆN:\n- Chủ tịch UBND các huyện;\n- Giám đốc các sở.",
        ["Chủ tịch UBND các huyện", "Giám đốc các sở"],
    ),
    ("CHỦ TỊCH UBND TỈNH AN HẢI ĐIỆN:\nCác sở, ban, ngành;\nUBND các huyện.", ["Các sở, ban, ngành", "UBND các huyện"]),
    ("CHỦ TỊCH UBND TỈNH AN HẢI điện:\n- Chủ tịch UBND các huyện;", ["Chủ tịch UBND các huyện"]),
    ("ĐIỆN:\n- Chủ tịch UBND các huyện;", ["Chủ tịch UBND các huyện"]),
]


@pytest.mark.parametrize(("lines", "values"), TELEGRAMS)
def test_telegrams(typed: Typed, lines: str, values: list[str]) -> None:
    head = "UBND TỈNH AN HẢI\nSố: 03/CĐ-UBND\nAn Hải, ngày 05 tháng 4 năm 2023\nCÔNG ĐIỆN\nVề ứng phó bão số 4\n"
    layout = typed(f"{head}{lines}\n{BODY}\n")
    assert [entry.value for entry in read_addressees(layout)] == values
    assert layout.text_of(layout.zone(Zone.BODY)[0]) == BODY
    subject = read_header(layout).subject
    assert subject is not None
    assert subject.value == "Về ứng phó bão số 4"


def test_wrapped_and_centred_on_the_page(printed: Printed) -> None:
    layout = printed(
        (60, 50, "SỞ NỘI VỤ", 0),
        (60, 80, "Số: 12/SNV-VP", 0),
        (300, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        (130, 120, "Kính gửi: Các cơ quan chuyên môn thuộc Ủy ban"),
        (190, 136, "nhân dân tỉnh"),
        (85, 170, "Thực hiện kế hoạch của tỉnh, Sở Nội vụ đề nghị các cơ quan rà soát biên chế và"),
        (57, 186, "báo cáo kết quả."),
    )
    (entry,) = read_addressees(layout)
    assert entry.value == "Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh"
    assert len(entry.boxes) == 2
    assert len(layout.zone(Zone.BODY)) == 1
