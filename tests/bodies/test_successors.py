"""Who carries on whose duties, on which day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.bodies import Organisation, organisations, same_body, successors

Y2000, Y2023, SPRING, AFTER = date(2000, 5, 5), date(2023, 7, 13), date(2025, 4, 1), date(2025, 8, 1)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Bộ Giao thông vận tải", Y2023, ["Bộ Giao thông vận tải"]),
        ("Bộ Giao thông vận tải", SPRING, ["Bộ Xây dựng"]),
        ("BỘ GTVT", None, ["Bộ Xây dựng"]),
        ("Bộ Bưu chính, Viễn thông", Y2023, ["Bộ Thông tin và Truyền thông"]),
        ("Bộ Bưu chính, Viễn thông", AFTER, ["Bộ Khoa học và Công nghệ"]),
        ("Bộ Thủy sản", AFTER, ["Bộ Nông nghiệp và Môi trường"]),
        ("Bộ Nông nghiệp và Môi trường", Y2023, []),
        ("Tổng cục Hải quan", AFTER, ["Cục Hải quan"]),
        ("Hội đồng Bộ trưởng", Y2023, ["Chính phủ"]),
        ("Ban Dân vận Trung ương", AFTER, ["Ban Tuyên giáo và Dân vận Trung ương"]),
        ("tỉnh Bình Dương", AFTER, ["thành phố Hồ Chí Minh"]),
        ("UBND tỉnh Kiên Giang", Y2023, ["Ủy ban nhân dân tỉnh Kiên Giang"]),
        ("ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG", AFTER, ["Ủy ban nhân dân tỉnh An Giang"]),
        ("UBND TP. Đà Nẵng", AFTER, ["Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("UBND tỉnh Thừa Thiên Huế", SPRING, ["Ủy ban nhân dân thành phố Huế"]),
        ("Tỉnh ủy Bình Dương", AFTER, ["Thành ủy Hồ Chí Minh"]),
        ("Sở Giao thông vận tải tỉnh Quảng Nam", SPRING, ["Sở Xây dựng tỉnh Quảng Nam"]),
        ("Sở Giao thông vận tải tỉnh Quảng Nam", AFTER, ["Sở Xây dựng thành phố Đà Nẵng"]),
        ("Sở Y tế Hậu Giang", AFTER, ["Sở Y tế thành phố Cần Thơ"]),
        ("Sở Kế hoạch và Đầu tư", AFTER, ["Sở Tài chính"]),
        ("UBND tỉnh Bình Phước", date(2026, 1, 5), ["Ủy ban nhân dân tỉnh Đồng Nai"]),
        ("UBND tỉnh Bình Phước", date(2026, 5, 5), ["Ủy ban nhân dân thành phố Đồng Nai"]),
        ("Tỉnh ủy Bắc Giang", None, ["Thành ủy Bắc Ninh"]),
        ("Công ty Cổ phần Sao Mai", AFTER, []),
    ],
)
def test_successors(name: str, day: date | None, expected: list[str]) -> None:
    assert [row.name for row in successors(name, on=day)] == expected


@pytest.mark.parametrize(
    ("name_a", "day_a", "name_b", "day_b", "expected"),
    [
        ("UBND tỉnh Kiên Giang", Y2023, "UBND tỉnh An Giang", AFTER, True),
        ("UBND tỉnh Kiên Giang", Y2023, "UBND tỉnh An Giang", Y2023, False),
        ("UBND tỉnh Kiên Giang", Y2023, "UBND tỉnh An Giang", None, True),
        ("UBND tỉnh Kiên Giang", Y2023, "UBND tỉnh Cà Mau", AFTER, False),
        ("Bộ Xây dựng", Y2023, "Bộ Giao thông vận tải", Y2023, False),
        ("Bộ Xây dựng", AFTER, "Bộ GTVT", Y2023, True),
        ("Bộ Bưu chính, Viễn thông", Y2000, "Bộ Khoa học và Công nghệ", AFTER, True),
        ("Sở Xây dựng thành phố Đà Nẵng", AFTER, "Sở Giao thông vận tải tỉnh Quảng Nam", Y2023, True),
        ("Sở Xây dựng thành phố Đà Nẵng", AFTER, "Sở Y tế tỉnh Quảng Nam", Y2023, False),
        ("Văn phòng UBND tỉnh Bến Tre", Y2023, "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", AFTER, True),
        ("Văn phòng UBND tỉnh Bến Tre", Y2023, "Văn phòng UBND tỉnh Vĩnh Long", Y2023, False),
        ("UBND tỉnh Quảng Ninh", Y2023, "UBND thành phố Quảng Ninh", date(2026, 10, 1), True),
        ("Sở Y tế", None, "SỞ Y TẾ", AFTER, True),
        ("Sở Y tế", None, "Sở Nội vụ", None, False),
        ("Trường Đại học Sao Mai", None, "Trường Đại học Sao Hôm", None, False),
    ],
)
def test_same_body(name_a: str, day_a: date | None, name_b: str, day_b: date | None, expected: bool) -> None:
    assert same_body(name_a, day_a, name_b, day_b) is expected
    assert same_body(name_b, day_b, name_a, day_a) is expected


@given(st.sampled_from(organisations()))
def test_every_body_of_the_past_leads_to_one_of_today_or_ends(row: Organisation) -> None:
    today = successors(row.name, on=None)
    assert all(each.valid_to is None for each in today)
    assert today or row.valid_to is not None
