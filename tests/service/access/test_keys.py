"""Keys of programs: shown once, kept as a hash, good until they expire or are revoked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from sqlalchemy import event, select, update

from service.access import keys
from service.access.tokens import digest
from service.settings import Settings
from service.store import Store
from service.store.models import ApiKey
from service.store.types import now
from tests.service.access.answers import code
from tests.service.access.signed import key_of

Browsers = Callable[[str], TestClient]


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def test_a_key_is_shown_once(browser: Browsers, own: Store, settings: Settings) -> None:
    admin = browser("admin")
    made = admin.post("/v1/keys", json={"name": "Máy quét văn thư", "scopes": ["upload", "read"], "days": 30})
    assert made.status_code == 201
    assert made.headers["cache-control"] == "no-store"
    key = made.json()
    secret = key.pop("key")
    assert key["scopes"] == ["read", "upload"]
    assert key["created_by"] == "user:admin"
    assert secret.startswith(f"dp_{key['prefix']}_")
    listed = admin.get("/v1/keys")
    assert listed.json() == {"keys": [key]}
    assert secret not in listed.text
    own.engine.dispose()
    held = b"".join(path.read_bytes() for path in settings.data.glob("docproc.sqlite*"))
    assert digest(secret).encode() in held
    assert secret.encode() not in held


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key"])
def test_either_header_shows_it(nobody: TestClient, own: Store, header: str) -> None:
    key = key_of(own, "read")
    shown = {header: f"Bearer {key}" if header == "Authorization" else key}
    answer = nobody.get("/v1/session", headers=shown)
    assert answer.json() == {
        "name": "key:1",
        "display_name": "key of read",
        "scopes": ["read"],
        "csrf_token": None,
    }


def test_a_revoked_key_is_good_for_nothing_more(browser: Browsers, nobody: TestClient, own: Store) -> None:
    key, admin = key_of(own, "admin"), browser("admin")
    assert code(nobody.get("/v1/keys", headers=bearer(key))) == "200"
    assert code(admin.delete("/v1/keys/1")) == "204"
    refused = nobody.get("/v1/keys", headers=bearer(key))
    assert code(refused) == "401 sign_in_needed"
    assert refused.headers["www-authenticate"] == "Bearer"
    revoked_at = admin.get("/v1/keys").json()["keys"][0]["revoked_at"]
    assert code(admin.delete("/v1/keys/1")) == "204"
    assert admin.get("/v1/keys").json()["keys"][0]["revoked_at"] == revoked_at


def test_a_key_ends_by_itself(nobody: TestClient, own: Store) -> None:
    key = key_of(own, "read", days=1)
    assert code(nobody.get("/v1/session", headers=bearer(key))) == "200"
    with own.write() as session:
        session.execute(update(ApiKey).values(expires_at=now() - timedelta(seconds=1)))
    assert code(nobody.get("/v1/session", headers=bearer(key))) == "401 sign_in_needed"


def test_a_key_that_is_at_an_end_is_not_saved_by_a_cookie(browser: Browsers) -> None:
    headers = bearer("dp_00000000_" + "x" * 43)
    assert code(browser("admin").get("/v1/session", headers=headers)) == "401 sign_in_needed"


def test_the_day_of_the_last_use_is_written_once(own: Store) -> None:
    key = key_of(own, "read")
    writes: list[str] = []
    event.listen(own.engine, "before_cursor_execute", lambda *passed: writes.append(passed[2]))
    for _ in range(3):
        assert keys.find(own, key) is not None
    assert len([statement for statement in writes if statement.startswith("UPDATE")]) == 1
    with own.read() as session:
        assert session.scalar(select(ApiKey.last_used_on)) == now().date()


@pytest.mark.parametrize(
    "wanted",
    [
        {"name": "a", "scopes": []},
        {"name": "a", "scopes": ["everything"]},
        {"name": "", "scopes": ["read"]},
        {"name": "a\nb", "scopes": ["read"]},
        {"name": "a", "scopes": ["read"], "days": 0},
        {"name": "a", "scopes": ["read"], "days": 10**9},
    ],
)
def test_keys_that_cannot_be(browser: Browsers, wanted: dict[str, object]) -> None:
    assert code(browser("admin").post("/v1/keys", json=wanted)) == "422 request_invalid"


@pytest.mark.parametrize(("number", "answer"), [("99", "404 key_unknown"), ("0", "422 request_invalid")])
def test_no_such_key(browser: Browsers, number: str, answer: str) -> None:
    assert code(browser("admin").delete(f"/v1/keys/{number}")) == answer


def test_a_key_has_neither_session_nor_password(nobody: TestClient, own: Store) -> None:
    headers = bearer(key_of(own, "admin"))
    assert code(nobody.delete("/v1/session", headers=headers)) == "403 not_allowed"
    changed = {"current": "nhà máy gạch bên sông", "wanted": "sân kho phơi lúa mùa"}
    assert code(nobody.post("/v1/password", json=changed, headers=headers)) == "403 not_allowed"


ODD = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda scheme, rest: scheme + b" " + rest, st.sampled_from([b"Bearer", b"bearer", b"Basic"]), st.binary()
    ),
    st.builds(lambda rest: b"Bearer dp_" + rest, st.text("abcdef0123456789_-", max_size=80).map(str.encode)),
    st.text(max_size=60).map(lambda text: b"Bearer " + text.encode("utf-8")),
).filter(lambda value: not set(value) & {0, 10, 13})


@pytest.mark.parametrize("header", [b"Authorization", b"X-API-Key", b"Cookie"])
@tries(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(value=ODD)
def test_no_odd_header_gets_anybody_in(nobody: TestClient, app: FastAPI, header: bytes, value: bytes) -> None:
    answer = nobody.get("/v1/session", headers=[(header, value)])
    assert code(answer) == "401 sign_in_needed"
