"""Browsers that are signed in: a random token in a cookie, its hash and the CSRF token in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from fastapi.responses import Response
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.access.principal import ROLES, Principal, Role
from service.access.tokens import digest, new_token
from service.settings import Settings
from service.store.models import User, UserSession
from service.store.types import now

__all__ = [
    "COOKIE",
    "Browser",
    "begin",
    "clear_cookie",
    "end",
    "end_all",
    "find",
    "principal_of",
    "set_cookie",
    "sweep",
]

COOKIE = "docproc_session"


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that is signed in.

    Attributes:
        principal: who signed in there.
        csrf_token: what his requests that change something must carry.
    """

    principal: Principal
    csrf_token: str


def principal_of(user: User) -> Principal:
    """The user as one who asks."""
    return Principal(f"user:{user.name}", user.display_name, ROLES[cast(Role, user.role)])


def begin(session: Session, user: User, hours: int) -> tuple[str, str]:
    """Sign a user in at one browser; the token is always new, so that none can be planted beforehand.

    Args:
        session: a writing one.
        user: who has proved himself.
        hours: how long the sign-in holds.

    Returns:
        The cookie's value, which is not stored, and the CSRF token.
    """
    sweep(session)
    token, csrf_token = new_token(), new_token()
    expires_at = now() + timedelta(hours=hours)
    session.add(UserSession(token_hash=digest(token), user_id=user.id, csrf_token=csrf_token, expires_at=expires_at))
    return token, csrf_token


def find(session: Session, token: str) -> Browser | None:
    """Who is signed in with this cookie; ``None`` once the time is over or the user is disabled."""
    query = (
        select(User, UserSession.csrf_token)
        .join(UserSession, UserSession.user_id == User.id)
        .where(UserSession.token_hash == digest(token), UserSession.expires_at > now(), User.disabled.is_(False))
    )
    found = session.execute(query).one_or_none()
    return found and Browser(principal_of(found[0]), found[1])


def end(session: Session, token: str) -> None:
    """Sign one browser out."""
    session.execute(delete(UserSession).where(UserSession.token_hash == digest(token)))


def end_all(session: Session, user: User, *, but: str | None = None) -> None:
    """Sign a user out everywhere, save at the browser whose cookie is ``but``."""
    ended = delete(UserSession).where(UserSession.user_id == user.id)
    session.execute(ended if but is None else ended.where(UserSession.token_hash != digest(but)))


def sweep(session: Session) -> None:
    """Forget the sign-ins whose time is over."""
    session.execute(delete(UserSession).where(UserSession.expires_at <= now()))


def set_cookie(response: Response, token: str, settings: Settings) -> None:
    """Give a browser its token.

    ``SameSite=Lax``: with ``Strict`` a link in a mail to a dispatch would ask everybody to sign in again. What changes
    something needs the CSRF token and its own origin besides.
    """
    response.set_cookie(
        COOKIE,
        token,
        max_age=settings.session_hours * 3600,
        path="/",
        secure=settings.secure_cookies,
        httponly=True,
        samesite="lax",
    )


def clear_cookie(response: Response, settings: Settings) -> None:
    """Take the token from a browser."""
    response.delete_cookie(COOKIE, path="/", secure=settings.secure_cookies, httponly=True, samesite="lax")
