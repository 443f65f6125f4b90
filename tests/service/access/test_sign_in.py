"""Signing in and out with name and password; what the cookie is like; how a session ends."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import func, select, update

from service.access import passwords, sessions, users
from service.access.tokens import digest
from service.app import create_app
from service.settings import Settings
from service.store import Store
from service.store.models import AuditEntry, User, UserSession
from service.store.types import now
from tests.service.access.answers import code
from tests.service.access.signed import PASSWORD, add_user

Browsers = Callable[[str], TestClient]

WANTED = "sân kho phơi lúa mùa"


def sign_in(client: TestClient, name: str = "reviewer", password: str = PASSWORD) -> str:
    return code(client.post("/v1/session", json={"name": name, "password": password}))


def test_signing_in_says_who_one_is_and_what_one_may_do(nobody: TestClient, own: Store) -> None:
    answer = nobody.post("/v1/session", json={"name": "reviewer", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json() | {"csrf_token": "…"} == {
        "name": "user:reviewer",
        "display_name": "reviewer",
        "scopes": ["read", "upload", "review"],
        "csrf_token": "…",
    }
    assert nobody.get("/v1/session").json() == answer.json()
    assert answer.headers["cache-control"] == "no-store"


def test_scripts_and_other_sites_do_not_get_the_cookie(nobody: TestClient, own: Store) -> None:
    set_cookie = nobody.post("/v1/session", json={"name": "reader", "password": PASSWORD}).headers["set-cookie"]
    name_and_value, *attributes = set_cookie.split("; ")
    assert name_and_value.startswith("docproc_session=")
    assert sorted(attributes) == ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=lax"]


def test_behind_tls_the_cookie_travels_by_tls_alone(quick_hashes: None, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, workers=0, public_url="https://congvan.example.vn")
    app = create_app(settings)
    with TestClient(app, base_url="https://congvan.example.vn") as client:
        add_user(app.state.store, "hoa", "reader")
        answer = client.post("/v1/session", json={"name": "hoa", "password": PASSWORD})
        assert "Secure" in answer.headers["set-cookie"].split("; ")
        ended = client.delete(
            "/v1/session",
            headers={"Origin": "https://congvan.example.vn", "X-CSRF-Token": answer.json()["csrf_token"]},
        )
        assert "Secure" in ended.headers["set-cookie"].split("; ")


def test_the_store_holds_no_token_and_no_password(nobody: TestClient, own: Store, settings: Settings) -> None:
    assert sign_in(nobody) == "200"
    token = nobody.cookies["docproc_session"]
    own.engine.dispose()
    held = b"".join(path.read_bytes() for path in settings.data.glob("docproc.sqlite*"))
    assert digest(token).encode() in held
    assert token.encode() not in held
    assert PASSWORD.encode() not in held


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("reader", "another password"),
        ("reader", ""),
        ("gone", PASSWORD),
        ("nobody", PASSWORD),
        ("", PASSWORD),
        ("nobody\0", PASSWORD),
        ("nguyễn thị hoa", PASSWORD),
    ],
    ids=["wrong", "empty", "disabled", "unknown", "no name", "NUL", "no name of ours"],
)
def test_one_answer_to_whatever_is_wrong(nobody: TestClient, own: Store, name: str, password: str) -> None:
    add_user(own, "gone", "reader")
    with own.write() as session:
        session.execute(update(User).where(User.name == "gone").values(disabled=True))
    refused = nobody.post("/v1/session", json={"name": name, "password": password})
    assert code(refused) == "401 sign_in_refused"
    wrong = nobody.post("/v1/session", json={"name": "reader", "password": "x"})
    assert refused.json() | {"instance": ""} == wrong.json() | {"instance": ""}
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("name", ["reader", "nobody", "not a name"])
def test_each_refusal_takes_one_comparison_of_hashes(
    nobody: TestClient, own: Store, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    compared: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002  argon2's name
            compared.append(str(password))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "HASHER", Watched(time_cost=1, memory_cost=8, parallelism=1))
    passwords._hash_of_nobody.cache_clear()
    assert sign_in(nobody, name, "another password") == "401 sign_in_refused"
    assert compared == ["another password"]


def test_the_name_may_be_typed_with_capitals_and_blanks(nobody: TestClient, own: Store) -> None:
    assert sign_in(nobody, " Reader ") == "200"


def test_a_cookie_planted_beforehand_is_not_taken_over(nobody: TestClient, own: Store) -> None:
    nobody.cookies.set("docproc_session", "planted", domain="testserver.local", path="/")
    answer = nobody.post("/v1/session", json={"name": "reader", "password": PASSWORD})
    assert "docproc_session=planted" not in answer.headers["set-cookie"]
    planted = TestClient(nobody.app, headers={"Cookie": "docproc_session=planted"})
    assert code(planted.get("/v1/session")) == "401 sign_in_needed"


def test_signing_in_again_ends_the_browsers_earlier_session(nobody: TestClient, app: FastAPI, own: Store) -> None:
    sign_in(nobody, "reader")
    earlier = nobody.cookies["docproc_session"]
    sign_in(nobody, "admin")
    assert nobody.get("/v1/session").json()["name"] == "user:admin"
    assert nobody.cookies["docproc_session"] != earlier
    kept = TestClient(app, headers={"Cookie": f"docproc_session={earlier}"})
    assert code(kept.get("/v1/session")) == "401 sign_in_needed"


def test_signing_out_ends_this_browser_alone(browser: Browsers) -> None:
    here, there = browser("reader"), browser("reader")
    assert code(here.delete("/v1/session")) == "204"
    assert code(here.get("/v1/session")) == "401 sign_in_needed"
    assert code(there.get("/v1/session")) == "200"


def test_a_session_ends_by_itself_and_is_forgotten(browser: Browsers, own: Store, nobody: TestClient) -> None:
    client = browser("reader")
    with own.write() as session:
        session.execute(update(UserSession).values(expires_at=now() - timedelta(seconds=1)))
    assert code(client.get("/v1/session")) == "401 sign_in_needed"
    sign_in(nobody, "admin")
    with own.read() as session:
        assert session.scalar(select(func.count()).select_from(UserSession)) == 1


def test_a_disabled_user_is_out_at_once_and_stays_out_when_enabled(browser: Browsers, nobody: TestClient) -> None:
    admin, client = browser("admin"), browser("reader")
    assert code(admin.patch("/v1/users/reader", json={"disabled": True})) == "200"
    assert code(client.get("/v1/session")) == "401 sign_in_needed"
    assert sign_in(nobody, "reader") == "401 sign_in_refused"
    admin.patch("/v1/users/reader", json={"disabled": False})
    assert code(client.get("/v1/session")) == "401 sign_in_needed"
    assert sign_in(nobody, "reader") == "200"


def test_another_role_counts_at_once(browser: Browsers) -> None:
    admin, client = browser("admin"), browser("reader")
    admin.patch("/v1/users/reader", json={"role": "admin"})
    assert code(client.get("/v1/users")) == "200"
    admin.patch("/v1/users/reader", json={"role": "reader"})
    assert code(client.get("/v1/users")) == "403 not_allowed"


def test_choosing_another_password_signs_out_the_other_browsers(browser: Browsers, nobody: TestClient) -> None:
    here, there = browser("reader"), browser("reader")
    assert code(here.post("/v1/password", json={"current": PASSWORD, "wanted": WANTED})) == "204"
    assert code(here.get("/v1/session")) == "200"
    assert code(there.get("/v1/session")) == "401 sign_in_needed"
    assert sign_in(nobody, "reader") == "401 sign_in_refused"
    assert sign_in(nobody, "reader", WANTED) == "200"


@pytest.mark.parametrize(
    ("current", "wanted", "answer"),
    [("another password", WANTED, "403 password_wrong"), (PASSWORD, "ngắn", "422 password_weak")],
)
def test_a_password_that_stays(browser: Browsers, nobody: TestClient, current: str, wanted: str, answer: str) -> None:
    client = browser("reader")
    assert code(client.post("/v1/password", json={"current": current, "wanted": wanted})) == answer
    assert sign_in(nobody, "reader") == "200"


def test_signing_in_renews_a_hash_of_other_parameters(
    nobody: TestClient, own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    for _ in range(2):
        assert sign_in(nobody, "reader") == "200"
        with own.read() as session:
            user = users.find(session, "reader")
            assert user is not None
            assert user.password_hash.startswith("$argon2id$v=19$m=16,t=2,p=1$")


def test_what_somebody_types_as_a_name_is_not_recorded(nobody: TestClient, own: Store) -> None:
    sign_in(nobody, "m4t-kh4u-g0-nh4m", "reader")
    sign_in(nobody, "reader", "wrong")
    with own.read() as session:
        noted = session.execute(
            select(AuditEntry.actor, AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id)
        ).all()
    assert [tuple(row) for row in noted[-2:]] == [
        ("nobody", "session.refused", None),
        ("nobody", "session.refused", "user:reader"),
    ]


def test_a_user_disabled_while_his_password_is_checked_stays_out(
    nobody: TestClient, own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disable_meanwhile(stored: str | None, password: str) -> bool:
        with own.write() as session:
            session.execute(update(User).where(User.name == "reader").values(disabled=True))
        return True

    monkeypatch.setattr(passwords, "is_right", disable_meanwhile)
    assert sign_in(nobody, "reader") == "401 sign_in_refused"


def test_the_cookies_name_is_the_one_that_the_description_names(app: FastAPI) -> None:
    schemes = app.openapi()["components"]["securitySchemes"]
    assert schemes["session"]["name"] == sessions.COOKIE
    assert {scheme["type"] for scheme in schemes.values()} == {"http", "apiKey"}
    needed = app.openapi()["paths"]["/v1/users"]["get"]["security"]
    assert needed == [{"key": []}, {"key_header": []}, {"session": []}]
