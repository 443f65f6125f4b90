"""What follows from a reading beyond its own document: links of others that cite it, and whom it concerns."""

from __future__ import annotations

from service.links import settle
from service.obligations.concerns import catch_up
from service.store import Store

__all__ = ["follow_up"]

_PORTION = 100


def follow_up(store: Store) -> None:
    """Do what readings have asked for since; cheap where they did not, and whoever is broken off is followed up."""
    settle(store)
    while catch_up(store, _PORTION) >= _PORTION:
        pass
