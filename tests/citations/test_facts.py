"""Date and issuer from around a citation: brackets, sentences before it, dates in turn, events, terms of office."""

from __future__ import annotations

import datetime

import pytest

from docproc.citations import find_citations
from docproc.text import fold

Facts = tuple[str, str | None, str | None]

# line, number with issuer and date of each citation
ROWS: list[tuple[str, list[Facts]]] = [
    # a bracket behind the body that speaks
    ("ý kiến của Sở Nội vụ (Công văn số 8/SNV-CCVC ngày 4/5/2031)", [("8/SNV-CCVC", "Sở Nội vụ", "2031-05-04")]),
    (
        "Sở Nội vụ (Tờ trình số 8/TTr-SNV), Sở Y tế (Công văn số 9/SYT-NVY)",
        [("8/TTr-SNV", "Sở Nội vụ", None), ("9/SYT-NVY", "Sở Y tế", None)],
    ),
    (
        "đề nghị của Ban Quản lý dự án huyện Lục Yên (Tờ trình số 8/TTr-BQLDA)",
        [("8/TTr-BQLDA", "Ban Quản lý dự án huyện Lục Yên", None)],
    ),
    ("đã gửi Sở Y tế (Công văn số 9/SYT-NVY)", [("9/SYT-NVY", None, None)]),
    ("chỉ đạo của Sở Y tế (Quyết định số 9/QĐ-TTg)", [("9/QĐ-TTg", None, None)]),
    ("Bệnh viện A (Báo cáo số 9/BC-QWE)", [("9/BC-QWE", None, None)]),
    # the sentence says before it who issued it and when
    (
        "Ngày 06/3/2031, UBND tỉnh Hà Nam ban hành Kế hoạch số 12/KH-UBND",
        [("12/KH-UBND", "UBND tỉnh Hà Nam", "2031-03-06")],
    ),
    (
        "Ngày 6 tháng 3 năm 2031, Sở Y tế có Công văn số 9/SYT-NVY gửi các đơn vị",
        [("9/SYT-NVY", "Sở Y tế", "2031-03-06")],
    ),
    (
        "Ngày 06/3/2031, Chủ tịch UBND xã Tân An đã ký Quyết định số 12/QĐ-UBND",
        [("12/QĐ-UBND", "Chủ tịch UBND xã Tân An", "2031-03-06")],
    ),
    ("Ngày 06/3/2031, Sở Y tế có Công văn số 9/SYT-NVY ngày 5/3/2031", [("9/SYT-NVY", "Sở Y tế", "2031-03-05")]),
    ("Ngày 06/3/2031, Sở Y tế nhận được Công văn số 9/SYT-NVY", [("9/SYT-NVY", None, None)]),
    ("Ngày 06/3/2031, Sở Y tế có Công văn số 9/SNV-CCVC", [("9/SNV-CCVC", None, None)]),
    ("Ngày 06/3/2031 diễn ra hội nghị, Sở Y tế có Công văn số 9/SYT-NVY", [("9/SYT-NVY", None, None)]),
    # dates in turn
    (
        "Công văn số 5/STC-NS và Công văn số 6/STC-NS lần lượt ngày 1/2/2031 và ngày 3/4/2031 của Sở Tài chính",
        [("5/STC-NS", "Sở Tài chính", "2031-02-01"), ("6/STC-NS", "Sở Tài chính", "2031-04-03")],
    ),
    (
        "các Kế hoạch số 5/KH-SYT, số 6/KH-SYT, số 7/KH-SYT các ngày 1/2/2031, 3/4/2031 và 5/6/2031",
        [("5/KH-SYT", None, "2031-02-01"), ("6/KH-SYT", None, "2031-04-03"), ("7/KH-SYT", None, "2031-06-05")],
    ),
    (
        "các Kế hoạch số 5, 6/KH-SYT của Sở Y tế lần lượt vào các ngày 1/2/2031, 3/4/2031",
        [("5/KH-SYT", "Sở Y tế", "2031-02-01"), ("6/KH-SYT", "Sở Y tế", "2031-04-03")],
    ),
    (
        "các Kế hoạch số 5/KH-SYT, số 6/KH-SYT, số 7/KH-SYT các ngày 1/2/2031, 3/4/2031",
        [("5/KH-SYT", None, None), ("6/KH-SYT", None, None), ("7/KH-SYT", None, None)],
    ),
    # brackets and colons
    ("Công văn của Sở Y tế (số: 9/SYT-NVY; ngày: 3/4/2031)", [("9/SYT-NVY", "Sở Y tế", "2031-04-03")]),
    ("Quyết định số 12/QĐ-UBND (ban hành ngày 3/4/2031) của UBND tỉnh", [("12/QĐ-UBND", "UBND tỉnh", "2031-04-03")]),
    ("Quyết định số 12/QĐ-UBND (được ký ngày 3/4/2031)", [("12/QĐ-UBND", None, "2031-04-03")]),
    # an event's day is not the document's
    ("Giấy mời số 5/GM-UBND, vào hồi 8 giờ ngày 3/4/2031 tại hội trường", [("5/GM-UBND", None, None)]),
    ("Giấy mời số 5/GM-UBND của UBND tỉnh, lúc 14 giờ 30 phút ngày 3/4/2031", [("5/GM-UBND", "UBND tỉnh", None)]),
    ("Giấy mời số 5/GM-UBND của UBND tỉnh họp ngày 3/4/2031", [("5/GM-UBND", "UBND tỉnh", None)]),
    ("Kế hoạch số 5/KH-UBND tổ chức ngày 3/4/2031", [("5/KH-UBND", None, None)]),
    ("Công điện số 5/CĐ-UBND hồi 8 giờ ngày 3/4/2031 của UBND tỉnh", [("5/CĐ-UBND", "UBND tỉnh", "2031-04-03")]),
    # behind the term of office
    (
        "Nghị quyết số 8-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XIII ngày 3/4/2031",
        [("8-NQ/TW", "Ban Chấp hành Trung ương Đảng", "2031-04-03")],
    ),
    (
        "Nghị quyết số 8/NQ-HĐND của HĐND tỉnh khóa XVII, nhiệm kỳ 2031 - 2036 ngày 3/4/2031",
        [("8/NQ-HĐND", "HĐND tỉnh", "2031-04-03")],
    ),
    # whole dates and territories that disagree
    (
        "Quyết định số 2/QĐ-UBND của UBND tỉnh Hà Nam và Quyết định số 2/QĐ-UBND của UBND tỉnh Nam Định",
        [("2/QĐ-UBND", "UBND tỉnh Hà Nam", None), ("2/QĐ-UBND", "UBND tỉnh Nam Định", None)],
    ),
    (
        "Quyết định số 2/QĐ-UBND của UBND tỉnh; Quyết định số 2/QĐ-UBND của UBND huyện Lục Yên",
        [("2/QĐ-UBND", "UBND tỉnh", None), ("2/QĐ-UBND", "UBND huyện Lục Yên", None)],
    ),
    (
        "Quyết định số 2/QĐ-UBND ngày 1/2/2031. Theo Quyết định số 2/QĐ-UBND ngày 3/4/2031",
        [("2/QĐ-UBND", None, "2031-02-01"), ("2/QĐ-UBND", None, "2031-04-03")],
    ),
    (
        "Quyết định số 2/QĐ-UBND của UBND tỉnh Hà Nam. Theo Quyết định số 2/QĐ-UBND ngày 3/4/2031 của UBND tỉnh",
        [("2/QĐ-UBND", "UBND tỉnh Hà Nam", "2031-04-03")],
    ),
    (
        "Quyết định số 2/QĐ-UBND của UBND tỉnh Hòa Bình. Theo Quyết định số 2/QĐ-UBND của UBND tỉnh Hoà Bình",
        [("2/QĐ-UBND", "UBND tỉnh Hòa Bình", None)],
    ),
]


@pytest.mark.parametrize(("line", "expected"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_facts(line: str, expected: list[Facts]) -> None:
    found = find_citations(fold(line).text)
    assert [(cited.number, cited.issuer, cited.date) for cited in found] == expected


def test_what_follows_the_term_of_office_is_read() -> None:
    (cited,) = find_citations("Nghị quyết số 8-NQ/TW của Ban Chấp hành Trung ương khóa XII về cải cách tiền lương")
    assert cited.title == "về cải cách tiền lương"


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("", 0),
        (" của UBND tỉnh Hà Nam", 0),
        (" của UBND tỉnh", 0),
        (" của UBND tỉnh Nam Định", 1),
        (" của UBND xã A", 1),
    ],
)
def test_the_own_number_of_another_issuer_is_a_citation(after: str, count: int) -> None:
    found = find_citations(
        f"Căn cứ Quyết định số 2/QĐ-UBND ngày 1/2/2031{after}",
        own_number="2/QĐ-UBND",
        own_issuer="ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
        issue_date=datetime.date(2031, 5, 6),
    )
    assert len(found) == count
