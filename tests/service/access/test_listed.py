"""Lists and searches quote dispatches: who was shown one is in the record, once an hour, without what he typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

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
def statements_on_the_record(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Each with its parameters."""
    told: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
        if "audit" in statement:
            told.append((statement, parameters))

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
    assert [[one.split()[0] for one, _ in told] for told in (first, second)] == [
        ["SELECT", "SELECT", "INSERT"],
        ["SELECT"],
    ]


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


@pytest.mark.parametrize(
    ("path", "indices"),
    [
        ("/v1/documents", {"ix_audit_actor", "ix_audit_at"}),
        ("/v1/audit?document={}", {"ix_audit_subject"}),
    ],
)
def test_the_record_is_not_walked_through(ask: Asking, path: str, indices: set[str]) -> None:
    """However long it is, the databases have an index for what is looked up in it."""
    with statements_on_the_record(ask.store) as told:
        assert ask.admin.get(path.format(hold(ask.store))).status_code == 200
    statement, parameters = told[0]
    with ask.store.engine.connect() as connection:
        if ask.store.on_postgresql:
            connection.exec_driver_sql("SET enable_seqscan = off")  # of a short table it would read all
        explain = "EXPLAIN" if ask.store.on_postgresql else "EXPLAIN QUERY PLAN"
        plan = [str(row) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters)]
    reads = [line for line in plan if "audit" in line and any(how in line for how in ("Scan", "SCAN", "SEARCH"))]
    assert reads
    assert all(any(index in line for index in indices) for line in reads), plan
