"""Removes documents, what was read of them, and files that no document has any more."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from service.documents.values import blank
from service.links import ask_anew, cited_keys, recount
from service.store.holding import lock_files
from service.store.models import CitationRow, Correction, Document, Extraction, ObligationRow, StoredFileRow

__all__ = ["empty", "first_of", "remove"]


def first_of(session: Session, document: Document) -> Document:
    """The first document of the same upload, locked as ``document`` is."""
    if document.first_part_id is None:
        return document
    chosen = select(Document).where(Document.id == document.first_part_id).with_for_update(key_share=True)
    return session.scalars(chosen).one()


def remove(session: Session, first: Document) -> str | None:
    """Take an upload's documents out, with their extractions, citations, obligations and corrections.

    Args:
        session: a writing session.
        first: the upload's first document.

    Returns:
        The file's SHA-256, for ``drop_unused`` once the transaction holds; ``None`` where another document has it.
    """
    keys = _number_keys(session, first)
    sha256 = first.sha256
    if sha256 is not None:
        lock_files(session, [sha256])
    # Citations that led here lose their target by the foreign key; they are resolved anew by number.
    ask_anew(session, keys)
    cited = _cited(session, first)
    session.execute(delete(Document).where(Document.first_part_id == first.id))
    session.execute(delete(Document).where(Document.id == first.id))
    recount(session, cited)
    if sha256 is None or session.scalars(select(Document.id).where(Document.sha256 == sha256).limit(1)).first():
        return None
    session.execute(delete(StoredFileRow).where(StoredFileRow.sha256 == sha256))
    return sha256


def empty(session: Session, first: Document) -> None:
    """Take out what earlier readings made of an upload, and what people did with it; its first document stays.

    Args:
        session: a writing session.
        first: the upload's first document, which is then as one that was never read.
    """
    # Before rows go: who links citations at the moment may be about to change them.
    ask_anew(session, _number_keys(session, first))
    cited = _cited(session, first)
    session.execute(delete(Document).where(Document.first_part_id == first.id))
    for table in (Extraction, CitationRow, ObligationRow, Correction):
        session.execute(delete(table).where(table.document_id == first.id))
    blank(first)
    first.parts = 1
    first.read_at = None
    session.flush()
    recount(session, cited)


def _number_keys(session: Session, first: Document) -> Sequence[str | None]:
    return session.scalars(select(Document.number_key).where(_of_upload(first))).all()


def _cited(session: Session, first: Document) -> set[str]:
    return cited_keys(session, session.scalars(select(Document.id).where(_of_upload(first))).all())


def _of_upload(first: Document) -> ColumnElement[bool]:
    return or_(Document.id == first.id, Document.first_part_id == first.id)
