"""The page of one document: fields, obligations, the places where they were read, citations, what to be wary of."""

from __future__ import annotations

import re
from datetime import date

import pytest
from fastapi.testclient import TestClient

from docproc.dispatch import Actor, Deadline, DispatchWarning
from service.obligations.recurring import refresh
from service.store import Store
from service.store.models import ObligationRow
from service.web.words import problem, warning
from tests.service.access.signed import key_of
from tests.service.held import cites, dispatch, hold, upload
from tests.service.obligations.stored import by, monthly, obligation
from tests.service.web.browser import enter, form_to, page_of, send

HOSTILE = '</mark><script>alert("1")</script>'
TEXT = f"Kính gửi: Sở Nội vụ\nĐề nghị Sở Nội vụ gửi báo cáo {HOSTILE} trước ngày 30/9/2026."
ACTION = f"gửi báo cáo {HOSTILE}"
DUTY = obligation(ACTION, f"Sở Nội vụ {HOSTILE}", deadline=by("2026-09-30"), span=(36, 36 + len(ACTION)))


def test_text_is_shown_as_it_is_with_the_evidence_marked(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    public_id = hold(store, dispatch(text=TEXT, subject=HOSTILE, obligations=(DUTY,)), name=HOSTILE)
    answer = visitor.get(f"/documents/{public_id}")
    assert "<script>alert" not in answer.text
    page = page_of(answer)
    (duty,) = page.xpath("//ol[@class='duties']/li")
    marked = page.xpath(f"//mark[contains(@data-of, '{duty.get('data-of')}')]")
    assert "".join(mark.text for mark in marked) == TEXT[36 : 36 + len(ACTION)]
    assert page.xpath("//div[@class='text']")[0].text_content() == TEXT
    assert duty.xpath(".//p[@class='action']")[0].text == ACTION
    assert "30/09/2026" in duty.text_content()


def test_pages_have_the_boxes_of_what_was_read(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    boxed = DUTY.model_copy(update={"boxes": ((2, 85.0, 400.0, 510.0, 416.0),)})
    paged = dispatch(media_type="application/pdf", pages=2, obligations=(boxed,))
    page = page_of(visitor.get(f"/documents/{hold(store, paged)}"))
    assert [image.get("alt") for image in page.xpath("//figure/img")] == ["Trang 1", "Trang 2"]
    (box,) = page.xpath("//figure[2]//rect")
    assert [float(box.get(side)) for side in ("x", "y", "width", "height")] == [85, 400, 425, 16]
    (duty,) = page.xpath("//ol[@class='duties']/li")
    assert box.get("data-of") == duty.get("data-of")
    (link,) = duty.xpath(".//a[@class='show']/@href")
    number = str(duty.get("id")).removeprefix("o")
    assert link.endswith(f"/pages/2.png?evidence=obligation%3A{number}")


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ({"action": 0.4}, ["action"]),
        ({"action": 0.6, "lead": 0.69, "deadline": 0.89}, ["lead", "deadline"]),
        ({"action": 0.5, "lead": 0.7, "deadline": 0.9}, []),
    ],
)
def test_only_what_is_truly_doubtful_is_marked(
    visitor: TestClient, store: Store, said: dict[str, float], marked: list[str]
) -> None:
    enter(visitor, store)
    deadline = by("2026-09-30").model_copy(update={"confidence": said.get("deadline")})
    lead = Actor(name="Sở Nội vụ", confidence=said.get("lead"))
    duty = obligation("gửi báo cáo", lead, deadline=deadline, confidence=said.get("action"))
    page = page_of(visitor.get(f"/documents/{hold(store, dispatch(obligations=(duty,)))}"))
    (shown,) = page.xpath("//ol[@class='duties']/li")
    places = {"action": "p[@class='action']", "lead": "dl/dd[1]", "deadline": "dl/dd[2]"}
    assert [name for name, path in places.items() if shown.xpath(f"{path}/span[@class='unsure']")] == marked


