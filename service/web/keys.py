"""Keys of programs, for admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from service.access.deps import Administering
from service.access.principal import SCOPES
from service.api.access.keys import NewKey, create_key, list_keys, revoke_key
from service.deps import StoreDep
from service.problems import ProblemError
from service.store.types import now
from service.web.deps import VisitorDep
from service.web.forms import Blank, checked
from service.web.render import render
from service.web.route import PageRoute

__all__ = ["router"]

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/keys")
def show_keys(request: Request, visitor: VisitorDep, principal: Administering, store: StoreDep) -> Response:
    """All keys without their secrets, and the form for another."""
    found = list_keys(principal, store).keys
    return render(request, "keys.html", keys=found, scopes=SCOPES, code=None, made=None, at=now())


@router.post("/keys")
def make_key(  # noqa: PLR0913, PLR0917  one argument a field
    request: Request,
    visitor: VisitorDep,
    principal: Administering,
    store: StoreDep,
    name: Annotated[str, Form()],
    scopes: Annotated[list[str], Form()] = [],  # noqa: B006  FastAPI copies it
    days: Annotated[Blank, Form()] = None,
) -> Response:
    """Make a key and show it: this page, and no other, holds it."""
    made, problem = None, None
    try:
        wanted = checked(NewKey, name=name, scopes=scopes, days=days)
        made = create_key(request, Response(), wanted, principal, store)
    except ProblemError as error:
        problem = error
    found = list_keys(principal, store).keys
    status, code = (problem.status_code, problem.code) if problem else (200, None)
    return render(request, "keys.html", status=status, keys=found, scopes=SCOPES, code=code, made=made, at=now())


@router.post("/keys/{number}/revoke")
def revoke(request: Request, visitor: VisitorDep, principal: Administering, store: StoreDep, number: int) -> Response:
    """End a key."""
    revoke_key(request, number, principal, store)
    return RedirectResponse("/keys", 303)
