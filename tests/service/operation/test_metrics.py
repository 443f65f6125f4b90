"""What ``/metrics`` counts, and who may see it."""

import os

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.store import Store
from service.store.models import Extraction
from tests.service.operation.conftest import AddDocument

pytestmark = pytest.mark.anyio

Figures = dict[tuple[str, frozenset[tuple[str, str]]], float]


async def figures(service: httpx.AsyncClient) -> Figures:
    response = await service.get("/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def key(name: str, **labels: str) -> tuple[str, frozenset[tuple[str, str]]]:
    return name, frozenset(labels.items())


async def test_documents_queue_and_failures(service: httpx.AsyncClient, add_document: AddDocument) -> None:
    add_document("received", hours_ago=2)
    add_document("received", hours_ago=1)
    add_document("read")
    add_document("failed", problem_code="file_damaged")
    add_document("refused", problem_code="document_secret")

    seen = await figures(service)

    assert {state: seen[key("docproc_documents", state=state)] for state in ("received", "reading", "read")} == {
        "received": 2,
        "reading": 0,
        "read": 1,
    }
    assert seen[key("docproc_queue_documents")] == 2
    assert 7_200 <= seen[key("docproc_queue_oldest_seconds")] < 7_300
    assert seen[key("docproc_failures", code="file_damaged")] == 1
    assert seen[key("docproc_failures", code="document_secret")] == 1


async def test_how_long_reading_takes(service: httpx.AsyncClient, store: Store, add_document: AddDocument) -> None:
    document = add_document("received")
    with store.write() as session:
        for hundredth in range(1, 101):
            session.add(
                Extraction(
                    document_id=document.id, extractor_version="docproc 0", seconds=hundredth / 100, content="{}"
                )
            )

    seen = await figures(service)

    assert [seen[key("docproc_extraction_seconds", quantile=q)] for q in ("0.5", "0.95", "1")] == [0.5, 0.95, 1.0]


async def test_an_empty_store_has_figures_too(service: httpx.AsyncClient) -> None:
    seen = await figures(service)

    assert seen[key("docproc_queue_oldest_seconds")] == 0
    assert seen[key("docproc_memory_bytes", process=str(os.getpid()), of="server")] > 1_000_000


async def test_requests_by_template_and_status(service: httpx.AsyncClient) -> None:
    for path in (
        "/livez",
        "/livez",
        "/v1/khong-co/1",
        "/v1/khong-co/2?q=1",
        "/v1/documents/7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44",
    ):
        await service.get(path)
    await service.request("FROBNICATE", "/livez")

    seen, process = await figures(service), str(os.getpid())
    counted = {labels: value for (name, labels), value in seen.items() if name == "docproc_http_requests_total"}

    assert counted == {
        key("", process=process, method="GET", route="/livez", status="200")[1]: 2,
        key("", process=process, method="GET", route="unknown", status="404")[1]: 2,
        key("", process=process, method="GET", route="/v1/documents/{document_id}", status="404")[1]: 1,
        key("", process=process, method="other", route="/livez", status="405")[1]: 1,
    }
    assert seen[key("docproc_http_request_seconds_count", process=process, method="GET", route="/livez")] == 2


async def test_nobody_sees_them_without_a_key(service: httpx.AsyncClient) -> None:
    response = await service.get("/metrics", headers={"Authorization": ""})

    assert (response.status_code, response.json()["code"]) == (401, "sign_in_needed")
