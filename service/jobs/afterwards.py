"""What follows from a reading beyond its own document: links of others that cite it."""

from __future__ import annotations

from service.links import settle
from service.store import Store

__all__ = ["follow_up"]


def follow_up(store: Store) -> None:
    """Do what readings have asked for since; cheap where they did not, and whoever is broken off is followed up."""
    settle(store)
