"""The users, for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from service.access.deps import Administering
from service.api.access.users import NewUser, UserChange, change_user, create_user, list_users
from service.deps import StoreDep
from service.problems import ProblemError
from service.store import Store
from service.web.deps import VisitorDep
from service.web.forms import Blank, checked
from service.web.render import render
from service.web.route import PageRoute

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/users")
def show_users(request: Request, visitor: VisitorDep, principal: Administering, store: StoreDep) -> Response:
    """All users, each with the form that changes him, and the form for another."""
    return _page(request, principal, store)


@router.post("/users")
def add_user(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request,
    visitor: VisitorDep,
    principal: Administering,
    store: StoreDep,
    name: Annotated[str, Form()],
    role: Annotated[str, Form()],
    password: Annotated[str, Form()],
    display_name: Annotated[Blank, Form()] = None,
) -> Response:
    """Add a user."""
    typed = {"name": name, "display_name": display_name, "role": role}
    try:
        create_user(request, Response(), checked(NewUser, **typed, password=password), principal, store)
    except ProblemError as error:
        return _page(request, principal, store, error, typed)
    return RedirectResponse("/users", 303)


_TOLD = {"true": True, "false": False}
"""What the form's hidden field says."""


@router.post("/users/{name}")
def change(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request,
    visitor: VisitorDep,
    principal: Administering,
    store: StoreDep,
    name: str,
    role: Annotated[Blank, Form()] = None,
    disabled: Annotated[Blank, Form()] = None,
    password: Annotated[Blank, Form()] = None,
) -> Response:
    """Give a user another role or password, disable him, or let him in again."""
    try:
        told = _TOLD.get(disabled or "")
        wanted = checked(UserChange, role=role, disabled=told, password=password)
        change_user(request, name, wanted, principal, store)
    except ProblemError as error:
        return _page(request, principal, store, error)
    return RedirectResponse("/users", 303)


def _page(
    request: Request,
    principal: Administering,
    store: Store,
    error: ProblemError | None = None,
    typed: dict[str, str | None] | None = None,
) -> Response:
    return render(
        request,
        "users.html",
        status=error.status_code if error else 200,
        code=error.code if error else None,
        users=list_users(principal, store).users,
        typed=typed or dict.fromkeys(("name", "display_name", "role")),
    )
