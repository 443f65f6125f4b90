"""Lines to pieces, and fused lines cut at the words of the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.reading import Line
from docproc.regions.fused import closing_cuts, header_cuts
from docproc.regions.pieces import cut, pieces_of


def pieces(*texts: str) -> list[str]:
    return [piece.text for piece in closing_cuts(header_cuts(pieces_of(map(Line, texts), emphasis=True)))]


def test_blank_lines_vanish_and_the_rest_is_trimmed() -> None:
    (piece,) = pieces_of([Line("  "), Line("\u00a0  Sở  Nội vụ ")], emphasis=False)
    assert piece.text == "Sở Nội vụ"
    assert piece.folded.text[piece.start : piece.end] == "Sở Nội vụ"


def test_the_box_of_a_part() -> None:
    line = Line("  ab  cd", box=(0, 5, 80, 15), edges=tuple(range(0, 90, 10)))
    (piece,) = pieces_of([line], emphasis=False)
    assert piece.text == "ab cd"
    assert piece.boxed(0, 2) == (20, 5, 40, 15)
    assert piece.boxed(3, 5) == (60, 5, 80, 15)
    left, right = cut(piece, [2])
    assert (left.box, right.box) == ((20, 5, 40, 15), (60, 5, 80, 15))


def test_without_edges_the_box_is_the_lines() -> None:
    (piece,) = pieces_of([Line("ab cd", box=(0, 5, 80, 15))], emphasis=False)
    assert piece.boxed(0, 2) == (0, 5, 80, 15)


def test_without_geometry_there_is_no_box() -> None:
    (piece,) = pieces_of([Line("ab cd")], emphasis=False)
    assert piece.box is None


@given(st.text(alphabet="ab \t-:.ộ", max_size=30), st.lists(st.integers(0, 30), max_size=5))
def test_parts_are_the_piece_without_blanks(text: str, offsets: list[int]) -> None:
    for piece in pieces_of([Line(text)], emphasis=False):
        parts = cut(piece, [offset for offset in offsets if offset <= len(piece.text)])
        assert "".join(part.text.replace(" ", "") for part in parts) == piece.text.replace(" ", "")
        assert all(part.folded.text[part.start : part.end] == part.text for part in parts)


HEADERS = [
    (
        "SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        ["SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ),
    ("SỞ NỘI VỤ ------- Số: 12/SNV-VP", ["SỞ NỘI VỤ", "-------", "Số: 12/SNV-VP"]),
    (
        "Số: 12/SNV-VP An Hải, ngày 05 tháng 4 năm 2023",
        ["Số: 12/SNV-VP", "An Hải, ngày 05 tháng 4 năm 2023"],
    ),
    (
        "Số: 12/SNV-VP TP. An Hải, ngày 05 tháng 4 năm 2023 V/v rà soát",
        ["Số: 12/SNV-VP", "TP. An Hải, ngày 05 tháng 4 năm 2023", "V/v rà soát"],
    ),
    (
        "An Hải, ngày 05 tháng 4 năm 2023 QUYẾT ĐỊNH Về việc nâng lương",
        ["An Hải, ngày 05 tháng 4 năm 2023", "QUYẾT ĐỊNH", "Về việc nâng lương"],
    ),
    ("V/v rà soát Kính gửi: Các đơn vị", ["V/v rà soát", "Kính gửi: Các đơn vị"]),
    (
        "ĐẢNG BỘ TỈNH AN HẢI ĐẢNG CỘNG SẢN VIỆT NAM",
        ["ĐẢNG BỘ TỈNH AN HẢI", "ĐẢNG CỘNG SẢN VIỆT NAM"],
    ),
]


@pytest.mark.parametrize(("line", "parts"), HEADERS)
def test_fused_headers(line: str, parts: list[str]) -> None:
    assert pieces(line) == parts


WHOLE = [
    "Tại An Hải, ngày 05 tháng 4 năm 2023 đã diễn ra hội nghị sơ kết.",
    "Thực hiện chỉ đạo của tỉnh, Sở Nội vụ đề nghị các đơn vị rà soát.",
    "V/v thực hiện Công văn số 88/BNV-TCBC",
]


@pytest.mark.parametrize("line", WHOLE)
def test_sentences_stay_whole(line: str) -> None:
    assert pieces(line) == [line]


def test_nothing_is_cut_behind_the_addressee_line() -> None:
    assert pieces("Kính gửi: Sở Y tế", "Gửi về Sở Số: 12 V/v rà soát") == [
        "Kính gửi: Sở Y tế",
        "Gửi về Sở Số: 12 V/v rà soát",
    ]


CLOSINGS = [
    (
        "Đề nghị báo cáo./. Nơi nhận: - Như trên; - Lưu: VT. KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Văn Bình",
        [
            "Đề nghị báo cáo./.",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT.",
            "KT. BỘ TRƯỞNG",
            "THỨ TRƯỞNG",
            "Lê Văn Bình",
        ],
    ),
    (
        "Nơi nhận: - Như trên; - Lưu: VT, VP. GIÁM ĐỐC Lê Văn Bình",
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.", "GIÁM ĐỐC", "Lê Văn Bình"],
    ),
]


@pytest.mark.parametrize(("line", "parts"), CLOSINGS)
def test_fused_closings(line: str, parts: list[str]) -> None:
    assert pieces("Kính gửi: Sở Y tế", line)[1:] == parts


def test_a_placed_line_of_the_closing_stays_whole() -> None:
    line = Line("Nơi nhận: - Như trên; KT. GIÁM ĐỐC", box=(0, 0, 10, 10))
    assert len(closing_cuts(pieces_of([line], emphasis=False))) == 1
