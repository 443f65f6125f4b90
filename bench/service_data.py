"""Fills a store with a made-up archive, as fast as its database takes rows.

Secondary indices are dropped and made anew behind the rows. On SQLite nothing is flushed while it fills; PostgreSQL
takes the rows by ``COPY``.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine, Table, func, insert, inspect, select

from bench.service_rows import FILLED, Archive, Row, table_of
from service.links import count_missing
from service.store import Store
from service.store.models import Base, MissingRow, Office

__all__ = ["counts", "fill"]

_PORTION = 500  # documents that are made and put in at a time
_WORDS = ("documents", "obligations")

_Put = Callable[[Table, Sequence[Row]], None]


def fill(store: Store, archive: Archive) -> None:
    """Put an archive into an empty store; says on standard error how far it is.

    Args:
        store: migrated, without documents.
        archive: what to put in.

    Raises:
        RuntimeError: the store does not hold what was put in.
    """
    started = time.monotonic()
    loading = _into_postgresql if store.on_postgresql else _into_sqlite
    with store.write() as session:
        session.execute(insert(Office), [archive.office])
    put_in = dict.fromkeys((table_of(model).name for model in FILLED), 0)
    with _without_indices(store.engine), loading(store.engine) as put:
        for first in range(1, archive.documents + 1, _PORTION):
            last = min(first + _PORTION - 1, archive.documents)
            for name, rows in archive.rows(first, last).items():
                put(Base.metadata.tables[name], rows)
                put_in[name] += len(rows)
            _say(f"{last:,} of {archive.documents:,} documents", started)
        _say("indices", started)
    with store.write() as session:
        session.execute(insert(MissingRow).from_select(["number_key", "documents"], count_missing()))
    _settle(store)
    _say("filled", started)
    held = counts(store)
    if held != put_in:
        raise RuntimeError(f"the store holds {held}, not {put_in}")


def counts(store: Store) -> dict[str, int]:
    """How many rows the tables hold that an archive fills."""
    with store.read() as session:
        tables = [table_of(model) for model in FILLED]
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


@contextmanager
def _without_indices(engine: Engine) -> Iterator[None]:
    dropped = []
    with engine.begin() as connection:
        for model in FILLED:
            table = table_of(model)
            held = {index["name"] for index in inspect(connection).get_indexes(table.name)}
            dropped += [index for index in table.indexes if index.name in held]
        for index in dropped:
            index.drop(connection)
    yield
    for index in dropped:
        with engine.begin() as connection:
            index.create(connection)


@contextmanager
def _into_sqlite(engine: Engine) -> Iterator[_Put]:
    """Puts rows in as the application would write them, in one transaction; the words' index is made at the end."""
    engine.dispose()  # while others look on, SQLite keeps its journal
    with closing(sqlite3.connect(str(engine.url.database), isolation_level=None)) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = OFF")
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA foreign_keys = OFF")
        triggers = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("BEGIN")

        def put(table: Table, rows: Sequence[Row]) -> None:
            names = list(rows[0]) if rows else []
            marks = ", ".join("?" * len(names))
            statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608  our own names
            cursor.executemany(statement, _bound(engine, table, names, rows))

        yield put
        for name in _WORDS:
            cursor.execute(f"INSERT INTO {name}_words ({name}_words) VALUES ('rebuild')")  # noqa: S608
        cursor.execute("COMMIT")
        for _, statement in triggers:
            cursor.execute(statement)
        cursor.execute("PRAGMA journal_mode = WAL").fetchall()


@contextmanager
def _into_postgresql(engine: Engine) -> Iterator[_Put]:
    """Copies rows in."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection:

        def put(table: Table, rows: Sequence[Row]) -> None:
            names = list(rows[0]) if rows else []
            columns = sql.SQL(", ").join(map(sql.Identifier, names))
            copy = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
            with connection.cursor() as cursor, cursor.copy(copy) as copying:
                for values in _bound(engine, table, names, rows):
                    copying.write_row(values)
            connection.commit()

        yield put
        for model in FILLED:
            if "id" in (table := table_of(model)).columns:
                connection.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"  # noqa: S608
                )


def _bound(engine: Engine, table: Table, names: Sequence[str], rows: Sequence[Row]) -> Iterator[list[Any]]:
    """The rows' values as the driver takes them."""
    dialect = engine.dialect
    binding = [table.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    for row in rows:
        yield [row[name] if bind is None else bind(row[name]) for name, bind in zip(names, binding, strict=True)]


def _settle(store: Store) -> None:
    """What the databases do by themselves in time."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if store.on_postgresql:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _say(what: str, started: float) -> None:
    print(f"{time.monotonic() - started:6.0f} s  {what}", file=sys.stderr, flush=True)
