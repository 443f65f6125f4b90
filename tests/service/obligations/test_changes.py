"""``PATCH /v1/obligations/{id}``: what people set, what it was before, and what another set meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from service.days import office_day
from service.store import Store
from service.store.models import AuditEntry, ObligationActor, ObligationRow
from tests.service.obligations.stored import by, keep, obligation

TODAY = office_day()
READ = obligation(
    "lập danh mục trạm bơm",
    "UBND các xã",
    support=["Sở Tài chính"],
    deadline=by("2026-12-10", "trước ngày 11/12/2026"),
    report_to=("UBND tỉnh",),
    deliverable="danh mục",
    span=(12, 40),
    boxes=((1, 10.0, 20.0, 200.0, 32.0),),
)


@pytest.fixture
def place(store: Store) -> str:
    with store.write() as session:
        (row,) = keep(session, READ)
    return f"/v1/obligations/{row.id}"


def patch(client: TestClient, place: str, **changes: Any) -> dict[str, Any]:
    seen = client.get(place)
    answer = client.patch(place, json=changes, headers={"If-Match": seen.headers["etag"]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == client.get(place).headers["etag"]
    shown: dict[str, Any] = answer.json()
    return shown


def history(shown: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    return [(one["field"], one["before"], one["after"]) for one in shown["history"]]


def test_one_obligation_shows_where_it_was_read(client: TestClient, place: str) -> None:
    shown = client.get(place).json()

    assert shown["evidence"] == {"span": [12, 40], "boxes": [[1, 10.0, 20.0, 200.0, 32.0]]}
    assert shown["read"]["action"] == shown["action"] == "lập danh mục trạm bơm"
    assert shown["document"]["number"] == "418/SKHCN-CĐS"
    assert shown["history"] == []


def test_it_is_not_sent_again_to_who_has_it(client: TestClient, place: str) -> None:
    etag = client.get(place).headers["etag"]
    assert client.get(place, headers={"If-None-Match": etag}).status_code == 304


def test_handling(client: TestClient, place: str) -> None:
    shown = patch(client, place, status="doing", assignee="Trần Thu Hà", note="đang chờ\nsố liệu")
    assert (shown["status"], shown["assignee"], shown["note"]) == ("doing", "Trần Thu Hà", "đang chờ\nsố liệu")
    assert shown["corrected"] == []

    shown = patch(client, place, status="done", assignee=None)
    assert (shown["done_on"], shown["timeliness"]) == (TODAY.isoformat(), "on_time" if TODAY.year < 2027 else "late")
    shown = patch(client, place, done_on="2026-12-12")
    assert shown["timeliness"] == "late"
    shown = patch(client, place, status="todo")
    assert shown["done_on"] is None
    assert history(shown) == [
        ("status", "todo", "doing"),
        ("assignee", None, "Trần Thu Hà"),
        ("note", None, "đang chờ\nsố liệu"),
        ("status", "doing", "done"),
        ("assignee", "Trần Thu Hà", None),
        ("done_on", None, TODAY.isoformat()),
        ("done_on", TODAY.isoformat(), "2026-12-12"),
        ("status", "done", "todo"),
        ("done_on", "2026-12-12", None),
    ]


CORRECTIONS: dict[str, Any] = {
    "action": "lập danh mục cống",
    "modality": "request",
    "tier": "standing",
    "lead": ["Sở Xây dựng", "Sở Tài chính"],
    "support": [],
    "deadline": {"due": "2026-11-30"},
    "report_to": ["Văn phòng UBND tỉnh"],
    "deliverable": "",
}


def test_corrections_stand_until_they_are_taken_back(store: Store, client: TestClient, place: str) -> None:
    read = client.get(place).json()
    shown = patch(client, place, **CORRECTIONS)

    fields = ("action", "modality", "tier", "lead", "support", "report_to")
    assert {field: shown[field] for field in fields} == {field: CORRECTIONS[field] for field in fields}
    assert (shown["due"], shown["deadline"], shown["deliverable"]) == ("2026-11-30", "trước ngày 11/12/2026", None)
    assert (shown["corrected"], shown["version"]) == (sorted(CORRECTIONS), 2)
    assert shown["read"] == read["read"]
    assert [one["id"] for one in client.get("/v1/obligations", params={"lead": "so xay dung"}).json()["obligations"]]
    with store.read() as session:
        assert set(session.scalars(select(ObligationActor.due_order))) == {"2026-11-30"}
        assert session.scalars(select(ObligationRow.content)).one() == READ.model_dump(mode="json")

    restored = patch(client, place, **dict.fromkeys(CORRECTIONS))
    keep_apart = {"version", "updated_at", "history"}
    assert {k: v for k, v in restored.items() if k not in keep_apart} == {
        k: v for k, v in read.items() if k not in keep_apart
    }
    assert history(restored)[-1] == ("deliverable", "", "danh mục")


def test_the_record_names_fields_and_no_text(store: Store, client: TestClient, place: str) -> None:
    patch(client, place, status="doing", action="lập danh mục cống")
    with store.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "obligation.changed")).one()
        assert entry.subject == f"obligation:{place.rpartition('/')[2]}"
        assert entry.detail == {"fields": ["status", "action"]}
        assert entry.actor.startswith("key:")


def test_what_changes_nothing_leaves_no_trace(client: TestClient, place: str) -> None:
    shown = patch(client, place, status="todo", assignee=None, lead=None)
    assert (shown["version"], shown["history"]) == (1, [])


def test_a_change_is_of_the_version_that_was_seen(client: TestClient, place: str) -> None:
    etag = client.get(place).headers["etag"]
    patch(client, place, status="doing")

    stale = client.patch(place, json={"status": "done"}, headers={"If-Match": etag})
    blind = client.patch(place, json={"status": "done"})
    assert (stale.status_code, blind.status_code) == (412, 428)
    assert client.get(place).json()["status"] == "doing"


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"done_on": "2026-12-01"}, 409),
        ({"status": "doing", "done_on": "2026-12-01"}, 409),
        ({"status": None}, 422),
        ({"status": "xong"}, 422),
        ({"due": "2026-12-01"}, 422),
        ({"deadline": {}}, 422),
        ({"lead": "Sở Nội vụ"}, 422),
        ({"lead": [""]}, 422),
        ({"action": ""}, 422),
        ({"note": "a\0b"}, 422),
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, place: str, changes: dict[str, Any], status: int) -> None:
    answer = client.patch(place, json=changes, headers={"If-Match": "*"})
    assert answer.status_code == status, answer.text
    assert client.get(place).json()["version"] == 1


def test_who_is_named_in_place_of_another_is_concerned(client: TestClient, place: str) -> None:
    def concerned() -> list[str]:
        shown = client.get("/v1/obligations", params={"for": "Bộ Tài chính"}).json()["obligations"]
        return [one["concern"]["role"] for one in shown]

    assert concerned() == []
    patch(client, place, support=["Bộ Tài chính"])
    assert concerned() == ["support"]
    patch(client, place, support=None, deadline={"due": (TODAY + timedelta(days=2)).isoformat()})
    assert concerned() == []
