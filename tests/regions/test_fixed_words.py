"""Fixed words of the form in spite of misread letters: only in keys, and only in recognised text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.reading import Line, Page, Reading
from docproc.regions import Zone, lay_out
from docproc.regions.fixed_words import steadied, steadied_label
from docproc.regions.titles import title_of
from docproc.text import bare_key


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("CÔNG HÓA XẢ HỘI CHU NGHTA VIET NAM", "cong hoa xa hoi chu nghia viet nam"),
        ("CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆTNNAM.", "cong hoa xa hoi chu nghia viet nam "),
        ("Đôc lâp - Tu do - Hanh phuc", "doc lap - tu do - hanh phuc"),
        ("Kinh gùt: Sở Xây dựng", "kinh gui: so xay dung"),
        ("Nơi nhân:", "noi nhan:"),
        ("Mơi nhận:", "noi nhan:"),
        ("Nơii nhận:", "noi nhan :"),
        ("Số: 12/SXD", "so: 12/sxd"),
        ("Nội dung: báo cáo", "noi dung: bao cao"),
        ("Tiếp nhận: văn thư", "tiep nhan: van thu"),
    ],
)
def test_misread_forms_are_steadied(read: str, expected: str) -> None:
    assert steadied(bare_key(read)) == expected


@given(st.text(alphabet="abcghiklnouvx :.-", max_size=45))
def test_keys_keep_their_length(bare: str) -> None:
    assert len(steadied(bare)) == len(bare)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("5, Giao Sở Xây dựng", "5. Giao Sở Xây dựng"),
        ("12, Giao Sở Xây dựng", "12. Giao Sở Xây dựng"),
        ("l. Giao Sở Xây dựng", "1. Giao Sở Xây dựng"),
        ("¬ Giao Sở Xây dựng", "- Giao Sở Xây dựng"),
        ("._8. Hiệp hội", "  8. Hiệp hội"),
        ("'a) Giao Sở Xây dựng", " a) Giao Sở Xây dựng"),
        (". Giao Sở Xây dựng", ". Giao Sở Xây dựng"),
        ("5,3 tỷ đồng", "5,3 tỷ đồng"),
        ("I. MỤC TIÊU", "I. MỤC TIÊU"),
        ("2026, 2027 và các năm sau", "2026, 2027 và các năm sau"),
    ],
)
def test_misread_labels_are_steadied(read: str, expected: str) -> None:
    assert steadied_label(read) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("QUYẺT ĐỊNHI", "quyết định"),
        ("THÔNG BẢQ", "thông báo"),
        ("KÉ HOẠCH", "kế hoạch"),
        ("CÔNG ĐOÀN", None),
        ("THÔNG TIN", None),
        ("CHÍNH PHỦ", None),
    ],
)
def test_misread_types(read: str, expected: str | None) -> None:
    assert title_of(read) == expected


ROWS = [
    "SỞ NỘI VỤ",
    "Số: 12/SNV-VP",
    "An Hải, ngày 05 tháng 4 năm 2023",
    "Kinh gùt: Các đơn vị.",
    "Thực hiện kế hoạch, đề nghị các đơn vị:",
    "1. Rà soát biên chế.",
    "2, Báo cáo kết quả./.",
    "Mơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
]


@pytest.mark.parametrize("recognised", [True, False])
def test_text_stays_as_read_and_typed_text_is_taken_at_its_word(recognised: bool) -> None:
    lines = tuple(Line(text, paragraph=True) for text in ROWS)
    layout = lay_out(Reading("x", (Page(1, 0, 0, lines, "ocr" if recognised else "docx"),), paged=True))
    assert layout.text == "\n".join(ROWS)
    assert len(layout.bare) == len(layout.text)
    assert [layout.text_of(block) for block in layout.zone(Zone.ADDRESSEES)] == ([ROWS[3]] if recognised else [])
    closing = [layout.text_of(block) for block in layout.zone(Zone.CLOSING)]
    assert (closing[:1] == ["Mơi nhận:"]) == recognised
