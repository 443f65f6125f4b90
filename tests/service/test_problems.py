"""Every refusal is a problem document (RFC 9457) and says nothing of the dispatch."""

import logging
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any, NoReturn

import anyio
import httpx
import pytest

from docproc import errors
from docproc.dispatch import Dispatch
from docproc.errors import DocprocError
from service.access.principal import SCOPES
from service.app import create_app
from service.examples import ANSWER
from service.settings import Settings
from tests.service.access.signed import key_of

pytestmark = pytest.mark.anyio

KINDS = [getattr(errors, name) for name in errors.__all__]
FILE = {"file": ("cv.txt", b"x")}


def assert_problem(response: httpx.Response, status: int, code: str) -> dict[str, object]:
    problem: dict[str, object] = response.json()
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:docproc:problem:{code}"
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_of_failure(
    client: httpx.AsyncClient, stubbed: Callable[..., None], kind: type[DocprocError]
) -> None:
    def fail(data: bytes, **_: object) -> NoReturn:
        raise kind("the file says no")

    stubbed(fail)
    problem = assert_problem(await client.post("/v1/extract", files=FILE), kind.http_status, kind.code)

    assert problem["detail"] == "the file says no"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/v2/extract", 404, "not_found"), ("GET", "/v1/extract", 405, "method_not_allowed")],
)
async def test_wrong_address(client: httpx.AsyncClient, method: str, path: str, status: int, code: str) -> None:
    assert_problem(await client.request(method, path), status, code)


async def test_wrong_method_names_the_right_ones(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/extract")).headers["allow"] == "POST"
    assert (await client.put("/v1/session")).headers["allow"] == "DELETE, GET, POST"


@pytest.mark.parametrize("request_", [{"data": {"file": "MẬT: kế hoạch"}}, {"files": {"tep": ("a", b"x")}}, {}])
async def test_request_without_a_file(client: httpx.AsyncClient, request_: dict[str, object]) -> None:
    response = await client.post("/v1/extract", **request_)  # type: ignore[arg-type]
    problem = assert_problem(response, 422, "request_invalid")

    assert [fault["where"] for fault in problem["errors"]] == ["body.file"]  # type: ignore[attr-defined]
    assert "kế hoạch" not in response.text


@pytest.mark.parametrize(
    "parts",
    [
        [("file", ("a.txt", b"MAT")), ("file", ("b.txt", b"x"))],
        [("file", (None, b"MAT")), ("file", ("b.txt", b"x"))],
    ],
    ids=["two-files", "text-and-file"],
)
async def test_two_parts_called_file(client: httpx.AsyncClient, parts: list[tuple[str, Any]]) -> None:
    """None of them wins silently."""
    response = await client.post("/v1/extract", files=parts)
    problem = assert_problem(response, 422, "request_invalid")

    assert problem["errors"] == [{"where": "body.file", "message": "Only one file may be sent"}]
    assert "MAT" not in response.text


async def test_form_parser_quotes_nothing_of_a_request_in_the_log(
    client: httpx.AsyncClient, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    body = b"no boundary here"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert_problem(await client.post("/v1/extract", content=body, headers=headers), 400, "request_malformed")

    assert not [record for record in caplog.records if record.name.startswith("python_multipart")]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/extract/"), ("GET", "/livez/")])
async def test_no_redirect_for_a_slash_too_many(client: httpx.AsyncClient, method: str, path: str) -> None:
    assert_problem(await client.request(method, path), 404, "not_found")


async def test_broken_multipart(client: httpx.AsyncClient) -> None:
    response = await client.post(
        "/v1/extract", content=b"no boundary here", headers={"Content-Type": "multipart/form-data; boundary=x"}
    )

    assert_problem(response, 400, "request_malformed")


async def test_unexpected_error_tells_nothing(
    client: httpx.AsyncClient, stubbed: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(data: bytes, **_: object) -> NoReturn:
        raise ValueError("cannot handle 'Giao Sở Nội vụ'")

    stubbed(fail)
    with caplog.at_level(logging.INFO):
        response = await client.post("/v1/extract", files=FILE)

    assert_problem(response, 500, "internal")
    assert "Nội vụ" not in response.text + caplog.text
    assert "ValueError" in caplog.text
    assert "test_problems.py" in caplog.text


async def test_body_that_announces_too_much(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/extract", files={"file": ("cv.pdf", bytes(100_001))})

    assert_problem(response, 413, "file_too_large")
    assert response.headers["connection"] == "close"


async def test_body_that_never_ends_is_cut_off(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n'
        while True:
            sent += 10_000
            yield bytes(10_000)

    with anyio.fail_after(30):
        response = await client.post(
            "/v1/extract", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=x"}
        )

    assert_problem(response, 413, "file_too_large")
    assert sent == 100_000


async def test_body_of_which_nothing_comes_is_given_up(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"body_silence_seconds": 0.2}))
    heads = {"Content-Type": "multipart/form-data; boundary=x"}

    async def stops() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n'
        await anyio.sleep(60)

    transport = httpx.ASGITransport(app)
    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        heads["Authorization"] = f"Bearer {key_of(app.state.store, *SCOPES)}"
        with anyio.fail_after(30):
            response = await client.post("/v1/extract", content=stops(), headers=heads)

    assert_problem(response, 408, "request_too_slow")
    assert response.headers["connection"] == "close"


async def test_body_cap_holds_at_every_address(client: httpx.AsyncClient) -> None:
    assert_problem(await client.post("/nowhere", content=bytes(100_001)), 413, "file_too_large")


async def test_busy(client: httpx.AsyncClient, stubbed: Callable[..., None]) -> None:
    """One runs, one waits, the third is sent away; then there is room again."""
    entered, release = threading.Event(), threading.Event()
    answers: list[httpx.Response] = []

    def extract(data: bytes, **_: object) -> Dispatch:
        entered.set()
        release.wait(30)
        return Dispatch.model_validate(ANSWER)

    async def post() -> None:
        answers.append(await client.post("/v1/extract", files=FILE))

    stubbed(extract)
    with anyio.fail_after(30):
        async with anyio.create_task_group() as tasks:
            for _ in range(3):
                tasks.start_soon(post)
            while not answers:
                await anyio.sleep(0.01)
            busy = answers[0]
            release.set()
    after = await client.post("/v1/extract", files=FILE)

    assert_problem(busy, 503, "busy")
    assert int(busy.headers["retry-after"]) > 0
    assert [response.status_code for response in answers] == [503, 200, 200]
    assert after.status_code == 200


async def test_a_failure_frees_its_place(client: httpx.AsyncClient, stubbed: Callable[..., None]) -> None:
    def fail(data: bytes, **_: object) -> NoReturn:
        raise errors.DamagedFileError("the file is cut off")

    stubbed(fail)
    for _ in range(5):
        assert_problem(await client.post("/v1/extract", files=FILE), 422, "file_damaged")
