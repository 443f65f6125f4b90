"""The record: who saw and changed what, for admins, without text of documents."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select, update
from starlette.requests import Request

from service.access import audit
from service.access.principal import Principal
from service.store import Store
from service.store.models import AuditEntry
from service.store.types import now
from tests.service.access.answers import code
from tests.service.access.signed import PASSWORD
from tests.service.asking import Asking
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, obligation

Browsers = Callable[[str], TestClient]

DUTIES = (
    obligation("gửi báo cáo", "Sở Nội vụ", deadline=by("2026-12-30")),
    obligation("rà soát", "Sở Xây dựng", deadline=by("2026-12-31"), id="2#1", item="2"),
)
HOA = Principal("user:hoa", "Hoa", frozenset({"read"}))
BINH = Principal("user:binh", "Bình", frozenset({"read"}))


def request_from(address: str, request_id: str | None = None) -> Request:
    state = {"request_id": request_id} if request_id else {}
    return Request({"type": "http", "headers": [], "client": (address, 4711), "state": state})


def test_an_entry_says_who_did_what_to_what_and_where_it_came_from(store: Store) -> None:
    with store.write() as session:
        audit.note(
            session,
            HOA,
            "obligation.changed",
            "obligation:7",
            detail={"fields": ["status"]},
            request=request_from("10.0.3.17", "0b6c8b5f"),
        )
        audit.note(session, None, "session.refused")
    with store.read() as session:
        by_user, by_nobody = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert (by_user.actor, by_user.action, by_user.subject) == ("user:hoa", "obligation.changed", "obligation:7")
    assert (by_user.detail, by_user.request_id, by_user.address) == ({"fields": ["status"]}, "0b6c8b5f", "10.0.3.17")
    assert (by_nobody.actor, by_nobody.subject, by_nobody.address) == ("nobody", None, None)


def test_what_is_undone_was_not_done(store: Store) -> None:
    with store.write() as session:
        audit.note(session, HOA, "document.deleted", "document:a")
        session.flush()
        session.rollback()
    with store.read() as session:
        assert session.scalars(select(AuditEntry)).all() == []


def test_seeing_a_document_is_recorded_once_an_hour(store: Store) -> None:
    request = request_from("10.0.3.17")
    for _ in range(3):
        audit.saw(store, HOA, "document:a", request)
        audit.saw(store, HOA, "document:b", request)
        audit.saw(store, BINH, "document:a", request)
        audit.saw(store, HOA, "document:a", request, "document.downloaded")
    assert actions(store) == [
        ("user:hoa", "document.seen", "document:a"),
        ("user:hoa", "document.seen", "document:b"),
        ("user:binh", "document.seen", "document:a"),
        ("user:hoa", "document.downloaded", "document:a"),
    ]
    with store.write() as session:
        session.execute(update(AuditEntry).values(at=now() - timedelta(minutes=61)))
    audit.saw(store, HOA, "document:a", request)
    assert actions(store)[4:] == [("user:hoa", "document.seen", "document:a")]


def actions(store: Store) -> list[tuple[str, str, str | None]]:
    with store.read() as session:
        rows = session.execute(select(AuditEntry.actor, AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id))
        return [(actor, action, subject) for actor, action, subject in rows]


def test_what_admins_do_is_recorded(browser: Browsers) -> None:
    admin = browser("admin")
    admin.post("/v1/users", json={"name": "hoa", "role": "reader", "password": PASSWORD})
    admin.patch("/v1/users/hoa", json={"role": "reviewer", "password": "sân kho phơi lúa mùa"})
    admin.post("/v1/keys", json={"name": "Máy quét", "scopes": ["upload"]})
    admin.delete("/v1/keys/1")
    answer = admin.get("/v1/audit", params={"actor": "user:admin"})
    assert [(entry["action"], entry["subject"], entry["detail"]) for entry in answer.json()["entries"]] == [
        ("key.revoked", "key:1", {}),
        ("key.created", "key:1", {"scopes": ["upload"]}),
        ("user.changed", "user:hoa", {"role": "reviewer", "password": "set"}),
        ("user.created", "user:hoa", {"role": "reader"}),
    ]
    assert all(entry["request_id"] and entry["address"] for entry in answer.json()["entries"])
    assert PASSWORD not in answer.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["d", "c", "b", "a"]),
        ({"actor": "user:hoa"}, ["c", "b", "a"]),
        ({"action": "document.seen"}, ["d", "b"]),
        ({"subject": "document:c"}, ["c"]),
        ({"actor": "user:hoa", "action": "document.seen"}, ["b"]),
        ({"actor": "user:nobody"}, []),
    ],
)
def test_filters(browser: Browsers, own: Store, asked: dict[str, str], found: list[str]) -> None:
    fill(own)
    assert subjects(browser("admin").get("/v1/audit", params=asked).json()) == found


def test_pages_follow_each_other_and_new_entries_do_not_shift_them(browser: Browsers, own: Store) -> None:
    fill(own)
    admin = browser("admin")
    first = admin.get("/v1/audit", params={"limit": 3}).json()
    fill(own)
    second = admin.get("/v1/audit", params={"limit": 3, "cursor": first["next_cursor"]}).json()
    assert (subjects(first), subjects(second)) == (["d", "c", "b"], ["a"])
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"cursor": "nonsense"}, "422 cursor_invalid"),
        ({"limit": "0"}, "422 request_invalid"),
        ({"actor": "a\0b"}, "422 request_invalid"),
    ],
)
def test_questions_that_cannot_be(browser: Browsers, asked: dict[str, str], answer: str) -> None:
    assert code(browser("admin").get("/v1/audit", params=asked)) == answer


def fill(store: Store) -> None:
    with store.write() as session:
        for principal, action, subject in (
            (HOA, "document.uploaded", "a"),
            (HOA, "document.seen", "b"),
            (HOA, "document.uploaded", "c"),
            (BINH, "document.seen", "d"),
        ):
            audit.note(session, principal, action, f"document:{subject}")


def subjects(page: dict[str, list[dict[str, str]]]) -> list[str]:
    return [entry["subject"].removeprefix("document:") for entry in page["entries"]]


def test_what_was_done_to_a_document_and_its_obligations(ask: Asking) -> None:
    """Page by page too, and what comes meanwhile shifts nothing."""
    held, other = (hold(ask.store, dispatch(obligations=DUTIES)) for _ in range(2))
    first, second = (one["id"] for one in ask.admin.get(f"/v1/obligations?document={held}").json()["obligations"])
    (third, _) = (one["id"] for one in ask.admin.get(f"/v1/obligations?document={other}").json()["obligations"])
    done = [
        (f"/v1/documents/{held}", {"subject": "rà soát"}),
        (f"/v1/obligations/{second}", {"status": "doing"}),
        (f"/v1/obligations/{third}", {"status": "doing"}),
        (f"/v1/documents/{other}", {"subject": "rà soát"}),
        (f"/v1/obligations/{first}", {"note": "đã trình"}),
        (f"/v1/obligations/{second}", {"status": "done"}),
    ]
    for path, changes in done:
        assert ask.reviewer.patch(path, json=changes, headers={"If-Match": "*"}).status_code == 200
    of_held = [f"obligation:{second}", f"obligation:{first}", f"obligation:{second}", f"document:{held}"]
    asked: dict[str, str | int] = {"document": held, "limit": 3}
    answers = [ask.admin.get("/v1/audit", params=asked).json()]
    ask.reviewer.patch(f"/v1/obligations/{first}", json={"status": "done"}, headers={"If-Match": "*"})
    answers.append(ask.admin.get("/v1/audit", params=asked | {"cursor": answers[0]["next_cursor"]}).json())
    assert [[entry["subject"] for entry in answer["entries"]] for answer in answers] == [of_held[:3], of_held[3:]]
    assert answers[1]["next_cursor"] is None
    changed = ask.admin.get("/v1/audit", params={"document": held, "action": "document.corrected"}).json()["entries"]
    assert [entry["subject"] for entry in changed] == [f"document:{held}"]
    assert ask.admin.get("/v1/audit", params={"document": "7a1f0c3a"}).json()["entries"] == []
    assert ask.admin.delete(f"/v1/documents/{held}").status_code == 204
    left = ask.admin.get("/v1/audit", params={"document": held}).json()["entries"]
    assert [entry["action"] for entry in left] == ["document.removed", "document.corrected"]


def test_the_record_knows_no_way_to_change_it(app: FastAPI) -> None:
    assert list(app.openapi()["paths"]["/v1/audit"]) == ["get"]
