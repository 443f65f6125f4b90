"""The search index: it finds each row by its words."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Table, func, select, text
from sqlalchemy.exc import DatabaseError

from service.operation.check.findings import Finding
from service.store import Store
from service.store.models import Base
from service.words import tsquery_of

__all__ = ["agrees"]

_SEARCHED = ("documents", "obligations")
_SAMPLE = 200


def agrees(store: Store, *, repair: bool) -> Iterator[Finding]:
    """Indexes that do not agree with their table; SQLite's is compared whole, PostgreSQL's by its newest rows."""
    for name in _SEARCHED:
        table = Base.metadata.tables[name]
        if _sample_is_found(store, table) if store.on_postgresql else _fts_agrees(store, name):
            continue
        if repair:
            _rebuild(store, name)
        yield Finding("search_index_wrong", name, "the search does not find what the table holds", repair)


def _fts_agrees(store: Store, name: str) -> bool:
    command = f"INSERT INTO {name}_words ({name}_words, rank) VALUES ('integrity-check', 1)"  # noqa: S608  our own names
    try:
        with store.write() as session:
            session.execute(text(command))
    except DatabaseError:
        return False
    return True


def _sample_is_found(store: Store, table: Table) -> bool:
    newest = select(table.c.id, func.tsvector_to_array(table.c.words)).where(table.c.words.is_not(None))
    with store.read() as session:
        sample = session.execute(newest.order_by(table.c.id.desc()).limit(_SAMPLE)).all()
        session.execute(text("SET LOCAL enable_seqscan = off"))
        for row_id, words in sample:
            query = tsquery_of(((max(words, key=len, default=""),),))
            # a sum, lest the row be found by its number: it is the words' index that is asked
            found = select(table.c.id).where(table.c.words.bool_op("@@")(query), table.c.id + 0 == row_id)
            if words and session.scalar(found) is None:
                return False
    return True


def _rebuild(store: Store, name: str) -> None:
    command = f"REINDEX INDEX ix_{name}_words" if store.on_postgresql else ""
    command = command or f"INSERT INTO {name}_words ({name}_words) VALUES ('rebuild')"  # noqa: S608
    with store.write() as session:
        session.execute(text(command))
