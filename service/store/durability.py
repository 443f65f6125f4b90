"""Whether PostgreSQL keeps what it has committed when the power fails; SQLite is told to by each connection."""

from __future__ import annotations

from sqlalchemy import text

from service.store.database import Store

__all__ = ["MUST_BE_ON", "switched_off"]

MUST_BE_ON = ("fsync", "synchronous_commit")


def switched_off(store: Store) -> list[str]:
    """Which of the settings that must be on are off for the store's own connections."""
    if not store.on_postgresql:
        return []
    with store.read() as session:
        return [name for name in MUST_BE_ON if session.scalar(text(f"SHOW {name}")) == "off"]
