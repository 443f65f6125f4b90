"""Words for the search: each syllable as printed and without its marks.

``de an`` finds ``Đề án``, ``đề án`` does not find ``đê an``. The same syllables go into SQLite's FTS5 and PostgreSQL's
tsvector, so that both find the same rows.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from docproc.text import bare_key, match_key

__all__ = ["Query", "indexed", "matches", "parse", "syllables"]

_SYLLABLE = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')
_MOST_BYTES = 900_000  # PostgreSQL refuses a tsvector of a megabyte

Query = tuple[tuple[str, ...], ...]
"""Phrases that must all occur, each of one or more syllables."""


def syllables(printed: str) -> list[str]:
    """Lower-case syllables and numbers of a text, NFC, tones where the new spelling puts them."""
    return _SYLLABLE.findall(match_key(printed))


def words_of(printed: str) -> str:
    """What the search index holds for a text: its syllables as printed, then without marks."""
    as_printed = " ".join(syllables(printed))
    whole = f"{as_printed} {bare_key(as_printed)}"
    return whole.encode()[:_MOST_BYTES].decode(errors="ignore")


def indexed(session: Session, printed: str) -> ColumnElement[str] | str:
    """The value of a ``words`` column for a text."""
    found = words_of(printed)
    return func.to_tsvector("simple", found) if session.get_bind().dialect.name == "postgresql" else found


def parse(asked: str) -> Query:
    """What somebody typed: words that must all occur, ``"…"`` for a phrase; a word with marks is meant with them."""
    phrases = (syllables(match["phrase"] or match["word"] or "") for match in _PHRASE.finditer(asked))
    return tuple(tuple(phrase) for phrase in phrases if phrase)


def matches(session: Session, column: InstrumentedAttribute[str | None], query: Query) -> ColumnElement[bool]:
    """The condition that a row's words hold all phrases.

    Args:
        session: says the database.
        column: ``Document.words`` or ``ObligationRow.words``.
        query: at least one phrase.
    """
    if session.get_bind().dialect.name == "postgresql":
        asked = " & ".join(f"({' <-> '.join(phrase)})" for phrase in query)
        return column.bool_op("@@")(func.to_tsquery("simple", asked))
    table = column.class_.__table__
    asked = " AND ".join(f'"{" ".join(phrase)}"' for phrase in query)
    found = text(f"SELECT rowid FROM {table.name}_words WHERE {table.name}_words MATCH :asked")  # noqa: S608  our names
    condition: ColumnElement[bool] = table.c.id.in_(
        select(text("rowid")).select_from(found.bindparams(asked=asked).columns().subquery())
    )
    return condition
