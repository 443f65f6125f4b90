"""The first admin: made by whoever reads the link that the service prints at its start, and by nobody after him."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.access import audit, passwords, sessions, users
from service.access.tokens import digest, new_token
from service.problems import ProblemError
from service.store import Store
from service.store.models import SetupLink, User
from service.store.types import now

__all__ = ["ADDRESS", "announce", "create", "is_needed"]

ADDRESS = "/setup"
_GOOD_FOR = timedelta(days=1)


def announce(store: Store, base_url: str) -> str | None:
    """Make a link for the first admin, unless there is an admin.

    Each start of each process makes its own, since only hashes are stored; any of them works until one was used.

    Args:
        store: written to.
        base_url: under which people reach the service; empty where that is not known.

    Returns:
        The link, for whoever started the service to read and to nobody else: not for the log.
    """
    with store.read() as session:
        if not is_needed(session):
            return None
    token = new_token()
    with store.write() as session:
        session.execute(delete(SetupLink).where(SetupLink.made_at < now() - _GOOD_FOR))
        session.add(SetupLink(token_hash=digest(token)))
    return f"{base_url.rstrip('/')}{ADDRESS}?token={token}"


def create(store: Store, token: str, name: str, password: str, request: Request | None = None) -> User:
    """Make the first admin; of several who try at once, one succeeds.

    Args:
        store: written to.
        token: of a link that ``announce`` gave within the last day.
        name: by which he is to sign in.
        password: with which.
        request: for the record.

    Raises:
        ProblemError: 403 ``setup_refused``, the link is unknown, too old or used, or there is an admin; what
            ``passwords.demand_good`` and ``users.create`` raise, the link then stays good.
    """
    with store.read() as session:
        if not _is_good(session, token):
            raise _refusal()
    passwords.demand_good(password, users.folded(name))
    password_hash = passwords.hashed(password)
    with store.write() as session:
        # Who comes second waits here until the first is done: then the links are gone, and the admin is to be seen.
        ended = session.scalars(delete(SetupLink).returning(SetupLink.token_hash)).all()
        if digest(token) not in ended or not is_needed(session):
            raise _refusal()
        user = users.create(session, name, "admin", password_hash)
        audit.note(session, sessions.principal_of(user), "user.created", f"user:{user.name}", request=request)
    return user


def is_needed(session: Session) -> bool:
    """Whether there is no admin, not even one who is disabled."""
    return session.scalar(select(User.id).where(User.role == "admin").limit(1)) is None


def _is_good(session: Session, token: str) -> bool:
    link = session.get(SetupLink, digest(token))
    return link is not None and link.made_at > now() - _GOOD_FOR and is_needed(session)


def _refusal() -> ProblemError:
    detail = (
        "the link was used, is more than a day old, or there is an admin; a new start of the service prints another"
    )
    return ProblemError(403, "setup_refused", detail)
