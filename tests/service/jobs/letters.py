"""Dispatches in a line, as their reading gives them, and uploads of files."""

from __future__ import annotations

import io
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.dispatch import Dispatch, Obligation
from service.examples import ANSWER
from service.intake import Upload, accept
from service.jobs.news import News
from service.jobs.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.models import CitationRow, Document, ObligationRow
from tests.service.obligations.stored import obligation

__all__ = ["Silent", "citations", "document", "documents", "letter", "obligations", "reread", "upload"]

DAY = "2026-09-07"
ISSUER = "Sở Khoa học và Công nghệ tỉnh An Bình"
REPORT = obligation("Gửi báo cáo kết quả về Sở Khoa học và Công nghệ", item="2")


class Silent:
    """A queue whose readers are elsewhere."""

    news = News()

    def enqueue(self, session: Session, document_id: int) -> None:
        """Nothing."""

    def wake(self) -> None:
        """Nothing."""


def letter(
    number: str = "418/SKHCN-CĐS",
    *tasks: Obligation,
    cites: str | None = None,
    cites_day: str | None = DAY,
    day: str = DAY,
) -> str:
    """A dispatch: what it bids (by default one report), and the one that it cites, of the same issuer."""
    said = Dispatch.model_validate(ANSWER).model_dump(mode="json")
    said["header"]["number"]["value"] = number
    said["header"]["date"]["value"] = day
    said["obligations"] = [task.model_dump(mode="json") for task in tasks or (REPORT,)]
    cited = {"number": cites, "date": cites_day, "issuer": ISSUER, "type": None, "title": None}
    said["citations"] = [{**citation, **cited} for citation in said["citations"][: 1 if cites else 0]]
    return Dispatch.model_validate(said).model_dump_json()


def upload(store: Store, settings: Settings, *files: bytes, queue: Queue | None = None) -> list[int]:
    """Take files in; gives the documents' inner numbers."""
    uploads = [Upload(io.BytesIO(file), f"cv-{position}.txt") for position, file in enumerate(files)]
    ids = accept(store, settings, queue or Silent(), uploads, owner="user:hoa", note=lambda session, public_id: None)
    with store.read() as session:
        found = {row.public_id: row.id for row in session.scalars(select(Document))}
    return [found[public_id or ""] for public_id in ids]


def reread(store: Store, document_id: int, file: bytes, queue: Queue | None = None) -> None:
    """Have a document read again, as though the extractor now found in its file what this one says."""
    with store.write() as session:
        row = session.get_one(Document, document_id)
        store.files.path(row.sha256 or "").write_bytes(file)
        row.state, row.attempts = "received", 0
        (queue or Silent()).enqueue(session, document_id)


def document(store: Store, document_id: int) -> Document:
    """A document as it stands."""
    with store.read() as session:
        return session.get_one(Document, document_id)


def documents(store: Store) -> Sequence[Document]:
    """All documents, oldest first."""
    with store.read() as session:
        return session.scalars(select(Document).order_by(Document.id)).all()


def obligations(store: Store, document_id: int) -> Sequence[ObligationRow]:
    """The obligations of a document in their order, those no longer found last."""
    with store.read() as session:
        rows = select(ObligationRow).where(ObligationRow.document_id == document_id)
        return session.scalars(rows.order_by(ObligationRow.found.desc(), ObligationRow.position)).all()


def citations(store: Store, document_id: int) -> Sequence[CitationRow]:
    """The citations of a document in their order."""
    with store.read() as session:
        rows = select(CitationRow).where(CitationRow.document_id == document_id).order_by(CitationRow.position)
        return session.scalars(rows).all()
