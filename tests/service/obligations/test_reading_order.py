"""Extractions are numbered in the order in which they become visible: who goes through them by number misses none."""

from __future__ import annotations

import threading
import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.dispatch import Dispatch
from service.examples import ANSWER
from service.recording import record
from service.store import Store
from service.store.models import Document, Extraction

CONTENT = Dispatch.model_validate(ANSWER).model_dump_json()


def read_one(session: Session) -> int:
    document = Document(public_id=str(uuid.uuid4()), state="reading")
    session.add(document)
    session.flush()
    record(session, document, [CONTENT], 0.1)
    return session.scalars(select(Extraction.id).where(Extraction.document_id == document.id)).one()


def test_a_later_number_is_never_seen_before_an_earlier_one(store: Store) -> None:
    seen: list[int] = []

    def read_another() -> None:
        with store.write() as session:
            read_one(session)
        with store.read() as session:
            seen.extend(session.scalars(select(Extraction.id).order_by(Extraction.id)))

    other = threading.Thread(target=read_another)
    with store.write() as session:
        first = read_one(session)
        other.start()
        other.join(0.3)  # it would be through by then, were it not made to wait
    other.join()

    assert seen == [first, first + 1]
