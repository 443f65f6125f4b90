"""The tables of obligations and of those who are bound by them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import Base
from service.store.models.documents import Document
from service.store.types import Instant, Json, RowId, Words, now

__all__ = ["ObligationActor", "ObligationRow"]


def _some(name: str, condition: str) -> Index:
    """An index of the obligations by day that holds those alone which fulfil a condition."""
    where = text(condition)
    return Index(name, "due_order", "id", sqlite_where=where, postgresql_where=where)


class ObligationRow(Base):
    """One obligation: what was read (``content``), what people corrected (``corrected``), and how it stands.

    The plain columns are the corrected values, for filters and lists. ``status``: ``todo`` (chưa thực hiện),
    ``doing`` (đang thực hiện), ``done`` (hoàn thành). ``due`` is the day by which it is sorted: the latest day on which
    acting is in time, else the last day named. ``found`` is false where the newest extraction no longer says it and
    people had worked on it.

    Of several days, or those of a rule, ``due`` is the first from ``due_from`` on, and stays until it is done.
    ``renew_after`` is the ``due`` of what is done and has a later one: behind it the obligation is to do again.
    """

    __tablename__ = "obligations"
    __table_args__ = (
        Index("ix_obligations_document", "document_id", "position"),
        Index("ix_obligations_due", "due_order", "id"),
        Index("ix_obligations_status_due", "status", "due_order", "id"),
        Index("ix_obligations_tier_due", "tier", "due_order", "id"),
        Index("ix_obligations_assignee_due", "assignee", "due_order", "id"),
        Index("ix_obligations_done", "status", "due", "done_on"),  # counted by it alone
        _some("ix_obligations_open_due", "status <> 'done'"),
        _some("ix_obligations_late_due", "status = 'done' AND done_on > due"),
        _some("ix_obligations_lost_due", "NOT found"),
        Index("ix_obligations_words", "words", postgresql_using="gin").ddl_if(dialect="postgresql"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    item: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(Text)
    modality: Mapped[str] = mapped_column(String(10))
    tier: Mapped[str] = mapped_column(String(10))
    lead: Mapped[str | None] = mapped_column(Text)
    support: Mapped[str | None] = mapped_column(Text)
    deadline_text: Mapped[str | None] = mapped_column(Text)
    due: Mapped[date | None]
    due_order: Mapped[str] = mapped_column(String(10), default="9999-12-31")
    due_from: Mapped[date | None]
    renew_after: Mapped[date | None] = mapped_column(index=True)
    rrule: Mapped[str | None] = mapped_column(String(200))
    report_to: Mapped[str | None] = mapped_column(Text)
    deliverable: Mapped[str | None] = mapped_column(Text)
    confidence: Mapped[float | None]
    content: Mapped[dict[str, Any]] = mapped_column(Json)
    corrected: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    found: Mapped[bool] = mapped_column(default=True)

    status: Mapped[str] = mapped_column(String(10), default="todo")
    assignee: Mapped[str | None] = mapped_column(String(200))
    note: Mapped[str | None] = mapped_column(Text)
    done_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(Instant, default=now)
    words: Mapped[str | None] = mapped_column(Words, deferred=True)

    document: Mapped[Document] = relationship()
    actors: Mapped[list[ObligationActor]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="ObligationActor.position"
    )


class ObligationActor(Base):
    """Who leads or supports an obligation, a row for each key under which he is found; ``due_order`` is the duty's."""

    __tablename__ = "obligation_actors"
    __table_args__ = (Index("ix_obligation_actors_name", "name_key", "role", "due_order", "obligation_id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(String(300))
    due_order: Mapped[str] = mapped_column(String(10), default="9999-12-31")
