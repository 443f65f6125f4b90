"""A file read anew in which fewer dispatches are found: what people worked on stays, and counts stay true."""

import pytest
from sqlalchemy import select

from service.operation.check import check
from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.models import Correction, Document, ObligationRow
from tests.service.jobs.letters import documents, letter, obligations, upload
from tests.service.jobs.stubs import holding

FIRST, SECOND, THIRD = (letter(f"{number}/SNV", cites=f"9{number}/SNV") for number in (1, 2, 3))


@pytest.fixture
def three(store: Store, store_settings: Settings) -> list[Document]:
    """The documents of a file with three dispatches."""
    (one,) = upload(store, store_settings, holding())
    read(store, one, FIRST, SECOND, THIRD)
    return list(documents(store))


def read(store: Store, document_id: int, *contents: str) -> None:
    with store.write() as session:
        record(session, session.get_one(Document, document_id), contents, 0.1)


def faults(store: Store) -> list[str]:
    """What a check finds amiss; these tests keep no files of what they record."""
    return [finding.code for finding in check(store).findings]


def test_what_nobody_touched_goes_with_what_it_cites(store: Store, three: list[Document]) -> None:
    read(store, three[0].id, FIRST)

    assert [(one.number, one.parts) for one in documents(store)] == [("1/SNV", 1)]
    assert faults(store) == []


def test_a_dispatch_on_which_somebody_worked_stays(store: Store, three: list[Document]) -> None:
    with store.write() as session:
        row = session.scalars(select(ObligationRow).where(ObligationRow.document_id == three[2].id)).one()
        row.status, row.assignee, row.note = "doing", "Lan", "đã gọi"

    read(store, three[0].id, FIRST)

    assert [(one.part, one.parts) for one in documents(store)] == [(1, 3), (2, 3), (3, 3)]
    (kept,) = obligations(store, three[2].id)
    assert (kept.status, kept.assignee, kept.note, kept.found) == ("doing", "Lan", "đã gọi", False)
    assert obligations(store, three[1].id) == []
    assert faults(store) == []


def test_a_corrected_dispatch_stays(store: Store, three: list[Document]) -> None:
    with store.write() as session:
        session.get_one(Document, three[1].id).corrected = {"subject": "về việc khác"}
        session.add(Correction(document_id=three[1].id, field="subject", after="về việc khác", made_by="user:hoa"))

    read(store, three[0].id, FIRST)

    assert [(one.part, one.parts) for one in documents(store)] == [(1, 2), (2, 2)]
    with store.read() as session:
        assert len(session.scalars(select(Correction)).all()) == 1
    assert faults(store) == []


def test_what_is_found_again_is_what_it_was(store: Store, three: list[Document]) -> None:
    with store.write() as session:
        session.scalars(select(ObligationRow).where(ObligationRow.document_id == three[1].id)).one().assignee = "Lan"
    read(store, three[0].id, FIRST)

    read(store, three[0].id, FIRST, SECOND, THIRD)

    assert [one.public_id for one in documents(store)] == [one.public_id for one in three]
    (back,) = obligations(store, three[1].id)
    assert (back.assignee, back.found) == ("Lan", True)
    assert faults(store) == []
