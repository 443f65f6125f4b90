"""Who cites whom: of a document, along chains, what is missing, the graph, and the check of a text."""

from __future__ import annotations

import json
from typing import Any

import networkx as nx
import pytest
from sqlalchemy import event

from docproc.dispatch import Citation, Dispatch
from service.links import settle
from service.operation.check import check
from service.slots import Slots
from service.store.models import CitationRow, Document
from tests.service.asking import Asking
from tests.service.held import cites, dispatch, hold


def letter(number: int, *cited: Citation, date: str = "2026-05-21") -> Dispatch:
    """A letter of the ministry."""
    return dispatch(f"{number}/BNV-TL", date, "BỘ NỘI VỤ", citations=cited)


def its(number: int) -> Citation:
    """A citation of a letter of the ministry."""
    return cites(f"{number}/BNV-TL", date="2026-05-21", relation="thực hiện")


@pytest.fixture
def circle(ask: Asking) -> dict[str, int]:
    """Letters by public id: 1 cites 2 and 3, 2 cites 4, 3 cites 4, 4 cites 1; 5 cites 1; 3 cites 99, not held."""
    cited = {1: (2, 3), 2: (4,), 3: (4, 99), 4: (1,), 5: (1,)}
    return {hold(ask.store, letter(number, *map(its, others))): number for number, others in cited.items()}


def of(circle: dict[str, int], number: int) -> str:
    return next(public_id for public_id, one in circle.items() if one == number)


def test_what_a_document_cites(ask: Asking, circle: dict[str, int]) -> None:
    shown = ask.reader.get(f"/v1/documents/{of(circle, 3)}/citations").json()["citations"]
    assert [(one["number"], one["state"], one["relation"]) for one in shown] == [
        ("4/BNV-TL", "matched", "thực hiện"),
        ("99/BNV-TL", "unmatched", "thực hiện"),
    ]
    assert shown[0]["target"]["id"] == of(circle, 4)
    assert {reason["code"] for reason in shown[0]["reasons"]} >= {"number-equal", "date-equal"}
    assert (shown[1]["target"], shown[1]["candidates"]) == (None, [])


def test_an_ambiguous_citation_names_its_candidates(ask: Asking) -> None:
    held = {hold(ask.store, letter(7, date=date)) for date in ("2025-04-01", "2026-04-01")}
    citing = hold(ask.store, dispatch("9/SNV-VP", "2026-06-01", citations=(cites("7/BNV-TL"),)))
    (shown,) = ask.reader.get(f"/v1/documents/{citing}/citations").json()["citations"]
    assert (shown["state"], shown["target"]) == ("ambiguous", None)
    assert {one["document"]["id"] for one in shown["candidates"]} == held
    assert all(one["reasons"] for one in shown["candidates"])


def test_a_document_that_cites_itself(ask: Asking) -> None:
    public_id = hold(ask.store, letter(8, its(8)))
    (shown,) = ask.reader.get(f"/v1/documents/{public_id}/citations").json()["citations"]
    assert (shown["state"], shown["target"]["id"]) == ("self", public_id)
    assert ask.reader.get(f"/v1/documents/{public_id}/cited-by").json()["citations"] == []


def test_what_cites_a_document_page_by_page(ask: Asking, circle: dict[str, int]) -> None:
    path = f"/v1/documents/{of(circle, 1)}/cited-by"
    first = ask.reader.get(path, params={"limit": 1}).json()
    second = ask.reader.get(path, params={"limit": 1, "cursor": first["next"]}).json()
    assert [circle[one["document"]["id"]] for page in (first, second) for one in page["citations"]] == [5, 4]
    assert second["next"] is None


def test_each_copy_of_a_dispatch_is_cited_by_what_cites_any(ask: Asking) -> None:
    copies = [hold(ask.store, letter(1, its(2))) for _ in range(3)]
    again = cites("1/BNV-TL", date="2026-05", relation="căn cứ")
    citing = [hold(ask.store, letter(number, its(1), again)) for number in (5, 6, 7)]
    hold(ask.store, letter(8, its(2)))
    hold(ask.store, letter(1, its(9), date="2025-05-21"))  # of another year: another dispatch
    for public_id in copies:
        path = f"/v1/documents/{public_id}/cited-by"
        whole = ask.reader.get(path).json()
        assert [one["document"]["id"] for one in whole["citations"]] == citing[::-1]
        assert {one["citation"]["relation"] for one in whole["citations"]} == {"thực hiện"}
        assert whole["next"] is None
        first = ask.reader.get(path, params={"limit": 2}).json()
        second = ask.reader.get(path, params={"limit": 2, "cursor": first["next"]}).json()
        assert (first["citations"] + second["citations"], second["next"]) == (whole["citations"], None)


