"""The lists of obligations, what concerns the office, and the form of one obligation."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from docproc.dispatch import Deadline
from service.days import office_day
from service.settings import Settings
from service.store import Store
from service.store.models import ObligationRow
from service.web.words import problem
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import by, keep, monthly, obligation
from tests.service.web.browser import Answer, Form, enter, forms_of, page_of, send

HOSTILE = "<script>alert(1)</script>"


def add(store: Store, action: str = "gửi báo cáo", *leads: str, deadline: Deadline | None = None) -> int:
    with store.write() as session:
        (row,) = keep(session, obligation(action, *leads, deadline=deadline), today=office_day())
        return row.id


def of(store: Store, number: int) -> ObligationRow:
    with store.read() as session:
        return session.get_one(ObligationRow, number)


def day(days: int) -> str:
    return (office_day() + timedelta(days=days)).isoformat()


def actions(browser: TestClient, query: str = "") -> list[str]:
    return [str(a.text) for a in page_of(browser.get(f"/obligations{query}")).xpath("//tbody//th/a")]


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "Quá hạn 3 ngày"), (0, "Đến hạn hôm nay"), (5, "Còn 5 ngày"), (60, "Chưa thực hiện")],
)
def test_how_an_obligation_stands_to_its_day_is_said_in_words(
    visitor: TestClient, store: Store, days: int, said: str
) -> None:
    enter(visitor, store)
    add(store, deadline=by(day(days)))
    (row,) = page_of(visitor.get("/obligations")).xpath("//tbody/tr")
    assert said in row.text_content()
    assert "/".join(reversed(day(days).split("-"))) in row.text_content()


def test_the_next_due_comes_first_and_text_is_text(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    add(store, "không hạn")
    add(store, HOSTILE, HOSTILE, deadline=by(day(9)))
    add(store, "sớm nhất", deadline=by(day(2)))
    assert actions(visitor) == ["sớm nhất", HOSTILE, "không hạn"]
    assert HOSTILE not in visitor.get("/obligations").text


def test_filters_hold_for_the_list_and_for_its_downloads(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    add(store, "lập kế hoạch", "Sở Nội vụ", deadline=by("2026-01-05"))
    add(store, "khác", "Sở Tài chính", deadline=by("2026-01-05"))
    query = "?lead=so+noi+vu&status=todo&timeliness=overdue&due_before=6/1/2026&tier=&text=ke+hoach&assignee="
    assert actions(visitor, query) == ["lập kế hoạch"]
    downloads = page_of(visitor.get(f"/obligations{query}")).xpath("//p[@class='downloads']//a/@href")
    assert len(downloads) == 4
    for address in downloads:
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
    csv = next(visitor.get(address).text for address in downloads if "csv" in address)
    assert "lập kế hoạch" in csv
    assert "khác" not in csv


def test_what_is_done_is_shown_only_where_it_is_asked_for(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    numbers = [add(store, action, deadline=by("2026-01-05")) for action in ("chưa làm", "đang làm", "xong muộn")]
    with store.write() as session:
        session.get_one(ObligationRow, numbers[1]).status = "doing"
        done = session.get_one(ObligationRow, numbers[2])
        done.status, done.done_on = "done", date(2026, 1, 9)
    still, late = ["chưa làm", "đang làm"], ["xong muộn"]
    asked: list[tuple[str, str, list[str]]] = [
        ("", "open", still),
        ("?status=", "open", still),
        ("?status=open", "open", still),
        ("?status=all", "all", [*still, *late]),
        ("?status=doing", "doing", ["đang làm"]),
        ("?status=done", "done", late),
        ("?timeliness=late", "all", late),
        ("?status=open&timeliness=late", "all", late),
        ("?status=todo&timeliness=late", "todo", []),
    ]
    for query, chosen, expected in asked:
        answer = visitor.get(f"/obligations{query}")
        assert actions(visitor, query) == expected, query
        form = next(form for form in forms_of(answer) if form.method == "GET")
        assert form.values["status"] == chosen, query
        for address in page_of(answer).xpath("//p[@class='downloads']//a[contains(@href, 'csv')]/@href"):
            csv = visitor.get(address).text
            assert [action for action in (*still, *late) if action in csv] == expected, query


def test_where_all_is_done_the_page_says_that_nothing_is_open(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    number = add(store)
    with store.write() as session:
        session.get_one(ObligationRow, number).status = "done"
    assert "Không có nhiệm vụ nào chưa xong." in visitor.get("/obligations").text


def test_a_filter_that_is_none_is_told(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.get("/obligations?status=finished")
    assert answer.status_code == 422
    assert problem("request_invalid") in answer.text


def test_an_obligation_is_brought_up_to_date(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    number = add(store)
    form = next(
        form for form in forms_of(visitor.get("/obligations")) if form.method == "POST" and "back" in form.values
    )
    answer = send(visitor, form, status="done", assignee="Trần Thu Hà", note="đã gửi\r\nqua mạng", done_on="2/1/2026")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/obligations#o{number}")
    row = of(store, number)
    assert (row.status, row.assignee, row.note) == ("done", "Trần Thu Hà", "đã gửi\nqua mạng")
    assert row.done_on == date(2026, 1, 2)


def test_who_changes_what_somebody_else_changed_is_told_and_may_go_on(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    number = add(store)
    form = next(form for form in forms_of(visitor.get("/obligations")) if "back" in form.values)
    send(visitor, form, status="doing", assignee="Lê Văn Bình")
    late = send(visitor, form, status="done", assignee="Trần Thu Hà")
    assert late.status_code == 412
    assert problem("version_differs") in late.text
    assert "Lê Văn Bình" in late.text
    assert of(store, number).status == "doing"
    again = next(form for form in forms_of(late) if "back" in form.values)
    assert (again.values["status"], again.values["assignee"]) == ("done", "Trần Thu Hà")
    assert send(visitor, again).status_code == 303
    assert of(store, number).assignee == "Trần Thu Hà"


def form_of(answer: Answer) -> Form:
    return next(form for form in forms_of(answer) if "back" in form.values)


def test_a_day_is_set_and_taken_back(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    number = add(store, deadline=by("2026-12-10"))
    overrides = []
    for typed in ("15/12/2026", "", ""):
        assert send(visitor, form_of(visitor.get("/obligations")), due=typed).status_code == 303
        row = of(store, number)
        overrides.append((row.corrected.get("deadline"), row.due and row.due.isoformat()))
    assert overrides == [({"due": "2026-12-15"}, "2026-12-15"), (None, "2026-12-10"), ({"due": None}, None)]


def test_a_day_left_as_it_is_changes_nothing(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    number = add(store, deadline=monthly(15))
    send(visitor, form_of(visitor.get("/obligations")), status="doing")
    row = of(store, number)
    assert (row.status, row.corrected) == ("doing", {})
    assert row.rrule is not None


def test_a_day_that_moved_meanwhile_is_not_set_by_who_left_it(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    number = add(store, deadline=by("2026-12-10"))
    form = form_of(visitor.get("/obligations"))
    send(visitor, form, due="15/12/2026")
    late = send(visitor, form, status="doing")
    assert (late.status_code, "15/12/2026" in late.text) == (412, True)
    send(visitor, form_of(late))
    row = of(store, number)
    assert (row.status, row.corrected) == ("doing", {"deadline": {"due": "2026-12-15"}})

    send(visitor, form_of(send(visitor, form, due="20/12/2026")))
    assert of(store, number).due == date(2026, 12, 20)


def test_a_day_that_is_none_is_kept_as_typed(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    number = add(store)
    wrong = send(visitor, form_of(visitor.get("/obligations")), due="31/02/2026", note="x")
    assert (wrong.status_code, problem("date_invalid") in wrong.text) == (422, True)
    again = form_of(wrong)
    assert (again.values["due"], again.values["note"]) == ("31/02/2026", "x")
    assert of(store, number).version == 1


def test_readers_see_no_form(visitor: TestClient, store: Store) -> None:
    token = enter(visitor, store, "reader")
    number = add(store)
    assert not [form for form in forms_of(visitor.get("/obligations")) if "back" in form.values]
    sent = {"csrf_token": token, "status": "done", "version": "1"}
    assert visitor.post(f"/obligations/{number}", data=sent).status_code == 403


def test_the_form_leads_back_here_only(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    add(store)
    form = next(form for form in forms_of(visitor.get("/obligations")) if "back" in form.values)
    answer = send(visitor, form, back="//evil.example/")
    assert answer.headers["location"].startswith("/#o")


def test_without_an_office_the_page_says_how_to_set_it(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    assert "DOCPROC_OFFICE" in visitor.get("/office").text


class TestOffice:
    """With an office set."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(data=tmp_path / "data", workers=0, office="Sở Nội vụ tỉnh Lâm Đồng")

    def test_each_of_its_duties_has_a_reason(self, app: FastAPI, visitor: TestClient, store: Store) -> None:
        enter(visitor, store)
        ours, theirs = obligation("lập danh sách", "Sở Nội vụ"), obligation("cấp kinh phí", "Sở Tài chính")
        hold(store, dispatch(issuer="ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", obligations=(ours, theirs)))
        answer = visitor.get("/office")
        (row,) = page_of(answer).xpath("//tbody/tr")
        assert "lập danh sách" in row.text_content()
        assert "là việc của cơ quan ta:" in row.xpath(".//span[contains(@class,'reason')]")[0].text
        assert "cấp kinh phí" not in answer.text
        with store.write() as session:
            session.query(ObligationRow).filter_by(lead="Sở Nội vụ").one().status = "done"
        assert "lập danh sách" not in visitor.get("/office").text
        everything = visitor.get("/office?status=all")
        assert "lập danh sách" in everything.text
        (csv,) = page_of(everything).xpath("//p[@class='downloads']//a[contains(@href, 'csv')]/@href")
        assert "lập danh sách" in visitor.get(csv).text
