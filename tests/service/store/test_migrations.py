"""The tables that the migrations make are the models', on both databases; a newer database is left alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from service.store import FileStore, Store
from service.store.migrate import StoreTooNewError, migrate, newest, state_of
from service.store.models import Base
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


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(store: Store) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNewError, match="9999"):
        migrate(store)
    assert state_of(store) == "9999"
