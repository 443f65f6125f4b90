"""Users: who they are, what they may do; there is always an admin who can sign in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.access import sessions
from service.access.principal import Principal, Role
from service.problems import ProblemError
from service.store.models import User

__all__ = ["LONGEST_NAME", "NAME", "Change", "change", "create", "every", "find", "folded", "of", "set_password"]

LONGEST_NAME = 64
NAME = rf"[a-z0-9][a-z0-9._@-]{{0,{LONGEST_NAME - 1}}}"
"""Names are of ASCII, for they stand in addresses and logs; the name that people see is another."""

_name = re.compile(NAME)


@dataclass(frozen=True, slots=True)
class Change:
    """What an admin changes of a user; ``None`` leaves it as it is."""

    display_name: str | None = None
    role: Role | None = None
    disabled: bool | None = None
    password_hash: str | None = None


def folded(name: str) -> str:
    """A name as it is stored: ``Hoa `` and ``hoa`` are the same."""
    return name.strip().lower()


def every(session: Session) -> Sequence[User]:
    """All users by name."""
    return session.scalars(select(User).order_by(User.name)).all()


def find(session: Session, name: str) -> User | None:
    """The user of a name, whether disabled or not."""
    return session.scalar(select(User).where(User.name == folded(name))) if _name.fullmatch(folded(name)) else None


def of(session: Session, principal: Principal) -> User | None:
    """The user who asks; ``None`` where it is a program with a key."""
    kind, _, name = principal.name.partition(":")
    return find(session, name) if kind == "user" else None


def create(session: Session, name: str, role: Role, password_hash: str, display_name: str | None = None) -> User:
    """Add a user.

    Args:
        session: a writing one.
        name: by which he signs in.
        role: what he may do.
        password_hash: of a password that ``passwords.demand_good`` took.
        display_name: how people call him; the name, if not given.

    Raises:
        ProblemError: 422 ``name_invalid``, 409 ``user_exists``.
    """
    if not _name.fullmatch(folded(name)):
        raise ProblemError(422, "name_invalid", "a name is made of the letters a to z, figures, and . _ - @")
    user = User(name=folded(name), display_name=display_name or folded(name), role=role, password_hash=password_hash)
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError:
        raise ProblemError(409, "user_exists", "there is a user of that name already") from None
    return user


def change(session: Session, name: str, wanted: Change) -> User:
    """Change a user; a new password, and being disabled, sign him out everywhere.

    Raises:
        ProblemError: 404 ``user_unknown``; 409 ``last_admin``, nobody could administer the service any more.
    """
    admins = _lock_admins(session)
    user = find(session, name)
    if user is None:
        raise ProblemError(404, "user_unknown", "there is no user of that name")
    loses = wanted.disabled or wanted.role not in (None, "admin")
    if loses and [admin.id for admin in admins] == [user.id]:
        raise ProblemError(409, "last_admin", "nobody else can administer the service; make another admin first")
    for field in ("display_name", "role", "disabled", "password_hash"):
        value = getattr(wanted, field)
        if value is not None:
            setattr(user, field, value)
    if wanted.disabled or wanted.password_hash is not None:
        sessions.end_all(session, user)
    return user


def set_password(session: Session, user: User, password_hash: str, *, stays: str) -> None:
    """Give a user the password that he chose, and sign him out at all other browsers.

    Args:
        session: a writing one.
        user: of the same session.
        password_hash: of the new password.
        stays: the cookie of the browser where he changes it.
    """
    user.password_hash = password_hash
    sessions.end_all(session, user, but=stays)


def _lock_admins(session: Session) -> Sequence[User]:
    """Those who can administer; two of them cannot disable each other at the same moment."""
    query = select(User).where(User.role == "admin", User.disabled.is_(False)).order_by(User.id)
    return session.scalars(query.with_for_update()).all()
