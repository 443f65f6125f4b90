"""What stands in an obligation's columns: the reading, the corrections over it, and the day by which it is listed."""

import unicodedata
from datetime import date
from typing import Any

import pytest

from docproc.dispatch import Actor, Deadline
from service.obligations.values import NEVER, corrected, fill, name_key, values_of
from service.store import Store
from service.store.models import ObligationRow
from service.words import matches, parse
from tests.service.obligations.stored import TODAY, by, keep, monthly, obligation, recurring

READ = obligation(
    "lập danh mục trạm bơm cần sửa chữa",
    Actor(name="Sở NN&MT", canonical="Sở Nông nghiệp và Môi trường"),
    "UBND các xã",
    support=["Sở Tài chính"],
    deadline=by("2026-12-10", "chậm nhất ngày 10/12/2026"),
    report_to=("UBND tỉnh",),
    deliverable="danh mục",
)


def test_columns_hold_what_was_read(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, READ)

    with store.read() as session:
        kept = session.get_one(ObligationRow, row.id)
        assert (kept.action, kept.modality, kept.tier) == ("lập danh mục trạm bơm cần sửa chữa", "must", "tracked")
        assert (kept.lead, kept.support) == ("Sở NN&MT, UBND các xã", "Sở Tài chính")
        assert (kept.report_to, kept.deliverable, kept.confidence) == ("UBND tỉnh", "danh mục", 0.9)
        assert (kept.deadline_text, kept.due, kept.due_order) == (
            "chậm nhất ngày 10/12/2026",
            date(2026, 12, 10),
            "2026-12-10",
        )
        assert [(one.role, one.name_key, one.due_order) for one in kept.actors] == [
            ("lead", "so nn&mt", "2026-12-10"),
            ("lead", "so nong nghiep va moi truong", "2026-12-10"),
            ("lead", "ubnd cac xa", "2026-12-10"),
            ("support", "so tai chinh", "2026-12-10"),
        ]


@pytest.mark.parametrize("asked", ["trạm bơm", "tram bom", '"danh mục trạm"', "Sở Tài chính", "so tai chinh"])
def test_words_find_it_with_and_without_marks(store: Store, asked: str) -> None:
    with store.write() as session:
        keep(session, READ)
        keep(session, obligation("đăng ký lịch tiêm", "Trạm Y tế"))
    with store.read() as session:
        found = session.query(ObligationRow).where(matches(session, ObligationRow.words, parse(asked))).all()
        assert [row.action for row in found] == [READ.action]


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ({}, values_of(READ)),
        ({"action": "sửa trạm bơm"}, {"action": "sửa trạm bơm"}),
        ({"modality": "request", "tier": "standing"}, {"modality": "request", "tier": "standing"}),
        ({"lead": ["Sở Xây dựng"]}, {"lead": ["Sở Xây dựng"], "support": ["Sở Tài chính"]}),
        ({"lead": [], "support": ["UBND các xã"]}, {"lead": [], "support": ["UBND các xã"]}),
        ({"report_to": [], "deliverable": None}, {"report_to": [], "deliverable": None}),
        ({"deadline": {"due": "2026-12-20"}}, {"deadline": {"due": "2026-12-20", "text": "chậm nhất ngày 10/12/2026"}}),
        ({"deadline": {"text": "trước 10/12"}}, {"deadline": {"due": "2026-12-10", "text": "trước 10/12"}}),
        ({"deadline": {"due": None}}, {"deadline": {"due": None, "text": "chậm nhất ngày 10/12/2026"}}),
        ({"deadline": {"due": None, "text": None}}, {"deadline": None}),
    ],
)
def test_a_correction_stands_in_place_of_what_was_read(overrides: dict[str, Any], expected: dict[str, Any]) -> None:
    row = ObligationRow(content=READ.model_dump(mode="json"), corrected=overrides)
    assert values_of(corrected(row)) == values_of(READ) | expected


def test_a_corrected_actor_keeps_what_is_known_of_the_name(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, READ)
        row.corrected = {"lead": ["Sở NN&MT"], "support": []}
        fill(row, session, TODAY)

    with store.read() as session:
        kept = session.get_one(ObligationRow, row.id)
        assert (kept.lead, kept.support) == ("Sở NN&MT", None)
        assert [one.name_key for one in kept.actors] == ["so nn&mt", "so nong nghiep va moi truong"]


FURTHER = obligation("báo cáo", deadline=by("2026-10-01"), further_deadlines=(by("2026-12-05"), by("2027-03-05")))


@pytest.mark.parametrize(
    ("read", "due", "comes_back"),
    [
        (obligation("không hẹn ngày"), None, False),
        (obligation("đã qua", deadline=by("2026-10-01")), "2026-10-01", False),
        (obligation("chỉ nêu tháng", deadline=Deadline(text="tháng 12", kind="period", due="2026-12")), None, False),
        (obligation("hằng tháng", deadline=monthly(15)), "2026-12-15", True),
        (obligation("hết kỳ", deadline=recurring("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261231")), "2026-12-15", False),
        (FURTHER, "2026-12-05", True),
    ],
)
def test_the_day_is_the_next_that_is_not_over(store: Store, read: Any, due: str | None, comes_back: bool) -> None:
    with store.write() as session:
        (row,) = keep(session, read)
        assert (row.due and row.due.isoformat()) == due
        assert row.due_order == (due or NEVER)
        assert row.renew_after is None
        row.status = "done"
        fill(row, session, TODAY)
        assert row.renew_after == (row.due if comes_back else None)


def test_what_comes_back_is_first_due_after_the_dispatch_itself(store: Store) -> None:
    with store.write() as session:
        (row,) = keep(session, obligation("hằng tháng", deadline=monthly(15)), date=date(2027, 1, 20))
        assert row.due == date(2027, 2, 15)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sở  Nội vụ ", "so noi vu"),
        ("ĐẢNG ỦY", "dang uy"),
        (unicodedata.normalize("NFD", "Sở Y tế"), "so y te"),
        ("x" * 400, "x" * 300),
    ],
)
def test_names_are_found_without_marks(name: str, key: str) -> None:
    assert name_key(name) == key
