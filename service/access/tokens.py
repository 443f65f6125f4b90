"""Random tokens: who holds one proves himself by it, and the store keeps only its hash."""

from __future__ import annotations

import hashlib
import secrets

__all__ = ["digest", "new_token"]


def new_token() -> str:
    """256 random bits as 43 characters that are safe in addresses, headers and cookies."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token: its SHA-256 in lower-case hex.

    A slow hash would add nothing: nobody guesses 256 random bits.
    """
    return hashlib.sha256(token.encode(errors="surrogateescape")).hexdigest()
