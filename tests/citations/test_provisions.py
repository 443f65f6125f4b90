"""Provisions: where they stand around a citation, and what they name one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docproc.citations import find_citations
from docproc.citations.provision_grammar import parse_provisions
from docproc.dispatch import Provision

_LEVELS = {
    "subpoint": "tiết",
    "point": "điểm",
    "clause": "khoản",
    "article": "Điều",
    "section": "Mục",
    "chapter": "Chương",
    "part": "Phần",
    "appendix": "Phụ lục",
    "of": "của",
}


def _told(provision: Provision) -> str:
    return " ".join(f"{word} {value}" for level, word in _LEVELS.items() if (value := getattr(provision, level)))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("điểm a khoản 2 Điều 5", ["điểm a khoản 2 Điều 5"]),
        (
            "các điểm a, b và đ khoản 1, khoản 2 Điều 3",
            ["điểm a khoản 1 Điều 3", "điểm b khoản 1 Điều 3", "điểm đ khoản 1 Điều 3", "khoản 2 Điều 3"],
        ),
        ("Điều 5, 6, 7", ["Điều 5", "Điều 6", "Điều 7"]),
        ("khoản 1 và khoản 3 Điều 4", ["khoản 1 Điều 4", "khoản 3 Điều 4"]),
        ("khoản 1, khoản 2 Điều 3 và Điều 9", ["khoản 1 Điều 3", "khoản 2 Điều 3", "Điều 9"]),
        (
            "điểm a khoản 1 và điểm b khoản 2 Điều 3",
            ["điểm a khoản 1 Điều 3", "điểm b khoản 2 Điều 3"],
        ),
        ("từ Điều 5 đến Điều 8", ["Điều 5", "Điều 6", "Điều 7", "Điều 8"]),
        ("các Điều từ 5 đến 7", ["Điều 5", "Điều 6", "Điều 7"]),
        ("Điều 5-7", ["Điều 5", "Điều 6", "Điều 7"]),
        (
            "từ điểm c đến điểm e khoản 2 Điều 4",
            ["điểm c khoản 2 Điều 4", "điểm d khoản 2 Điều 4", "điểm đ khoản 2 Điều 4", "điểm e khoản 2 Điều 4"],
        ),
        ("Điều 5a đến Điều 5c", ["Điều 5a", "Điều 5b", "Điều 5c"]),
        ("Phụ lục II đến Phụ lục IV", ["Phụ lục II", "Phụ lục III", "Phụ lục IV"]),
        ("Điều 5 khoản 2 điểm a", ["điểm a khoản 2 Điều 5"]),
        ("Điều 5, khoản 2, điểm a", ["điểm a khoản 2 Điều 5"]),
        ("Điều 3 khoản 1, khoản 2; Điều 4", ["khoản 1 Điều 3", "khoản 2 Điều 3", "Điều 4"]),
        ("Điều 3, khoản 2 Điều 4 và Phụ lục II", ["Điều 3", "khoản 2 Điều 4", "Phụ lục II"]),
        ("các Điều 5, 6, khoản 3 Điều 7", ["Điều 5", "Điều 6", "khoản 3 Điều 7"]),
        ("điểm a, khoản 2, Điều 5", ["điểm a khoản 2 Điều 5"]),
        ("khoản 1 Điều 5, 6", ["khoản 1 Điều 5", "Điều 6"]),
        ("khoản 1 các Điều 5, 6", ["khoản 1 Điều 5", "khoản 1 Điều 6"]),
        ("tiết b điểm 2.3 khoản 2 Điều 3", ["tiết b điểm 2.3 khoản 2 Điều 3"]),
        ("gạch đầu dòng thứ hai điểm a khoản 1 Điều 3", ["tiết gạch đầu dòng 2 điểm a khoản 1 Điều 3"]),
        ("đoạn cuối khoản 1 Điều 3", ["tiết đoạn cuối khoản 1 Điều 3"]),
        ("điểm 2 Mục II Phụ lục I", ["điểm 2 Mục II Phụ lục I"]),
        ("tiểu mục 2 Mục I Chương III", ["Mục I.2 Chương III"]),
        ("Phần thứ nhất", ["Phần 1"]),
        ("Biểu mẫu số 01", ["Phụ lục mẫu 01"]),
        ("Mẫu số 2a Phụ lục III", ["Phụ lục III, mẫu 2a"]),
        ("khoản 3 Điều 22 Quy chế tiếp công dân", ["khoản 3 Điều 22 của Quy chế tiếp công dân"]),
        ("Điều 1 đến Điều 999", ["Điều 1", "Điều 999"]),
        ("Điều 9 đến Điều 5", ["Điều 9", "Điều 5"]),
        ("hội nghị", []),
    ],
)
def test_taken_apart(printed: str, expected: list[str]) -> None:
    found = parse_provisions(printed)
    assert [_told(one) for one in found] == expected
    assert {one.text for one in found} <= {printed}


_LABELS = st.sampled_from(["1", "2", "17", "3a", "a", "đ", "IV", "thứ ba", "1 đến 240", "a đến y"])
_UNITS = st.sampled_from(["điểm", "khoản", "Điều", "Mục", "Chương", "Phần", "Phụ lục", "đoạn", "các điểm"])
_LINKS = st.sampled_from([" ", ", ", " và ", "; ", " của "])


@given(st.lists(st.tuples(_UNITS, _LABELS, _LINKS), min_size=1, max_size=60))
def test_any_row_of_units_gives_few_provisions_each_once(units: list[tuple[str, str, str]]) -> None:
    found = parse_provisions("".join(f"{unit} {label}{link}" for unit, label, link in units))
    assert len(found) <= 400
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Điều 5 Đề án trồng rừng được phê duyệt tại Quyết định số 12/QĐ-UBND", ["Điều 5 Đề án trồng rừng"]),
        (
            "theo khoản 3 Điều 22 Quy chế làm việc của Sở Y tế ban hành kèm theo Quyết định số 12/QĐ-SYT",
            ["khoản 3 Điều 22 Quy chế làm việc của Sở Y tế"],
        ),
        ("Điều 3 Quy chế tiếp công dân (Quyết định số 12/QĐ-UBND)", ["Điều 3 Quy chế tiếp công dân"]),
        ("Mẫu số 01 ban hành kèm theo Thông tư số 12/2030/TT-BTC", ["Mẫu số 01"]),
        ("từ Điều 5 đến Điều 9 Thông tư số 12/2030/TT-BTC", ["từ Điều 5 đến Điều 9"]),
        ("Điều 5 khoản 2 của Thông tư số 12/2030/TT-BTC", ["Điều 5 khoản 2"]),
        ("Thông tư số 12/2030/TT-BTC (Điều 5)", ["Điều 5"]),
        ("Thông tư số 12/2030/TT-BTC ngày 3/4/2030 của Bộ Tài chính về mẫu sổ (khoản 2 Điều 6).", ["khoản 2 Điều 6"]),
        ("Thông tư số 12/2030/TT-BTC quy định tại khoản 2 Điều 6, hồ sơ gồm", ["khoản 2 Điều 6"]),
        ("Thông tư số 12/2030/TT-BTC tại khoản 2 Điều 6 Luật Dược", []),
        ("Thông tư số 12/2030/TT-BTC tại khoản 2 Điều 6 của Quy chế này", []),
        ("Thông tư số 12/2030/TT-BTC về thi hành Luật Dược (khoản 2 Điều 6)", []),
        ("tại tài khoản 5 Thông tư số 12/2030/TT-BTC", []),
        ("kèm theo Thông tư số 12/2030/TT-BTC", []),
        ("theo Điều 5. Kế hoạch kèm theo Thông tư số 12/2030/TT-BTC", []),
    ],
)
def test_around_a_citation(text: str, expected: list[str]) -> None:
    (cited,) = find_citations(text)
    assert list(cited.provisions) == expected
