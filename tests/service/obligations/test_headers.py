"""What a corrected header means for the obligations of a dispatch: days that hang on its date, whom it concerns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from docproc.dispatch import Deadline, Obligation
from service.downloads.calendars import todo_of
from service.obligations.concerns import known_office
from service.obligations.query import Listed
from service.obligations.views import summarise
from service.recording import record
from service.store.models import ConcernRow, Document, ObligationActor, ObligationRow
from tests.service.asking import Asking
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, monthly, obligation

OURS = "Bộ Tài chính"
READ_DATE, REAL_DATE = "2025-09-07", "2026-09-07"


def deadline(text: str, kind: str, **values: Any) -> Deadline:
    return Deadline.model_validate({"text": text, "kind": kind, **values})


COUNTED = deadline(
    "trong 15 ngày kể từ ngày ký", "relative", duration="P15D", anchor="issue", bound="within", latest="2025-09-22"
)
WITHOUT_YEAR = deadline(
    "trước ngày 25/12",
    "date",
    due="2025-12-25",
    bound="before",
    latest="2025-12-24",
    assumptions=("year_left_out",),
)
THIS_MONTH = deadline(
    "trong tháng này", "period", due="2025-09-30", start="2025-09-01", bound="within", latest="2025-09-30"
)
DAILY = deadline("hằng ngày từ 08/02 đến 14/02", "recurring", rrule="FREQ=DAILY;UNTIL=20260214")
ODD = deadline("như trên", "relative", duration="P10D", bound="within", latest="2025-09-17")


def held(ask: Asking, *read: Obligation, **header: Any) -> str:
    return hold(ask.store, dispatch(date=READ_DATE, **header, obligations=read))


def correct(ask: Asking, public_id: str, **fields: Any) -> None:
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json=fields, headers={"If-Match": "*"})
    assert answer.status_code == 200


def days(ask: Asking) -> list[str | None]:
    found = ask.reader.get("/v1/obligations", params={"limit": 200}).json()["obligations"]
    return [one["due"] for one in sorted(found, key=lambda one: str(one["id"]))]


@pytest.mark.parametrize(
    ("read", "before", "after", "without"),
    [
        (COUNTED, "2025-09-22", "2026-09-22", None),
        (WITHOUT_YEAR, "2025-12-24", "2026-12-24", None),
        (THIS_MONTH, "2025-09-30", "2026-09-30", None),
        (ODD, "2025-09-17", "2026-09-17", None),
        (by("2026-12-10", "trước ngày 11/12/2026"), "2026-12-10", "2026-12-10", "2026-12-10"),
    ],
    ids=["counted", "year left out", "this month", "its words do not stand alone", "printed in full"],
)
def test_days_that_hang_on_the_date_follow_it(
    ask: Asking, read: Deadline, before: str, after: str, without: str | None
) -> None:
    public_id = held(ask, obligation("báo cáo", deadline=read))
    assert days(ask) == [before]

    correct(ask, public_id, date=REAL_DATE)
    assert days(ask) == [after]

    correct(ask, public_id, date=None)
    assert days(ask) == [without]

    correct(ask, public_id, date=READ_DATE)
    assert days(ask) == [before]


def test_all_tables_that_are_sorted_by_the_day_follow(ask: Asking) -> None:
    public_id = held(ask, obligation("báo cáo", OURS, deadline=COUNTED))
    known_office(ask.store, OURS)
    correct(ask, public_id, date=REAL_DATE)

    with ask.store.read() as session:
        row = session.scalars(select(ObligationRow)).one()
        assert (row.due, row.due_order, row.version) == (date(2026, 9, 22), "2026-09-22", 2)
        assert session.scalars(select(ObligationActor.due_order)).all() == ["2026-09-22"]
        assert session.scalars(select(ConcernRow.due_order)).all() == ["2026-09-22"]


def test_a_day_that_a_person_set_stays(ask: Asking) -> None:
    public_id = held(ask, obligation("báo cáo", deadline=COUNTED))
    (shown,) = ask.reader.get("/v1/obligations").json()["obligations"]
    sent = {"deadline": {"due": "2026-01-15"}}
    ask.reviewer.patch(shown["location"], json=sent, headers={"If-Match": "*"})

    correct(ask, public_id, date=REAL_DATE)

    assert days(ask) == ["2026-01-15"]
    assert ask.reader.get(shown["location"]).json()["version"] == 2


def test_words_that_a_person_set_do_not_take_the_day_with_them(ask: Asking) -> None:
    public_id = held(ask, obligation("báo cáo", deadline=COUNTED))
    (shown,) = ask.reader.get("/v1/obligations").json()["obligations"]
    sent = {"deadline": {"text": "15 ngày sau khi ký"}}
    ask.reviewer.patch(shown["location"], json=sent, headers={"If-Match": "*"})

    correct(ask, public_id, date=REAL_DATE)

    (after,) = ask.reader.get("/v1/obligations").json()["obligations"]
    assert (after["due"], after["deadline"]) == ("2026-09-22", "15 ngày sau khi ký")


def test_what_comes_back_is_first_due_after_the_corrected_date(ask: Asking) -> None:
    public_id = held(ask, obligation("báo cáo", deadline=monthly(15)))
    correct(ask, public_id, date="2031-01-20")

    assert days(ask) == ["2031-02-15"]


def test_a_rule_ends_in_the_year_of_the_corrected_date(ask: Asking) -> None:
    public_id = held(ask, obligation("trực ban", deadline=DAILY))
    correct(ask, public_id, date="2031-01-20")

    with ask.store.read() as session:
        row, document = session.scalars(select(ObligationRow)).one(), session.scalars(select(Document)).one()
        assert row.rrule == "FREQ=DAILY;UNTIL=20310214"
        listed = Listed(row, document)
        assert b"UNTIL=20310214" in todo_of(listed, summarise(listed, date(2031, 1, 20))).to_ical()


def test_another_field_leaves_days_and_versions_alone(ask: Asking) -> None:
    public_id = held(ask, obligation("báo cáo", deadline=COUNTED))
    correct(ask, public_id, subject="khác", type="thông báo")

    (shown,) = ask.reader.get("/v1/obligations").json()["obligations"]
    assert (shown["due"], shown["version"]) == ("2025-09-22", 1)


def test_a_document_read_anew_keeps_the_days_of_its_corrected_date(ask: Asking) -> None:
    read = dispatch(date=READ_DATE, obligations=(obligation("báo cáo", deadline=COUNTED),))
    public_id = hold(ask.store, read)
    correct(ask, public_id, date=REAL_DATE)
    with ask.store.write() as session:
        document = session.query(Document).filter_by(public_id=public_id).one()
        record(session, document, [read.model_dump_json()], 0.01)

    assert days(ask) == ["2026-09-22"]


def test_whom_it_concerns_follows_the_corrected_issuer(ask: Asking) -> None:
    office = "Sở Nội vụ tỉnh Lâm Đồng"
    read = obligation("tổng hợp báo cáo", "Sở Nội vụ")
    public_id = held(ask, read, issuer="ỦY BAN NHÂN DÂN TỈNH CÀ MAU")
    assert ask.reader.get("/v1/obligations", params={"for": office}).json()["obligations"] == []

    correct(ask, public_id, issuer="ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG")

    (found,) = ask.reader.get("/v1/obligations", params={"for": office}).json()["obligations"]
    assert found["concern"]["certainty"] == "yes"
