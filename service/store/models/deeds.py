"""The tables of what people and programs did: corrections, repeated uploads, the audit log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base
from service.store.types import Instant, Json, RowId, now

__all__ = ["AuditEntry", "Correction", "IdempotencyKey"]


class Correction(Base):
    """One value that a person set, with what stood there before."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_document", "document_id", "id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    obligation_id: Mapped[int | None] = mapped_column(ForeignKey("obligations.id", ondelete="CASCADE"), index=True)
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)
    made_by: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime] = mapped_column(Instant, default=now)


class IdempotencyKey(Base):
    """An upload that a client may repeat: what was sent under its key, and which documents came of it."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("owner", "key"), Index("ix_idempotency_keys_age", "made_at"))

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    owner: Mapped[str] = mapped_column(String(100))
    key: Mapped[str] = mapped_column(String(255))
    fingerprint: Mapped[str] = mapped_column(String(64))
    documents: Mapped[list[str | None]] = mapped_column(Json)
    made_at: Mapped[datetime] = mapped_column(Instant, default=now)


class AuditEntry(Base):
    """Who saw or changed what: never the text of a document."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject", "id"), Index("ix_audit_actor", "actor", "id"))

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Instant, default=now, index=True)
    actor: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(String(100))
    detail: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default=text("'{}'"))
    request_id: Mapped[str | None] = mapped_column(String(64))
    address: Mapped[str | None] = mapped_column(String(64))
