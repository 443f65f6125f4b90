"""Tables as rows: a row split by the page's end is one, merged cells and dittos say what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from docproc.reading import read
from docproc.regions import lay_out
from docproc.regions.layout import Layout
from docproc.regions.tables import is_ditto, read_tables
from tests.reading.conftest import Drawing, _serif, drawing

__all__ = ["_serif", "drawing"]

Make = Callable[[], Any]
COLUMNS = (85, 120, 330, 430, 510)
HEAD = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")


def table(page: Drawing, top: float, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int]] = ()) -> None:
    """Draw a ruled table; ``merged`` cells (row, column) are open to the cell above. Lines of a cell by ``|``."""
    y = top
    for at, row in enumerate([*rows, ()]):
        for column, (left, right) in enumerate(pairwise(COLUMNS)):
            if (at, column) not in merged:
                page.rule(left, y, right, y)
        for column, text in enumerate(row):
            for line, part in enumerate(text.split("|")):
                page.text(COLUMNS[column] + 4, y + 13 + 12 * line, part, size=10)
        y += 18 + 12 * max((text.count("|") for text in row), default=0)
    for x in COLUMNS:
        page.rule(x, top, x, y - 18)


def meanings(layout: Layout, at: int = 0) -> list[list[str | None]]:
    return [[cell.meaning if cell else None for cell in row.cells] for row in read_tables(layout)[at]]


def laid_out(page: Any) -> Layout:
    return lay_out(read(page.save()))


def test_cells_with_their_places(drawing: Make) -> None:
    page = drawing().body(60, 3)
    table(page, 130, [HEAD, ("1", "Rà soát hồ sơ|còn tồn đọng", "Sở Xây dựng", "30/4/2026")])
    layout = laid_out(page.body(260, 3))
    ((head, row),) = read_tables(layout)
    assert [cell.text for cell in head.cells if cell] == list(HEAD)
    task = row.cells[1]
    assert task is not None
    assert task.text == "Rà soát hồ sơ còn tồn đọng"
    assert [layout.text[start:end] for start, end in task.spans] == ["Rà soát hồ sơ còn tồn đọng"]
    assert len(layout.boxes(*task.spans[0])) == 2


@pytest.mark.parametrize("repeated", [True, False])
def test_row_split_by_the_page(drawing: Make, repeated: bool) -> None:
    page = drawing().body(60, 3)
    first = ("1", "Rà soát hồ sơ", "Sở Xây dựng", "30/4/2026")
    table(page, 700, [HEAD, first, ("2", "Tổng hợp kết quả kiểm tra", "Sở Tài chính", "15/5/2026")])
    page.page()
    rest = ("", "các dự án chậm tiến độ", "và Sở Xây dựng", "")
    table(page, 60, [*([HEAD] if repeated else []), rest, ("3", "Báo cáo", "Văn phòng", "30/5/2026")])
    layout = laid_out(page.body(200, 3))
    assert meanings(layout) == [
        list(HEAD),
        list(first),
        ["2", "Tổng hợp kết quả kiểm tra các dự án chậm tiến độ", "Sở Tài chính và Sở Xây dựng", "15/5/2026"],
        ["3", "Báo cáo", "Văn phòng", "30/5/2026"],
    ]
    split = read_tables(layout)[0][2].cells[1]
    assert split is not None
    assert [layout.boxes(*span)[0][0] for span in split.spans] == [1, 2]


def test_whole_rows_on_the_next_page_stay_apart(drawing: Make) -> None:
    page = drawing().body(60, 3)
    table(page, 720, [HEAD, ("1", "Rà soát hồ sơ tồn đọng.", "Sở Xây dựng", "30/4/2026")])
    page.page()
    table(page, 60, [("2", "Báo cáo kết quả", "Văn phòng", "30/5/2026"), ("", "Đăng tải kết quả", "", "2/6/2026")])
    rows = meanings(laid_out(page.body(200, 3)))
    assert [row[0] for row in rows] == ["STT", "1", "2", None]


def test_two_tables_are_two(drawing: Make) -> None:
    page = drawing().body(60, 3)
    table(page, 130, [HEAD, ("1", "Rà soát", "Sở Xây dựng", "30/4/2026")])
    page.body(200, 3)
    table(page, 280, [HEAD, ("1", "Báo cáo", "Văn phòng", "30/5/2026")])
    assert [len(rows) for rows in read_tables(laid_out(page.body(360, 3)))] == [2, 2]


def test_merged_cells_repeat_their_meaning(drawing: Make) -> None:
    page = drawing().body(60, 3)
    rows = [
        HEAD,
        ("1", "Rà soát", "Sở Xây dựng", "30/4/2026"),
        ("2", "Báo cáo", "", ""),
        ("3", "Đăng tải", "", "2/6/2026"),
    ]
    table(page, 130, rows, merged=[(2, 2), (3, 2), (2, 3)])
    layout = laid_out(page.body(260, 3))
    assert [row[2:] for row in meanings(layout)[1:]] == [
        ["Sở Xây dựng", "30/4/2026"],
        ["Sở Xây dựng", "30/4/2026"],
        ["Sở Xây dựng", "2/6/2026"],
    ]
    printed = [[cell.text if cell else None for cell in row.cells] for row in read_tables(layout)[0]]
    assert [row[2] for row in printed[1:]] == ["Sở Xây dựng", "", ""]


@pytest.mark.parametrize("mark", ["nt", "-nt-", "Như trên", '"', "”", "- nt -", "n.t"])
def test_dittos_mean_the_cell_above(drawing: Make, mark: str) -> None:
    page = drawing().body(60, 3)
    table(
        page,
        130,
        [HEAD, ("1", "Rà soát", "Sở Xây dựng", "30/4"), ("2", "Báo cáo", mark, mark), ("3", "Gửi", mark, "2/6")],
    )
    rows = meanings(laid_out(page.body(260, 3)))
    assert [row[2] for row in rows[1:]] == ["Sở Xây dựng"] * 3
    assert rows[2][3] == "30/4"


@pytest.mark.parametrize("text", ["", "-", "Nt Hưng", "nước", "Như trên đã nêu", "x"])
def test_what_is_no_ditto(text: str) -> None:
    assert not is_ditto(text)
