"""What cites a document: the citations that lead to it, or to another copy of the same dispatch."""

from __future__ import annotations

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from service.store.models import CitationRow, Document

__all__ = ["citing_documents"]

_MOST_COPIES = 50


def citing_documents(
    session: Session, document: Document, before: int | None, most: int
) -> list[tuple[CitationRow, Document]]:
    """The documents that cite a dispatch, the newest citations first.

    Of several copies of a dispatch a citation leads to one, mostly the first: what cites that one cites them all.

    Args:
        session: any session.
        document: one of the copies.
        before: the number of the citation after which to go on; ``None`` for the beginning.
        most: how many.

    Returns:
        Each citing document once, with the first of its citations. The copies themselves are none.
    """
    copies = _copies(session, document)
    leads_here = exists().where(CitationRow.target_id == Document.id)
    targets = session.scalars(select(Document.id).where(Document.id.in_(copies), leads_here)).all()
    other = aliased(CitationRow)
    earlier = (other.document_id == CitationRow.document_id) & (other.id < CitationRow.id)
    # an expression, for which SQLite cannot go by the target: thousands may cite it, where a document cites some tens
    to_the_same = func.coalesce(other.target_id, 0).in_(targets)
    chosen = select(CitationRow, Document).join(Document, Document.id == CitationRow.document_id)
    chosen = chosen.where(CitationRow.document_id.not_in(copies), ~exists().where(earlier, to_the_same))
    if before is not None:
        chosen = chosen.where(CitationRow.id < before)
    newest = chosen.order_by(CitationRow.id.desc()).limit(most)
    # one target at a time, mostly the only one: SQLite would sort all that lead to several
    found = [(row, by) for one in targets for row, by in session.execute(newest.where(CitationRow.target_id == one))]
    return sorted(found, key=lambda pair: -pair[0].id)[:most]


def _copies(session: Session, document: Document) -> list[int]:
    """The documents of the same identity, itself among them; of more than ``_MOST_COPIES`` others the first."""
    if document.identity is None:
        return [document.id]
    same = select(Document.id).where(Document.identity == document.identity, Document.id != document.id)
    return [document.id, *session.scalars(same.order_by(Document.id).limit(_MOST_COPIES))]
