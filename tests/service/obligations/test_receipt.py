"""What is counted from the receipt of a dispatch has a day once it is known when the office received it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from docproc.dispatch import Deadline, Dispatch, Obligation, Stamp
from service.obligations.concerns import known_office
from service.obligations.redating import waits_for_receipt
from service.recording import record
from service.store import Store
from service.store.models import ConcernRow, Document, Extraction, ObligationActor, ObligationRow
from tests.service.asking import Asking
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, keep, obligation

OURS = "Bộ Tài chính"
ISSUED, FRIDAY, MONDAY = "2026-09-07", "2026-09-11", "2026-09-14"


def counted(duration: str | None, anchor: str = "receipt", *, working: bool = False, **values: Any) -> Deadline:
    text = "10 ngày kể từ ngày nhận được Công văn này"
    found = {"text": text, "kind": "relative", "anchor": anchor, "duration": duration, "working_days": working}
    return Deadline.model_validate(found | values)


TEN_WORKING_DAYS = counted("P10D", working=True, text="10 ngày làm việc kể từ ngày nhận được Công văn này")
TEN_DAYS = counted("P10D")
OTHER_WORDS = counted("P10D", text="như trên")
AT_ONCE = counted(None, text="ngay sau khi nhận được Công văn này")
FROM_ISSUE = counted("P15D", "issue", text="trong 15 ngày kể từ ngày ký", latest="2026-09-22")
UPON_AN_EVENT = counted("P10D", "event", text="10 ngày kể từ khi kết thúc", event="kết thúc")


def correct(ask: Asking, public_id: str, **fields: str | None) -> None:
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json=fields, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text


def listed(ask: Asking) -> dict[str, Any]:
    (found,) = ask.reader.get("/v1/obligations").json()["obligations"]
    shown: dict[str, Any] = found
    return shown


def held(ask: Asking, *read: Obligation) -> str:
    return hold(ask.store, dispatch(date=ISSUED, obligations=read))


@pytest.mark.parametrize(
    ("deadline", "before", "friday", "monday"),
    [
        (TEN_WORKING_DAYS, None, "2026-09-25", "2026-09-28"),
        (TEN_DAYS, None, "2026-09-21", "2026-09-24"),
        (OTHER_WORDS, None, "2026-09-21", "2026-09-24"),
        (counted("P1M"), None, "2026-10-12", "2026-10-14"),
        (counted("PT24H"), None, "2026-09-12", "2026-09-15"),
        (AT_ONCE, None, None, None),
        (UPON_AN_EVENT, None, None, None),
        (FROM_ISSUE, "2026-09-22", "2026-09-22", "2026-09-22"),
        (by("2026-12-10"), "2026-12-10", "2026-12-10", "2026-12-10"),
    ],
    ids=["working", "days", "other words", "a month", "hours", "at once", "an event", "issue", "printed"],
)
def test_days_follow_the_receipt(
    ask: Asking, deadline: Deadline, before: str | None, friday: str | None, monday: str | None
) -> None:
    public_id = held(ask, obligation("trả lời", deadline=deadline))
    seen: list[tuple[str | None, int]] = []
    for day in (None, FRIDAY, MONDAY, None):
        if day or seen:
            correct(ask, public_id, received=day)
        shown = listed(ask)
        seen.append((shown["due"], shown["version"]))

    moved = before != friday
    assert seen == [(before, 1), (friday, 2 if moved else 1), (monday, 3 if moved else 1), (before, 4 if moved else 1)]
    assert listed(ask)["deadline"] == deadline.text


def stamped_on_friday() -> Dispatch:
    read = dispatch(date=ISSUED, obligations=(obligation("trả lời", deadline=TEN_WORKING_DAYS),))
    stamp = Stamp(kind="incoming", text="ĐẾN", page=1, date=FRIDAY)
    return read.model_copy(update={"source": read.source.model_copy(update={"stamps": (stamp,)})})


def test_the_stamp_gives_the_day_at_once_and_the_reading_keeps_what_people_set(ask: Asking) -> None:
    stamped = stamped_on_friday()
    public_id = hold(ask.store, stamped)
    assert listed(ask)["due"] == "2026-09-25"

    correct(ask, public_id, received=MONDAY)
    with ask.store.write() as session:
        record(session, session.scalars(select(Document)).one(), [stamped.model_dump_json()], 0.01)
    assert listed(ask)["due"] == "2026-09-28"

    correct(ask, public_id, received=None)
    assert listed(ask)["due"] == "2026-09-25"
    correct(ask, public_id, date="2026-09-20")  # which makes the stamp unlikely
    assert listed(ask)["due"] is None


def test_a_document_held_since_before_has_its_day_with_the_next_correction(ask: Asking) -> None:
    with ask.store.write() as session:
        read = stamped_on_friday()
        document = keep(session, *read.obligations, date=date(2026, 9, 7))[0].document
        session.add(
            Extraction(document_id=document.id, extractor_version="0", seconds=0.1, content=read.model_dump_json())
        )
        public_id = document.public_id
    assert listed(ask)["due"] is None

    correct(ask, public_id, subject="khác")
    assert (listed(ask)["due"], listed(ask)["version"]) == ("2026-09-25", 2)


def test_all_tables_that_are_sorted_by_the_day_follow(ask: Asking) -> None:
    public_id = held(ask, obligation("trả lời", OURS, deadline=TEN_WORKING_DAYS))
    known_office(ask.store, OURS)
    correct(ask, public_id, received=FRIDAY)

    with ask.store.read() as session:
        row = session.scalars(select(ObligationRow)).one()
        assert (row.due, row.due_order) == (date(2026, 9, 25), "2026-09-25")
        assert session.scalars(select(ObligationActor.due_order)).all() == ["2026-09-25"]
        assert session.scalars(select(ConcernRow.due_order)).all() == ["2026-09-25"]


def test_a_day_that_a_person_set_stays(ask: Asking) -> None:
    public_id = held(ask, obligation("trả lời", deadline=TEN_WORKING_DAYS))
    where = listed(ask)["location"]
    ask.reviewer.patch(where, json={"deadline": {"due": "2026-10-01"}}, headers={"If-Match": "*"})

    correct(ask, public_id, received=FRIDAY)
    assert (listed(ask)["due"], listed(ask)["version"]) == ("2026-10-01", 2)

    ask.reviewer.patch(where, json={"deadline": None}, headers={"If-Match": "*"})
    assert listed(ask)["due"] == "2026-09-25"
    assert ask.reader.get(where).json()["history"][-1]["after"]["due"] == "2026-09-25"


def test_date_and_receipt_are_corrected_together(ask: Asking) -> None:
    first, second = obligation("trả lời", deadline=TEN_DAYS), obligation("báo cáo", deadline=FROM_ISSUE, id="2#1")
    public_id = held(ask, first, second)
    correct(ask, public_id, date="2026-09-08", received=MONDAY)

    found = ask.reader.get("/v1/obligations").json()["obligations"]
    assert {one["action"]: one["due"] for one in found} == {"trả lời": "2026-09-24", "báo cáo": "2026-09-23"}


def test_a_day_beyond_the_calendar_is_none(ask: Asking) -> None:
    public_id = held(ask, obligation("trả lời", deadline=TEN_WORKING_DAYS))
    correct(ask, public_id, received="9999-12-31")
    assert listed(ask)["due"] is None


@pytest.mark.parametrize(("today", "due"), [("2026-09-21", "2026-09-21"), ("2026-09-22", "2026-10-12")])
def test_of_several_counts_the_first_that_is_not_over_is_the_day(store: Store, today: str, due: str) -> None:
    twice = obligation("báo cáo", deadline=TEN_DAYS, further_deadlines=(counted("P30D"),))
    with store.write() as session:
        (row,) = keep(session, twice, today=date.fromisoformat(today), received=date.fromisoformat(FRIDAY))
        assert row.due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("deadlines", "waits"),
    [
        ((), False),
        ((TEN_WORKING_DAYS,), True),
        ((by("2026-12-10"), TEN_DAYS), True),
        ((TEN_DAYS.model_copy(update={"latest": "2026-09-21"}),), False),
        ((AT_ONCE,), False),
        ((FROM_ISSUE, UPON_AN_EVENT), False),
    ],
)
def test_what_waits_for_the_receipt(deadlines: tuple[Deadline, ...], waits: bool) -> None:
    read = obligation("trả lời", deadline=deadlines[0] if deadlines else None, further_deadlines=deadlines[1:])
    assert waits_for_receipt(read) == waits
