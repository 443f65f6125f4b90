"""What comes back, day by day: it stays until it is done, and once its day is over it is there for the next."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from docproc.dispatch import Obligation
from service.documents.corrections import Corrections, correct
from service.downloads.calendars import todo_of
from service.obligations.changes import Changes, change, find_for_change
from service.obligations.concerns import known_office
from service.obligations.filters import Filters
from service.obligations.query import Asked, Listed, page
from service.obligations.recurring import refresh
from service.obligations.statistics import StatisticsCache
from service.obligations.timeliness import timeliness_of
from service.obligations.views import describe, summarise
from service.operation.check import check
from service.recording import record
from service.store import Store
from service.store.models import ConcernRow, Document, ObligationActor, ObligationRow
from tests.service.held import dispatch
from tests.service.obligations.stored import by, keep, monthly, obligation, recurring

OURS = "Bộ Tài chính"
MONTHLY = obligation("báo cáo tiến độ", OURS, deadline=monthly(15))
BEFORE = obligation("báo cáo", deadline=recurring("FREQ=MONTHLY;BYMONTHDAY=20", bound="before"))
TWICE = obligation("báo cáo", deadline=by("2026-11-30"), further_deadlines=(by("2026-12-05"),))
TWICE_A_YEAR = obligation(
    "báo cáo",
    deadline=recurring("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
    further_deadlines=(recurring("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30"),),
)
DAILY = obligation("trực ban", deadline=recurring("FREQ=DAILY"))
EVERY_FIFTH_DAY = obligation("thay nước", deadline=recurring("FREQ=DAILY;INTERVAL=5"))
EVERY_SECOND_YEAR = obligation("hội thi", deadline=recurring("FREQ=YEARLY;INTERVAL=2"))
UNTIL = obligation("báo cáo", deadline=recurring("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270115"))
ONCE = obligation("lập kế hoạch", deadline=by("2026-11-30"))


def mark(store: Store, today: str, *, number: int = 1, who: str = "user:hoa", **changes: Any) -> None:
    """Have a person change an obligation on a day."""
    with store.write() as session:
        change(session, find_for_change(session, number), Changes(**changes), who, date.fromisoformat(today))


def renewed(store: Store, today: str, **limit: int) -> int:
    with store.write() as session:
        return refresh(session, date.fromisoformat(today), **limit)


def days(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(ObligationRow.due_order).order_by(ObligationRow.id)))


def only(session: Session) -> ObligationRow:
    return session.scalars(select(ObligationRow)).one()


def history(store: Store) -> list[tuple[str, Any, Any, str]]:
    with store.read() as session:
        shown = describe(session, only(session), date(2027, 1, 1))
        return [(one.field, one.before, one.after, one.made_by) for one in shown.history]


@pytest.mark.parametrize(
    ("read", "diary"),
    [
        pytest.param(
            MONTHLY,
            """
            2026-11-23       2026-12-15 todo -
            2026-12-15       2026-12-15 todo due_soon
            2026-12-16       2026-12-15 todo overdue
            2027-02-20       2026-12-15 todo overdue
            2027-02-20 done  2026-12-15 done late
            2027-02-20       2027-01-15 todo overdue
            2027-02-20 done  2027-01-15 done late
            2027-02-20       2027-02-15 todo overdue
            2027-02-21 done  2027-02-15 done late
            2027-02-21       2027-03-15 todo -
            """,
            id="missed, and made up for one by one",
        ),
        pytest.param(
            MONTHLY,
            """
            2026-12-01 done  2026-12-15 done on_time
            2026-12-15       2026-12-15 done on_time
            2026-12-16       2027-01-15 todo -
            2027-01-09 doing 2027-01-15 doing due_soon
            2027-01-16       2027-01-15 doing overdue
            """,
            id="done before its day",
        ),
        pytest.param(
            MONTHLY,
            """
            2026-12-15 done  2026-12-15 done on_time
            2026-12-15 todo  2026-12-15 todo due_soon
            2026-12-16       2026-12-15 todo overdue
            """,
            id="marked done by mistake",
        ),
        pytest.param(
            BEFORE,
            """
            2026-12-19 done  2026-12-19 done on_time
            2026-12-20       2027-01-19 todo -
            """,
            id="before a day",
        ),
        pytest.param(
            TWICE,
            """
            2026-12-01       2026-11-30 todo overdue
            2026-12-01 done  2026-11-30 done late
            2026-12-01       2026-12-05 todo due_soon
            2026-12-05 done  2026-12-05 done on_time
            2027-06-01       2026-12-05 done on_time
            """,
            id="two days",
        ),
        pytest.param(
            TWICE_A_YEAR,
            """
            2026-12-30 done  2026-12-30 done on_time
            2026-12-31       2027-06-15 todo -
            2027-06-15 done  2027-06-15 done on_time
            2027-06-16       2027-12-30 todo -
            """,
            id="two rules",
        ),
        pytest.param(
            DAILY,
            """
            2026-11-23 done  2026-11-23 done on_time
            2026-11-24       2026-11-24 todo due_soon
            2026-11-26       2026-11-24 todo overdue
            """,
            id="daily",
        ),
        pytest.param(
            EVERY_FIFTH_DAY,
            """
            2026-11-23 done  2026-11-23 done on_time
            2026-11-24       2026-11-28 todo due_soon
            """,
            id="every fifth day",
        ),
        pytest.param(
            EVERY_SECOND_YEAR,
            """
            2026-12-31 done  2026-12-31 done on_time
            2027-01-01       2028-12-31 todo -
            """,
            id="every second year",
        ),
        pytest.param(
            UNTIL,
            """
            2026-12-15 done  2026-12-15 done on_time
            2026-12-16       2027-01-15 todo -
            2027-03-01       2027-01-15 todo overdue
            2027-03-01 done  2027-01-15 done late
            2027-03-02       2027-01-15 done late
            """,
            id="a rule that ends",
        ),
        pytest.param(
            ONCE,
            """
            2026-12-01       2026-11-30 todo overdue
            2026-12-01 done  2026-11-30 done late
            2027-12-01       2026-11-30 done late
            """,
            id="once",
        ),
    ],
)
def test_day_by_day(store: Store, read: Obligation, diary: str) -> None:
    """Each line: the day, what a person sets on it, and how it then stands."""
    with store.write() as session:
        keep(session, read)
    for line in diary.split("\n"):
        match line.split():
            case [today, status, due, *expected] if len(expected) == 2:
                mark(store, today, status=status)
            case [today, due, *expected]:
                renewed(store, today)
                assert renewed(store, today) == 0, line  # a second time there is nothing left
            case []:
                continue
        with store.read() as session:
            row = only(session)
            standing = timeliness_of(row, date.fromisoformat(today)) or "-"
            assert [row.due_order, row.status, standing] == [due, *expected], line
            assert (row.done_on is not None) == (row.status == "done")
    found = {(one.code, one.detail) for one in check(store).findings if one.subject == "obligations"}
    assert found == set()


def test_what_was_done_stays_in_the_history(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done", assignee="Trần Thu Hà", note="đã gửi bản giấy", action="gửi báo cáo")
    mark(store, "2026-12-11", who="user:lan", done_on="2026-12-09")
    with store.read() as session:
        before = only(session)

    assert renewed(store, "2026-12-16") == 1

    with store.read() as session:
        row = only(session)
        assert (row.status, row.done_on, row.note, row.assignee) == ("todo", None, None, "Trần Thu Hà")
        assert (row.action, row.corrected) == ("gửi báo cáo", {"action": "gửi báo cáo"})
        assert (row.version, row.updated_at > before.updated_at) == (before.version + 1, True)
    finished = {"due": "2026-12-15", "done_on": "2026-12-09", "done_by": "user:hoa", "note": "đã gửi bản giấy"}
    assert history(store)[-1] == ("occurrence", finished, {"due": "2027-01-15"}, "docproc")

    mark(store, "2027-01-20", who="user:lan", status="done")
    assert renewed(store, "2027-01-20") == 1
    again = {"due": "2027-01-15", "done_on": "2027-01-20", "done_by": "user:lan", "note": None}
    assert history(store)[-1] == ("occurrence", again, {"due": "2027-02-15"}, "docproc")
    assert [one[0] for one in history(store)].count("occurrence") == 2


def test_lists_concerns_and_calendar_say_the_same_day(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    office = known_office(store, OURS)
    mark(store, "2026-12-20", status="done")
    renewed(store, "2026-12-20")
    assert renewed(store, "2027-02-20") == 0

    with store.read() as session:
        assert session.scalars(select(ObligationActor.due_order)).all() == ["2027-01-15"]
        assert session.scalars(select(ConcernRow.due_order)).all() == ["2027-01-15"]
        for office_id in (None, office):
            for filters, found in (
                (Filters(timeliness="overdue"), True),
                (Filters(timeliness="late"), False),
                (Filters(due_before=date(2027, 1, 16)), True),
                (Filters(due_before=date(2027, 1, 15)), False),
            ):
                listed = page(session, Asked(filters, date(2027, 2, 20), office_id), limit=2)
                assert bool(listed) is found, filters
        counted = StatisticsCache().get(store, date(2027, 2, 20)).obligations.by_timeliness
        assert counted == {"overdue": 1, "due_soon": 0, "on_time": 0, "late": 0}
        row = only(session)
        listed_row = Listed(row, row.document)
        todo = todo_of(listed_row, summarise(listed_row, date(2027, 2, 20))).to_ical()
    assert b"DUE;TZID=Asia/Ho_Chi_Minh:20270115T235959" in todo
    assert b"DTSTART;TZID=Asia/Ho_Chi_Minh:20270115T000000" in todo
    assert b"RRULE:FREQ=MONTHLY;BYMONTHDAY=15" in todo
    assert b"STATUS:NEEDS-ACTION" in todo


@pytest.mark.parametrize(
    ("set_day", "taken_back"), [("2026-12-20", "2026-12-15"), ("2027-03-01", "2026-12-15"), (None, "2026-12-15")]
)
def test_a_day_that_a_person_set_stands_alone(store: Store, set_day: str | None, taken_back: str) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-16", deadline={"due": set_day}, status="done")
    assert renewed(store, "2030-01-01") == 0
    assert days(store) == [set_day or "9999-12-31"]

    mark(store, "2026-12-16", deadline=None)
    assert days(store) == [taken_back]
    assert renewed(store, "2026-12-16") == 1
    assert days(store) == ["2027-01-15"]


def again(store: Store, *read: Obligation) -> None:
    """Have the document read another time, to-day."""
    with store.write() as session:
        document = session.scalars(select(Document)).one()
        record(session, document, [dispatch(date="2026-09-07", obligations=read).model_dump_json()], 0.1)


@pytest.mark.parametrize(
    ("read", "due"),
    [
        (MONTHLY, "2027-01-15"),
        (obligation("báo cáo tiến độ", OURS, deadline=monthly(20)), "2027-01-20"),
        (obligation("báo cáo tiến độ", OURS, deadline=by("2026-11-30")), "2026-11-30"),
    ],
    ids=["the same", "another day", "once"],
)
def test_reading_anew_keeps_which_one_is_due(store: Store, read: Obligation, due: str) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done", assignee="Lan")
    again(store, MONTHLY)
    assert days(store) == ["2026-12-15"]
    assert renewed(store, "2026-12-16") == 1

    again(store, read)

    assert days(store) == [due]
    with store.read() as session:
        assert (only(session).status, only(session).assignee) == ("todo", "Lan")
    again(store, MONTHLY)
    assert days(store) == ["2027-01-15"]


def test_what_is_read_to_come_back_only_later_counts_from_then_on(store: Store) -> None:
    with store.write() as session:
        keep(session, obligation("báo cáo tiến độ", OURS), today=date(2020, 1, 1))
    again(store, MONTHLY)
    with store.read() as session:
        due = only(session).due
        assert due is not None
        assert due >= date.today() - timedelta(days=1)


def test_what_was_done_before_is_kept_though_it_is_no_longer_read(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done")
    renewed(store, "2026-12-16")

    again(store, ONCE)

    with store.read() as session:
        rows = session.scalars(select(ObligationRow).order_by(ObligationRow.id)).all()
        assert [(row.action, row.found) for row in rows] == [(MONTHLY.action, False), (ONCE.action, True)]


def test_a_corrected_date_of_the_dispatch_keeps_which_one_is_due(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done")
    renewed(store, "2026-12-16")
    for issued, due in (("2026-09-17", "2027-01-15"), ("2031-01-20", "2031-02-15"), ("2026-09-07", "2027-01-15")):
        with store.write() as session:
            document = session.scalars(select(Document)).one()
            correct(session, document, Corrections(date=date.fromisoformat(issued)), "user:hoa", date(2027, 6, 1))
        assert days(store) == [due]


def test_many_are_taken_piece_by_piece(store: Store) -> None:
    with store.write() as session:
        keep(session, *[MONTHLY] * 5)
    for number in range(1, 6):
        mark(store, "2026-12-01", number=number, status="done")
    assert [renewed(store, "2026-12-20", limit=2) for _ in range(3)] == [2, 2, 1]
    assert days(store) == ["2027-01-15"] * 5


def test_two_processes_open_the_next_once(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done")
    with store.read() as session:
        before = only(session).version

    other = threading.Thread(target=renewed, args=(store, "2026-12-16"))
    with store.write() as session:
        assert refresh(session, date(2026, 12, 16)) == 1
        other.start()
        other.join(0.5)  # it would be through by then, were it not made to wait
        assert other.is_alive()
    other.join()

    with store.read() as session:
        assert only(session).version == before + 1
    assert [one[0] for one in history(store)].count("occurrence") == 1
    assert days(store) == ["2027-01-15"]


def test_a_person_who_was_quicker_is_heeded(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY)
    mark(store, "2026-12-10", status="done")

    other = threading.Thread(target=renewed, args=(store, "2026-12-16"))
    with store.write() as session:
        row = find_for_change(session, 1)
        change(session, row, Changes(status="todo"), "user:hoa", date(2026, 12, 16))
        session.flush()
        other.start()
        other.join(0.5)
    other.join()

    assert days(store) == ["2026-12-15"]
    assert [one[0] for one in history(store)].count("occurrence") == 0


def test_what_is_to_be_opened_is_found_by_an_index(store: Store) -> None:
    with store.write() as session:
        keep(session, *[MONTHLY] * 3)
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    with store.write() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", note)
        refresh(session, date(2027, 1, 1))
        event.remove(connection, "before_cursor_execute", note)
        if store.on_postgresql:
            connection.execute(text("SET LOCAL enable_seqscan = off"))  # of three rows it would read all
        explain = "EXPLAIN" if store.on_postgresql else "EXPLAIN QUERY PLAN"
        plan = connection.exec_driver_sql(f"{explain} {asked[0][0]}", asked[0][1]).all()
    assert "ix_obligations_renew_after" in str(plan)
    assert ("Index Cond: (renew_after <" if store.on_postgresql else "(renew_after<?)") in str(plan)
