"""Laws by name: text, then the laws with their years."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import find_laws

ROWS: list[tuple[str, list[tuple[str, int | None]]]] = [
    ("theo Luật Đất đai năm 2013 và", [("Luật Đất đai", 2013)]),
    ("Luật Đất đai 2013", [("Luật Đất đai", 2013)]),
    ("Luật Đất đai (năm 2013)", [("Luật Đất đai", 2013)]),
    ("Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;", [("Luật Tổ chức Chính phủ", 2015)]),
    ("Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;", [("Luật Tổ chức Chính phủ", 2015)]),
    ("Luật Cán bộ, công chức năm 2008 quy định", [("Luật Cán bộ, công chức", 2008)]),
    ("Luật Ban hành văn bản quy phạm\npháp luật năm 2015", [("Luật Ban hành văn bản quy phạm pháp luật", 2015)]),
    ("Bộ luật Lao động quy định", [("Bộ luật Lao động", None)]),
    ("Hiến pháp năm 2013", [("Hiến pháp", 2013)]),
    ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", [("Hiến pháp", 2013)]),
    ("Pháp lệnh Dân số", [("Pháp lệnh Dân số", None)]),
    (
        "Pháp lệnh Thủ tục giải quyết các vụ án kinh tế năm 1994",
        [("Pháp lệnh Thủ tục giải quyết các vụ án kinh tế", 1994)],
    ),
    (
        "Luật Doanh nghiệp năm 2000, 2005, 2014",
        [("Luật Doanh nghiệp", 2000), ("Luật Doanh nghiệp", 2005), ("Luật Doanh nghiệp", 2014)],
    ),
    ("Luật Doanh nghiệp năm 2005 và năm 2014", [("Luật Doanh nghiệp", 2005), ("Luật Doanh nghiệp", 2014)]),
    (
        "Luật Doanh nghiệp, Luật Đầu tư và Luật Đấu thầu",
        [("Luật Doanh nghiệp", None), ("Luật Đầu tư", None), ("Luật Đấu thầu", None)],
    ),
    (
        "các Luật: Đất đai, Nhà ở và Kinh doanh bất động sản",
        [("Luật Đất đai", None), ("Luật Nhà ở", None), ("Luật Kinh doanh bất động sản", None)],
    ),
    (
        "Luật Đầu tư công; Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công năm 2024",
        [("Luật Đầu tư công", None), ("Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công", 2024)],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019",
        [("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương", 2019)],
    ),
    ("Luật Hôn nhân và gia đình năm 2014", [("Luật Hôn nhân và gia đình", 2014)]),
    (
        "Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân (sửa đổi) ngày 21/6/1994",
        [("Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân", 1994)],
    ),
    # unknown to the register
    ("Luật Sao Hỏa năm 2051 quy định", [("Luật Sao Hỏa", 2051)]),
    ("theo Luật Sao Hỏa, các đơn vị", [("Luật Sao Hỏa", None)]),
    ("Luật Sao Hỏa được ban hành", [("Luật Sao Hỏa", None)]),
    # merging
    ("Luật Đất đai quy định. Theo Luật Đất đai năm 2013", [("Luật Đất đai", 2013)]),
    ("Luật HQ năm 2014 … Luật Hải quan", [("Luật Hải quan", 2014)]),
    ("VỀ LUẬT ĐẤT ĐAI. Theo Luật Đất đai", [("Luật Đất đai", None)]),
    # with a number: a citation
    ("Luật Đất đai số 45/2013/QH13", []),
    ("Luật Đất đai số 45/2013/QH13. Theo Luật Đất đai", []),
    ("Luật số 45/2013/QH13", []),
    ("Luật KHCN và đổi mới sáng tạo số 93/2025/QH15", []),
    # no laws
    ("Luật này, luật sư, pháp luật, Luật gia, theo luật định", []),
    ("dự án Luật Đất đai, dự thảo Luật Nhà ở, xây dựng Luật Dữ liệu", []),
    ("ngành luật kinh tế, Trường Đại học Luật Hà Nội, Khoa Luật", []),
    ("Văn bản quy phạm pháp luật", []),
    ("NGÀY PHÁP LUẬT NƯỚC CỘNG HÒA; KỶ LUẬT; LUẬT SƯ; VĂN PHÒNG LUẬT MINH AN", []),
    ("Công ty Luật TNHH Minh An, Công ty TNHH Luật Minh An, Báo Pháp luật Việt Nam, Tạp chí Luật học", []),
    ("theo Luật Việt Nam và Luật Quốc tế; Hội thảo Luật và phát triển", []),
    ("dự án các Luật sửa đổi, bổ sung một số điều của Luật Giá", []),
    ("góp ý dự thảo các Luật: Đất đai, Nhà ở", []),
    # small letters, brackets, rows of years, names cut by a line's end
    ("theo luật Đất đai năm 2013", [("Luật Đất đai", 2013)]),
    ("Luật Doanh nghiệp các năm 2005, 2014", [("Luật Doanh nghiệp", 2005), ("Luật Doanh nghiệp", 2014)]),
    ("các Luật Đất đai, Nhà ở năm 2023", [("Luật Đất đai", None), ("Luật Nhà ở", 2023)]),
    ("theo Luật Đầu tư, công khai danh mục", [("Luật Đầu tư", None)]),
    ("theo Luật Giáo dục\nĐại học Huế đề nghị", [("Luật Giáo dục", None)]),
    ("theo Luật Giáo dục\n\nđại học", [("Luật Giáo dục", None)]),
    ("Luật Phòng, chống HIV/AIDS năm 2006", [("Luật Phòng, chống HIV/AIDS", 2006)]),
    ("Luật NSNN. Luật Ngân sách nhà nước năm 2015", [("Luật Ngân sách nhà nước", 2015)]),
    ("Hiến pháp 1946, 1959", [("Hiến pháp", 1946), ("Hiến pháp", 1959)]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_laws(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(law.name, law.year) for law in find_laws(text)] == expected


def test_a_mention_without_a_year_belongs_to_the_year_before_it() -> None:
    text = "Theo Luật Giá. Luật Giá năm 2012 đã hết hiệu lực; Luật Giá năm 2023 thay thế. Luật Giá quy định"
    assert [(law.year, len(law.mentions)) for law in find_laws(text)] == [(2012, 2), (2023, 2)]


def test_every_mention_is_kept() -> None:
    text = "Luật Đất đai năm 2013. Luật Đất đai."
    (law,) = find_laws(text)
    assert [text[start:end] for start, end in law.mentions] == ["Luật Đất đai năm 2013", "Luật Đất đai"]


_PIECES = st.sampled_from(
    [
        *("Luật", "luật", "LUẬT", "Bộ luật", "Pháp lệnh", "Hiến pháp", "các Luật:", "dự thảo", "pháp"),
        *("Đất đai", "Nhà ở", "Đầu tư", "công", "Sao Hỏa", "sửa đổi, bổ sung một số điều của", "(sửa đổi)", "TNDN"),
        *(
            "năm 2013",
            "2003",
            "ngày 29/11/2013",
            "số 45/2013/QH13",
            "(sau đây gọi là",
            "được sửa đổi",
            "năm 2018, 2020",
        ),
        *("(sau đây gọi là", ",", ";", ")", "(", "và", "\n", "\n\n", "của", "này", "45/2013/QH13"),
    ]
)


@given(st.lists(_PIECES, max_size=14))
def test_whatever_is_printed_mentions_lie_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = sorted(span for law in find_laws(text) for span in law.mentions)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
