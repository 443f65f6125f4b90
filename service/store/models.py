"""The tables: what is kept of files, dispatches, citations, obligations, people and what they did.

``Document`` is one dispatch as the office holds it: an uploaded file, or a further dispatch found in one (``part`` 2
and on). Inner keys are numbers; the world sees ``Document.public_id`` and, of the other rows, their numbers.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from service.store.types import Instant, Json, RowId, Words, now

__all__ = [
    "ApiKey",
    "AuditEntry",
    "Base",
    "CitationRow",
    "ConcernRow",
    "Correction",
    "Document",
    "Extraction",
    "IdempotencyKey",
    "ObligationActor",
    "ObligationRow",
    "Office",
    "Relink",
    "SetupLink",
    "StoredFileRow",
    "User",
    "UserSession",
]

_Cascade = "CASCADE"


class Base(DeclarativeBase):
    """Base of the tables; constraints are named, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class StoredFileRow(Base):
    """A file that the store holds."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(RowId)
    stored_at: Mapped[datetime] = mapped_column(Instant, default=now)


class Document(Base):
    """One dispatch: where it stands in its reading, and its header for lists and filters.

    ``state``: ``received`` (safe on the disk, waits), ``reading``, ``read``, ``failed`` (``problem_code`` says why),
    ``refused`` (bears a secrecy mark: file and name are gone). ``claimed_until`` is the lease of the
    reader at work. ``attempts`` counts readers that died over it, ``interruptions`` those that stopped with all else.
    ``identity`` is docproc's id of the dispatch (number, issuer, place and year). ``corrected`` holds the header values
    that people set; the plain columns are the corrected ones.
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
    first_part_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id", ondelete=_Cascade), index=True)
    part: Mapped[int] = mapped_column(default=1)
    parts: Mapped[int] = mapped_column(default=1)
    file_name: Mapped[str | None] = mapped_column(String(255))
    media_type: Mapped[str | None] = mapped_column(String(100))
    uploaded_at: Mapped[datetime] = mapped_column(Instant, default=now)
    uploaded_by: Mapped[str | None] = mapped_column(String(100))

    state: Mapped[str] = mapped_column(String(10), default="received")
    attempts: Mapped[int] = mapped_column(default=0)
    interruptions: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(64))
    claimed_until: Mapped[datetime | None] = mapped_column(Instant)
    not_before: Mapped[datetime | None] = mapped_column(Instant)
    problem_code: Mapped[str | None] = mapped_column(String(40))
    problem_detail: Mapped[str | None] = mapped_column(Text)
    read_at: Mapped[datetime | None] = mapped_column(Instant)
    version: Mapped[int] = mapped_column(default=1)

    identity: Mapped[str | None] = mapped_column(String(24), index=True)
    number: Mapped[str | None] = mapped_column(String(120))
    number_key: Mapped[str | None] = mapped_column(String(120), index=True)
    date: Mapped[date | None]
    issuer: Mapped[str | None] = mapped_column(String(300))
    issuer_key: Mapped[str | None] = mapped_column(String(300), index=True)
    issuer_code: Mapped[str | None] = mapped_column(String(40))
    parent: Mapped[str | None] = mapped_column(String(300))
    place: Mapped[str | None] = mapped_column(String(120))
    type: Mapped[str | None] = mapped_column(String(60))
    type_code: Mapped[str | None] = mapped_column(String(20), index=True)
    subject: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[str | None] = mapped_column(String(30))
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
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete=_Cascade))
    extractor_version: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[datetime] = mapped_column(Instant, default=now)
    seconds: Mapped[float]
    content: Mapped[str] = mapped_column(Text, deferred=True)

    document: Mapped[Document] = relationship(back_populates="extractions")


class CitationRow(Base):
    """A reference of a document to another, and what is known of that one."""

    __tablename__ = "citations"
    __table_args__ = (
        Index("ix_citations_document", "document_id", "position"),
        Index("ix_citations_missing", "state", "number_key", "document_id"),
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete=_Cascade))
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


class Relink(Base):
    """A number whose citations are to be resolved anew, since a document of that number came or went."""

    __tablename__ = "relinks"

    number_key: Mapped[str] = mapped_column(String(200), primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)


def _some(name: str, condition: str) -> Index:
    """An index of the obligations by day that holds those alone which fulfil a condition."""
    where = text(condition)
    return Index(name, "due_order", "id", sqlite_where=where, postgresql_where=where)


class ObligationRow(Base):
    """One obligation: what was read (``content``), what people corrected (``corrected``), and how it stands.

    The plain columns are the corrected values, for filters and lists. ``status``: ``todo`` (chưa thực hiện),
    ``doing`` (đang thực hiện), ``done`` (hoàn thành). ``due`` is the day by which it is sorted: the latest day on which
    acting is in time, else the last day named. ``found`` is false where the newest extraction no longer says it and
    people had worked on it. ``renew_after`` is the ``due`` behind which a later one of the same obligation waits.
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
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete=_Cascade))
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
    obligation_id: Mapped[int] = mapped_column(ForeignKey("obligations.id", ondelete=_Cascade), index=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(String(300))
    due_order: Mapped[str] = mapped_column(String(10), default="9999-12-31")


class Office(Base):
    """An office for which it is worked out what concerns it; ``through`` is the last extraction seen."""

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(300))
    name_key: Mapped[str] = mapped_column(String(300), unique=True)
    through: Mapped[int] = mapped_column(RowId, default=0)
    asked_at: Mapped[datetime] = mapped_column(Instant, default=now)


class ConcernRow(Base):
    """An obligation that binds an office, or may, with the reason."""

    __tablename__ = "concerns"
    __table_args__ = (Index("ix_concerns_office_due", "office_id", "due_order", "obligation_id"),)

    office_id: Mapped[int] = mapped_column(ForeignKey("offices.id", ondelete=_Cascade), primary_key=True)
    obligation_id: Mapped[int] = mapped_column(
        ForeignKey("obligations.id", ondelete=_Cascade), primary_key=True, index=True
    )
    due_order: Mapped[str] = mapped_column(String(10))
    how: Mapped[str] = mapped_column(String(20))
    certainty: Mapped[str] = mapped_column(String(5))
    role: Mapped[str] = mapped_column(String(10))
    actor: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    reason_vi: Mapped[str] = mapped_column(Text)


class Correction(Base):
    """One value that a person set, with what stood there before."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_document", "document_id", "id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete=_Cascade))
    obligation_id: Mapped[int | None] = mapped_column(ForeignKey("obligations.id", ondelete=_Cascade), index=True)
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)
    made_by: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime] = mapped_column(Instant, default=now)


class User(Base):
    """Somebody who signs in. ``role``: ``reader``, ``reviewer`` or ``admin``."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(10))
    password_hash: Mapped[str] = mapped_column(String(200))
    disabled: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)


class UserSession(Base):
    """A browser that is signed in; the cookie's value itself is not kept."""

    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete=_Cascade), index=True)
    csrf_token: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    expires_at: Mapped[datetime] = mapped_column(Instant, index=True)


class SetupLink(Base):
    """A link by which the first admin may be made; there are none once there is an admin."""

    __tablename__ = "setup_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Instant, default=now)


class ApiKey(Base):
    """A program's key: its hash, what it may do (``scopes``), and until when."""

    __tablename__ = "api_keys"

    id: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(100))
    prefix: Mapped[str] = mapped_column(String(16))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[str]] = mapped_column(Json)
    created_by: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(Instant, default=now)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    last_used_on: Mapped[date | None]


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
