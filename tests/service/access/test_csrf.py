"""A browser's request that changes something comes from the service's own page, or is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from service.app import create_app
from service.settings import Settings
from service.store import Store
from tests.service.access.answers import code
from tests.service.access.signed import PASSWORD, add_user, browse, key_of

Browsers = Callable[[str], TestClient]

OWN = "http://testserver"
TOKEN = "the session's own"  # noqa: S105


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({"Sec-Fetch-Site": "same-origin", "X-CSRF-Token": TOKEN}, "422 request_invalid"),
        ({"Origin": OWN, "X-CSRF-Token": TOKEN}, "422 request_invalid"),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null", "X-CSRF-Token": TOKEN}, "422 request_invalid"),
        ({"X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "same-origin"}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "same-origin", "X-CSRF-Token": ""}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "same-origin", "X-CSRF-Token": "another's"}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "same-site", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "cross-site", "Origin": OWN, "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Sec-Fetch-Site": "none", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Origin": "https://testserver", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Origin": "http://testserver:81", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Origin": "http://testserver.example", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Origin": "null", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
        ({"Origin": "", "X-CSRF-Token": TOKEN}, "403 csrf_refused"),
    ],
)
def test_token_and_origin(app: FastAPI, own: Store, headers: dict[str, str], answer: str) -> None:
    signed_in = browse(own, "admin")
    sent = {name: value.replace(TOKEN, signed_in["X-CSRF-Token"]) for name, value in headers.items()}
    client = TestClient(app, base_url=OWN, headers={"Cookie": signed_in["Cookie"], **sent})
    assert code(client.post("/v1/users", json={})) == answer


@pytest.mark.parametrize("sent", [{"data": {}}, {"files": {"more": ("a.txt", b"x")}}], ids=["urlencoded", "multipart"])
def test_a_form_may_carry_the_token(app: FastAPI, own: Store, sent: dict[str, dict[str, object]]) -> None:
    headers = browse(own, "reviewer")
    token = headers.pop("X-CSRF-Token")
    client = TestClient(app, base_url=OWN, headers=headers)
    with_token = {**sent, "data": {"csrf_token": token}}
    assert code(client.post("/v1/extract", **sent)) == "403 csrf_refused"  # type: ignore[arg-type]
    assert code(client.post("/v1/extract", **with_token)) == "422 request_invalid"  # type: ignore[arg-type]


def test_another_sessions_token_is_refused(app: FastAPI, own: Store) -> None:
    headers = browse(own, "admin") | {"X-CSRF-Token": browse(own, "admin")["X-CSRF-Token"]}
    client = TestClient(app, base_url=OWN, headers=headers)
    assert code(client.delete("/v1/keys/1")) == "403 csrf_refused"


def test_reading_needs_neither(app: FastAPI, own: Store) -> None:
    client = TestClient(app, base_url=OWN, headers={"Cookie": browse(own, "admin")["Cookie"]})
    assert code(client.get("/v1/users")) == "200"


def test_a_key_needs_neither_even_beside_a_cookie(app: FastAPI, own: Store) -> None:
    headers = {"Cookie": browse(own, "reader")["Cookie"], "X-API-Key": key_of(own, "admin")}
    client = TestClient(app, base_url=OWN, headers=headers)
    assert code(client.delete("/v1/keys/99")) == "404 key_unknown"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://other.example"}])
@pytest.mark.parametrize(("address", "more"), [("/v1/session", {}), ("/v1/setup", {"token": "x"})])
def test_no_other_site_signs_anybody_in(
    nobody: TestClient, own: Store, address: str, more: dict[str, str], headers: dict[str, str]
) -> None:
    sent = {"name": "reader", "password": PASSWORD, **more}
    assert code(nobody.post(address, json=sent, headers=headers)) == "403 csrf_refused"


def test_behind_a_proxy_the_public_address_is_the_own(quick_hashes: None, tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, workers=0, public_url="https://congvan.example.vn/"))
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        add_user(app.state.store, "hoa", "admin")
        headers = browse(app.state.store, "hoa")
        del headers["Sec-Fetch-Site"]
        for origin, answer in {
            "https://congvan.example.vn": "404 key_unknown",
            "https://other.example.vn": "403 csrf_refused",
        }.items():
            assert code(client.delete("/v1/keys/1", headers=headers | {"Origin": origin})) == answer