def test_citations_that_lead_to_several_copies_stand_in_their_order(ask: Asking) -> None:
    copies = [hold(ask.store, letter(1)) for _ in range(2)]
    citing = [hold(ask.store, letter(number, its(1), cites("1/BNV-TL", date="2026-05"))) for number in (5, 6, 7)]
    with ask.store.write() as session:  # as while they are resolved anew
        other = session.query(Document).filter_by(public_id=copies[1]).one()
        rows = session.query(CitationRow).order_by(CitationRow.id).all()
        for row in (rows[1], rows[2]):
            row.target_id = other.id
    for public_id in copies:
        shown = ask.reader.get(f"/v1/documents/{public_id}/cited-by").json()["citations"]
        assert [one["document"]["id"] for one in shown] == citing[::-1]
        page = ask.reader.get(f"/v1/documents/{public_id}/cited-by", params={"limit": 1}).json()
        assert [one["document"]["id"] for one in page["citations"]] == citing[:1:-1]


def test_what_thousands_cite_is_not_sorted_nor_compared_with_itself(ask: Asking) -> None:
    """SQLite knows nothing of how many rows a key has: what it goes by follows from the statement alone."""
    if ask.store.on_postgresql:
        pytest.skip("PostgreSQL's plans follow its statistics")
    copies = [hold(ask.store, letter(1)) for _ in range(2)]
    hold(ask.store, letter(5, its(1)))
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        asked.append((statement, parameters))

    event.listen(ask.store.engine, "before_cursor_execute", note)
    assert len(ask.reader.get(f"/v1/documents/{copies[1]}/cited-by").json()["citations"]) == 1
    (statement, parameters) = next(one for one in asked if "citations AS citations_1" in one[0])
    with ask.store.read() as session:
        rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    plan = [row[-1] for row in rows]
    assert "SEARCH citations USING INDEX ix_citations_target_id (target_id=?)" in plan
    assert "SEARCH citations_1 USING INDEX ix_citations_document (document_id=?)" in plan
    assert not [one for one in plan if "TEMP B-TREE" in one]


def test_of_documents_without_a_day_nobody_knows_whether_they_are_copies(ask: Asking) -> None:
    title = "tổng kết công tác văn thư của các bộ"
    first, second = (hold(ask.store, dispatch("3/BNV-TL", None, "BỘ NỘI VỤ", subject=one)) for one in (title, "khác"))
    citing = hold(ask.store, letter(5, cites("3/BNV-TL", title=f"về {title}")))
    shown = [ask.reader.get(f"/v1/documents/{one}/cited-by").json()["citations"] for one in (first, second)]
    assert [[one["document"]["id"] for one in page] for page in shown] == [[citing], []]


CHAINS = [
    (1, {"depth": "1"}, {1: 0, 2: 1, 3: 1}, False),
    (1, {"depth": "2"}, {1: 0, 2: 1, 3: 1, 4: 2}, False),
    (1, {"depth": "10"}, {1: 0, 2: 1, 3: 1, 4: 2}, False),
    (5, {"depth": "10"}, {5: 0, 1: 1, 2: 2, 3: 2, 4: 3}, False),
    (4, {"depth": "1", "direction": "in"}, {4: 0, 2: 1, 3: 1}, False),
    (4, {"depth": "10", "direction": "in"}, {4: 0, 2: 1, 3: 1, 1: 2, 5: 3}, False),
    (5, {"depth": "10", "limit": "2"}, {5: 0, 1: 1}, True),
    (5, {"depth": "10", "limit": "1"}, {5: 0}, True),
]


def test_chains_end_in_circles(ask: Asking, circle: dict[str, int]) -> None:
    for start, asked, reached, cut in CHAINS:
        answer = ask.reader.get(f"/v1/documents/{of(circle, start)}/chain", params=asked).json()
        assert {circle[one["id"]]: one["depth"] for one in answer["documents"]} == reached, asked
        assert answer["cut"] is cut
        assert {circle[one[end]] for one in answer["links"] for end in ("citing", "cited")} <= set(reached)


def test_the_links_of_a_chain_are_all_citations_between_its_documents(ask: Asking, circle: dict[str, int]) -> None:
    links = ask.reader.get(f"/v1/documents/{of(circle, 1)}/chain", params={"depth": "10"}).json()["links"]
    found = sorted((circle[one["citing"]], circle[one["cited"]]) for one in links)
    assert found == [(1, 2), (1, 3), (2, 4), (3, 4), (4, 1)]


