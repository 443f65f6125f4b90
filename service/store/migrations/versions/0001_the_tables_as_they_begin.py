"""The tables as they begin."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.types import Instant, Json, RowId, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables.

    ``sqlite_autoincrement``: as on PostgreSQL, no number is given twice. SQLite alone would give that of the newest row
    anew once it is removed, and who still has it in hand (a reader, an office, the audit) would mean another.
    """
    op.create_table(
        "api_keys",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("prefix", sa.String(length=16), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("scopes", Json, nullable=False),
        sa.Column("created_by", sa.String(length=100), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_api_keys_secret_hash")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(length=100), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=True),
        sa.Column("detail", Json, server_default=sa.text("'{}'"), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=True),
        sa.Column("address", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_actor", "audit", ["actor", "id"], unique=False)
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index("ix_audit_subject", "audit", ["subject", "id"], unique=False)
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", RowId, nullable=False),
        sa.Column("stored_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("documents", Json, nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency_keys")),
        sa.UniqueConstraint("owner", "key", name=op.f("uq_idempotency_keys_owner_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_idempotency_keys_age", "idempotency_keys", ["made_at"], unique=False)
    op.create_table(
        "offices",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("through", RowId, nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.UniqueConstraint("name_key", name=op.f("uq_offices_name_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "setup_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_setup_links")),
    )
    op.create_table(
        "users",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "documents",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("public_id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("first_part_id", RowId, nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=255), nullable=True),
        sa.Column("media_type", sa.String(length=100), nullable=True),
        sa.Column("uploaded_at", Instant(), nullable=False),
        sa.Column("uploaded_by", sa.String(length=100), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("interruptions", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("claimed_until", Instant(), nullable=True),
        sa.Column("not_before", Instant(), nullable=True),
        sa.Column("problem_code", sa.String(length=40), nullable=True),
        sa.Column("problem_detail", sa.Text(), nullable=True),
        sa.Column("read_at", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("identity", sa.String(length=24), nullable=True),
        sa.Column("number", sa.String(length=120), nullable=True),
        sa.Column("number_key", sa.String(length=120), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=True),
        sa.Column("issuer_key", sa.String(length=300), nullable=True),
        sa.Column("issuer_code", sa.String(length=40), nullable=True),
        sa.Column("parent", sa.String(length=300), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("type", sa.String(length=60), nullable=True),
        sa.Column("type_code", sa.String(length=20), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("urgency", sa.String(length=30), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("text_from", sa.String(length=20), nullable=True),
        sa.Column("corrected", Json, nullable=False),
        sa.Column("obligation_count", sa.Integer(), nullable=False),
        sa.Column("citation_count", sa.Integer(), nullable=False),
        sa.Column("warning_count", sa.Integer(), nullable=False),
        sa.Column("words", Words, nullable=True),
        sa.ForeignKeyConstraint(
            ["first_part_id"], ["documents.id"], name=op.f("fk_documents_first_part_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_documents_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("public_id", name=op.f("uq_documents_public_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_documents_date",
        "documents",
        ["date", "id", "state", "type_code", "issuer_key", "uploaded_at"],
        unique=False,
    )
    op.create_index(op.f("ix_documents_first_part_id"), "documents", ["first_part_id"], unique=False)
    op.create_index(op.f("ix_documents_identity"), "documents", ["identity"], unique=False)
    op.create_index(op.f("ix_documents_issuer_key"), "documents", ["issuer_key"], unique=False)
    op.create_index(
        "ix_documents_listing",
        "documents",
        ["uploaded_at", "id", "state", "type_code", "issuer_key", "date"],
        unique=False,
    )
    op.create_index(op.f("ix_documents_number_key"), "documents", ["number_key"], unique=False)
    op.create_index(op.f("ix_documents_sha256"), "documents", ["sha256"], unique=False)
    op.create_index(op.f("ix_documents_type_code"), "documents", ["type_code"], unique=False)
    op.create_index("ix_documents_waiting", "documents", ["state", "id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", RowId, nullable=False),
        sa.Column("csrf_token", sa.String(length=64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"], unique=False)
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"], unique=False)
    op.create_table(
        "citations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("document_id", RowId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=200), nullable=False),
        sa.Column("number_key", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=True),
        sa.Column("date", sa.String(length=10), nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("relation", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("target_id", RowId, nullable=True),
        sa.Column("candidates", Json, nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_citations_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["documents.id"], name=op.f("fk_citations_target_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citations")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_citations_document", "citations", ["document_id", "position"], unique=False)
    op.create_index("ix_citations_missing", "citations", ["state", "number_key", "document_id"], unique=False)
    op.create_index(op.f("ix_citations_number_key"), "citations", ["number_key"], unique=False)
    op.create_index(op.f("ix_citations_target_id"), "citations", ["target_id"], unique=False)
    op.create_table(
        "extractions",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("document_id", RowId, nullable=False),
        sa.Column("extractor_version", sa.String(length=60), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_extractions_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extractions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_extractions_document", "extractions", ["document_id", "id"], unique=False)
    op.create_table(
        "obligations",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("document_id", RowId, nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("modality", sa.String(length=10), nullable=False),
        sa.Column("tier", sa.String(length=10), nullable=False),
        sa.Column("lead", sa.Text(), nullable=True),
        sa.Column("support", sa.Text(), nullable=True),
        sa.Column("deadline_text", sa.Text(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_order", sa.String(length=10), nullable=False),
        sa.Column("renew_after", sa.Date(), nullable=True),
        sa.Column("rrule", sa.String(length=200), nullable=True),
        sa.Column("report_to", sa.Text(), nullable=True),
        sa.Column("deliverable", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("content", Json, nullable=False),
        sa.Column("corrected", Json, nullable=False),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("assignee", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.Column("words", Words, nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_obligations_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligations")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_obligations_assignee_due", "obligations", ["assignee", "due_order", "id"], unique=False)
    op.create_index("ix_obligations_document", "obligations", ["document_id", "position"], unique=False)
    op.create_index("ix_obligations_due", "obligations", ["due_order", "id"], unique=False)
    op.create_index("ix_obligations_status_due", "obligations", ["status", "due_order", "id"], unique=False)
    op.create_index("ix_obligations_tier_due", "obligations", ["tier", "due_order", "id"], unique=False)
    op.create_table(
        "concerns",
        sa.Column("office_id", RowId, nullable=False),
        sa.Column("obligation_id", RowId, nullable=False),
        sa.Column("due_order", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("certainty", sa.String(length=5), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_vi", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_concerns_obligation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_concerns_office_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("office_id", "obligation_id", name=op.f("pk_concerns")),
    )
    op.create_index(op.f("ix_concerns_obligation_id"), "concerns", ["obligation_id"], unique=False)
    op.create_index("ix_concerns_office_due", "concerns", ["office_id", "due_order", "obligation_id"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("document_id", RowId, nullable=False),
        sa.Column("obligation_id", RowId, nullable=True),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", Json, nullable=True),
        sa.Column("after", Json, nullable=True),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_corrections_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_corrections_obligation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_document", "corrections", ["document_id", "id"], unique=False)
    op.create_index(op.f("ix_corrections_obligation_id"), "corrections", ["obligation_id"], unique=False)
    op.create_table(
        "obligation_actors",
        sa.Column("id", RowId, autoincrement=True, nullable=False),
        sa.Column("obligation_id", RowId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.String(length=300), nullable=False),
        sa.Column("due_order", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligations.id"], name=op.f("fk_obligation_actors_obligation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation_actors")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_obligation_actors_name",
        "obligation_actors",
        ["name_key", "role", "due_order", "obligation_id"],
        unique=False,
    )
    op.create_index(op.f("ix_obligation_actors_obligation_id"), "obligation_actors", ["obligation_id"], unique=False)
    _create_numbers()
    _create_indices_of_obligations()
    _create_search()


def _create_numbers() -> None:
    """What is kept by the number of a document, whether it is held or not."""
    op.create_table(
        "missing_numbers",
        sa.Column("number_key", sa.String(length=200), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number_key", name=op.f("pk_missing_numbers")),
    )
    op.create_index("ix_missing_numbers_count", "missing_numbers", ["documents", "number_key"], unique=False)
    op.create_table(
        "relinks",
        sa.Column("number_key", sa.String(length=200), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("number_key", name=op.f("pk_relinks")),
    )


def _create_indices_of_obligations() -> None:
    """What comes back, what is done; and all by day once more, only those that a common question is about."""
    op.create_index(op.f("ix_obligations_renew_after"), "obligations", ["renew_after"], unique=False)
    op.create_index("ix_obligations_done", "obligations", ["status", "due", "done_on"], unique=False)
    for name, condition in (
        ("ix_obligations_open_due", "status <> 'done'"),
        ("ix_obligations_late_due", "status = 'done' AND done_on > due"),
        ("ix_obligations_lost_due", "NOT found"),
    ):
        where = sa.text(condition)
        op.create_index(name, "obligations", ["due_order", "id"], sqlite_where=where, postgresql_where=where)


def _create_search() -> None:
    """What the databases find words by: a GIN index on PostgreSQL, FTS5 tables that follow the rows on SQLite."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for table in ("documents", "obligations"):
        if postgresql:
            op.create_index(f"ix_{table}_words", table, ["words"], postgresql_using="gin")
            continue
        index = f"{table}_words"
        removal = f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', old.id, old.words)"  # noqa: S608  our own names
        entry = f"INSERT INTO {index} (rowid, words) VALUES (new.id, new.words)"  # noqa: S608
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5"
            f"(words, content='{table}', content_rowid='id', tokenize=\"unicode61 remove_diacritics 0\")"
        )
        for name, event, old, new in (
            ("added", "INSERT", False, True),
            ("changed", "UPDATE OF words", True, True),
            ("removed", "DELETE", True, False),
        ):
            took_out = f"{removal} ; " if old else ""
            put_in = f"{entry} ; " if new else ""
            op.execute(f"CREATE TRIGGER {index}_{name} AFTER {event} ON {table} BEGIN {took_out}{put_in}END")
