"""Failures that pass: the database is away or busy, the disk is full. Whoever asked is to come again, 503."""

from __future__ import annotations

import errno
import sqlite3
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

__all__ = ["STATUS", "Passing", "refusal"]

STATUS = 503

_RETRY_SECONDS = 5
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN})
_PRIMARY = 0xFF  # SQLite's result codes say more in the higher bits
_SQLITE_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_AWAY = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
_DISK_FULL = "53100"  # PostgreSQL's


class Passing(NamedTuple):
    """What is told of such a failure, with the status 503: code, sentence, and when to come again."""

    code: str
    detail: str

    @property
    def headers(self) -> dict[str, str]:
        """Those of the answer."""
        return {"Retry-After": str(_RETRY_SECONDS)}


def refusal(error: BaseException | None) -> Passing | None:
    """What to tell a client whose request met a failure that passes; ``None`` for any other error.

    Args:
        error: what was raised; also what an error says to have been its cause.
    """
    match error:
        case None:
            return None
        case NoConnectionError():
            return Passing("busy", "all connections to the database are in use")
        case DBAPIError(connection_invalidated=True) | InterfaceError() | OperationalError():
            return _of_database(error.orig)
        case OSError(errno=number) if number in _NO_ROOM:
            return Passing("storage_full", "there is no room left on the disk")
        case OSError(errno=number) if number in _TOO_MANY:
            return Passing("busy", "the machine has no resources left for this at the moment")
    return refusal(error.__cause__)


def _of_database(error: BaseException | None) -> Passing | None:
    if not isinstance(error, sqlite3.Error):
        if getattr(error, "sqlstate", None) == _DISK_FULL:
            return Passing("storage_full", "the database has no room left on its disk")
        return Passing("database_unavailable", "the database does not answer")
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code == sqlite3.SQLITE_FULL:
        return Passing("storage_full", "the database has no room left on its disk")
    if code in _SQLITE_BUSY:
        return Passing("busy", "others have been writing to the database for too long")
    if code in _SQLITE_AWAY:
        return Passing("database_unavailable", "the database cannot be read or written")
    return None  # a fault of our own, such as a table that is not there
