"""One document: polled, corrected, read anew, removed."""

from __future__ import annotations

import datetime as dt
import hashlib

from sqlalchemy import func, select

from service.links import settle
from service.store import Store
from service.store.holding import drop_unused
from service.store.models import AuditEntry, Correction, Document, Extraction, ObligationRow, Relink, StoredFileRow
from tests.service.asking import Asking
from tests.service.held import cites, dispatch, hold, upload
from tests.service.obligations.stored import by, obligation

CITING = dispatch("7/SNV-VP", "2026-06-01", citations=(cites("812/BNV-TL", date="2026-05-21"),))
NOWHERE = "00000000-0000-4000-8000-000000000000"


def test_a_document_that_waits_says_when_to_ask_again(ask: Asking) -> None:
    public_id = upload(ask.store, name="Công văn rà soát.pdf")
    answer = ask.reader.get(f"/v1/documents/{public_id}")
    assert answer.status_code == 200
    assert answer.headers["Retry-After"] == "2"
    shown = answer.json()
    assert (shown["state"], shown["poll"], shown["file_name"]) == (
        "received",
        {"after_seconds": 2},
        "Công văn rà soát.pdf",
    )


def test_a_document_that_is_read_shows_header_counts_and_where_the_rest_is(ask: Asking) -> None:
    public_id = hold(ask.store, dispatch(citations=(cites("30/2020/NĐ-CP"),)))
    answer = ask.reader.get(f"/v1/documents/{public_id}")
    shown = answer.json()
    assert "Retry-After" not in answer.headers
    assert (shown["state"], shown["poll"], shown["problem"]) == ("read", None, None)
    assert shown["header"]["number"] == "418/SKHCN-CĐS"
    assert shown["header"]["date"] == "2026-05-21"
    assert shown["counts"] == {"obligations": 0, "citations": 1, "warnings": 0}
    for link in ("dispatch", "original", "text", "extractions", "citations", "cited_by"):
        assert ask.reader.get(shown["links"][link]).status_code == 200, link
    assert shown["links"]["first_page"] is None


def test_a_document_that_failed_says_why(ask: Asking) -> None:
    public_id = upload(ask.store, state="failed", problem_code="file_encrypted", problem_detail="it has a password")
    shown = ask.reader.get(f"/v1/documents/{public_id}").json()
    assert shown["problem"] == {"code": "file_encrypted", "detail": "it has a password"}


def test_what_a_client_has_is_not_sent_again(ask: Asking) -> None:
    public_id = hold(ask.store)
    first = ask.reader.get(f"/v1/documents/{public_id}")
    known = {"If-None-Match": first.headers["ETag"]}
    assert ask.reader.get(f"/v1/documents/{public_id}", headers=known).status_code == 304
    hold(ask.store)  # the same dispatch again: the first one's duplicates are others now
    assert ask.reader.get(f"/v1/documents/{public_id}", headers=known).status_code == 200


def test_the_same_file_and_the_same_dispatch_are_named(ask: Asking) -> None:
    first = hold(ask.store, content=b"one")
    same_file = hold(ask.store, content=b"one")
    same_dispatch = hold(ask.store, dispatch(subject="rà soát dịch vụ công"), content=b"two")
    assert ask.reader.get(f"/v1/documents/{first}").json()["duplicates"] == [
        {"id": same_file, "reason": "same_file"},
        {"id": same_dispatch, "reason": "same_dispatch"},
    ]


def test_parts_of_one_file_name_each_other(ask: Asking) -> None:
    first = hold(ask.store, dispatch(), dispatch("419/SKHCN-CĐS"))
    other = ask.reader.get(f"/v1/documents/{first}").json()["other_parts"]
    assert [one["part"] for one in other] == [2]
    assert ask.reader.get(f"/v1/documents/{other[0]['id']}").json()["other_parts"] == [{"id": first, "part": 1}]


