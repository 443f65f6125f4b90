"""Reading a document again: what people set stays, what nobody touched follows the newest reading."""

from datetime import date

import pytest

from service.recording import record
from service.settings import Settings
from service.store import Store
from service.store.models import Document, ObligationRow
from tests.service.jobs.letters import document, letter, obligations, upload
from tests.service.jobs.stubs import holding
from tests.service.obligations.stored import by, obligation

REPORT = obligation("Gửi báo cáo kết quả về Sở Nội vụ", "UBND xã", item="2", id="2#1", deadline=by("2026-09-25"))
REVIEW = obligation("Rà soát danh mục dịch vụ công trực tuyến", item="1", id="1#1")
TRAIN = obligation("Cử cán bộ dự tập huấn", item="3", id="3#1")


def reworded(action: str, item: str = "2") -> str:
    """The letter with its report in other words."""
    return letter("418/SKHCN-CĐS", REVIEW, REPORT.model_copy(update={"action": action, "item": item}))


@pytest.fixture
def held(store: Store, store_settings: Settings) -> int:
    """A document that was read: a review, a report, a training."""
    (one,) = upload(store, store_settings, holding())
    read(store, one, letter("418/SKHCN-CĐS", REVIEW, REPORT, TRAIN))
    return one


def read(store: Store, document_id: int, content: str) -> None:
    with store.write() as session:
        record(session, session.get_one(Document, document_id), [content], 0.1)


def work_on(store: Store, document_id: int, position: int, **values: object) -> int:
    """Have a person set values of an obligation; gives its number."""
    with store.write() as session:
        row = session.get_one(ObligationRow, obligations(store, document_id)[position].id)
        for name, value in values.items():
            setattr(row, name, value)
        return row.id


def test_the_same_reading_again_changes_no_obligation(store: Store, held: int) -> None:
    before = [(row.id, row.action, row.item) for row in obligations(store, held)]

    read(store, held, letter("418/SKHCN-CĐS", REVIEW, REPORT, TRAIN))

    assert [(row.id, row.action, row.item) for row in obligations(store, held)] == before


@pytest.mark.parametrize(
    "again",
    [
        reworded("Gửi báo cáo kết quả thực hiện về Sở Nội vụ"),
        reworded("Gửi báo cáo kết quả về Sở Nội vụ", item="4"),
    ],
    ids=["nearly the same words", "another item"],
)
def test_what_people_set_on_an_obligation_stays(store: Store, held: int, again: str) -> None:
    number = work_on(
        store, held, 1, status="doing", assignee="Lan", note="gọi lại", corrected={"deliverable": "báo cáo giấy"}
    )

    read(store, held, again)

    row = next(row for row in obligations(store, held) if row.id == number)
    assert (row.status, row.assignee, row.note, row.found) == ("doing", "Lan", "gọi lại", True)
    assert (row.deliverable, row.due) == ("báo cáo giấy", date(2026, 9, 25))


def test_a_corrected_header_stays_and_the_rest_follows_the_reading(store: Store, held: int) -> None:
    with store.write() as session:
        session.get_one(Document, held).corrected = {"number": "481/SKHCN-CĐS"}

    read(store, held, letter("419/SKHCN-CĐS", REVIEW, day="2026-09-08"))

    found = document(store, held)
    assert (found.number, found.date) == ("481/SKHCN-CĐS", date(2026, 9, 8))
    assert found.version == 3


def test_what_nobody_touched_goes_when_it_is_no_longer_read(store: Store, held: int) -> None:
    read(store, held, letter("418/SKHCN-CĐS", REVIEW))

    assert [row.action for row in obligations(store, held)] == [REVIEW.action]
    assert document(store, held).obligation_count == 1


@pytest.mark.parametrize(
    "touched", [{"status": "done"}, {"assignee": "Lan"}, {"note": "xong"}, {"corrected": {"item": "3a"}}]
)
def test_what_somebody_worked_on_stays_though_it_is_no_longer_read(
    store: Store, held: int, touched: dict[str, object]
) -> None:
    number = work_on(store, held, 2, **touched)

    read(store, held, letter("418/SKHCN-CĐS", REVIEW, REPORT))

    assert [(row.id == number, row.found) for row in obligations(store, held)] == [
        (False, True),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize("turned", [False, True], ids=["in the same order", "in another order"])
def test_of_obligations_in_the_same_words_each_keeps_what_was_set_on_it(
    store: Store, store_settings: Settings, turned: bool
) -> None:
    """One item may bid several bodies the same, each in an obligation of its own."""
    both = [
        obligation("Gửi báo cáo quý III", office, item="2", id=f"2#{number}")
        for number, office in enumerate(("Sở Nội vụ", "Sở Tài chính"))
    ]
    (one,) = upload(store, store_settings, holding())
    read(store, one, letter("418/SKHCN-CĐS", *both))
    number = work_on(store, one, 0, status="done", assignee="Lan")

    read(store, one, letter("418/SKHCN-CĐS", *(reversed(both) if turned else both)))

    rows = {row.lead: row for row in obligations(store, one)}
    assert (rows["Sở Nội vụ"].id, rows["Sở Nội vụ"].status, rows["Sở Nội vụ"].assignee) == (number, "done", "Lan")
    assert (rows["Sở Tài chính"].status, rows["Sở Tài chính"].assignee) == ("todo", None)


def test_what_comes_back_is_the_obligation_that_it_was(store: Store, held: int) -> None:
    number = work_on(store, held, 2, status="doing")
    read(store, held, letter("418/SKHCN-CĐS", REVIEW, REPORT))

    read(store, held, letter("418/SKHCN-CĐS", REVIEW, REPORT, TRAIN))

    assert [(row.id, row.found, row.status) for row in obligations(store, held)][2] == (number, True, "doing")
