"""A day's work by a client that was made of the description: upload, wait, list, change, follow."""

from collections.abc import Iterator

import httpx
import pytest

from service.examples import DISPATCH_TEXT
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests.service.access.signed import key_of
from tests.service.generated_client import GeneratedClient
from tests.service.served import served

NAME = "cong-van-418.txt"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GeneratedClient]:
    settings = Settings(data=tmp_path_factory.mktemp("data"), workers=1)
    store = Store.open(settings)
    migrate(store)
    known = {"Authorization": f"Bearer {key_of(store, 'read', 'upload', 'review')}"}
    store.close()
    with served(settings) as address, httpx.Client(base_url=address, headers=known, timeout=120) as http:
        yield GeneratedClient(http.get("/openapi.json").raise_for_status().json(), http)


@pytest.fixture(scope="module")
def document(client: GeneratedClient) -> str:
    """The id of the example, read."""
    answer = client.upload_documents(files=[(NAME, DISPATCH_TEXT.encode())], wait=30, idempotency_key="example")
    (uploaded,) = answer.value["documents"]
    assert (answer.status, uploaded["state"]) == (200, "read")
    assert answer.headers["location"] == uploaded["location"]
    return str(uploaded["id"])


def test_an_upload_is_sent_twice_and_taken_in_once(client: GeneratedClient, document: str) -> None:
    again = client.upload_documents(files=[(NAME, DISPATCH_TEXT.encode())], idempotency_key="example")

    assert [one["id"] for one in again.value["documents"]] == [document]
    assert [one["id"] for one in client.list_documents(type="CV").value["documents"]] == [document]


def test_what_was_read_is_a_dispatch(client: GeneratedClient, document: str) -> None:
    dispatch = client.get_dispatch(document_id=document).value

    assert dispatch["header"]["number"]["value"] == "418/SKHCN-CĐS"
    assert client.get_original(document_id=document).value == DISPATCH_TEXT.encode()


def test_an_obligation_is_found_and_done(client: GeneratedClient, document: str) -> None:
    (dated,) = client.list_obligations(document=document, due_before="2027-01-01").value["obligations"]
    seen = client.get_obligation(obligation_id=dated["id"])

    done = client.update_obligation(
        obligation_id=dated["id"], if_match=seen.headers["etag"], status="done", assignee="Trần Thu Hà"
    )
    late = client.update_obligation(obligation_id=dated["id"], if_match=seen.headers["etag"], status="todo")

    assert (done.status, done.value["status"], done.value["assignee"]) == (200, "done", "Trần Thu Hà")
    assert (late.status, late.value["code"]) == (412, "version_differs")
    assert [one["id"] for one in client.list_obligations(status="done").value["obligations"]] == [dated["id"]]


def test_citations_say_what_is_missing(client: GeneratedClient, document: str) -> None:
    (cited,) = client.list_citations(document_id=document).value["citations"]
    missing = client.list_missing().value["missing"]

    assert (cited["number"], cited["state"]) == ("96/KH-UBND", "unmatched")
    assert [one["number"] for one in missing] == ["96/KH-UBND"]


def test_pages_are_turned_by_the_cursor(client: GeneratedClient, document: str) -> None:
    first = client.list_obligations(document=document, limit=1).value
    second = client.list_obligations(document=document, limit=1, cursor=first["next"]).value

    assert second["next"] is None
    assert first["obligations"][0]["id"] != second["obligations"][0]["id"]


def test_a_refusal_is_a_described_problem(client: GeneratedClient) -> None:
    answer = client.get_document(document_id="7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44")

    assert (answer.status, answer.value["code"]) == (404, "document_unknown")
