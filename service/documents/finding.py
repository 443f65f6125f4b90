"""Documents and their extractions by what an address names, and the refusals where there is nothing to give."""

from __future__ import annotations

from typing import NoReturn

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, undefer

from docproc.errors import DocprocError
from service.documents.views import is_waiting
from service.problems import ProblemError
from service.store.models import Document, Extraction

__all__ = ["extraction_of", "extractions_of", "find", "find_for_change", "parts_of", "refuse_unread"]

_RETRY_SECONDS = 2


def find(session: Session, public_id: str) -> Document:
    """A document.

    Raises:
        ProblemError: 404 ``document_unknown``.
    """
    return _found(session.scalars(select(Document).where(Document.public_id == public_id)).first())


def find_for_change(session: Session, public_id: str) -> Document:
    """A document that nobody else changes until the transaction ends; citations may come to lead to it meanwhile.

    Raises:
        ProblemError: 404 ``document_unknown``.
    """
    chosen = select(Document).where(Document.public_id == public_id).with_for_update(key_share=True)
    return _found(session.scalars(chosen).first())


def _found(document: Document | None) -> Document:
    if document is None:
        raise ProblemError(404, "document_unknown", "there is no such document")
    return document


def parts_of(session: Session, document: Document) -> list[Document]:
    """The other documents of the same upload, in the order of the file."""
    if document.parts == 1:
        return []
    first = document.first_part_id or document.id
    among = select(Document).where(or_(Document.id == first, Document.first_part_id == first))
    return list(session.scalars(among.where(Document.id != document.id).order_by(Document.part)))


def extraction_of(session: Session, document: Document, version: int | None = None) -> Extraction:
    """What was read of a document: the newest, or an older version.

    A document that is being read anew, or could not be, still has what was read of it before.

    Raises:
        ProblemError: 409 ``not_read_yet``; why it could not be read; 404 ``version_unknown``.
    """
    chosen = select(Extraction).where(Extraction.document_id == document.id).options(undefer(Extraction.content))
    if version is not None:
        chosen = chosen.where(Extraction.id == version)
    extraction = session.scalars(chosen.order_by(Extraction.id.desc()).limit(1)).first()
    if extraction is not None:
        return extraction
    if version is not None:
        raise ProblemError(404, "version_unknown", "the document has no such version; its extractions list them")
    refuse_unread(document)


def extractions_of(session: Session, document: Document) -> list[Extraction]:
    """All that was read of a document, the newest first, without the contents."""
    chosen = select(Extraction).where(Extraction.document_id == document.id).order_by(Extraction.id.desc())
    return list(session.scalars(chosen))


def refuse_unread(document: Document) -> NoReturn:
    """Say why there is nothing of a document.

    Raises:
        ProblemError: always.
    """
    if is_waiting(document):
        headers = {"Retry-After": str(_RETRY_SECONDS)}
        raise ProblemError(409, "not_read_yet", "the document waits to be read", headers=headers)
    code = document.problem_code or "reader_failed"
    raise ProblemError(_status_of(code), code, document.problem_detail or "the document could not be read")


def _status_of(code: str) -> int:
    """The status of docproc's error of that code, if it is about the file; 422 for any other."""
    kinds = [DocprocError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    status = next((kind.http_status for kind in kinds if kind.code == code), 422)
    return status if status in (403, 413, 415) else 422
