"""Lists of documents: filters, order, cursors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from operator import eq, ge, le, lt
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, literal_column, not_, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from docproc.citations.identity import read_number
from service.cursors import read_cursor, write_cursor
from service.documents.issuers import Issuer, read_issuer
from service.documents.types import Types, read_types
from service.documents.views import State
from service.store import on_postgresql
from service.store.models import Document
from service.words import among, few, in_order, matches, parse

__all__ = ["Filters", "Order", "list_page"]

Order = Literal["uploaded", "-uploaded", "date", "-date"]

_UNDATED = dt.date.min
"""Stands in cursors for a date that is not known."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents; all conditions that are set must hold.

    Attributes:
        number: number and symbol in any spelling.
        issuer: name of the issuing body as ``service.documents.issuers`` reads it.
        type: code or name of the type, ``CV``.
        state: where they stand in their reading.
        date_from: first day of their dates.
        date_to: last day.
        uploaded_from: first moment of their uploads.
        uploaded_to: the moment before which they were uploaded.
        text: words of ``service.words``.
    """

    number: str | None = None
    issuer: str | None = None
    type: str | None = None
    state: State | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    uploaded_from: dt.datetime | None = None
    uploaded_to: dt.datetime | None = None
    text: str | None = None


def list_page(
    session: Session, filters: Filters, order: Order, cursor: str | None, limit: int
) -> tuple[list[Document], str | None]:
    """One page of a list.

    Args:
        session: a reading session.
        filters: which documents.
        order: by upload or by date; ``-`` for the newest first. Without date they come last, or first.
        cursor: where the last page ended.
        limit: most documents of the page.

    Returns:
        The documents, and the cursor of the next page if there is one.

    Raises:
        ProblemError: 422 ``cursor_invalid``.
    """
    chosen = _filtered(session, filters, order)
    walked = False
    if filters.text is not None:
        query = parse(filters.text)
        having = few(session, Document.words, query) if query else []
        if having is None:
            walked = True
            chosen = chosen.where(matches(session, Document.words, query, walked=True))
        else:
            chosen = chosen.where(among(session, Document.id, having))
    page = _dated if order in ("date", "-date") else _uploaded
    with in_order(session, walked=walked):
        ids = page(session, chosen, order, cursor, limit + 1)
    rows = {row.id: row for row in session.scalars(select(Document).where(Document.id.in_(ids[:limit])))}
    found = [rows[row_id] for row_id in ids[:limit] if row_id in rows]  # one may have been removed in between
    return found, _cursor(found[-1], order) if found and len(ids) > limit else None


def _filtered(session: Session, filters: Filters, order: Order) -> Select[int]:
    """The ids of the documents that meet all conditions."""
    sorted_by = Document.date if order in ("date", "-date") else Document.uploaded_at

    def on(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
        """The column; for SQLite, which counts no values, so that it walks in the order asked for and sorts nothing."""
        if column is sorted_by or on_postgresql(session):
            return column.expression
        return literal_column(f"+documents.{column.key}", column.type)

    asked: list[tuple[Callable[[Any, Any], Any], InstrumentedAttribute[Any], Any]] = [
        (eq, Document.state, filters.state),
        (ge, Document.date, filters.date_from),
        (le, Document.date, filters.date_to),
        (ge, Document.uploaded_at, filters.uploaded_from),
        (lt, Document.uploaded_at, filters.uploaded_to),
    ]
    conditions: list[ColumnElement[bool]] = [
        compare(on(column), value) for compare, column, value in asked if value is not None
    ]
    if filters.issuer is not None:
        conditions.append(_issued_by(read_issuer(filters.issuer), on(Document.issuer_key)))
    if filters.type is not None:
        conditions.append(_of_type(read_types(filters.type), on(Document.type_code)))
    if filters.number is not None:
        spellings = (filters.number, filters.number.upper())  # codes are known in their own case or in capitals
        conditions.append(Document.number_key.in_({read_number(number).key for number in spellings}))
    return select(Document.id).where(*conditions)


def _issued_by(issuer: Issuer, key: ColumnElement[str]) -> ColumnElement[bool]:
    """The condition that a document is of an issuer."""
    named: list[ColumnElement[bool]] = [key.in_(sorted(issuer.keys))]
    if issuer.openings:
        going_on = [key.startswith(f"{opening} ", autoescape=True) for opening in sorted(issuer.openings)]
        others = [key.startswith(other, autoescape=True) for other in sorted(issuer.others)]
        named.append(and_(or_(*going_on), *map(not_, others)))
    if issuer.short:
        named.append(and_(key.in_(sorted(issuer.short)), Document.parent.in_(sorted(issuer.above))))
    return or_(*named)


def _of_type(types: Types, code: ColumnElement[str | None]) -> ColumnElement[bool]:
    """The condition that a document is of one of the types."""
    if not types.names:
        return code.in_(sorted(types.codes))
    named = and_(or_(code.is_(None), code.in_(sorted(types.shared))), Document.type.in_(sorted(types.names)))
    return or_(code.in_(sorted(types.codes)), named)


def _uploaded(session: Session, chosen: Select[int], order: Order, cursor: str | None, most: int) -> list[int]:
    if cursor is not None:
        chosen = chosen.where(_after(order, Document.uploaded_at, read_cursor(cursor, order, dt.datetime, int)))
    return list(session.scalars(chosen.order_by(*_by(order, Document.uploaded_at)).limit(most)))


def _dated(session: Session, chosen: Select[int], order: Order, cursor: str | None, most: int) -> list[int]:
    """Those with a date, then those without; of an empty date the databases think differently."""
    after = read_cursor(cursor, order, dt.date, int) if cursor is not None else None
    found: list[int] = []
    undated = chosen.where(Document.date.is_(None)).order_by(Document.id.desc())
    if after is not None and after[0] == _UNDATED:
        undated = undated.where(Document.id < after[1])
    else:
        dated = chosen.where(Document.date.is_not(None))
        if after is not None:
            dated = dated.where(_after(order, Document.date, after))
        found = list(session.scalars(dated.order_by(*_by(order, Document.date)).limit(most)))
    return [*found, *session.scalars(undated.limit(most - len(found)))] if len(found) < most else found


def _by(order: Order, column: InstrumentedAttribute[Any]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return (column.desc(), Document.id.desc()) if order.startswith("-") else (column.asc(), Document.id.asc())


def _after(order: Order, column: InstrumentedAttribute[Any], key: list[Any]) -> ColumnElement[bool]:
    row, last = tuple_(column, Document.id), tuple_(*key, types=[column.type, Document.id.type])
    return row < last if order.startswith("-") else row > last


def _cursor(last: Document, order: Order) -> str:
    by = (last.date or _UNDATED) if order in ("date", "-date") else last.uploaded_at
    return write_cursor(order, by, last.id)
