"""Rules of deadlines that come back, expanded and compared with days."""

from __future__ import annotations

from datetime import date

import pytest

from docproc.deadlines import FoundDeadline, find_deadlines, occurrences
from docproc.deadlines.occurrences import expands

ISSUED = date(2023, 7, 13)


def one(clause: str) -> FoundDeadline:
    (found,) = find_deadlines(clause, issue_date=ISSUED)
    return found


# clause, the next three days named
DAYS = [
    ("báo cáo trước ngày 25 hằng tháng", "2023-07-25 2023-08-25 2023-09-25"),
    ("báo cáo vào ngày 05 và ngày 20 hằng tháng", "2023-07-20 2023-08-05 2023-08-20"),
    ("báo cáo vào ngày 31 hằng tháng", "2023-07-31 2023-08-31 2023-10-31"),
    ("báo cáo trước ngày 20 của tháng cuối quý", "2023-09-20 2023-12-20 2024-03-20"),
    ("báo cáo trước ngày 05 của tháng đầu quý sau", "2023-10-05 2024-01-05 2024-04-05"),
    ("báo cáo định kỳ 6 tháng, trước ngày 15/6 và 15/12", "2023-12-15 2024-06-15 2024-12-15"),
    ("gửi báo cáo trước ngày 15/12 hằng năm", "2023-12-15 2024-12-15 2025-12-15"),
    ("gửi lịch vào thứ Sáu hằng tuần", "2023-07-14 2023-07-21 2023-07-28"),
    ("họp vào thứ Hai và thứ Năm hằng tuần", "2023-07-13 2023-07-17 2023-07-20"),
    ("hằng ngày trước 16h gửi số liệu", "2023-07-13 2023-07-14 2023-07-15"),
    ("họp giao ban thứ Hai đầu tiên của tháng", "2023-08-07 2023-09-04 2023-10-02"),
    ("họp vào thứ Sáu cuối cùng của tháng", "2023-07-28 2023-08-25 2023-09-29"),
    ("nộp sổ vào ngày cuối cùng hằng tháng", "2023-07-31 2023-08-31 2023-09-30"),
    # 30 April to 1 May off
    ("nộp sổ vào ngày làm việc cuối cùng của tháng", "2023-07-31 2023-08-31 2023-09-29"),
    ("báo cáo định kỳ hằng tháng", "2023-07-31 2023-08-31 2023-09-30"),
    ("báo cáo định kỳ hằng quý", "2023-09-30 2023-12-31 2024-03-31"),
    ("báo cáo định kỳ 06 tháng", "2023-12-31 2024-06-30 2024-12-31"),
    ("báo cáo định kỳ hằng năm", "2023-12-31 2024-12-31 2025-12-31"),
    ("báo cáo định kỳ hằng tuần", "2023-07-16 2023-07-23 2023-07-30"),
    ("tổ chức đối thoại trong tháng 12 hằng năm", "2023-12-31 2024-12-31 2025-12-31"),
    ("thực tập phương án vào quý II và quý IV hằng năm", "2023-12-31 2024-06-30 2024-12-31"),
]


@pytest.mark.parametrize(("clause", "days"), DAYS)
def test_days(clause: str, days: str) -> None:
    found = one(clause)

    assert [str(occurrence.day) for occurrence in occurrences(found, ISSUED, 3)] == days.split()


def test_the_last_day_in_time_of_each_is_the_day_before() -> None:
    first = occurrences(one("báo cáo trước ngày 14 hằng tháng"), ISSUED)[0]
    # on the 13th the 14th can still be kept, on the 14th no more
    assert (first.day, first.latest) == (date(2023, 7, 14), date(2023, 7, 13))
    later = occurrences(one("báo cáo trước ngày 14 hằng tháng"), date(2023, 7, 14))[0]
    assert later.day == date(2023, 8, 14)


def test_the_last_working_day_knows_the_holidays() -> None:
    found = one("nộp sổ vào ngày làm việc cuối cùng của tháng")
    # 29 April 2024 was swapped for a Saturday, the 30th is a holiday
    assert occurrences(found, date(2024, 4, 2))[0].day == date(2024, 4, 26)


def test_what_does_not_come_back_has_no_occurrences() -> None:
    assert occurrences(one("báo cáo trước ngày 30/9/2023"), ISSUED, 5) == []


@pytest.mark.parametrize("count", [0, -1, 1001])
def test_a_count_out_of_bounds(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 1000"):
        occurrences(one("báo cáo trước ngày 25 hằng tháng"), ISSUED, count)


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", True),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", True),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", False),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", False),
        ("FREQ=SOMETIMES", False),
    ],
)
def test_a_rule_must_expand(rule: str, good: bool) -> None:
    assert expands(rule) is good


def test_a_day_that_no_year_has_is_no_deadline() -> None:
    assert find_deadlines("báo cáo trước ngày 31/4 hằng năm", issue_date=ISSUED) == []
