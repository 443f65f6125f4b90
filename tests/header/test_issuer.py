"""Issuer, parent and partners: one to three lines, fused lines, joint dispatches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docproc.header import read_header
from docproc.regions import Layout

Typed = Callable[[str], Layout]
Printed = Callable[..., Layout]

LETTER = """{head}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát
Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo.
"""

HEADS = [
    ("SỞ NỘI VỤ", "SỞ NỘI VỤ", None),
    ("UBND TỈNH AN HẢI\nSỞ NỘI VỤ", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("ỦY BAN NHÂN DÂN\nTỈNH AN HẢI", "ỦY BAN NHÂN DÂN TỈNH AN HẢI", None),
    ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ AN HẢI", "UỶ BAN NHÂN DÂN THÀNH PHỐ AN HẢI", None),
    ("UBND TỈNH AN HẢI\nSỞ TÀI NGUYÊN\nVÀ MÔI TRƯỜNG", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH AN HẢI"),
    (
        "UBND TỈNH AN HẢI\nSỞ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
        "UBND TỈNH AN HẢI",
    ),
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nĐẠI HỌC AN HẢI", "ĐẠI HỌC AN HẢI", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
    ("UBND TỈNH AN HẢI\n-------\nSỞ NỘI VỤ\n-------", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("**UBND TỈNH AN HẢI**\n**SỞ NỘI VỤ**", "SỞ NỘI VỤ", "UBND TỈNH AN HẢI"),
    ("SỞ Y TẾ\nCHI CỤC AN TOÀN\nVỆ SINH THỰC PHẨM", "CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM", "SỞ Y TẾ"),
    ("UBND TỈNH AN HẢI\nSƠ Y TÊ", "SƠ Y TÊ", "UBND TỈNH AN HẢI"),
    ("| UBND TỈNH AN HẢI\n¡_ SỞ Y TẾ", "SỞ Y TẾ", "UBND TỈNH AN HẢI"),
    ("UBND tỉnh An Hải\nSở Nội vụ", "Sở Nội vụ", "UBND tỉnh An Hải"),
    ("UBND TỈNH AN HẢI\nBAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "UBND TỈNH AN HẢI"),
    ("UBND TỈNH AN HẢI\nBAN CHỈ HUY\nPHÒNG, CHỐNG THIÊN TAI", "BAN CHỈ HUY PHÒNG, CHỐNG THIÊN TAI", "UBND TỈNH AN HẢI"),
    ("BAN TUYÊN GIÁO\nTRUNG ƯƠNG", "BAN TUYÊN GIÁO TRUNG ƯƠNG", None),
    ("TỔNG CỤC THUẾ\nCHI CỤC\nTHUẾ KHU VỰC IX", "CHI CỤC THUẾ KHU VỰC IX", "TỔNG CỤC THUẾ"),
    ("BỘ CÔNG THƯƠNG", "BỘ CÔNG THƯƠNG", None),
    ("BỘ TÀI CHÍNH TỔNG CỤC HẢI QUAN", "TỔNG CỤC HẢI QUAN", "BỘ TÀI CHÍNH"),
    ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None),
    ("THỦ TƯỚNG CHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ", None),
    ("TỈNH ỦY AN HẢI\nBAN TUYÊN GIÁO\n*", "BAN TUYÊN GIÁO", "TỈNH ỦY AN HẢI"),
    ("ĐẢNG BỘ TỈNH AN HẢI\nHUYỆN ỦY SƠN TÂY\n*", "HUYỆN ỦY SƠN TÂY", "ĐẢNG BỘ TỈNH AN HẢI"),
    (
        "LIÊN ĐOÀN LAO ĐỘNG\nTHÀNH PHỐ AN HẢI\nCÔNG ĐOÀN GIÁO DỤC",
        "CÔNG ĐOÀN GIÁO DỤC",
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ AN HẢI",
    ),
]


@pytest.mark.parametrize(("head", "issuer", "parent"), HEADS)
def test_reads_the_letterhead(typed: Typed, head: str, issuer: str, parent: str | None) -> None:
    header = read_header(typed(LETTER.format(head=head, number="12/ABC-XYZ")))
    assert header.issuer is not None
    assert header.issuer.value == issuer
    assert (header.parent.value if header.parent else None) == parent
    assert not header.co_issuers


JOINT = [
    (
        "SỞ NỘI VỤ\nSỞ TÀI CHÍNH",
        "12/HDLN-SNV-STC",
        "SỞ TÀI CHÍNH",
        ["SỞ NỘI VỤ"],
    ),
    (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH",
        "37/CTPH-LĐLĐ-SVHTTDL",
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH",
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH"],
    ),
]


@pytest.mark.parametrize(("head", "number", "issuer", "partners"), JOINT)
def test_joint_dispatches(typed: Typed, head: str, number: str, issuer: str, partners: list[str]) -> None:
    header = read_header(typed(LETTER.format(head=head, number=number)))
    assert header.issuer is not None
    assert header.issuer.value == issuer
    assert [body.value for body in header.co_issuers] == partners
    assert header.parent is None


def test_columns_side_by_side(typed: Typed) -> None:
    header = read_header(
        typed(
            "UBND TỈNH AN HẢI             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc\n"
            "Số: 12/SNV-VP               An Hải, ngày 05 tháng 4 năm 2023\n"
            "V/v rà soát\n\nKính gửi: Các đơn vị.\n\nĐề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is not None
    assert header.parent.value == "UBND TỈNH AN HẢI"
    assert header.date is not None
    assert header.number is not None


def test_tabs_between_the_columns(typed: Typed) -> None:
    header = read_header(
        typed(
            "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SNV-VP\tAn Hải, ngày 05 tháng 4 năm 2023\n"
            "Kính gửi: Các đơn vị.\nĐề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.place is not None
    assert header.place.value == "An Hải"


def test_everything_in_one_line(typed: Typed) -> None:
    header = read_header(
        typed(
            "UBND TỈNH AN HẢI SỞ NỘI VỤ -------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
            " --------------- Số: 12/SNV-VP V/v rà soát biên chế An Hải, ngày 05 tháng 4 năm 2023"
            " Kính gửi: Các đơn vị.\n"
            "Đề nghị các đơn vị báo cáo."
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.number is not None
    assert header.number.value == "12/SNV-VP"
    assert header.date is not None
    assert header.date.value == "2023-04-05"
    assert header.subject is not None
    assert header.subject.value == "rà soát biên chế"


def test_the_site_title_is_no_issuer(typed: Typed) -> None:
    header = read_header(
        typed("Công văn 12/SNV-VP năm 2023 rà soát biên chế\n" + LETTER.format(head="SỞ NỘI VỤ", number="12/SNV-VP"))
    )
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is None
    assert header.number is not None
    assert header.number.value == "12/SNV-VP"


def test_the_partys_title_is_no_issuer(typed: Typed) -> None:
    header = read_header(
        typed(
            "TỈNH ỦY AN HẢI\nBAN TUYÊN GIÁO\n*\nSố 36-HD/BTGTU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
            "An Hải, ngày 05 tháng 4 năm 2023\n"
            "HƯỚNG DẪN\nsinh hoạt chuyên đề năm 2023\n-----\nCăn cứ kế hoạch, Ban Tuyên giáo hướng dẫn như sau:"
        )
    )
    assert header.issuer is not None
    assert header.issuer.value == "BAN TUYÊN GIÁO"
    assert header.parent is not None
    assert header.parent.value == "TỈNH ỦY AN HẢI"
    assert header.number is not None
    assert header.number.value == "36-HD/BTGTU"
    assert header.type is not None
    assert header.type.value == "hướng dẫn"
    assert header.subject is not None
    assert header.subject.value == "sinh hoạt chuyên đề năm 2023"


@pytest.mark.parametrize(
    "emblem",
    ["CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT", "CONG HOA XA HOI CHU NGHIA VIET NAM"],
)
def test_misprinted_emblems_are_no_issuer(typed: Typed, emblem: str) -> None:
    text = LETTER.format(head="SỞ NỘI VỤ", number="12/SNV-VP").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", emblem)
    header = read_header(typed(text))
    assert header.issuer is not None
    assert header.issuer.value == "SỞ NỘI VỤ"
    assert header.parent is None


def test_no_letterhead_no_issuer(typed: Typed) -> None:
    assert read_header(typed("Kính gửi: Các đơn vị.\nĐề nghị các đơn vị báo cáo.")).issuer is None
