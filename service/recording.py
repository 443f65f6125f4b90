"""Puts what was read of a file into the tables, in one transaction; what people set stays as they set it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from rapidfuzz import fuzz
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from docproc import __version__
from docproc.citations.index import Record
from docproc.dispatch import SCHEMA_VERSION, Dispatch, Obligation
from docproc.text import compare_key
from service.days import office_day
from service.documents import values as document_values
from service.links import ask_anew, cited_keys, link, recount, rows_of
from service.obligations import values as obligation_values
from service.obligations.recurring import came_back
from service.store import on_postgresql
from service.store.models import Document, Extraction, ObligationRow
from service.store.types import now

__all__ = ["EXTRACTOR_VERSION", "record"]

EXTRACTOR_VERSION = f"docproc {__version__}, schema {SCHEMA_VERSION}"
_NUMBERING = 0x646F6372  # "docr": the advisory lock's number on PostgreSQL
_TOLD_APART_BY = {"action", "actors", "deadline"}
_SAME_ACTION = 85  # of 100: rapidfuzz's ratio from which two wordings of one item are one obligation


def record(session: Session, first: Document, contents: Sequence[str], seconds: float) -> list[Document]:
    """Keep what was read of a file.

    Args:
        session: a writing session.
        first: the document of the file's first dispatch; further dispatches get documents of their own.
        contents: the contract's JSON of each dispatch.
        seconds: how long reading took.

    Returns:
        The documents of what was read, in the order of the file. One that an earlier reading found behind them, and on
        which people have worked, is kept beside, its obligations as no longer found.
    """
    documents, kept = _documents(session, first, len(contents))
    for document, content in zip(documents, contents, strict=True):
        _record_one(session, document, content)
    for document in kept:
        _record_obligations(session, document, [])
        document.obligation_count = 0
        document.version += 1
    for document in (*documents, *kept):
        document.parts = len(documents) + len(kept)
    _keep_contents(session, documents, contents, seconds / len(contents))
    return documents


def _keep_contents(session: Session, documents: Sequence[Document], contents: Sequence[str], seconds: float) -> None:
    """Number the extractions in the order in which others come to see them, for those that go through them by number.

    SQLite has one writer at a time; on PostgreSQL this end of the transaction is one at a time.
    """
    session.flush()
    if on_postgresql(session):
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _NUMBERING})
    for document, content in zip(documents, contents, strict=True):
        session.add(
            Extraction(document_id=document.id, extractor_version=EXTRACTOR_VERSION, seconds=seconds, content=content)
        )
    session.flush()


def _documents(session: Session, first: Document, parts: int) -> tuple[list[Document], list[Document]]:
    """A document for each part of the file, and those behind them that are kept for people's work on them.

    Parts stay in one row, so that an untouched one before a kept one is kept too; what is behind all goes.
    """
    held = {
        document.part: document
        for document in session.scalars(select(Document).where(Document.first_part_id == first.id))
    }
    last = max((part for part, document in held.items() if part > parts and _touched(session, document)), default=parts)
    gone = [held.pop(part) for part in sorted(held) if part > last]
    ask_anew(session, [document.number_key for document in gone])
    cited = cited_keys(session, [document.id for document in gone])
    for document in gone:
        session.delete(document)
    recount(session, cited)
    kept = [held.pop(part) for part in sorted(held) if part > parts]
    further = [held.get(part) or _further(session, first, part) for part in range(2, parts + 1)]
    return [first, *further], kept


def _further(session: Session, first: Document, part: int) -> Document:
    """A new document for a further part of a file."""
    document = Document(
        public_id=str(uuid.uuid5(uuid.UUID(first.public_id), str(part))),
        sha256=first.sha256,
        first_part_id=first.id,
        part=part,
        file_name=first.file_name,
        uploaded_at=first.uploaded_at,
        uploaded_by=first.uploaded_by,
        corrected={},
    )
    session.add(document)
    session.flush()
    return document


def _touched(session: Session, document: Document) -> bool:
    """Whether people have worked on a document, or on what it bids."""
    rows = list(session.scalars(select(ObligationRow).where(ObligationRow.document_id == document.id)))
    worked_on = bool(document.corrected) or any(map(_worked_on, rows))
    return worked_on or bool(came_back(session, [row.id for row in rows]))


def _record_one(session: Session, document: Document, content: str) -> None:
    dispatch = Dispatch.model_validate_json(content)
    numbers = {document.number_key}
    document_values.fill(document, dispatch)
    numbers.add(document.number_key)
    document.state = "read"
    document.problem_code = document.problem_detail = None
    document.claimed_by = document.claimed_until = document.not_before = None
    document.read_at = now()
    document.version = (document.version or 0) + 1
    _record_obligations(session, document, dispatch.obligations)
    session.flush()  # before its own citations are resolved, the document must be found
    link(session, document, rows_of(document.id, Record.of(dispatch).references))
    ask_anew(session, numbers)


def _record_obligations(session: Session, document: Document, read: Sequence[Obligation]) -> None:
    """Match what was read with the rows of an earlier reading, so that people's work on them stays."""
    rows = select(ObligationRow).where(ObligationRow.document_id == document.id)
    held = list(session.scalars(rows.order_by(ObligationRow.position, ObligationRow.id)))
    matched = _matched(read, held)
    today = office_day()
    for position, obligation in enumerate(read):
        row = matched.get(position)
        if row is None:
            row = ObligationRow(document_id=document.id, corrected={}, status="todo", version=0)
            session.add(row)
        row.key = obligation.id[:60]
        row.item = obligation.item[:60]
        row.position = position
        row.content = obligation.model_dump(mode="json")
        row.found = True
        row.version += 1
        row.updated_at = now()
        obligation_values.fill(row, session, today)
    kept = {row.id for row in matched.values()}
    lost = [row for row in held if row.id not in kept]
    with_past = came_back(session, [row.id for row in lost])
    for row in lost:
        if _worked_on(row) or row.id in with_past:
            row.found = False
        else:
            session.delete(row)


