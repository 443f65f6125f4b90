"""The search of obligations by words, in the way that costs least: by their index, or along the list.

A list sorted by day and cut off after some rows can be had in two ways. Words that few obligations have: take those
and sort them. Words that many have: go along the list and keep those that have them. Either is slow in the other's
place. PostgreSQL weighs this by itself; SQLite keeps no figures on words, so that it is told.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, literal, select, text
from sqlalchemy.orm import Session

from service.store.models import ObligationRow
from service.words import fts5_of, matches, parse

__all__ = ["Words", "words_condition"]

_FEW = 5_000
"""Of a million obligations: from here on, going along the list finds a page sooner."""
_FOUND = text("SELECT rowid FROM obligations_words WHERE obligations_words MATCH :asked LIMIT :most")


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
    if session.get_bind().dialect.name == "postgresql":
        return Words(matches(session, ObligationRow.words, query), lead=False)
    found = session.scalars(_FOUND, {"asked": fts5_of(query), "most": _FEW + 1}).all()
    if len(found) <= _FEW:
        numbers = func.json_each(json.dumps(found)).table_valued("value")
        return Words(ObligationRow.id.in_(select(numbers.c.value)), lead=True)
    held = literal(" ") + ObligationRow.words + literal(" ")
    return Words(and_(*(func.instr(held, f" {' '.join(phrase)} ") > 0 for phrase in query)), lead=False)
