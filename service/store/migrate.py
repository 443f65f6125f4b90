"""Brings a database to the newest state of the tables; several processes may start at once, one of them does it."""

from __future__ import annotations

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from service.store.database import Store

__all__ = ["StoreTooNewError", "is_known", "migrate", "newest", "state_of"]

_log = logging.getLogger("docproc.store")
_LOCK = 0x646F6370  # "docp": the advisory lock's number on PostgreSQL


class StoreTooNewError(RuntimeError):
    """The database was brought further by a newer docproc."""


def migrate(store: Store) -> None:
    """Run the steps that the database has not seen, all or none.

    Raises:
        StoreTooNewError: the database is of a newer version than this program.
    """
    writing = store.engine.connect().execution_options(docproc_writes=True)
    with writing as connection, connection.begin():
        if store.on_postgresql:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        at = MigrationContext.configure(connection).get_current_revision()
        if at is not None and not is_known(at):
            raise StoreTooNewError(f"the database is at step {at}, which this version of docproc does not know")
        if at != newest():
            _log.info("bringing the tables from step %s to %s", at, newest())
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def state_of(store: Store) -> str | None:
    """The step at which the database is; ``None`` for an empty one."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_known(step: str) -> bool:
    """Whether this version has a step."""
    return any(script.revision == step for script in ScriptDirectory.from_config(_config()).walk_revisions())


def newest() -> str:
    """The newest step."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None  # noqa: S101  there are steps
    return head


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
