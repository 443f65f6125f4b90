"""The last day on which acting is in time, counted from Thursday 13 July 2023 unless the row says otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from docproc.deadlines import ASSUMPTIONS, FoundDeadline, WorkCalendar, find_deadlines, latest_day
from docproc.errors import UnreadableFileError

ISSUED = date(2023, 7, 13)


def one(clause: str, issued: date = ISSUED) -> FoundDeadline:
    (found,) = find_deadlines(clause, issue_date=issued)
    return found


# clause, last day, assumptions
FROM_ISSUE = [
    ("gửi báo cáo trước ngày 30/9/2023", "2023-09-29", ()),
    ("gửi báo cáo trước ngày 30/9", "2023-09-29", ()),
    ("gửi báo cáo chậm nhất ngày 31/8/2023", "2023-08-31", ()),
    ("gửi báo cáo trước 17h00 ngày 20/7/2023", "2023-07-20", ()),
    ("hoàn thành trong quý III/2023", "2023-09-30", ()),
    # a named day stays, also on a Sunday
    ("hoàn thành chậm nhất ngày 16/7/2023", "2023-07-16", ()),
    ("hoàn thành vào cuối tháng 8", "2023-08-31", ()),
    ("báo cáo trong 15 ngày kể từ ngày ký", "2023-07-28", ()),
    # three days on a Sunday, forty-five too
    ("báo cáo trong 3 ngày kể từ ngày ký", "2023-07-17", ("rolled_forward",)),
    ("báo cáo trong 45 ngày kể từ ngày ký", "2023-08-28", ("rolled_forward",)),
    ("báo cáo trong 30 ngày kể từ ngày ký", "2023-08-14", ("rolled_forward",)),
    ("báo cáo trong 02 tuần kể từ ngày ký", "2023-07-27", ()),
    ("báo cáo trong 01 tháng kể từ ngày ký", "2023-08-14", ("month_as_calendar", "rolled_forward")),
    ("báo cáo trong 02 tháng kể từ ngày ký", "2023-09-13", ("month_as_calendar",)),
    ("báo cáo trong 10 ngày làm việc kể từ ngày ban hành", "2023-07-27", ()),
    ("báo cáo trong 05 ngày làm việc kể từ ngày ban hành", "2023-07-20", ()),
    ("báo cáo trong thời hạn 10 ngày làm việc", "2023-07-27", ("counted_from_issue",)),
    ("báo cáo trong 48 giờ kể từ ngày ký", "2023-07-15", ("hour_unknown",)),
    ("sửa chữa xong trước khi khai giảng", "2023-09-04", ("event_by_calendar",)),
    ("sửa chữa xong trước thời điểm khai giảng năm học 2026 - 2027", "2026-09-04", ("event_by_calendar",)),
    ("chi trả xong trước Tết Nguyên đán", "2024-02-09", ("event_by_calendar",)),
    ("chi trả xong trước Tết Trung thu", "2023-09-28", ("event_by_calendar",)),
    ("chi trả xong trước khi chi quà Tết", None, ()),
    ("lấy ý kiến trước khi trình Chính phủ", None, ()),
    ("báo cáo trong 10 ngày kể từ ngày nhận được văn bản này", None, ()),
    ("báo cáo trong 10 ngày kể từ ngày Thông tư này có hiệu lực", None, ()),
    ("báo cáo trong 24 giờ kể từ khi phát hiện sự cố", None, ()),
    ("báo cáo trước ngày 25 hằng tháng", None, ()),
    ("triển khai ngay sau khi nhận được văn bản này", None, ()),
]


@pytest.mark.parametrize(("clause", "day", "assumptions"), FROM_ISSUE)
def test_last_day(clause: str, day: str | None, assumptions: tuple[str, ...]) -> None:
    told = latest_day(one(clause), ISSUED)

    assert (told.day.isoformat() if told.day else None) == day
    assert told.assumptions == (assumptions if day else ())


@pytest.mark.parametrize(
    ("issued", "clause", "day"),
    [
        # Tết 2024: 8 to 14 February off
        (date(2024, 2, 5), "báo cáo trong 05 ngày làm việc kể từ ngày ký", "2024-02-19"),
        # 29 April 2024 is off, Saturday 4 May worked in its stead
        (date(2024, 4, 26), "báo cáo trong 03 ngày làm việc kể từ ngày ký", "2024-05-04"),
        (date(2024, 4, 26), "báo cáo trong 3 ngày kể từ ngày ký", "2024-05-02"),
        # Friday 2 January 2026 is off, Saturday 10 January worked
        (date(2025, 12, 31), "báo cáo trong 06 ngày làm việc kể từ ngày ký", "2026-01-10"),
        # the last of January to a month without that day
        (date(2023, 1, 31), "báo cáo trong 01 tháng kể từ ngày ký", "2023-02-28"),
        # Saturdays were worked until October 1999
        (date(1998, 6, 12), "báo cáo trong 01 ngày làm việc kể từ ngày ký", "1998-06-13"),
        # 2 September 2017 was a Saturday: Monday was off too
        (date(2017, 8, 28), "báo cáo trong 08 ngày làm việc kể từ ngày ký", "2017-09-08"),
    ],
)
def test_days_off(issued: date, clause: str, day: str) -> None:
    told = latest_day(one(clause, issued), issued)

    assert told.day == date.fromisoformat(day)


def test_other_days_to_count_from() -> None:
    receipt = one("báo cáo trong 10 ngày kể từ ngày nhận được văn bản này")
    effect = one("báo cáo trong 10 ngày kể từ ngày Thông tư này có hiệu lực")

    assert latest_day(receipt, ISSUED, received=date(2023, 7, 14)).day == date(2023, 7, 24)
    assert latest_day(effect, ISSUED, effective=date(2023, 9, 1)).day == date(2023, 9, 11)


@pytest.mark.parametrize("count", ["10 ngày", "10 ngày làm việc", "01 tháng", "24 giờ"])
def test_a_day_beyond_the_calendar_cannot_be_told(count: str) -> None:
    receipt = one(f"báo cáo trong {count} kể từ ngày nhận được văn bản này")

    assert latest_day(receipt, ISSUED, received=date.max) == (None, ())


def test_an_office_may_keep_the_day_off() -> None:
    told = latest_day(one("báo cáo trong 3 ngày kể từ ngày ký"), ISSUED, roll=False)

    assert told == (date(2023, 7, 16), ())


def test_years_whose_holidays_are_not_decided_are_told_by_rule() -> None:
    told = latest_day(one("báo cáo trong 05 ngày làm việc kể từ ngày ký"), date(2029, 3, 1))

    assert told.assumptions == ("holidays_foreseen",)


def test_a_count_back_from_a_known_event() -> None:
    told = latest_day(one("gửi danh sách chậm nhất 10 ngày trước ngày khai giảng"), ISSUED)

    assert told == (date(2023, 8, 26), ("event_by_calendar",))


def test_soft_edges_say_so() -> None:
    found = one("hoàn thành vào cuối tháng 8")

    assert found.approximate
    assert found.assumptions == ("year_left_out", "soft_edge")


def test_all_codes_are_explained() -> None:
    clauses = [clause for clause, *_ in FROM_ISSUE]
    found = [one(clause) for clause in clauses]
    codes = {code for each in found for code in (*each.assumptions, *latest_day(each, ISSUED).assumptions)}

    assert codes <= ASSUMPTIONS.keys()


def test_the_office_gives_days_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "days.toml"
    own.write_text('[[swaps]]\noff = 2023-07-14\nworked = 2023-07-15\nsource = "our director"\n', encoding="utf-8")
    two_days = one("báo cáo trong 02 ngày làm việc kể từ ngày ký")

    assert latest_day(two_days, ISSUED).day == date(2023, 7, 17)
    assert latest_day(two_days, ISSUED, calendar=WorkCalendar.with_file(own)).day == date(2023, 7, 17)
    assert WorkCalendar.with_file(own).works(date(2023, 7, 15))
    monkeypatch.setenv("DOCPROC_SWAPPED_DAYS", str(own))
    one_day = one("báo cáo trong 01 ngày làm việc kể từ ngày ký")
    assert latest_day(one_day, ISSUED).day == date(2023, 7, 15)


@pytest.mark.parametrize("content", ["off = [", '[[swaps]]\noff = "thứ Hai"\n', "swaps = 3\n"])
def test_a_bad_file_of_days_is_named(content: str, tmp_path: Path) -> None:
    own = tmp_path / "days.toml"
    own.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableFileError, match=r"days\.toml"):
        WorkCalendar.with_file(own)


def test_a_missing_file_of_days_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"DOCPROC_SWAPPED_DAYS"):
        WorkCalendar.with_file(tmp_path / "none.toml")


@pytest.mark.parametrize("year", range(2007, 2046))
def test_feasts_of_the_lunar_calendar_fall_on_their_holidays(year: int) -> None:
    public = holidays.country_holidays("VN", years=year, observed=False, language="vi")
    named = {name: day for day, names in public.items() for name in names.split("; ")}

    before_tet = one(f"chi trả xong trước Tết Nguyên đán năm {year}", date(year - 1, 6, 1))
    assert latest_day(before_tet, date(year - 1, 6, 1)).day == named["Giao thừa Tết Nguyên Đán"]
    before_the_kings = one("dọn dẹp xong trước Giỗ Tổ Hùng Vương", date(year, 1, 1))
    assert latest_day(before_the_kings, date(year, 1, 1)).day == named["Ngày Giỗ Tổ Hùng Vương"] - timedelta(days=1)
