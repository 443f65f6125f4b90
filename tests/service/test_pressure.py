"""A database that is away or busy, a disk that is full: 503 and when to come again, never a fault of the client's."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from service import pressure
from service.access import audit, identity
from service.store import FileStore
from tests.service.asking import Asking

LETTER = {"files": ("cv.txt", "Kính gửi: Sở Xây dựng".encode())}
LARGE = {"files": ("cv.txt", b"x" * 2_000_000)}

Breaks = Callable[[pytest.MonkeyPatch], None]


def no_room(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def away(*_: object, **__: object) -> NoReturn:
    raise OperationalError("SELECT", {}, sqlite3_error(sqlite3.SQLITE_IOERR))


def sqlite3_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("of the disk")
    error.sqlite_errorcode = code
    return error


def connection_ends(session: Session, *_: object, **__: object) -> None:
    """The connection of the transaction goes away in the middle of it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    away()


class FullSpool(tempfile.SpooledTemporaryFile[bytes]):
    """Where an upload's form is laid aside, on a disk that is full."""

    def write(self, data: Any) -> int:
        no_room()


@pytest.mark.parametrize(
    ("breaks", "code"),
    [
        (lambda patch: patch.setattr(FileStore, "put", no_room), "storage_full"),
        (lambda patch: patch.setattr(audit, "note", connection_ends), "database_unavailable"),
        (lambda patch: patch.setattr(identity, "find_browser", away), "database_unavailable"),
        (lambda patch: patch.setattr("starlette.formparsers.SpooledTemporaryFile", FullSpool), "storage_full"),
    ],
    ids=["no room for the file", "the transaction breaks off", "nobody can be known", "no room for the form"],
)
def test_an_upload_that_cannot_be_kept_now_is_to_come_again(
    ask: Asking, monkeypatch: pytest.MonkeyPatch, breaks: Breaks, code: str
) -> None:
    with monkeypatch.context() as patch:
        breaks(patch)
        refused = ask.reviewer.post("/v1/documents", files=LARGE)
    taken = ask.reviewer.post("/v1/documents", files=LETTER)

    assert (refused.status_code, refused.json()["code"]) == (503, code)
    assert int(refused.headers["Retry-After"]) > 0
    assert taken.status_code == 202


def test_a_form_that_breaks_while_it_is_received_is_not_called_malformed(
    ask: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may send much is asked while the body comes, where the framework takes each error for the client's."""
    monkeypatch.setattr(identity, "find_program", away)

    refused = ask.reviewer.post("/v1/documents", files=LARGE)

    assert (refused.status_code, refused.json()["code"]) == (503, "database_unavailable")


def test_pages_say_so_too(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.documents.list_page", away)

    page = ask.reader.get("/")

    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "cơ sở dữ liệu" in page.text


def test_a_database_whose_writer_takes_too_long_is_busy(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a'}", connect_args={"timeout": 0})
    event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
    with engine.connect() as first, engine.connect() as second:
        first.exec_driver_sql("BEGIN IMMEDIATE")
        assert code_of(second, "BEGIN IMMEDIATE") == "busy"
    engine.dispose()


def test_a_database_without_room_is_full(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        assert code_of(connection, "CREATE TABLE a (b)") == "storage_full"
    engine.dispose()


def test_a_fault_of_our_own_stays_one(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'a'}")
    with engine.connect() as connection:
        assert code_of(connection, "SELECT * FROM nothing") is None
    engine.dispose()

    assert pressure.refusal(ValueError("x")) is None


def code_of(connection: Connection, statement: str) -> str | None:
    """What is told of the failure of a statement."""
    with pytest.raises(OperationalError) as failed:
        connection.exec_driver_sql(statement)
    told = pressure.refusal(failed.value)
    return told.code if told else None
