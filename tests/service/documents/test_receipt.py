"""The day on which the office received a document: by its stamp, by what people set, and never by the upload."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from docproc.dispatch import Dispatch, Stamp
from service.recording import record
from service.store.models import AuditEntry, Correction, Document
from tests.service.asking import Asking
from tests.service.held import dispatch, hold

ISSUED = "2026-05-21"


def incoming(day: str | None) -> Stamp:
    return Stamp(kind="incoming", text=f"ĐẾN Số: 1234 Ngày: {day}", page=1, number="1234", date=day)


SIGNING = Stamp(kind="signing", text="Thời gian ký: 21.05.2026", page=1, date="2026-05-22")


def stamped(*stamps: Stamp, **header: Any) -> Dispatch:
    read = dispatch(**{"date": ISSUED} | header)
    return read.model_copy(update={"source": read.source.model_copy(update={"stamps": stamps})})


def received(ask: Asking, public_id: str) -> str | None:
    day: str | None = ask.reader.get(f"/v1/documents/{public_id}").json()["header"]["received"]
    return day


def correct(ask: Asking, public_id: str, **fields: str | None) -> dict[str, Any]:
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json=fields, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        ((), None),
        ((incoming("2026-05-23"),), "2026-05-23"),
        ((incoming(ISSUED),), ISSUED),
        ((incoming("2026-05-23"), incoming("2026-05-23")), "2026-05-23"),
        ((SIGNING, incoming(None), incoming("2026-05-23")), "2026-05-23"),
        ((incoming("2026-05-23"), incoming("2026-05-26")), None),
        ((incoming("2026-02-31"),), None),
        ((incoming("2006-05-23"),), None),
        ((SIGNING,), None),
    ],
    ids=["none", "one", "on its day", "twice", "among others", "two days", "no day", "before its day", "another kind"],
)
def test_the_stamp_says_it(ask: Asking, stamps: tuple[Stamp, ...], day: str | None) -> None:
    assert received(ask, hold(ask.store, stamped(*stamps))) == day


def test_a_dispatch_without_a_day_has_the_stamp_s(ask: Asking) -> None:
    assert received(ask, hold(ask.store, stamped(incoming("2006-05-23"), date=None))) == "2006-05-23"


def test_lists_show_it(ask: Asking) -> None:
    hold(ask.store, stamped(incoming("2026-05-23")))
    (listed,) = ask.reader.get("/v1/documents").json()["documents"]
    assert listed["header"]["received"] == "2026-05-23"


def test_what_people_set_is_kept_over_a_reading_until_they_take_it_back(ask: Asking) -> None:
    read = stamped(incoming("2026-05-23"))
    public_id = hold(ask.store, read)
    shown = correct(ask, public_id, received="2026-05-25")
    assert (shown["header"]["received"], shown["corrected"], shown["version"]) == ("2026-05-25", ["received"], 3)

    with ask.store.write() as session:
        document = session.scalars(select(Document)).one()
        record(session, document, [read.model_dump_json()], 0.01)
    assert received(ask, public_id) == "2026-05-25"

    shown = correct(ask, public_id, received=None)
    assert (shown["header"]["received"], shown["corrected"]) == ("2026-05-23", [])
    with ask.store.read() as session:
        kept = [
            (row.field, row.before, row.after) for row in session.scalars(select(Correction).order_by(Correction.id))
        ]
        audited = session.scalars(select(AuditEntry.detail).where(AuditEntry.action == "document.corrected")).all()
    assert kept == [("received", "2026-05-23", "2026-05-25"), ("received", "2026-05-25", "2026-05-23")]
    assert audited == [{"fields": ["received"]}] * 2


@pytest.mark.parametrize("sent", [None, "2026-05-23"])
def test_what_changes_nothing_leaves_no_trace(ask: Asking, sent: str | None) -> None:
    public_id = hold(ask.store, stamped(incoming("2026-05-23")))
    shown = correct(ask, public_id, received=sent)
    assert (shown["corrected"], shown["version"]) == ([], 2)  # as reading left it


def test_a_change_is_of_the_version_that_was_seen(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store)}"
    etag = ask.reader.get(path).headers["ETag"]
    assert ask.reviewer.patch(path, json={"received": "2026-05-23"}).status_code == 428
    assert ask.reviewer.patch(path, json={"received": "2026-05-23"}, headers={"If-Match": etag}).status_code == 200
    assert ask.reviewer.patch(path, json={"received": "2026-05-24"}, headers={"If-Match": etag}).status_code == 412
    assert ask.reader.patch(path, json={"received": "2026-05-24"}, headers={"If-Match": "*"}).status_code == 403
    assert ask.reviewer.patch(path, json={"received": "hôm qua"}, headers={"If-Match": "*"}).status_code == 422


def test_the_stamp_is_held_against_the_corrected_date(ask: Asking) -> None:
    public_id = hold(ask.store, stamped(incoming("2026-05-23")))
    assert correct(ask, public_id, date="2026-06-01")["header"]["received"] is None
    shown = correct(ask, public_id, date="2026-05-20")
    assert (shown["header"]["received"], shown["corrected"]) == ("2026-05-23", ["date"])


def test_the_day_of_the_upload_is_none(ask: Asking) -> None:
    moment = dt.datetime(2026, 5, 22, 3, tzinfo=dt.UTC)
    assert received(ask, hold(ask.store, stamped(), uploaded_at=moment)) is None
