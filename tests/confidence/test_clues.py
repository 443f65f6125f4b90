"""What speaks for and against values: one line of the table a clue, in a dispatch where it is there or is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import docproc
from docproc.confidence import leaves
from docproc.confidence.legibility import Clues

LETTER = """{issuer}
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day}
{title}
{addressees}
{body}
Nơi nhận:
{recipients}
- Lưu: {archive}.
{signature}
"""
USUAL = {
    "issuer": "SỞ Y TẾ TỈNH PHÚ YÊN",
    "number": "417/KH-SYT",
    "place": "Phú Yên",
    "day": "05 tháng 3 năm 2024",
    "title": "KẾ HOẠCH\nTiêm chủng mở rộng năm 2024",
    "addressees": "Kính gửi: Các bệnh viện trực thuộc.",
    "body": "1. Trung tâm Y tế rà soát trẻ chưa tiêm trước ngày 20/3/2024.\n2. Các bệnh viện tổ chức tiêm bù.",
    "recipients": "- Như trên;\n- Bộ Y tế (để b/c);",
    "archive": "VT, NVY",
    "signature": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Thị Hồng Hạnh",
}
CITING = "Thực hiện {} về tiêm chủng, Sở giao:\n1. Phòng Nghiệp vụ Y tế rà soát."


def clues(kind: str, **changed: str) -> Iterator[Clues]:
    """The clues of each leaf of a kind in a usual plan, some parts of it changed."""
    doc = docproc.load()(LETTER.format(**(USUAL | changed)), disable=["docproc_confidence"])
    yield from (found for own, found in leaves(doc._.dispatch, doc._.layout, doc._.reading) if own == kind)


TABLE = [
    # kind, clue, where it is there, where it is not
    ("header.number", "type fits", {}, {"title": "THÔNG BÁO\nVề tiêm chủng"}),
    ("header.number", "type differs", {"title": "THÔNG BÁO\nVề tiêm chủng"}, {}),
    ("header.number", "blank", {"number": "   /KH-SYT"}, {}),
    ("header.number", "known code", {}, {"number": "417/KH-QZX"}),
    ("header.type", "not printed", {"title": "", "number": "417/SYT-NVY"}, {}),
    ("header.date", "part blank", {"day": "     tháng 3 năm 2024"}, {}),
    ("header.date", "year differs", {"number": "417/2023/KH-SYT"}, {"number": "417/2024/KH-SYT"}),
    ("header.date", "year fits", {"number": "417/2024/KH-SYT"}, {}),
    ("header.date", "cites later", {"body": CITING.format("Công văn số 12/BYT-DP ngày 09/9/2025 của Bộ Y tế")}, {}),
    ("header.place", "place in issuer", {}, {"place": "Tuy Hòa"}),
    ("header.issuer", "capitals", {}, {"issuer": "Sở Y tế tỉnh Phú Yên"}),
    ("header.subject", "open end", {"title": "KẾ HOẠCH\nTiêm chủng mở rộng của các"}, {}),
    ("addressees", "only", {}, {"addressees": "Kính gửi:\n- Sở Nội vụ;\n- Sở Tài chính."}),
    ("addressees", "several", {}, {"addressees": "Kính gửi: Bệnh viện Đa khoa tỉnh Phú Yên."}),
    ("recipients", "purpose", {}, {"recipients": "- Như trên;"}),
    ("archive", "odd codes", {"archive": "VT và hồ sơ"}, {}),
    ("archive", "one", {"archive": "VT"}, {}),
    ("signature", "capacity", {}, {"signature": "GIÁM ĐỐC\nNguyễn Thị Hồng Hạnh"}),
    ("signature", "no name", {"signature": "GIÁM ĐỐC"}, {}),
    ("citations", "later than own", {"body": CITING.format("Công văn số 12/BYT-DP ngày 09/9/2025 của Bộ Y tế")}, {}),
    ("citations", "no date", {"body": CITING.format("Công văn số 12/BYT-DP của Bộ Y tế")}, {}),
    ("citations", "type differs", {"body": CITING.format("Công văn số 12/KH-UBND ngày 02/01/2024")}, {}),
    ("laws", "year", {"body": CITING.format("Luật Khám bệnh, chữa bệnh năm 2023")}, {}),
    ("laws", "in register", {"body": CITING.format("Luật Khám bệnh, chữa bệnh năm 2023")}, {}),
    ("items", "task", {}, {"body": "1. Tình hình chung.\n2. Số trẻ đã tiêm là 412."}),
    ("items", "out of order", {"body": "1. Sở Nội vụ rà soát.\n4. Sở Tài chính cấp kinh phí."}, {}),
    ("items", "repeated", {"body": "1. Sở Nội vụ rà soát.\n1. Sở Tài chính cấp kinh phí."}, {}),
    ("items", "lead-in", {"body": "1. Sở Nội vụ thực hiện các việc sau:\na) Rà soát;\nb) Báo cáo."}, {}),
    ("obligations", "due", {}, {"body": "1. Các bệnh viện tổ chức tiêm bù."}),
    ("obligations", "inherited", {"body": "Yêu cầu các bệnh viện:\n1. Rà soát trẻ chưa tiêm."}, {}),
    ("obligations", "framed", {"body": "1. Giao phòng Nghiệp vụ Y tế rà soát trẻ chưa tiêm."}, {}),
    ("obligations", "ban", {"body": "1. Các bệnh viện không được thu tiền của dân."}, {}),
    ("actors.lead", "group", {}, {"body": "1. Sở Nội vụ rà soát biên chế."}),
    (
        "actors.lead",
        "known body",
        {"body": "1. Sở Nội vụ rà soát biên chế."},
        {"body": "1. Các bệnh viện tổ chức tiêm."},
    ),
    ("deadlines", "kind date", {}, {"body": "1. Các bệnh viện báo cáo Sở Y tế hằng tháng."}),
    ("deadlines", "year printed", {}, {"body": "1. Các bệnh viện báo cáo Sở Y tế trước ngày 20/3."}),
]


@pytest.mark.parametrize(("kind", "clue", "there", "missing"), TABLE, ids=[f"{row[0]}: {row[1]}" for row in TABLE])
def test_a_clue_is_there_where_it_should_be(
    kind: str, clue: str, there: dict[str, str], missing: dict[str, str]
) -> None:
    assert any(found.get(clue) for found in clues(kind, **there))
    assert not all(found.get(clue) for found in clues(kind, **missing)) or not list(clues(kind, **missing))


@pytest.mark.parametrize("changed", [{}, *(row[2] for row in TABLE)])
def test_clues_lie_between_0_and_1(changed: dict[str, str]) -> None:
    doc = docproc.load()(LETTER.format(**(USUAL | changed)), disable=["docproc_confidence"])
    for _, found in leaves(doc._.dispatch, doc._.layout, doc._.reading):
        assert all(0 <= value <= 1 for value in found.values())
