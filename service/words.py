"""Words for the search: each syllable as printed and without its marks.

``de an`` finds ``Đề án``, ``đề án`` does not find ``đê an``. The same syllables go into SQLite's FTS5 and PostgreSQL's
tsvector, so that both find the same rows.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import ColumnElement, func, literal_column, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from docproc.text import bare_key, match_key

__all__ = ["Query", "few", "fts5_of", "indexed", "matches", "parse", "ranked", "syllables"]

_SYLLABLE = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')
_MOST_BYTES = 900_000  # PostgreSQL refuses a tsvector of a megabyte

_FEW = 2_000
_SEQUENTIAL = text("SELECT set_config('enable_seqscan', :value, true)")
_BY_LENGTH = 1  # ts_rank divides by the logarithm of the length

Query = tuple[tuple[str, ...], ...]
"""Phrases that must all occur, each of one or more syllables."""


def syllables(printed: str) -> list[str]:
    """Lower-case syllables and numbers of a text, NFC, tones where the new spelling puts them."""
    return _SYLLABLE.findall(match_key(unicodedata.normalize("NFC", printed)))


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


def matches(
    session: Session, column: InstrumentedAttribute[str | None], query: Query, *, walked: bool = False
) -> ColumnElement[bool]:
    """The condition that a row's words hold all phrases.

    Args:
        session: says the database.
        column: ``Document.words`` or ``ObligationRow.words``.
        query: at least one phrase.
        walked: so many rows hold them that SQLite is to walk the rows in the order asked for, and not to begin here.
    """
    if session.get_bind().dialect.name == "postgresql":
        return column.bool_op("@@")(_tsquery(query))
    table = column.class_.__table__
    found = text(f"SELECT rowid FROM {table.name}_words WHERE {table.name}_words MATCH :asked")  # noqa: S608  our names
    row: ColumnElement[int] = literal_column(f"+{table.name}.id") if walked else table.c.id
    condition: ColumnElement[bool] = row.in_(
        select(text("rowid")).select_from(found.bindparams(asked=fts5_of(query)).columns().subquery())
    )
    return condition


def few(session: Session, column: InstrumentedAttribute[str | None], query: Query) -> list[int] | None:
    """The ids of the rows whose words hold all phrases, if they are few; ``None`` if a walk soon comes by them.

    PostgreSQL takes a word that it has not counted for one in two hundred rows, and would look for the next of them
    through the whole table in the order that is asked for; it is to ask its index of words first.
    """
    table = column.class_.__table__
    if session.get_bind().dialect.name == "postgresql":
        found = select(table.c.id).where(matches(session, column, query)).limit(_FEW + 1)
        session.execute(_SEQUENTIAL, {"value": "off"})
        ids = list(session.scalars(found))
        session.execute(_SEQUENTIAL, {"value": "on"})
    else:
        index = f"{table.name}_words"
        first = f"SELECT rowid FROM {index} WHERE {index} MATCH :asked LIMIT :most"  # noqa: S608  our names
        ids = list(session.scalars(text(first), {"asked": fts5_of(query), "most": _FEW + 1}))
    return ids if len(ids) <= _FEW else None


def ranked(
    session: Session, column: InstrumentedAttribute[str | None], query: Query, newest: int
) -> list[tuple[int, float]]:
    """The newest rows whose words hold all phrases, the best first.

    A rank needs the row's words, so that only so many rows are looked at; on common words the older ones are left out.

    Args:
        session: any session.
        column: ``Document.words`` or ``ObligationRow.words``.
        query: at least one phrase.
        newest: how many rows are ranked.

    Returns:
        Ids and ranks: the higher, the better. Ranks of the two databases are of different kinds.
    """
    table = column.class_.__table__
    if session.get_bind().dialect.name == "postgresql":
        ids, asked = few(session, column, query), _tsquery(query)
        holds = column.bool_op("@@")(asked) if ids is None else table.c.id.in_(sorted(ids)[-newest:])
        rank = func.ts_rank(column, asked, _BY_LENGTH)
        found = session.execute(select(table.c.id, rank).where(holds).order_by(table.c.id.desc()).limit(newest)).all()
    else:
        index = f"{table.name}_words"
        best = f"SELECT rowid, -bm25({index}) FROM {index} WHERE {index} MATCH :asked"  # noqa: S608  our names
        bound = {"asked": fts5_of(query), "newest": newest}
        found = session.execute(text(f"{best} ORDER BY rowid DESC LIMIT :newest"), bound).all()
    return sorted(((row_id, rank) for row_id, rank in found), key=lambda row: (-row[1], -row[0]))


def _tsquery(query: Query) -> ColumnElement[str]:
    return func.to_tsquery("simple", " & ".join(f"({' <-> '.join(phrase)})" for phrase in query))


def fts5_of(query: Query) -> str:
    """What SQLite's FTS5 is asked."""
    return " AND ".join(f'"{" ".join(phrase)}"' for phrase in query)