def test_what_is_missing_most_cited_first(ask: Asking) -> None:
    for number in (1, 2, 3):
        hold(ask.store, letter(number, cites("30/2020/NĐ-CP", issuer="Chính phủ"), cites(f"{number}/QĐ-TTg")))
    hold(ask.store, letter(4, cites("1/QĐ-TTg")))
    shown = ask.reader.get("/v1/citations/missing").json()
    assert [(one["number"], one["count"]) for one in shown["missing"]] == [
        ("30/2020/NĐ-CP", 3),
        ("1/QĐ-TTg", 2),
        ("3/QĐ-TTg", 1),
        ("2/QĐ-TTg", 1),
    ]
    first = shown["missing"][0]["documents"]
    assert [(one["issuer"], one["year"], one["count"]) for one in first] == [("Chính phủ", 2020, 3)]
    assert {one["number"] for one in first[0]["cited_by"]} == {"1/BNV-TL", "2/BNV-TL", "3/BNV-TL"}
    page = ask.reader.get("/v1/citations/missing", params={"limit": 3}).json()
    rest = ask.reader.get("/v1/citations/missing", params={"limit": 3, "cursor": page["next"]}).json()
    assert page["missing"] + rest["missing"] == shown["missing"]
    assert rest["next"] is None


def test_what_comes_or_goes_is_missing_no_longer_or_again(ask: Asking) -> None:
    def missing() -> dict[str, int]:
        assert check(ask.store).agrees
        shown = ask.reader.get("/v1/citations/missing").json()["missing"]
        return {one["number"]: one["count"] for one in shown}

    first = hold(ask.store, letter(1, its(7), its(8), its(8)))
    second = hold(ask.store, letter(2, its(7)))
    assert missing() == {"7/BNV-TL": 2, "8/BNV-TL": 1}
    come = hold(ask.store, letter(7))
    assert missing() == {"8/BNV-TL": 1}
    gone = ask.admin.delete(f"/v1/documents/{come}")
    assert gone.status_code == 204
    settle(ask.store)
    assert missing() == {"7/BNV-TL": 2, "8/BNV-TL": 1}
    for public_id in (first, second):
        ask.admin.delete(f"/v1/documents/{public_id}")
    assert missing() == {}


def test_one_number_of_two_provinces_is_two_missing_documents(ask: Asking) -> None:
    issuers = {"Ủy ban nhân dân tỉnh Lâm Đồng", "Ủy ban nhân dân tỉnh An Giang"}
    for number, issuer in enumerate(issuers):
        hold(ask.store, letter(number + 1, cites("12/QĐ-UBND", issuer=issuer, date="2026-01-09")))
    (number,) = ask.reader.get("/v1/citations/missing").json()["missing"]
    assert (number["number"], number["count"]) == ("12/QĐ-UBND", 2)
    assert {one["issuer"] for one in number["documents"]} == issuers


def test_the_graph_holds_what_is_near_and_what_is_missing(ask: Asking, circle: dict[str, int]) -> None:
    graph = ask.reader.get("/v1/citations/graph", params={"document": of(circle, 3), "depth": "1"}).json()
    known = {circle[one["id"]] for one in graph["nodes"] if one["state"] == "known"}
    missing = [one["number"] for one in graph["nodes"] if one["state"] == "missing"]
    assert (known, missing, graph["cut"]) == ({1, 3, 4}, ["99/BNV-TL"], False)
    links = {(circle.get(one["source"]), circle.get(one["target"])): one["state"] for one in graph["links"]}
    assert links == {(1, 3): "matched", (3, 4): "matched", (4, 1): "matched", (3, None): "unmatched"}
    alone = ask.reader.get("/v1/citations/graph", params={"document": of(circle, 3), "limit": "1"}).json()
    assert alone["cut"] is True


def test_the_graph_in_the_formats_of_others(ask: Asking, circle: dict[str, int]) -> None:
    asked = {"document": of(circle, 3), "depth": "5"}
    graphml = ask.reader.get("/v1/citations/graph", params=asked | {"format": "graphml"})
    assert graphml.headers["content-type"].startswith("application/graphml+xml")
    assert len(nx.parse_graphml(graphml.text)) == 6
    json_ld = ask.reader.get("/v1/citations/graph", params=asked | {"format": "json-ld"})
    assert json_ld.headers["content-type"] == "application/ld+json"
    assert len(json.loads(json_ld.text)["@graph"]) == 6


def test_a_text_is_checked_against_what_is_held(ask: Asking) -> None:
    ask.app.state.slots = Slots(ask.app.state.settings)
    held = hold(ask.store, letter(812))
    text = (
        "Thực hiện Công văn số 812/BNV-TL ngày 21 tháng 5 năm 2026 của Bộ Nội vụ và "
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư."
    )
    checked = ask.reader.post("/v1/citations/check", json={"text": text}).json()
    found = {one["number"]: one for one in checked["citations"]}
    assert {number: one["state"] for number, one in found.items()} == {
        "812/BNV-TL": "matched",
        "30/2020/NĐ-CP": "unmatched",
    }
    assert found["812/BNV-TL"]["target"]["id"] == held
    for number, one in found.items():
        assert [checked["text"][start:end] for start, end in one["spans"]] == [number]


def test_what_is_no_text_to_check_is_refused(ask: Asking) -> None:
    for sent in ({"text": ""}, {"text": "x" * 200_001}, {}, {"text": "x", "format": "html"}):
        assert ask.reader.post("/v1/citations/check", json=sent).status_code == 422
