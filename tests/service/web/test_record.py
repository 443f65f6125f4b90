"""The page on which admins see who saw and changed what."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import service
from service.access import audit
from service.access.principal import Principal
from service.store import Store
from service.web.words import actor, table
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, obligation
from tests.service.web.browser import enter, page_of

DUTY = obligation("gửi báo cáo", "Sở Nội vụ", deadline=by("2026-09-30"))
HOSTILE = "<script>alert(1)</script>"


def done(store: Store, who: str, action: str, subject: str | None = None, **detail: object) -> None:
    with store.write() as session:
        audit.note(session, Principal(who, who, frozenset()), action, subject, detail=detail)


def rows(browser: TestClient, query: str = "") -> list[list[str]]:
    found = page_of(browser.get(f"/audit{query}")).xpath("//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("./*")][1:4] for row in found]


def test_who_did_what_to_which_document(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    held = hold(store, dispatch("418/SKHCN-CĐS"))
    done(store, "user:hoa", "document.seen", f"document:{held}")
    done(store, "key:3", "document.corrected", f"document:{held}", field="number")
    done(store, "user:hoa", "document.removed", "document:7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44")
    assert rows(visitor) == [
        ["hoa", "Xóa văn bản", "Văn bản đã xóa 7a1f0c3a-8c11-4f3e-9d52-6b1f0c3a7e44"],
        ["khóa truy cập số 3", "Sửa thông tin văn bản field: number", "418/SKHCN-CĐS"],
        ["hoa", "Xem văn bản", "418/SKHCN-CĐS"],
    ]
    assert [row[0] for row in rows(visitor, f"?document={held}")] == ["khóa truy cập số 3", "hoa"]
    assert [row[1] for row in rows(visitor, "?who=hoa")] == ["Xóa văn bản", "Xem văn bản"]
    assert [row[0] for row in rows(visitor, "?who=key:3&what=document.corrected")] == ["khóa truy cập số 3"]
    assert rows(visitor, "?who=lan") == []


def test_a_changed_obligation_leads_to_its_place_and_is_its_documents(visitor: TestClient, store: Store) -> None:
    csrf_token = enter(visitor, store)
    held, other = (hold(store, dispatch(number, obligations=(DUTY,))) for number in ("418/SKHCN", "96/SKHCN"))
    duty, another = (page_of(visitor.get(f"/documents/{one}")).xpath("//ol/li/@id")[0] for one in (held, other))
    for one in (duty, another):
        values = {"status": "doing", "version": "1", "csrf_token": csrf_token}
        assert visitor.post(f"/obligations/{one.removeprefix('o')}", data=values).status_code == 303
    entry, seen = page_of(visitor.get(f"/audit?document={held}")).xpath("//tbody/tr")
    (link,) = entry.xpath("./td[@data-label='Đối với']/a")
    assert (link.get("href"), link.text) == (f"/documents/{held}#{duty}", "gửi báo cáo")
    assert page_of(visitor.get(link.get("href"))).xpath(f"//*[@id='{duty}']")
    assert "Xem văn bản" in seen.text_content()


def test_pages_follow_each_other_with_their_filters(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    for number in range(60):
        done(store, "user:hoa", "obligation.changed", f"obligation:{number}")
        done(store, "user:lan", "obligation.changed", f"obligation:{number}")
    page = page_of(visitor.get("/audit?who=hoa"))
    (following,) = page.xpath("//a[@rel='next']/@href")
    last = page_of(visitor.get(following))
    assert [len(one.xpath("//tbody/tr")) for one in (page, last)] == [50, 10]
    assert last.xpath("//a[@rel='next']") == []


def test_what_is_recorded_is_text(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    done(store, f"user:{HOSTILE}", "user.changed", f"user:{HOSTILE}", role=HOSTILE)
    assert HOSTILE not in visitor.get("/audit").text
    assert rows(visitor) == [[HOSTILE, f"Sửa người dùng quyền: {HOSTILE}", HOSTILE]]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("user:hoa", "hoa"),
        ("key:3", "khóa truy cập số 3"),
        ("console", "dòng lệnh trên máy chủ"),
        ("nobody", "chưa đăng nhập"),
        ("docproc", "chương trình tự ghi"),
        ("obligation:17", "nhiệm vụ số 17"),
        ("user:{}", "{}"),
        (None, ""),
    ],
)
def test_whom_a_name_names(named: str | None, said: str) -> None:
    assert actor(named) == said


def test_each_action_has_a_name() -> None:
    sources = [path.read_text("utf-8") for path in Path(service.__path__[0]).rglob("*.py")]
    noted = {action for text in sources for action in re.findall(r'\b(?:note|listed)\([^"]*"([a-z]+\.[a-z]+)"', text)}
    assert {"document.removed", "key.created", "session.begun", "search.asked"} <= noted
    assert noted <= set(table("actions"))
