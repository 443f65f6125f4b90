"""Stamps leave the flow wherever they stand, the dispatch's own lines stay; what they say is metadata."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import docproc
from docproc.dispatch import Dispatch
from docproc.reading import read
from docproc.reading.stamp_words import fields_of
from docproc.stamps import iso_time

Make = Callable[[], Any]
Lines = list[tuple[str, float, float]]

PLACES = {
    "above the letterhead": (20, 16),
    "left margin": (8, 135),
    "beside the number": (20, 95),
    "under the subject": (95, 150),
    "between the columns": (235, 92),
    "under the date": (420, 140),
}
INCOMING: dict[str, Lines] = {
    "lines": [("ĐẾN", 0, 14), ("Số: 1234", 14, 11), ("Ngày: 12/3/2026", 28, 11), ("Chuyển: Phòng TH", 42, 11)],
    "head with number": [("ĐẾN Số: 1234", 0, 11), ("Ngày: 12/3/2026", 14, 11), ("Chuyển: …………", 28, 11)],
    "with the office": [
        ("UBND XÃ BẮC LÂM", 0, 9), ("ĐẾN", 11, 11), ("Số: 1234/VB-ĐẾN", 22, 10), ("Ngày: 12/03/2026", 33, 10),
        ("Lưu hồ sơ số: 22", 44, 10),
    ],
    "written out": [("CÔNG VĂN ĐẾN", 0, 10), ("Số: 1234", 12, 10), ("ngày 12 tháng 3 năm 2026", 24, 10)],
    "labels": [("Số đến: 1234", 0, 10), ("Ngày đến: 12/3/2026", 12, 10)],
}  # fmt: skip
SIGNING = [
    "Người ký: Ủy ban nhân dân tỉnh Đông Hải",
    "Email: ubnd@donghai.example",
    "Cơ quan: Tỉnh Đông Hải",
    "Thời gian ký: 18.03.2026 08:15:00 +07:00",
]


def dispatch(page: Any, *, number: str = "Số: 1085/UBND-NCTH", day: str = "17") -> Any:
    page.letterhead().text(105, 105, number).text(300, 105, f"Đông Hải, ngày {day} tháng 3 năm 2026")
    page.centred(160, 122, "V/v rà soát hồ sơ tồn đọng", size=11).text(200, 170, "Kính gửi: Sở Xây dựng.")
    return page.body(200, 20).closing(600)


def fields(result: Dispatch) -> tuple[object, ...]:
    header = result.header
    values = (header.number, header.date, header.place, header.issuer, header.subject)
    return (*(field and field.value for field in values), *(a.value for a in result.addressees))


WHOLE = (
    "1085/UBND-NCTH", "2026-03-17", "Đông Hải", "ỦY BAN NHÂN DÂN TỈNH ĐÔNG HẢI", "rà soát hồ sơ tồn đọng",
    "Sở Xây dựng",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", INCOMING)
def test_incoming_stamp_changes_no_field(drawing: Make, kind: str, place: str) -> None:
    page = dispatch(drawing())
    for text, down, size in INCOMING[kind]:
        page.text(PLACES[place][0], PLACES[place][1] + down, text, size=size)
    result = docproc.extract(page.save())
    assert fields(result) == WHOLE
    (stamp,) = result.source.stamps
    assert (stamp.kind, stamp.number, stamp.date) == ("incoming", "1234", "2026-03-12")
    assert stamp.span is not None
    assert result.text[slice(*stamp.span)] == stamp.text
    assert len(stamp.boxes) == len(INCOMING[kind])


@pytest.mark.parametrize("place", PLACES)
def test_incoming_stamp_fills_no_blank(drawing: Make, place: str) -> None:
    page = dispatch(drawing(), number="Số:            /UBND-NCTH", day="    ")
    for text, down, size in INCOMING["lines"]:
        page.text(PLACES[place][0], PLACES[place][1] + down, text, size=size)
    result = docproc.extract(page.save())
    assert fields(result)[:2] == ("/UBND-NCTH", "2026-03")


def test_values_written_behind_the_labels_belong_to_the_stamp(drawing: Make) -> None:
    page = dispatch(drawing()).text(20, 140, "ĐẾN", size=12).text(20, 154, "Số:", size=10).text(48, 153, "77", size=13)
    page.text(20, 168, "Ngày: ..............", size=10).text(52, 166, "12/3/2026", size=10)
    result = docproc.extract(page.save())
    assert fields(result) == WHOLE
    assert [(stamp.number, stamp.date) for stamp in result.source.stamps] == [("77", "2026-03-12")]


@pytest.mark.parametrize(("x", "y"), [(20, 12), (400, 12), (225, 84), (380, 640)])
@pytest.mark.parametrize("shape", ["lines", "one line", "centred"])
def test_signing_stamp_is_metadata(drawing: Make, shape: str, x: float, y: float) -> None:
    page = dispatch(drawing())
    if shape == "one line":
        page.text(20, y, "  ".join(SIGNING), size=6.2)
    for row, text in enumerate(SIGNING if shape != "one line" else []):
        if shape == "centred":
            page.centred(x + 70, y + 9 * row, text, size=7)
        else:
            page.text(x, y + 9 * row, text, size=7)
    result = docproc.extract(page.save())
    assert fields(result) == WHOLE
    assert result.signature is not None
    assert result.signature.name == "Trần Thị Minh Châu"
    (stamp,) = result.source.stamps
    assert (stamp.kind, stamp.signer, stamp.email) == ("signing", SIGNING[0][10:], "ubnd@donghai.example")
    assert (stamp.organisation, stamp.time) == ("Tỉnh Đông Hải", "2026-03-18T08:15:00+07:00")


@pytest.mark.parametrize(
    ("x", "y", "text", "time"),
    [
        (30, 20, "VPVB, 18/03/2026, 08:15", "2026-03-18T08:15"),
        (85, 828, "https://vanban.example/1085", None),
        (30, 20, "Trục liên thông văn bản quốc gia", None),
        (30, 828, "vanthu.donghai 18/03/2026 08:15:22", "2026-03-18T08:15:22"),
    ],
)
def test_lines_of_portals_in_the_margin(drawing: Make, x: float, y: float, text: str, time: str | None) -> None:
    result = docproc.extract(dispatch(drawing()).text(x, y, text, size=8).save())
    assert fields(result) == WHOLE
    assert [(stamp.kind, stamp.text, stamp.time) for stamp in result.source.stamps] == [("portal", text, time)]


@pytest.mark.parametrize(
    "lines",
    [
        ["KẾ HOẠCH TRỒNG RỪNG GIAI ĐOẠN 2026", "ĐẾN NĂM 2030", "ĐẾN NGÀY 30/6/2030"],
        ["Số liệu đến: hết quý I năm 2026", "Ngày mai các đơn vị nộp báo cáo"],
        ["Người ký các văn bản nêu trên chịu trách nhiệm về nội dung", "Ngày ký hợp đồng là ngày tính thời hạn"],
        ["Chuyển: hồ sơ về Sở Xây dựng", "Số: 30 bộ", "Ngày: theo lịch"],
        ["Trục liên thông văn bản quốc gia là nền tảng dùng chung của các bộ và địa phương"],
        ["Trước 16:00 ngày 18/03/2026 các đơn vị báo cáo"],
    ],
)
def test_lines_of_the_body_are_no_stamp(drawing: Make, lines: list[str]) -> None:
    page = drawing().body(60, 3)
    for row, text in enumerate(lines):
        page.text(85, 130 + 16 * row, text)
    reading = read(page.body(200, 4).save())
    assert [line.text for line in reading.lines if line.stamp] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16.03.2026 11:02:35 +07:00", "2026-03-16T11:02:35+07:00"),
        ("2026.03.16 11:02:35 +07'00'", "2026-03-16T11:02:35+07:00"),
        ("16-03-2026", "2026-03-16"),
        ("8h05 ngày 16 tháng 3 năm 2026", "2026-03-16T08:05"),
        ("32/13/2026 08:00", None),
        ("08:00", None),
        ("16/03/2026 25:00", "2026-03-16"),
    ],
)
def test_moments(text: str, expected: str | None) -> None:
    assert iso_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ký bởi: Sở Y tế, Ngày ký: 1/2/2026", {"signer": "Sở Y tế", "time": "1/2/2026"}),
        (
            "Digitally signed by Sở Y tế\nDN: C=VN\nDate: 2026.03.16",
            {"signer": "Sở Y tế", "other": "C=VN", "time": "2026.03.16"},
        ),
        (
            "Cơ quan: Văn phòng\nSở Y tế\nEmail: a@b.example",
            {"organisation": "Văn phòng\nSở Y tế", "email": "a@b.example"},
        ),
    ],
)
def test_labels_cut_the_text(text: str, expected: dict[str, str]) -> None:
    found = {name: text[start:end] for name, start, end in fields_of("signing", text)}
    assert found == expected
