"""Clauses said otherwise: what a variant changes, and what it must leave alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from corpus.deadline_lines import Case, load_cases, parse_case
from corpus.deadline_variants import variants

LAST = parse_case(
    "a | 1 | 2023-07-13 | Sở Y tế lập danh mục, xong trước ngày 09/8/2023. "
    '| "trước ngày 09/8/2023" date 2023-08-09 before'
)
FIRST = parse_case(
    "b | 54 | 2023-07-13 | Trong vòng 05 ngày kể từ ngày ký, các xã báo cáo. "
    '| "Trong vòng 05 ngày kể từ ngày ký" relative P5D issue within'
)
CELL = parse_case('c | 35 | 2023-07-13 | [Quý IV] | "Quý IV" period 2023-12-31 within')
CONDITION = parse_case(
    'd | 11 | 2023-07-13 | Khi có lũ, đội báo ngay trong ngày. | "ngay trong ngày" relative event within'
)


def said(case: Case) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, variant in variants(case):
        found.setdefault(name, []).append(variant.clause)
    return found


@pytest.mark.parametrize(
    ("case", "name", "text"),
    [
        (LAST, "dots", "Sở Y tế lập danh mục, xong trước ngày 09.8.2023."),
        (LAST, "day in words", "Sở Y tế lập danh mục, xong trước ngày 09 tháng 8 năm 2023."),
        (LAST, "deadline first", "Trước ngày 09/8/2023, Sở Y tế lập danh mục."),
        (LAST, "deadline in brackets", "Sở Y tế lập danh mục (trước ngày 09/8/2023)."),
        (LAST, "deadline of a participle", "Sở Y tế lập danh mục, hoàn thành trước ngày 09/8/2023."),
        (FIRST, "deadline last", "Các xã báo cáo trong vòng 05 ngày kể từ ngày ký."),
        (FIRST, "without zeros", "Trong vòng 5 ngày kể từ ngày ký, các xã báo cáo."),
        (FIRST, "another word", "Trong thời hạn 05 ngày kể từ ngày ký, các xã báo cáo."),
        (CELL, "quarter in Arabic", "Quý 4"),
        (CELL, "with a verb", "Hoàn thành quý IV"),
    ],
)
def test_variant(case: Case, name: str, text: str) -> None:
    assert text in said(case)[name]


def test_a_count_has_no_participle_and_a_condition_is_not_moved() -> None:
    assert "deadline of a participle" not in said(FIRST)
    assert not any(name.startswith("deadline") for name in said(CONDITION))


def test_variants_keep_the_answer_and_change_the_clause() -> None:
    made: Counter[str] = Counter()
    for case in load_cases("dev"):
        clauses = [case.clause]
        for name, variant in variants(case):
            made[name] += 1
            clauses.append(variant.clause)
            assert (variant.id, variant.deadlines, variant.issued) == (case.id, case.deadlines, case.issued)
        assert len(set(clauses)) == len(clauses)
        assert not any(re.search(r"\\[a-z1-9]|[{}]", clause) for clause in clauses)
    assert made.total() > 2000
    assert min(made.values()) >= 5
