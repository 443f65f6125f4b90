"""The list of documents and the form for files, in a browser without scripts."""

from __future__ import annotations

from fastapi.testclient import TestClient

from service.store import Store
from service.store.models import Document
from service.web.words import problem
from tests.service.held import dispatch, hold
from tests.service.web.browser import enter, form_to, forms_of, page_of

HOSTILE = '"><script>alert(1)</script>'
ASKS_JSON = {"Accept": "application/json"}


def add_document(store: Store, **columns: object) -> str:
    """A document that was read."""
    values = {"public_id": "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44", "state": "read", "corrected": {}} | columns
    with store.write() as session:
        session.add(Document(**values))
    return str(values["public_id"])


def test_nobody_sees_documents_before_he_signs_in(visitor: TestClient) -> None:
    assert visitor.get("/").headers["location"] == "/sign-in?next=/"


def test_files_are_taken_in_by_the_form(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    form = form_to(visitor.get("/"), "/upload")
    files = [("files", ("CV 12.txt", b"Kinh gui")), ("files", ("trong.txt", b""))]
    answer = visitor.post("/upload", data=form.values, files=files)
    assert (answer.status_code, answer.headers["location"]) == (303, "/?empty=1")
    listed = visitor.get("/?empty=1")
    assert "1 tệp không có nội dung" in listed.text
    (row,) = page_of(listed).xpath("//tr[@data-state]")
    assert row.get("data-state") == "received"
    assert row.xpath(".//a")[0].text == "CV 12.txt"
    assert page_of(listed).xpath("//noscript/meta[@http-equiv='refresh']")


def test_a_script_gets_a_sentence_for_each_file(visitor: TestClient, store: Store) -> None:
    form = {"csrf_token": enter(visitor, store)}
    first = visitor.post("/upload", data=form, files={"files": ("a.txt", b"x")}, headers=ASKS_JSON)
    (row,) = page_of(visitor.get("/")).xpath("//tr/@id")
    assert first.json() == {"message": "đã nhận, đang chờ đọc", "ids": [row.removeprefix("d-")]}
    again = visitor.post("/upload", data=form, files={"files": ("b.txt", b"x")}, headers=ASKS_JSON)
    assert "đã có trong kho" in again.json()["message"]
    empty = visitor.post("/upload", data=form, files={"files": ("c.txt", b"")}, headers=ASKS_JSON)
    assert (empty.status_code, empty.json()["message"]) == (422, problem("file_empty"))


def test_files_without_the_token_are_refused(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.post("/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code == 403
    assert problem("csrf_refused") in answer.text


def test_readers_are_not_offered_what_they_may_not_do(visitor: TestClient, store: Store) -> None:
    token = enter(visitor, store, "reader")
    assert not [form for form in forms_of(visitor.get("/")) if form.action == "/upload"]
    answer = visitor.post("/upload", data={"csrf_token": token}, files={"files": ("a.txt", b"x")})
    assert answer.status_code == 403
    assert problem("not_allowed") in answer.text


def test_names_and_subjects_are_shown_as_text(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    add_document(store, number=f"12/{HOSTILE}", subject=HOSTILE, issuer=HOSTILE, file_name=HOSTILE)
    shown = visitor.get("/")
    assert "<script>alert" not in shown.text
    assert page_of(shown).xpath("//tr//a")[0].text == f"12/{HOSTILE}"


def test_filters_keep_what_was_typed(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    add_document(store, number="12/UBND-VX")
    answer = visitor.get("/", params={"state": "failed", "date_from": "1/8/2026", "text": HOSTILE, "type": ""})
    assert "Không có văn bản nào như vậy" in answer.text
    form = next(form for form in forms_of(answer) if form.method == "GET")
    assert form.values["text"] == HOSTILE
    assert form.values["date_from"] == "1/8/2026"
    assert form.values["state"] == "failed"


def test_number_and_issuer_are_looked_for_as_the_api_does(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    hold(store, dispatch("418/SKHCN-CĐS", issuer="ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"))
    hold(store, dispatch("12/SNV-VP", issuer="SỞ NỘI VỤ TỈNH LÂM ĐỒNG"))
    for query, expected in (
        ({"issuer": "UBND tỉnh Lâm Đồng", "number": ""}, ["418/SKHCN-CĐS"]),
        ({"issuer": "", "number": "0012/snv-vp"}, ["12/SNV-VP"]),
        ({"issuer": "UBND tỉnh Lâm Đồng", "number": "12/SNV-VP"}, []),
    ):
        answer = visitor.get("/", params=query)
        assert [a.text for a in page_of(answer).xpath("//tr//a")] == expected
        form = next(form for form in forms_of(answer) if form.method == "GET")
        assert query.items() <= form.values.items()


def test_what_no_store_can_hold_is_refused(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    for name in ("text", "number", "issuer", "type"):
        answer = visitor.get("/", params={name: "\x00"})
        assert (answer.status_code, problem("request_invalid") in answer.text) == (422, True)


def test_a_day_that_is_none_is_told(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.get("/", params={"date_to": "31/02/2026"})
    assert answer.status_code == 422
    assert problem("date_invalid") in answer.text


def test_a_long_list_goes_on(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    for number in range(30):
        add_document(store, public_id=f"{number:036}", number=f"{number}/UBND", type_code="CV")
    first = visitor.get("/?type=CV")
    (following,) = page_of(first).xpath("//a[@rel='next']/@href")
    numbers = [a.text for answer in (first, visitor.get(following)) for a in page_of(answer).xpath("//tr//a")]
    assert numbers == [f"{number}/UBND" for number in reversed(range(30))]
