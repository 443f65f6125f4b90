"""``/v1/session``, ``/v1/password``, ``/v1/setup``: signing in and out, one's password, the first admin."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.access import audit, first_admin, origin, sessions, sign_in
from service.access.deps import REFUSALS, BrowserDep, RatesDep, SignedIn
from service.access.principal import SCOPES, Principal, Scope
from service.api.access.fields import Asked, Password, UserName
from service.api.access.users import UserShown
from service.deps import SettingsDep, StoreDep
from service.problems import responses

__all__ = ["router"]

router = APIRouter(tags=["sign-in"])


class Credentials(Asked):
    """What somebody signs in with."""

    name: Annotated[str, Field(max_length=100, examples=["hoa"])]
    password: Annotated[Password, Field(examples=["nhà máy gạch bên sông"])]


class SessionShown(BaseModel):
    """Who has signed in, and what he may do."""

    name: str = Field(examples=["user:hoa"], description="as the audit record calls him; key:… is a program")
    display_name: str = Field(examples=["Nguyễn Thị Hoa"])
    scopes: tuple[Scope, ...] = Field(examples=[["read", "upload", "review"]])
    csrf_token: str | None = Field(
        examples=["Vh3pJq0m5yPpV3yR0uYt3J0x2m1n8Qb7w6s5d4f3g2h"],
        description=f"what a browser sends as {origin.HEADER} with whatever changes something; null for a program",
    )


class PasswordChange(Asked):
    """One's password, and the one that is to take its place."""

    current: Annotated[Password, Field(examples=["nhà máy gạch bên sông"])]
    wanted: Annotated[
        Password,
        Field(
            examples=["sân kho phơi lúa mùa"], description="at least 12 characters, not made of the name or the obvious"
        ),
    ]


class Setup(Asked):
    """The first admin."""

    token: Annotated[str, Field(max_length=100, description="of the link that the service printed at its start")]
    name: Annotated[UserName, Field(examples=["quantri"])]
    password: Annotated[Password, Field(examples=["nhà máy gạch bên sông"])]


@router.post(
    "/v1/session",
    operation_id="begin_session",
    summary="Sign in with name and password",
    responses=responses(400, 401, 403, 422, 429),
)
def begin_session(
    request: Request, response: Response, credentials: Credentials, settings: SettingsDep
) -> SessionShown:
    """Set the session's cookie, which scripts cannot read, and give the token that changes need besides.

    Programs better use a key.
    """
    begun = sign_in.sign_in(request, credentials.name, credentials.password.get_secret_value())
    sessions.set_cookie(response, begun.token, settings)
    return _shown(response, begun.browser.principal, begun.browser)


@router.get("/v1/session", operation_id="get_session", summary="Who am I, and what may I do?", responses=REFUSALS)
def get_session(response: Response, principal: SignedIn, browser: BrowserDep) -> SessionShown:
    """Whoever asks, a user or a program with its key."""
    return _shown(response, principal, browser)


@router.delete("/v1/session", operation_id="end_session", summary="Sign out", status_code=204, responses=REFUSALS)
def end_session(request: Request, response: Response, principal: SignedIn, settings: SettingsDep) -> None:
    """End the session of the cookie; others of the same user go on."""
    sign_in.sign_out(request, principal)
    sessions.clear_cookie(response, settings)


@router.post(
    "/v1/password",
    operation_id="change_password",
    summary="Choose another password",
    status_code=204,
    responses=REFUSALS | responses(400, 422),
)
def change_password(request: Request, change: PasswordChange, principal: SignedIn) -> None:
    """Change the password of the user who asks, and sign him out at all other browsers."""
    current, wanted = change.current.get_secret_value(), change.wanted.get_secret_value()
    sign_in.change_password(request, principal, current, wanted)


@router.post(
    "/v1/setup",
    operation_id="create_first_admin",
    summary="Make the first admin",
    status_code=201,
    responses=responses(400, 403, 409, 422, 429),
)
def create_first_admin(
    request: Request, setup: Setup, store: StoreDep, settings: SettingsDep, rates: RatesDep
) -> UserShown:
    """Needs the link that the service prints at its start while there is no admin."""
    origin.refuse_foreign(request, settings)
    rates.count_sign_in(setup.name, audit.address_of(request))
    user = first_admin.create(store, setup.token, setup.name, setup.password.get_secret_value(), request)
    return UserShown.of(user)


def _shown(response: Response, principal: Principal, browser: sessions.Browser | None) -> SessionShown:
    response.headers["Cache-Control"] = "no-store"
    return SessionShown(
        name=principal.name,
        display_name=principal.shown,
        scopes=tuple(scope for scope in SCOPES if principal.may(scope)),
        csrf_token=browser.csrf_token if browser and browser.principal == principal else None,
    )
