"""What is done to a document as a whole: corrected, read anew, removed; and what a second copy says of itself."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from docproc.dispatch import Stamp
from service.store import Store
from service.store.models import Document
from service.web.words import problem
from tests.service.held import dispatch, hold
from tests.service.obligations.stored import obligation
from tests.service.web.browser import Form, enter, form_to, forms_of, page_of, send


def of(store: Store, public_id: str) -> Document | None:
    with store.read() as session:
        return session.query(Document).filter_by(public_id=public_id).one_or_none()


def header_form(visitor: TestClient, path: str) -> Form:
    return form_to(visitor.get(path), path)


def test_a_header_is_corrected(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    public_id = hold(store, dispatch())
    path = f"/documents/{public_id}"
    typed = {"number": "419/SKHCN-CĐS", "date": "22/5/2026", "subject": "", "received": "25/5/2026"}
    answer = send(visitor, header_form(visitor, path), **typed)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}#fields")
    row = of(store, public_id)
    assert row is not None
    assert row.corrected == {
        "number": "419/SKHCN-CĐS",
        "date": "2026-05-22",
        "subject": None,
        "received": "2026-05-25",
    }
    assert "đã sửa" in visitor.get(path).text
    assert header_form(visitor, path).values["received"] == "25/05/2026"


def test_a_form_that_changes_nothing_corrects_nothing(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    public_id = hold(store, dispatch(subject="rà soát\ndịch vụ công"))
    path = f"/documents/{public_id}"
    assert send(visitor, header_form(visitor, path), subject="rà soát\r\ndịch vụ công").status_code == 303
    row = of(store, public_id)
    assert row is not None
    assert row.corrected == {}


def test_what_somebody_else_changed_is_shown_and_nothing_typed_is_lost(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    path = f"/documents/{hold(store, dispatch())}"
    form = header_form(visitor, path)
    send(visitor, form, number="1/SKHCN-CĐS")
    late = send(visitor, form, number="2/SKHCN-CĐS", issuer="SỞ KHÁC", received="26/5/2026")
    assert late.status_code == 412
    assert problem("version_differs") in late.text
    assert "1/SKHCN-CĐS" in page_of(late).xpath("//dl")[0].text_content()
    again = form_to(late, path)
    kept = [again.values[name] for name in ("number", "issuer", "received")]
    assert kept == ["2/SKHCN-CĐS", "SỞ KHÁC", "26/5/2026"]
    assert send(visitor, again).status_code == 303


def test_a_day_of_receipt_that_is_taken_away_is_the_stamp_s_again(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    read = dispatch(media_type="application/pdf", pages=2)
    stamp = Stamp(kind="incoming", text="ĐẾN", page=1, date="2026-05-23", boxes=((1, 20.0, 16.0, 90.0, 60.0),))
    signing = Stamp(kind="signing", text="Người ký: …", page=2, boxes=((2, 20.0, 16.0, 90.0, 60.0),))
    public_id = hold(
        store, read.model_copy(update={"source": read.source.model_copy(update={"stamps": (signing, stamp)})})
    )
    path = f"/documents/{public_id}"

    def shown() -> str:
        (value,) = page_of(visitor.get(path)).xpath("//dt[.='Ngày đến']/following-sibling::dd[1]")
        (link,) = value.xpath(".//a[@class='show']")
        assert link.get("href") == f"/v1/documents/{public_id}/pages/1.png?evidence=source.stamps.1"
        return " ".join(value.text_content().replace(link.text, "").split())

    assert shown() == "23/05/2026"
    send(visitor, header_form(visitor, path), received="25/5/2026")
    assert re.fullmatch(r"25/05/2026 đã sửa ha sửa lúc [\d/]+ [\d:]+; máy đọc: 23/05/2026", shown())
    send(visitor, header_form(visitor, path), received="")
    assert shown() == "23/05/2026"


def test_a_day_that_is_none_keeps_what_was_typed(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    path = f"/documents/{hold(store, dispatch())}"
    wrong = send(visitor, header_form(visitor, path), number="7/QĐ-SNV", date="31/02/2026")
    assert wrong.status_code == 422
    assert problem("date_invalid") in wrong.text
    again = form_to(wrong, path)
    assert (again.values["number"], again.values["date"]) == ("7/QĐ-SNV", "31/02/2026")


def test_a_document_is_read_anew(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    public_id = hold(store, dispatch())
    path = f"/documents/{public_id}"
    assert send(visitor, form_to(visitor.get(path), f"{path}/reread")).headers["location"] == path
    row = of(store, public_id)
    assert row is not None
    assert row.state == "received"


def test_a_document_is_removed_after_a_question(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    public_id = hold(store, dispatch(obligations=(obligation("gửi báo cáo"),)))
    asked = visitor.get(f"/documents/{public_id}/delete")
    assert "1 nhiệm vụ" in asked.text
    answer = send(visitor, form_to(asked, f"/documents/{public_id}/delete"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/?removed=1")
    assert "Đã xóa văn bản" in visitor.get("/?removed=1").text
    assert of(store, public_id) is None


def test_readers_are_offered_none_of_it(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reader")
    path = f"/documents/{hold(store, dispatch())}"
    shown = visitor.get(path)
    assert [form.action for form in forms_of(shown)] == ["/sign-out"]
    assert f"{path}/delete" not in shown.text


def test_a_second_copy_leads_to_the_first_from_its_page_and_from_its_obligations(
    visitor: TestClient, store: Store
) -> None:
    enter(visitor, store)
    said = dispatch(obligations=(obligation("gửi báo cáo", "Sở Nội vụ"),))
    first, second = hold(store, said), hold(store, said)
    assert "đừng giao hai lần" in visitor.get(f"/documents/{second}").text
    assert "đừng giao hai lần" not in visitor.get(f"/documents/{first}").text
    rows = page_of(visitor.get("/obligations")).xpath("//tbody/tr")
    told = [row.xpath(".//span[contains(@class,'warn')]/a/@href") for row in rows]
    assert told == [[], [f"/documents/{first}"]]
    listed = visitor.get("/v1/obligations").json()["obligations"]
    assert [one["document"]["copy_of"] for one in listed] == [None, {"id": first, "number": "418/SKHCN-CĐS"}]
