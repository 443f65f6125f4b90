"""The search of obligations by words."""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from service.store.models import ObligationRow
from service.words import matches, parse

__all__ = ["has_words"]


def has_words(session: Session, asked: str) -> list[ColumnElement[bool]]:
    """The conditions that an obligation has the words that somebody typed; none where he typed only signs."""
    query = parse(asked)
    return [matches(session, ObligationRow.words, query)] if query else []
