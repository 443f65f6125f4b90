"""The first admin, sign-in and sign-out, and one's own password, in a browser."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from service.access import first_admin
from service.store import Store
from service.web.route import local_path
from service.web.words import problem
from tests.service.access.signed import PASSWORD, add_user
from tests.service.web.browser import enter, form_to, forms_of, send

OTHER = "gốc đa ngoài bến sông"
OBVIOUS = "123456789012"


def test_first_admin_is_made_by_the_link_and_signed_in(visitor: TestClient, store: Store) -> None:
    link = first_admin.announce(store, "")
    assert link is not None
    (form,) = forms_of(visitor.get(link))
    answer = send(visitor, form, name="quantri", password=PASSWORD, again=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert visitor.get("/password").status_code == 200
    assert "Đã có người quản trị" in visitor.get(link).text


def test_a_refused_first_admin_can_try_again(visitor: TestClient, store: Store) -> None:
    (form,) = forms_of(visitor.get(first_admin.announce(store, "") or ""))
    differing = send(visitor, form, name="quantri", password=PASSWORD, again=OTHER)
    assert problem("passwords_differ") in differing.text
    (form,) = forms_of(differing)
    weak = send(visitor, form, password=OBVIOUS, again=OBVIOUS)
    assert weak.status_code == 422
    assert problem("password_weak") in weak.text
    (form,) = forms_of(weak)
    assert form.values["name"] == "quantri"
    assert send(visitor, form, password=PASSWORD, again=PASSWORD).status_code == 303


def test_a_wrong_link_makes_nobody(visitor: TestClient, store: Store) -> None:
    (form,) = forms_of(visitor.get("/setup?token=guessed"))
    answer = send(visitor, form, name="quantri", password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 403
    assert problem("setup_refused") in answer.text


def test_sign_in_says_how_the_first_admin_is_made(visitor: TestClient, store: Store) -> None:
    assert "Chưa có người quản trị" in visitor.get("/sign-in").text
    add_user(store, "ha", "admin")
    assert "Chưa có người quản trị" not in visitor.get("/sign-in").text


def test_sign_in_goes_on_to_the_page_asked_for(visitor: TestClient, store: Store) -> None:
    add_user(store, "ha", "reader")
    sent_on = visitor.get("/password?a=1&b=2")
    assert (sent_on.status_code, sent_on.headers["location"]) == (303, "/sign-in?next=/password%3Fa%3D1%26b%3D2")
    (form,) = forms_of(visitor.get(sent_on.headers["location"]))
    answer = send(visitor, form, name="ha", password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/password?a=1&b=2")
    assert "httponly" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example"),
        *("evil", "", None, "javascript:alert(1)", "/\n/evil.example"),
    ],
)
def test_sign_in_leads_nowhere_else(elsewhere: str | None) -> None:
    assert local_path(elsewhere) == "/"


@pytest.mark.parametrize("here", ["/", "/obligations?status=todo&lead=S%E1%BB%9F", "/documents/1#o-2"])
def test_sign_in_leads_on_here(here: str) -> None:
    assert local_path(here) == here


def test_wrong_password_is_told_and_the_name_kept(visitor: TestClient, store: Store) -> None:
    add_user(store, "ha", "reader")
    (form,) = forms_of(visitor.get("/sign-in"))
    answer = send(visitor, form, name="ha", password=OTHER)
    assert answer.status_code == 401
    assert problem("sign_in_refused") in answer.text
    assert forms_of(answer)[0].values["name"] == "ha"
    assert "set-cookie" not in answer.headers


def test_sign_in_from_a_foreign_page_is_refused(visitor: TestClient, store: Store) -> None:
    add_user(store, "ha", "reader")
    (form,) = forms_of(visitor.get("/sign-in"))
    visitor.headers["Origin"] = "https://evil.example"
    answer = send(visitor, form, name="ha", password=PASSWORD)
    assert answer.status_code == 403
    assert problem("csrf_refused") in answer.text


def test_pages_are_closed_after_sign_out(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = send(visitor, form_to(visitor.get("/password"), "/sign-out"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert visitor.get("/password").headers["location"] == "/sign-in?next=/password"


def test_a_form_of_a_lost_sign_in_leads_back_to_its_page(visitor: TestClient) -> None:
    answer = visitor.post("/password", data={}, headers={"Referer": "http://t/password"})
    assert answer.headers["location"] == "/sign-in?next=/password"
    answer = visitor.post("/password", data={}, headers={"Referer": "http://evil.example/password"})
    assert answer.headers["location"] == "/sign-in?next=/"


def test_password_is_changed(visitor: TestClient, store: Store) -> None:
    add_user(store, "ha", "reader")
    send(visitor, forms_of(visitor.get("/sign-in"))[0], name="ha", password=PASSWORD)
    form = form_to(visitor.get("/password"), "/password")
    wrong = send(visitor, form, current=OTHER, password=OTHER, again=OTHER)
    assert wrong.status_code == 403
    assert problem("password_wrong") in wrong.text
    assert "Đã đổi mật khẩu" in send(visitor, form, current=PASSWORD, password=OTHER, again=OTHER).text
    assert visitor.get("/password").status_code == 200
