"""What cannot both be right, and who says it; and documents that disagree with nobody."""

from __future__ import annotations

import pytest

from docproc.citations import Index, Record, Reference


def letter(number: str, *references: Reference, date: str = "2024-06-03") -> Record:
    return Record.build(
        number, date=date, issuer="SỞ NỘI VỤ", parent="UBND TỈNH AN GIANG", place="An Giang", references=references
    )


DECREE = Record.build("30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", type="nghị định")
FIRST = Record.build(
    "7/KH-SYT", date="2024-02-01", issuer="Sở Y tế tỉnh An Giang", subject="Kế hoạch tiêm chủng mở rộng"
)
SECOND = Record.build(
    "7/KH-SYT", date="2024-03-09", issuer="Sở Y tế tỉnh An Giang", subject="Kế hoạch kiểm tra nhà thuốc"
)

FOUND = [
    (
        "two-dates",
        "76/NQ-CP",
        [
            letter("1/SNV-A", Reference("76/NQ-CP", None, "2021-07-15", "Chính phủ")),
            letter("2/SNV-A", Reference("76/NQ-CP", None, "2021-07-16", "Chính phủ")),
        ],
    ),
    ("two-dates", "30/2020/NĐ-CP", [DECREE, letter("1/SNV-A", Reference("30/2020/NĐ-CP", None, "2020-05-03"))]),
    (
        "two-dates",
        "12/QĐ-UBND",
        [
            letter("1/SNV-A", Reference("12/QĐ-UBND", None, "2024-01-09", "UBND tỉnh")),
            letter("2/SNV-A", Reference("12/QĐ-UBND", None, "2024-01-19", "UBND tỉnh An Giang")),
        ],
    ),
    ("type-differs", "12/QĐ-UBND", [letter("1/SNV-A", Reference("12/QĐ-UBND", "chỉ thị", "2024-01-09"))]),
    (
        "type-differs",
        "55/2007/CT-UBND",
        [Record.build("55/2007/CT-UBND", date="2007-08-01", issuer="UBND tỉnh An Giang", type="quyết định")],
    ),
    ("date-after-citing", "45/KH-UBND", [letter("1/SNV-A", Reference("45/KH-UBND", None, "2024-07-24"))]),
    ("issuer-differs", "30/2020/NĐ-CP", [letter("1/SNV-A", Reference("30/2020/NĐ-CP", None, None, "Bộ Nội vụ"))]),
    ("duplicate-number", "7/KH-SYT", [FIRST, SECOND]),
    (
        "law-differs",
        "54/2013/QH13",
        [letter("1/SNV-A", Reference("54/2013/QH13", "luật", None, "Quốc hội", "Luật Đất đai"))],
    ),
    (
        "law-differs",
        "45/2013/QH13",
        [letter("1/SNV-A", Reference("45/2013/QH13", "luật", "2013-12-29", "Quốc hội", "Luật Đất đai"))],
    ),
]

NONE = [
    [
        letter("1/SNV-A", Reference("76/NQ-CP", None, "2013-06-13", "Chính phủ")),
        letter("2/SNV-A", Reference("76/NQ-CP", None, "2021-07-15", "Chính phủ")),
    ],
    [
        letter("1/SNV-A", Reference("12/QĐ-UBND", None, "2024-01-09", "UBND tỉnh An Giang")),
        letter("2/SNV-A", Reference("12/QĐ-UBND", None, "2024-01-19", "UBND tỉnh Cà Mau")),
    ],
    [letter("1/SNV-A", Reference("2191/CT-CS", "công văn", "2024-05-24", "Cục Thuế"))],
    [letter("1/SNV-A", Reference("12/QĐ-UBND", "văn bản", "2024-01-09", "UBND tỉnh"))],
    [DECREE, letter("1/SNV-A", Reference("30/2020/NĐ-CP", "nghị định", "2020-03-05", "Chính phủ"))],
    [letter("1/SNV-A", Reference("45/2013/QH13", "luật", "2013-11-29", "Quốc hội", "Luật Đất đai"))],
    [
        Record.build("8/KH-SYT", date="2024-02-01", issuer="Sở Y tế", subject="Kế hoạch tiêm chủng, mở rộng"),
        Record.build("8/KH-SYT", date="2024-02-01", issuer="SỞ Y TẾ", subject="KẾ HOẠCH TIÊM CHỦNG MỞ RỘNG"),
    ],
]


@pytest.mark.parametrize(("code", "number", "records"), FOUND)
def test_contradiction(code: str, number: str, records: list[Record]) -> None:
    found = [each for each in Index(records).contradictions() if each.code == code]
    assert [each.numbers for each in found] == [(number,)]
    assert set(found[0].ids) <= {record.id for record in records}
    assert number in found[0].message


@pytest.mark.parametrize("records", NONE)
def test_no_contradiction(records: list[Record]) -> None:
    assert Index(records).contradictions() == []
