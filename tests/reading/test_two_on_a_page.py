"""A dispatch that begins on the page on which another one ends: columns of closing and letterhead stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from docproc.reading import read
from docproc.regions import split


@pytest.mark.parametrize("gap", [30, 80, 160])
def test_closing_and_letterhead_share_a_page(drawing: Callable[[], Any], gap: int) -> None:
    page = drawing().letterhead().text(110, 105, "Số: 412/UBND-NCTH")
    page.text(300, 105, "Đông Hải, ngày 5 tháng 3 năm 2026").centred(160, 122, "V/v rà soát hồ sơ", size=11)
    page.text(200, 150, "Kính gửi: Sở Xây dựng").body(180, 3).closing(240)
    y = 350 + gap
    page.centred(160, y, "ỦY BAN NHÂN DÂN", bold=True).centred(160, y + 15, "HUYỆN TÂY SƠN", bold=True)
    page.centred(410, y, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    page.centred(410, y + 15, "Độc lập - Tự do - Hạnh phúc", bold=True)
    page.text(110, y + 45, "Số: 77/UBND-VP").text(300, y + 45, "Tây Sơn, ngày 2 tháng 3 năm 2026")
    page.centred(160, y + 62, "V/v đề nghị hướng dẫn", size=11).text(200, y + 95, "Kính gửi: UBND tỉnh Đông Hải")
    data = page.body(y + 125, 4).page().body(60, 2).closing(120).page().save()

    first, second = split(read(data))

    assert [one.number for one in first.pages] == [1]
    assert [one.number for one in second.pages] == [1, 2]
    assert [line.text for line in first.lines][-4:] == [
        "- Lưu: VT, NCTH.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Thị Minh Châu",
    ]
    assert [line.text for line in second.lines][:3] == ["ỦY BAN NHÂN DÂN", "HUYỆN TÂY SƠN", "Số: 77/UBND-VP"]
    assert "V/v đề nghị hướng dẫn" in [line.text for line in second.lines]
