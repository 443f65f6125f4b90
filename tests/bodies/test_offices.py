"""One office from its name: body, kind, level and territory; titles; whose unit it is."""

from __future__ import annotations

import pytest

from docproc.bodies.groups import read_group
from docproc.bodies.named import read_named
from docproc.bodies.offices import read_office
from docproc.bodies.places import Place, split_place
from docproc.bodies.registry import name_key
from docproc.bodies.standing import stand


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        (
            "Công an xã Hiệp Thạnh, huyện Đức Trọng, tỉnh Lâm Đồng",
            "công an",
            Place("lâm đồng", "huyện đức trọng", "xã hiệp thạnh"),
        ),
        ("Sở Y tế tỉnh Bà Rịa - Vũng Tàu", "sở y tế", Place("bà rịa - vũng tàu")),
        ("Sở Y tế Long An", "sở y tế", Place("long an")),
        ("UBND huyện Điện Biên Đông - tỉnh Điện Biên", "ủy ban nhân dân", Place("điện biên", "huyện điện biên đông")),
        ("UBND thành phố Đà Lạt", "ủy ban nhân dân", Place(None, "thành phố đà lạt")),
        ("UBND thành phố Hải Phòng", "ủy ban nhân dân", Place("hải phòng")),
        ("tỉnh Đăk Lăk", "", Place("đắk lắk")),
        ("Thông tấn xã Việt Nam", "thông tấn xã việt nam", Place()),
        ("Hợp tác xã Tân Tiến", "hợp tác xã tân tiến", Place()),
        ("Bảo hiểm xã hội tỉnh", "bảo hiểm xã hội", Place()),
        ("Cục Quản lý thị trường", "cục quản lý thị trường", Place()),
    ],
)
def test_the_territory_at_the_end_of_a_name(name: str, body: str, place: Place) -> None:
    assert split_place(name_key(name), bare=True)[:2] == (body, place)


@pytest.mark.parametrize(
    ("name", "body", "kind", "level"),
    [
        ("Sở Nội vụ tỉnh Lâm Đồng", "sở nội vụ", "so", "province"),
        ("Giám đốc Sở Nội vụ tỉnh Lâm Đồng", "sở nội vụ", "so", "province"),
        ("Chánh Văn phòng UBND tỉnh", "văn phòng ủy ban nhân dân", "nganh", "province"),
        ("Trưởng phòng Tài chính - Kế hoạch", "phòng tài chính - kế hoạch", "phong", None),
        ("Tổng Thanh tra Chính phủ", "thanh tra chính phủ", "ministry-level", "central"),
        ("Cục trưởng Cục Di sản văn hóa", "cục di sản văn hóa", "don-vi", None),
        ("Bí thư Tỉnh ủy Lâm Đồng", "cấp ủy", "cap-uy", "province"),
        ("Thành ủy Đà Lạt", "cấp ủy", "cap-uy", "district"),
        ("Thành ủy Hải Phòng", "cấp ủy", "cap-uy", "province"),
        ("Tỉnh Đoàn Lâm Đồng", "đoàn thanh niên", "doan-the", "province"),
        ("Hội Phụ nữ huyện", "hội liên hiệp phụ nữ", "doan-the", "district"),
        ("Cục Thuế", "cục thuế", "central-unit", "central"),
        ("Cục Thuế tỉnh Bắc Giang", "cục thuế", "nganh", "province"),
        ("Phòng Tổ chức cán bộ", "phòng tổ chức cán bộ", "phong", None),
        ("Cục Quản lý thị trường", "cục quản lý thị trường", "nganh", None),
        ("Cục Quản lý thị trường tỉnh Lạng Sơn", "cục quản lý thị trường", "nganh", "province"),
        ("Chi cục Bảo vệ môi trường", "chi cục bảo vệ môi trường", "don-vi", None),
        ("Trường THCS Nguyễn Du", "trường trung học cơ sở nguyễn du", "truong", None),
    ],
)
def test_what_a_name_tells(name: str, body: str, kind: str, level: str | None) -> None:
    office = read_office(name)

    assert office is not None
    assert (office.body, office.kind, office.level) == (body, kind, level)


@pytest.mark.parametrize(
    ("name", "unit", "house"),
    [
        ("Vụ Pháp chế Bộ Y tế", "vụ pháp chế", "bộ y tế"),
        ("Vụ Pháp chế - Bộ Y tế", "vụ pháp chế", "bộ y tế"),
        ("Phòng Tổ chức cán bộ, Sở Nội vụ tỉnh Lâm Đồng", "phòng tổ chức cán bộ", "sở nội vụ"),
        ("Phòng Cảnh sát giao thông Công an tỉnh Bình Dương", "phòng cảnh sát giao thông", "công an"),
        ("Thanh tra Sở Y tế tỉnh Lâm Đồng", "thanh tra", "sở y tế"),
    ],
)
def test_whose_unit_it_is(name: str, unit: str, house: str) -> None:
    office = read_office(name)

    assert office is not None
    assert office.parent is not None
    assert (office.body, office.parent.body) == (unit, house)


@pytest.mark.parametrize("name", ["", "người dân", "các sở", "Chủ nhà trọ", "Bộ Ma thuật", "Giám đốc", "1234", "()"])
def test_no_office(name: str) -> None:
    assert read_office(name) is None


@pytest.mark.parametrize(
    ("issuer", "parent", "seat", "text", "level", "place"),
    [
        ("SỞ Y TẾ", "UBND TỈNH LÂM ĐỒNG", "Lâm Đồng", "", "province", Place("lâm đồng")),
        ("BỘ Y TẾ", None, "Hà Nội", "UBND tỉnh Lâm Đồng", "central", Place()),
        (
            "UBND HUYỆN ĐỨC TRỌNG",
            None,
            "Đức Trọng",
            "theo UBND tỉnh Lâm Đồng",
            "district",
            Place("lâm đồng", "huyện đức trọng"),
        ),
        (
            "UBND HUYỆN ĐỨC TRỌNG",
            None,
            None,
            "UBND tỉnh Lâm Đồng, UBND tỉnh Lai Châu",
            "district",
            Place(None, "huyện đức trọng"),
        ),
        ("UBND PHƯỜNG THUẬN HÓA", None, None, "UBND thành phố Huế", "commune", Place("huế", None, "phường thuận hóa")),
        ("HUYỆN ỦY NA RÌ", "TỈNH ỦY BẮC KẠN", "Na Rì", "", "district", Place("bắc kạn", "huyện na rì")),
        ("THANH TRA BỘ", "BỘ Y TẾ", "Hà Nội", "", "central", Place()),
        (None, None, None, "", None, Place()),
    ],
)
def test_where_a_dispatch_stands(
    issuer: str | None, parent: str | None, seat: str | None, text: str, level: str | None, place: Place
) -> None:
    standing = stand(issuer, parent=parent, seat=seat, text=text)

    assert (standing.level, standing.place) == (level, place)


@pytest.mark.parametrize(
    "name",
    [
        "các " + "xã, " * 4000,
        "các " + "sở, " * 4000,
        "UBND " + "các " * 4000,
        "phòng " + "- bộ " * 4000,
        "giám đốc " * 4000,
        "(" * 9000,
        "\x00\ufeff",
        "Sở Y tế các tỉnh " + "A, " * 190,
    ],
)
def test_hostile_names_are_read_without_end_or_error(name: str) -> None:
    standing = stand(name, parent=name, seat=name, text=name)

    assert read_named([name], standing)[0].printed == name
    assert len(name) <= 600 or (read_office(name), read_group(name, standing)) == (None, None)
