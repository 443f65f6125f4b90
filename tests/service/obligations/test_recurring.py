"""When a day is over, the next of the same obligation counts; what is done stays where it was done."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from service.obligations.concerns import known_office
from service.obligations.recurring import refresh
from service.store import Store
from service.store.models import ConcernRow, ObligationActor, ObligationRow
from tests.service.obligations.stored import by, keep, monthly, obligation

MONTHLY = obligation("báo cáo tiến độ", "Bộ Tài chính", deadline=monthly(15))
TWICE = obligation("báo cáo", deadline=by("2026-11-30"), further_deadlines=(by("2026-12-05"),), id="2#1")
ONCE = obligation("lập kế hoạch", deadline=by("2026-11-30"), id="3#1")


def days(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(ObligationRow.due_order).order_by(ObligationRow.id)))


def test_the_next_day_counts_once_a_day_is_over(store: Store) -> None:
    with store.write() as session:
        keep(session, MONTHLY, TWICE, ONCE)
    known_office(store, "Bộ Tài chính")
    assert days(store) == ["2026-12-15", "2026-11-30", "2026-11-30"]

    for today, expected in (
        (date(2026, 11, 30), ["2026-12-15", "2026-11-30", "2026-11-30"]),
        (date(2026, 12, 1), ["2026-12-15", "2026-12-05", "2026-11-30"]),
        (date(2027, 2, 20), ["2027-03-15", "2026-12-05", "2026-11-30"]),
    ):
        with store.write() as session:
            refresh(session, today)
        assert days(store) == expected
    with store.read() as session:
        assert session.scalars(select(ObligationActor.due_order)).all() == ["2027-03-15"]
        assert session.scalars(select(ConcernRow.due_order)).all() == ["2027-03-15"]


def test_what_is_done_stays(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, MONTHLY)
        row.status = "done"
    with store.write() as session:
        assert refresh(session, date(2027, 2, 20)) == 0
    assert days(store) == ["2026-12-15"]


def test_many_are_taken_piece_by_piece(store: Store) -> None:
    with store.write() as session:
        keep(session, *[MONTHLY] * 5)
    renewed: list[int] = []
    while not renewed or renewed[-1] == 2:
        with store.write() as session:
            renewed.append(refresh(session, date(2027, 1, 1), limit=2))
    assert renewed == [2, 2, 1]
    assert days(store) == ["2027-01-15"] * 5


def test_who_has_the_old_day_can_tell_that_it_is_another(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, MONTHLY)
        before = (row.version, row.updated_at)
    with store.write() as session:
        refresh(session, date(2027, 2, 20))
    with store.read() as session:
        after = session.scalars(select(ObligationRow)).one()
        assert after.version == before[0] + 1
        assert after.updated_at > before[1]
