"""The queue on PostgreSQL: a job holds with its transaction, one a document waits, forgotten documents get theirs."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from service.jobs.choose import make_queue
from service.jobs.embedded import EmbeddedQueue
from service.jobs.entries import enqueue, enqueue_forgotten
from service.jobs.postgres import PostgresQueue
from service.settings import Settings
from service.store import Store
from service.store.models import Document
from service.store.types import now
from tests.service.jobs.letters import document, reread, upload
from tests.service.jobs.stubs import holding
from tests.service.postgres import Postgres


@pytest.fixture
def settings(postgres: Postgres, tmp_path: object) -> Iterator[Settings]:
    with postgres.database() as url:
        yield Settings.model_validate({"data": tmp_path, "database": url, "workers": 0})


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store.open(settings)
    yield opened
    opened.close()


def waiting(store: Store) -> list[int]:
    """The documents that have a job waiting, oldest job first."""
    with store.read() as session:
        jobs = session.execute(
            text("SELECT args FROM procrastinate_jobs WHERE status = 'todo' AND queue_name = 'documents' ORDER BY id")
        )
        return [args["document_id"] for (args,) in jobs]


def test_an_upload_queues_its_documents(store: Store, settings: Settings) -> None:
    ids = upload(store, settings, holding("a"), holding("b"), queue=make_queue(store, settings))

    assert waiting(store) == ids


def test_a_job_vanishes_with_the_transaction_that_wrote_it(store: Store, settings: Settings) -> None:
    (held,) = upload(store, settings, holding())
    with pytest.raises(ZeroDivisionError), store.write() as session:  # noqa: PT012  the whole transaction is the matter
        session.add(Document(public_id="0" * 36, corrected={}))
        enqueue(session, held)
        assert 1 / 0

    assert waiting(store) == []


def test_a_job_is_seen_only_once_its_transaction_holds(store: Store, settings: Settings) -> None:
    (held,) = upload(store, settings, holding())
    with store.write() as session:
        enqueue(session, held)
        assert waiting(store) == []
    assert waiting(store) == [held]


def test_a_document_waits_once_and_a_second_entry_undoes_nothing(store: Store, settings: Settings) -> None:
    queue = make_queue(store, settings)
    (held,) = upload(store, settings, holding(), queue=queue)

    reread(store, held, holding("x"), queue)
    with store.write() as session:
        session.get_one(Document, held).version = 7
        queue.enqueue(session, held)

    assert waiting(store) == [held]
    assert document(store, held).version == 7


def test_a_document_without_a_job_gets_one_after_a_minute(store: Store, settings: Settings) -> None:
    old, fresh, done, running = upload(store, settings, *(holding(str(number)) for number in range(4)))
    with store.write() as session:
        session.execute(update(Document).where(Document.id != fresh).values(uploaded_at=now() - timedelta(minutes=2)))
        session.get_one(Document, done).state = "read"
        enqueue(session, running)
    with store.write() as session:
        session.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))

    assert (enqueue_forgotten(store), enqueue_forgotten(store)) == (1, 0)
    assert waiting(store) == [old]


def test_a_document_whose_reader_was_lost_with_its_job_gets_another(store: Store, settings: Settings) -> None:
    left, held = upload(store, settings, holding("a"), holding("b"))
    with store.write() as session:
        for number, lease in ((left, -1), (held, 60)):
            row = session.get_one(Document, number)
            row.uploaded_at = now() - timedelta(minutes=2)
            row.state, row.claimed_by, row.claimed_until = "reading", "elsewhere:1:x", now() + timedelta(seconds=lease)

    enqueue_forgotten(store)

    assert waiting(store) == [left]


def test_the_database_says_which_queue_it_is(store: Store, settings: Settings, tmp_path: object) -> None:
    assert isinstance(make_queue(store, settings), PostgresQueue)

    small = Settings.model_validate({"data": tmp_path, "database": None})
    opened = Store.open(small)
    assert isinstance(make_queue(opened, small), EmbeddedQueue)
    opened.close()
