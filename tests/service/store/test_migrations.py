"""The tables that the migrations make are the models', on both databases; a newer database is left alone."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, select, text

from service.store import FileStore, Store, migrations
from service.store.migrate import StoreTooNewError, migrate, newest, state_of
from service.store.models import Base, ObligationRow
from tests.service.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store without tables."""
    files = FileStore(tmp_path / "files")
    if request.param == "sqlite":
        yield from opened(f"sqlite:///{tmp_path / 'docproc.sqlite'}", files)
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database(migrated=False) as url:
        yield from opened(url.replace("postgresql:", "postgresql+psycopg:"), files)


def opened(url: str, files: FileStore) -> Iterator[Store]:
    store = Store(url, files)
    yield store
    store.close()


def differences(store: Store) -> list[Any]:
    """What Alembic would still change, but for what is no model's: tables of libraries, and the search on SQLite."""
    tables = set(Base.metadata.tables)

    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        if kind == "index" and not store.on_postgresql:
            return not (name or "").endswith("_words")
        return kind != "table" or name in tables

    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
        )
        return list(compare_metadata(context, Base.metadata))


def test_the_migrations_make_the_tables_of_the_models(blank: Store) -> None:
    assert state_of(blank) is None
    migrate(blank)
    assert state_of(blank) == newest()
    assert differences(blank) == []


def test_migrating_twice_changes_nothing(blank: Store) -> None:
    migrate(blank)
    migrate(blank)
    assert state_of(blank) == newest()


def bring_to(store: Store, step: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    with store.engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, step)


def insert(connection: Connection, name: str, **values: Any) -> None:
    """A row of a table as it is at the moment; columns that must have a value and are not named get an empty one."""
    table = Table(name, MetaData(), autoload_with=connection)
    blanks: dict[type, Any] = {int: 0, str: "", bool: False, datetime: datetime(2026, 1, 1)}
    for column in table.columns:
        if not column.nullable and column.server_default is None:
            values.setdefault(column.name, blanks.get(column.type.python_type, {}))
    connection.execute(table.insert().values(**values))


def test_what_is_done_comes_back_and_the_rest_keeps_its_day(blank: Store) -> None:
    """Before the step that adds ``due_from``, what was open had the day behind which a later one waits, too."""
    bring_to(blank, "0003")
    rule, day = "FREQ=MONTHLY;BYMONTHDAY=15", date(2026, 12, 15)
    with blank.engine.connect() as connection, connection.begin():
        insert(connection, "documents", id=1, public_id="a")
        for number, (status, rrule, due, renew_after) in enumerate(
            (("todo", rule, day, day), ("done", rule, day, day), ("todo", None, day, day), ("todo", None, day, None)), 1
        ):
            values = {"status": status, "rrule": rrule, "due": due, "renew_after": renew_after}
            insert(connection, "obligations", id=number, document_id=1, **values)

    migrate(blank)

    with blank.read() as session:
        columns = (ObligationRow.due, ObligationRow.due_from, ObligationRow.renew_after)
        assert [tuple(row) for row in session.execute(select(*columns).order_by(ObligationRow.id))] == [
            (day, day, None),
            (day, day, day),
            (day, day, None),
            (day, None, None),
        ]


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(store: Store) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNewError, match="9999"):
        migrate(store)
    assert state_of(store) == "9999"
