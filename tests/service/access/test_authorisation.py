"""Who may use which address: every route of the application, every role, every kind of key.

A new route needs a line in ``NEEDED``, or this fails: nobody opens an address unnoticed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from service.access.principal import ROLES, SCOPES
from service.app import create_app
from service.settings import Settings
from service.store import Store
from tests.service.access.signed import add_user, browse, key_of, with_quick_hashes

OPEN = "open"
ANYBODY_KNOWN = "whoever has signed in or has a key"
USERS = "users, no keys"

NEEDED: dict[str, str] = {
    "GET /livez": OPEN,
    "HEAD /livez": OPEN,
    "GET /readyz": OPEN,
    "HEAD /readyz": OPEN,
    "POST /v1/session": OPEN,
    "POST /v1/setup": OPEN,
    "GET /openapi.json": ANYBODY_KNOWN,
    "GET /v1/session": ANYBODY_KNOWN,
    "DELETE /v1/session": USERS,
    "POST /v1/password": USERS,
    "GET /metrics": "read",
    "POST /v1/extract": "upload",
    "POST /v1/documents": "upload",
    "GET /v1/documents": "read",
    "GET /v1/documents/{document_id}": "read",
    "PATCH /v1/documents/{document_id}": "review",
    "DELETE /v1/documents/{document_id}": "admin",
    "POST /v1/documents/{document_id}:reread": "review",
    "GET /v1/documents/{document_id}/dispatch": "read",
    "GET /v1/documents/{document_id}/original": "read",
    "GET /v1/documents/{document_id}/text": "read",
    "GET /v1/documents/{document_id}/extractions": "read",
    "GET /v1/documents/{document_id}/pages/{page}.png": "read",
    "GET /v1/documents/{document_id}/citations": "read",
    "GET /v1/documents/{document_id}/cited-by": "read",
    "GET /v1/documents/{document_id}/chain": "read",
    "GET /v1/citations/missing": "read",
    "GET /v1/citations/graph": "read",
    "POST /v1/citations/check": "read",
    "GET /v1/obligations": "read",
    "GET /v1/obligations/download": "read",
    "GET /v1/obligations/{obligation_id}": "read",
    "PATCH /v1/obligations/{obligation_id}": "review",
    "GET /v1/concerns": "read",
    "GET /v1/statistics": "read",
    "GET /v1/search": "read",
    "GET /v1/users": "admin",
    "POST /v1/users": "admin",
    "PATCH /v1/users/{name}": "admin",
    "GET /v1/keys": "admin",
    "POST /v1/keys": "admin",
    "DELETE /v1/keys/{id}": "admin",
    "GET /v1/audit": "admin",
    "GET /static/{name}": OPEN,
    "GET /setup": OPEN,
    "POST /setup": OPEN,
    "GET /sign-in": OPEN,
    "POST /sign-in": OPEN,
    "POST /sign-out": USERS,
    "GET /password": ANYBODY_KNOWN,
    "POST /password": USERS,
    "GET /": "read",
    "POST /upload": "upload",
    "GET /documents/{document_id}": "read",
    "POST /documents/{document_id}": "review",
    "POST /documents/{document_id}/reread": "review",
    "GET /documents/{document_id}/delete": "admin",
    "POST /documents/{document_id}/delete": "admin",
    "GET /obligations": "read",
    "POST /obligations/{obligation_id}": "review",
    "GET /office": "read",
    "GET /users": "admin",
    "POST /users": "admin",
    "POST /users/{name}": "admin",
    "GET /audit": "admin",
    "GET /keys": "admin",
    "POST /keys": "admin",
    "POST /keys/{number}/revoke": "admin",
}
"""The lowest scope that an address needs, ``METHOD /path``; what a page's folder of files serves is ``FILES /path``."""

BODIES = {"POST /v1/password": {"current": "not his password", "wanted": "sân kho phơi lúa mùa"}}
"""Bodies for addresses that look at who asks only after they looked at what he sends."""

FORMS = {"POST /password": {"current": "not his password", "password": "sân kho phơi lúa", "again": "sân kho phơi lúa"}}
"""The same for those that take forms."""

CONVERTOR = re.compile(r":\w+(?=})")
"""What a path says of the kind of a parameter."""

REFUSED = {401: "sign in", 403: "not allowed", 303: "sign in"}


def addresses(app: FastAPI) -> Iterator[str]:
    """Each method and path that an application answers."""
    for route in iter_route_contexts(app.routes):
        assert route.path is not None, f"a kind of route that this test does not know: {route.route!r}"
        yield from (f"{method} {CONVERTOR.sub('', route.path)}" for method in sorted(route.methods or {"FILES"}))


ADDRESSES = sorted(addresses(create_app(Settings(data=Path("nowhere")))))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(Settings(data=tmp_path_factory.mktemp("data"), workers=0))
    with with_quick_hashes(), TestClient(app, follow_redirects=False) as client:
        for role in ROLES:
            add_user(app.state.store, role, role)
        yield client


def askers(store: Store) -> dict[str, dict[str, str]]:
    """Everybody who may ask, with the headers by which he is known; all anew, for some addresses end sessions."""
    return {
        "nobody": {},
        **{role: browse(store, role) for role in ROLES},
        **{f"key: {scope}": {"Authorization": f"Bearer {key_of(store, scope)}"} for scope in SCOPES},
    }


def expected(address: str) -> dict[str, str]:
    """What each of them is told at an address."""
    needed = NEEDED[address]
    let_in: dict[str, bool] = {
        "nobody": needed == OPEN,
        **{role: needed in {OPEN, ANYBODY_KNOWN, USERS, *ROLES[role]} for role in ROLES},
        **{f"key: {scope}": needed in {OPEN, ANYBODY_KNOWN, scope} for scope in SCOPES},
    }
    return {who: "let in" if may else "sign in" if who == "nobody" else "not allowed" for who, may in let_in.items()}


def ask(client: TestClient, address: str, headers: dict[str, str]) -> str:
    """What an address answers to somebody who sends nothing of use: whether he is let in is said before all else."""
    method, path = re.sub(r"\{\w+\}", "1", address).replace("FILES", "GET").split()
    client.cookies.clear()
    response = client.request(method, path, headers=headers, json=BODIES.get(address), data=FORMS.get(address))
    assert response.status_code < 500, response.text
    if response.status_code == 303 and "sign-in" not in response.headers["location"]:
        return "let in"
    if response.status_code == 403 and "not_allowed" not in response.text:  # pages name the code too
        return "let in"
    return REFUSED.get(response.status_code, "let in")


def test_the_table_names_each_address_and_no_other() -> None:
    assert sorted(NEEDED) == ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_let_in(client: TestClient, address: str) -> None:
    assert isinstance(client.app, FastAPI)
    told = {who: ask(client, address, headers) for who, headers in askers(client.app.state.store).items()}
    assert told == expected(address)
