"""Reading on both databases, in real processes: what dies, hangs or raises fails alone, secrets go, parts come."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from service.jobs.choose import make_queue
from service.jobs.embedded import EmbeddedQueue
from service.jobs.postgres import PostgresQueue
from service.jobs.queue import ReadingQueue
from service.settings import Settings
from service.store import Store
from service.store.models import Document, StoredFileRow
from tests.service.jobs import stubs
from tests.service.jobs.letters import citations, document, documents, letter, obligations, reread, upload
from tests.service.jobs.stubs import holding
from tests.service.jobs.waiting import wait


@contextmanager
def reading(store: Store, settings: Settings) -> Iterator[ReadingQueue]:
    """A queue whose readers are at work."""
    kind = PostgresQueue if store.on_postgresql else EmbeddedQueue
    queue = kind(store, settings, stubs.WORK)
    queue.start()
    try:
        yield queue
    finally:
        queue.stop()


def read(store: Store, settings: Settings, *files: bytes, **limits: int) -> list[Document]:
    """Upload files one after another and wait until each is read or will not be."""
    settings = settings.model_copy(update={"workers": 1, **limits})
    with reading(store, settings) as queue:
        ids = []
        for file in files:
            ids += upload(store, settings, file, queue=queue)
            wait(lambda last=ids[-1]: document(store, last).state not in {"received", "reading"})  # type: ignore[misc]
    return [document(store, one) for one in ids]


@pytest.mark.parametrize(
    ("file", "code"),
    [(stubs.deadly(), "reader_crashed"), (stubs.faulty(), "reader_failed"), (stubs.slow(999), "file_too_slow")],
    ids=["its process dies", "a fault of our own", "it hangs"],
)
def test_a_poisoned_file_fails_alone_with_its_reason(
    store: Store, store_settings: Settings, file: bytes, code: str
) -> None:
    before, poisoned = read(store, store_settings, holding(letter("1/SNV")), file, attempts=1, document_seconds=5)
    (after,) = read(store, store_settings, holding(letter("2/SNV")))

    assert [before.state, poisoned.state, after.state] == ["read", "failed", "read"]
    assert poisoned.problem_code == code
    assert poisoned.problem_detail
    assert poisoned.claimed_by is None


def test_what_was_read_and_cannot_be_kept_fails_alone(store: Store, store_settings: Settings) -> None:
    poisoned, after = read(store, store_settings, holding("no dispatch"), holding(letter("2/SNV")))

    assert (poisoned.state, poisoned.problem_code) == ("failed", "reader_failed")
    assert after.state == "read"


def test_a_secret_dispatch_leaves_no_file_and_no_name(store: Store, store_settings: Settings) -> None:
    kept, refused = read(store, store_settings, holding(letter("1/SNV")), stubs.secret())

    assert (refused.state, refused.problem_code) == ("refused", "document_secret")
    assert (refused.file_name, refused.sha256, refused.number) == (None, None, None)
    with store.read() as session:
        assert session.scalars(select(StoredFileRow.sha256)).all() == [kept.sha256]
    assert list(store.files.names()) == [kept.sha256]
    left = [path for path in Path(store_settings.data / "files").rglob("*") if path.is_file()]
    assert [path.name for path in left] == [kept.sha256]


def test_several_dispatches_of_a_file_become_its_parts(store: Store, store_settings: Settings) -> None:
    read(store, store_settings, holding(letter("1/SNV"), letter("2/SNV"), letter("3/SNV")))

    found = documents(store)
    assert [(one.number, one.part, one.parts, one.state) for one in found] == [
        ("1/SNV", 1, 3, "read"),
        ("2/SNV", 2, 3, "read"),
        ("3/SNV", 3, 3, "read"),
    ]
    assert [one.first_part_id for one in found] == [None, found[0].id, found[0].id]
    assert all(len(obligations(store, one.id)) == 1 for one in found)


def test_parts_that_are_no_longer_found_go_and_the_others_keep_their_ids(
    store: Store, store_settings: Settings
) -> None:
    read(store, store_settings, holding(letter("1/SNV"), letter("2/SNV"), letter("3/SNV")))
    before = [one.public_id for one in documents(store)]
    settings = store_settings.model_copy(update={"workers": 1})
    with reading(store, settings) as queue:
        reread(store, documents(store)[0].id, holding(letter("1/SNV"), letter("2/SNV")), queue)
        queue.wake()
        wait(lambda: documents(store)[0].state == "read")

    found = documents(store)
    assert [one.public_id for one in found] == before[:2]
    assert [one.parts for one in found] == [2, 2]


def test_citations_are_linked_whichever_comes_first(store: Store, store_settings: Settings) -> None:
    citing = holding(letter("5/SNV", cites="96/SKHCN-CĐS"))
    cited = holding(letter("96/SKHCN-CĐS"))

    early, target = read(store, store_settings, citing, cited)
    (late,) = read(store, store_settings, holding(letter("6/SNV", cites="96/SKHCN-CĐS")))

    for one in (early, late):
        (row,) = citations(store, one.id)
        assert (row.state, row.target_id) == ("matched", target.id)


def test_what_waited_before_the_start_is_read(store: Store, store_settings: Settings) -> None:
    settings = store_settings.model_copy(update={"workers": 1})
    ids = upload(store, settings, holding(letter()), queue=make_queue(store, settings))

    with reading(store, settings):
        wait(lambda: document(store, ids[0]).state == "read")
