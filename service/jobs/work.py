"""Reads one claimed document from beginning to end, whoever claimed it: the pool beside the server, or a worker."""

from __future__ import annotations

import logging
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from docproc.errors import ReaderCrashedError, ReaderFailedError, SecretDocumentError, TooSlowError
from service.jobs.extraction import Extracted, Problem, extract_file
from service.jobs.reader import Reader, ReaderDiedError, ReaderSlowError
from service.links import settle
from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.models import Document, StoredFileRow
from service.store.types import now

__all__ = ["MOST_INTERRUPTIONS", "read_claimed"]

MOST_INTERRUPTIONS = 30
"""A document over whose reading everything stopped so often is held to be the cause."""

_BACKOFF_SECONDS = 5
_log = logging.getLogger("docproc.jobs")


def read_claimed(store: Store, settings: Settings, reader: Reader, document_id: int, who: str) -> str:
    """Read a document that ``who`` has claimed, and keep what came of it.

    Returns:
        The state in which the document is then; ``lost`` where another has claimed it meanwhile.
    """
    with store.read() as session:
        document = session.get(Document, document_id)
        if document is None or document.claimed_by != who or document.sha256 is None:
            return "lost"
        path, name, interruptions = store.files.path(document.sha256), document.file_name, document.interruptions
    came = _crashed() if interruptions > MOST_INTERRUPTIONS else _read(reader, settings, str(path), name)
    try:
        state = _keep(store, settings, document_id, who, came)
    except OperationalError:
        raise  # the database is away or busy: the document is no worse for it, and is read again
    except Exception as error:
        _log.error("what was read of document %d cannot be kept: %s", document_id, type(error).__name__)
        state = _keep(store, settings, document_id, who, _own_fault(error))
    _log.info("read", extra={"document": document_id, "state": state, "code": getattr(came, "code", None)})
    if state == "read":
        settle(store)
    return state


def _keep(store: Store, settings: Settings, document_id: int, who: str, came: Extracted | Problem) -> str:
    """Write what came of a document, if it is still claimed; gives its state then."""
    with store.write() as session:
        document = session.get(Document, document_id, with_for_update=True)
        if document is None or document.claimed_by != who or document.state != "reading":
            return "lost"
        if isinstance(came, Extracted):
            record(session, document, came.contents, came.seconds)
        elif came.code == SecretDocumentError.code:
            _refuse(store, session, document, came)
        else:
            _fail(document, came, settings)
        return document.state


def _read(reader: Reader, settings: Settings, path: str, name: str | None) -> Extracted | Problem:
    try:
        return reader.run(extract_file, path, name, settings.allow_secret, seconds=settings.document_seconds)
    except ReaderDiedError:
        return _crashed(passing=True)
    except ReaderSlowError:
        return Problem(
            TooSlowError.code, f"reading took longer than {settings.document_seconds} seconds: split the file"
        )
    except Exception as error:
        _log.exception("a fault while reading")  # the child's own faults name no text
        return _own_fault(error)


def _own_fault(error: Exception) -> Problem:
    return Problem(ReaderFailedError.code, f"a fault of docproc's own ({type(error).__name__}); the log says where")


def _crashed(*, passing: bool = False) -> Problem:
    error = ReaderCrashedError.after("its process ended")
    return Problem(error.code, error.message, passing=passing)


def _fail(document: Document, problem: Problem, settings: Settings) -> None:
    """Try again later where that may help and the tries are not used up; else say why it is not read."""
    document.attempts += 1
    document.claimed_by = document.claimed_until = None
    document.version += 1
    again = problem.passing and document.attempts < settings.attempts
    document.state = "received" if again else "failed"
    document.problem_code, document.problem_detail = problem.code, problem.detail
    document.not_before = now() + timedelta(seconds=_BACKOFF_SECONDS * 2**document.attempts) if again else None


def _refuse(store: Store, session: Session, document: Document, problem: Problem) -> None:
    """Keep nothing of a document that bears a secrecy mark; the file goes first, so that no crash leaves it."""
    sha256 = document.sha256
    document.state = "refused"
    document.problem_code, document.problem_detail = problem.code, problem.detail
    document.claimed_by = document.claimed_until = None
    document.file_name = document.sha256 = None
    document.version += 1
    session.flush()
    others = session.scalar(select(func.count()).where(Document.sha256 == sha256))
    if others or sha256 is None:
        return
    session.execute(delete(StoredFileRow).where(StoredFileRow.sha256 == sha256))
    store.files.remove(sha256)
