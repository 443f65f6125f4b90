"""The service as an office runs it: ``docproc serve`` on a loopback port, with the real pipeline behind it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

import docproc
from service.examples import ANSWER, DISPATCH_TEXT
from service.settings import Settings
from service.store import Store
from service.store.migrate import migrate
from tests.fuzz.bombs import PDF
from tests.service.access.signed import key_of
from tests.service.served import served

SECRET = DISPATCH_TEXT.replace("SỞ KHOA HỌC VÀ CÔNG NGHỆ\n", "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nTỐI MẬT\n", 1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    store = Store.open(settings)
    migrate(store)
    key = key_of(store, "upload")
    store.close()
    with (
        served(settings) as address,
        httpx.Client(
            base_url=address, timeout=60, trust_env=False, headers={"Authorization": f"Bearer {key}"}
        ) as client,
    ):
        yield client


def facts(answer: dict[str, Any]) -> dict[str, object]:
    """What a reader of the API's description would rely on, without the finer points that may yet improve."""
    header = answer["header"]
    return {
        "source": answer["source"],
        "text": answer["text"],
        "header": {name: header[name] and header[name]["value"] for name in ("number", "date", "issuer", "subject")},
        "citations": [citation["number"] for citation in answer["citations"]],
        "obligations": [
            (
                task["item"],
                task["action"],
                [actor["name"] for actor in task["actors"]],
                (task["deadline"] or {}).get("due"),
            )
            for task in answer["obligations"]
        ],
        "archive": answer["archive"]["codes"],
        "signature": answer["signature"]["name"],
    }


def test_extract_gives_the_documented_answer(server: httpx.Client) -> None:
    response = server.post("/v1/extract", files={"file": ("cong-van-418.txt", DISPATCH_TEXT.encode())})

    assert response.status_code == 200
    assert facts(response.json()) == facts(ANSWER)


def test_answers_are_those_of_the_library(server: httpx.Client) -> None:
    response = server.post("/v1/extract", files={"file": ("cv.txt", DISPATCH_TEXT.encode())})

    expected = docproc.extract(DISPATCH_TEXT.encode(), file_name="cv.txt")
    assert response.json() == expected.model_dump(mode="json")


def test_secret_dispatch_is_refused(server: httpx.Client) -> None:
    response = server.post("/v1/extract?allow_secret=1", files={"file": ("cv.txt", SECRET.encode())})

    assert (response.status_code, response.json()["code"]) == (403, "document_secret")
    assert "418" not in response.text


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"", 422, "file_empty"), (b"\x7fELF" + bytes(99), 415, "type_unsupported"), (b"%PDF-1.7\n", 422, "file_damaged")],
)
def test_bad_file(server: httpx.Client, content: bytes, status: int, code: str) -> None:
    response = server.post("/v1/extract", files={"file": ("cv", content)})

    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_file_that_exhausts_the_reader_is_refused_and_the_next_is_read(server: httpx.Client) -> None:
    for _ in range(2):
        response = server.post("/v1/extract", files={"file": ("cv.pdf", PDF["page of 5,000,000 characters"]())})
        assert (response.status_code, response.json()["code"]) == (422, "file_too_heavy")
        assert response.headers["content-type"] == "application/problem+json"
        assert server.post("/v1/extract", files={"file": ("cv.txt", DISPATCH_TEXT.encode())}).status_code == 200


def test_endless_body_is_cut_off(server: httpx.Client) -> None:
    """The server answers and closes while the client still sends, so a client may see only the closed connection."""
    chunks = 0

    def endless() -> Iterator[bytes]:
        nonlocal chunks
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n'
        while True:
            chunks += 1
            yield bytes(1024 * 1024)

    try:
        response = server.post(
            "/v1/extract", content=endless(), headers={"Content-Type": "multipart/form-data; boundary=x"}
        )
    except httpx.TransportError:
        pass
    else:
        assert response.json()["code"] == "file_too_large"
    assert chunks < 100
    assert server.get("/livez").status_code == 200


def test_simultaneous_requests_all_get_an_answer(server: httpx.Client) -> None:
    def post(number: int) -> tuple[int, str]:
        text = DISPATCH_TEXT.replace("418/", f"{number}/", 1)
        response = server.post("/v1/extract", files={"file": ("cv.txt", text.encode())})
        read = response.json()["header"]["number"]["value"] if response.status_code == 200 else ""
        return response.status_code, read

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(post, range(700, 730)))

    assert answers == [(200, f"{number}/SKHCN-CĐS") for number in range(700, 730)]
