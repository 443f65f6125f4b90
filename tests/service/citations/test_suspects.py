"""What a slip in a citation that finds nothing could mean, among all that is held: in a text, and of a document."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from docproc.citations.index import Reference
from docproc.dispatch import Citation
from service.citations.suspects import MOST_REFERENCES, near_documents
from service.links import resolve_all, settle
from service.slots import Slots
from service.store import Store
from service.store.models import Document
from tests.service.asking import Asking
from tests.service.held import cites, dispatch, hold

ISSUER = "ỦY BAN NHÂN DÂN TỈNH AN GIANG"
TITLE = "tập trung ứng phó mưa lũ, bảo đảm an toàn hồ chứa nước"
TELEGRAM = dispatch("1967/CĐ-UBND", "2026-09-05", ISSUER, subject=TITLE)
DECREE = dispatch("30/2020/NĐ-CP", "2020-03-05", "CHÍNH PHỦ", subject="Về công tác văn thư")
OTHERS = (
    dispatch("1967/CĐ-UBND", "2025-09-04", ISSUER, subject="việc khác"),
    dispatch("1968/CĐ-UBND", "2026-08-05", ISSUER, subject="việc khác nữa"),
    dispatch("1967/CĐ-UBND", "2026-09-05", "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", subject="việc của tỉnh khác"),
)

MEANT = [
    ("two figures exchanged", "Công điện số 1976/CĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh An Giang"),
    ("a figure is missing", "Công điện số 196/CĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh An Giang"),
    ("another type", "Quyết định số 1967/QĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh An Giang"),
    ("another day", "Công điện số 1967/CĐ-UBND ngày 15/9/2026 của Ủy ban nhân dân tỉnh An Giang"),
    ("by its title", f"Công điện số 1976/CĐ-UBND của Ủy ban nhân dân tỉnh An Giang về {TITLE}"),
]

NOT_MEANT = [
    "Công điện số 1976/CĐ-UBND ngày 06/9/2026 của Ủy ban nhân dân tỉnh An Giang",
    "Công điện số 1976/CĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh Cà Mau",
    "Công điện số 2067/CĐ-UBND ngày 05/9/2026 của Ủy ban nhân dân tỉnh An Giang",
]


@pytest.fixture
def held(ask: Asking) -> dict[str, str]:
    """Ids by number of the documents that may be meant, among others that are not."""
    ask.app.state.slots = Slots(ask.app.state.settings)
    for one in OTHERS:
        hold(ask.store, one)
    return {"1967/CĐ-UBND": hold(ask.store, TELEGRAM), "30/2020/NĐ-CP": hold(ask.store, DECREE)}


def checked(ask: Asking, said: str) -> dict[str, Any]:
    (found,) = ask.reader.post("/v1/citations/check", json={"text": f"Thực hiện {said}."}).json()["citations"]
    return dict(found)


def test_a_text_names_what_a_slip_means_and_corrects_nothing(ask: Asking, held: dict[str, str]) -> None:
    for slip, said in MEANT:
        shown = checked(ask, said)
        assert (shown["state"], shown["target"], shown["candidates"]) == ("unmatched", None, []), slip
        assert [one["id"] for one in shown["suspected"]] == [held["1967/CĐ-UBND"]], slip
        assert "slip-suspected" in {reason["code"] for reason in shown["reasons"]}, slip
    for year in ("30/2020/NĐ-CP ngày 05/3/2021", "30/2021/NĐ-CP ngày 05/3/2020"):
        shown = checked(ask, f"Nghị định số {year} của Chính phủ")
        assert (shown["state"], [one["id"] for one in shown["suspected"]]) == ("unmatched", [held["30/2020/NĐ-CP"]])


def test_a_text_names_nothing_where_more_than_a_slip_differs(ask: Asking, held: dict[str, str]) -> None:
    for said in NOT_MEANT:
        shown = checked(ask, said)
        assert (shown["state"], shown["suspected"]) == ("unmatched", []), said
        assert [reason["code"] for reason in shown["reasons"]] == ["not-held"]


def test_what_is_being_read_anew_is_not_named(ask: Asking, held: dict[str, str]) -> None:
    with ask.store.write() as session:
        session.query(Document).filter_by(public_id=held["1967/CĐ-UBND"]).one().state = "received"
    for _, said in MEANT:
        assert checked(ask, said)["suspected"] == []


def its(number: str = "1976/CĐ-UBND", day: str = "2026-09-05") -> Citation:
    return cites(number, date=day, issuer="Ủy ban nhân dân tỉnh An Giang")


def of(ask: Asking, public_id: str) -> list[tuple[str, list[str], set[str]]]:
    shown = ask.reader.get(f"/v1/documents/{public_id}/citations").json()["citations"]
    reasons = [{reason["code"] for reason in one["reasons"]} for one in shown]
    return [
        (one["state"], [suspect["id"] for suspect in one["suspected"]], why)
        for one, why in zip(shown, reasons, strict=True)
    ]


def test_a_document_names_what_a_slip_means_while_that_is_held(ask: Asking) -> None:
    citing = hold(ask.store, dispatch("9/SNV-VP", "2026-10-01", citations=(its(), its("1967/CĐ-UBND", "2026-09-15"))))
    nothing: tuple[str, list[str], set[str]] = ("unmatched", [], {"not-held"})
    assert of(ask, citing) == [nothing, nothing]
    meant = hold(ask.store, TELEGRAM)
    suspected = ("unmatched", [meant], {"not-held", "slip-suspected"})
    assert of(ask, citing) == [suspected, suspected]
    ask.admin.delete(f"/v1/documents/{meant}")
    settle(ask.store)
    assert of(ask, citing) == [nothing, nothing]


def test_a_letter_is_not_suspected_of_meaning_itself(ask: Asking) -> None:
    own = dispatch("1967/CĐ-UBND", "2026-09-05", ISSUER, subject=TITLE, citations=(its("1968/CĐ-UBND"),))
    assert of(ask, hold(ask.store, own)) == [("unmatched", [], {"not-held"})]
    assert of(ask, hold(ask.store, own)) == [("unmatched", [], {"not-held"})]


def test_only_so_many_references_are_looked_at(store: Store) -> None:
    hold(store, TELEGRAM)
    slip = Reference("1976/CĐ-UBND", date="2026-09-05")
    unknown = [Reference(f"{number}/QĐ-BTC", date="2026-01-02") for number in range(MOST_REFERENCES)]
    with store.read() as session:
        assert [one.number for one in near_documents(session, [*unknown[1:], slip])[slip]] == ["1967/CĐ-UBND"]
        assert near_documents(session, [*unknown, slip]) == {}


def test_they_are_found_by_indices(store: Store) -> None:
    """By day and by number: of thousands of documents only what may be meant is looked at."""
    facts = {"state": "read", "subject": "x" * 200, "corrected": {}}
    with store.write() as session:
        session.execute(
            insert(Document),
            [
                facts
                | {
                    "public_id": f"{number:036}",
                    "date": date.fromordinal(date(2010, 1, 1).toordinal() + number),
                    "number": f"{number}/BNV-TL",
                    "number_key": f"{number}//bnv-tl",
                }
                for number in range(8_000)
            ],
        )
    hold(store, TELEGRAM)
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        asked.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    with store.read() as session:
        if store.on_postgresql:
            session.execute(text("ANALYZE documents"))
        asked.clear()
        slip = Reference("1976/CĐ-UBND", date="2026-09-05", issuer="UBND tỉnh An Giang", title=TITLE)
        resolved = resolve_all(session, [slip, Reference("3/QĐ-BTC"), Reference("4/QĐ-BTC")])
        assert [len(now.slips) for now, _ in resolved] == [1, 0, 0]
        looked = [one for one in asked if "FROM documents" in one[0]]
        assert len(looked) == 4
        for statement, parameters in looked:
            explain = "EXPLAIN " if store.on_postgresql else "EXPLAIN QUERY PLAN "
            plan = "\n".join(str(row) for row in session.connection().exec_driver_sql(explain + statement, parameters))
            assert "Seq Scan" not in plan
            assert "SCAN documents" not in plan
            assert "ix_documents_waiting" not in plan
            assert any(key in plan for key in ("ix_documents_date", "number_key", "rowid", "pk_documents")), plan
