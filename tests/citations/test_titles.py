"""Titles, what they cite, and the extent of each mention."""

from __future__ import annotations

import pytest

from docproc.citations import find_citations

NESTED = (
    "Kết luận số 51-KL/TW ngày 22/7/2032 của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 14-NQ/TW ngày 3/2/2027 "
    "của Bộ Chính trị về trồng rừng"
)

# text, [(number, number of the document in whose title it stands), …]
WITHIN: list[tuple[str, list[tuple[str, str | None]]]] = [
    (NESTED, [("51-KL/TW", None), ("14-NQ/TW", "51-KL/TW")]),
    (
        "Kế hoạch số 9/KH-UBND của UBND tỉnh về triển khai các Nghị quyết số 01, 02/NQ-CP; Công văn số 3/SYT-NVY",
        [("9/KH-UBND", None), ("01/NQ-CP", "9/KH-UBND"), ("02/NQ-CP", "9/KH-UBND"), ("3/SYT-NVY", None)],
    ),
    (
        "Quyết định số 9/QĐ-UBND về việc sửa đổi Quyết định số 4/QĐ-UBND. Quyết định số 4/QĐ-UBND hết hiệu lực",
        [("9/QĐ-UBND", None), ("4/QĐ-UBND", None)],
    ),
    (
        "Quyết định số 9/QĐ-UBND về trồng rừng; Chỉ thị số 4/CT-UBND",
        [("9/QĐ-UBND", None), ("4/CT-UBND", None)],
    ),
    (
        "Công văn số 1/SNV-TL về hướng dẫn Thông tư số 2/2030/TT-BNV hướng dẫn Nghị định số 3/2030/NĐ-CP",
        [("1/SNV-TL", None), ("2/2030/TT-BNV", "1/SNV-TL"), ("3/2030/NĐ-CP", "2/2030/TT-BNV")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN, ids=[row[0][:50] for row in WITHIN])
def test_within(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(cited.number, cited.within) for cited in find_citations(text)] == expected


def test_a_title_holds_what_it_cites_with_its_title() -> None:
    outer, inner = find_citations(NESTED)
    assert outer.title == NESTED[NESTED.index("về tiếp tục") :]
    assert inner.title == "về trồng rừng"


def test_titles_within_titles_stay_short() -> None:
    found = find_citations(" ".join(f"Công văn số {n}/SNV-TL về việc thực hiện" for n in range(1, 90)))
    assert len(found) == 89
    assert max(len(cited.title or "") for cited in found) < 1200


def test_the_extent_reaches_from_provision_to_issuer() -> None:
    text = "theo khoản 2 Điều 5 Thông tư số 8/2030/TT-BYT ngày 3/4/2030 của Bộ Y tế về thuốc. Thông tư số 8/2030/TT-BYT"
    (cited,) = find_citations(text)
    assert [text[start:end] for start, end in cited.extents] == [
        "khoản 2 Điều 5 Thông tư số 8/2030/TT-BYT ngày 3/4/2030 của Bộ Y tế",
        "Thông tư số 8/2030/TT-BYT",
    ]
