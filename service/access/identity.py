"""Whom a request shows itself to be of: a program by its key, a browser by its cookie."""

from __future__ import annotations

from fastapi import Request
from fastapi.security.utils import get_authorization_scheme_param

from service.access import keys, sessions
from service.access.principal import Principal
from service.problems import ProblemError
from service.store import Store

__all__ = ["KEY_HEADER", "find_browser", "find_program", "refusal"]

KEY_HEADER = "X-API-Key"


def find_program(request: Request, store: Store) -> Principal | None:
    """The owner of the key that a request shows; ``None`` if it shows none.

    Raises:
        ProblemError: 401 ``sign_in_needed``; the key does not hold. A cookie beside it changes nothing, for a program
            is to learn that its key is at an end.
    """
    scheme, secret = get_authorization_scheme_param(request.headers.get("authorization"))
    if scheme.lower() != "bearer":
        secret = request.headers.get(KEY_HEADER, "")
    if not secret:
        return None
    principal = keys.find(store, secret)
    if principal is None:
        raise refusal("the key is unknown, expired or revoked")
    return principal


def find_browser(request: Request, store: Store) -> sessions.Browser | None:
    """The sign-in whose cookie a request shows; ``None`` if it shows none, or one that is at an end."""
    token = request.cookies.get(sessions.COOKIE)
    if not token:
        return None
    with store.read() as session:
        return sessions.find(session, token)


def refusal(detail: str) -> ProblemError:
    """What somebody is told who is not known: 401 ``sign_in_needed``."""
    return ProblemError(401, "sign_in_needed", detail, headers={"WWW-Authenticate": "Bearer"})
