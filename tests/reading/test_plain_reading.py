"""Plain text and Markdown: encodings, columns made with blanks, tables."""

from __future__ import annotations

import pytest

from docproc.errors import DamagedFileError, EmptyFileError, FileTooLargeError
from docproc.reading import limits, plain_columns
from docproc.reading import read_here as read

LETTERHEAD = """\
UBND TỈNH ĐÔNG HẢI          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ XÂY DỰNG\t\tĐộc lập - Tự do - Hạnh phúc
Số: 31/SXD-QLN              Đông Hải, ngày 5 tháng 3 năm 2026
V/v rà soát quỹ nhà

Kính gửi:   Các phòng chuyên môn

1.\tRà soát hồ sơ.
Thời gian:     08 giờ 00
Địa điểm:      Phòng họp số 2

Nơi nhận:                   KT. GIÁM ĐỐC
- Như trên;                 PHÓ GIÁM ĐỐC
- Lưu: VT.


                            Lê Văn Bình

PHỤ LỤC
"""


def test_letterhead_and_closing_are_taken_apart() -> None:
    lines = read(LETTERHEAD.encode()).lines
    assert [(line.column, line.text) for line in lines] == [
        (0, "UBND TỈNH ĐÔNG HẢI"),
        (0, "SỞ XÂY DỰNG"),
        (0, "Số: 31/SXD-QLN"),
        (0, "V/v rà soát quỹ nhà"),
        (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (1, "Độc lập - Tự do - Hạnh phúc"),
        (1, "Đông Hải, ngày 5 tháng 3 năm 2026"),
        (None, "Kính gửi:   Các phòng chuyên môn"),
        (None, "1.\tRà soát hồ sơ."),
        (None, "Thời gian:     08 giờ 00"),
        (None, "Địa điểm:      Phòng họp số 2"),
        (0, "Nơi nhận:"),
        (0, "- Như trên;"),
        (0, "- Lưu: VT."),
        (1, "KT. GIÁM ĐỐC"),
        (1, "PHÓ GIÁM ĐỐC"),
        (1, "Lê Văn Bình"),
        (None, "PHỤ LỤC"),
    ]
    assert all(line.paragraph and line.box is None for line in lines)


def test_markdown_marks_go_and_emphasis_stays() -> None:
    source = "## I. NHIỆM VỤ\n\n> Số: **12**/SXD\n\n1\\. Rà soát  \n\n"
    source += "| STT | Việc |\n|---|:---:|\n| 1 | Rà soát<br>hồ sơ |\n"
    reading = read(source.encode(), file_name="a.md")
    assert reading.media_type == "text/markdown"
    assert [(line.cell, line.text) for line in reading.lines] == [
        (None, "I. NHIỆM VỤ"),
        (None, "Số: **12**/SXD"),
        (None, "1. Rà soát"),
        ((0, 0, 0), "STT"),
        ((0, 0, 1), "Việc"),
        ((0, 1, 0), "1"),
        ((0, 1, 1), "Rà soát hồ sơ"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert read("Kính gửi: Sở Nội vụ".encode(encoding)).lines[0].text == "Kính gửi: Sở Nội vụ"


def test_windows_1258_is_read_with_a_warning() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "các cơ quan rà soát và báo cáo theo đúng quy định của pháp luật")
    keep = {"a\u0302": "â", "o\u0302": "ô", "e\u0302": "ê", "o\u031b": "ơ", "u\u031b": "ư", "a\u0306": "ă"}
    for pair, letter in keep.items():
        text = text.replace(pair, letter)
    reading = read(text.encode("cp1258", "ignore"))
    assert [code for code, _ in reading.warnings] == ["encoding_guessed"]
    assert "báo cáo" in unicodedata.normalize("NFC", reading.lines[0].text)


def test_wrapped_text_gives_printed_lines() -> None:
    row = "các cơ quan đơn vị rà soát tổng hợp kết quả và gửi báo cáo về cơ quan thường"
    assert not any(line.paragraph for line in read("\n".join([row] * 14).encode()).lines)


def test_refusals() -> None:
    with pytest.raises(EmptyFileError):
        read(b" \n\n\t ")
    with pytest.raises(DamagedFileError):
        read(b"\xff\xfeK\x00\x00\xd8")


def test_openings_without_right_column_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted in keys made: two a line at most, however many lines could open a closing."""
    made = 0
    key = plain_columns._key

    def counted(text: str) -> str:
        nonlocal made
        made += 1
        return key(text)

    asked = 0
    belongs = plain_columns._belongs

    def counted_belongs(row: plain_columns._Row, blanks: int, *, closing: bool) -> bool:
        nonlocal asked
        asked += 1
        return belongs(row, blanks, closing=closing)

    monkeypatch.setattr(plain_columns, "_key", counted)
    monkeypatch.setattr(plain_columns, "_belongs", counted_belongs)
    rows = ["Nơi nhận:", "- Như trên;", ""] * 200
    blocks = list(plain_columns.split_blocks(rows))

    assert [block.left for block in blocks] == [[row] for row in rows if row]
    assert made <= 2 * len(rows)
    assert asked <= 2 * len(rows)


def test_a_closing_after_an_opening_without_right_column_is_taken_apart() -> None:
    text = "Nơi nhận:\n- Như trên;\nCăn cứ đề nghị\nNơi nhận:        GIÁM ĐỐC\n- Lưu: VT.\n"
    assert [(line.column, line.text) for line in read(text.encode()).lines] == [
        (None, "Nơi nhận:"),
        (None, "- Như trên;"),
        (None, "Căn cứ đề nghị"),
        (0, "Nơi nhận:"),
        (0, "- Lưu: VT."),
        (1, "GIÁM ĐỐC"),
    ]


def test_the_word_before_a_gap_is_looked_for_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    key = plain_columns._key

    def measured(text: str) -> str:
        nonlocal longest
        longest = max(longest, len(text))
        return key(text)

    monkeypatch.setattr(plain_columns, "_key", measured)
    assert plain_columns._widest_gap("thửa   " * 500 + "đất") is not None
    assert longest <= plain_columns._BLANK_FIGURE_WITHIN


def test_only_the_widest_gaps_of_a_line_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    key = plain_columns._key

    def counted(text: str) -> str:
        looked_at.append(text)
        return key(text)

    monkeypatch.setattr(plain_columns, "_key", counted)
    assert plain_columns._widest_gap("ngày   " * 500 + "đất") is None
    assert len(looked_at) <= 10
    line = "Số:        /SNV-CCHC     Huế, ngày       tháng       năm 2026"
    gap = plain_columns._widest_gap(line)
    assert gap is not None
    assert line[gap.end() :].startswith("Huế")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_too_many_characters(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    text = "Ủy ban nhân dân báo cáo\n" if encoding != "cp1258" else "Công an báo cáo\n"
    monkeypatch.setattr(limits, "MAX_CHARS", 10 * len(text))
    read((text * 10).encode(encoding))
    with pytest.raises(FileTooLargeError, match="characters"):
        read((text * 11).encode(encoding))


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINES", 20)
    read(b"a\n\n" * 20)
    with pytest.raises(FileTooLargeError, match="lines"):
        read(b"a\n\n" * 21)


def test_table_cells_count_as_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINES", 20)
    with pytest.raises(FileTooLargeError, match="lines"):
        read(("| " + "a | " * 7 + "\n").encode() * 3, file_name="bang.md")


def test_budgets_hold_the_longest_file_with_pages() -> None:
    assert limits.MAX_CHARS >= limits.MAX_PAGES * 3_000
    assert limits.MAX_LINES >= limits.MAX_PAGES * 100
