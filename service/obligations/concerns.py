"""What concerns an office: worked out when a dispatch is read, for each office that somebody has asked for."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, undefer

from docproc.concerning import Asked, Concern, ask, obligations_for
from docproc.dispatch import Dispatch
from docproc.errors import UnknownOfficeError
from docproc.text import match_key
from service.obligations.locking import lock_documents
from service.obligations.values import corrected
from service.problems import ProblemError
from service.store import Store
from service.store.models import ConcernRow, Extraction, ObligationRow, Office
from service.store.types import now

__all__ = ["MOST_UNSEEN", "catch_up", "forget", "known_office", "renew"]

MOST_UNSEEN = 500
"""Dispatches that a request reads for an office before it answers; with more, the office is read behind the scenes."""

_MOST_OFFICES = 100
_FORGOTTEN = timedelta(days=90)
_ASKED_AGAIN = timedelta(days=1)
_PIECE = 25
_RETRY_SECONDS = 5
_one_at_a_time = threading.Lock()  # two threads would work out the same


_State = tuple[int | None, tuple[tuple[int, int, str], ...]]
"""The newest extraction, and of each obligation id, version and day."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What concerns an office in one document, and the state of the document for which that is so."""

    document_id: int
    state: _State
    rows: tuple[tuple[ObligationRow, Concern], ...]


def known_office(store: Store, name: str) -> int:
    """The number of an office for which all that is read is worked out; takes in what is missing.

    Raises:
        UnknownOfficeError: docproc knows no office of that name.
        ProblemError: 503 ``office_being_read``; it is asked for the first time, and there is much to read.
    """
    asked = _ask(name)
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
        try:
            asked = _ask(name)
        except UnknownOfficeError:  # by a newer registry
            with store.write() as session:
                session.execute(delete(Office).where(Office.id == office_id))
            continue
        with _one_at_a_time:
            taken += _advance(store, office_id, asked, limit - taken)
        if taken >= limit:
            break
    return taken


def renew(session: Session, document_id: int) -> None:
    """Work out anew whom a document concerns, after a person changed who acts.

    Args:
        session: writes, and holds the document's lock.
        document_id: the document.
    """
    session.flush()
    for office in session.scalars(select(Office).order_by(Office.id)):
        _put(session, office.id, _find(session, document_id, _ask(office.name)))


def _ask(name: str) -> Asked:
    return _asked(name, date.today())


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
            if office is not None:
                session.execute(update(Office).where(Office.id == office.id).values(asked_at=now()))
                return office.id
            kept = select(Office.id).order_by(Office.asked_at.desc(), Office.id).limit(_MOST_OFFICES - 1)
            session.execute(delete(Office).where(Office.id.not_in(session.scalars(kept).all())))
            session.add(office := Office(name=asked.name, name_key=key))
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
    with store.read() as session:
        through = select(Office.through).where(Office.id == office_id).scalar_subquery()
        some = select(Extraction.id).where(Extraction.id > through).limit(MOST_UNSEEN + 1)
        return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def _advance(store: Store, office_id: int, asked: Asked, limit: int) -> int:
    """Take in the next dispatches for one office, a few in a transaction; gives how many."""
    taken = 0
    while taken < limit:
        piece = _advance_a_piece(store, office_id, asked, min(_PIECE, limit - taken))
        if not piece:
            break
        taken += piece
    return taken


def _advance_a_piece(store: Store, office_id: int, asked: Asked, limit: int) -> int:
    """Reading and comparing is done before the transaction, which keeps others from writing."""
    with store.read() as session:
        through = session.scalar(select(Office.through).where(Office.id == office_id))
        if through is None:
            return 0
        unseen = select(Extraction.id, Extraction.document_id).where(Extraction.id > through).order_by(Extraction.id)
        extractions = session.execute(unseen.limit(limit)).all()
        found = [_find(session, document_id, asked) for document_id in sorted({one[1] for one in extractions})]
    if not extractions:
        return 0
    with store.write() as session:
        lock_documents(session, (one.document_id for one in found))
        office = session.get(Office, office_id, with_for_update=True)
        if office is None or office.through != through:  # another process took them in
            return len(extractions)
        for one in found:
            changed = _state(session, one.document_id) != one.state
            _put(session, office_id, _find(session, one.document_id, asked) if changed else one)
        office.through = extractions[-1][0]
    return len(extractions)


def _state(session: Session, document_id: int) -> _State:
    newest = session.scalar(select(func.max(Extraction.id)).where(Extraction.document_id == document_id))
    row = (ObligationRow.id, ObligationRow.version, ObligationRow.due_order)
    rows = select(*row).where(ObligationRow.document_id == document_id).order_by(ObligationRow.id)
    return newest, tuple((id_, version, due) for id_, version, due in session.execute(rows))


def _find(session: Session, document_id: int, asked: Asked) -> _Found:
    """What concerns an office in a document, as people corrected it."""
    state = _state(session, document_id)
    extraction = session.get(Extraction, state[0], options=[undefer(Extraction.content)]) if state[0] else None
    if extraction is None:
        return _Found(document_id, state, ())
    rows = _rows(session, document_id)
    dispatch = Dispatch.model_validate_json(extraction.content)
    # under the rows' numbers: an obligation that the newest reading no longer says may have another's id
    obligations = tuple(corrected(row).model_copy(update={"id": str(row.id)}) for row in rows)
    concerns = obligations_for(dispatch.model_copy(update={"obligations": obligations}), asked)
    by_id = {str(row.id): row for row in rows}
    return _Found(document_id, state, tuple((by_id[one.obligation.id], one) for one in concerns))


def _rows(session: Session, document_id: int) -> Sequence[ObligationRow]:
    rows = select(ObligationRow).where(ObligationRow.document_id == document_id)
    return session.scalars(rows.order_by(ObligationRow.position, ObligationRow.id)).all()


def _put(session: Session, office_id: int, found: _Found) -> None:
    held = select(ObligationRow.id).where(ObligationRow.document_id == found.document_id)
    session.execute(
        delete(ConcernRow).where(ConcernRow.office_id == office_id, ConcernRow.obligation_id.in_(held)),
        execution_options={"synchronize_session": False},
    )
    session.add_all(
        ConcernRow(
            office_id=office_id,
            obligation_id=row.id,
            due_order=row.due_order,
            how=concern.how,
            certainty=concern.certainty,
            role=concern.role,
            actor=concern.actor,
            reason=concern.reason,
            reason_vi=concern.reason_vi,
        )
        for row, concern in found.rows
    )
