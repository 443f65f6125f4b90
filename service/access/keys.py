"""Keys of programs: ``dp_<prefix>_<secret>``, shown once, kept as a hash."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.access.principal import SCOPES, Principal, Scope
from service.access.tokens import digest, new_token
from service.store import Store
from service.store.models import ApiKey
from service.store.types import now

__all__ = ["create", "find", "principal_of", "revoke"]

_KEY = re.compile(r"dp_[0-9a-f]{8}_[A-Za-z0-9_-]{43}")


def principal_of(key: ApiKey) -> Principal:
    """The key as one who asks."""
    return Principal(f"key:{key.id}", key.name, frozenset(scope for scope in SCOPES if scope in key.scopes))


def create(
    session: Session, name: str, scopes: Iterable[Scope], *, made_by: str, days: int | None = None
) -> tuple[ApiKey, str]:
    """Make a key.

    Args:
        session: a writing one.
        name: what people call the program.
        scopes: what it may do.
        made_by: the audit log's name of who makes it.
        days: how long it holds; without, until it is revoked.

    Returns:
        The stored key, and the key itself: nobody can see it again.
    """
    prefix = secrets.token_hex(4)
    secret = f"dp_{prefix}_{new_token()}"
    key = ApiKey(
        name=name,
        prefix=prefix,
        secret_hash=digest(secret),
        scopes=[scope for scope in SCOPES if scope in set(scopes)],
        created_by=made_by,
        expires_at=None if days is None else now() + timedelta(days=days),
    )
    session.add(key)
    session.flush()
    return key, secret


def find(store: Store, secret: str) -> Principal | None:
    """Whose key this is; ``None`` if it is none, or expired, or revoked. Keeps the day on which it was last used."""
    if not _KEY.fullmatch(secret):
        return None
    with store.read() as session:
        key = session.scalar(select(ApiKey).where(ApiKey.secret_hash == digest(secret)))
        if key is None or key.revoked_at is not None or (key.expires_at is not None and key.expires_at <= now()):
            return None
        principal, last_used_on = principal_of(key), key.last_used_on
    today = now().date()
    if last_used_on != today:  # a day, not a moment: else each reading request would write
        with store.write() as session:
            session.execute(update(ApiKey).where(ApiKey.secret_hash == digest(secret)).values(last_used_on=today))
    return principal


def revoke(key: ApiKey) -> None:
    """End a key; the first revocation's moment stays."""
    key.revoked_at = key.revoked_at or now()
