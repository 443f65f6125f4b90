"""Takes uploads in: the file safe on the disk first, then the document in one transaction, then the answer."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from service.jobs.queue import Queue
from service.problems import ProblemError
from service.settings import Settings
from service.store import Store, StoredFile
from service.store.holding import drop_unused, lock_files
from service.store.models import Document, IdempotencyKey, StoredFileRow

__all__ = ["Upload", "accept"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes: its bytes, and the last part of its name."""

    source: BinaryIO
    name: str | None


def accept(  # noqa: PLR0913  what an upload is made of
    store: Store,
    settings: Settings,
    queue: Queue,
    uploads: Sequence[Upload],
    *,
    owner: str,
    key: str | None = None,
    note: Callable[[Session, str], None],
) -> list[str | None]:
    """Take files in; when this returns, no crash loses them.

    Args:
        store: where they go.
        settings: how many may wait.
        queue: told of each document within the transaction.
        uploads: the files.
        owner: who uploads, as the audit log calls him.
        key: the client's Idempotency-Key: the same files under the same key are taken in once.
        note: records the upload of the document with a public id, within the transaction.

    Returns:
        The public ids of the documents, in the order of the files; ``None`` for a file without content.

    Raises:
        ProblemError: the key came with other files before (422 ``idempotency_key_reused``), or too many documents
            wait (503 ``queue_full``).
    """
    with store.read() as session:
        _refuse_when_full(session, settings)
    stored: list[_Stored] = []
    keep = partial(_keep, store, queue, stored, owner=owner, key=key, note=note)
    try:
        for upload in uploads:
            stored.append(_Stored(store.files.put(upload.source), upload.name, upload.source))
        found = _twice(keep)
    except Exception:
        with suppress(
            SQLAlchemyError, OSError
        ):  # what hindered the upload may hinder this, too: it is no reason to hide that
            _drop(store, stored)
        raise
    # Of an empty file there is no document, and those of a repeated request may have been removed or refused since.
    _drop(store, stored if found.before else [one for one in stored if not one.file.size])
    queue.wake()
    return found.documents


class _Stored(NamedTuple):
    file: StoredFile
    name: str | None
    source: BinaryIO


class _Kept(NamedTuple):
    documents: list[str | None]
    before: bool
    """They were taken in by an earlier request under the same key."""


def _twice(keep: Callable[[], _Kept]) -> _Kept:
    try:
        return keep()
    except IntegrityError:
        # Another request took the same key, or the same file, at the same moment: its transaction holds now.
        return keep()


def _drop(store: Store, stored: Sequence[_Stored]) -> None:
    """Leave no file on the disk that no row names."""
    for sha256 in {one.file.sha256 for one in stored}:
        drop_unused(store, sha256)


def _keep(  # noqa: PLR0913  as for accept
    store: Store,
    queue: Queue,
    stored: Sequence[_Stored],
    *,
    owner: str,
    key: str | None,
    note: Callable[[Session, str], None],
) -> _Kept:
    fingerprint = hashlib.sha256("\n".join(f"{one.file.sha256} {one.name}" for one in stored).encode()).hexdigest()
    with store.write() as session:
        if key is not None and (before := _before(session, owner, key, fingerprint)) is not None:
            return _Kept(before, True)
        _hold(store, session, stored)
        documents = [_document(session, one, owner) if one.file.size else None for one in stored]
        public_ids = [document.public_id if document else None for document in documents]
        if key is not None:
            session.add(IdempotencyKey(owner=owner, key=key, fingerprint=fingerprint, documents=public_ids))
        session.flush()
        for document in documents:
            if document is not None:
                queue.enqueue(session, document.id)
                note(session, document.public_id)
    return _Kept(public_ids, False)


def _hold(store: Store, session: Session, stored: Sequence[_Stored]) -> None:
    """See to it that no removal of the same files has taken them since they were written, nor will until the commit."""
    lock_files(session, (one.file.sha256 for one in stored))
    for one in stored:
        if not store.files.path(one.file.sha256).exists():
            one.source.seek(0)
            store.files.put(one.source)


def _before(session: Session, owner: str, key: str, fingerprint: str) -> list[str | None] | None:
    """What the same request gave before; the key of another request is refused."""
    row = session.scalars(
        select(IdempotencyKey).where(IdempotencyKey.owner == owner, IdempotencyKey.key == key)
    ).first()
    if row is None:
        return None
    if row.fingerprint != fingerprint:
        raise ProblemError(422, "idempotency_key_reused", "the Idempotency-Key was used before, for other files")
    return list(row.documents)


def _document(session: Session, stored: _Stored, owner: str) -> Document:
    file = stored.file
    if session.get(StoredFileRow, file.sha256) is None:
        session.add(StoredFileRow(sha256=file.sha256, size=file.size))
        session.flush()
    document = Document(
        public_id=str(uuid.uuid4()), sha256=file.sha256, file_name=stored.name, uploaded_by=owner, corrected={}
    )
    session.add(document)
    return document


def _refuse_when_full(session: Session, settings: Settings) -> None:
    waiting = session.scalar(
        select(func.count()).select_from(
            select(Document.id).where(Document.state == "received").limit(settings.max_waiting).subquery()
        )
    )
    if waiting is not None and waiting >= settings.max_waiting:
        headers = {"Retry-After": str(settings.retry_after_seconds * 12)}
        raise ProblemError(503, "queue_full", "too many documents wait to be read", headers=headers)
