"""The table of clauses with deadlines: it can be read, holds every form, and no line stands in both halves."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from functools import cache

import pytest
from dateutil.rrule import rrulestr

from corpus.deadline_lines import FORMS, SPLITS, Case, load_cases, parse_case
from corpus.evaluate.keys import key

LEAST, LEAST_WITHOUT = 170, 45


@cache
def cases(split: str) -> tuple[Case, ...]:
    return tuple(load_cases(split))


def every_case() -> list[Case]:
    return [case for split in SPLITS for case in cases(split)]


@pytest.mark.parametrize("split", SPLITS)
def test_half_is_large_enough_and_often_silent(split: str) -> None:
    assert len(cases(split)) >= LEAST
    assert sum(not case.deadlines for case in cases(split)) >= LEAST_WITHOUT


@pytest.mark.parametrize("split", SPLITS)
def test_every_form_is_there(split: str) -> None:
    assert {str(form) for form in FORMS} - {case.form for case in cases(split)} == set()


@pytest.mark.parametrize("split", SPLITS)
def test_dispatches_of_many_years(split: str) -> None:
    years = {case.issued.year for case in cases(split)}
    assert min(years) <= 2000
    assert max(years) >= 2026
    assert len(years) >= 25


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(case.id for case in every_case()).items() if count > 1] == []


def test_no_clause_stands_twice() -> None:
    texts = Counter((key(case.clause), case.issued) for case in every_case())
    assert [text for text, count in texts.items() if count > 1] == []


def test_deadlines_are_printed_in_their_order() -> None:
    wrong = []
    for case in every_case():
        end = 0
        for deadline in case.deadlines:
            place = case.clause.find(deadline.text, end)
            wrong += [(case.id, deadline.text)] if place < 0 else []
            end = place + len(deadline.text)
    assert wrong == []


def test_values_fit_their_kind() -> None:
    """Days have a day, periods their last one, counts neither; a rule can be expanded."""
    wrong = []
    for case in every_case():
        for deadline in case.deadlines:
            values = deadline.values
            dated, counted = values["kind"] in ("date", "period"), values["kind"] == "relative"
            fits = bool(values["due"]) is dated and bool(values["rrule"]) is (values["kind"] == "recurring")
            fits &= not (values["duration"] and not counted) and not (values.get("anchor") and not counted)
            if values["rrule"]:
                rule = rrulestr(values["rrule"], dtstart=datetime.datetime.combine(case.issued, datetime.time()))
                fits &= next(iter(rule)).date() >= case.issued
            wrong += [] if fits else [(case.id, deadline.text)]
    assert wrong == []


def test_no_deadline_is_over_before_the_dispatch() -> None:
    early = [
        case.id
        for case in every_case()
        for deadline in case.deadlines
        for day in (deadline.values["due"], deadline.latest)
        if day and datetime.date.fromisoformat(day) < case.issued
    ]
    assert early == []


def test_latest_is_a_weekday() -> None:
    days = [
        (case.id, datetime.date.fromisoformat(one.latest))
        for case in every_case()
        for one in case.deadlines
        if one.latest
    ]
    assert len(days) > 50
    assert [name for name, day in days if day.weekday() > 4] == []


def test_weekdays_printed_with_a_day_are_true() -> None:
    names = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
    printed = re.compile(r"(thứ \w+|chủ nhật),? ngày (\d+)/(\d+)/(\d{4})")
    wrong = [
        case.id
        for case in every_case()
        for name, day, month, year in printed.findall(case.clause.lower())
        if names[datetime.date(int(year), int(month), int(day)).weekday()] != name
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("1a | 1 | 2023-07-13 | Sở báo cáo.", "five columns"),
        ("1a | 1 | 2023-13-13 | Sở báo cáo. | -", "month"),
        ('1a | 1 | 2023-07-13 | Báo cáo trước 1/8. | "trước 1/8" day 2023-08-01', "is no deadline"),
        (
            '1a | 1 | 2023-07-13 | Báo cáo trước 1/8. | "trước 1/8" date 2023-08-01 soonest',
            "says nothing of a deadline",
        ),
        ('1a | 1 | 2023-07-13 | Báo cáo trước 1/8. | "trước 1/8" date 2023-08-01 ?day', "no attribute"),
    ],
)
def test_what_cannot_be_read_is_said(line: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_case(line)


def test_a_case_is_read_whole() -> None:
    case = parse_case(
        '9z | 9 | 2023-07-13 | [Quý III và trước 17h ngày 2/10] | "Quý III" period 2023-09-30 within approximate '
        '& "trước 17h ngày 2/10" date 2023-10-02 17:00 ?bound latest=2023-10-02 | both'
    )
    first, second = case.deadlines
    assert (case.cell, case.clause, case.why) == (True, "Quý III và trước 17h ngày 2/10", "both")
    assert (first.approximate, first.latest, first.values["bound"]) == (True, None, "within")
    assert (second.approximate, second.latest, second.values["time"]) == (False, "2023-10-02", "17:00")
    assert "bound" not in second.values
