"""Documents that a slip in a cited number could mean: the few of all held that are worth comparing with it.

docproc's index suspects a document whose number is a slip away where it is of the same day and issuer, or of the same
title. Hence what is dated as cited is looked at, and what bears a number that differs by a figure and has the title;
the index then judges them by its own rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.citations.identity import read_number
from docproc.citations.index import Reference
from docproc.citations.index.near import near_keys, near_number
from docproc.citations.index.store import title_hash
from service.citations.walk import documents_of
from service.documents.values import whole_day
from service.store.models import Document

__all__ = ["MOST_REFERENCES", "near_documents"]

MOST_REFERENCES = 100
"""References of one text, the first ones, for which it is asked what a slip could mean."""

_MOST_DATED = 10_000  # documents of all the days together
_MOST_ALIKE = 10_000  # documents of all the numbers together
_MOST_KEYS = 1_000  # in one statement


def near_documents(session: Session, references: Iterable[Reference]) -> dict[Reference, list[Document]]:
    """What a slip could mean, not yet judged by issuer and the rest.

    Args:
        session: any session; asked a few times, however many references.
        references: those that find nothing; of more than ``MOST_REFERENCES`` the first are looked at.

    Returns:
        Of each reference the documents read, the oldest first; without those that have none.
    """
    asked = list(dict.fromkeys(references))[:MOST_REFERENCES]
    near: dict[Reference, set[int]] = defaultdict(set)
    for reference, found in (*_of_the_day(session, asked), *_of_the_title(session, asked)):
        near[reference].add(found)
    documents = documents_of(session, sorted({found for ids in near.values() for found in ids}))
    return {reference: [documents[found] for found in sorted(ids)] for reference, ids in near.items()}


def _of_the_day(session: Session, references: list[Reference]) -> Iterator[tuple[Reference, int]]:
    """Documents dated as cited whose number is a slip away, whatever the slip."""
    cited: dict[date, list[Reference]] = defaultdict(list)
    for reference in references:
        if day := whole_day(reference.date):
            cited[day].append(reference)
    # The state is no condition: SQLite would go by it through all documents.
    chosen = select(Document.id, Document.state, Document.date, Document.number).where(Document.date.in_(cited))
    for found, state, day, number in session.execute(chosen.limit(_MOST_DATED)) if cited else ():
        held = read_number(number or "")
        for reference in cited[day] if day and state == "read" else ():
            if near_number(read_number(reference.number), held):
                yield reference, found


def _of_the_title(session: Session, references: list[Reference]) -> Iterator[tuple[Reference, int]]:
    """Documents of the same title whose number is a figure away, whatever their day."""
    cited: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        for key in near_keys(read_number(reference.number)) if reference.title else ():
            cited[key].append(reference)
    keys, left = list(cited), _MOST_ALIKE
    for begin in range(0, len(keys), _MOST_KEYS):
        chosen = select(Document.id, Document.state, Document.number_key, Document.subject)
        chosen = chosen.where(Document.number_key.in_(keys[begin : begin + _MOST_KEYS]))
        rows = session.execute(chosen.limit(left)).all()
        left -= len(rows)
        for found, state, number_key, subject in rows:
            for reference in cited[number_key or ""] if state == "read" else ():
                if title_hash(reference.title) == title_hash(subject):
                    yield reference, found
