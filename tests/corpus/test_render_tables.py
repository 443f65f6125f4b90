"""Tables written with pipes become tables in every form, their cells where the columns are."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import docx
import pytest

import docproc
from corpus.render import parse_layout, render_docx, render_pdf
from corpus.render.layout import tables_apart
from corpus.render.legacy import render_legacy_pdf
from corpus.render.pdf import compose
from corpus.render.tables import cells_of, column_widths

TEXT = """UBND TỈNH AN HẢI
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SYT
An Hải, ngày 05 tháng 4 năm 2023
KẾ HOẠCH
Phòng, chống sốt xuất huyết năm 2023
Sở Y tế ban hành Kế hoạch phòng, chống sốt xuất huyết với các nhiệm vụ giao trong Phụ lục kèm theo.
Nơi nhận:
- Sở Y tế;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Bình
PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
| STT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Phun hoá chất diệt muỗi tại các ổ dịch cũ | Trung tâm Kiểm soát bệnh tật | 30/4/2023 |
| 2 | Tập huấn cộng tác viên | Trung tâm Y tế | Quý II/2023 |
"""
ROWS = [
    ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
    ["1", "Phun hoá chất diệt muỗi tại các ổ dịch cũ", "Trung tâm Kiểm soát bệnh tật", "30/4/2023"],
    ["2", "Tập huấn cộng tác viên", "Trung tâm Y tế", "Quý II/2023"],
]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b c |", ["a", "b c"]),
        ("|a||", ["a", ""]),
        ("| a \\| b | c |", ["a | b", "c"]),
        ("|---|:--:|", None),
    ],
)
def test_cells_of_a_row(line: str, cells: list[str] | None) -> None:
    assert cells_of(line) == cells


def test_rows_stand_apart_and_are_filled_up() -> None:
    assert list(tables_apart(["vào", "| a | b |", "|---|---|", "| c |", "ra"])) == [
        "vào",
        [["a", "b"], ["c", ""]],
        "ra",
    ]


def test_columns_share_the_width_and_hold_their_longest_word() -> None:
    widths = column_widths(ROWS, 450)
    assert sum(widths) == pytest.approx(450)
    assert widths[1] > widths[0]
    assert min(widths) > 20


def test_word_has_the_table() -> None:
    document = docx.Document(io.BytesIO(render_docx(parse_layout(TEXT))))
    (table,) = [table for table in document.tables if len(table.rows) == 3]
    assert [[cell.text for cell in row.cells] for row in table.rows] == ROWS


def test_words_of_a_cell_stand_between_its_rules() -> None:
    made = compose(parse_layout(TEXT))
    upright = sorted({round(x0) for page, x0, _, x1, _ in made.strokes if x0 == x1 and page == 2})
    assert len(upright) == 5
    words = [word for word in made.rendered.words if word.part == "annex" and word.page == 2]
    assert {word.text for word in words} > {"muỗi", "II/2023"}
    for word in words[words.index(next(word for word in words if word.text == "STT")) :]:
        assert any(left < word.x0 < word.x1 < right for left, right in pairwise(upright))


@pytest.mark.parametrize("render", [render_pdf, render_docx, partial(render_legacy_pdf, encoding="tcvn3")])
def test_tasks_of_the_table_are_read(render: Callable[..., bytes]) -> None:
    found = docproc.extract(render(parse_layout(TEXT)))
    assert [(one.action, [actor.name for actor in one.actors]) for one in found.obligations] == [
        ("Phun hoá chất diệt muỗi tại các ổ dịch cũ", ["Trung tâm Kiểm soát bệnh tật"]),
        ("Tập huấn cộng tác viên", ["Trung tâm Y tế"]),
    ]