def test_no_such_document(ask: Asking) -> None:
    for path in ("", "/dispatch", "/original", "/text", "/extractions", "/pages/1.png", "/citations", "/cited-by"):
        answer = ask.reader.get(f"/v1/documents/{NOWHERE}{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "document_unknown"), path
    assert ask.reader.get("/v1/documents/x").status_code == 422


def test_a_correction_is_shown_listed_and_kept_when_the_document_is_read_anew(ask: Asking) -> None:
    public_id = hold(ask.store)
    path = f"/v1/documents/{public_id}"
    etag = ask.reader.get(path).headers["ETag"]
    sent = {"number": "481/SKHCN-CĐS", "date": "2026-05-22", "subject": "rà soát đê điều"}
    answer = ask.reviewer.patch(path, json=sent, headers={"If-Match": etag})
    assert answer.status_code == 200
    shown = answer.json()
    assert shown["header"] | sent == shown["header"]
    assert shown["corrected"] == ["date", "number", "subject"]
    assert answer.headers["ETag"] == ask.reader.get(path).headers["ETag"]
    for asked in ({"number": "481/SKHCN-CĐS"}, {"date_from": "2026-05-22"}, {"text": "đê"}):
        assert [one["id"] for one in ask.reader.get("/v1/documents", params=asked).json()["documents"]] == [public_id]
    with ask.store.read() as session:
        kept = {row.field: (row.before, row.after) for row in session.scalars(select(Correction))}
        audited = session.scalars(select(AuditEntry).where(AuditEntry.action == "document.corrected")).one()
    assert kept["number"] == ("418/SKHCN-CĐS", "481/SKHCN-CĐS")
    assert kept["date"] == ("2026-05-21", "2026-05-22")
    assert audited.detail == {"fields": ["number", "date", "subject"]}
    assert "đê" not in str(audited.detail)


def test_what_people_changed_of_the_header_is_told_with_what_stood_there(ask: Asking) -> None:
    duty = obligation("gửi báo cáo", "Sở Nội vụ", deadline=by("2026-12-30"))
    path = f"/v1/documents/{hold(ask.store, dispatch(obligations=(duty,)))}"
    assert ask.reader.get(path).json()["history"] == []
    number = ask.reader.get("/v1/obligations").json()["obligations"][0]["id"]
    for changed, values in (
        (path, {"date": "2026-05-22"}),
        (f"/v1/obligations/{number}", {"status": "doing"}),
        (path, {"date": None, "number": "481/SKHCN-CĐS"}),
    ):
        last = ask.reviewer.patch(changed, json=values, headers={"If-Match": "*"})
    answer = ask.reader.get(path)
    assert last.json()["history"] == answer.json()["history"]
    assert [(one["field"], one["before"], one["after"]) for one in answer.json()["history"]] == [
        ("date", "2026-05-21", "2026-05-22"),
        ("number", "418/SKHCN-CĐS", "481/SKHCN-CĐS"),
        ("date", "2026-05-22", None),
    ]
    assert all(one["made_by"].startswith("key:") and one["made_at"].endswith("Z") for one in answer.json()["history"])


def test_null_says_that_the_page_has_no_such_value(ask: Asking) -> None:
    public_id = hold(ask.store)
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json={"number": None}, headers={"If-Match": '"*"'})
    assert answer.status_code == 412
    answer = ask.reviewer.patch(f"/v1/documents/{public_id}", json={"number": None}, headers={"If-Match": "*"})
    assert answer.json()["header"]["number"] is None
    assert answer.json()["corrected"] == ["number"]


def test_a_correction_of_an_older_version_is_refused(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store)}"
    etag = ask.reader.get(path).headers["ETag"]
    assert ask.reviewer.patch(path, json={"type": "công điện"}).status_code == 428
    assert ask.reviewer.patch(path, json={"type": "công điện"}, headers={"If-Match": etag}).status_code == 200
    late = ask.reviewer.patch(path, json={"type": "thông báo"}, headers={"If-Match": etag})
    assert (late.status_code, late.json()["code"]) == (412, "version_differs")
    assert ask.reader.get(path).json()["header"]["type"] == "công điện"


def test_what_is_no_correction_is_refused(ask: Asking) -> None:
    path = f"/v1/documents/{hold(ask.store)}"
    for sent in (
        {"state": "read"},
        {"date": "hôm qua"},
        {"date": "9999-12-31"},
        {"date": "0001-01-01"},
        {"number": ""},
        {"issuer": "x\0"},
        {"subject": "x" * 3000},
    ):
        assert ask.reviewer.patch(path, json=sent, headers={"If-Match": "*"}).status_code == 422, sent
    waiting = f"/v1/documents/{upload(ask.store)}"
    answer = ask.reviewer.patch(waiting, json={"type": "công điện"}, headers={"If-Match": "*"})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_read_yet")


def test_a_corrected_number_has_its_citations_resolved_anew(ask: Asking) -> None:
    citing = hold(ask.store, CITING)
    public_id = hold(ask.store, dispatch("821/BNV-TL", "2026-05-21", "BỘ NỘI VỤ"))
    path = f"/v1/documents/{citing}/citations"
    assert ask.reader.get(path).json()["citations"][0]["state"] == "unmatched"
    ask.reviewer.patch(f"/v1/documents/{public_id}", json={"number": "812/BNV-TL"}, headers={"If-Match": "*"})
    with ask.store.read() as session:
        assert session.scalars(select(Relink.number_key)).all() == ["812//bnv-tl"]
    assert ask.queue.woken
    settle(ask.store)
    assert ask.reader.get(path).json()["citations"][0]["target"]["id"] == public_id