def _worked_on(row: ObligationRow) -> bool:
    return row.status != "todo" or bool(row.corrected or row.assignee or row.note)


def _matched(read: Sequence[Obligation], held: Sequence[ObligationRow]) -> dict[int, ObligationRow]:
    """Which row each obligation continues.

    All as it was; then the same words of the same item, for one item may bid several bodies the same in as many
    obligations; then nearly the same words; then the same ones elsewhere.
    """
    matched: dict[int, ObligationRow] = {}
    free = list(held)
    told = {id(one): one.model_dump(mode="json", include=_TOLD_APART_BY) for one in read}
    keys = {row.id: compare_key(str(row.content.get("action", ""))) for row in held}

    def unchanged(obligation: Obligation, row: ObligationRow) -> bool:
        facts = told[id(obligation)]
        return row.item == obligation.item[:60] and all(row.content.get(name) == facts[name] for name in facts)

    def same(obligation: Obligation, row: ObligationRow) -> bool:
        return row.item == obligation.item[:60] and keys[row.id] == compare_key(obligation.action)

    def near(obligation: Obligation, row: ObligationRow) -> bool:
        alike = fuzz.ratio(keys[row.id], compare_key(obligation.action), score_cutoff=_SAME_ACTION)
        return row.item == obligation.item[:60] and bool(alike)

    def moved(obligation: Obligation, row: ObligationRow) -> bool:
        return keys[row.id] == compare_key(obligation.action)

    for fits in (unchanged, same, near, moved):
        for position, obligation in enumerate(read):
            if position in matched:
                continue
            row = next((row for row in free if fits(obligation, row)), None)
            if row is not None:
                matched[position] = row
                free.remove(row)
    return matched
