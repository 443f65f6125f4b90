"""iCalendar: to-dos that keep their identity, days that are those of the list, and what icalendar's parser reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from docproc.dispatch import Deadline, Obligation
from service.downloads.calendars import Entry, event_of, to_ics, todo_of
from service.obligations.query import Listed
from service.obligations.views import summarise
from service.store.models import Document, ObligationRow
from tests.service.downloads.rfc5545 import faults
from tests.service.obligations.stored import by, monthly, obligation

TODAY = date(2026, 11, 23)
PLAIN = obligation(
    "Gửi báo cáo; kèm phụ lục, bản vẽ",
    "UBND các xã",
    deadline=by("2026-12-10", "trước ngày 11/12/2026"),
    basis=("96/KH-UBND",),
)


def listed(read: Obligation, due: str | None, **others: Any) -> Listed:
    document = Document(
        public_id="7a1f0c3a", corrected={}, number="12/UBND-VP", date=date(2026, 9, 7), issuer="UBND TỈNH"
    )
    columns = {"status": "todo", "version": 4, "found": True, "item": "1", "corrected": {}, **others}
    row = ObligationRow(
        id=17,
        content=read.model_dump(mode="json"),
        due=date.fromisoformat(due) if due else None,
        deadline_text=read.deadline.text if read.deadline else None,
        updated_at=datetime(2026, 11, 2, 8, 30, tzinfo=UTC),
        **columns,
    )
    return Listed(row, document)


def written(*rows: Listed, entry: Entry = todo_of) -> bytes:
    return b"".join(to_ics(((one, summarise(one, TODAY)) for one in rows), entry))


def todos(*rows: Listed) -> list[Component]:
    content = written(*rows)
    assert faults(content) == []
    return Calendar.from_ical(content).walk("VTODO")


def events(*rows: Listed) -> list[Component]:
    content = written(*rows, entry=event_of)
    assert faults(content) == []
    return Calendar.from_ical(content).walk("VEVENT")


def end_of(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(23, 59, 59), ZoneInfo("Asia/Ho_Chi_Minh"))


def test_a_to_do_says_what_the_list_says() -> None:
    (todo,) = todos(listed(PLAIN, "2026-12-10"))
    assert todo.decoded("due") == end_of("2026-12-10")
    assert {name: str(todo[name]) for name in ("uid", "summary", "status", "sequence")} == {
        "uid": "obligation-17.7a1f0c3a@docproc",
        "summary": "Gửi báo cáo; kèm phụ lục, bản vẽ",
        "status": "NEEDS-ACTION",
        "sequence": "4",
    }
    assert todo.decoded("last-modified") == datetime(2026, 11, 2, 8, 30, tzinfo=UTC)
    assert str(todo["description"]).splitlines() == [
        "Chủ trì: UBND các xã",
        "Thời hạn: trước ngày 11/12/2026",
        "Căn cứ: 96/KH-UBND",
        "Văn bản: 12/UBND-VP ngày 07/09/2026 UBND TỈNH",
        "Trạng thái: chưa thực hiện",
    ]


def test_downloads_of_the_same_obligations_are_the_same() -> None:
    assert todos(listed(PLAIN, "2026-12-10")) == todos(listed(PLAIN, "2026-12-10"))


@pytest.mark.parametrize(("status", "said"), [("doing", "IN-PROCESS"), ("done", "COMPLETED")])
def test_how_it_stands(status: str, said: str) -> None:
    (todo,) = todos(listed(PLAIN, None, status=status, done_on=date(2026, 12, 1) if status == "done" else None))
    assert str(todo["status"]) == said
    assert "due" not in todo
    assert ("completed" in todo) == (status == "done")
    assert todo.get("percent-complete") == (100 if status == "done" else None)


def recurring(rule: str, bound: str = "on") -> Obligation:
    return obligation(
        "báo cáo", deadline=Deadline.model_validate({"text": "x", "kind": "recurring", "rrule": rule, "bound": bound})
    )


@pytest.mark.parametrize(
    ("read", "due", "rule"),
    [
        (obligation("báo cáo", deadline=monthly(15)), "2026-12-15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        (recurring("FREQ=MONTHLY;BYMONTHDAY=15", "before"), "2026-12-14", "FREQ=MONTHLY;BYMONTHDAY=14"),
        (recurring("FREQ=MONTHLY"), "2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (recurring("FREQ=WEEKLY;BYDAY=FR"), "2026-11-27", "FREQ=WEEKLY;BYDAY=FR"),
        (recurring("FREQ=YEARLY"), "2026-12-31", "FREQ=YEARLY"),
        (recurring("FREQ=MONTHLY;BYMONTHDAY=1", "before"), "2026-11-30", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (recurring("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "before"), "2027-06-30", None),  # none that is as simple
        (PLAIN, "2026-12-10", None),
        (
            obligation("báo cáo", deadline=monthly(15), further_deadlines=(by("2026-12-05"),)),
            "2026-12-05",
            None,  # the day is none of the rule's
        ),
    ],
)
def test_a_rule_is_written_where_it_gives_the_same_days(read: Obligation, due: str, rule: str | None) -> None:
    (todo,) = todos(listed(read, due))
    assert todo.decoded("due") == end_of(due)
    rules = [line for line in todo.to_ical().decode().splitlines() if line.startswith("RRULE:")]
    assert rules == ([f"RRULE:{rule}"] if rule is not None else [])
    assert ("dtstart" in todo) == (rule is not None)


def test_a_day_lasts_to_its_end_in_viet_nam() -> None:
    (todo,) = todos(listed(PLAIN, "2026-12-10"))
    assert b"DUE;TZID=Asia/Ho_Chi_Minh:20261210T235959" in todo.to_ical()
    assert todo.decoded("due").astimezone(UTC) == datetime(2026, 12, 10, 16, 59, 59, tzinfo=UTC)


def test_a_rule_that_ends_ends_with_the_end_of_its_last_day() -> None:
    read = recurring("FREQ=DAILY;UNTIL=20260214")
    (todo,), (event,) = todos(listed(read, "2026-02-10")), events(listed(read, "2026-02-10"))
    assert b"UNTIL=20260214T165959Z" in todo.to_ical()  # of what begins at a moment
    assert b"UNTIL=20260214\r\n" in event.to_ical()


def test_what_is_done_does_not_come_back() -> None:
    read = obligation("báo cáo", deadline=monthly(15))
    (todo,) = todos(listed(read, "2026-12-15", status="done", done_on=date(2026, 12, 14)))
    assert "rrule" not in todo
    assert todo.decoded("completed").date() == date(2026, 12, 14)


class TestEvents:
    def test_an_event_fills_its_day_and_keeps_nobody_busy(self) -> None:
        (event,) = events(listed(PLAIN, "2026-12-10"))
        (todo,) = todos(listed(PLAIN, "2026-12-10"))
        assert b"DTSTART;VALUE=DATE:20261210\r\n" in event.to_ical()
        assert b"TRANSP:TRANSPARENT\r\n" in event.to_ical()
        assert not {"dtend", "duration", "status", "due"} & {name.lower() for name in event}
        assert {name: event[name] for name in ("summary", "description", "sequence", "dtstamp")} == {
            name: todo[name] for name in ("summary", "description", "sequence", "dtstamp")
        }

    def test_it_is_another_entry_than_the_to_do(self) -> None:
        (event,), (todo,) = events(listed(PLAIN, "2026-12-10")), todos(listed(PLAIN, "2026-12-10"))
        assert event["uid"] != todo["uid"]
        assert events(listed(PLAIN, "2026-12-11"))[0]["uid"] == event["uid"]

    def test_what_has_no_day_is_none(self) -> None:
        assert len(events(listed(PLAIN, None), listed(PLAIN, "2026-12-10"))) == 1

    def test_what_is_done_says_so_and_does_not_come_back(self) -> None:
        (event,) = events(listed(obligation("báo cáo", deadline=monthly(15)), "2026-12-15", status="done"))
        assert str(event["summary"]) == "Đã xong: báo cáo"
        assert "rrule" not in event

    def test_what_comes_back_has_its_rule(self) -> None:
        (event,) = events(listed(obligation("báo cáo", deadline=monthly(15)), "2026-12-15"))
        assert b"RRULE:FREQ=MONTHLY;BYMONTHDAY=15\r\n" in event.to_ical()

    def test_no_text_can_add_a_line_of_its_own(self) -> None:
        (event,) = events(listed(obligation("a\r\nEND:VEVENT\x07b"), "2026-12-15", note="x\r\nDTSTART:20260101"))
        assert str(event["summary"]) == "a  END:VEVENT b"


@pytest.mark.parametrize("entry", [todo_of, event_of])
@pytest.mark.parametrize("rows", [(), (listed(PLAIN, None),)], ids=["none", "without a day"])
def test_a_calendar_is_never_empty(rows: tuple[Listed, ...], entry: Entry) -> None:
    assert faults(written(*rows, entry=entry)) == []


def test_long_and_odd_text_is_folded_and_escaped() -> None:
    action = "Rà soát; đối chiếu, \\ “thẩm định” " + "đề án số hóa " * 60 + "🚩"
    (todo,) = todos(listed(obligation(action), "9999-12-31", note="x" * 500))
    assert str(todo["summary"]) == action


def test_no_text_can_add_a_line_of_its_own() -> None:
    (todo,) = todos(listed(obligation("a\r\nSTATUS:COMPLETED\nEND:VTODO\x07b"), None, note="x\r\nDUE:20260101"))
    assert str(todo["status"]) == "NEEDS-ACTION"
    assert str(todo["summary"]) == "a  STATUS:COMPLETED END:VTODO b"
