"""What concerns an office: worked out when a dispatch is read, for each office that somebody has asked for."""

from __future__ import annotations

import threading
import unicodedata
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from docproc.concerning import Asked, ask
from docproc.errors import UnknownOfficeError
from docproc.text import match_key
from service.days import office_day
from service.obligations.binding import find, put, state_of
from service.obligations.locking import lock_documents
from service.obligations.worked_out import worked_out_by
from service.problems import ProblemError
from service.store import Store
from service.store.models import Extraction, Office
from service.store.types import now

__all__ = ["MOST_UNSEEN", "catch_up", "forget", "known_office", "recognised", "renew", "rework"]

MOST_UNSEEN = 500
"""Dispatches that a request reads for an office before it answers; with more, the office is read behind the scenes."""

_MOST_OFFICES = 100
_FORGOTTEN = timedelta(days=90)
_ASKED_AGAIN = timedelta(days=1)
_PIECE = 25
_RETRY_SECONDS = 5
_one_at_a_time = threading.Lock()  # two threads would work out the same

_Mark = Literal["through", "renewed"]
"""How far an office is worked out: for the first time, or anew."""


def known_office(store: Store, name: str) -> int:
    """The number of an office for which all that is read is worked out; takes in what is missing.

    Raises:
        UnknownOfficeError: docproc knows no office of that name.
        ProblemError: 503 ``office_being_read``; it is asked for the first time, and there is much to read.
    """
    asked = recognised(name)
    office_id = _register(store, asked)
    while unseen := _unseen(store, office_id):
        if unseen > MOST_UNSEEN:
            headers = {"Retry-After": str(_RETRY_SECONDS)}
            raise ProblemError(
                503, "office_being_read", f"what concerns {asked.name} is being worked out; ask again", headers=headers
            )
        with _one_at_a_time:
            _advance(store, office_id, asked, MOST_UNSEEN)
    return office_id


def catch_up(store: Store, limit: int) -> int:
    """Take in, for all offices that are asked for, what was read since.

    Args:
        store: its extractions are the source, its concerns the result.
        limit: most dispatches, so that who calls this gets his turn again.

    Returns:
        How many there were; below ``limit``, none are left.
    """
    taken = 0
    with store.read() as session:
        newest = session.scalar(select(func.max(Extraction.id))) or 0
        behind = session.execute(
            select(Office.id, Office.name).where(Office.through < newest).order_by(Office.id)
        ).all()
    for office_id, name in behind:
        asked = _still_known(store, office_id, name)
        if asked is None:
            continue
        with _one_at_a_time:
            taken += _advance(store, office_id, asked, limit - taken)
        if taken >= limit:
            break
    return taken


def rework(store: Store, limit: int) -> int:
    """Work out anew, for offices that another version of docproc saw to; its answers stay until each is replaced.

    Args:
        store: its extractions are the source, its concerns the result.
        limit: most dispatches, so that who calls this gets his turn again.

    Returns:
        How many there were; below ``limit``, none are left.
    """
    taken, version = 0, worked_out_by()
    outdated = or_(Office.version.is_distinct_from(version), Office.renewed.is_not(None))
    with store.read() as session:
        offices = session.execute(select(Office.id, Office.name).where(outdated).order_by(Office.id)).all()
    for office_id, name in offices:
        asked = _still_known(store, office_id, name)
        if asked is None:
            continue
        with _one_at_a_time:
            _begin(store, office_id, version)
            taken += _advance(store, office_id, asked, limit - taken, "renewed")
        if taken >= limit:
            break
    return taken


def renew(session: Session, document_id: int) -> None:
    """Work out anew whom a document concerns, after a person changed who acts, or who wrote it when.

    Args:
        session: writes, and holds the document's lock.
        document_id: the document.
    """
    session.flush()
    for office in session.scalars(select(Office).order_by(Office.id)):
        with suppress(UnknownOfficeError):  # by a newer registry: whoever catches up drops it
            put(session, office.id, find(session, document_id, recognised(office.name)))


def _still_known(store: Store, office_id: int, name: str) -> Asked | None:
    """An office that was asked for; one that a newer registry does not know is dropped."""
    try:
        return recognised(name)
    except UnknownOfficeError:
        with store.write() as session:
            session.execute(delete(Office).where(Office.id == office_id))
        return None


