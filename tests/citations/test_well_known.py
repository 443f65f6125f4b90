"""Well-known names of documents: which document bore a name on which day."""

from __future__ import annotations

import datetime

import pytest

from docproc.citations.well_known import documents_named, well_known

D = datetime.date


@pytest.mark.parametrize(
    ("name", "day", "numbers"),
    [
        ("Đề án 06", D(2023, 7, 13), ["06/QĐ-TTg"]),
        ("ĐỀ ÁN 06", None, ["06/QĐ-TTg"]),
        ("Đề án 06", D(2021, 7, 13), []),
        ("Nghị quyết 57", D(2025, 5, 5), ["57-NQ/TW"]),
        ("Nghị quyết số 57", D(2025, 5, 5), ["57-NQ/TW"]),
        ("NQ57", D(2025, 5, 5), ["57-NQ/TW"]),
        ("NQ 57", D(2025, 5, 5), ["57-NQ/TW"]),
        ("Nghị quyết 57", D(2024, 12, 21), []),
        ("Nghị quyết 68", D(2024, 1, 1), ["68/NQ-CP"]),
        ("Nghị quyết 68", D(2025, 5, 4), ["68-NQ/TW"]),
        ("Nghị quyết 18", D(2021, 1, 1), ["18-NQ/TW"]),
        ("Nghị quyết 18", D(2023, 1, 1), ["18-NQ/TW", "18-NQ/TW"]),
        ("Chương trình CĐS quốc gia", D(2023, 7, 13), ["749/QĐ-TTg"]),
        ("Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030", D(2023, 7, 13), ["76/NQ-CP"]),
        ("Kết luận 127", D(2025, 4, 1), ["127-KL/TW"]),
        ("NĐ 61", D(2020, 1, 1), ["61/2018/NĐ-CP"]),
        ("NĐ 61", D(2025, 8, 1), []),
        ("Đề án Sao Mai", D(2025, 8, 1), []),
        ("Chỉ thị 05", D(2023, 1, 1), ["05-CT/TW"]),
        ("Chỉ thị số 05", D(2015, 1, 1), []),
        ("Kết luận 01", D(2022, 1, 1), ["01-KL/TW"]),
        ("Nghị định 100", D(2021, 1, 1), ["100/2019/NĐ-CP"]),
        ("Nghị định 100", D(2025, 1, 1), []),
        ("Dự án 513", D(2014, 1, 1), ["513/QĐ-TTg"]),
        ("Đề án 938", D(2019, 1, 1), ["938/QĐ-TTg"]),
    ],
)
def test_which_document_bore_the_name(name: str, day: D | None, numbers: list[str]) -> None:
    assert [row.number for row in documents_named(name, on=day)] == numbers


def test_two_resolutions_of_one_number_are_told_apart_by_their_dates() -> None:
    assert [row.date for row in documents_named("Nghị quyết 18", on=D(2023, 1, 1))] == [D(2017, 10, 25), D(2022, 6, 16)]


def test_every_name_leads_to_its_row() -> None:
    for row in well_known():
        for name in (row.name, *row.aliases):
            assert row in documents_named(name.upper(), on=row.valid_from)
