"""A newer docproc works out anew what concerns an office, behind the scenes; until then the old answers stand."""

import pytest
from sqlalchemy import select, update

from service.obligations import concerns
from service.obligations.concerns import catch_up, known_office, renew, rework
from service.obligations.worked_out import worked_out_by
from service.store import Store
from service.store.models import ConcernRow, Office
from service.upkeep import Upkeep
from tests.service.obligations.stored import keep, obligation

OURS, OLDER = "Bộ Tài chính", "docproc 0.0.1, registers 0"
TO_US = obligation("hướng dẫn lập dự toán", OURS)


def kept(store: Store, documents: int) -> int:
    """An office whose concerns were worked out by an older version, in words of its own."""
    with store.write() as session:
        for _ in range(documents):
            keep(session, TO_US)
    office_id = known_office(store, OURS)
    with store.write() as session:
        session.execute(update(Office).values(version=OLDER))
        session.execute(update(ConcernRow).values(reason="older"))
    return office_id


def reasons(store: Store) -> list[str]:
    with store.read() as session:
        return ["older" if one == "older" else "new" for one in session.scalars(select(ConcernRow.reason))]


def office(store: Store) -> tuple[str | None, int | None]:
    with store.read() as session:
        one = session.scalars(select(Office)).one()
        return one.version, one.renewed


def test_what_an_older_version_worked_out_is_replaced_piece_by_piece(store: Store) -> None:
    office_id = kept(store, 5)

    assert known_office(store, OURS) == office_id  # no moment without an answer
    assert sorted(reasons(store)) == ["older"] * 5
    assert rework(store, 2) == 2
    assert known_office(store, OURS) == office_id
    assert sorted(reasons(store)) == ["new"] * 2 + ["older"] * 3
    assert rework(store, 100) == 3
    assert reasons(store) == ["new"] * 5
    assert office(store) == (worked_out_by(), None)
    assert rework(store, 100) == 0


def test_it_is_done_by_whoever_has_nothing_better_to_do(store: Store) -> None:
    kept(store, 2)
    Upkeep(store).run()

    assert reasons(store) == ["new"] * 2


def test_what_is_read_meanwhile_is_taken_in(store: Store) -> None:
    kept(store, 3)
    rework(store, 1)
    with store.write() as session:
        keep(session, TO_US)
    known_office(store, OURS)
    assert sorted(reasons(store)) == ["new"] * 2 + ["older"] * 2

    rework(store, 100)
    assert reasons(store) == ["new"] * 4


def test_a_further_version_begins_from_the_first_document(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(store, 3)
    rework(store, 2)
    monkeypatch.setattr(concerns, "worked_out_by", lambda: "docproc 9, registers 9")

    assert rework(store, 100) == 3
    assert office(store) == ("docproc 9, registers 9", None)


def test_what_this_version_worked_out_is_left_alone(store: Store) -> None:
    with store.write() as session:
        keep(session, TO_US)
    known_office(store, OURS)
    with store.write() as session:
        session.execute(update(ConcernRow).values(reason="older"))

    assert rework(store, 100) == 0
    assert reasons(store) == ["older"]
    assert office(store) == (worked_out_by(), None)


@pytest.mark.parametrize("work", [catch_up, rework])
def test_an_office_that_the_newer_registry_does_not_know_is_dropped(store: Store, work: object) -> None:
    kept(store, 1)
    with store.write() as session:
        session.execute(update(Office).values(name="Bộ Hàng hải Vũ trụ", through=0))

    assert callable(work)
    assert work(store, 100) == 0
    with store.read() as session:
        assert session.scalars(select(Office.id)).all() == []


def test_a_correction_passes_though_an_office_is_known_no_more(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, TO_US)
    known_office(store, OURS)
    with store.write() as session:
        session.execute(update(Office).values(name="Bộ Hàng hải Vũ trụ"))

    with store.write() as session:
        renew(session, row.document_id)


def test_the_version_names_the_registers() -> None:
    assert worked_out_by().startswith("docproc ")
    assert len(worked_out_by()) <= 120
