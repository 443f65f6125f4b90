"""The tables of references between dispatches."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base
from service.store.types import Instant, Json, RowId, now

__all__ = ["CitationRow", "MissingRow", "Relink"]


class CitationRow(Base):
    """A reference of a document to another, and what is known of that one."""

    __tablename__ = "citations"
    __table_args__ = (
        Index("ix_citations_document", "document_id", "position"),
        Index("ix_citations_missing", "state", "number_key", "document_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(200))
    number_key: Mapped[str] = mapped_column(String(200), index=True)
    type: Mapped[str | None] = mapped_column(String(60))
    date: Mapped[str | None] = mapped_column(String(10))
    issuer: Mapped[str | None] = mapped_column(String(300))
    title: Mapped[str | None] = mapped_column(Text)
    relation: Mapped[str | None] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(10), default="unmatched")
    target_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="SET NULL"), index=True)
    candidates: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    reasons: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)


class MissingRow(Base):
    """A number by which documents cite what is not held, and how many do; kept because counting takes all citations."""

    __tablename__ = "missing_numbers"
    __table_args__ = (Index("ix_missing_numbers_count", "documents", "number_key"),)

    number_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    documents: Mapped[int]


class Relink(Base):
    """A number whose citations are to be resolved anew, since a document of that number came or went."""

    __tablename__ = "relinks"

    number_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)
