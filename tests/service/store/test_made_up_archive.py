"""The made-up archive on which the service is measured: rows as the service writes them, and the same each time."""

from typing import Any

import pytest
from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import undefer

from bench.service_data import counts, fill
from bench.service_rows import Archive
from bench.service_words import OFFICE
from docproc.dispatch import Dispatch
from service.days import office_day
from service.documents import values as document_values
from service.obligations import values as obligation_values
from service.store import Store
from service.store.models import CitationRow, ConcernRow, Document, Extraction, ObligationRow
from service.words import matches, parse

ARCHIVE = Archive(documents=30, obligations=240, today=office_day())


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, ARCHIVE)
    return store


def columns_of(row: Document | ObligationRow) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key != "words"}


def test_it_has_the_size_that_was_asked_for(filled: Store) -> None:
    held = counts(filled)

    assert (held["documents"], held["obligations"], held["citations"]) == (30, 240, 90)


def test_the_same_seed_and_day_give_the_same_rows() -> None:
    assert ARCHIVE.rows(20, 22) == ARCHIVE.rows(20, 22)
    assert ARCHIVE.rows(20, 22) != Archive(30, 240, ARCHIVE.today, seed=2).rows(20, 22)


def test_portions_join_without_gap() -> None:
    whole, parts = ARCHIVE.rows(1, 4), [ARCHIVE.rows(1, 2), ARCHIVE.rows(3, 4)]

    assert {name: parts[0][name] + parts[1][name] for name in whole} == whole


def test_documents_have_the_columns_that_the_service_makes(filled: Store) -> None:
    with filled.read() as session:
        for document in session.scalars(select(Document).where(Document.id % 5 == 0)):
            before = columns_of(document)
            content = session.scalars(select(Extraction.content).where(Extraction.document_id == document.id)).one()
            document_values.fill(document, Dispatch.model_validate_json(content))
            assert columns_of(document) == before


def test_obligations_have_the_columns_that_the_service_makes(filled: Store) -> None:
    with filled.read() as session:
        for row in session.scalars(select(ObligationRow).where(ObligationRow.id % 5 == 0)):
            before = columns_of(row), [(one.role, one.name_key, one.due_order) for one in row.actors]
            obligation_values.fill(row, session, ARCHIVE.today)
            assert (columns_of(row), [(one.role, one.name_key, one.due_order) for one in row.actors]) == before
        session.rollback()


def test_words_are_found_as_the_service_finds_them(filled: Store) -> None:
    with filled.read() as session:
        subject = session.get_one(Document, 20).subject
        assert subject is not None
        found = session.scalars(select(Document.id).where(matches(session, Document.words, parse(f'"{subject}"'))))
        assert 20 in list(found)


def test_indices_and_triggers_are_back(filled: Store) -> None:
    with filled.write() as session:
        indices = {index["name"] for index in inspect(session.connection()).get_indexes("obligations")}
        assert {"ix_obligations_due", "ix_obligations_status_due"} <= indices
        row = session.get_one(ObligationRow, 1, options=[undefer(ObligationRow.words)])
        assert row.words
        new = ObligationRow(**columns_of(row) | {"id": None, "key": "new"})
        session.add(new)
        session.flush()
        assert new.id == 241


def test_half_of_the_citations_lead_to_documents_that_are_held(filled: Store) -> None:
    with filled.read() as session:
        rows = session.execute(
            select(CitationRow.number_key, Document.number_key, CitationRow.document_id, Document.id)
            .outerjoin(Document, Document.id == CitationRow.target_id)
            .where(CitationRow.state == "matched")
        ).all()
        assert 15 < len(rows) < 70
        assert all(cited == held and target < citing for cited, held, citing, target in rows)


def test_what_concerns_an_office_is_there(filled: Store) -> None:
    with filled.read() as session:
        named = select(func.count(ObligationRow.id)).where(
            ObligationRow.lead.contains(OFFICE) | ObligationRow.support.contains(OFFICE)
        )
        assert session.scalar(select(func.count()).select_from(ConcernRow)) == session.scalar(named) != 0
        if filled.on_postgresql:
            assert session.scalar(text("SELECT count(*) FROM pg_stat_user_tables WHERE last_analyze IS NOT NULL"))