def test_fields_that_are_missing_are_said_to_be(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    page = page_of(visitor.get(f"/documents/{hold(store, dispatch(number=None, date=None))}"))
    fields = dict(
        zip(
            [name.text for name in page.xpath("//section[@aria-labelledby='fields']//dt")],
            [
                " ".join(value.text_content().split())
                for value in page.xpath("//section[@aria-labelledby='fields']//dd")
            ],
            strict=True,
        )
    )
    assert fields["Số, ký hiệu"] == "không thấy ghi"
    assert fields["Ngày ban hành"] == "không thấy ghi"
    assert fields["Loại văn bản"] == "công văn"


FROM_RECEIPT = Deadline(
    text="10 ngày kể từ ngày nhận được Công văn này", kind="relative", duration="P10D", anchor="receipt"
)
WAITS = obligation("gửi báo cáo", deadline=FROM_RECEIPT)


def due_and_form(visitor: TestClient, path: str) -> tuple[str, list[str], bool]:
    """What stands at the deadline, where it leads, and whether the form of the header is open."""
    page = page_of(visitor.get(path))
    (due,) = page.xpath("//ol[@class='duties']/li//dt[.='Hạn']/following-sibling::dd[1]")
    opened = page.xpath("//section[@aria-labelledby='fields']//details[@open]")
    return " ".join(due.text_content().split()), [str(link) for link in due.xpath(".//a/@href")], bool(opened)


def test_what_waits_for_the_day_of_receipt_leads_to_its_field(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reviewer")
    path = f"/documents/{hold(store, dispatch(obligations=(WAITS,)))}"
    said, links, opened = due_and_form(visitor, path)
    assert said == "“10 ngày kể từ ngày nhận được Công văn này” tính từ ngày nhận văn bản: hãy ghi ngày đến"
    assert page_of(visitor.get(path)).xpath("//form//input[@name='received']/@id") == [links[0].removeprefix("#")]
    assert opened

    send(visitor, form_to(visitor.get(path), path), received="22/5/2026")
    assert due_and_form(visitor, path) == ("01/06/2026“10 ngày kể từ ngày nhận được Công văn này”", [], False)


def test_readers_are_told_what_is_not_known_and_what_is_done_waits_no_more(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reader")
    path = f"/documents/{hold(store, dispatch(obligations=(WAITS,)))}"
    said, links, _ = due_and_form(visitor, path)
    assert said.endswith("tính từ ngày nhận văn bản: chưa biết ngày đến")
    assert links == []

    with store.write() as session:
        session.query(ObligationRow).one().status = "done"
    assert "tính từ" not in due_and_form(visitor, path)[0]


def test_warnings_are_told_in_vietnamese_and_once(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    twice = (DispatchWarning(code="page_turned", message="page 1 …"), DispatchWarning(code="page_turned", message="…"))
    answer = visitor.get(f"/documents/{hold(store, dispatch(warnings=twice))}")
    assert answer.text.count(warning("page_turned")) == 1
    assert "page 1" not in answer.text


def test_citations_lead_to_what_is_held_and_back(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    cited = hold(store, dispatch("96/KH-UBND", "2026-05-14", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", type_code="KH"))
    citing = hold(
        store,
        dispatch(citations=(cites("96/KH-UBND", date="2026-05-14"), cites("1/CT-TTg", date="2026-01-02"))),
    )
    page = page_of(visitor.get(f"/documents/{citing}"))
    first, second = page.xpath("//section[@aria-labelledby='cites']//li")
    assert first.xpath(".//a/@href") == [f"/documents/{cited}"]
    assert "Có trong kho" in first.text_content()
    assert "Chưa có trong kho" in second.text_content()
    back = page_of(visitor.get(f"/documents/{cited}"))
    assert back.xpath("//section[@aria-labelledby='citing']//a/@href") == [f"/documents/{citing}"]


def changes(store: Store, visitor: TestClient, path: str, **values: object) -> None:
    """A program changes something."""
    headers = {"Authorization": f"Bearer {key_of(store, 'review')}", "If-Match": "*"}
    assert visitor.patch(path, json=values, headers=headers).status_code == 200


def test_an_obligation_has_its_history_folded_the_newest_change_first(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reader")
    public_id = hold(store, dispatch(obligations=(DUTY, DUTY.model_copy(update={"id": "2#1", "item": "2"}))))
    address = f"/documents/{public_id}"
    untouched = page_of(visitor.get(address))
    assert untouched.xpath("//details[@class='history']") == []
    number = untouched.xpath("//ol[@class='duties']/li[1]/@id")[0].removeprefix("o")
    changes(store, visitor, f"/v1/obligations/{number}", assignee=HOSTILE)
    changes(store, visitor, f"/v1/obligations/{number}", deadline={"due": "2026-10-15"}, lead=["Sở Y tế"])
    answer = visitor.get(address)
    assert "<script>alert" not in answer.text
    (history,) = page_of(answer).xpath("//details[@class='history']")
    assert history.get("open") is None
    assert history.xpath("ancestor::li/@id") == [f"o{number}"]
    said = [" ".join(line.text_content().split(", ", 1)[1].split()) for line in history.xpath(".//li")]
    assert said == [
        "khóa truy cập số 2: Hạn từ 30/09/2026, “trước ngày 2026-09-30” thành 15/10/2026, “trước ngày 2026-09-30”",
        f"khóa truy cập số 2: Chủ trì từ Sở Nội vụ {HOSTILE} thành Sở Y tế",
        f"khóa truy cập số 1: Người thực hiện từ không có thành {HOSTILE}",
    ]


def test_what_was_done_before_it_came_back_is_told(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    duty = obligation("gửi báo cáo", "Sở Nội vụ", deadline=monthly(25))
    public_id = hold(store, dispatch(obligations=(duty,)))
    address = f"/documents/{public_id}"
    number = page_of(visitor.get(address)).xpath("//ol[@class='duties']/li/@id")[0].removeprefix("o")
    changes(store, visitor, f"/v1/obligations/{number}", status="done", note=HOSTILE)
    with store.write() as session:
        assert refresh(session, date(2100, 1, 1)) == 1
    answer = visitor.get(address)
    assert "<script>alert" not in answer.text
    said = " ".join(page_of(answer).xpath("//details[@class='history']//li")[0].text_content().split())
    assert re.search(
        rf", chương trình tự ghi: Xong một kỳ, mở kỳ tiếp theo từ Hạn: 25/[\d/]+; Ngày hoàn thành: [\d/]+; "
        rf"Người ghi hoàn thành: khóa truy cập số 1; Ghi chú: {re.escape(HOSTILE)} thành Hạn: 25/[\d/]+$",
        said,
    )


def test_a_corrected_field_says_who_set_it_and_what_was_read(visitor: TestClient, store: Store) -> None:
    enter(visitor, store, "reader")
    public_id = hold(store, dispatch(subject=HOSTILE, type_code="CV"))
    changes(store, visitor, f"/v1/documents/{public_id}", subject="rà soát", date=None)
    changes(store, visitor, f"/v1/documents/{public_id}", subject="rà soát thủ tục")
    answer = visitor.get(f"/documents/{public_id}")
    assert "<script>alert" not in answer.text
    (section,) = page_of(answer).xpath("//section[@aria-labelledby='fields']")
    fields = {name.text: " ".join(name.getnext().text_content().split()) for name in section.xpath("./dl/dt")}
    assert re.fullmatch(
        rf"rà soát thủ tục đã sửa khóa truy cập số 2 sửa lúc [\d/]+ [\d:]+; máy đọc: {re.escape(HOSTILE)}",
        fields["Trích yếu"],
    )
    assert re.fullmatch(
        r"không thấy ghi đã sửa khóa truy cập số 1 sửa lúc [\d/]+ [\d:]+; máy đọc: 21/05/2026",
        fields["Ngày ban hành"],
    )
    assert fields["Loại văn bản"] == "công văn"
    assert len(section.xpath(".//details[@class='history']//li")) == 3


def test_a_citation_that_finds_nothing_names_what_a_slip_means(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    meant = hold(store, dispatch("1967/CĐ-UBND", "2026-09-05", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH"))
    slip = cites("1976/CĐ-UBND", date="2026-09-05", issuer="Ủy ban nhân dân tỉnh An Bình")
    citing = hold(store, dispatch(date="2026-10-01", citations=(slip, cites("1/CT-TTg", date="2026-01-02"))))
    page = page_of(visitor.get(f"/documents/{citing}"))
    first, second = page.xpath("//section[@aria-labelledby='cites']//li")
    assert "Chưa có trong kho" in first.text_content()
    assert "Có thể là 1967/CĐ-UBND" in " ".join(first.text_content().split())
    assert first.xpath(".//a/@href") == [f"/documents/{meant}"]
    assert "Có thể là" not in second.text_content()


def test_a_second_copy_says_what_cites_the_first(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    cited = dispatch("96/KH-UBND", "2026-05-14", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", type_code="KH")
    copies = [hold(store, cited), hold(store, cited)]
    alone = hold(store, dispatch("97/KH-UBND", "2026-05-14", "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", type_code="KH"))
    citing = hold(store, dispatch(citations=(cites("96/KH-UBND", date="2026-05-14"),)))
    for public_id in copies:
        page = page_of(visitor.get(f"/documents/{public_id}"))
        (section,) = page.xpath("//section[@aria-labelledby='citing']")
        assert section.xpath(".//a/@href") == [f"/documents/{citing}"]
        assert "Chưa có văn bản nào" not in section.text_content()
    assert "Chưa có văn bản nào trong kho dẫn văn bản này" in visitor.get(f"/documents/{alone}").text


def test_duplicates_are_warned_of(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    first, second = hold(store, dispatch()), hold(store, dispatch())
    answer = visitor.get(f"/documents/{second}")
    assert "Văn bản này trùng với văn bản đã có trong kho" in answer.text
    assert page_of(answer).xpath("//div[contains(@class,'warn')]//a/@href") == [f"/documents/{first}"]


def test_what_waits_reloads_itself_and_what_failed_says_why(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    waiting = visitor.get(f"/documents/{upload(store)}")
    assert page_of(waiting).xpath("//meta[@http-equiv='refresh']")
    failed = visitor.get(f"/documents/{upload(store, state='failed', problem_code='file_encrypted')}")
    assert problem("file_encrypted") in failed.text
    assert not page_of(failed).xpath("//meta[@http-equiv='refresh']")


def test_what_is_not_there_is_told(visitor: TestClient, store: Store) -> None:
    enter(visitor, store)
    answer = visitor.get("/documents/00000000-0000-0000-0000-000000000000")
    assert answer.status_code == 404
    assert problem("document_unknown") in answer.text
