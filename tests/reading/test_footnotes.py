"""Footnotes stand apart from the body, and what they cite is found; small type that is none stays where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import docproc
from docproc.reading import read

Make = Callable[[], Any]
NOTE = "Quyết định số 45/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đông Hải về việc giao kế hoạch"


def dispatch(page: Any, last: str = "Các cơ quan thực hiện kế hoạch đã giao tại Quyết định1 của tỉnh và") -> Any:
    page.letterhead().text(105, 105, "Số: 1085/UBND-NCTH").text(300, 105, "Đông Hải, ngày 17 tháng 3 năm 2026")
    page.text(200, 170, "Kính gửi: Sở Xây dựng.").body(200, 27)
    return page.text(85, 640, last)


def notes(data: bytes) -> list[str]:
    return [line.text for line in read(data).lines if line.kind == "footnote"]


@pytest.mark.parametrize("mark", ["1", "1 ", "[1] ", "(1) ", "* "])
@pytest.mark.parametrize("end", [230, 510])
def test_note_under_a_rule(drawing: Make, mark: str, end: float) -> None:
    page = dispatch(drawing(), "Các cơ quan thực hiện kế hoạch đã giao theo quy định và").rule(85, 700, end, 700)
    page.text(85, 715, f"{mark}{NOTE}", size=9).text(85, 727, "vốn đầu tư công năm 2026.", size=9)
    assert notes(page.save()) == [f"{mark}{NOTE}", "vốn đầu tư công năm 2026."]


def test_raised_mark_is_part_of_its_note(drawing: Make) -> None:
    page = dispatch(drawing()).rule(85, 700, 230, 700).text(85, 711, "1", size=6).text(89, 715, NOTE, size=9)
    assert [" ".join(note.split()) for note in notes(page.save())] == [f"1 {NOTE}"]


def test_note_without_a_rule_is_known_by_its_mark_in_the_text(drawing: Make) -> None:
    cited = dispatch(drawing()).text(85, 715, f"1 {NOTE}", size=9)
    assert len(notes(cited.save())) == 1
    uncited = dispatch(drawing(), "Các cơ quan thực hiện kế hoạch").text(85, 715, f"1 {NOTE}", size=9)
    assert notes(uncited.save()) == []


def test_note_is_searched_for_citations_and_leaves_the_paragraph_whole(drawing: Make) -> None:
    page = dispatch(drawing(), "Các cơ quan thực hiện kế hoạch đã giao tại Quyết định1 của tỉnh, Chương trình và")
    page.rule(85, 700, 230, 700).text(85, 715, f"1 Chương trình của tỉnh và {NOTE[:61]}", size=9.4)
    page.text(85, 727, NOTE[62:], size=9.4).text(297, 800, "2").page()
    page.text(85, 60, "các văn bản hướng dẫn, hoàn thành trước ngày 30/4/2026./.").closing(300)
    result = docproc.extract(page.save())
    assert [(cited.number, cited.date) for cited in result.citations] == [("45/QĐ-UBND", "2026-01-12")]
    assert "Quyết định1 của tỉnh, Chương trình và các văn bản hướng dẫn" in result.text
    assert not any("45/QĐ-UBND" in item.text for item in result.items)


def test_note_that_goes_on_from_the_page_before(drawing: Make) -> None:
    page = drawing().body(60, 30).rule(85, 700, 230, 700).text(85, 715, "vốn đầu tư công năm 2026 của tỉnh.", size=9)
    assert notes(page.save()) == ["vốn đầu tư công năm 2026 của tỉnh."]


def test_small_type_that_is_no_note(drawing: Make) -> None:
    closing = dispatch(drawing()).closing(690)
    assert notes(closing.save()) == []
    address = dispatch(drawing()).rule(85, 790, 510, 790).text(85, 803, "Địa chỉ: số 1 đường Lê Lợi, Đông Hải", size=8)
    assert notes(address.save()) == []
    table = dispatch(drawing(), "Danh sách đơn vị")
    for y in (700, 715, 730):
        table.rule(85, y, 510, y)
    for x in (85, 120, 510):
        table.rule(x, 700, x, 730)
    table.text(95, 711, "1", size=9).text(125, 711, "Sở Xây dựng", size=9).text(95, 726, "2", size=9)
    assert notes(table.text(125, 726, "Sở Y tế", size=9).save()) == []
