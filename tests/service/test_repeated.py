"""A parameter that means one value is refused where it is given twice; one that means several takes them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from service.app import create_app
from service.settings import Settings
from tests.service.asking import Asking

PATHS: dict[str, Any] = create_app(Settings.model_construct()).openapi()["paths"]
PARTS = {"document_id": "7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44", "page": 1, "obligation_id": 1}
SEVERAL = {(path, "status") for path in ("/v1/obligations", "/v1/concerns", "/v1/obligations/download")}
SEVERAL |= {("/v1/documents/{document_id}/pages/{page}.png", "evidence")}


def parameters() -> list[tuple[str, str]]:
    """Path and name of each parameter of a reading."""
    return [
        (path, parameter["name"])
        for path, methods in PATHS.items()
        for parameter in methods.get("get", {}).get("parameters", ())
        if parameter["in"] == "query"
    ]


def test_there_are_such_parameters() -> None:
    assert {"/v1/audit", "/v1/documents", "/v1/search"} <= {path for path, _ in parameters()}
    assert set(parameters()) > SEVERAL


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
def test_each_is_refused_by_its_name(ask: Asking) -> None:
    refused = set()
    for path, name in parameters():
        answer = ask.admin.get(f"{path.format(**PARTS)}?{urlencode([(name, '1'), (name, '1')])}")
        told = {(one["where"], one["message"]) for one in answer.json().get("errors", ())}
        if (f"query.{name}", "Only one value may be given") in told:
            assert (answer.status_code, answer.json()["code"]) == (422, "request_invalid")
            refused.add((path, name))
    assert refused == set(parameters()) - SEVERAL


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
def test_who_may_not_ask_is_told_that_first(ask: Asking) -> None:
    twice = "/v1/audit?limit=1&limit=2"

    assert ask.reader.get(twice).json()["code"] == "not_allowed"
    assert ask.reader.get(twice, headers={"Authorization": "Bearer dp_none"}).json()["code"] == "sign_in_needed"
