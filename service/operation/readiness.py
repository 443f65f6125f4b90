"""Whether the service can do its work at this moment: the database, its tables, room on the disk."""

from __future__ import annotations

import secrets
import shutil
import threading
import time
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from service.problems import ProblemError
from service.settings import Settings
from service.store import Store

__all__ = ["Readiness"]

_BODIES_TO_SPARE = 4
_KEPT_SECONDS = 1.0


class Readiness:
    """Looks, and keeps what it saw for a second: whoever may ask cannot make work of it.

    Args:
        store: whose database and folder are looked at.
        settings: the data folder, and how large an upload may be.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._lock = threading.Lock()
        self._seen_at = float("-inf")
        self._fault: ProblemError | None = None

    def check(self) -> None:
        """See whether dispatches can be taken in.

        Raises:
            ProblemError: 503, with a code that says what is amiss: ``database_unavailable``, ``database_outdated``,
                ``storage_full`` or ``storage_unwritable``.
        """
        with self._lock:
            if time.monotonic() - self._seen_at > _KEPT_SECONDS:
                self._fault = self._look()
                self._seen_at = time.monotonic()
            fault = self._fault
        if fault is not None:
            raise ProblemError(503, fault.code, fault.detail)

    def _look(self) -> ProblemError | None:
        try:
            self._ask_database()
            _try_folder(self._settings.data, self._settings.max_body_bytes * _BODIES_TO_SPARE)
        except ProblemError as fault:
            return fault
        return None

    def _ask_database(self) -> None:
        from service.store.migrate import newest  # Alembic: loaded by then, unless nothing was started

        try:
            with self._store.read() as session:
                step = session.scalar(text("SELECT version_num FROM alembic_version"))
        except SQLAlchemyError as error:
            raise ProblemError(503, "database_unavailable", "the database does not answer") from error
        if step != newest():
            detail = f"the tables are at step {step}, this version of docproc needs {newest()}"
            raise ProblemError(503, "database_outdated", detail)


def _try_folder(folder: Path, needed: int) -> None:
    attempt = folder / f".ready-{secrets.token_hex(8)}"
    try:
        free = shutil.disk_usage(folder).free
        attempt.write_bytes(b"\n")
        attempt.unlink()
    except OSError as error:
        raise ProblemError(503, "storage_unwritable", "the data folder cannot be written") from error
    if free < needed:
        detail = f"the disk of the data folder has {free} bytes left, uploads need {needed}"
        raise ProblemError(503, "storage_full", detail)
