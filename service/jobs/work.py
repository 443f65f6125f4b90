"""Reads one claimed document from beginning to end, whoever claimed it: the pool beside the server, or a worker."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from docproc.errors import ReaderCrashedError, ReaderFailedError, SecretDocumentError, TooSlowError
from service.documents.page_images import forget_pictures
from service.documents.removal import empty
from service.jobs.claims import free
from service.jobs.extraction import READING, Extracted, Problem, Work
from service.jobs.reader import Reader, ReaderDiedError, ReaderSlowError
from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.holding import lock_files
from service.store.models import Document, StoredFileRow
from service.store.types import now

__all__ = ["MOST_INTERRUPTIONS", "read_claimed"]

MOST_INTERRUPTIONS = 30
"""A document over whose reading everything stopped so often is held to be the cause."""

_BACKOFF_SECONDS = 5
_log = logging.getLogger("docproc.jobs")


class _Claim(NamedTuple):
    document_id: int
    who: str
    sha256: str


def read_claimed(  # noqa: PLR0913, PLR0917  what is read, for whom, by what
    store: Store, settings: Settings, reader: Reader, document_id: int, who: str, work: Work = READING
) -> str:
    """Read a document that ``who`` has claimed, and keep what came of it.

    Returns:
        The state in which the document is then; ``lost`` where another has claimed it meanwhile.

    Raises:
        sqlalchemy.exc.OperationalError: the database is away or busy; the claim is given back, or runs out by itself.
    """
    with store.read() as session:
        document = session.get(Document, document_id)
        if document is None or document.claimed_by != who or document.sha256 is None:
            return "lost"
        claim = _Claim(document_id, who, document.sha256)
        path, name, interruptions = store.files.path(claim.sha256), document.file_name, document.interruptions
    came = _crashed() if interruptions > MOST_INTERRUPTIONS else _read(reader, settings, work, str(path), name)
    try:
        state = _keep(store, settings, claim, came)
    except OperationalError:  # the database is away or busy: the document is no worse for it, and is read again
        with suppress(SQLAlchemyError):
            free(store, who, document_id)
        raise
    except Exception as error:  # of this content: it must not stop the reading of others
        _log.error("what was read of document %d cannot be kept: %s", document_id, type(error).__name__)
        came = Problem(ReaderFailedError.code, f"a fault of docproc's own ({type(error).__name__}); the log says where")
        state = _keep(store, settings, claim, came)
    if state == "refused":
        store.empty_log()  # which has the name of the file
    told = {"code": came.code, "where": came.where} if isinstance(came, Problem) else {}
    _log.info("read", extra={"document": document_id, "state": state, **told})
    return state


def _keep(store: Store, settings: Settings, claim: _Claim, came: Extracted | Problem) -> str:
    """Record what came of a claim, unless it is another's by now."""
    with store.write() as session:
        # "key share": citations may refer to the document meanwhile, else two readers could wait for each other.
        document = session.get(Document, claim.document_id, with_for_update={"key_share": True})
        if document is None or not _is_held(document, claim):
            return "lost"
        if isinstance(came, Extracted):
            record(session, document, came.contents, came.seconds)
        elif came.code == SecretDocumentError.code:
            _refuse(store, settings, session, document, came)
        else:
            _fail(document, came, settings)
        return document.state


def _is_held(document: Document, claim: _Claim) -> bool:
    """Whether the claim still holds, and what was read is the document's file."""
    return (document.claimed_by, document.sha256, document.state) == (claim.who, claim.sha256, "reading")


def _read(reader: Reader, settings: Settings, work: Work, path: str, name: str | None) -> Extracted | Problem:
    try:
        return reader.run(work.extract, path, name, settings.allow_secret, seconds=settings.document_seconds)
    except ReaderDiedError:
        return _crashed(passing=True)
    except ReaderSlowError:
        return Problem(
            TooSlowError.code, f"reading took longer than {settings.document_seconds} seconds: split the file"
        )
    except Exception as error:
        return Problem(ReaderFailedError.code, f"a fault between the processes ({type(error).__name__})", passing=True)


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


def _refuse(store: Store, settings: Settings, session: Session, document: Document, problem: Problem) -> None:
    """Keep nothing of a document that bears a secrecy mark, nor what an earlier reading, which did not see it, made.

    The file goes before the transaction ends, so that no crash leaves it.
    """
    sha256 = document.sha256
    if sha256 is not None:
        lock_files(session, [sha256])
    document.state = "refused"
    document.problem_code, document.problem_detail = problem.code, problem.detail
    document.claimed_by = document.claimed_until = None
    document.file_name = document.sha256 = None
    document.version += 1
    empty(session, document)
    others = session.scalar(select(func.count()).where(Document.sha256 == sha256))
    if others or sha256 is None:
        return
    session.execute(delete(StoredFileRow).where(StoredFileRow.sha256 == sha256))
    store.files.remove(sha256)
    forget_pictures(settings, sha256)
