"""A worker on PostgreSQL: reads what is queued, takes over from the dead, tries again, stops in good order."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import text, update

from service.jobs.choose import make_queue
from service.jobs.entries import enqueue
from service.jobs.postgres import PostgresQueue
from service.jobs.worker import Worker
from service.settings import Settings
from service.store import Store
from service.store.models import Document
from service.store.types import now
from tests.service.jobs.letters import document, letter, upload
from tests.service.jobs.stubs import WORK, deadly, holding, passing, slow
from tests.service.jobs.waiting import WITHIN, wait
from tests.service.postgres import Postgres


@pytest.fixture
def settings(postgres: Postgres, tmp_path: object) -> Iterator[Settings]:
    with postgres.database() as url:
        yield Settings.model_validate({"data": tmp_path, "database": url, "workers": 2, "attempts": 1})


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings)
    yield opened
    opened.close()


@contextmanager
def running(store: Store, settings: Settings) -> Iterator[PostgresQueue]:
    """The worker within the server, and its queue."""
    queue = PostgresQueue(store, settings, WORK)
    queue.start()
    try:
        yield queue
    finally:
        queue.stop()


def jobs(store: Store) -> list[str]:
    """How the jobs stand, oldest first."""
    with store.read() as session:
        return list(session.scalars(text("SELECT status::text FROM procrastinate_jobs ORDER BY id")))


def test_documents_are_read_as_they_come(store: Store, settings: Settings) -> None:
    with running(store, settings) as queue:
        ids = upload(store, settings, *(holding(letter(f"{number}/SNV")) for number in range(5)), queue=queue)
        wait(lambda: jobs(store) == ["succeeded"] * 5)

    assert [document(store, number).state for number in ids] == ["read"] * 5


def test_a_job_of_a_dead_worker_is_taken_over(store: Store, settings: Settings) -> None:
    (left,) = upload(store, settings, holding(letter()))
    with store.write() as session:
        enqueue(session, left)
        worker = session.scalar(
            text("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id")
        )
        session.execute(text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker"), {"worker": worker})
        row = session.get_one(Document, left)
        row.state, row.claimed_by, row.claimed_until = "reading", "elsewhere:1:x", now() + timedelta(seconds=2)

    with running(store, settings.model_copy(update={"takeover_seconds": 2})):
        wait(lambda: document(store, left).state == "read")

    assert document(store, left).interruptions == 1


def test_a_job_waits_while_another_reader_holds_the_document(store: Store, settings: Settings) -> None:
    with running(store, settings) as queue:
        (held,) = upload(store, settings, slow(3, letter()), queue=queue)
        wait(lambda: document(store, held).state == "reading")
        with store.write() as session:
            enqueue(session, held)
        wait(lambda: jobs(store) == ["succeeded"] * 2)

    found = document(store, held)
    assert (found.state, found.interruptions, found.version) == ("read", 0, 2)


def test_what_may_pass_is_tried_again_when_it_is_due(store: Store, settings: Settings) -> None:
    settings = settings.model_copy(update={"attempts": 3})
    with running(store, settings) as queue:
        (held,) = upload(store, settings, passing(), queue=queue)
        wait(lambda: document(store, held).attempts == 1)
        wait(lambda: jobs(store) == ["todo"])
        first = document(store, held)
        with store.write() as session:
            session.execute(update(Document).values(not_before=now(), attempts=2))
            session.execute(text("UPDATE procrastinate_jobs SET scheduled_at = now()"))
        wait(lambda: document(store, held).state == "failed")

    assert (first.state, first.problem_code) == ("received", "ocr_unavailable")
    assert first.not_before is not None
    assert first.not_before > now() - timedelta(seconds=WITHIN)
    assert document(store, held).attempts == 3


def test_a_poisoned_file_fails_alone(store: Store, settings: Settings) -> None:
    with running(store, settings) as queue:
        ids = upload(store, settings, deadly(), *(holding(letter(f"{n}/SNV")) for n in range(3)), queue=queue)
        wait(lambda: all(document(store, number).state in {"read", "failed"} for number in ids))

    assert [document(store, number).state for number in ids] == ["failed", "read", "read", "read"]
    assert document(store, ids[0]).problem_code == "reader_crashed"


def test_who_is_told_to_stop_gives_back_what_takes_long(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.jobs.worker._GRACE_SECONDS", 0.1)
    with running(store, settings) as queue:
        (held,) = upload(store, settings, slow(WITHIN * 2, letter()), queue=queue)
        wait(lambda: document(store, held).state == "reading")

    found = document(store, held)
    assert (found.state, found.claimed_by, found.attempts, found.interruptions) == ("received", None, 0, 0)
    assert jobs(store) == ["todo"]


def test_who_is_told_to_stop_finishes_what_is_nearly_done(store: Store, settings: Settings) -> None:
    with running(store, settings) as queue:
        (held,) = upload(store, settings, slow(1, letter()), queue=queue)
        wait(lambda: document(store, held).state == "reading")

    assert document(store, held).state == "read"
    assert jobs(store) == ["succeeded"]


def test_a_worker_survives_the_loss_of_its_connections(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.jobs.worker._RECONNECT_SECONDS", 0.1)
    with running(store, settings) as queue:
        upload(store, settings, holding(letter("1/SNV")), queue=queue)
        wait(lambda: jobs(store) == ["succeeded"])
        with psycopg.connect(str(settings.database.get_secret_value() if settings.database else "")) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        (after,) = upload(store, settings, holding(letter("2/SNV")), queue=queue)
        wait(lambda: document(store, after).state == "read")


def test_a_worker_stops_before_it_began(store: Store, settings: Settings) -> None:
    worker = Worker(store, settings, WORK)
    worker.stop()
    thread = threading.Thread(target=lambda: asyncio.run(worker.run()))
    thread.start()
    thread.join(WITHIN)
    assert not thread.is_alive()


def test_without_readers_the_server_leaves_the_jobs_to_workers(store: Store, settings: Settings) -> None:
    queue = make_queue(store, settings.model_copy(update={"workers": 0}))
    queue.start()
    upload(store, settings, holding(letter()), queue=queue)
    queue.stop()

    assert jobs(store) == ["todo"]
