"""Lists of documents: which filters find what, in which order, page by page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from service.store import Store
from tests.service.asking import Asking
from tests.service.held import dispatch, hold, upload

HELD: dict[str, dict[str, Any]] = {
    "letter": {"number": "418/SKHCN-CĐS", "date": "2026-05-21"},
    "decision": {
        "number": "12/QĐ-UBND",
        "date": "2026-01-09",
        "issuer": "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
        "type_code": "QĐ",
        "subject": "phê duyệt đề án nước sạch nông thôn",
        "text": "Điều 1. Phê duyệt đề án nước sạch nông thôn giai đoạn 2026 - 2030.\n",
    },
    "plan": {
        "number": "07/KH-SNV",
        "date": "2026-03-02",
        "issuer": "SỞ NỘI VỤ TỈNH AN BÌNH",
        "type_code": "KH",
        "subject": "tu bổ đê điều trước mùa mưa",
        "text": "Kế hoạch tu bổ đê điều trước mùa mưa lũ.\n",
    },
    "draft": {"number": None, "date": None, "issuer": None, "subject": "góp ý dự thảo", "text": "Dự thảo lần 2.\n"},
}
START = dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC)


@pytest.fixture
def names(store: Store) -> dict[str, str]:
    """Public ids of documents, uploaded an hour apart in this order, by name."""
    found = {}
    for hours, (name, facts) in enumerate(HELD.items()):
        found[hold(store, dispatch(**facts), uploaded_at=START + dt.timedelta(hours=hours))] = name
    waiting = upload(store, uploaded_at=START + dt.timedelta(hours=len(HELD)))
    return found | {waiting: "waiting"}


LISTED: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["waiting", "draft", "plan", "decision", "letter"]),
    ({"sort": "uploaded"}, ["letter", "decision", "plan", "draft", "waiting"]),
    ({"sort": "-date"}, ["letter", "plan", "decision", "waiting", "draft"]),
    ({"sort": "date"}, ["decision", "plan", "letter", "waiting", "draft"]),
    ({"number": "0012/qđ-ubnd"}, ["decision"]),
    ({"number": "12/QĐ-SNV"}, []),
    ({"issuer": "so noi vu tinh an binh"}, ["plan"]),
    ({"issuer": "Sở Nội vụ tỉnh An Bình"}, ["plan"]),
    ({"issuer": "SNV tỉnh An Bình"}, ["plan"]),
    ({"issuer": "UBND tỉnh An Bình"}, ["decision"]),
    ({"issuer": "Sở KH&CN"}, ["letter"]),
    ({"issuer": "Sở Nội vụ tỉnh Lâm Đồng"}, []),
    ({"type": "QĐ"}, ["decision"]),
    ({"type": "QUYẾT ĐỊNH"}, ["decision"]),
    ({"type": "cong van"}, ["draft", "letter"]),
    ({"type": "kh", "issuer": "sở nội vụ"}, ["plan"]),
    ({"type": "XX"}, []),
    ({"state": "received"}, ["waiting"]),
    ({"state": "read", "type": "CV"}, ["draft", "letter"]),
    ({"date_from": "2026-03-02"}, ["plan", "letter"]),
    ({"date_to": "2026-03-02"}, ["plan", "decision"]),
    ({"date_from": "2026-03-02", "date_to": "2026-03-02"}, ["plan"]),
    ({"uploaded_from": "2026-06-01T10:00:00Z"}, ["waiting", "draft", "plan"]),
    ({"uploaded_to": "2026-06-01T16:00:00+07:00"}, ["letter"]),
    ({"text": '"de an"'}, ["decision"]),
    ({"text": "đề án"}, ["decision"]),
    ({"text": "đê"}, ["plan"]),
    ({"text": '"nuoc sach"'}, ["decision"]),
    ({"text": '"sach nuoc"'}, []),
    ({"text": "mua 07/KH-SNV"}, ["plan"]),
    ({"text": "!!"}, []),
]


def test_filters_and_order(ask: Asking, names: dict[str, str]) -> None:
    found = []
    for asked, _ in LISTED:
        answer = ask.reader.get("/v1/documents", params=asked)
        assert answer.status_code == 200, asked
        found.append((asked, [names[one["id"]] for one in answer.json()["documents"]]))
    assert found == LISTED


def test_pages_go_through_all_once(ask: Asking, names: dict[str, str]) -> None:
    for order in ("uploaded", "-uploaded", "date", "-date"):
        whole = [one["id"] for one in ask.reader.get("/v1/documents", params={"sort": order}).json()["documents"]]
        for limit in range(1, len(names) + 1):
            assert [one for page in pages(ask, order, limit) for one in page] == whole


def pages(ask: Asking, order: str, limit: int) -> Iterator[list[str]]:
    cursor = None
    while True:
        asked = {"sort": order, "limit": str(limit)} | ({"cursor": cursor} if cursor else {})
        page = ask.reader.get("/v1/documents", params=asked).json()
        assert page["documents"]
        yield [one["id"] for one in page["documents"]]
        cursor = page["next"]
        if cursor is None:
            return


REFUSED = [
    ({"cursor": "x"}, "cursor_invalid"),
    ({"limit": "0"}, "request_invalid"),
    ({"limit": "201"}, "request_invalid"),
    ({"sort": "subject"}, "request_invalid"),
    ({"state": "lost"}, "request_invalid"),
    ({"number": "1\0"}, "request_invalid"),
    ({"text": ""}, "request_invalid"),
    ({"uploaded_from": "2026-06-01T10:00:00"}, "request_invalid"),
]


def test_what_is_no_list_is_refused(ask: Asking) -> None:
    answers = [ask.reader.get("/v1/documents", params=asked) for asked, _ in REFUSED]
    assert [(one.status_code, one.json()["code"]) for one in answers] == [(422, code) for _, code in REFUSED]


def test_a_cursor_is_good_for_its_own_order_only(ask: Asking, names: dict[str, str]) -> None:
    cursor = ask.reader.get("/v1/documents", params={"limit": 1}).json()["next"]
    assert ask.reader.get("/v1/documents", params={"cursor": cursor, "sort": "date"}).status_code == 422
