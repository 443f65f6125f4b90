"""A day's work by a client that was made of the description: upload, wait, list, change, follow, take home."""

import datetime as dt
import io
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from service.examples import DISPATCH_TEXT
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests.service.access.signed import key_of
from tests.service.generated_client import GeneratedClient, generated
from tests.service.jobs.waiting import wait
from tests.service.served import served

NAMES = ("cong-van-418.txt", "cong-van-419.txt")
NOBODY = "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GeneratedClient]:
    folder = tmp_path_factory.mktemp("client")
    settings = Settings(data=folder / "data", workers=1)
    store = Store.open(settings)
    migrate(store)
    key = key_of(store, "read", "upload", "review")
    store.close()
    command = [sys.executable, "-c", "from docproc.cli import main; main()", "openapi"]
    description = folder / "openapi.json"
    description.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    with served(settings) as address, generated(description, folder, address, key) as made:
        yield made


def upload(client: GeneratedClient, **given: object) -> Any:
    """Two dispatches in one request."""
    texts = (DISPATCH_TEXT, DISPATCH_TEXT.replace("418/", "419/"))
    files = [
        client.types.File(payload=io.BytesIO(text.encode()), file_name=name, mime_type="text/plain")
        for name, text in zip(NAMES, texts, strict=True)
    ]
    body = client.models.BodyUploadDocuments(files=files)
    return client.call("documents.upload_documents", body=body, idempotency_key="outbox-418", **given)


@pytest.fixture(scope="module")
def document(client: GeneratedClient) -> str:
    """The id of the first of two examples, read."""
    answer = upload(client, wait=1.0)
    assert answer.status_code in (200, 202)
    assert [one.file_name for one in answer.parsed.documents] == list(NAMES)
    state = client.models.ListDocumentsStateType0.READ
    wait(lambda: len(client.call("documents.list_documents", state=state).parsed.documents) == len(NAMES))
    return str(answer.parsed.documents[0].id)


def test_an_upload_is_sent_twice_and_taken_in_once(client: GeneratedClient, document: str) -> None:
    again = upload(client)

    assert again.status_code == 202
    assert again.parsed.documents[0].id == document
    assert len(client.call("documents.list_documents", type_="CV").parsed.documents) == 2


def test_a_document_that_is_read_needs_no_further_poll(client: GeneratedClient, document: str) -> None:
    shown = client.call("documents.get_document", document).parsed

    assert (shown.state.value, shown.poll) == ("read", None)
    assert (shown.header.number, shown.header.date) == ("418/SKHCN-CĐS", dt.date(2026, 9, 7))


def test_what_was_read_is_a_dispatch(client: GeneratedClient, document: str) -> None:
    dispatch = client.call("documents.get_dispatch", document).parsed
    original = client.call("documents.get_original", document).parsed

    assert dispatch.header.number.value == "418/SKHCN-CĐS"
    assert [obligation.deadline is None for obligation in dispatch.obligations] == [True, False]
    assert original.payload.read() == DISPATCH_TEXT.encode()


def test_an_obligation_is_found_and_done(client: GeneratedClient, document: str) -> None:
    found = client.call("obligations.list_obligations", document=document, due_before=dt.date(2027, 1, 1)).parsed
    (dated,) = found.obligations
    seen = client.call("obligations.get_obligation", dated.id)
    changes = client.models.Changes(status=client.models.ChangesStatus.DONE, assignee="Trần Thu Hà")
    version = {"body": changes, "if_match": seen.headers["etag"]}

    done = client.call("obligations.update_obligation", dated.id, **version)
    late = client.call("obligations.update_obligation", dated.id, **version)

    assert (done.parsed.status.value, done.parsed.assignee) == ("done", "Trần Thu Hà")
    assert (late.status_code, late.parsed.code) == (412, "version_differs")
    status = client.models.ListObligationsStatusItem
    asked = ([status.DONE], [status.TODO, status.DOING], [status.DOING, status.DONE])
    found = [client.call("obligations.list_obligations", status=list_).parsed.obligations for list_ in asked]
    assert [dated.id in {one.id for one in list_} for list_ in found] == [True, False, True]


def test_citations_say_what_is_missing(client: GeneratedClient, document: str) -> None:
    (cited,) = client.call("citations.list_citations", document).parsed.citations
    missing = client.call("citations.list_missing").parsed.missing

    assert (cited.number, cited.state.value) == ("96/KH-UBND", "unmatched")
    assert [one.number for one in missing] == ["96/KH-UBND"]


def test_pages_are_turned_by_the_cursor(client: GeneratedClient, document: str) -> None:
    first = client.call("obligations.list_obligations", document=document, limit=1).parsed
    second = client.call("obligations.list_obligations", document=document, limit=1, cursor=first.next_).parsed

    assert second.next_ is None
    assert first.obligations[0].id != second.obligations[0].id


def test_the_list_is_taken_home_as_a_table(client: GeneratedClient, document: str) -> None:
    form = client.models.DownloadObligationsFormat.XLSX
    table = client.call("obligations.download_obligations", document=document, format_=form).parsed

    sheet = openpyxl.load_workbook(table.payload).active

    assert sheet is not None
    assert sheet.max_row == 3


def test_a_refusal_is_a_described_problem(client: GeneratedClient) -> None:
    answer = client.call("documents.get_document", NOBODY)

    assert (answer.status_code, answer.parsed.code) == (404, "document_unknown")
