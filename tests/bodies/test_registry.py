"""The registry's data agree with themselves, and names resolve at the dispatch's day."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.bodies import canonical, organisations
from docproc.bodies.registry import name_key

BEFORE, AFTER, LATER = date(2023, 7, 13), date(2025, 8, 1), date(2026, 10, 1)


def test_ids_are_unique() -> None:
    ids = [row.id for row in organisations()]
    assert len(ids) == len(set(ids))


def test_days_are_ordered_and_sources_given() -> None:
    for row in organisations():
        assert row.source, row.id
        assert row.valid_from is None or row.valid_to is None or row.valid_from <= row.valid_to, row.id


def test_successors_exist_and_live_on() -> None:
    rows = {row.id: row for row in organisations()}
    for row in organisations():
        assert not row.successors or row.valid_to is not None, row.id
        for successor in (rows[name] for name in row.successors):
            assert row.valid_to is not None
            assert successor.valid_to is None or successor.valid_to > row.valid_to, row.id


def test_provinces_were_63_and_are_34() -> None:
    provinces = [row for row in organisations() if row.kind == "province"]
    assert sum(row.lives(BEFORE) for row in provinces) == 63
    assert sum(row.lives(date(2025, 6, 30)) for row in provinces) == 63
    assert sum(row.lives(AFTER) for row in provinces) == 34
    cities = [sum(row.lives(day) and row.name.startswith("thành phố") for row in provinces) for day in (AFTER, LATER)]
    assert sum(row.lives(LATER) for row in provinces) == 34
    assert cities == [6, 9]


def test_ministries_and_ministry_level_agencies_were_22_and_are_17() -> None:
    rows = [row for row in organisations() if row.kind in ("ministry", "ministry-level")]
    assert sum(row.lives(BEFORE) for row in rows) == 22
    assert sum(row.lives(AFTER) for row in rows) == 17


def test_no_name_means_two_bodies_on_one_day() -> None:
    for day in (date(2005, 1, 1), BEFORE, date(2025, 6, 30), AFTER):
        seen: dict[str, str] = {}
        for row in organisations():
            if row.lives(day):
                for name in (row.name, *row.aliases):
                    assert seen.setdefault(name_key(name), row.id) == row.id, (name, day)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("Bộ Nội vụ", None, ("Bộ Nội vụ", "BNV")),
        ("BỘ NỘI VỤ", BEFORE, ("Bộ Nội vụ", "BNV")),
        ("Bộ Kế hoạch và Đầu tư", BEFORE, ("Bộ Kế hoạch và Đầu tư", "BKHĐT")),
        ("Bộ Kế hoạch và Đầu tư", AFTER, None),
        ("Bộ Nông nghiệp và Môi trường", BEFORE, None),
        ("Bộ Nông nghiệp và Môi trường", AFTER, ("Bộ Nông nghiệp và Môi trường", "BNNMT")),
        ("Bộ Lao động-Thương binh và Xã hội", BEFORE, ("Bộ Lao động - Thương binh và Xã hội", "BLĐTBXH")),
        ("Sở TT&TT", BEFORE, ("Sở Thông tin và Truyền thông", "STTTT")),
        ("Sở Y tế tỉnh Đông An", None, ("Sở Y tế", "SYT")),
        ("SỞ NỘI VỤ TỈNH ĐÔNG AN", AFTER, ("Sở Nội vụ", "SNV")),
        ("UBND tỉnh Lào Cai", BEFORE, ("Ủy ban nhân dân tỉnh Lào Cai", "UBND")),
        ("Uỷ ban nhân dân huyện Ba Đồn", BEFORE, ("Ủy ban nhân dân huyện Ba Đồn", "UBND")),
        ("HĐND tỉnh", None, ("Hội đồng nhân dân tỉnh", "HĐND")),
        ("tỉnh Hà Giang", BEFORE, ("tỉnh Hà Giang", "02")),
        ("tỉnh Hà Giang", AFTER, None),
        ("tỉnh Tuyên Quang", AFTER, ("tỉnh Tuyên Quang", "")),
        ("TP. Hồ Chí Minh", BEFORE, ("thành phố Hồ Chí Minh", "79")),
        ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", None, ("Ủy ban nhân dân tỉnh An Giang", "UBND")),
        ("UBND TỈNH THỪA THIÊN-HUẾ", None, ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "UBND")),
        ("ỦY BAN NHÂN DÂN TP. HỒ CHÍ MINH", None, ("Ủy ban nhân dân thành phố Hồ Chí Minh", "UBND")),
        ("UỶ BAN NHÂN DÂN HUYỆN ĐÔNG AN", None, ("Ủy ban nhân dân huyện Đông An", "UBND")),
        ("ỦY BAN NHÂN DÂN HUYỆN ĐÔNG AN TỈNH TÂY BÌNH", None, ("Ủy ban nhân dân huyện Đông An tỉnh Tây Bình", "UBND")),
        ("ỦY BAN NHÂN DÂN PHƯỜNG 12", None, ("Ủy ban nhân dân phường 12", "UBND")),
        ("UBND XÃ IA-O", None, ("Ủy ban nhân dân xã Ia-O", "UBND")),
        ("ỦY BAN NHÂN DÂN TỈNH", None, ("Ủy ban nhân dân tỉnh", "UBND")),
        ("Ủy ban nhân dân Thành phố Hà Nội", None, ("Ủy ban nhân dân thành phố Hà Nội", "UBND")),
        ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", None, ("Hội đồng nhân dân thành phố Đà Nẵng", "HĐND")),
        ("ỦY BAN NHÂN DÂN TỈNH AN GIANG SỞ Y TẾ", None, None),
        ("TRUNG TÂM Y TẾ HUYỆN ĐÔNG AN", None, None),
        ("Văn phòng Chính phủ", None, ("Văn phòng Chính phủ", "VPCP")),
        ("Công an tỉnh", None, None),
        ("", None, None),
        (" . ", None, None),
    ],
)
def test_canonical(name: str, day: date | None, expected: tuple[str, str] | None) -> None:
    assert canonical(name, on=day) == expected
