"""``POST /v1/documents`` as a client sees it."""

import threading
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from service.settings import Settings
from service.store import Store
from service.store.models import AuditEntry, Document
from tests.service.asking import Asking, asking

LETTER = ("công văn 418.txt", "Kính gửi: Sở Xây dựng".encode(), "text/plain")


@pytest.fixture
def ask(store: Store, store_settings: Settings) -> Iterator[Asking]:
    few = store_settings.model_copy(update={"max_files": 3, "max_waiting": 4})
    with asking(store, few) as made:
        yield made


def test_it_is_accepted_and_says_where_it_is(ask: Asking) -> None:
    answer = ask.reviewer.post("/v1/documents", files=[("files", LETTER)])

    assert answer.status_code == 202
    (told,) = answer.json()["documents"]
    assert told["file_name"] == "công văn 418.txt"
    assert told["state"] == "received"
    assert answer.headers["Location"] == told["location"] == f"/v1/documents/{told['id']}"
    assert ask.reviewer.get(told["location"]).status_code == 200
    assert len(ask.queue.enqueued) == ask.queue.woken == 1


def test_who_uploaded_what_is_recorded(ask: Asking) -> None:
    (told,) = ask.reviewer.post("/v1/documents", files=[("files", LETTER)]).json()["documents"]

    with ask.store.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "document.uploaded")).one()
    assert entry.subject == f"document:{told['id']}"
    assert entry.actor.startswith("key:")
    assert "418" not in str(entry.detail)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("CV-418.pdf", "CV-418.pdf"),
        ("C:\\Công văn đến\\CV-418.pdf", "CV-418.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a" * 300 + ".pdf", "a" * 255),
        ("công văn\u202efdp.exe", "công vănfdp.exe"),
    ],
)
def test_of_a_name_the_last_part_is_kept(ask: Asking, sent: str, kept: str) -> None:
    answer = ask.reviewer.post("/v1/documents", files=[("files", (sent, b"text", "text/plain"))])

    assert answer.json()["documents"][0]["file_name"] == kept


@pytest.mark.parametrize("unseen", ["\x00", "\r", "\x1f", "\x7f"])
def test_of_a_name_nothing_is_kept_that_cannot_be_seen(ask: Asking, unseen: str) -> None:
    body = f'--x\r\nContent-Disposition: form-data; name="files"; filename="cv{unseen}.txt"\r\n\r\na\r\n--x--\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = ask.reviewer.post("/v1/documents", content=body.encode(), headers=headers)

    assert answer.status_code in {202, 400}, answer.text
    if answer.status_code == 202:
        assert answer.json()["documents"][0]["file_name"] == "cv.txt"


def test_what_is_sent_again_after_it_was_removed_says_so_and_leaves_nothing_on_the_disk(ask: Asking) -> None:
    headers = {"Idempotency-Key": "2026-0418"}
    (first,) = ask.reviewer.post("/v1/documents", files=[("files", LETTER)], headers=headers).json()["documents"]
    ask.admin.delete(first["location"])

    again = ask.reviewer.post("/v1/documents", files=[("files", LETTER)], headers=headers)

    (told,) = again.json()["documents"]
    assert (again.status_code, told["id"]) == (202, first["id"])
    assert (told["state"], told["problem_code"]) == ("failed", "document_removed")
    assert list(ask.store.files.names()) == []


def test_each_file_has_an_answer_of_its_own(ask: Asking) -> None:
    answer = ask.reviewer.post("/v1/documents", files=[("files", LETTER), ("files", ("b.txt", b"", "text/plain"))])

    assert answer.status_code == 202
    first, second = answer.json()["documents"]
    assert first["id"]
    assert (second["id"], second["state"], second["problem_code"]) == (None, "failed", "file_empty")


def test_a_file_that_is_held_already_is_named(ask: Asking) -> None:
    (first,) = ask.reviewer.post("/v1/documents", files=[("files", LETTER)]).json()["documents"]
    (second,) = ask.reviewer.post("/v1/documents", files=[("files", LETTER)]).json()["documents"]

    assert second["id"] != first["id"]
    assert second["duplicates"] == [{"id": first["id"], "reason": "same_file"}]


def test_the_same_key_gives_the_same_document(ask: Asking) -> None:
    headers = {"Idempotency-Key": "2026-0418"}
    first = ask.reviewer.post("/v1/documents", files=[("files", LETTER)], headers=headers)
    second = ask.reviewer.post("/v1/documents", files=[("files", LETTER)], headers=headers)
    other = ask.reviewer.post("/v1/documents", files=[("files", ("b", b"other", ""))], headers=headers)

    assert second.json()["documents"][0]["id"] == first.json()["documents"][0]["id"]
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("files", "status", "code"),
    [
        ([("files", ("a", b"", ""))], 422, "file_empty"),
        ([("files", LETTER)] * 4, 422, "too_many_files"),
        ([("other", LETTER)], 422, "request_invalid"),
    ],
)
def test_refusals(ask: Asking, files: list[tuple[str, tuple[str, bytes, str]]], status: int, code: str) -> None:
    answer = ask.reviewer.post("/v1/documents", files=files)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"


def test_when_too_many_wait_a_client_learns_when_to_come_again(ask: Asking) -> None:
    for number in range(4):
        ask.reviewer.post("/v1/documents", files=[("files", (f"{number}", f"{number}".encode(), ""))])

    answer = ask.reviewer.post("/v1/documents", files=[("files", LETTER)])

    assert (answer.status_code, answer.json()["code"]) == (503, "queue_full")
    assert int(answer.headers["Retry-After"]) > 0


class TestWaiting:
    def test_the_answer_comes_as_soon_as_all_is_read(self, ask: Asking) -> None:
        reading = threading.Thread(target=_read_soon, args=(ask.store,))
        reading.start()
        answer = ask.reviewer.post("/v1/documents", params={"wait": 20}, files=[("files", LETTER)])
        reading.join()

        assert answer.status_code == 200
        assert answer.json()["documents"][0]["state"] == "failed"
        assert answer.json()["documents"][0]["problem_code"] == "no_text"

    def test_what_is_not_read_in_time_is_to_be_polled(self, ask: Asking) -> None:
        answer = ask.reviewer.post("/v1/documents", params={"wait": 0.2}, files=[("files", LETTER)])

        assert answer.status_code == 202
        assert answer.json()["documents"][0]["state"] == "received"

    @pytest.mark.parametrize("wait", [-1, 31, "long"])
    def test_nobody_waits_for_ever(self, ask: Asking, wait: object) -> None:
        answer = ask.reviewer.post("/v1/documents", params={"wait": str(wait)}, files=[("files", LETTER)])

        assert answer.status_code == 422


def _read_soon(store: Store) -> None:
    """A reader that finds nothing to read in the document that comes."""
    for _ in range(400):
        with store.write() as session:
            document = session.scalars(select(Document)).first()
            if document is not None:
                document.state, document.problem_code, document.problem_detail = "failed", "no_text", "no text"
                return
        time.sleep(0.05)
