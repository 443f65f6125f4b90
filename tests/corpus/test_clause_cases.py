"""The table of clauses: well-formed, large enough, and no case in both halves."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from corpus.clause_cases import SPLITS, Case, CaseError, as_dispatch, load_cases, read_cases
from corpus.evaluate.keys import bag, key, overlap

LEAST, QUIET = 210, 75
TWINS = 0.6

BLOCK = """## orders
=== X1 | công văn | 2024-05-13 | issuer: Sở Y tế tỉnh Lào Cai | to: Các bệnh viện | to: Trung tâm Y tế
1. Các bệnh viện lập danh sách gửi Sở trước ngày 15/6, lần 2 trước ngày 15/9;
nếu thiếu thuốc thì báo ngay. Quá hạn, coi như không có nhu cầu.
"""
LINE = '>> must | Các bệnh viện | lập … Sở | due: "trước ngày 15/6" date 2024-06-15 before | '


def only(block: str) -> Case:
    (case,) = read_cases(block, "x.txt")
    return case


@cache
def cases(split: str) -> tuple[Case, ...]:
    return load_cases(split)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def every_case() -> list[Case]:
    return [case for split in SPLITS for case in cases(split)]


@pytest.mark.parametrize("split", SPLITS)
def test_half_is_large_enough(split: str) -> None:
    assert len(cases(split)) >= LEAST
    assert sum(not case.obligations for case in cases(split)) >= QUIET


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(case.id for case in every_case()).items() if count > 1] == []


def test_no_body_stands_twice() -> None:
    texts = Counter(key(case.text) for case in every_case())
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_case_has_a_twin_in_the_other_half() -> None:
    dev, test = ([(case.id, bag(case.text)) for case in cases(split)] for split in SPLITS)
    assert [(one, other) for one, a in dev for other, b in test if overlap(a, b) >= TWINS] == []


@pytest.mark.parametrize("split", SPLITS)
def test_actors_are_printed(split: str) -> None:
    """Word by word, since ``các Bộ: Công Thương, Y tế`` prints two names in three pieces."""
    unprinted = []
    for case in cases(split):
        printed = words(" ".join((case.text, *case.addressees)))
        names = [actor["name"] for one in case.obligations for actor in one["actors"]]
        unprinted += [(case.id, name) for name in names if words(name) - printed]
    assert unprinted == []


def test_marks_of_a_case() -> None:
    line = (
        f'{LINE}further: "trước ngày 15/9" date 2024-09-15 before | to: Sở | product: danh sách | tier: tracked | '
        'silent: "Quá hạn, coi như không có nhu cầu" | umbrella | if: ?'
    )
    case = only(f"{BLOCK}{line}\n")
    (found,) = case.obligations
    assert case.category == "orders"
    assert case.addressees == ("Các bệnh viện", "Trung tâm Y tế")
    assert found["action"] == "lập danh sách gửi Sở"
    assert (found["umbrella"], found["tier"]) == (True, "tracked")
    assert [due["due"] for due in found["further_deadlines"]] == ["2024-09-15"]
    assert found["if_silent"] == "Quá hạn, coi như không có nhu cầu"
    assert "condition" not in found


def test_what_a_line_leaves_out_is_told_to_be_nothing() -> None:
    (found,) = only(f"{BLOCK}{LINE}to: Sở\n").obligations
    assert (found["deliverable"], found["condition"], found["if_silent"], found["umbrella"]) == (
        None,
        None,
        None,
        False,
    )
    assert "tier" not in found


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (">> must | Các bệnh viện | lập báo cáo", "'lập báo cáo' is not in the item's text"),
        (f'{LINE}if: "khi thiếu máu"', "'khi thiếu máu' is not in the body"),
        (f'{LINE}further: "trước 3/9" date 2024-09-03', "'trước 3/9' is not in the body"),
        (f"{LINE}product: báo cáo", "'báo cáo' is not in the body"),
        (f"{LINE}to: Bộ Y tế", "'Bộ Y tế' is not in the body"),
        (f"{LINE}tier: urgent", "'urgent' is none of tracked, standing"),
        (f"{LINE}umbrella: yes", "takes no value"),
        (f"{LINE}product", "is none of"),
        (f"{LINE}silent: Quá hạn", "does not stand in quotation marks"),
    ],
)
def test_slips_are_told(line: str, told: str) -> None:
    with pytest.raises(CaseError, match=r"x\.txt") as raised:
        only(f"{BLOCK}{line}\n")
    assert told in str(raised.value)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("X | lời nhắn | 2024-05-13 | issuer: Sở Y tế", "no type of dispatch"),
        ("X | công văn | 13/5/2024 | issuer: Sở Y tế", "is no day"),
        ("X | công văn | 2024-05-13 | to: Sở Y tế", "nobody issues it"),
        ("X | công văn | 2024-05-13 | by: Sở Y tế", "is none of"),
    ],
)
def test_slips_of_the_head_are_told(head: str, told: str) -> None:
    with pytest.raises(CaseError, match=told):
        only(f"=== {head}\nbody\n")


def test_dispatch_around_a_case_holds_it_whole() -> None:
    for case in every_case():
        text = as_dispatch(case)
        assert case.text in text
        assert case.issuer.upper() in text
        assert all(name in text for name in case.addressees)


def test_telegram_names_its_addressees_under_its_issuer() -> None:
    case = only("=== X | công điện | 2024-05-13 | issuer: Sở Y tế | to: Các bệnh viện\nSơ tán người bệnh.\n")
    assert "SỞ Y TẾ ĐIỆN:\n- Các bệnh viện.\n" in as_dispatch(case)
