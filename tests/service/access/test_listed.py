"""Lists and searches quote dispatches: who was shown one is in the record, once an hour, without what he typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, func, select, update
from starlette.requests import Request

from service.access import audit
from service.access.principal import Principal
from service.store import Store
from service.store.models import AuditEntry
from service.store.types import now
from tests.service.asking import Asking
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, obligation

NAME = "Trần Thu Hà"
OFFICE = "Sở Nội vụ tỉnh Lâm Đồng"
HOA = Principal("user:hoa", "Hoa", frozenset({"read"}))
BINH = Principal("user:binh", "Bình", frozenset({"read"}))


@pytest.fixture
def reader(ask: Asking) -> TestClient:
    """Somebody who reads what there is."""
    hold(ask.store, dispatch(obligations=(obligation(f"gửi {NAME}", OFFICE, deadline=by("2026-12-30")),)))
    ask.app.state.settings = ask.app.state.settings.model_copy(update={"office": OFFICE})
    return ask.reader


def entries(store: Store) -> list[AuditEntry]:
    with store.read() as session:
        return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


@contextmanager
def statements_on_the_record(store: Store) -> Iterator[list[str]]:
    told: list[str] = []

    def note(*called: object) -> None:
        if "audit" in str(called[2]):
            told.append(str(called[2]).split(maxsplit=1)[0])

    event.listen(store.engine, "before_cursor_execute", note)
    yield told
    event.remove(store.engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("path", "action"),
    [
        (f"/v1/obligations?text={NAME}&for={OFFICE}", "obligations.listed"),
        ("/v1/concerns", "obligations.listed"),
        (f"/v1/documents?text={NAME}", "documents.listed"),
        (f"/v1/search?q={NAME}", "search.asked"),
        (f"/obligations?assignee={NAME}", "obligations.listed"),
        (f"/office?text={NAME}", "obligations.listed"),
        (f"/?text={NAME}", "documents.listed"),
    ],
)
def test_it_is_recorded_once_and_not_what_was_asked_for(
    ask: Asking, reader: TestClient, path: str, action: str
) -> None:
    with statements_on_the_record(ask.store) as first:
        assert reader.get(path).status_code == 200
    with statements_on_the_record(ask.store) as second:
        assert reader.get(path).status_code == 200
    (entry,) = entries(ask.store)
    assert (entry.action, entry.subject, entry.detail) == (action, None, {})
    assert entry.actor.startswith("key:")
    assert (first, second) == (["SELECT", "SELECT", "INSERT"], ["SELECT"])


@pytest.mark.parametrize(
    "path",
    [
        "/v1/search?q=…",
        "/v1/documents?cursor=x",
        "/v1/obligations?cursor=x",
        "/?date_from=mai",
        "/obligations?cursor=x",
    ],
)
def test_who_was_refused_saw_nothing(ask: Asking, reader: TestClient, path: str) -> None:
    assert reader.get(path).status_code == 422
    assert entries(ask.store) == []


def test_each_person_and_each_kind_has_an_entry_an_hour(store: Store) -> None:
    request = Request({"type": "http", "headers": [], "client": ("10.0.3.17", 4711), "state": {}})

    def look() -> list[tuple[str, str]]:
        for _ in range(2):
            audit.listed(store, HOA, "documents.listed", request)
            audit.listed(store, BINH, "documents.listed", request)
            audit.listed(store, HOA, "search.asked", request)
        return [(entry.actor, entry.action) for entry in entries(store)]

    once = [("user:hoa", "documents.listed"), ("user:binh", "documents.listed"), ("user:hoa", "search.asked")]
    assert look() == once
    with store.write() as session:
        session.execute(update(AuditEntry).values(at=now() - timedelta(minutes=59)))
    assert look() == once
    with store.write() as session:
        newest = select(func.max(AuditEntry.id)).scalar_subquery()
        session.execute(update(AuditEntry).values(at=now() - timedelta(minutes=61)).where(AuditEntry.id < newest))
    assert look() == [*once, *once[:2]]
