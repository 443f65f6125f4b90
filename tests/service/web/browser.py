"""What a person does in a browser without scripts: sign in, look at a page, fill in its forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from fastapi.testclient import TestClient
from lxml import html

from service.access import sessions, users
from service.access.principal import Role
from service.store import Store

__all__ = ["Answer", "Form", "enter", "form_to", "forms_of", "page_of", "send"]


class Answer(Protocol):
    """What a browser gets."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def text(self) -> str: ...


class Form:
    """A form of a page, with the values that the server filled in."""

    def __init__(self, element: html.FormElement) -> None:
        self.method: str = element.method
        self.action = str(element.action)
        self.values: dict[str, str] = dict(element.form_values())


def enter(browser: TestClient, store: Store, role: Role = "admin", name: str = "ha") -> str:
    """Sign somebody in, who is made for it and has no password; gives his CSRF token."""
    with store.write() as session:
        user = users.create(session, name, role, "none")
        session.flush()
        token, csrf_token = sessions.begin(session, user, hours=1)
    browser.cookies.set(sessions.COOKIE, token)
    return csrf_token


def page_of(answer: Answer) -> html.HtmlElement:
    """The page of an answer."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.text)


def forms_of(answer: Answer) -> list[Form]:
    """The forms of a page."""
    return [Form(element) for element in page_of(answer).forms]


def form_to(answer: Answer, action: str) -> Form:
    """The form of a page that goes to an address."""
    return next(form for form in forms_of(answer) if form.action == action)


def send(browser: TestClient, form: Form, **values: str) -> Answer:
    """Send a form as filled in by the server, with other values in some fields."""
    return browser.request(form.method, form.action, data=form.values | values)
