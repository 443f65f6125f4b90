"""What the addresses answer when all is well, and what the published description says of them."""

import threading
from collections.abc import Callable

import anyio
import httpx
import jsonschema
import pytest

import docproc
from docproc.dispatch import Dispatch
from docproc.export import schema
from service.app import create_app
from service.examples import ANSWER, DISPATCH_TEXT

pytestmark = pytest.mark.anyio


async def test_extract_gives_the_contract(client: httpx.AsyncClient) -> None:
    response = await client.post("/v1/extract", files={"file": ("cv.txt", DISPATCH_TEXT.encode())})

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json() == ANSWER


async def test_all_gives_a_list(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    dispatch = Dispatch.model_validate(ANSWER)
    monkeypatch.setattr(docproc, "extract_all", lambda _data, *, file_name: (dispatch, dispatch))
    sent = {"file": ("cv.txt", DISPATCH_TEXT.encode())}
    assert (await client.post("/v1/extract?all=true", files=sent)).json() == [ANSWER, ANSWER]
    assert (await client.post("/v1/extract?all=false", files=sent)).json() == ANSWER
    assert (await client.post("/v1/extract?all=maybe", files=sent)).status_code == 422


@pytest.mark.parametrize(
    ("sent", "reported"),
    [
        ("Công văn 12.pdf", "Công văn 12.pdf"),
        ("../../etc/cv.pdf", "cv.pdf"),
        ("C:\\Ho so\\cv.pdf", "cv.pdf"),
        ("x" * 400 + ".pdf", "x" * 255),
    ],
)
async def test_extract_passes_bytes_and_base_name(
    client: httpx.AsyncClient, stubbed: Callable[..., None], sent: str, reported: str
) -> None:
    seen = []

    def extract(data: bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
        seen.append((data, file_name, allow_secret))
        return Dispatch.model_validate(ANSWER)

    stubbed(extract)
    await client.post("/v1/extract", files={"file": (sent, b"\x00%PDF")})

    assert seen == [(b"\x00%PDF", reported, False)]


async def test_no_request_can_allow_a_secret_dispatch(client: httpx.AsyncClient, stubbed: Callable[..., None]) -> None:
    seen = []

    def extract(data: bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
        seen.append(allow_secret)
        return Dispatch.model_validate(ANSWER)

    stubbed(extract)
    await client.post(
        "/v1/extract?allow_secret=true",
        files={"file": ("cv.txt", b"x")},
        data={"allow_secret": "true"},
        headers={"X-Allow-Secret": "1"},
    )

    assert seen == [False]


async def test_reading_leaves_the_event_loop_free(client: httpx.AsyncClient, stubbed: Callable[..., None]) -> None:
    entered, release = threading.Event(), threading.Event()

    def extract(data: bytes, *, file_name: str | None = None, allow_secret: bool = False) -> Dispatch:
        entered.set()
        release.wait(30)
        return Dispatch.model_validate(ANSWER)

    stubbed(extract)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(lambda: client.post("/v1/extract", files={"file": ("cv.txt", b"x")}))
        await anyio.to_thread.run_sync(lambda: entered.wait(30))
        probe = await client.get("/livez")
        release.set()

    assert probe.json() == {"status": "ok"}


async def test_ready_once_the_pipeline_is_loaded(client: httpx.AsyncClient) -> None:
    assert (await client.get("/readyz")).json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
async def test_probes_answer_head(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.head(path)).status_code == 200


async def test_not_ready_before() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app()), base_url="http://t") as client:
        alive, ready = await client.get("/livez"), await client.get("/readyz")

    assert alive.status_code == 200
    assert (ready.status_code, ready.json()["code"]) == (503, "not_ready")


def test_description_is_stable() -> None:
    described = create_app().openapi()
    operations = {
        (path, method): operation["operationId"]
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }
    extract = described["paths"]["/v1/extract"]["post"]

    assert operations.items() >= {
        (("/v1/extract", "post"), "extract_dispatch"),
        (("/livez", "get"), "check_alive"),
        (("/readyz", "get"), "check_ready"),
    }
    assert len(set(operations.values())) == len(operations)
    assert described["info"]["version"] == docproc.__version__
    assert extract["responses"]["200"]["content"]["application/json"]["example"] == ANSWER
    assert extract["requestBody"]["content"]["multipart/form-data"]["example"] == {"file": DISPATCH_TEXT}
    for status in ("403", "413", "415", "422", "500", "503"):
        assert set(extract["responses"][status]["content"]) == {"application/problem+json"}


def test_description_refers_only_to_schemas_that_it_has() -> None:
    described = create_app().openapi()
    references = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                references.add(node["$ref"])
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(described)

    assert references
    assert {f"#/components/schemas/{name}" for name in described["components"]["schemas"]} >= references


def test_example_answer_is_a_true_dispatch_of_the_example_text() -> None:
    dispatch = Dispatch.model_validate(ANSWER)
    number = dispatch.header.number

    jsonschema.validate(ANSWER, schema())
    assert dispatch.text.strip() == DISPATCH_TEXT.strip()
    assert number is not None
    assert number.span is not None
    assert dispatch.text[slice(*number.span)] == number.value
    for obligation in dispatch.obligations:
        assert obligation.span
        assert dispatch.text[slice(*obligation.span)].startswith(obligation.action[:10])
