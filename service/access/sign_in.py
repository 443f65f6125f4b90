"""Signing in with name and password, signing out, and choosing another password."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from sqlalchemy.orm import Session

from service.access import audit, origin, passwords, sessions, users
from service.access.principal import Principal
from service.access.rates import rates_of
from service.deps import settings_of, store_of
from service.problems import ProblemError
from service.store import Store
from service.store.models import User

__all__ = ["SignIn", "change_password", "sign_in", "sign_out"]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A new sign-in.

    Attributes:
        token: for ``sessions.set_cookie``; it is stored nowhere.
        browser: what the service knows of it.
    """

    token: str
    browser: sessions.Browser


def sign_in(request: Request, name: str, password: str) -> SignIn:
    """Sign a user in; the browser's earlier sign-in, if there is one, ends.

    Args:
        request: says the application, the browser's address and its earlier cookie.
        name: as typed.
        password: as typed.

    Raises:
        ProblemError: 401 ``sign_in_refused``, the same and after the same time whether the name is unknown, the
            password wrong or the user disabled; 429 ``too_many_requests``; 403 ``csrf_refused``.
    """
    store, settings = store_of(request), settings_of(request)
    origin.refuse_foreign(request, settings)
    rates_of(request).count_sign_in(users.folded(name), audit.address_of(request))
    with store.read() as session:
        user = users.find(session, name)
    stored = user.password_hash if user else None
    right = passwords.is_right(stored, password)
    with store.write() as session:
        user = users.find(session, name)
        # He may have been disabled, or given another password, while this one was checked.
        if user and right and not user.disabled and user.password_hash == stored:
            begun = _begin(session, user, request)
        else:
            begun = None
            # Not the name as typed: people type passwords there.
            audit.note(session, None, "session.refused", f"user:{user.name}" if user else None, request=request)
    if begun is None or user is None:
        raise ProblemError(401, "sign_in_refused", "name and password do not belong together, or the user is disabled")
    if passwords.is_outdated(user.password_hash):
        _hash_anew(store, user, password)
    return begun


def sign_out(request: Request, principal: Principal) -> None:
    """End the sign-in of the browser that asks.

    Raises:
        ProblemError: 403 ``not_allowed``, it is a program with a key.
    """
    with store_of(request).write() as session:
        user = _user(session, principal)
        sessions.end(session, request.cookies[sessions.COOKIE])
        audit.note(session, principal, "session.ended", f"user:{user.name}", request=request)


def change_password(request: Request, principal: Principal, current: str, wanted: str) -> None:
    """Give the user who asks another password; his other browsers are signed out.

    Raises:
        ProblemError: 403 ``password_wrong``, the current one is not right; 403 ``not_allowed``, it is a program with a
            key; 422 ``password_weak``; 429 ``too_many_requests``.
    """
    store = store_of(request)
    with store.read() as session:
        user = _user(session, principal)
    rates_of(request).count_sign_in(user.name, audit.address_of(request))
    if not passwords.is_right(user.password_hash, current):
        raise ProblemError(403, "password_wrong", "the current password is another")
    passwords.demand_good(wanted, user.name)
    password_hash = passwords.hashed(wanted)
    with store.write() as session:
        user = _user(session, principal)
        users.set_password(session, user, password_hash, stays=request.cookies[sessions.COOKIE])
        audit.note(session, principal, "password.changed", f"user:{user.name}", request=request)


def _begin(session: Session, user: User, request: Request) -> SignIn:
    earlier = request.cookies.get(sessions.COOKIE)
    if earlier:
        sessions.end(session, earlier)
    token, csrf_token = sessions.begin(session, user, settings_of(request).session_hours)
    principal = sessions.principal_of(user)
    audit.note(session, principal, "session.begun", f"user:{user.name}", request=request)
    return SignIn(token, sessions.Browser(principal, csrf_token))


def _hash_anew(store: Store, user: User, password: str) -> None:
    anew = passwords.hashed(password)
    with store.write() as session:
        found = session.get(User, user.id)
        if found and found.password_hash == user.password_hash:
            found.password_hash = anew


def _user(session: Session, principal: Principal) -> User:
    user = users.of(session, principal)
    if user is None:
        raise ProblemError(403, "not_allowed", "this is for users; a key has neither password nor session")
    return user
