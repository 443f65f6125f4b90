"""Who asks, for the addresses: ``Reading``, ``Uploading``, ``Reviewing``, ``Administering``, ``SignedIn``.

A program shows a key (``Authorization: Bearer dp_…`` or ``X-API-Key``), a browser its session's cookie. What a browser
changes needs the CSRF token and an origin of the service's own besides; a key proves by itself that no page forged it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, APIKeyHeader, HTTPBearer

from service.access import identity, origin, sessions
from service.access.principal import Principal, Scope
from service.access.rates import Rates, rates_of
from service.deps import SettingsDep, StoreDep
from service.problems import ProblemError, responses
from service.repeated import refuse_repeated

__all__ = ["REFUSALS", "Administering", "BrowserDep", "RatesDep", "Reading", "Reviewing", "SignedIn", "Uploading"]

REFUSALS = responses(401, 403, 429)
"""What each address that needs a sign-in may answer: ``APIRouter(responses=REFUSALS)``."""

_SAFE = frozenset({"GET", "HEAD"})

# For the description of the addresses; ``identity`` reads the headers themselves.
_bearer = HTTPBearer(scheme_name="key", description="A program's key, dp_…", auto_error=False)
_header = APIKeyHeader(
    name=identity.KEY_HEADER, scheme_name="key_header", description="A program's key, dp_…", auto_error=False
)
_cookie = APIKeyCookie(
    name=sessions.COOKIE,
    scheme_name="session",
    description=f"A browser's session by POST /v1/session; what changes something needs {origin.HEADER} besides.",
    auto_error=False,
)


RatesDep = Annotated[Rates, Depends(rates_of)]


def _find_program(
    request: Request,
    store: StoreDep,
    _by_bearer: Annotated[object, Security(_bearer)],
    _by_header: Annotated[object, Security(_header)],
) -> Principal | None:
    return identity.find_program(request, store)


def _find_browser(
    request: Request, store: StoreDep, _by_cookie: Annotated[object, Security(_cookie)]
) -> sessions.Browser | None:
    return identity.find_browser(request, store)


BrowserDep = Annotated[sessions.Browser | None, Depends(_find_browser)]
"""The sign-in that the cookie names, whoever asks; ``SignedIn`` says who that is."""


async def _identify(
    request: Request,
    settings: SettingsDep,
    rates: RatesDep,
    program: Annotated[Principal | None, Depends(_find_program)],
    browser: BrowserDep,
) -> Principal:
    """Who asks; also for what logs requests, as ``request.state.principal``.

    Raises:
        ProblemError: ``sign_in_needed``, ``csrf_refused`` or ``too_many_requests``.
    """
    principal = program or (browser.principal if browser else None)
    if principal is None:
        raise identity.refusal("sign in, or show a key")
    rates.count_request(principal)
    if program is None and browser is not None and request.method not in _SAFE:
        origin.check_own(request, settings)
        await origin.check_token(request, browser.csrf_token)
    request.state.principal = principal
    return principal


def _allowed(scope: Scope) -> Callable[[Request, Principal], Principal]:
    def check(request: Request, principal: SignedIn) -> Principal:
        if not principal.may(scope):
            raise ProblemError(403, "not_allowed", f"this needs the scope “{scope}”")
        refuse_repeated(request)
        return principal

    return check


SignedIn = Annotated[Principal, Depends(_identify)]
"""Whoever has signed in or shown a key."""

Reading = Annotated[Principal, Depends(_allowed("read"))]
Uploading = Annotated[Principal, Depends(_allowed("upload"))]
Reviewing = Annotated[Principal, Depends(_allowed("review"))]
Administering = Annotated[Principal, Depends(_allowed("admin"))]
