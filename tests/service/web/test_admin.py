"""Users and keys, for admins."""

from __future__ import annotations

from fastapi.testclient import TestClient

from service.access import keys, users
from service.store import Store
from service.web.words import problem
from tests.service.access.signed import PASSWORD
from tests.service.web.browser import enter, form_to, forms_of, page_of, send

HOSTILE = "<b>Hoa</b>"


def test_users_are_added_disabled_and_let_in_again(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    form = form_to(visitor.get("/users"), "/users")
    assert send(visitor, form, name="hoa", display_name=HOSTILE, password=PASSWORD, role="reader").status_code == 303
    assert HOSTILE not in visitor.get("/users").text
    for disabled in (True, False):
        form = next(
            form
            for form in forms_of(visitor.get("/users"))
            if form.action == "/users/hoa" and "disabled" in form.values
        )
        assert send(visitor, form).status_code == 303
        with store.read() as session:
            found = users.find(session, "hoa")
            assert found is not None
            assert found.disabled is disabled


def test_a_role_is_changed_and_an_empty_password_stays(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    form = form_to(visitor.get("/users"), "/users")
    send(visitor, form, name="hoa", password=PASSWORD, role="reader")
    form = next(
        form for form in forms_of(visitor.get("/users")) if form.action == "/users/hoa" and "role" in form.values
    )
    assert send(visitor, form, role="reviewer", password="").status_code == 303
    with store.read() as session:
        found = users.find(session, "hoa")
        assert found is not None
        assert found.role == "reviewer"


def test_a_user_who_cannot_be_added_is_told_and_kept_in_the_form(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    form = form_to(visitor.get("/users"), "/users")
    answer = send(visitor, form, name="ha", display_name="Hà", password=PASSWORD)
    assert answer.status_code == 409
    assert problem("user_exists") in answer.text
    assert form_to(answer, "/users").values["display_name"] == "Hà"


def test_the_last_admin_stays(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    form = next(form for form in forms_of(visitor.get("/users")) if "disabled" in form.values)
    assert problem("last_admin") in send(visitor, form).text


def test_a_key_is_shown_once_and_revoked(visitor: TestClient, store: Store) -> None:
    token = enter(visitor, store)
    wanted = {"csrf_token": token, "name": HOSTILE, "scopes": ["read", "upload"], "days": ""}
    made = visitor.post("/keys", data=wanted)
    (secret,) = (str(code.text) for code in page_of(made).xpath("//code[@class='secret']"))
    found = keys.find(store, secret)
    assert found is not None
    assert found.scopes == {"read", "upload"}
    later = visitor.get("/keys")
    assert secret not in later.text
    assert HOSTILE not in later.text
    (revoke,) = (form for form in forms_of(later) if form.action.endswith("/revoke"))
    assert send(visitor, revoke).status_code == 303
    assert keys.find(store, secret) is None
    assert "Đã thu hồi" in visitor.get("/keys").text


def test_a_key_that_may_do_nothing_is_not_made(visitor: TestClient, store: Store) -> None:
    token = enter(visitor, store)
    answer = visitor.post("/keys", data={"csrf_token": token, "name": "x", "days": "30"})
    assert answer.status_code == 422
    assert problem("request_invalid") in answer.text
