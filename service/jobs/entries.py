"""The entries of the queue on PostgreSQL: one job of procrastinate a document, written on a session's connection."""

from __future__ import annotations

import logging
from datetime import timedelta

from procrastinate import App, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from service.jobs.claims import claimable
from service.store import Store
from service.store.models import Document
from service.store.types import now

__all__ = ["QUEUE", "TASK", "enqueue", "enqueue_forgotten"]

QUEUE = "documents"
TASK = "read_document"

_FORGOTTEN_AFTER = timedelta(minutes=1)
_PORTION = 500
_HAS_NO_JOB = """NOT EXISTS (
    SELECT FROM procrastinate_jobs AS job
    WHERE job.queueing_lock = 'document:' || documents.id AND job.status IN ('todo', 'doing')
)"""
_app = App(connector=SyncPsycopgConnector())  # never opened: it writes on the sessions' connections alone
logging.getLogger("procrastinate").setLevel(logging.WARNING)  # at INFO it tells of each job several times


def enqueue(session: Session, document_id: int) -> None:
    """Write the job that reads a document, unless one waits already; the session's transaction decides over it."""
    try:
        with session.begin_nested():  # a job that waits already must not undo the rest of the transaction
            # asked for within the block: the savepoint is made by that
            connection = session.connection().connection.driver_connection
            task = _app.configure_task(
                TASK,
                queue=QUEUE,
                queueing_lock=f"document:{document_id}",
                task_kwargs={"document_id": document_id},
                connection=connection,
            )
            task.defer()
    except AlreadyEnqueued:
        return


def enqueue_forgotten(store: Store) -> int:
    """Write jobs for documents that may be read and have none, as after the restoration of a backup of SQLite.

    Returns:
        How many documents were found; there may be more.
    """
    forgotten = (
        select(Document.id)
        .where(claimable(), Document.uploaded_at < now() - _FORGOTTEN_AFTER, text(_HAS_NO_JOB))
        .order_by(Document.id)
        .limit(_PORTION)
    )
    with store.write() as session:
        ids = session.scalars(forgotten).all()
        for document_id in ids:
            enqueue(session, document_id)
    return len(ids)