def test_a_corrected_date_has_its_own_citations_resolved_anew(ask: Asking) -> None:
    citing = hold(ask.store, CITING)
    ask.reviewer.patch(f"/v1/documents/{citing}", json={"date": "2025-01-02"}, headers={"If-Match": "*"})
    with ask.store.read() as session:
        assert "812//bnv-tl" in session.scalars(select(Relink.number_key)).all()


def test_reading_anew_enqueues_and_keeps_what_was_read(ask: Asking) -> None:
    public_id = hold(ask.store)
    answer = ask.reviewer.post(f"/v1/documents/{public_id}:reread")
    assert (answer.status_code, answer.json()["state"]) == (202, "received")
    assert answer.headers["Location"] == f"/v1/documents/{public_id}"
    assert len(ask.queue.enqueued) == 1
    assert ask.queue.woken == 1
    assert ask.reader.get(f"/v1/documents/{public_id}/dispatch").status_code == 200
    ask.reviewer.post(f"/v1/documents/{public_id}:reread")
    assert len(ask.queue.enqueued) == 1  # it waits already


def test_a_part_is_read_anew_with_its_file(ask: Asking) -> None:
    first = hold(ask.store, dispatch(), dispatch("419/SKHCN-CĐS"))
    second = ask.reader.get(f"/v1/documents/{first}").json()["other_parts"][0]["id"]
    assert ask.reviewer.post(f"/v1/documents/{second}:reread").json()["id"] == first


def test_what_was_not_kept_cannot_be_read_anew(ask: Asking) -> None:
    public_id = hold(ask.store, state="read")
    with ask.store.write() as session:
        document = session.scalars(select(Document).where(Document.public_id == public_id)).one()
        document.state, document.sha256, document.problem_code = "refused", None, "document_secret"
    answer = ask.reviewer.post(f"/v1/documents/{public_id}:reread")
    assert (answer.status_code, answer.json()["code"]) == (409, "file_not_kept")


def test_removal_takes_all_parts_and_what_was_read_of_them(ask: Asking) -> None:
    content = b"both"
    public_id = hold(ask.store, dispatch(), dispatch("419/SKHCN-CĐS"), content=content)
    second = ask.reader.get(f"/v1/documents/{public_id}").json()["other_parts"][0]["id"]
    refused = ask.admin.delete(f"/v1/documents/{second}")
    assert (refused.status_code, refused.json()["code"]) == (409, "part_of_a_file")
    assert ask.admin.delete(f"/v1/documents/{public_id}").status_code == 204
    assert ask.reader.get(f"/v1/documents/{public_id}").status_code == 404
    assert not ask.store.files.path(hashlib.sha256(content).hexdigest()).exists()
    with ask.store.read() as session:
        for table in (Document, Extraction, ObligationRow, StoredFileRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalars(select(AuditEntry.subject).where(AuditEntry.action == "document.removed")).all() == [
            f"document:{public_id}"
        ]


def test_a_file_stays_while_another_document_has_it(ask: Asking) -> None:
    first, second = hold(ask.store, content=b"shared"), hold(ask.store, content=b"shared")
    ask.admin.delete(f"/v1/documents/{first}")
    assert ask.reader.get(f"/v1/documents/{second}/original").content == b"shared"
    ask.admin.delete(f"/v1/documents/{second}")
    assert not list(ask.store.files.names())


def test_a_file_that_came_again_meanwhile_stays(store: Store) -> None:
    sha256 = hashlib.sha256(b"again").hexdigest()
    upload(store, b"again")
    drop_unused(store, sha256)
    assert store.files.path(sha256).exists()


def test_a_citation_of_a_removed_document_is_resolved_anew(ask: Asking) -> None:
    cited = hold(ask.store, dispatch("812/BNV-TL", "2026-05-21", "BỘ NỘI VỤ"))
    citing = hold(ask.store, CITING)
    path = f"/v1/documents/{citing}/citations"
    assert ask.reader.get(path).json()["citations"][0]["state"] == "matched"
    ask.admin.delete(f"/v1/documents/{cited}")
    assert ask.reader.get(path).json()["citations"][0]["target"] is None
    settle(ask.store)
    assert ask.reader.get(path).json()["citations"][0]["state"] == "unmatched"


def test_who_saw_a_document_is_recorded(ask: Asking) -> None:
    public_id = hold(ask.store)
    for path in ("", "/dispatch", "/text", "/original"):
        ask.reader.get(f"/v1/documents/{public_id}{path}")
    with ask.store.read() as session:
        seen = session.execute(select(AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id)).all()
    assert {subject for _, subject in seen} == {f"document:{public_id}"}
    assert [action for action, _ in seen] == ["document.seen", "document.downloaded"]


def test_moments_are_utc(ask: Asking) -> None:
    moment = dt.datetime(2026, 6, 1, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    public_id = upload(ask.store, uploaded_at=moment)
    assert ask.reader.get(f"/v1/documents/{public_id}").json()["uploaded_at"] == "2026-06-01T01:00:00Z"
