"""What holds for all pages: their headers, their forms' tokens, labels, and that text stays text."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from docproc.dispatch import Span
from service.store import Store
from service.web.evidence import Place, pieces, rectangles
from service.web.render import templates
from service.web.words import problem
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, obligation
from tests.service.web.browser import enter, forms_of, page_of

OPEN = ("/sign-in", "/setup?token=x")
CLOSED = ("/", "/obligations", "/office", "/users", "/keys", "/password")


@pytest.fixture
def document(store: Store) -> str:
    """The address of a document with an obligation."""
    duty = obligation("gửi báo cáo", "Sở Nội vụ", deadline=by("2026-09-30"), span=(0, 5))
    return f"/documents/{hold(store, dispatch(obligations=(duty,)))}"


def test_headers_let_nothing_in_from_elsewhere(visitor: TestClient, store: Store, document: str) -> None:
    enter(visitor, store)
    for path in (*OPEN, *CLOSED, document, "/documents/none"):
        headers = visitor.get(path).headers
        policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'self'", path
        assert policy["frame-ancestors"] == "'none'"
        assert not [name for name in policy if name.startswith(("script", "style"))]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


def test_nothing_is_inline_and_nothing_from_elsewhere(visitor: TestClient, store: Store, document: str) -> None:
    enter(visitor, store)
    for path in (*OPEN, *CLOSED, document):
        page = page_of(visitor.get(path))
        assert not page.xpath("//style | //*[@style] | //script[not(@src)] | //@*[starts-with(name(), 'on')]"), path
        for address in page.xpath("//@src | //link/@href | //form/@action"):
            assert address.startswith("/"), path
            assert not address.startswith("//")


def test_assets_are_kept_for_good_under_their_hash(visitor: TestClient) -> None:
    page = page_of(visitor.get("/sign-in"))
    (sheet,) = page.xpath("//link[@rel='stylesheet']/@href")
    answer = visitor.get(sheet)
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert visitor.get("/static/page.css").status_code == 404
    assert visitor.get("/static/..%2Fmessages.toml").status_code == 404


def test_each_field_has_a_label(visitor: TestClient, store: Store, document: str) -> None:
    enter(visitor, store)
    for path in (*OPEN, *CLOSED, document):
        page = page_of(visitor.get(path))
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            labelled = page.xpath("//label[@for=$id]", id=field.get("id") or "") or field.xpath("ancestor::label")
            assert labelled, (path, field.get("name"))


def test_each_form_that_changes_something_needs_its_token(visitor: TestClient, store: Store, document: str) -> None:
    enter(visitor, store)
    sent = {
        form.action
        for path in (*CLOSED, document, f"{document}/delete")
        for form in forms_of(visitor.get(path))
        if form.method == "POST"
    }
    own = {document, f"{document}/reread", f"{document}/delete"}
    assert own | {"/sign-out", "/upload", "/password", "/users", "/users/ha", "/keys", "/obligations/1"} == sent
    for action in sorted(sent):
        for token in ({}, {"csrf_token": "another"}):
            answer = visitor.post(action, data={"status": "done", **token})
            assert answer.status_code == 403, action
            assert problem("csrf_refused") in answer.text


def test_each_form_is_refused_from_a_foreign_page(visitor: TestClient, store: Store) -> None:
    token = enter(visitor, store)
    visitor.headers["Origin"] = "https://evil.example"
    assert visitor.post("/keys", data={"csrf_token": token, "name": "x", "scopes": "read"}).status_code == 403


PLACES = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=8)


@given(text=st.text(max_size=30), spans=PLACES)
def test_pieces_of_a_text_are_the_text(text: str, spans: list[Span]) -> None:
    places = [Place(f"o{number}", "", span=span) for number, span in enumerate(spans)]
    cut = list(pieces(text, places))
    assert "".join(piece.text for piece in cut) == text
    for place in places:
        assert place.span is not None
        start, end = max(place.span[0], 0), place.span[1]
        assert "".join(piece.text for piece in cut if place.key in piece.keys) == (text[start:end] if end > 0 else "")
        assert sum(place.key in piece.opens for piece in cut) <= 1


def test_boxes_are_grouped_by_page() -> None:
    place = Place("o1", "obligation:1", boxes=((2, 1.0, 2.0, 4.0, 6.0), (1, 0.0, 0.0, 1.0, 1.0)))
    assert place.page == 1
    assert rectangles([place]) == {2: [("o1", 1.0, 2.0, 3.0, 4.0)], 1: [("o1", 0.0, 0.0, 1.0, 1.0)]}


@given(
    hostile=st.text(min_size=1, max_size=40), markup=st.sampled_from(["<script>", '"><img src=x>', "{{ 7*7 }}", "&lt;"])
)
def test_whatever_is_shown_stays_text(hostile: str, markup: str) -> None:
    said = f"{markup}{hostile}"
    template = templates().from_string('<p title="{{ said }}">{{ said }}</p>')
    shown = template.render(said=said)
    assert markup not in shown or markup in {"{{ 7*7 }}", "&lt;"}
    assert shown.count("&amp;lt;") >= 2 or markup != "&lt;"
    assert shown.count("<") == 2
