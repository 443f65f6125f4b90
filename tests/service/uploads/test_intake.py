"""Uploads: taken in whole or not at all, once for one Idempotency-Key, and refused when too many wait."""

import errno
import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from typing import BinaryIO

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from service.intake import Upload, accept
from service.jobs.news import News
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store, StoredFile
from service.store.models import Document, IdempotencyKey, StoredFileRow

LETTER = "Kính gửi: Sở Xây dựng".encode()


class Told:
    """A queue that remembers what it was told."""

    news = News()

    def __init__(self) -> None:
        self.documents: list[int] = []
        self.woken = 0

    def enqueue(self, session: Session, document_id: int) -> None:
        assert session.in_transaction()
        self.documents.append(document_id)

    def wake(self) -> None:
        self.woken += 1


def take(
    store: Store, settings: Settings, *contents: bytes, key: str | None = None, owner: str = "user:hoa"
) -> list[str | None]:
    uploads = [Upload(io.BytesIO(content), f"{number}.txt") for number, content in enumerate(contents)]
    return accept(store, settings, Told(), uploads, owner=owner, key=key, note=lambda session, public_id: None)


def count(store: Store, table: type) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_each_file_becomes_a_document_that_waits(store: Store, store_settings: Settings) -> None:
    queue = Told()
    noted: list[str] = []
    uploads = [Upload(io.BytesIO(LETTER), "a.txt"), Upload(io.BytesIO(LETTER + b"!"), None)]

    ids = accept(
        store, store_settings, queue, uploads, owner="user:hoa", note=lambda session, public_id: noted.append(public_id)
    )

    with store.read() as session:
        documents = session.scalars(select(Document).order_by(Document.id)).all()
    assert [document.public_id for document in documents] == ids == noted
    assert [(document.state, document.file_name) for document in documents] == [
        ("received", "a.txt"),
        ("received", None),
    ]
    assert queue.documents == [document.id for document in documents]
    assert queue.woken == 1
    assert store.files.path(documents[0].sha256 or "").read_bytes() == LETTER


def test_the_same_file_twice_is_two_documents_with_one_file(store: Store, store_settings: Settings) -> None:
    take(store, store_settings, LETTER)
    take(store, store_settings, LETTER)

    assert (count(store, Document), count(store, StoredFileRow)) == (2, 1)


def test_an_empty_file_is_no_document_and_the_others_are(store: Store, store_settings: Settings) -> None:
    empty, letter = take(store, store_settings, b"", LETTER)

    assert empty is None
    assert letter is not None
    assert (count(store, Document), count(store, StoredFileRow)) == (1, 1)
    assert list(store.files.names()) == [hashlib.sha256(LETTER).hexdigest()]


class TestIdempotencyKey:
    def test_the_same_request_again_gives_the_same_documents(self, store: Store, store_settings: Settings) -> None:
        first = take(store, store_settings, LETTER, b"", key="2026-0418")
        again = take(store, store_settings, LETTER, b"", key="2026-0418")

        assert again == first
        assert count(store, Document) == 1

    def test_other_files_under_the_key_are_refused(self, store: Store, store_settings: Settings) -> None:
        take(store, store_settings, LETTER, key="2026-0418")

        with pytest.raises(ProblemError) as refused:
            take(store, store_settings, LETTER + b"!", key="2026-0418")

        assert (refused.value.status_code, refused.value.code) == (422, "idempotency_key_reused")
        assert count(store, Document) == 1
        assert list(store.files.names()) == [hashlib.sha256(LETTER).hexdigest()]

    def test_each_owner_has_keys_of_his_own(self, store: Store, store_settings: Settings) -> None:
        mine = take(store, store_settings, LETTER, key="1")
        yours = take(store, store_settings, LETTER, key="1", owner="key:7")

        assert mine != yours

    def test_requests_at_the_same_moment_make_one_document(self, store: Store, store_settings: Settings) -> None:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _: take(store, store_settings, LETTER, key="k"), range(8)))

        assert len({tuple(ids) for ids in found}) == 1
        assert (count(store, Document), count(store, IdempotencyKey)) == (1, 1)


def test_a_failed_transaction_leaves_no_document(store: Store, store_settings: Settings) -> None:
    def break_down(session: Session, public_id: str) -> None:
        raise RuntimeError("the audit log failed")

    with pytest.raises(RuntimeError, match="audit log"):
        accept(store, store_settings, Told(), [Upload(io.BytesIO(LETTER), "a")], owner="u", note=break_down)

    assert (count(store, Document), count(store, StoredFileRow)) == (0, 0)


@pytest.mark.parametrize("fails", ["the disk at the second file", "the transaction"])
def test_what_fails_leaves_no_file_of_what_came_before(
    store: Store, store_settings: Settings, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = store.files.put

    def full(source: BinaryIO) -> StoredFile:
        if fails == "the disk at the second file" and list(store.files.names()):
            raise OSError(errno.ENOSPC, "no space left on device")
        return put(source)

    def note(session: Session, public_id: str) -> None:
        raise OperationalError("INSERT", {}, Exception("away"))

    monkeypatch.setattr(store.files, "put", full)
    with pytest.raises((OSError, OperationalError)):
        accept(
            store, store_settings, Told(), [Upload(io.BytesIO(one), "a") for one in (b"1", b"2")], owner="u", note=note
        )

    assert list(store.files.names()) == []


def test_too_many_that_wait_are_a_reason_to_come_again(store: Store, store_settings: Settings) -> None:
    few = store_settings.model_copy(update={"max_waiting": 2})
    take(store, few, LETTER, LETTER + b"1")

    with pytest.raises(ProblemError) as refused:
        take(store, few, LETTER + b"2")

    assert (refused.value.status_code, refused.value.code) == (503, "queue_full")
    assert int((refused.value.headers or {})["Retry-After"]) > 0
