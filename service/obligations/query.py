"""Obligations across documents: those that fulfil conditions, the next due first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, literal_column, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import UnaryExpression

from service.documents.duplicates import Older, older_ones
from service.obligations.filters import Filters, Status
from service.obligations.found_words import Words, words_condition
from service.obligations.timeliness import OPEN, days_of, has_status_of, is_open, statuses_of
from service.obligations.values import NEVER, name_key
from service.store import Store, on_postgresql
from service.store.models import ConcernRow, Document, ObligationActor, ObligationRow
from service.words import in_order

__all__ = ["Asked", "Key", "Listed", "count", "every", "page"]

_PIECE = 500
_STATUSES: frozenset[Status] = frozenset(get_args(Status))
_LOST: ColumnElement[bool] = literal_column("NOT obligations.found")  # in the words of its index

Key = tuple[str, int]
"""By what the list is sorted: ``due_order`` and the obligation's id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which obligations are wanted.

    Attributes:
        filters: what they must fulfil.
        today: the day on which they are asked for.
        office_id: only those that concern this office.
    """

    filters: Filters
    today: date
    office_id: int | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """An obligation with its document.

    Attributes:
        concern: where an office was asked for, why it concerns the office.
        copy_of: where the document is a later copy of another, that one.
    """

    row: ObligationRow
    document: Document
    concern: ConcernRow | None = None
    copy_of: Older | None = None

    @property
    def key(self) -> Key:
        """Its place in the list."""
        return self.row.due_order, self.row.id


@dataclass(frozen=True, slots=True)
class _Order:
    """The table that gives the order: the narrowest that has one; ``walked`` where the rows are to be had along it."""

    due: InstrumentedAttribute[str]
    id: InstrumentedAttribute[int]
    walked: bool


def page(session: Session, asked: Asked, *, limit: int, after: Key | None = None) -> list[Listed]:
    """The next obligations of the list.

    Args:
        session: reads.
        asked: which are wanted.
        limit: most rows.
        after: the key of the last row that was given.
    """
    order, keys = _keys(session, asked)
    if after is not None:
        keys = keys.where(tuple_(order.due, order.id) > tuple_(*after))
    with in_order(session, walked=order.walked):
        ids = [row[1] for row in session.execute(keys.order_by(order.due, order.id).limit(limit))]
    rows = select(ObligationRow, Document).join(Document).where(ObligationRow.id.in_(ids))
    found = {row.id: (row, document) for row, document in session.execute(rows)}
    concerns = _concerns(session, asked.office_id, ids)
    older = older_ones(session, {document.id for _, document in found.values()})
    return [
        Listed(row, document, concerns.get(row.id), older.get(document.id))
        for row, document in (found[id_] for id_ in ids if id_ in found)
    ]


def count(session: Session, asked: Asked, most: int | None = None) -> int:
    """How many obligations are wanted, counted up to ``most``; takes as long as there are many."""
    _, keys = _keys(session, asked)
    keys = keys.limit(most)
    return session.scalar(select(func.count()).select_from(keys.subquery())) or 0


def every(store: Store, asked: Asked, most: int | None = None) -> Iterator[Listed]:
    """The whole list, piece by piece, so that no transaction stays open while a client takes its time."""
    given, after = 0, None
    while most is None or given < most:
        limit = _PIECE if most is None else min(_PIECE, most - given)
        with store.read() as session:
            piece = page(session, asked, limit=limit, after=after)
        yield from piece
        if len(piece) < limit:
            return
        given, after = given + len(piece), piece[-1].key


def _keys(session: Session, asked: Asked) -> tuple[_Order, Select[str, int]]:
    """The keys of all that are wanted, in no order."""
    filters = asked.filters
    words = words_condition(session, filters.text)
    conditions = list(_conditions(filters, beside=_columns_beside(session, asked, words)))
    if words is not None:
        conditions.append(words.condition)
    sorted_afterwards = words is not None and words.lead
    walked = words is not None and not words.lead
    if asked.office_id is not None and not sorted_afterwards:
        order = _Order(ConcernRow.due_order, ConcernRow.obligation_id, walked)
        keys = select(order.due, order.id).where(ConcernRow.office_id == asked.office_id)
    elif filters.lead is not None and not sorted_afterwards:
        order = _Order(ObligationActor.due_order, ObligationActor.obligation_id, walked)
        keys = select(order.due, order.id).where(_leads(filters.lead))
    else:
        order = _Order(ObligationRow.due_order, ObligationRow.id, walked)
        keys = select(order.due, order.id)
    if filters.lead is not None and order.id is not ObligationActor.obligation_id:
        conditions.append(exists().where(ObligationActor.obligation_id == ObligationRow.id, _leads(filters.lead)))
    if asked.office_id is not None and order.id is not ConcernRow.obligation_id:
        concerns = exists().where(ConcernRow.obligation_id == ObligationRow.id)
        conditions.append(concerns.where(ConcernRow.office_id == asked.office_id))
    if conditions and order.id is not ObligationRow.id:
        keys = keys.join(ObligationRow, ObligationRow.id == order.id)
    return order, keys.where(*_days(asked, order.due), *conditions)


def _columns_beside(session: Session, asked: Asked, words: Words | None) -> frozenset[str]:
    """The columns by whose index SQLite must not find rows: it keeps no figures, and takes one condition for another.

    What leads to the fewest rows leads: a document, words or an office, an assignee; then a status, then a tier.
    """
    filters, standing = asked.filters, _standing(asked.filters)
    if on_postgresql(session):
        return frozenset()
    columns = ("document_id", "assignee", "status", "tier")
    if asked.office_id is not None or filters.lead is not None or (words is not None and words.lead):
        return frozenset(columns)
    listed = standing is not None and (len(standing) == 1 or standing == OPEN)  # else lists would be merged and sorted
    led = (
        filters.document,
        filters.assignee or (filters.found is False) or None,
        filters.timeliness or listed or None,
    )
    first = next((place for place, value in enumerate(led) if value is not None), len(led))
    lost = {"assignee"} if filters.found is False else set()
    return frozenset(columns[first + 1 :]) | lost | (set() if listed else {"status"})


def _conditions(filters: Filters, beside: frozenset[str]) -> Iterator[ColumnElement[bool]]:
    document = select(Document.id).where(Document.public_id == filters.document).scalar_subquery()
    for column, asked, value in (
        (ObligationRow.document_id, filters.document, document),
        (ObligationRow.assignee, filters.assignee, filters.assignee),
        (ObligationRow.tier, filters.tier, filters.tier),
    ):
        if asked is not None:
            yield (_without_index(column) if column.key in beside else column) == value
    standing = _standing(filters)
    if standing is not None:
        yield _has_status(
            standing, _without_index(ObligationRow.status) if "status" in beside else ObligationRow.status
        )
    if filters.timeliness is not None:
        yield has_status_of(filters.timeliness)
    if filters.found is not None:
        yield ObligationRow.found.is_(True) if filters.found else _LOST


def _standing(filters: Filters) -> frozenset[Status] | None:
    """The statuses of which one is to be had; ``None`` where all else that is asked for leaves no other."""
    possible = statuses_of(filters.timeliness) if filters.timeliness is not None else _STATUSES
    left = possible.intersection(filters.status) if filters.status else possible
    return None if left == possible else left


def _has_status(
    standing: frozenset[Status], status: ColumnElement[str] | InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    if not standing:
        return false()
    if standing == OPEN:
        return is_open(status)
    return status.in_(sorted(standing)) if len(standing) > 1 else status == next(iter(standing))


def _without_index(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """A column's value, which SQLite does not look up."""
    return UnaryExpression(column.expression, operator=operators.custom_op("+"))


def _days(asked: Asked, due: InstrumentedAttribute[str]) -> Iterator[ColumnElement[bool]]:
    """The condition on the day; one without a day fulfils none."""
    filters = asked.filters
    if filters.due_before is not None:
        yield due < filters.due_before.isoformat()
    if filters.due_after is not None:
        yield and_(due > filters.due_after.isoformat(), due < NEVER)
    if filters.timeliness is not None:
        first, last = days_of(filters.timeliness, asked.today)
        yield and_(due >= first.isoformat(), due <= last.isoformat(), due < NEVER)


def _leads(name: str) -> ColumnElement[bool]:
    return and_(ObligationActor.name_key == name_key(name), ObligationActor.role == "lead")


def _concerns(session: Session, office_id: int | None, ids: list[int]) -> dict[int, ConcernRow]:
    if office_id is None:
        return {}
    found = select(ConcernRow).where(ConcernRow.office_id == office_id, ConcernRow.obligation_id.in_(ids))
    return {concern.obligation_id: concern for concern in session.scalars(found)}
