"""The search of obligations by words, in the way that costs least: by their index, or along the list.

A list sorted by day and cut off after some rows can be had in two ways. Words that few obligations have: take those
and sort them. Words that many have: go along the list and keep those that have them. Either is slow in the other's
place. SQLite keeps no figures on words, and PostgreSQL none on rare ones, so that both are told.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal
from sqlalchemy.orm import Session

from service.store import on_postgresql
from service.store.models import ObligationRow
from service.words import among, few, matches, parse

__all__ = ["Words", "words_condition"]


class Words(NamedTuple):
    """How to find the obligations that have some words.

    Attributes:
        condition: that one has them.
        lead: whether the condition gives the rows, to be sorted afterwards; else it holds or does not along the list.
    """

    condition: ColumnElement[bool]
    lead: bool


def words_condition(session: Session, asked: str | None) -> Words | None:
    """How to find the obligations that have the words that somebody typed; ``None`` where he typed none.

    Args:
        session: says the database, and how many have them.
        asked: words and phrases in ``"…"``.
    """
    query = parse(asked) if asked is not None else ()
    if not query:
        return None
    found = few(session, ObligationRow.words, query)
    if found is not None:
        return Words(among(session, ObligationRow.id, found), lead=True)
    if on_postgresql(session):
        return Words(matches(session, ObligationRow.words, query, walked=True), lead=False)
    held = literal(" ") + ObligationRow.words + literal(" ")
    return Words(and_(*(func.instr(held, f" {' '.join(phrase)} ") > 0 for phrase in query)), lead=False)
