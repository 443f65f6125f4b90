"""Who asks, and what he may do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ROLES", "SCOPES", "Principal", "Role", "Scope"]

Role = Literal["reader", "reviewer", "admin"]
Scope = Literal["read", "upload", "review", "admin"]

SCOPES: tuple[Scope, ...] = ("read", "upload", "review", "admin")
ROLES: dict[Role, frozenset[Scope]] = {
    "reader": frozenset({"read"}),
    "reviewer": frozenset({"read", "upload", "review"}),
    "admin": frozenset(SCOPES),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """A user who is signed in, or a program with a key.

    Attributes:
        name: what the audit log calls him: ``user:hoa``, ``key:3``.
        shown: what people call him.
        scopes: what he may do.
    """

    name: str
    shown: str
    scopes: frozenset[Scope]

    def may(self, scope: Scope) -> bool:
        """Whether he may do what the scope covers."""
        return scope in self.scopes
