"""Short names defined in brackets."""

from __future__ import annotations

import pytest

from docproc.citations import find_aliases

ROWS: list[tuple[str, list[tuple[str, str]]]] = [
    ("công tác cải cách thủ tục hành chính (TTHC) và", [("TTHC", "thủ tục hành chính")]),
    ("Ủy ban nhân dân (UBND) tỉnh", [("UBND", "Ủy ban nhân dân")]),
    ("Bộ Văn hóa, Thể thao và Du lịch (BVHTTDL)", [("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch")]),
    ("của Ban Chỉ đạo trồng rừng tỉnh (Ban Chỉ đạo).", [("Ban Chỉ đạo", "Ban Chỉ đạo trồng rừng tỉnh")]),
    ("Trung tâm nước sạch nông thôn (sau đây gọi tắt là Trung tâm)", [("Trung tâm", "Trung tâm nước sạch nông thôn")]),
    ("các sở, ngành (sau đây gọi chung là cơ quan)", [("cơ quan", "ngành")]),
    ("Đề án phát triển cây quế (sau đây viết tắt là “Đề án”)", [("Đề án", "Đề án phát triển cây quế")]),
    ("Hệ thống một cửa điện tử (gọi tắt là Hệ thống)", [("Hệ thống", "Hệ thống một cửa điện tử")]),
    ("hộ chăn nuôi (dưới đây gọi là hộ)", [("hộ", "hộ chăn nuôi")]),
    ("thủ tục hành chính (TTHC) … thủ tục hành chính (TTHC)", [("TTHC", "thủ tục hành chính")]),
    ("- Bộ Y tế (để b/c);", []),
    ("ngày họp (12/5/2020)", []),
    ("các xã (nếu có)", []),
    ("vật tư (bao gồm giống, phân bón)", []),
    ("Lưu: VT (3b)", []),
    ("(Ban hành kèm theo Quyết định)", []),
    ("năm 2020 (ABC)", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_aliases(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_aliases(text)
    assert [(alias.alias, alias.means) for alias in found] == expected
    for alias in found:
        assert " ".join(text[alias.start : alias.end].split()) == alias.alias
