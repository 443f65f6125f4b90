"""What the log says of a request and of what goes wrong, and what it never says."""

import io
import json
import logging
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NoReturn

import httpx
import pytest
import uvicorn

from docproc.dispatch import Dispatch
from service.app import create_app
from service.operation import logs
from service.settings import Settings

pytestmark = pytest.mark.anyio

Lines = Callable[[], list[dict[str, Any]]]
TEXT = "Giao Sở Nội vụ chủ trì rà soát"
FILE = {"file": ("ho-so-mat.txt", TEXT.encode())}


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Sets the log up as the server does; gives the lines written so far."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    root, before = logging.getLogger(), logging.getLogger().handlers[:]
    levels = {name: logging.getLogger(name).level for name in ("", *logs._OURS)}
    logs.configure("INFO")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = before
    logging.getLogger("uvicorn.access").disabled = False
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_a_request_is_one_line(client: httpx.AsyncClient, lines: Lines) -> None:
    response = await client.post("/v1/extract?all=false", files=FILE)

    (line,) = lines()
    assert line.pop("milliseconds") >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line == {
        "level": "info",
        "logger": "docproc.request",
        "message": "request",
        "request_id": response.headers["x-request-id"],
        "method": "POST",
        "route": "/v1/extract",
        "status": 200,
        "principal": "key:1",
    }


@pytest.mark.parametrize("path", ["/v1/hồ-sơ/19?q=Sở+Nội+vụ", "/%0a{}"])
async def test_an_unknown_address_is_not_repeated(client: httpx.AsyncClient, lines: Lines, path: str) -> None:
    await client.get(path)

    assert [(line["route"], line["status"]) for line in lines()] == [("unknown", 404)]


async def test_a_wrong_method_names_the_route(client: httpx.AsyncClient, lines: Lines) -> None:
    await client.get("/v1/extract")

    assert [(line["method"], line["route"], line["status"]) for line in lines()] == [("GET", "/v1/extract", 405)]


async def test_an_unexpected_error_names_its_request_and_place_only(
    client: httpx.AsyncClient, lines: Lines, stubbed: Callable[..., None]
) -> None:
    def fail(data: bytes, **_: object) -> Dispatch:
        raise ValueError(data.decode())

    stubbed(fail)
    response = await client.post("/v1/extract", files=FILE)

    error, request = lines()
    assert error["level"] == "error"
    assert "unexpected ValueError on /v1/extract" in error["message"]
    assert error["request_id"] == request["request_id"] == response.headers["x-request-id"]
    assert request["status"] == 500
    assert "Nội vụ" not in json.dumps(lines(), ensure_ascii=False)
    assert "ho-so-mat" not in json.dumps(lines())


@pytest.mark.parametrize("offered", ["7d1f0c52-4f0e-4a53-9e6e-0a6a3f0e4b11", "req_2026.11.23-000017"])
async def test_a_sane_request_id_is_taken_over(client: httpx.AsyncClient, offered: str) -> None:
    response = await client.get("/v1/nothing", headers={"X-Request-ID": offered})

    assert response.headers["x-request-id"] == offered
    assert response.json()["instance"] == f"urn:docproc:request:{offered}"


@pytest.mark.parametrize("offered", ["", "short", "x" * 65, "a b c d e f g h", 'id","level":"error', "-leading-dash"])
async def test_any_other_is_replaced(client: httpx.AsyncClient, offered: str) -> None:
    response = await client.get("/livez", headers={"X-Request-ID": offered})

    assert re.fullmatch("[0-9a-f]{32}", response.headers["x-request-id"])


async def test_each_request_has_a_name_of_its_own(client: httpx.AsyncClient) -> None:
    names = {(await client.get("/livez")).headers["x-request-id"] for _ in range(10)}

    assert len(names) == 10


def test_an_exception_is_told_without_its_message(lines: Lines) -> None:
    def read() -> NoReturn:
        raise ValueError(TEXT)

    try:
        read()
    except ValueError:
        logging.getLogger("docproc.service").exception("a job failed")

    (line,) = lines()
    assert (line["message"], line["error"]) == ("a job failed", "ValueError")
    assert line["at"].endswith(" read")
    assert "Nội vụ" not in str(line)


def test_a_thread_that_ends_by_an_error_says_so_in_the_log(lines: Lines) -> None:
    def read() -> NoReturn:
        raise ValueError(TEXT)

    thread = threading.Thread(target=read, name="reader-0")
    thread.start()
    thread.join()

    (line,) = lines()
    assert (line["message"], line["error"]) == ("the thread reader-0 ended by an error", "ValueError")
    assert "Nội vụ" not in str(line)


def test_a_process_that_ends_by_an_error_says_so_in_the_log(lines: Lines) -> None:
    try:
        raise ValueError(TEXT)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    (line,) = lines()
    assert (line["level"], line["message"]) == ("critical", "the process ended by an error")
    assert line["error"] == "ValueError"
    assert "Nội vụ" not in str(line)


@pytest.mark.parametrize("then", ["starts", "ends"])
def test_a_start_or_end_that_fails_is_told_without_the_error_s_message(
    lines: Lines, settings: Settings, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """What the framework hands on to the server is the whole trace, and the server logs it."""

    def fail(*_: object) -> NoReturn:
        raise ValueError(TEXT)

    monkeypatch.setattr("service.app.open_store" if then == "starts" else "service.app.PageImages.close", fail)
    server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server.should_exit = True  # as soon as it has started
        with suppress(SystemExit):
            server.run(sockets=[listener])

    assert server.started is (then == "ends")
    told = [line for line in lines() if "error" in line]
    assert [(line["logger"], line["error"]) for line in told] == [("docproc.service", "ValueError")]
    assert told[0]["at"].endswith(" fail")
    assert "Nội vụ" not in json.dumps(lines(), ensure_ascii=False)


def test_what_a_line_says_besides_is_said_by_name(lines: Lines) -> None:
    logging.getLogger("docproc.jobs").info("read", extra={"document": 17, "state": "failed", "code": "file_damaged"})

    (line,) = lines()
    assert (line["message"], line["document"], line["code"]) == ("read", 17, "file_damaged")


def test_of_other_libraries_the_place_of_a_warning_is_told(lines: Lines) -> None:
    logging.getLogger("pdfminer.layout").info("seen: %s", TEXT)
    logging.getLogger("pdfminer.layout").warning("odd: %s", TEXT, extra={"text": TEXT})

    (line,) = lines()
    assert (line["logger"], line["level"]) == ("pdfminer.layout", "warning")
    assert line["message"].startswith("a remark at test_logs.py:")
    assert "Nội vụ" not in str(line)


def test_the_servers_own_remarks_are_told_but_not_its_access_log(lines: Lines) -> None:
    logging.getLogger("uvicorn.error").info("Application startup complete.")
    logging.getLogger("uvicorn.access").info('%s - "%s %s"', "127.0.0.1", "GET", "/?q=Nội+vụ")

    assert [line["message"] for line in lines()] == ["Application startup complete."]
