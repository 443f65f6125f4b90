"""PostgreSQL's own ``pg_dump`` and ``pg_restore``."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from psycopg.conninfo import make_conninfo
from sqlalchemy import text

from service.operation.backup.manifest import UNKEPT
from service.operation.errors import OperationError, ProgramMissingError, TargetError
from service.store import Store

__all__ = ["dump", "refuse_if_used", "restore_dump"]

_INSTALLED = Path("/usr/lib/postgresql")


def dump(store: Store, target: Path, snapshot: str) -> None:
    """Write the database as a transaction sees it that exported its snapshot.

    Raises:
        OperationError: ``pg_dump`` is not there, or fails.
    """
    left_out = [f"--exclude-table-data={table}" for table in UNKEPT]
    options = ["--format=custom", f"--snapshot={snapshot}", f"--file={target}", *left_out]
    _run("pg_dump", store, options)


def restore_dump(store: Store, source: Path) -> None:
    """Put a dump in the place of what the database holds, in one transaction.

    Raises:
        OperationError: ``pg_restore`` is not there, or fails; the database is then as it was.
    """
    _run("pg_restore", store, ["--clean", "--if-exists", "--single-transaction", "--exit-on-error", str(source)])


def refuse_if_used(store: Store) -> None:
    """See that nobody works with the database.

    Raises:
        TargetError: somebody does.
    """
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    with store.read() as session:
        number = session.scalar(others)
    if number:
        raise TargetError(f"{number} connections to the database are open: stop the service and its workers first")


def _run(program: str, store: Store, options: Sequence[str]) -> None:
    url = store.engine.url
    parts = {**url.translate_connect_args(username="user", database="dbname"), **url.query}
    password = parts.pop("password", None)
    # by the environment: other users of the machine see the arguments
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    command = [_find(program), "--no-owner", "--no-privileges", "--no-password", f"--dbname={make_conninfo(**parts)}"]
    run = subprocess.run([*command, *options], env=environment, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        said = run.stderr.strip().splitlines() or ["no reason given"]
        raise OperationError(f"{program} failed: {said[0]}")


def _find(program: str) -> str:
    """The newest release where there are several: an older one refuses a newer server."""
    installed = sorted(_INSTALLED.glob(f"*/bin/{program}"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which(program)
    if found is None:
        raise ProgramMissingError(
            f"{program} is not installed; please run: sudo apt-get install postgresql-client (of the server's release)"
        )
    return found
