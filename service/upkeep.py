"""What time itself asks for: what is done comes back for its next day, and what nobody will ask for again goes."""

from __future__ import annotations

import threading
import time
from datetime import date, timedelta

from sqlalchemy import delete, select

from service.access import sessions
from service.days import office_day
from service.obligations.concerns import forget, rework
from service.obligations.recurring import refresh
from service.store import Store
from service.store.models import IdempotencyKey
from service.store.types import now

__all__ = ["Upkeep", "keep_up"]

_EVERY_SECONDS = 1800
_PORTION = 500
_REWORKED = 50  # dispatches at a time: a second, and whoever waits to be read is next
_REPEATED_WITHIN = timedelta(days=7)  # a client that repeats an upload later than that sends it anew


def keep_up(store: Store, today: date) -> None:
    """Do all of it, in transactions that others need not wait for long; broken off, it goes on the next time.

    Args:
        store: where.
        today: the office's day; what is done and was due before it is opened for its next day.
    """
    while True:
        with store.write() as session:
            if refresh(session, today, _PORTION) < _PORTION:
                break
    with store.write() as session:
        sessions.sweep(session)
    forget(store)
    old = select(IdempotencyKey.id).where(IdempotencyKey.made_at < now() - _REPEATED_WITHIN).limit(_PORTION)
    while True:
        with store.write() as session:
            ids = session.scalars(old).all()
            session.execute(delete(IdempotencyKey).where(IdempotencyKey.id.in_(ids)))
        if len(ids) < _PORTION:
            return


class Upkeep:
    """Keeps up now and then, whichever thread of a process has nothing better to do."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._next = time.monotonic()
        self._alone = threading.Lock()

    def run(self) -> None:
        """Keep up if the last time is half an hour ago; do a little of what a newer docproc knows better."""
        if not self._alone.acquire(blocking=False):
            return
        try:
            if time.monotonic() >= self._next:
                self._next = time.monotonic() + _EVERY_SECONDS
                keep_up(self._store, office_day())
            rework(self._store, _REWORKED)
        finally:
            self._alone.release()
