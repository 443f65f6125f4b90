"""``GET /v1/statistics``: how much there is and how it stands, counted once a minute."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi.testclient import TestClient

from service.days import office_day
from service.obligations.statistics import StatisticsCache
from service.store import Store
from service.store.models import Document
from tests.service.obligations.stored import by, keep, obligation

TODAY = office_day()


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def test_counts(store: Store, client: TestClient) -> None:
    with store.write() as session:
        rows = keep(
            session,
            obligation("a", "Sở Y tế", deadline=by(day(-2))),
            obligation("b", "Sở Y tế", "Sở Nội vụ", deadline=by(day(3)), id="2#1"),
            obligation("c", tier="standing", deadline=by(day(20)), id="3#1"),
            obligation("d", "Sở Y tế", deadline=by(day(-2)), id="4#1"),
            type_code="CV",
            type="công văn",
            date=date(2026, 9, 7),
        )
        rows[3].status, rows[3].done_on = "done", TODAY
        session.add(Document(public_id="f", state="failed"))
    counted = client.get("/v1/statistics").json()

    assert counted["documents"] == {
        "total": 2,
        "by_state": {"read": 1, "failed": 1},
        "by_type": [{"code": "CV", "type": "công văn", "count": 1}],
        "by_month": [{"month": "2026-09", "count": 1}],
    }
    assert counted["obligations"] == {
        "total": 4,
        "by_status": {"todo": 3, "doing": 0, "done": 1},
        "by_timeliness": {"overdue": 1, "due_soon": 1, "on_time": 0, "late": 1},
        "by_tier": {"tracked": 3, "standing": 1},
        "by_lead": [{"name": "Sở Y tế", "count": 3}, {"name": "Sở Nội vụ", "count": 1}],
        "due_in_7_days": 1,
        "due_in_30_days": 2,
    }


def test_they_are_counted_anew_after_a_while_and_on_another_day(store: Store) -> None:
    kept, counted_each_time = StatisticsCache(), StatisticsCache(seconds=0)
    first = kept.get(store, TODAY), counted_each_time.get(store, TODAY)
    with store.write() as session:
        keep(session, obligation("a"))

    assert kept.get(store, TODAY) == first[0]
    assert kept.get(store, TODAY + timedelta(days=1)).obligations.total == 1
    assert counted_each_time.get(store, TODAY).obligations.total == 1
