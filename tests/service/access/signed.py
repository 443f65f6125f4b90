"""Ways to be known to the service in one line: a key, a user, a browser where he has signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2 import PasswordHasher, profiles

from service.access import keys, passwords, sessions, users
from service.access.principal import Role, Scope
from service.store import Store

__all__ = ["PASSWORD", "add_user", "browse", "key_of", "with_quick_hashes"]

PASSWORD = "nhà máy gạch bên sông"  # noqa: S105  nobody's


@contextmanager
def with_quick_hashes() -> Iterator[None]:
    """The real parameters take 64 MiB and a tenth of a second for each password."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher.from_parameters(profiles.CHEAPEST))
        passwords._hash_of_nobody.cache_clear()
        yield
    passwords._hash_of_nobody.cache_clear()


def key_of(store: Store, *scopes: Scope, days: int | None = None) -> str:
    """A new key that may do this."""
    with store.write() as session:
        return keys.create(session, f"key of {', '.join(scopes)}", scopes, made_by="user:test", days=days)[1]


def add_user(store: Store, name: str, role: Role, password: str = PASSWORD) -> None:
    """A new user."""
    password_hash = passwords.hashed(password)
    with store.write() as session:
        users.create(session, name, role, password_hash)


def browse(store: Store, name: str) -> dict[str, str]:
    """The headers of a browser that shows the service's own pages, where the user has signed in."""
    with store.write() as session:
        user = users.find(session, name)
        assert user is not None
        token, csrf_token = sessions.begin(session, user, hours=1)
    return {"Cookie": f"{sessions.COOKIE}={token}", "X-CSRF-Token": csrf_token, "Sec-Fetch-Site": "same-origin"}
