"""Several documents in one file: which are dispatches of their own, which belong to the one before, where each ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docproc.reading import Line, Page, Reading, read
from docproc.reading.signatures import FileSignature
from docproc.regions import Zone, lay_out, split

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
CLOSED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Bình\n"
LETTER = f"""SỞ NỘI VỤ
Số: 12/SNV-VP
{MOTTO}An Hải, ngày 05 tháng 4 năm 2023
V/v rà soát
Kính gửi: Các đơn vị.
Đề nghị các đơn vị báo cáo./.
{CLOSED}"""
ANSWERED = f"""UBND TỈNH AN HẢI
SỞ TÀI CHÍNH
Số: 99/STC-NS
{MOTTO}An Hải, ngày 28 tháng 3 năm 2023
V/v cung cấp số liệu
Kính gửi: Sở Nội vụ.
Đề nghị Sở Nội vụ gửi số liệu trước ngày 10/4/2023./.
{CLOSED}"""
DECISION = f"""UBND TỈNH AN HẢI
Số: 345/QĐ-UBND
{MOTTO}An Hải, ngày 05 tháng 4 năm 2023
QUYẾT ĐỊNH
Ban hành Kế hoạch phòng, chống thiên tai
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống thiên tai.
Điều 2. Giám đốc Sở Nông nghiệp chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Trần Thị Hoa
"""
PLAN_WITH_HEADER = f"""ỦY BAN NHÂN DÂN
TỈNH AN HẢI
{MOTTO}KẾ HOẠCH
Phòng, chống thiên tai năm 2023
(Ban hành kèm theo Quyết định số 345/QĐ-UBND ngày 05 tháng 4 năm 2023)
1. Sở Nông nghiệp xây dựng phương án trước ngày 15/5/2023.
"""
FORM = f"""Mẫu số 01
TÊN CƠ QUAN
Số: /BC-...
{MOTTO}..., ngày ... tháng ... năm 2023
BÁO CÁO
Kết quả rà soát
Kính gửi: Sở Nội vụ.
1. Tổng số: ....
"""
DOTTED_FORM = f"""UBND XÃ .........
Số: .... /BC-UBND
{MOTTO}........., ngày .... tháng .... năm 2023
BÁO CÁO
Kết quả rà soát ........
Kính gửi: Sở Nội vụ.
"""
APPLICATION = f"""{MOTTO}ĐƠN ĐĂNG KÝ
Kính gửi: Sở Nội vụ
Tên tôi là: ..........
"""
APPENDIX_FORM = f"""PHỤ LỤC II
UBND XÃ AN LỘC
Số: 15/BC-UBND
{MOTTO}An Lộc, ngày 10 tháng 4 năm 2023
BÁO CÁO
"""
PARTY = """TỈNH ỦY AN HẢI
BAN TUYÊN GIÁO
*
Số 36-HD/BTGTU
ĐẢNG CỘNG SẢN VIỆT NAM
An Hải, ngày 20 tháng 3 năm 2023
HƯỚNG DẪN
Tuyên truyền kỷ niệm ngày thành lập tỉnh
1. Các cơ quan báo chí đưa tin.
Nơi nhận:
- Lưu VP.
"""
OLD = f"""UBND TỈNH AN HẢI
Số: 31 TC/KHTC
{MOTTO}An Hải, ngày 12 tháng 5 năm 1997
V/v quyết toán
Kính gửi: Các huyện.
Đề nghị báo cáo./.
"""
BLANK_NUMBER = ANSWERED.replace("Số: 99/STC-NS", "Số:      /STC-NS")
LOST_NUMBER = ANSWERED.replace("Số: 99/STC-NS\n", "")
NO_EMBLEM = ANSWERED.replace(MOTTO, "")
RUINED_EMBLEM = ANSWERED.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CÔNG HOA XÃ HỌI CHU NGHIA VIẸT NAN").replace(
    "Độc lập - Tự do - Hạnh phúc\n", ""
)
FUSED = (
    "UBND TỈNH AN HẢI SỞ TÀI CHÍNH ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------\n"
    "Số: 99/STC-NS V/v cung cấp số liệu\nAn Hải, ngày 28 tháng 3 năm 2023\n" + ANSWERED.split("số liệu\n", 1)[1]
)
QUOTED = LETTER.replace(
    "Đề nghị các đơn vị báo cáo./.",
    "Đề nghị các đơn vị thực hiện Công văn\nsố 99/STC-NS ngày 28 tháng 3 năm 2023\ncủa Sở Tài chính./.",
)

ROWS = [
    ("one dispatch", [LETTER]),
    ("the letter that it answers", [LETTER, ANSWERED]),
    ("three in one scan", [LETTER, ANSWERED, DECISION]),
    ("a decision first", [DECISION, LETTER]),
    ("of the Party", [LETTER, PARTY]),
    ("before 1998", [LETTER, OLD]),
    ("a number that is stamped and lost", [LETTER, BLANK_NUMBER]),
    ("a number line that is lost", [LETTER, LOST_NUMBER]),
    ("a quốc hiệu that is lost", [LETTER, NO_EMBLEM]),
    ("a quốc hiệu that is ruined", [LETTER, RUINED_EMBLEM]),
    ("a letterhead on one line", [LETTER, FUSED]),
    ("a plan that the decision issues", [DECISION + PLAN_WITH_HEADER]),
    ("a plan, then a dispatch", [DECISION + PLAN_WITH_HEADER, LETTER]),
    ("a form", [LETTER + FORM]),
    ("a dotted form", [LETTER + DOTTED_FORM]),
    ("an application", [LETTER + APPLICATION]),
    ("a form under an appendix", [LETTER + APPENDIX_FORM]),
    ("a form, then a dispatch", [LETTER + FORM, ANSWERED]),
    ("its own number again", [LETTER + LETTER.replace("V/v rà soát", "BÁO CÁO")]),
    ("a number in the text", [QUOTED]),
]


@pytest.mark.parametrize("documents", [row[1] for row in ROWS], ids=[row[0] for row in ROWS])
def test_documents_of_a_text(documents: list[str]) -> None:
    parts = split(read("\n".join(documents).encode()))
    found = [[line.text for line in part.lines] for part in parts]
    assert found == [[line for line in document.splitlines() if line.strip()] for document in documents]


@pytest.mark.parametrize("documents", [row[1] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_first_is_read_as_when_it_stands_alone(documents: list[str]) -> None:
    def zones(text: str) -> list[tuple[Zone, str]]:
        layout = lay_out(read(text.encode()))
        return [(block.zone, layout.text_of(block)) for block in layout.blocks if block.zone is not Zone.OTHER]

    assert zones("\n".join(documents)) == zones(documents[0])


def test_a_plan_with_a_header_of_its_own_is_an_appendix() -> None:
    layout = lay_out(read((DECISION + PLAN_WITH_HEADER).encode()))
    assert layout.other_pages == ()
    assert "1. Sở Nông nghiệp xây dựng" in "\n".join(map(layout.text_of, layout.zone(Zone.APPENDIX)))
    assert layout.zone(Zone.OTHER) == []


def test_a_form_is_no_appendix_and_no_document() -> None:
    layout = lay_out(read((LETTER + FORM).encode()))
    assert layout.other_pages == ()
    assert "BÁO CÁO" in [layout.text_of(block) for block in layout.zone(Zone.OTHER)]


def paged(*texts: str, boxes: bool = True) -> Reading:
    """Printed pages, one a text; a line of ``---`` has no meaning."""
    pages = []
    for number, text in enumerate(texts, 1):
        lines = tuple(
            Line(line, number, (60.0, 50.0 + 16 * row, 60.0 + 6 * len(line), 64.0 + 16 * row) if boxes else None)
            for row, line in enumerate(text.splitlines())
        )
        pages.append(Page(number, 595, 842, lines, "ocr"))
    return Reading("application/pdf", tuple(pages), True)


TABLE = "DANH SÁCH ĐƠN VỊ\n1 Trường Mầm non Hoa Sen 12\n2 Trường Mầm non Hoa Mai 15\nTổng cộng 27"
LETTER_ENDS = "và báo cáo kết quả./.\n" + CLOSED


def pages_of(reading: Reading) -> list[list[int]]:
    return [[page.number for page in part.pages] for part in split(reading)]


def test_pages_stay_the_files() -> None:
    reading = paged(LETTER, ANSWERED.replace(CLOSED, ""), LETTER_ENDS)
    assert pages_of(reading) == [[1], [2, 3]]
    assert lay_out(reading).other_pages == (2, 3)
    assert {line.page for line in split(reading)[1].lines} == {2, 3}


def test_a_dispatch_that_begins_in_the_middle_of_a_page() -> None:
    reading = paged(LETTER.replace(CLOSED, ""), LETTER_ENDS + ANSWERED)
    assert pages_of(reading) == [[1, 2], [2]]
    first, second = split(reading)
    assert first.lines[-1].text == "Lê Văn Bình"
    assert second.lines[0].text == "UBND TỈNH AN HẢI"
    assert lay_out(reading).other_pages == (2,)


def test_a_dispatch_whose_end_is_missing() -> None:
    assert pages_of(paged(LETTER.replace(CLOSED, ""), ANSWERED)) == [[1], [2]]


def test_marks_of_the_pen_stay_on_their_page() -> None:
    reading = paged(LETTER, "Kính chuyển A. Hùng\n" + ANSWERED)
    assert split(reading)[1].lines[0].text == "Kính chuyển A. Hùng"


def test_an_annex_laid_in_front_is_not_the_first_dispatch() -> None:
    reading = paged(TABLE, LETTER, TABLE)
    assert pages_of(reading) == [[1], [2, 3]]
    layout = lay_out(reading)
    assert layout.other_pages == (1,)
    assert layout.text_of(layout.zone(Zone.HEADER)[0]) == "SỞ NỘI VỤ"
    assert "DANH SÁCH" in layout.text_of(layout.zone(Zone.OTHER)[0])


def test_stamps_above_the_letterhead_are_no_document() -> None:
    assert pages_of(paged("CÔNG VĂN ĐẾN\nSố: 1234\nNgày: 06/4/2023\n" + LETTER)) == [[1]]


def test_furniture_notes_and_signatures_go_with_their_page() -> None:
    reading = paged(LETTER, ANSWERED)
    furnished = tuple(
        replace(page, lines=(*page.lines, Line(f"chân trang {page.number}", page.number, kind="footer")))
        for page in reading.pages
    )
    signatures = (FileSignature(field="ẩn"), FileSignature(field="hai", page=2), FileSignature(field="một", page=1))
    notes = (("figures_unsure", "page 2: figures could not be read"), ("tracked", "changes were accepted"))
    first, second = split(replace(reading, pages=furnished, signatures=signatures, warnings=notes))
    assert [line.text for line in first.lines if line.kind == "footer"] == ["chân trang 1"]
    assert [line.text for line in second.lines if line.kind == "footer"] == ["chân trang 2"]
    assert [one.field for one in first.signatures] == ["ẩn", "một"]
    assert [one.field for one in second.signatures] == ["hai"]
    assert [[code for code, _ in part.warnings] for part in (first, second)] == [
        ["tracked"],
        ["figures_unsure", "tracked"],
    ]


def test_footnotes_of_others_are_not_the_first_ones() -> None:
    reading = paged(LETTER, ANSWERED)
    noted = tuple(
        replace(page, lines=(*page.lines, Line(f"¹ Công văn số {page.number}/TTg", page.number, kind="footnote")))
        for page in reading.pages
    )
    layout = lay_out(replace(reading, pages=noted))
    assert [layout.text_of(block) for block in layout.zone(Zone.FOOTNOTE)] == ["¹ Công văn số 1/TTg"]


def test_a_blank_page_belongs_to_the_document_before() -> None:
    assert pages_of(paged(LETTER, "", ANSWERED)) == [[1, 2], [3]]


@given(
    st.lists(
        st.sampled_from([*LETTER.splitlines(), *ANSWERED.splitlines(), *FORM.splitlines(), "----", ""]), max_size=40
    )
)
@settings(deadline=None, max_examples=60)
def test_no_line_is_lost_or_read_twice(some: list[str]) -> None:
    reading = paged("\n".join(some[:20]), "\n".join(some[20:]))
    parts = split(reading)
    kept = [line for part in parts for line in part.lines]
    assert [line for line in reading.lines if line.text.strip()] == [line for line in kept if line.text.strip()]
    assert all(split(part) == (part,) or len(parts) > 1 for part in parts)
