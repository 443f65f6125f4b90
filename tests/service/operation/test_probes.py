"""``/readyz`` says what keeps the service from working; ``/livez`` only that it answers."""

from collections import namedtuple
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import text

from service.operation.readiness import Readiness
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def readiness(store: Store, store_settings: Settings) -> Readiness:
    return Readiness(store, store_settings)


def refusal(readiness: Readiness) -> str:
    with pytest.raises(ProblemError) as caught:
        readiness.check()
    assert caught.value.status_code == 503
    return caught.value.code


def test_all_is_well(readiness: Readiness, store_settings: Settings) -> None:
    readiness.check()

    assert not list(store_settings.data.glob(".ready*"))


def test_a_database_that_does_not_answer(readiness: Readiness, store: Store) -> None:
    with store.write() as session:
        session.execute(text("DROP TABLE alembic_version"))

    assert refusal(readiness) == "database_unavailable"


@pytest.mark.parametrize("step", ["0000", "9999"])
def test_tables_of_another_version(readiness: Readiness, store: Store, step: str) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})

    assert refusal(readiness) == "database_outdated"


def test_a_disk_without_room_for_some_uploads(
    readiness: Readiness, store_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = store_settings.max_body_bytes * 4
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**12, 10**12 - free, free - 1))

    assert refusal(readiness) == "storage_full"


def test_a_disk_that_takes_no_writing(readiness: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "write_bytes", refuse)

    assert refusal(readiness) == "storage_unwritable"


def test_who_asks_often_makes_no_work(readiness: Readiness, store: Store) -> None:
    readiness.check()
    store.close()
    with store.write() as session:
        session.execute(text("DROP TABLE alembic_version"))

    readiness.check()
