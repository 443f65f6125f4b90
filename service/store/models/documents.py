"""The tables of files and dispatches: what is stored, where its reading stands, and what was read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import Base
from service.store.types import Instant, Json, RowId, Words, now

__all__ = ["Document", "Extraction", "StoredFileRow"]


class StoredFileRow(Base):
    """A file that the store holds."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(RowId)
    stored_at: Mapped[dt.datetime] = mapped_column(Instant, default=now)


class Document(Base):
    """One dispatch: where it stands in its reading, and its header for lists and filters.

    ``state``: ``received`` (safe on the disk, waits), ``reading``, ``read``, ``failed`` (``problem_code`` says why),
    ``refused`` (bears a secrecy mark: file and name are gone). ``claimed_until`` is the lease of the
    reader at work. ``attempts`` counts readers that died over it, ``interruptions`` those that stopped with all else.
    ``identity`` is docproc's id of the dispatch (number, issuer, place and year). ``received`` is the day on which the
    office received it. ``corrected`` holds the header values that people set; the plain columns are the corrected ones.
    """

    __tablename__ = "documents"
    __table_args__ = (
        # The lists' filters stand in the two orders, so that neither database opens rows that it will not show.
        Index("ix_documents_listing", "uploaded_at", "id", "state", "type_code", "issuer_key", "date"),
        Index("ix_documents_waiting", "state", "id"),
        Index("ix_documents_date", "date", "id", "state", "type_code", "issuer_key", "uploaded_at"),
        Index("ix_documents_words", "words", postgresql_using="gin").ddl_if(dialect="postgresql"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    first_part_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    part: Mapped[int] = mapped_column(default=1)
    parts: Mapped[int] = mapped_column(default=1)
    file_name: Mapped[str | None] = mapped_column(String(255))
    media_type: Mapped[str | None] = mapped_column(String(100))
    uploaded_at: Mapped[dt.datetime] = mapped_column(Instant, default=now)
    uploaded_by: Mapped[str | None] = mapped_column(String(100))

    state: Mapped[str] = mapped_column(String(10), default="received")
    attempts: Mapped[int] = mapped_column(default=0)
    interruptions: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    claimed_until: Mapped[dt.datetime | None] = mapped_column(Instant)
    not_before: Mapped[dt.datetime | None] = mapped_column(Instant)
    problem_code: Mapped[str | None] = mapped_column(String(40))
    problem_detail: Mapped[str | None] = mapped_column(Text)
    read_at: Mapped[dt.datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    identity: Mapped[str | None] = mapped_column(String(24), index=True)
    number: Mapped[str | None] = mapped_column(String(120))
    number_key: Mapped[str | None] = mapped_column(String(120), index=True)
    date: Mapped[dt.date | None]
    issuer: Mapped[str | None] = mapped_column(String(300))
    issuer_key: Mapped[str | None] = mapped_column(String(300), index=True)
    issuer_code: Mapped[str | None] = mapped_column(String(40))
    parent: Mapped[str | None] = mapped_column(String(300))
    place: Mapped[str | None] = mapped_column(String(120))
    type: Mapped[str | None] = mapped_column(String(60))
    type_code: Mapped[str | None] = mapped_column(String(20), index=True)
    subject: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[str | None] = mapped_column(String(30))
    received: Mapped[dt.date | None]
    pages: Mapped[int | None]
    text_from: Mapped[str | None] = mapped_column(String(20))
    corrected: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    obligation_count: Mapped[int] = mapped_column(default=0)
    citation_count: Mapped[int] = mapped_column(default=0)
    warning_count: Mapped[int] = mapped_column(default=0)
    words: Mapped[str | None] = mapped_column(Words, deferred=True)

    extractions: Mapped[list[Extraction]] = relationship(back_populates="document", passive_deletes=True)


class Extraction(Base):
    """What one version of docproc read of a document: the contract's JSON. The newest row counts."""

    __tablename__ = "extractions"
    __table_args__ = (Index("ix_extractions_document", "document_id", "id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    extractor_version: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[dt.datetime] = mapped_column(Instant, default=now)
    seconds: Mapped[float]
    content: Mapped[str] = mapped_column(Text, deferred=True)

    document: Mapped[Document] = relationship(back_populates="extractions")
