"""Who asks, for the addresses: ``Reading``, ``Uploading``, ``Reviewing``, ``Administering``, ``SignedIn``.

A program shows a key (``Authorization: Bearer dp_…`` or ``X-API-Key``), a browser its session's cookie. What a browser
changes needs the CSRF token and an origin of the service's own besides; a key proves by itself that no page forged it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from service.access import keys, origin, sessions
from service.access.principal import Principal, Scope
from service.access.rates import Rates
from service.deps import SettingsDep, StoreDep
from service.problems import ProblemError, responses

__all__ = ["REFUSALS", "Administering", "BrowserDep", "RatesDep", "Reading", "Reviewing", "SignedIn", "Uploading"]

REFUSALS = responses(401, 403, 429)
"""What each address that needs a sign-in may answer: ``APIRouter(responses=REFUSALS)``."""

_SAFE = frozenset({"GET", "HEAD"})

_bearer = HTTPBearer(scheme_name="key", description="A program's key, dp_…", auto_error=False)
_header = APIKeyHeader(name="X-API-Key", scheme_name="key_header", description="A program's key", auto_error=False)
_cookie = APIKeyCookie(
    name=sessions.COOKIE,
    scheme_name="session",
    description=f"A browser's session by POST /v1/session; what changes something needs {origin.HEADER} besides.",
    auto_error=False,
)


def _rates(request: Request) -> Rates:
    rates: Rates = request.app.state.rates
    return rates


RatesDep = Annotated[Rates, Depends(_rates)]


def _find_browser(store: StoreDep, cookie: Annotated[str | None, Security(_cookie)]) -> sessions.Browser | None:
    if cookie is None:
        return None
    with store.read() as session:
        return sessions.find(session, cookie)


def _find_program(
    store: StoreDep,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    header: Annotated[str | None, Security(_header)],
) -> Principal | None:
    """The key's owner.

    Raises:
        ProblemError: ``sign_in_needed``; a key is shown and does not hold. A cookie beside it changes nothing, for
            a program is to learn that its key is at an end.
    """
    secret = bearer.credentials if bearer else header
    if secret is None:
        return None
    return keys.find(store, secret) or _refuse("the key is unknown, expired or revoked")


async def _identify(
    request: Request,
    settings: SettingsDep,
    rates: RatesDep,
    program: Annotated[Principal | None, Depends(_find_program)],
    browser: Annotated[sessions.Browser | None, Depends(_find_browser)],
) -> Principal:
    """Who asks; also for what logs requests, as ``request.state.principal``.

    Raises:
        ProblemError: ``sign_in_needed``, ``csrf_refused`` or ``too_many_requests``.
    """
    principal = program or (browser.principal if browser else _refuse("sign in, or show a key"))
    rates.count_request(principal)
    if program is None and browser is not None and request.method not in _SAFE:
        origin.check_own(request, settings)
        await origin.check_token(request, browser.csrf_token)
    request.state.principal = principal
    return principal


def _refuse(detail: str) -> Principal:
    raise ProblemError(401, "sign_in_needed", detail, headers={"WWW-Authenticate": "Bearer"})


def _allowed(scope: Scope) -> Callable[[Principal], Principal]:
    def check(principal: SignedIn) -> Principal:
        if not principal.may(scope):
            raise ProblemError(403, "not_allowed", f"this needs the scope “{scope}”")
        return principal

    return check


SignedIn = Annotated[Principal, Depends(_identify)]
"""Whoever has signed in or shown a key."""

BrowserDep = Annotated[sessions.Browser | None, Depends(_find_browser)]
"""The browser's session that the cookie names, whoever asks; ``SignedIn`` says who that is."""

Reading = Annotated[Principal, Depends(_allowed("read"))]
Uploading = Annotated[Principal, Depends(_allowed("upload"))]
Reviewing = Annotated[Principal, Depends(_allowed("review"))]
Administering = Annotated[Principal, Depends(_allowed("admin"))]
