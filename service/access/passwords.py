"""Passwords: which are good enough, and argon2 hashes of them."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from docproc.text import bare_key
from service.problems import ProblemError

__all__ = ["HASHER", "LONGEST", "SHORTEST", "demand_good", "hashed", "is_outdated", "is_right"]

HASHER = PasswordHasher()
"""Parameters of RFC 9106 for machines with little memory: 64 MiB and three passes."""

SHORTEST = 12
LONGEST = 1000
_OWN_CHARACTERS = 6
_OBVIOUS = Path(__file__).parent / "obvious_passwords.txt"

# Each hash takes 64 MiB, and a service's threads could start 40 of them at once.
_at_once = threading.BoundedSemaphore(2)


def demand_good(password: str, name: str) -> None:
    """Take only a password that is worth guessing at.

    Args:
        password: as typed.
        name: the user's, which must not be most of it.

    Raises:
        ProblemError: 422 ``password_weak``; the detail says why.
    """
    if len(_composed(password)) < SHORTEST:
        raise _refusal(f"a password has at least {SHORTEST} characters")
    rest = bare_key(_composed(password))
    for piece in (bare_key(name), *_obvious()):
        rest = rest.replace(piece, "\0")
    if len(set(rest) - {"\0", " "}) < _OWN_CHARACTERS:
        raise _refusal(
            f"besides the name and what everybody tries first, a password has {_OWN_CHARACTERS} different characters"
        )


def hashed(password: str) -> str:
    """The argon2id hash of a password, with its salt and parameters."""
    with _at_once:
        return HASHER.hash(_composed(password))


def is_right(stored: str | None, password: str) -> bool:
    """Whether a password is the one of a hash; takes as long where there is no hash to compare with.

    Args:
        stored: the user's hash; ``None`` where there is no such user.
        password: as typed.
    """
    try:
        with _at_once:
            matches = HASHER.verify(stored or _hash_of_nobody(), _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    return matches and stored is not None


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's; it is made anew at the next sign-in."""
    return HASHER.check_needs_rehash(stored)


def _composed(password: str) -> str:
    """One form for what keyboards send in several: ``ế`` comes as one character or as three."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hash_of_nobody() -> str:
    return HASHER.hash("the password of somebody who is not there")


@cache
def _obvious() -> tuple[str, ...]:
    lines = _OBVIOUS.read_text("utf-8").splitlines()
    return tuple(sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True))


def _refusal(detail: str) -> ProblemError:
    return ProblemError(422, "password_weak", detail)
