"""``GET /v1/obligations`` and ``/v1/concerns``: which obligations, in which order, page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from docproc.dispatch import Actor
from service.cursors import write_cursor
from service.days import office_day
from service.obligations.values import fill
from service.store import Store
from service.store.models import ObligationRow
from tests.service.obligations.stored import by, keep, obligation

TODAY = office_day()


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def ask(client: TestClient, path: str = "/v1/obligations", **asked: Any) -> dict[str, Any]:
    answer = client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def actions(client: TestClient, **asked: Any) -> list[str]:
    return [one["action"] for one in ask(client, **asked)["obligations"]]


@pytest.fixture
def document(store: Store) -> str:
    """Obligations that differ in all that may be asked; gives the public id of the second dispatch."""
    with store.write() as session:
        keep(
            session,
            obligation("nạo vét kênh mương", "UBND các xã", deadline=by(day(-3))),
            obligation("Đề án chuyển đổi số", Actor(name="Sở KHCN", canonical="Sở Khoa học và Công nghệ"), id="2#1"),
            obligation("tuyên truyền", "Đài Phát thanh", tier="standing", deadline=by(day(5)), id="3#1"),
            number="12/UBND-NN",
        )
        rows = keep(
            session,
            obligation("báo cáo thu ngân sách", "Sở Tài chính", support=["Sở KHCN"], deadline=by(day(-20))),
            obligation("lập hồ sơ cấp đất", "Sở Tài chính", deadline=by(day(-10)), id="2#1"),
            obligation("rà soát đê an toàn", "Sở Xây dựng", deadline=by(day(40)), id="3#1"),
            number="77/STC-NS",
        )
        rows[0].status, rows[0].done_on = "done", TODAY - timedelta(days=21)
        rows[1].status, rows[1].done_on = "done", TODAY - timedelta(days=9)
        rows[2].status, rows[2].assignee, rows[2].found = "doing", "Trần Thu Hà", False
        return rows[0].document.public_id


def test_conditions(store: Store, client: TestClient, document: str) -> None:
    everything = [
        "báo cáo thu ngân sách",
        "lập hồ sơ cấp đất",
        "nạo vét kênh mương",
        "tuyên truyền",
        "rà soát đê an toàn",
        "Đề án chuyển đổi số",
    ]
    budget, land, canal, news, dyke, plan = everything
    asked: list[tuple[dict[str, Any], list[str]]] = [
        ({}, everything),
        ({"lead": "sở khcn"}, [plan]),
        ({"lead": "SO KHOA HOC VA CONG NGHE"}, [plan]),
        ({"lead": "Sở Tài chính", "timeliness": "late"}, [land]),
        ({"status": "todo"}, [canal, news, plan]),
        ({"status": "doing"}, [dyke]),
        ({"status": ["todo", "doing"]}, [canal, news, dyke, plan]),
        ({"status": ["done", "todo", "done"]}, [budget, land, canal, news, plan]),
        ({"status": ["doing", "done"], "tier": "tracked"}, [budget, land, dyke]),
        ({"status": ["todo", "doing", "done"]}, everything),
        ({"status": ["todo", "doing"], "document": document}, [dyke]),
        ({"status": ["todo", "doing"], "lead": "Sở Tài chính"}, []),
        ({"status": ["todo", "doing"], "assignee": "Trần Thu Hà"}, [dyke]),
        ({"status": ["todo", "doing"], "text": "an toan"}, [dyke]),
        ({"status": ["todo", "doing"], "timeliness": "overdue"}, [canal]),
        ({"status": ["doing", "done"], "timeliness": "overdue"}, []),
        ({"status": ["doing", "done"], "timeliness": "late"}, [land]),
        ({"status": ["todo", "doing"], "timeliness": "late"}, []),
        ({"timeliness": "overdue"}, [canal]),
        ({"timeliness": "due_soon"}, [news]),
        ({"timeliness": "on_time"}, [budget]),
        ({"due_before": day(-10)}, [budget]),
        ({"due_after": day(5)}, [dyke]),
        ({"due_after": day(-10), "due_before": day(40)}, [canal, news]),
        ({"due_after": "9999-12-31"}, []),
        ({"tier": "standing"}, [news]),
        ({"document": document}, [budget, land, dyke]),
        ({"document": "không có"}, []),
        ({"assignee": "Trần Thu Hà"}, [dyke]),
        ({"found": False}, [dyke]),
        ({"found": True, "status": "doing"}, []),
        ({"text": "de an"}, [dyke, plan]),
        ({"text": "đề án"}, [plan]),
        ({"text": '"an toan"'}, [dyke]),
        ({"text": "so tai chinh ngan"}, [budget]),
        ({"text": "kênh", "lead": "UBND các xã", "status": "todo"}, [canal]),
        ({"text": "…?!"}, everything),
    ]
    assert [actions(client, **conditions) for conditions, _ in asked] == [expected for _, expected in asked]


def test_a_row_says_all_that_a_list_shows(client: TestClient, document: str) -> None:
    (shown,) = ask(client, timeliness="overdue")["obligations"]
    facts = {name: shown[name] for name in ("action", "lead", "support", "due", "status", "timeliness", "concern")}

    assert facts == {
        "action": "nạo vét kênh mương",
        "lead": ["UBND các xã"],
        "support": [],
        "due": day(-3),
        "status": "todo",
        "timeliness": "overdue",
        "concern": None,
    }
    assert shown["document"]["number"] == "12/UBND-NN"
    assert client.get(shown["location"]).json()["id"] == shown["id"]


def test_pages_lead_through_the_whole_list_while_rows_change(store: Store, client: TestClient, document: str) -> None:
    first = ask(client, limit=2, total=True)
    assert (len(first["obligations"]), first["total"]) == (2, 6)
    with store.write() as session:  # the last row that was shown moves to the end, and others come before the cursor
        moved = session.get_one(ObligationRow, first["obligations"][1]["id"])
        moved.corrected = {"deadline": {"due": None, "text": None}}
        fill(moved, session, TODAY)
        keep(session, obligation("mới", deadline=by(day(-60))))

    seen, cursor = [], first["next"]
    while cursor:
        page = ask(client, limit=2, cursor=cursor)
        assert page["total"] is None
        seen += [one["action"] for one in page["obligations"]]
        cursor = page["next"]

    assert seen == [
        "nạo vét kênh mương",
        "tuyên truyền",
        "rà soát đê an toàn",
        "Đề án chuyển đổi số",
        "lập hồ sơ cấp đất",
    ]


def test_for_an_office_each_says_why(program: Callable[..., TestClient], store: Store) -> None:
    with store.write() as session:
        keep(session, obligation("góp ý dự thảo", "Bộ Y tế", support=["Bộ Tài chính"], deadline=by(day(3))))
        keep(session, obligation("thẩm định giá", "Bộ Tài chính"), obligation("tập huấn", "Bộ Y tế", id="2#1"))
    client = program(office="Bộ Tài chính")

    ours: dict[str, Any] = {"for": "Bộ Tài chính"}
    asked = ask(client, **ours, total=True)
    assert [(one["action"], one["concern"]["role"], one["concern"]["how"]) for one in asked["obligations"]] == [
        ("góp ý dự thảo", "support", "named"),
        ("thẩm định giá", "lead", "named"),
    ]
    assert "Bộ Tài chính" in asked["obligations"][0]["concern"]["reason_vi"]
    assert asked["total"] == 2
    assert ask(client, "/v1/concerns", total=True) == asked
    assert actions(client, **ours, lead="Bộ Tài chính", status="todo") == ["thẩm định giá"]
    assert actions(client, **ours, text="bo") == ["góp ý dự thảo", "thẩm định giá"]
    assert actions(client, **ours, text="bo", lead="Bộ Y tế") == ["góp ý dự thảo"]


@pytest.mark.parametrize("store_settings", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/v1/obligations?for=Bộ+Tài+chánh", 400, "office_unknown"),
        ("/v1/concerns", 404, "office_not_set"),
        ("/v1/obligations?cursor=x", 422, "cursor_invalid"),
        (f"/v1/obligations?cursor={write_cursor('documents:date', '2026-01-01', 3)}", 422, "cursor_invalid"),
        ("/v1/obligations?limit=201", 422, "request_invalid"),
        ("/v1/obligations?status=xong", 422, "request_invalid"),
        ("/v1/obligations?status=todo&status=xong", 422, "request_invalid"),
        ("/v1/obligations?stauts=done", 422, "request_invalid"),
        ("/v1/obligations?lead=%00", 422, "request_invalid"),
        ("/v1/obligations/0", 422, "request_invalid"),
        ("/v1/obligations/9223372036854775807", 404, "not_found"),
        ("/v1/obligations/9223372036854775808", 422, "request_invalid"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_code(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
