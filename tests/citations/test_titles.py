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
        "Công văn số 9/SXD-QLN của Sở Xây dựng về việc đề nghị điều chỉnh Quyết định số 4/QĐ-UBND ngày 3/4/2029",
        [("9/SXD-QLN", None), ("4/QĐ-UBND", "9/SXD-QLN")],
    ),
    (
        "Tờ trình số 9/TTr-STC về việc thu hồi các Quyết định số 4/QĐ-STC, 5/QĐ-STC; Công văn số 6/STC-NS",
        [("9/TTr-STC", None), ("4/QĐ-STC", "9/TTr-STC"), ("5/QĐ-STC", "9/TTr-STC"), ("6/STC-NS", None)],
    ),
    (
        "Quyết định số 9/QĐ-CTN về việc đính chính một số nội dung tại Nghị quyết số 4/NQ-HĐND",
        [("9/QĐ-CTN", None), ("4/NQ-HĐND", "9/QĐ-CTN")],
    ),
    (
        "Công văn số 9/SYT-NVY về việc hủy bỏ một phần Kế hoạch số 4/KH-SYT",
        [("9/SYT-NVY", None), ("4/KH-SYT", "9/SYT-NVY")],
    ),
    (
        "Công văn số 9/SYT-NVY về việc gia hạn hợp đồng, Sở Y tế nhận được Công văn số 4/BV-TC",
        [("9/SYT-NVY", None), ("4/BV-TC", None)],
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
