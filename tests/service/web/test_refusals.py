"""Whatever refuses a browser outside of ``/v1`` answers with a page in Vietnamese; ``/v1`` answers with problems."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import httpx
import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.problems import MEDIA_TYPE
from service.settings import Settings
from service.store import Store
from service.web.words import problem
from tests.service.web.browser import Answer, enter, page_of

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
SCRIPT = {"Accept": "application/json"}


def said(answer: Answer) -> str:
    """The one sentence of a refusal, on a page that leads on and names the language."""
    page = page_of(answer)
    assert page.get("lang") == "vi"
    assert "/" in page.xpath("//main//a/@href")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    (alert,) = page.xpath("//*[@role='alert']")
    return str(alert.text_content())


@pytest.mark.parametrize("path", ["/khong-co-trang-nay", "/v2/extract", "/documents", "/users/hoa/x", "/static/x.css"])
def test_an_unknown_address_is_a_page(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path, headers=BROWSER)
    assert answer.status_code == 404
    assert said(answer) == problem("not_found")


def test_an_address_that_can_name_nothing_is_unknown(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.get("/documents/none", headers=BROWSER)
    assert answer.status_code == 404
    assert said(answer) == problem("not_found")


def test_a_wrong_method_is_a_page_and_names_the_right_ones(visitor: TestClient) -> None:
    answer = visitor.delete("/sign-in", headers=BROWSER)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
    assert said(answer) == problem("method_not_allowed")


@pytest.mark.parametrize("path", ["/v1/khong-co", "/v1/documents", "/v1/session"])
def test_the_api_answers_with_problems_whoever_asks(visitor: TestClient, path: str) -> None:
    assert visitor.get(path, headers=BROWSER).headers["content-type"] == MEDIA_TYPE


def test_a_program_outside_of_the_api_gets_a_problem(visitor: TestClient) -> None:
    assert visitor.get("/v2/extract").headers["content-type"] == MEDIA_TYPE


def test_a_page_leads_back_to_where_its_form_or_link_was(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    came = BROWSER | {"Referer": "http://t/obligations?status=todo"}
    assert "/obligations?status=todo" in page_of(visitor.get("/x", headers=came)).xpath("//main//a/@href")
    foreign = BROWSER | {"Referer": "http://evil.example/obligations"}
    assert page_of(visitor.get("/x", headers=foreign)).xpath("//main//a/@href") == ["/"]


def test_where_a_link_was_is_no_matter_if_it_is_no_address(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.get("/x", headers=BROWSER | {"Referer": "http://[x/"})
    assert (answer.status_code, page_of(answer).xpath("//main//a/@href")) == (404, ["/"])


def test_a_body_of_which_nothing_comes_is_given_up_for_people_too(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"body_silence_seconds": 0.2}))

    async def stops() -> AsyncIterator[bytes]:
        yield b"name="
        await anyio.sleep(60)

    async def send() -> httpx.Response:
        heads = BROWSER | {"Content-Type": "application/x-www-form-urlencoded"}
        transport = httpx.ASGITransport(app)
        async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as one:
            with anyio.fail_after(30):
                return await one.post("/sign-in", content=stops(), headers=heads)

    answer = anyio.run(send)

    assert answer.status_code == 408
    assert said(answer) == problem("request_too_slow")


@pytest.mark.parametrize("path", ["/?type=%00CV", "/?text=a%00", "/obligations?lead=%00", "/audit?who=%00hoa"])
def test_the_character_that_stands_for_nothing_is_no_fault_of_the_service(
    visitor: TestClient, store: Store, path: str
) -> None:
    enter(visitor, store)
    assert visitor.get(path, headers=BROWSER).status_code in {200, 422}


class TestLimits:
    """With limits that are soon reached."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(data=tmp_path / "data", workers=0, max_body_bytes=2000, requests_a_minute=3)

    def test_a_form_that_is_too_large_is_refused_by_a_page(self, visitor: TestClient, store: Store) -> None:
        form = {"csrf_token": enter(visitor, store)}
        answer = visitor.post("/upload", data=form, files={"files": ("a.txt", b"x" * 5000)}, headers=BROWSER)
        assert answer.status_code == 413
        assert said(answer) == problem("file_too_large")

    def test_who_asks_too_often_is_told_and_may_try_again(self, visitor: TestClient, store: Store) -> None:
        enter(visitor, store)
        for _ in range(3):
            assert visitor.get("/obligations", headers=BROWSER).status_code == 200
        answer = visitor.get("/obligations?status=todo", headers=BROWSER)
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
        assert said(answer) == problem("too_many_requests")
        assert "/obligations?status=todo" in page_of(answer).xpath("//main//a/@href")

    def test_a_script_of_the_page_gets_the_sentence(self, visitor: TestClient, store: Store) -> None:
        token = enter(visitor, store)
        visitor.headers["X-CSRF-Token"] = token
        for _ in range(4):
            answer = visitor.post("/upload", files={"files": ("a.txt", b"x")}, headers=SCRIPT)
        assert answer.json() == {"code": "too_many_requests", "message": problem("too_many_requests")}


def test_a_fault_of_the_service_is_a_page(visitor: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(visitor, store)
    monkeypatch.setattr("service.web.keys.list_keys", lambda *_: 1 / 0)
    answer = visitor.get("/keys", headers=BROWSER)
    assert answer.status_code == 500
    assert said(answer) == problem("internal")
    assert "/keys" in page_of(answer).xpath("//main//a/@href")
