"""Grouping pieces into rows and rows into lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from docproc.reading.pieces import Piece, line_of, rows_of


def piece(x: float, y: float, text: str, *, step: float = 6.0, size: float = 12.0) -> Piece:
    return Piece(text, [x + step * i for i in range(len(text) + 1)], y - size, y)


def test_a_row_takes_what_is_level_with_it() -> None:
    rows = rows_of([piece(0, 100, "Số:"), piece(0, 116, "V/v"), piece(60, 101, "/SXD"), piece(30, 97, "12")])
    assert [[p.text for p in row] for row in rows] == [["Số:", "12", "/SXD"], ["V/v"]]


def test_a_figure_beside_a_word_gets_its_blank() -> None:
    assert line_of([piece(0, 10, "ngày"), piece(24, 10, "17"), piece(36, 10, "tháng")], 1).text == "ngày 17 tháng"
    assert line_of([piece(0, 10, "12"), piece(12, 10, "/SXD")], 1).text == "12/SXD"


def test_print_over_print_becomes_a_line_of_its_own() -> None:
    rows = rows_of([piece(0, 100, "Nguyễn Văn An"), piece(13, 101, "KÝ SỐ")])
    assert len(rows) == 2


pieces = st.builds(
    piece,
    st.floats(0, 500),
    st.floats(20, 800),
    st.text("abcđ 12", min_size=1, max_size=12).map(str.strip).filter(bool),
)


@given(st.lists(pieces, max_size=25))
def test_no_character_is_lost_or_made(found: list[Piece]) -> None:
    lines = [line_of(row, 1) for row in rows_of(found)]
    for line in lines:
        assert line.edges is not None
        assert len(line.edges) == len(line.text) + 1
        assert all(a <= b for a, b in pairwise(line.edges))
    before = sorted(char for p in found for char in p.text if char != " ")
    after = sorted(char for line in lines for char in line.text if char != " ")
    assert len(after) <= len(before)
    assert set(after) == set(before)
