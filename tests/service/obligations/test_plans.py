"""The list of what is still open is walked along an index that holds nothing else, however many are done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from bench.service_data import fill
from bench.service_rows import Archive
from service.days import office_day
from service.obligations.filters import Filters, Status
from service.obligations.query import Asked, page
from service.store import Store

OPEN: tuple[Status, ...] = ("todo", "doing")


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, Archive(documents=30, obligations=240, today=office_day()))
    return store


@contextmanager
def noting(session: Session) -> Iterator[list[tuple[str, Any]]]:
    """Notes the statements that a session sends, with what is bound."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, bound: Any, _context: Any, _many: bool) -> None:
        sent.append((statement, bound))

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def plan_of(store: Store, filters: Filters) -> str:
    """How the database finds the keys of a list; PostgreSQL is kept from reading a table whole because it is small."""
    with store.read() as session:
        with noting(session) as sent:
            page(session, Asked(filters, office_day()), limit=5)
        connection = session.connection()
        explain = "EXPLAIN QUERY PLAN "
        if store.on_postgresql:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            connection.exec_driver_sql("SET LOCAL enable_sort = off")
            explain = "EXPLAIN "
        statement, bound = next(one for one in sent if "LIMIT" in one[0] and "due_order" in one[0])
        return "\n".join(str(row) for row in connection.exec_driver_sql(explain + statement, bound))


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(status=OPEN), "ix_obligations_open_due"),
        (Filters(status=OPEN, tier="standing"), "ix_obligations_open_due"),
        (Filters(status=("todo", "done")), "ix_obligations_due"),
        (Filters(status=get_args(Status)), "ix_obligations_due"),
    ],
)
def test_open_ones_are_walked_in_their_order(filled: Store, filters: Filters, index: str) -> None:
    plan = plan_of(filled, filters)

    assert index in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(status=OPEN, document="7a1f"), "ix_obligations_document"),
        (Filters(status=OPEN, assignee="Lê Chi"), "ix_obligations_assignee_due"),
    ],
)
def test_what_leads_to_few_rows_is_looked_up_first(filled: Store, filters: Filters, index: str) -> None:
    assert index in plan_of(filled, filters)
