"""Letterheads and closings set with tabs or spaces in Word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.reading.docx_columns import split_columns, split_line
from docproc.reading.docx_tables import Draft


def drafts(*texts: str) -> list[Draft]:
    return [Draft(text, bold=False) for text in texts]


def columns(*texts: str) -> list[tuple[int | None, str]]:
    return [(draft.column, draft.text) for draft in split_columns(drafts(*texts))]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("SỞ Y TẾ\tCỘNG HÒA XÃ HỘI", ("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI")),
        ("Số:   16  /SYT-VP            B, ngày 7 tháng 8", ("Số:   16  /SYT-VP", "B, ngày 7 tháng 8")),
        ("\t\t\tGIÁM ĐỐC", ("", "GIÁM ĐỐC")),
        ("- Lưu: VT.\t\t", None),
        ("Nơi nhận:\t- Như trên;", None),
        ("-\tNhư trên;", None),
        ("1.\tSở Y tế chủ trì", None),
        ("\t\t\t- Sở Nội vụ;", None),
        ("  thụt đầu dòng", None),
        ("Sở Y tế chủ trì", None),
        ("   ", None),
        ("", None),
    ],
)
def test_halves_of_a_line(text: str, halves: tuple[str, str] | None) -> None:
    assert split_line(text) == halves


def test_a_letterhead_with_tabs() -> None:
    assert columns(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH B\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/CT-UBND\t\tB, ngày 15 tháng 4 năm 2031",
        "CHỈ THỊ",
        "Về bảo vệ rừng\tmùa khô",
    ) == [
        (0, "ỦY BAN NHÂN DÂN"),
        (0, "TỈNH B"),
        (0, "Số: 12/CT-UBND"),
        (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "Độc lập - Tự do - Hạnh phúc"),
        (1, "B, ngày 15 tháng 4 năm 2031"),
        (None, "CHỈ THỊ"),
        (None, "Về bảo vệ rừng\tmùa khô"),
    ]


def test_a_subject_between_two_lines_in_halves_stands_left() -> None:
    assert columns(
        "SỞ Y TẾ          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 3/SYT-VP",
        "V/v trực Tết          B, ngày 03 tháng 02 năm 2031",
    ) == [
        (0, "SỞ Y TẾ"),
        (0, "Số: 3/SYT-VP"),
        (0, "V/v trực Tết"),
        (1, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "B, ngày 03 tháng 02 năm 2031"),
    ]


def test_a_closing_with_tabs() -> None:
    assert columns(
        "Yêu cầu các đơn vị nghiêm túc thực hiện./.",
        "\t\t\t\tTM. ỦY BAN NHÂN DÂN",
        "Nơi nhận:\tKT. CHỦ TỊCH",
        "- Như Điều 3;\tPHÓ CHỦ TỊCH",
        "- Báo B;",
        "- Lưu: VT.\t\tLê Văn Ba",
        "PHỤ LỤC",
    ) == [
        (None, "Yêu cầu các đơn vị nghiêm túc thực hiện./."),
        (0, "Nơi nhận:"),
        (0, "- Như Điều 3;"),
        (0, "- Báo B;"),
        (0, "- Lưu: VT."),
        (1, "TM. ỦY BAN NHÂN DÂN"),
        (1, "KT. CHỦ TỊCH"),
        (1, "PHÓ CHỦ TỊCH"),
        (1, "Lê Văn Ba"),
        (None, "PHỤ LỤC"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Kính gửi:\t- Sở Y tế;", "\t\t- Sở Nội vụ."),
        ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Lê Văn Ba"),
        ("Công ty B\tTrụ sở chính", "Mục 1\tMục 2"),
    ],
)
def test_other_lines_stay_as_they_are(texts: tuple[str, ...]) -> None:
    assert columns(*texts) == [(None, text) for text in texts]


def test_lines_of_tables_are_left_alone() -> None:
    cell = Draft("Nơi nhận:\tGIÁM ĐỐC", bold=False, cell=(0, 0, 0))
    assert split_columns([cell]) == [cell]


WORDS = st.sampled_from(
    ["Nơi nhận:", "\t", "    ", "- Lưu: VT.", "KT. GIÁM ĐỐC", "CỘNG HÒA XÃ HỘI", "SỞ Y TẾ", "a", " "]
)


@given(st.lists(st.lists(WORDS, max_size=6).map("".join), max_size=12))
def test_nothing_but_blanks_is_lost(texts: list[str]) -> None:
    before = sorted("".join(texts).replace("\t", "").replace(" ", ""))
    after = sorted("".join(draft.text for draft in split_columns(drafts(*texts))).replace("\t", "").replace(" ", ""))
    assert after == before
