"""The citation graph: its nodes and edges, what is seen in it, and its three forms, each read back by somebody else."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import networkx as nx
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Namespace

from docproc.citations.index import Index, Record, Reference
from docproc.export.graph import (
    Provisions,
    chains,
    citation_graph,
    cycles,
    hubs,
    neighbourhood,
    to_graphml,
    to_json_ld,
    to_svg,
)
from docproc.export.graph.layout import BOX_HEIGHT, arrange
from docproc.export.graph.words import shortened, width_of, wrapped

SVG = "{http://www.w3.org/2000/svg}"
ELI = Namespace("http://data.europa.eu/eli/ontology#")
SCHEMA = Namespace("https://schema.org/")
PROVINCE = "Ủy ban nhân dân tỉnh An Giang"


def decision(number: str, date: str, *cites: Reference, subject: str | None = None) -> Record:
    return Record.build(number, date=date, issuer=PROVINCE, type="quyết định", subject=subject, references=cites)


def cited(number: str, date: str | None, relation: str | None = None, issuer: str | None = PROVINCE) -> Reference:
    return Reference(number, "quyết định", date, issuer, None, relation)


def held(*records: Record) -> Index:
    index = Index()
    for record in records:
        index.add(record)
    return index


DECREE = Reference("114/2018/NĐ-CP", "nghị định", "2018-09-04", "Chính phủ", "về quản lý an toàn đập", "căn cứ")
FIRST = decision("218/QĐ-UBND", "2026-01-15", DECREE, subject="Quy định quản lý hồ chứa nước & đập <nhỏ>")
SECOND = decision("655/QĐ-UBND", "2026-04-20", cited("218/QĐ-UBND", "2026-01-15", "sửa đổi"), DECREE)
THIRD = decision("1102/QĐ-UBND", "2026-07-10", cited("655/QĐ-UBND", "2026-04-20", "sửa đổi"))
# Which of the two communes is meant, nobody can know.
TWINS = [
    Record.build("5/KH-UBND", date="2025-03-01", issuer=f"Ủy ban nhân dân xã {name}") for name in ("Mỹ Hòa", "Vĩnh Tế")
]
OF_A_COMMUNE = Reference("5/KH-UBND", "kế hoạch", None, "Ủy ban nhân dân xã", None, "căn cứ")
ALONE = decision("77/QĐ-UBND", "2026-08-01")


@pytest.fixture
def graph() -> nx.DiGraph:
    provisions: Provisions = {(SECOND.id, "218/QĐ-UBND", "2026-01-15"): ("khoản 2 Điều 5", "Điều 7")}
    return citation_graph(held(FIRST, SECOND, THIRD, ALONE), provisions=provisions)


def numbers(graph: nx.DiGraph, nodes: tuple[str, ...]) -> list[str]:
    return [graph.nodes[node]["number"] for node in nodes]


class TestGraph:
    def test_documents_held_and_missing(self, graph: nx.DiGraph) -> None:
        states = {facts["number"]: facts["state"] for _, facts in graph.nodes(data=True)}

        assert states == {
            "218/QĐ-UBND": "known",
            "655/QĐ-UBND": "known",
            "1102/QĐ-UBND": "known",
            "77/QĐ-UBND": "known",
            "114/2018/NĐ-CP": "missing",
        }

    def test_a_missing_document_is_one_node_with_what_is_printed_of_it(self, graph: nx.DiGraph) -> None:
        (decree,) = (node for node, facts in graph.nodes(data=True) if facts["state"] == "missing")

        assert set(graph.predecessors(decree)) == {FIRST.id, SECOND.id}
        assert graph.nodes[decree] == {
            "number": "114/2018/NĐ-CP",
            "type": "nghị định",
            "date": "2018-09-04",
            "issuer": "Chính phủ",
            "subject": "về quản lý an toàn đập",
            "state": "missing",
        }

    def test_an_edge_says_relation_state_and_provisions(self, graph: nx.DiGraph) -> None:
        assert graph.edges[SECOND.id, FIRST.id] == {
            "state": "matched",
            "relation": "sửa đổi",
            "provisions": "khoản 2 Điều 5; Điều 7",
        }
        assert graph.number_of_edges() == 4

    def test_a_document_that_cites_itself_has_no_edge_for_it(self) -> None:
        own = decision("9/QĐ-UBND", "2026-02-02", cited("9/QĐ-UBND", "2026-02-02"))

        assert citation_graph(held(own)).number_of_edges() == 0

    def test_an_ambiguous_citation_leads_to_each_candidate(self) -> None:
        citing = decision("10/QĐ-UBND", "2026-01-01", OF_A_COMMUNE)
        graph = citation_graph(held(*TWINS, citing))

        assert {target: edge["state"] for _, target, edge in graph.out_edges(citing.id, data=True)} == {
            twin.id: "ambiguous" for twin in TWINS
        }

    def test_the_neighbourhood_of_one_document(self, graph: nx.DiGraph) -> None:
        around = neighbourhood(graph, [THIRD.id])

        assert set(around) == {THIRD.id, SECOND.id}


class TestViews:
    def test_a_chain_of_amendments(self, graph: nx.DiGraph) -> None:
        assert [numbers(graph, chain) for chain in chains(graph)] == [["1102/QĐ-UBND", "655/QĐ-UBND", "218/QĐ-UBND"]]

    def test_two_documents_are_no_chain_unless_wanted(self) -> None:
        graph = citation_graph(held(FIRST, SECOND))

        assert chains(graph) == []
        assert [numbers(graph, chain) for chain in chains(graph, least=2)] == [["655/QĐ-UBND", "218/QĐ-UBND"]]

    def test_bases_make_no_chain(self) -> None:
        based = [decision(f"{n}/QĐ-UBND", f"2026-0{n}-01", cited(f"{n - 1}/QĐ-UBND", f"2026-0{n - 1}-01", "căn cứ"))
                 for n in range(2, 6)]  # fmt: skip

        assert chains(citation_graph(held(*based))) == []

    def test_a_circle(self) -> None:
        one = decision("1/QĐ-UBND", "2026-01-01", cited("2/QĐ-UBND", "2026-02-01", "sửa đổi"))
        two = decision("2/QĐ-UBND", "2026-02-01", cited("1/QĐ-UBND", "2026-01-01", "sửa đổi"))
        three = decision("3/QĐ-UBND", "2026-03-01", cited("2/QĐ-UBND", "2026-02-01", "sửa đổi"))
        graph = citation_graph(held(one, two, three))

        assert [set(numbers(graph, ring)) for ring in cycles(graph)] == [{"1/QĐ-UBND", "2/QĐ-UBND"}]
        assert chains(graph) == []

    def test_no_circle_where_dates_run_one_way(self, graph: nx.DiGraph) -> None:
        assert cycles(graph) == []

    def test_hubs_are_cited_more_than_once(self, graph: nx.DiGraph) -> None:
        assert [(hub.number, hub.cited_by) for hub in hubs(graph)] == [("114/2018/NĐ-CP", 2)]

    def test_many_ways_through_amendments_end_soon(self) -> None:
        """Forty rungs of two have 2^40 ways from the top to the bottom."""
        rungs = []
        for rung in range(40):
            below = [cited(f"{rung * 2 + side - 2}/QĐ-UBND", f"19{50 + rung}-01-01", "sửa đổi") for side in (1, 2)]
            rungs += [
                decision(f"{rung * 2 + side}/QĐ-UBND", f"19{51 + rung}-01-01", *(below if rung else ()))
                for side in (1, 2)
            ]

        assert {len(chain) for chain in chains(citation_graph(held(*rungs)))} == {40}


class TestGraphml:
    def test_networkx_reads_the_same_graph(self, graph: nx.DiGraph) -> None:
        again = nx.parse_graphml(to_graphml(graph))

        assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
        assert {(s, t): e for s, t, e in again.edges(data=True)} == {(s, t): e for s, t, e in graph.edges(data=True)}

    def test_what_xml_cannot_hold_is_replaced(self) -> None:
        record = Record.build("1/UBND", date="2026-01-01", issuer="A\x00B", subject="dòng\x1b[31m \ufffe")

        (facts,) = (facts for _, facts in nx.parse_graphml(to_graphml(citation_graph(held(record)))).nodes(data=True))
        assert facts["subject"] == "dòng\ufffd[31m \ufffd"

    def test_an_empty_graph(self) -> None:
        empty = citation_graph(Index())

        assert len(nx.parse_graphml(to_graphml(empty))) == 0
        assert ET.fromstring(to_svg(empty)).tag == f"{SVG}svg"  # noqa: S314
        assert json.loads(to_json_ld(empty))["@graph"] == []


class TestJsonLd:
    @pytest.fixture
    def triples(self, graph: nx.DiGraph) -> rdflib.Graph:
        return rdflib.Graph().parse(data=to_json_ld(graph), format="json-ld")

    def test_each_document_is_legislation_with_its_number(self, graph: nx.DiGraph, triples: rdflib.Graph) -> None:
        laws = set(triples.subjects(RDF.type, SCHEMA.Legislation))

        assert len(laws) == len(graph)
        assert {str(triples.value(law, SCHEMA.legislationIdentifier)) for law in laws} == {
            facts["number"] for _, facts in graph.nodes(data=True)
        }

    def test_relations_in_the_terms_of_eli(self, graph: nx.DiGraph, triples: rdflib.Graph) -> None:
        node = {
            facts["number"]: rdflib.URIRef(f"urn:docproc:document:{node}") for node, facts in graph.nodes(data=True)
        }

        assert set(triples.subject_objects(ELI.amends)) == {
            (node["655/QĐ-UBND"], node["218/QĐ-UBND"]),
            (node["1102/QĐ-UBND"], node["655/QĐ-UBND"]),
        }
        assert set(triples.objects(node["655/QĐ-UBND"], ELI.based_on)) == {node["114/2018/NĐ-CP"]}
        assert len(set(triples.subject_objects(ELI.cites))) == graph.number_of_edges()

    def test_dates_are_dates(self, triples: rdflib.Graph) -> None:
        assert rdflib.Literal("2026-04-20", datatype=XSD.date) in set(triples.objects(None, SCHEMA.legislationDate))

    @pytest.mark.parametrize(("date", "kind"), [("2026-04", XSD.gYearMonth), ("2026", XSD.gYear)])
    def test_half_dates_are_what_they_are(self, date: str, kind: rdflib.URIRef) -> None:
        found = rdflib.Graph().parse(data=to_json_ld(citation_graph(held(decision("1/UBND", date)))), format="json-ld")

        assert set(found.objects(None, SCHEMA.legislationDate)) == {rdflib.Literal(date, datatype=kind)}

    def test_a_citation_with_its_state_and_provisions(self, triples: rdflib.Graph) -> None:
        terms = Namespace("urn:docproc:terms:")
        (citation,) = triples.subjects(terms.provisions, rdflib.Literal("Điều 7"))

        assert str(triples.value(citation, terms.state)) == "matched"
        assert triples.value(citation, terms.cited) == rdflib.URIRef(f"urn:docproc:document:{FIRST.id}")

    def test_an_ambiguous_citation_has_no_plain_link(self) -> None:
        citing = decision("10/QĐ-UBND", "2026-01-01", OF_A_COMMUNE)
        triples = rdflib.Graph().parse(data=to_json_ld(citation_graph(held(*TWINS, citing))), format="json-ld")

        assert list(triples.subject_objects(ELI.cites)) == []
        assert list(triples.subject_objects(ELI.based_on)) == []

    def test_the_context_stands_in_the_file(self, graph: nx.DiGraph) -> None:
        assert isinstance(json.loads(to_json_ld(graph))["@context"], dict)


class TestSvg:
    def test_a_box_for_each_document_and_an_arrow_for_each_citation(self, graph: nx.DiGraph) -> None:
        root = ET.fromstring(to_svg(graph))  # noqa: S314
        printed = {text.text for text in root.iter(f"{SVG}text")}

        assert {facts["number"] for _, facts in graph.nodes(data=True)} <= printed
        arrows = [path for path in root.iter(f"{SVG}path") if path.get("marker-end")]
        assert len(arrows) == graph.number_of_edges()
        assert "1102/QĐ-UBND → 655/QĐ-UBND: sửa đổi, matched" in {path.findtext(f"{SVG}title") for path in arrows}

    def test_missing_documents_are_dashed_and_the_legend_names_the_relations(self, graph: nx.DiGraph) -> None:
        drawing = to_svg(graph)

        assert drawing.count('class="dg-box dg-missing"') == 2  # the document, and the legend
        assert ">sửa đổi</text>" in drawing
        assert ">căn cứ</text>" in drawing

    def test_title_and_description_for_those_who_do_not_see_it(self, graph: nx.DiGraph) -> None:
        root = ET.fromstring(to_svg(graph, title="Hồ sơ <1> & 2"))  # noqa: S314

        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title") == "Hồ sơ <1> & 2"
        assert "5 documents, 1 of them missing; 4 citations." in (root.findtext(f"{SVG}desc") or "")

    def test_no_script_and_nothing_from_outside(self) -> None:
        hostile = '<script>alert(1)</script> "onload="x" url(http://x) ]]> &amp;'
        graph = citation_graph(held(decision("1/QĐ-UBND", "2026-01-01", DECREE, subject=hostile)))
        root = ET.fromstring(to_svg(graph, title=hostile))  # noqa: S314

        assert root.find(f".//{SVG}script") is None
        assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
        assert not re.search(r"(?:href|src)\s*=", re.sub(r">[^<]*<", "><", to_svg(graph)))

    def test_the_same_graph_gives_the_same_drawing(self) -> None:
        records = (FIRST, SECOND, THIRD, ALONE)

        assert to_svg(citation_graph(held(*records))) == to_svg(citation_graph(held(*reversed(records))))

    def test_of_a_large_graph_the_most_cited_are_shown_and_that_is_said(self, graph: nx.DiGraph) -> None:
        drawing = to_svg(graph, most=2)

        assert "Shown: the 2 most cited, 1 citations." in drawing
        assert ">114/2018/NĐ-CP</text>" in drawing
        assert ">77/QĐ-UBND</text>" not in drawing

    def test_a_circle_can_be_drawn(self) -> None:
        one = decision("1/QĐ-UBND", "2026-01-01", cited("2/QĐ-UBND", "2026-02-01"))
        two = decision("2/QĐ-UBND", "2026-02-01", cited("1/QĐ-UBND", "2026-01-01"))

        assert to_svg(citation_graph(held(one, two))).count("marker-end") == 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1/QĐ-UBND", "2/QĐ-UBND", "3/CT-UBND", "4/2020/NĐ-CP"]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
            st.lists(st.sampled_from(["1/QĐ-UBND", "2/QĐ-UBND", "3/CT-UBND", "4/2020/NĐ-CP", "9/QH"]), max_size=4),
        ),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_graph_with_any_text_can_be_written_and_read_back(rows: list[tuple[str, str, list[str]]]) -> None:
    records = [
        decision(number, "2026-01-01", *(cited(other, "2026-01-01", text or None) for other in others), subject=text)
        for number, text, others in rows
    ]
    graph = citation_graph(held(*records))

    assert set(nx.parse_graphml(to_graphml(graph)).edges) == set(graph.edges)
    assert len(list(ET.fromstring(to_svg(graph)).iter(f"{SVG}g"))) == len(graph)  # noqa: S314
    assert len(json.loads(to_json_ld(graph))["@graph"]) == len(graph)
    chains(graph)
    cycles(graph)


class TestLayout:
    @pytest.fixture
    def many(self) -> nx.DiGraph:
        records = [
            decision(
                f"{n}/QĐ-UBND",
                f"2020-01-{n % 28 + 1:02d}",
                *(cited(f"{m}/QĐ-UBND", f"2020-01-{m % 28 + 1:02d}", "theo") for m in {n // 2, n // 3, n - 1} if m),
            )
            for n in range(1, 70)
        ]
        return citation_graph(held(*records))

    def test_the_cited_stand_left_of_those_that_cite_them(self, many: nx.DiGraph) -> None:
        layout = arrange(many, lambda *_: "theo")

        assert all(layout.slot(target)[2] < layout.slot(source)[2] for source, target in many.edges)

    def test_boxes_do_not_touch(self, many: nx.DiGraph) -> None:
        layout = arrange(many, lambda *_: "theo")
        for column in layout.columns:
            boxes = [layout.heights[slot] for slot in column if not slot[1]]
            assert all(below - above > BOX_HEIGHT for above, below in pairwise(boxes))

    def test_no_way_point_lies_in_a_box(self, many: nx.DiGraph) -> None:
        layout = arrange(many, lambda *_: "theo")
        for column in layout.columns:
            boxes = [layout.heights[slot] for slot in column if not slot[1]]
            points = [layout.heights[slot] for slot in column if slot[1]]
            assert all(abs(point - box) > BOX_HEIGHT / 2 for point in points for box in boxes)

    def test_a_document_that_sixty_cite_does_not_make_one_endless_column(self) -> None:
        citing = [decision(f"{n}/QĐ-UBND", f"2026-{n % 12 + 1:02d}-01", DECREE) for n in range(1, 61)]
        layout = arrange(citation_graph(held(*citing)), lambda *_: "theo")

        assert len(layout.columns) == 4
        assert max(sum(not slot[1] for slot in column) for column in layout.columns) == 20


@pytest.mark.parametrize("text", ["", "Về việc ban hành", "403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN", "W" * 200])
def test_text_fits_its_box(text: str) -> None:
    assert width_of(shortened(text, 200, 11), 11) <= 200
    assert all(width_of(line, 11) <= 200 for line in wrapped(f"{text} {text} {text}", 200, 11, lines=2))


def test_short_text_stays_whole() -> None:
    assert shortened("218/QĐ-UBND", 200, 13, bold=True) == "218/QĐ-UBND"
    assert wrapped("Về việc ban hành", 200, 11, lines=2) == ["Về việc ban hành"]