def recognised(name: str) -> Asked:
    """The office of a name, as it is today.

    Raises:
        UnknownOfficeError: docproc knows no office of that name.
    """
    return _asked(unicodedata.normalize("NFC", name), office_day())  # settings may have it in pieces


@lru_cache(maxsize=256)
def _asked(name: str, _today: date) -> Asked:
    return ask(name)


def _register(store: Store, asked: Asked) -> int:
    """The office's row; it is made when the office is asked for the first time."""
    key = " ".join(match_key(unicodedata.normalize("NFC", asked.name)).split())
    row = select(Office).where(Office.name_key == key)
    with store.read() as session:
        office = session.scalar(row)
    if office is not None and office.asked_at > now() - _ASKED_AGAIN:
        return office.id
    try:
        with store.write() as session:
            if office is not None and session.get(Office, office.id, with_for_update=True) is not None:
                session.execute(update(Office).where(Office.id == office.id).values(asked_at=now()))
                return office.id
            kept = select(Office.id).order_by(Office.asked_at.desc(), Office.id).limit(_MOST_OFFICES - 1)
            session.execute(delete(Office).where(Office.id.not_in(session.scalars(kept).all())))
            session.add(office := Office(name=asked.name, name_key=key, version=worked_out_by()))
    except IntegrityError:  # another request was quicker
        with store.read() as session:
            return session.scalars(row).one().id
    return office.id


def forget(store: Store) -> None:
    """Drop the offices that nobody asks for any more: each costs something with every dispatch."""
    old = Office.asked_at < now() - _FORGOTTEN
    with store.read() as session:
        if session.scalar(select(Office.id).where(old).limit(1)) is None:
            return
    with store.write() as session:
        session.execute(delete(Office).where(old))


def _unseen(store: Store, office_id: int) -> int:
    """How many dispatches the office has not seen; many, if it was dropped meanwhile: who asks again registers it."""
    with store.read() as session:
        through = session.scalar(select(Office.through).where(Office.id == office_id))
        if through is None:
            return MOST_UNSEEN + 1
        some = select(Extraction.id).where(Extraction.id > through).limit(MOST_UNSEEN + 1)
        return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _begin(store: Store, office_id: int, version: str) -> None:
    """Note that an office is worked out anew by this version, from the first extraction on."""
    with store.write() as session:
        session.execute(
            update(Office)
            .where(Office.id == office_id, Office.version.is_distinct_from(version))
            .values(version=version, renewed=0)
        )


def _advance(store: Store, office_id: int, asked: Asked, limit: int, mark: _Mark = "through") -> int:
    """Take in the next dispatches for one office, a few in a transaction; gives how many."""
    taken = 0
    while taken < limit:
        piece = _advance_a_piece(store, office_id, asked, min(_PIECE, limit - taken), mark)
        if not piece:
            break
        taken += piece
    return taken


def _advance_a_piece(store: Store, office_id: int, asked: Asked, limit: int, mark: _Mark) -> int:
    """Reading and comparing is done before the transaction, which keeps others from writing."""
    with store.read() as session:
        office = session.get(Office, office_id)
        last = getattr(office, mark) if office is not None else None
        if office is None or last is None:
            return 0
        unseen = select(Extraction.id, Extraction.document_id).where(Extraction.id > last).order_by(Extraction.id)
        if mark == "renewed":
            unseen = unseen.where(Extraction.id <= office.through)
        extractions = session.execute(unseen.limit(limit)).all()
        found = [find(session, document_id, asked) for document_id in sorted({one[1] for one in extractions})]
    if not extractions and mark == "through":
        return 0
    with store.write() as session:
        lock_documents(session, (one.document_id for one in found))
        office = session.get(Office, office_id, with_for_update=True)
        if office is None or getattr(office, mark) != last:  # another process took them in
            return len(extractions)
        for one in found:
            changed = state_of(session, one.document_id) != one.state
            put(session, office_id, find(session, one.document_id, asked) if changed else one)
        setattr(office, mark, extractions[-1][0] if extractions else None)
    return len(extractions)
