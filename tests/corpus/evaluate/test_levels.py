"""Which level of body issued a dispatch."""

from __future__ import annotations

import pytest

from corpus.evaluate.levels import level_of


@pytest.mark.parametrize(
    ("issuer", "parent", "number", "level"),
    [
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None, "12/LĐTBXH-LĐ", "central"),
        ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None, None, "central"),
        ("VĂN PHÒNG CHÍNH PHỦ", None, None, "central"),
        ("TỔNG CỤC THUẾ", "BỘ TÀI CHÍNH", None, "central"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", None, None, "central"),
        ("UỶ BAN NHÂN DÂN TỈNH QUẢNG NAM", None, None, "province"),
        ("UBND THÀNH PHỐ HÀ NỘI", None, None, "province"),
        ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "UBND TỈNH LÂM ĐỒNG", None, "province"),
        ("UBND THÀNH PHỐ VINH", "UBND TỈNH NGHỆ AN", None, "district"),
        ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "UBND HUYỆN CƯ JÚT", None, "district"),
        ("ỦY BAN NHÂN DÂN THỊ XÃ SÔNG CẦU", None, None, "district"),
        ("ỦY BAN NHÂN DÂN XÃ VĨNH LỘC", None, None, "commune"),
        ("UBND THỊ TRẤN SA PA", "UBND HUYỆN SA PA", None, "commune"),
        ("TRƯỜNG TIỂU HỌC KIM ĐỒNG", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", None, "school"),
        ("BỆNH VIỆN ĐA KHOA TỈNH", "SỞ Y TẾ", None, "hospital"),
        ("CÔNG TY CỔ PHẦN CẤP NƯỚC", "UBND TỈNH", None, "company"),
        ("TOÀ ÁN NHÂN DÂN HUYỆN MAI SƠN", None, None, "court"),
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH", "QUÂN KHU 4", None, "army, police"),
        ("CÔNG AN HUYỆN", None, None, "army, police"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH", None, None, "union, association"),
        ("BAN TỔ CHỨC", "TỈNH UỶ SÓC TRĂNG", None, "party"),
        ("VĂN PHÒNG", None, "31-CV/TU", "party"),
        ("NHÀ HÁT MÚA RỐI", None, None, "other"),
        (None, None, None, "other"),
    ],
)
def test_level(issuer: str | None, parent: str | None, number: str | None, level: str) -> None:
    assert level_of({"header": {"issuer": issuer, "parent": parent, "number": number}}) == level


def test_gold_without_header_has_no_level() -> None:
    assert level_of({}) == "other"
