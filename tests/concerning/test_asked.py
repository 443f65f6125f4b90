"""What an office may be called, and what is said to somebody who mistypes it."""

from __future__ import annotations

import pytest

from docproc.concerning import ask
from docproc.errors import UnknownOfficeError


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Sở Nội vụ tỉnh Lâm Đồng", "so", "province"),
        ("SỞ NỘI VỤ TỈNH LÂM ĐỒNG", "so", "province"),
        ("Sở Nội vụ Lâm Đồng", "so", "province"),
        ("Sở Giao thông vận tải tỉnh Đắk Nông", "so", "province"),
        ("Bộ Tài chính", "ministry", "central"),
        ("Bộ GTVT", "ministry", "central"),
        ("UBND xã Đức Trọng, tỉnh Lâm Đồng", "ubnd", "commune"),
        ("Ủy ban nhân dân huyện Đức Trọng, tỉnh Lâm Đồng", "ubnd", "district"),
        ("UBND TP. Hồ Chí Minh", "ubnd", "province"),
        ("Công an tỉnh Lâm Đồng", "nganh", "province"),
        ("Tỉnh ủy Lâm Đồng", "cap-uy", "province"),
        ("Trường THPT Trần Phú, tỉnh Lâm Đồng", "truong", "province"),
        ("Phòng Kinh tế xã Đức Trọng, tỉnh Lâm Đồng", "phong", "commune"),
        ("Cục Thuế", "central-unit", "central"),
        ("Giám đốc Sở Nội vụ tỉnh Lâm Đồng", "so", "province"),
    ],
)
def test_a_known_office(name: str, kind: str, level: str) -> None:
    office = ask(name).office

    assert (office.kind, office.level) == (kind, level)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sở Nội vu tỉnh Lâm Đồng", "did you mean Sở Nội vụ tỉnh Lâm Đồng?"),
        ("Sở Nội vụ tỉnh Lâm Đông", "did you mean Sở Nội vụ tỉnh Lâm Đồng?"),
        ("So Noi vu tinh Lam Dong", "did you mean"),
        ("Bộ Tài chánh", "did you mean Bộ Tài chính?"),
        ("Sở Ma thuật tỉnh Lâm Đồng", "no office is known"),
        ("xyz", "give its full name"),
        ("", "no office is known"),
        ("các sở, ban, ngành", "names a group"),
        ("UBND", "no office is known"),
    ],
)
def test_an_unknown_office(name: str, said: str) -> None:
    with pytest.raises(UnknownOfficeError, match=said.replace("?", r"\?")):
        ask(name)
