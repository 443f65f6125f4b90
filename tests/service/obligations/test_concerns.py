"""What concerns an office: nothing that is read is missing, nothing is worked out twice, corrections count."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from docproc.concerning import Asked
from docproc.errors import UnknownOfficeError
from service.obligations import binding, concerns
from service.obligations.concerns import catch_up, forget, known_office, renew
from service.obligations.values import fill
from service.problems import ProblemError
from service.store import Store
from service.store.models import ConcernRow, Document, ObligationRow, Office
from service.store.types import now
from tests.service.obligations.stored import TODAY, by, keep, obligation, read_again

OURS = "Bộ Tài chính"
TO_US = obligation("hướng dẫn lập dự toán", OURS, support=["Bộ Nội vụ"], deadline=by("2026-12-01"))
WITH_US = obligation("rà soát định mức", "Bộ Nội vụ", support=[OURS], id="2#1", item="2")
TO_OTHERS = obligation("tổ chức tập huấn", "Bộ Y tế", id="3#1", item="3")


def concerned(store: Store, office_id: int) -> list[tuple[object, ...]]:
    found = select(ObligationRow.action, ConcernRow.role, ConcernRow.how, ConcernRow.due_order).join(
        ConcernRow, ConcernRow.obligation_id == ObligationRow.id
    )
    with store.read() as session:
        rows = session.execute(found.where(ConcernRow.office_id == office_id).order_by(ObligationRow.id))
        return [tuple(row) for row in rows]


def test_an_office_asked_for_the_first_time_gets_what_is_read(store: Store) -> None:
    with store.write() as session:
        keep(session, TO_US, WITH_US, TO_OTHERS)

    assert concerned(store, known_office(store, OURS)) == [
        ("hướng dẫn lập dự toán", "lead", "named", "2026-12-01"),
        ("rà soát định mức", "support", "named", "9999-12-31"),
    ]


def test_each_answer_takes_in_what_was_read_since(store: Store) -> None:
    office_id = known_office(store, OURS)
    assert concerned(store, office_id) == []
    with store.write() as session:
        keep(session, TO_OTHERS)
        keep(session, TO_US)

    assert known_office(store, f"  {OURS.upper()} ") == office_id
    assert [row[0] for row in concerned(store, office_id)] == ["hướng dẫn lập dự toán"]


def test_offices_whose_names_differ_by_marks_are_two(store: Store) -> None:
    names = ("UBND xã Đông Sơn, tỉnh Thanh Hóa", "UBND xã Đồng Sơn, tỉnh Thanh Hóa")
    assert known_office(store, names[0]) != known_office(store, names[1])


def test_reading_a_document_again_replaces_what_concerned_the_office(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, TO_US)
    office_id = known_office(store, OURS)
    with store.write() as session:
        again = session.get_one(ObligationRow, row.id)
        again.content = TO_OTHERS.model_dump(mode="json")
        again.version += 1
        fill(again, session, TODAY)
        read_again(session, session.get_one(Document, row.document_id), TO_OTHERS)

    known_office(store, OURS)
    assert concerned(store, office_id) == []


def test_corrected_actors_count_and_stay_when_the_office_is_read_anew(store: Store) -> None:
    with store.write() as session:
        (ours, others) = keep(session, TO_US, TO_OTHERS)
    office_id = known_office(store, OURS)
    with store.write() as session:
        for row, leads in ((ours, ["Bộ Y tế"]), (others, [OURS])):
            changed = session.get_one(ObligationRow, row.id)
            changed.corrected = {"lead": leads}
            fill(changed, session, TODAY)
        renew(session, ours.document_id)
    by_people = [("tổ chức tập huấn", "lead", "named", "9999-12-31")]
    assert concerned(store, office_id) == by_people

    with store.write() as session:
        session.execute(delete(Office))
    assert concerned(store, known_office(store, OURS)) == by_people


def test_with_much_to_read_the_first_answer_is_a_later_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "MOST_UNSEEN", 3)
    with store.write() as session:
        for _ in range(5):
            keep(session, TO_US)

    with pytest.raises(ProblemError) as later:
        known_office(store, OURS)
    assert (later.value.status_code, later.value.code) == (503, "office_being_read")
    assert int((later.value.headers or {})["Retry-After"]) > 0

    assert catch_up(store, 1) == 1
    assert catch_up(store, 100) == 4
    assert catch_up(store, 100) == 0
    assert len(concerned(store, known_office(store, OURS))) == 5


def test_what_several_processes_take_in_at_once_is_kept_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.write() as session:
        keep(session, TO_US)
    find = binding.find
    quicker: list[bool] = []

    def find_while_another_is_quicker(*arguments: object) -> object:
        found = find(*arguments)  # type: ignore[arg-type]
        if not quicker:
            quicker.append(True)
            concerns._advance(store, 1, concerns.recognised(OURS), 10)
        return found

    monkeypatch.setattr(concerns, "find", find_while_another_is_quicker)
    assert len(concerned(store, known_office(store, OURS))) == 1


def test_what_changes_while_it_is_compared_is_compared_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.write() as session:
        (row,) = keep(session, TO_US)
    find = binding.find
    changes: list[bool] = []

    def find_before_a_correction(*arguments: object) -> object:
        found = find(*arguments)  # type: ignore[arg-type]
        if not changes:
            changes.append(True)
            with store.write() as session:
                changed = session.get_one(ObligationRow, row.id)
                changed.corrected = {"deadline": {"due": "2027-01-05"}}
                changed.version += 1
                fill(changed, session, TODAY)
        return found

    monkeypatch.setattr(concerns, "find", find_before_a_correction)
    assert [one[3] for one in concerned(store, known_office(store, OURS))] == ["2027-01-05"]


def test_an_office_that_nobody_asks_for_is_forgotten(store: Store) -> None:
    with store.write() as session:
        keep(session, TO_US)
    known_office(store, OURS)
    known_office(store, "Bộ Nội vụ")
    with store.write() as session:
        session.scalars(select(Office).where(Office.name == OURS)).one().asked_at = now() - timedelta(days=91)

    forget(store)
    with store.read() as session:
        assert session.scalars(select(Office.name)).all() == ["Bộ Nội vụ"]
        assert len(session.scalars(select(ConcernRow.obligation_id)).all()) == 1


def test_an_unknown_office_is_refused_with_names_that_come_near(store: Store) -> None:
    with pytest.raises(UnknownOfficeError, match="did you mean Bộ Tài chính"):
        known_office(store, "Bộ Tài chánh")


def test_an_office_that_is_dropped_meanwhile_is_to_be_asked_for_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.write() as session:
        keep(session, TO_US)
    register = concerns._register

    def lose(store: Store, asked: Asked) -> int:
        office_id = register(store, asked)
        with store.write() as session:
            session.execute(delete(Office))
        return office_id

    monkeypatch.setattr(concerns, "_register", lose)
    with pytest.raises(ProblemError) as refused:
        known_office(store, OURS)
    monkeypatch.undo()

    assert (refused.value.status_code, refused.value.code) == (503, "office_being_read")
    assert [row[0] for row in concerned(store, known_office(store, OURS))] == ["hướng dẫn lập dự toán"]
