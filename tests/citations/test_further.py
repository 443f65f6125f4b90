"""What refers to documents without their numbers: self references, pointers, short forms, aliases, known names."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import find_aliases, find_citations
from docproc.citations.further import Dispatching, FurtherReferences, find_further

OWN = Dispatching("7/SCT-VP", "công văn", datetime.date(2030, 5, 6))


def _found(text: str, own: Dispatching = OWN) -> FurtherReferences:
    return find_further(text, find_citations(text, own_number=own.number), find_aliases(text), own)


def _told(text: str, own: Dispatching = OWN) -> list[tuple[str, str, str]]:
    cited = find_citations(text, own_number=own.number)
    groups = find_further(text, cited, find_aliases(text), own).mentions
    return [
        (text[one.start : one.end], one.kind, document.number)
        for document, group in zip(cited, groups, strict=True)
        for one in group
    ]


@pytest.mark.parametrize(
    ("own_type", "text", "expected"),
    [
        ("nghị quyết", "thực hiện Nghị quyết này", [("Nghị quyết này", ())]),
        ("quyết định", "Điều 3 Quyết định này", [("Quyết định này", ("Điều 3",))]),
        ("quyết định", "Chi theo khoản 2 Điều 4\ncủa Quyết định\nnày.", [("Quyết định này", ("khoản 2 Điều 4",))]),
        ("quyết định", "Quy chế này gồm 3 chương", [("Quy chế này", ())]),
        ("công văn", "nội dung công văn này", [("công văn này", ())]),
        ("công văn", "Văn bản này thay giấy mời", [("Văn bản này", ())]),
        ("báo cáo", "với cách báo cáo này", []),
        ("quyết định", "góp ý dự thảo Quyết định này", []),
        ("công văn", "khoản này, Điều này và Mẫu này", []),
        ("công văn", "Luật này quy định", []),
        ("nghị định", "sửa như sau: “Điều 5. Nghị định này áp dụng”. Nghị định này có 3 điều", [("Nghị định này", ())]),
        (None, "Chỉ thị này được phổ biến", [("Chỉ thị này", ())]),
        (None, "Chỉ thị số 3/CT-UBND; Chỉ thị này được phổ biến", []),
    ],
)
def test_self_references(own_type: str | None, text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = _found(text, Dispatching(type=own_type))
    assert [(one.text, one.provisions) for one in found.selves] == expected
    assert not any(found.mentions)


A, B = "Quyết định số 12/QĐ-UBND ngày 3/4/2029 của UBND tỉnh", "Công văn số 45/SYT-NVY"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # deictic
        (f"{A}. Theo Quyết định nêu trên, hồ sơ", [("Quyết định nêu trên", "deictic", "12/QĐ-UBND")]),
        (f"{A}. Văn bản nói trên đã gửi", [("Văn bản nói trên", "deictic", "12/QĐ-UBND")]),
        (f"{A}. Quyết định trên đã hết hạn", [("Quyết định trên", "deictic", "12/QĐ-UBND")]),
        (f"{A}. Quyết định trên đây", [("Quyết định trên đây", "deictic", "12/QĐ-UBND")]),
        (f"{A}. Điều 2 Quyết định này quy định", [("Quyết định này", "deictic", "12/QĐ-UBND")]),
        (
            f"{A} và {B}. Quyết định của UBND tỉnh nêu trên",
            [("Quyết định của UBND tỉnh nêu trên", "deictic", "12/QĐ-UBND")],
        ),
        (f"{A}. Quyết định của Bộ Y tế nêu trên", []),
        (f"{B}. Theo Quyết định nêu trên, hồ sơ", []),
        (f"{A}. Quyết định trên địa bàn tỉnh", []),
        (f"{A}. Dự thảo Quyết định nêu trên", []),
        (f"{A}. Ra quyết định trên cơ sở hồ sơ", []),
        (f"{A} và Quyết định số 13/QĐ-UBND. Quyết định nêu trên", []),
        (f"{A}. {B}. Văn bản nêu trên", [("Văn bản nêu trên", "deictic", "45/SYT-NVY")]),
        (f"Kế hoạch số 8/KH-SYT thực hiện {A}. Văn bản nêu trên", [("Văn bản nêu trên", "deictic", "8/KH-SYT")]),
        (
            f"{A} và {B}. Hai văn bản trên",
            [("Hai văn bản trên", "deictic", "12/QĐ-UBND"), ("Hai văn bản trên", "deictic", "45/SYT-NVY")],
        ),
        (
            f"{A}, {B}. Các văn bản nêu trên",
            [("Các văn bản nêu trên", "deictic", "12/QĐ-UBND"), ("Các văn bản nêu trên", "deictic", "45/SYT-NVY")],
        ),
        (f"{A}. Nay có {B}. Các văn bản nêu trên", []),
        (f"{A} và {B}. Ba văn bản trên", []),
        (
            f"{A} và {B}. Hai văn bản này",
            [("Hai văn bản này", "deictic", "12/QĐ-UBND"), ("Hai văn bản này", "deictic", "45/SYT-NVY")],
        ),
        # short forms
        (f"{A}; theo Quyết định 12, hồ sơ", [("Quyết định 12", "short", "12/QĐ-UBND")]),
        (f"{A}; theo Quyết định số 012 thì", [("Quyết định số 012", "short", "12/QĐ-UBND")]),
        (f"{A}; QĐ 12 nêu", [("QĐ 12", "short", "12/QĐ-UBND")]),
        (f"Theo Quyết định 12, hồ sơ. {A}", [("Quyết định 12", "short", "12/QĐ-UBND")]),
        (f"{A}. Quyết định số 12 nêu trên", [("Quyết định số 12", "short", "12/QĐ-UBND")]),
        ("Nghị định số 9/2030/NĐ-CP; Nghị định 9/2030", [("Nghị định 9/2030", "short", "9/2030/NĐ-CP")]),
        ("Nghị định số 9/2030/NĐ-CP; Nghị định 9/2029 và mục 9", []),
        (f"{A}; Quyết định 12 ngày 5/6/2028", []),
        (f"{A}; Quyết định số 12/QĐ-SYT; Quyết định 12", []),
        (f"{A}; Thông báo 12 và Quyết định 12-15", []),
        ("Công văn số 7/SYT-NVY; Công văn số 7", []),
        # aliases defined in the text
        (
            f"{A} (sau đây gọi tắt là Quyết định 12)",
            [("Quyết định 12", "short", "12/QĐ-UBND")],
        ),
        (
            f"{A} phê duyệt Đề án trồng quế (gọi tắt là Đề án). Mục tiêu của Đề án: xanh. Đề án 07 xong. Đề án này",
            [("Đề án", "alias", "12/QĐ-UBND")] * 3,
        ),
        (
            f"Đề án trồng quế được phê duyệt tại {A} (sau đây gọi là Đề án). Đề án có hai phần.",
            [("Đề án", "alias", "12/QĐ-UBND"), ("Đề án", "alias", "12/QĐ-UBND")],
        ),
        (
            "Nghị quyết số 29-NQ/TW của Trung ương (viết tắt là NQ29); mục tiêu NQ29 nêu",
            [("NQ29", "alias", "29-NQ/TW"), ("NQ29", "alias", "29-NQ/TW")],
        ),
        (f"{A} thành lập Ban Chỉ đạo trồng quế (sau đây gọi tắt là Ban Chỉ đạo). Ban Chỉ đạo họp.", []),
        (f"{A}; rừng quế (sau đây gọi tắt là Đề án). Đề án nêu", []),
        # well-known names of a document that the text cites
        ("Quyết định số 06/QĐ-TTg ngày 06/01/2022 (Đề án 06)", [("Đề án 06", "alias", "06/QĐ-TTg")]),
        ("Nghị quyết số 57-NQ/TW, theo Nghị quyết 57", [("Nghị quyết 57", "short", "57-NQ/TW")]),
    ],
)
def test_mentions_without_number(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("triển khai Đề án 06 tại xã", "2030-05-06", [("Đề án 06", "06/QĐ-TTg")]),
        ("triển khai Đề án số 06 tại xã", "2030-05-06", [("Đề án 06", "06/QĐ-TTg")]),
        ("triển khai Đề án 06/CP tại xã", "2030-05-06", [("Đề án 06", "06/QĐ-TTg")]),
        ("triển khai Đề án 06 tại xã", "2019-05-06", []),
        ("Nghị quyết 57 của Bộ Chính trị", "2030-05-06", [("Nghị quyết 57", "57-NQ/TW")]),
        ("Nghị quyết 57 của Hội đồng nhân dân tỉnh", "2030-05-06", []),
        ("Nghị quyết 57 ngày 01/02/2029", "2030-05-06", []),
        ("Nghị quyết số 57/NQ-HĐND và Kế hoạch số 2/KH-UBND. Nghị quyết 57", "2030-05-06", []),
        ("Nghị quyết 57-NQ/TW", "2030-05-06", []),
        ("phòng 57, đề án 060", "2030-05-06", []),
    ],
)
def test_well_known_names(text: str, day: str, expected: list[tuple[str, str]]) -> None:
    found = _found(text, Dispatching("7/SCT-VP", "công văn", datetime.date.fromisoformat(day)))
    assert [(one.document.name, one.document.number) for one in found.named] == expected


_LINE = "Quyết định này trên nêu Văn bản số 12 12/QĐ-UBND Đề án 06 các hai , . ; ( ) (sau đây gọi là Đề án)"
_WORDS = st.sampled_from([*_LINE.split(), "\n\n"])


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_no_place_means_two_things(text: str) -> None:
    cited = find_citations(text)
    found = find_further(text, cited, find_aliases(text), OWN)
    spans = {(one.start, one.end) for group in found.mentions for one in group}
    spans |= {(one.start, one.end) for one in found.selves} | {span for one in found.named for span in one.mentions}
    spans |= {span for document in cited for span in document.mentions}
    ordered = sorted(spans)
    assert all(left[1] <= right[0] for left, right in pairwise(ordered))
