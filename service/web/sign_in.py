"""The first admin, signing in and out, and one's own password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from service.access import first_admin, sessions
from service.access.deps import SignedIn
from service.access.sign_in import change_password, sign_in, sign_out
from service.deps import SettingsDep, StoreDep
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store
from service.web.deps import VisitorDep
from service.web.render import render
from service.web.route import PageRoute, local_path

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)

_Typed = Annotated[str, Form(max_length=1000)]


@router.get("/setup")
def show_setup(request: Request, store: StoreDep, token: Annotated[str, Query(max_length=200)] = "") -> Response:
    """The form by which whoever started the service makes the first admin."""
    return render(request, "setup.html", token=token, needed=_admin_missing(store), code=None, name="")


@router.post("/setup")
def set_up(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    token: _Typed,
    name: _Typed,
    password: _Typed,
    again: _Typed,
) -> Response:
    """Make him, and sign him in."""
    try:
        _demand_same(password, again)
        first_admin.create(store, token, name, password, request)
    except ProblemError as error:
        status, needed = error.status_code, _admin_missing(store)
        return render(request, "setup.html", status=status, token=token, needed=needed, code=error.code, name=name)
    return _signed_in(request, settings, name, password, "/")


@router.get("/sign-in")
def show_sign_in(
    request: Request,
    store: StoreDep,
    onward: Annotated[str, Query(alias="next", max_length=2000)] = "/",
) -> Response:
    """The form for name and password."""
    missing = _admin_missing(store)
    return render(request, "sign_in.html", onward=local_path(onward), missing=missing, code=None, name="")


@router.post("/sign-in")
def enter(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    name: _Typed,
    password: _Typed,
    onward: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Sign in, and go on to the page that was asked for."""
    path = local_path(onward)
    try:
        return _signed_in(request, settings, name, password, path)
    except ProblemError as error:
        missing = _admin_missing(store)
        values = {"onward": path, "missing": missing, "code": error.code, "name": name}
        return render(request, "sign_in.html", status=error.status_code, headers=error.headers, **values)


@router.post("/sign-out")
def leave(request: Request, settings: SettingsDep, principal: SignedIn) -> Response:
    """Sign out here."""
    sign_out(request, principal)
    response = RedirectResponse("/", 303)
    sessions.clear_cookie(response, settings)
    return response


@router.get("/password")
def show_password(request: Request, visitor: VisitorDep) -> Response:
    """The form for another password."""
    return render(request, "password.html", code=None, changed=False)


@router.post("/password")
def choose_password(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request, visitor: VisitorDep, principal: SignedIn, current: _Typed, password: _Typed, again: _Typed
) -> Response:
    """Change it; the user's other browsers are signed out."""
    try:
        _demand_same(password, again)
        change_password(request, principal, current, password)
    except ProblemError as error:
        if error.code == "not_allowed":  # a key, which no other password would help
            raise
        return render(request, "password.html", status=error.status_code, code=error.code, changed=False)
    return render(request, "password.html", code=None, changed=True)


def _signed_in(request: Request, settings: Settings, name: str, password: str, path: str) -> Response:
    begun = sign_in(request, name, password)
    response = RedirectResponse(path, 303)
    sessions.set_cookie(response, begun.token, settings)
    return response


def _admin_missing(store: Store) -> bool:
    with store.read() as session:
        return first_admin.is_needed(session)


def _demand_same(password: str, again: str) -> None:
    if password != again:
        raise ProblemError(422, "passwords_differ", "the password was not repeated as it was typed first")
