"""Which law a name means: by year, by date, by what was in force on the dispatch's day, or nobody knows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import find_laws
from docproc.citations.law_register import Law, laws

D = datetime.date

ROWS: list[tuple[str, D | None, str | None, str | None]] = [
    # text, day of the dispatch, number, what told
    ("theo Luật Đất đai năm 2013", None, "45/2013/QH13", "year"),
    ("Luật Đất đai 2003", None, "13/2003/QH11", "year"),
    ("LUẬT ĐẤT ĐAI NĂM 2024", None, "31/2024/QH15", "year"),
    ("Luật Đất đai\nnăm 2013", None, "45/2013/QH13", "year"),
    ("Luật BHXH năm 2014", None, "58/2014/QH13", "year"),
    ("Luật thuế TNDN 2008", None, "14/2008/QH12", "year"),
    ("Bộ luật Lao động năm 2019", None, "45/2019/QH14", "year"),
    ("Luật sửa đổi, bổ sung một số điều Luật Xây dựng năm 2020", None, "62/2020/QH14", "year"),
    ("Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025", None, "63/2025/QH15", "date"),
    ("Luật Tổ chức Chính phủ ngày 19/6/2015", None, "76/2015/QH13", "date"),
    ("Pháp lệnh Ngoại hối ngày 13 tháng 12 năm 2005", None, "28/2005/PL-UBTVQH11", "date"),
    ("theo Luật Đất đai", D(2012, 5, 5), "13/2003/QH11", "in force"),
    ("theo Luật Đất đai", D(2014, 6, 30), "13/2003/QH11", "in force"),  # that of 2013 is adopted and comes tomorrow
    ("Kế hoạch triển khai thi hành Luật Đất đai", D(2014, 6, 30), None, None),
    ("quy định chi tiết một số điều của Luật Đất đai", D(2024, 3, 1), None, None),
    ("Căn cứ Luật Việc làm", D(2025, 8, 1), "38/2013/QH13", "in force"),
    ("Căn cứ Luật Đấu thầu ngày ban hành", D(2023, 8, 1), "43/2013/QH13", "in force"),
    ("Căn cứ Luật Đất đai;\nThực hiện Luật Đất đai", D(2024, 3, 1), None, None),  # one of them may be the new one
    ("theo Luật Đất đai", D(2014, 7, 1), "45/2013/QH13", "in force"),
    ("theo Luật Đất đai", D(2024, 3, 1), "45/2013/QH13", "in force"),
    ("theo Luật Đất đai", D(2024, 8, 1), "31/2024/QH15", "in force"),
    ("theo luật Đất đai", D(2020, 1, 1), "45/2013/QH13", "in force"),
    ("theo Luật Đầu tư, công khai danh mục", D(2022, 1, 1), "61/2020/QH14", "in force"),
    ("theo Luật Đầu tư công và", D(2022, 1, 1), "39/2019/QH14", "in force"),
    ("Luật Tổ chức chính quyền địa phương", D(2025, 5, 1), "65/2025/QH15", "in force"),
    ("Luật Đất đai (sửa đổi)", D(2024, 9, 1), None, None),
    ("Luật Đất đai", None, None, None),
    ("Luật Biển Việt Nam", None, "18/2012/QH13", "only one"),
    ("Luật Biển Việt Nam", D(2012, 8, 1), "18/2012/QH13", "only one"),
    ("Luật CNTT", None, None, None),  # a short name that only the register spells out
    ("Luật CNTT", D(2015, 1, 1), "67/2006/QH11", "in force"),
    ("Luật Giao thông đường bộ", D(2025, 5, 1), None, None),  # ended, without one of its name to follow
    ("Luật Đất đai năm 2014", None, None, None),  # the year of its effect, not of the law
    ("Luật Tổ chức Chính phủ ngày 20/6/2015", None, None, None),  # a slip in the day
    ("Luật Sao Hỏa năm 2013", None, None, None),
    ("Luật Đất đai", D(2199, 1, 1), None, None),  # after what the register knows
]


@pytest.mark.parametrize(("text", "day", "number", "told"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_which_law(text: str, day: D | None, number: str | None, told: str | None) -> None:
    (law,) = find_laws(text, issue_date=day)
    assert (law.number, law.identified_by) == (number, told)
    assert law.number is None or not law.candidates


@pytest.mark.parametrize(
    ("text", "day", "candidates"),
    [
        ("phổ biến Luật Đất đai", D(2024, 3, 1), ("45/2013/QH13", "31/2024/QH15")),
        ("Luật Đất đai (sửa đổi)", D(2024, 9, 1), ("31/2024/QH15",)),
        ("Luật Tổ chức Chính phủ ngày 20/6/2015", None, ("76/2015/QH13",)),
        ("dự thảo Nghị định hướng dẫn Luật Việc làm", D(2025, 8, 1), ("38/2013/QH13", "74/2025/QH15")),
        ("Luật Sao Hỏa", D(2025, 8, 1), ()),
    ],
)
def test_what_may_be_meant(text: str, day: D | None, candidates: tuple[str, ...]) -> None:
    (law,) = find_laws(text, issue_date=day)
    assert (law.number, law.candidates) == (None, candidates)


def test_a_constitution_has_a_date_and_no_number() -> None:
    (law,) = find_laws("Hiến pháp", issue_date=D(2020, 1, 1))
    assert (law.number, law.date, law.identified_by) == (None, "2013-11-28", "in force")


@pytest.mark.parametrize(
    ("text", "amended"),
    [
        ("Luật Cán bộ, công chức năm 2008 (sửa đổi, bổ sung năm 2019)", [(2019, "52/2019/QH14")]),
        ("Luật Cán bộ, công chức (sửa đổi, bổ sung năm 2019)", [(2019, "52/2019/QH14")]),
        ("Luật Xây dựng năm 2014, sửa đổi, bổ sung năm 2020", [(2020, "62/2020/QH14")]),
        (
            "Luật Xây dựng năm 2014 (được sửa đổi, bổ sung năm 2018, 2020)",
            [(2018, "35/2018/QH14"), (2020, "62/2020/QH14")],
        ),
        ("Luật Xây dựng (năm 2014) được sửa đổi năm 2020 và năm 2031", [(2020, "62/2020/QH14"), (2031, None)]),
        (
            "Luật Xây dựng ngày 18/6/2014 đã được sửa đổi, bổ sung một số điều theo Luật số 03/2016/QH14, "
            "Luật số 35/2018/QH14 và Luật số 62/2020/QH14",
            [(2016, "03/2016/QH14"), (2018, "35/2018/QH14"), (2020, "62/2020/QH14")],
        ),
        ("Hiến pháp năm 1992 (đã được sửa đổi, bổ sung năm 2001)", [(2001, "51/2001/QH10")]),
        ("Luật Sao Hỏa năm 2013 (sửa đổi, bổ sung năm 2019)", [(2019, None)]),
        ("Luật Xây dựng năm 2014 sửa đổi quy định về nhà ở năm 2020", []),
        ("Luật Xây dựng năm 2014", []),
    ],
)
def test_amendments(text: str, amended: list[tuple[int, str | None]]) -> None:
    law = find_laws(text)[0]
    assert [(change.year, change.number) for change in law.amended] == amended


def test_the_short_name_that_the_text_gives_is_the_same_law() -> None:
    text = "Luật Ngân sách nhà nước năm 2015 (sau đây gọi là Luật Ngân sách). Theo Luật Ngân sách, đơn vị"
    (law,) = find_laws(text)
    assert law.number == "83/2015/QH13"
    assert len(law.mentions) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Luật Quản lý thuế số 38/2019/QH14. Luật Quản lý thuế năm 2019 quy định",
        "Luật số 38/2019/QH14. Theo Luật Quản lý thuế",
    ],
)
def test_a_law_that_is_cited_by_number_is_not_listed_twice(text: str) -> None:
    assert find_laws(text, issue_date=D(2021, 1, 1)) == []


@given(st.sampled_from([law for law in laws() if law.number and law.date and not law.amends]))
def test_name_and_date_lead_back_to_the_law(law: Law) -> None:
    found = find_laws(f"Căn cứ {law.name} ngày {law.date:%d/%m/%Y};")
    assert [cited.number for cited in found] == [law.number]
