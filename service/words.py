"""Words for the search: each syllable as printed and without its marks.

``de an`` finds ``Đề án``, ``đề án`` does not find ``đê an``. The same syllables go into SQLite's FTS5 and PostgreSQL's
tsvector (``service.store.vectors``), so that both find the same rows.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Select, any_, cast, func, literal, literal_column, select, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import InstrumentedAttribute, Session

from docproc.text import bare_key, match_key
from service.store import on_postgresql
from service.store.vectors import query_of

__all__ = [
    "Query",
    "among",
    "few",
    "fts5_of",
    "matches",
    "parse",
    "ranked",
    "syllables",
    "tsquery_of",
    "words_of",
]

_SYLLABLE = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')
_LONGEST = 200  # PostgreSQL takes no lexeme of more than 2,046 bytes
_MOST_BYTES = 1_000_000  # nor a tsvector of more than a megabyte

_FEW = {
    ("sqlite", "documents"): 2_000,
    ("sqlite", "obligations"): 5_000,
    ("postgresql", "documents"): 10_000,
    ("postgresql", "obligations"): 5_000,
}
"""Of 100,000 documents and a million obligations: from here on, going along a list finds its page sooner."""
_LOOKED_AT = {"documents": (200, 20), "obligations": (1_000, 5)}
"""Words are common that of so many of the newest rows at least so many have; those of documents are long to look at."""
_WALKED = 20_000
_BY_LENGTH = 1  # ts_rank divides by the logarithm of the length

Query = tuple[tuple[str, ...], ...]
"""Phrases that must all occur, each of one or more syllables."""


def syllables(printed: str) -> list[str]:
    """Lower-case syllables and numbers of a text, NFC, tones where the new spelling puts them."""
    return [word[:_LONGEST] for word in _SYLLABLE.findall(match_key(unicodedata.normalize("NFC", printed)))]


def words_of(printed: str) -> str:
    """What the search index holds for a text: its syllables as printed, then without marks.

    Of a text whose index would be too large for PostgreSQL (hundreds of pages), the end is left out.
    """
    found = syllables(printed)
    bare = bare_key(" ".join(found)).split()
    most = _fitting(found, bare)
    return " ".join([*found[:most], *bare[:most]])


def _fitting(found: list[str], bare: list[str]) -> int:
    """How many syllables fit into a tsvector with their pairs: four bytes for places beside the letters of each."""
    letters = sum(len(word.encode()) for word in (*found, *bare))
    if 3 * letters + 10 * len(found) <= _MOST_BYTES:
        return len(found)
    seen: set[str] = set()
    size, before = 0, ("", "")
    for place, words in enumerate(zip(found, bare, strict=True)):
        pairs = [f"{one} {word}" for one, word in zip(before, words, strict=True)]
        new = {*words, *pairs} - seen
        seen |= new
        size += 8 + sum(len(lexeme.encode()) for lexeme in new)
        if size > _MOST_BYTES:
            return place
        before = words
    return len(found)


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
        walked: so many rows hold them that the rows are to be walked in the order asked for, the words' index not used.
    """
    if on_postgresql(session):
        holds: ColumnElement[bool] = column.bool_op("@@")(tsquery_of(query))
        return holds.is_(True) if walked else holds
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
    through the whole table in the order that is asked for; it is to ask its index of words first. Of common words that
    index gives long lists, and each row of them is visited; among the newest rows there are then some.

    Args:
        session: any session.
        column: ``Document.words`` or ``ObligationRow.words``.
        query: at least one phrase.
    """
    table = column.class_.__table__
    most = _FEW[session.get_bind().dialect.name, table.name]
    if not on_postgresql(session):
        index = f"{table.name}_words"
        first = f"SELECT rowid FROM {index} WHERE {index} MATCH :asked LIMIT :most"  # noqa: S608  our names
        ids = list(session.scalars(text(first), {"asked": fts5_of(query), "most": most + 1}))
        return ids if len(ids) <= most else None
    looked_at, common = _LOOKED_AT[table.name]
    newest = select(table.c.words).order_by(table.c.id.desc()).limit(looked_at).subquery()
    holding = select(literal(1)).where(newest.c.words.bool_op("@@")(tsquery_of(query))).limit(common)
    if len(session.scalars(holding).all()) == common:
        return None
    found = select(table.c.id).where(matches(session, column, query)).limit(most + 1).subquery()
    with _without(session, "enable_seqscan"):
        ids = session.scalar(select(func.array_agg(found.c.id))) or []  # one value: thousands of rows take longer
    return ids if len(ids) <= most else None


@contextmanager
def in_order(session: Session, *, walked: bool) -> Iterator[None]:
    """Have PostgreSQL, for the statements inside, go along the index of the order that is asked for.

    Args:
        session: any session.
        walked: whether to; else it may choose.
    """
    if not walked or not on_postgresql(session):
        yield
        return
    with _without(session, "enable_seqscan", "enable_sort", "enable_bitmapscan"):
        yield


@contextmanager
def _without(session: Session, *plans: str) -> Iterator[None]:
    """Keep PostgreSQL from ways of finding rows; an error inside ends the transaction, and this with it."""
    session.execute(_set(plans, "off"))
    yield
    session.execute(_set(plans, "on"))


def _set(plans: Sequence[str], value: str) -> Select[str]:
    return select(*(func.set_config(plan, value, True) for plan in plans))


def among(session: Session, column: InstrumentedAttribute[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """The condition that a column has one of many numbers, which go to the database as one value."""
    if on_postgresql(session):
        return column == any_(cast(literal(list(ids), ARRAY(BigInteger)), ARRAY(BigInteger)))
    numbers = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(numbers.c.value))


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
    if on_postgresql(session):
        ids = few(session, column, query)
        if ids is None:
            ids = _newest(session, column, query, newest)
        rank = func.ts_rank(column, tsquery_of(query), _BY_LENGTH)
        chosen = among(session, column.class_.id, sorted(ids)[-newest:])
        found = session.execute(select(table.c.id, rank).where(chosen)).all()
    else:
        index = f"{table.name}_words"
        best = f"SELECT rowid, -bm25({index}) FROM {index} WHERE {index} MATCH :asked"  # noqa: S608  our names
        bound = {"asked": fts5_of(query), "newest": newest}
        found = session.execute(text(f"{best} ORDER BY rowid DESC LIMIT :newest"), bound).all()
    return sorted(((row_id, rank) for row_id, rank in found), key=lambda row: (-row[1], -row[0]))


def _newest(session: Session, column: InstrumentedAttribute[str | None], query: Query, newest: int) -> list[int]:
    """Rows that hold common words, among the newest on PostgreSQL."""
    table = column.class_.__table__
    rows = select(table.c.id, table.c.words).order_by(table.c.id.desc()).limit(_WALKED).subquery()
    chosen = select(rows.c.id).where(rows.c.words.bool_op("@@")(tsquery_of(query))).limit(newest)
    return list(session.scalars(chosen))


def _on_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def tsquery_of(query: Query) -> ColumnElement[str]:
    """What PostgreSQL's index of words is asked."""
    return cast(literal(query_of(query)), TSQUERY)


def fts5_of(query: Query) -> str:
    """What SQLite's FTS5 is asked."""
    return " AND ".join(f'"{" ".join(phrase)}"' for phrase in query)
