"""The tables of offices and of what concerns them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base
from service.store.types import Instant, RowId, now

__all__ = ["ConcernRow", "Office"]


class Office(Base):
    """An office for which it is worked out what concerns it; ``through`` is the last extraction seen.

    ``version`` is what works it out. Where that has changed, ``renewed`` is the last extraction worked out anew so far,
    until none is left up to ``through``.
    """

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(300))
    name_key: Mapped[str] = mapped_column(String(300), unique=True)
    through: Mapped[int] = mapped_column(RowId, default=0)
    version: Mapped[str | None] = mapped_column(String(120))
    renewed: Mapped[int | None] = mapped_column(RowId)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)


class ConcernRow(Base):
    """An obligation that binds an office, or may, with the reason."""

    __tablename__ = "concerns"
    __table_args__ = (Index("ix_concerns_office_due", "office_id", "due_order", "obligation_id"),)

    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id", ondelete="CASCADE"), primary_key=True)
    obligation_id: Mapped[int] = mapped_column(
        ForeignKey("obligations.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    due_order: Mapped[str] = mapped_column(String(10))
    how: Mapped[str] = mapped_column(String(20))
    certainty: Mapped[str] = mapped_column(String(5))
    role: Mapped[str] = mapped_column(String(10))
    actor: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    reason_vi: Mapped[str] = mapped_column(Text)
