"""The body of somebody unknown is not taken in; of somebody known it is."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.store import Store
from tests.service.access.answers import code
from tests.service.access.signed import browse, key_of

LARGE = {"files": ("cv.pdf", bytes(300_000))}

pytestmark = pytest.mark.anyio


async def test_no_more_than_a_form_is_read_of_somebody_unknown(app: FastAPI) -> None:
    pieces = iter(
        [b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n', *[bytes(16_384)] * 100]
    )

    async def endless() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver") as client:
        refused = await client.post("/v1/documents", content=endless(), headers=headers)
    assert code(refused) == "401 sign_in_needed"
    assert refused.headers["connection"] == "close"
    assert len(list(pieces)) >= 95


def test_nobody_and_a_key_at_an_end(nobody: TestClient) -> None:
    assert code(nobody.post("/v1/documents", files=LARGE)) == "401 sign_in_needed"
    headers = {"X-API-Key": "dp_00000000_" + "x" * 43}
    assert code(nobody.post("/v1/documents", files=LARGE, headers=headers)) == "401 sign_in_needed"


def test_a_key_and_a_browser(nobody: TestClient, own: Store) -> None:
    for headers in ({"X-API-Key": key_of(own, "upload")}, browse(own, "reviewer")):
        assert code(nobody.post("/v1/documents", files=LARGE, headers=headers)) == "202"
