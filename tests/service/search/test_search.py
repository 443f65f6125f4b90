"""What words find, with the same rows on either database."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from docproc.dispatch import Obligation
from tests.service.asking import Asking
from tests.service.held import dispatch, hold

HELD = {
    "water": ("12/QĐ-SXD", "đề án nước sạch", "Điều 1. Phê duyệt Đề án nước sạch nông thôn. Nước sạch cho hòa bình.\n"),
    "dyke": ("07/KH-SNN", "tu bổ đê điều", "Kế hoạch tu bổ đê an toàn trước mùa mưa; nước lũ lên thì báo.\n"),
    "school": ("33/TB-SGDĐT", "lịch nghỉ hè", "Thông báo lịch nghỉ hè 2026 của các trường tỉnh.\n"),
}
DUTIES = {"water": "Báo cáo tiến độ Đề án nước sạch", "dyke": "Kiểm tra tuyến đê xung yếu"}

# What is asked, the documents that hold it, the obligations that do.
FINDS: list[tuple[str, list[str], list[str]]] = [
    ("đề án", ["water"], ["water"]),
    ('"đề án"', ["water"], ["water"]),
    ("ĐỀ ÁN", ["water"], ["water"]),
    (unicodedata.normalize("NFD", "đề án"), ["water"], ["water"]),
    ('"de an"', ["dyke", "water"], ["water"]),
    ("đê", ["dyke"], ["dyke"]),
    ("nuoc", ["dyke", "water"], ["water"]),
    ("nước sạch", ["water"], ["water"]),
    ('"sạch nước"', [], []),
    ('"nước sạch" nông', ["water"], []),
    ("hoà bình", ["water"], []),
    ("hòa bình", ["water"], []),
    ("hoa binh", ["water"], []),
    ("12/QĐ-SXD", ["water"], []),
    ("12 qd sxd", ["water"], []),
    ("2026", ["school"], []),
    ("nghỉ hè lũ", [], []),
    ("truong tinh", ["school"], []),
    ("an' OR 1=1 --", [], []),
    ("toàn & ! | ( ) : * an", ["dyke"], []),
]


@pytest.fixture
def names(ask: Asking) -> dict[str, str]:
    """Public ids of the documents by name."""
    found = {}
    for name, (number, subject, text) in HELD.items():
        duty = DUTIES.get(name)
        read: list[Any] = [Obligation(id="1#1", item="1", action=duty, modality="must")] if duty else []
        found[hold(ask.store, dispatch(number, subject=subject, text=text, obligations=tuple(read)))] = name
    return found


def test_words_find_the_same_rows_on_both_databases(ask: Asking, names: dict[str, str]) -> None:
    found = []
    for asked, *_ in FINDS:
        answer = ask.reader.get("/v1/search", params={"q": asked})
        assert answer.status_code == 200, asked
        documents = sorted(names[hit["document"]["id"]] for hit in answer.json()["documents"])
        duties = sorted(names[hit["document"]["id"]] for hit in answer.json()["obligations"])
        found.append((asked, documents, duties))
    assert found == FINDS


def test_what_is_found_is_marked_where_it_stands(ask: Asking, names: dict[str, str]) -> None:
    hit = ask.reader.get("/v1/search", params={"q": '"nuoc sach"', "kind": "documents"}).json()["documents"][0]
    text = ask.reader.get(f"/v1/documents/{hit['document']['id']}/text").text
    for piece in hit["snippets"]:
        assert text[piece["start"] :].startswith(piece["text"])
    marked = [piece["text"][start:end] for piece in hit["snippets"] for start, end in piece["hits"]]
    assert marked == ["nước sạch", "Nước sạch"]


def test_more_hits_come_first(ask: Asking) -> None:
    much = hold(ask.store, dispatch("1/A-B", text="Thiên tai, thiên tai, thiên tai và thiên tai.\n"))
    little = hold(ask.store, dispatch("2/A-B", text="Thiên tai một lần trong một văn bản dài hơn về việc khác.\n"))
    hits = ask.reader.get("/v1/search", params={"q": '"thiên tai"'}).json()["documents"]
    assert [hit["document"]["id"] for hit in hits] == [much, little]
    assert hits[0]["rank"] > hits[1]["rank"]


def test_only_so_many_are_shown(ask: Asking, names: dict[str, str]) -> None:
    answer = ask.reader.get("/v1/search", params={"q": "nuoc", "limit": 1}).json()
    assert (len(answer["documents"]), answer["more_documents"]) == (1, True)
    assert (len(answer["obligations"]), answer["more_obligations"]) == (1, False)


def test_one_kind_may_be_asked_for(ask: Asking, names: dict[str, str]) -> None:
    answer = ask.reader.get("/v1/search", params={"q": "nuoc", "kind": "obligations"}).json()
    assert answer["documents"] == []
    assert [hit["action"] for hit in answer["obligations"]] == [DUTIES["water"]]


def test_what_is_no_query_is_refused(ask: Asking) -> None:
    refused = [("!!", "query_empty"), ('""', "query_empty"), ("", "request_invalid"), ("x" * 301, "request_invalid")]
    answers = [ask.reader.get("/v1/search", params={"q": asked}) for asked, _ in refused]
    assert [(one.status_code, one.json()["code"]) for one in answers] == [(422, code) for _, code in refused]
