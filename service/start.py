"""What happens once at the start of a service, and what holds at its end, however many processes then answer."""

from __future__ import annotations

import logging
import sys

from service.access import first_admin
from service.settings import Settings
from service.store import Store
from service.store.durability import switched_off

__all__ = ["GRACE_SECONDS", "announce_first_admin", "open_store", "prepare_store"]

GRACE_SECONDS = 10
"""For requests under way after the signal to stop; a client that never ends its own keeps nobody longer."""


_log = logging.getLogger("docproc.store")


def prepare_store(settings: Settings) -> None:
    """Bring the tables up to date before anything is promised, and warn of a database that may lose what it took in.

    Raises:
        StoreTooNewError: a newer docproc has changed the tables.
        sqlalchemy.exc.DBAPIError: the database does not answer, or refuses what the service needs.
        OSError: the data folder cannot be made.
    """
    store = open_store(settings)
    try:
        for name in switched_off(store):
            _log.warning("%s is off in PostgreSQL: what was answered as taken in may be lost with the power", name)
    finally:
        store.close()


def open_store(settings: Settings) -> Store:
    """The store, its tables brought up to date.

    Raises:
        StoreTooNewError: a newer docproc has changed the tables.
    """
    from service.store.migrate import migrate  # Alembic, which a description of the service does without

    store = Store.open(settings)
    try:
        migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def announce_first_admin(store: Store, base_url: str) -> None:
    """Tell whoever starts the service how to make the first admin; the log, which others may read, does not get it."""
    link = first_admin.announce(store, base_url)
    if link:
        print(f"docproc: there is no admin yet; within a day, make one at {link}", file=sys.stderr)
