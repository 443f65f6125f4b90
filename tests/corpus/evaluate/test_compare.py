"""The comparison of a prediction with gold: which measure notices which fault, and how whole documents count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corpus.evaluate.compare import WHOLE, compare
from corpus.evaluate.comparison import Judged
from corpus.evaluate.tally import SETS, Tally, figures, pooled
from tests.corpus.evaluate.small import gold, prediction

Spoil = Callable[[dict[str, Any]], object]


def faults(spoil: Spoil) -> dict[str, Tally]:
    """The measures that are not perfect once a perfect prediction is spoiled."""
    found = prediction()
    spoil(found)
    return {name: tally for name, tally in compare(gold(), found).tallies.items() if not tally.perfect}


def test_a_perfect_prediction_has_no_fault() -> None:
    result = compare(gold(), prediction())
    assert all(tally.perfect for tally in result.tallies.values())
    assert result.differences == []
    assert set(WHOLE) <= set(result.tallies)
    assert all(result.tallies[measure] == Tally(right=1) for measure in WHOLE)


@pytest.mark.parametrize(
    ("spoil", "measures"),
    [
        (lambda p: p["header"]["number"].update(value="241/SNV-TCBC"), {"header.number"}),
        (lambda p: p["header"].update(urgency={"value": "khẩn"}), {"header.urgency"}),
        (lambda p: p["header"].update(subject=None), {"header.subject", "header.subject.soft"}),
        (lambda p: p["header"]["subject"].update(value="rà soát vị trí việc làm năm 2024 (lần 2)"), {"header.subject"}),
    ],
)
def test_header(spoil: Spoil, measures: set[str]) -> None:
    whole = {"header.all", "document.header", "document.all", "document.strict"}
    assert set(faults(spoil)) == measures | whole


@pytest.mark.parametrize(
    ("spoil", "measures"),
    [
        (lambda p: p["addressees"].pop(), {"addressees": Tally(1, 0, 1), "addressees.soft": Tally(1, 0, 1)}),
        (lambda p: p["addressees"][0].update(value="Văn phòng UBND"), {"addressees": Tally(1, 1, 1)}),
        (lambda p: p["recipients"].append({"name": "Website Sở"}), {"recipients": Tally(2, 1, 0)}),
        (lambda p: p["recipients"][1].update(purpose="biết"), {"recipients.purpose": Tally(1, 0, 1)}),
        (lambda p: p.update(archive={"codes": ["TCBC", "VT"]}), {"archive": Tally(0, 0, 1)}),
        (lambda p: p["signature"].update(title="GIÁM ĐỐC"), {"signature.title": Tally(0, 0, 1)}),
        (lambda p: p.update(signature=None), {f"signature.{f}": Tally(0, 0, 1) for f in ("name", "title", "capacity")}),
        (lambda p: p["items"][0].update(label="2"), {"items.label": Tally(2, 0, 1), "tasks.label": Tally(1, 0, 1)}),
        (lambda p: p["items"][2].update(task=True), {"tasks": Tally(2, 1, 0), "tasks.strict": Tally(2, 1, 0)}),
    ],
)
def test_form_and_items(spoil: Spoil, measures: dict[str, Tally]) -> None:
    found = faults(spoil)
    assert {name: tally for name, tally in found.items() if name not in WHOLE} == measures
    assert {"document.all", "document.strict"} <= set(found)


@pytest.mark.parametrize(
    ("spoil", "measures"),
    [
        (lambda p: p["citations"].clear(), {"citations": Tally(0, 0, 1)}),
        (lambda p: p["citations"].append({"number": "1/NQ-CP"}), {"citations": Tally(1, 1, 0)}),
        (lambda p: p["citations"][0].update(date=None), {"citations.date": Tally(0, 0, 1)}),
        (lambda p: p["laws"][0].update(year=2019), {"laws": Tally(0, 1, 1)}),
    ],
)
def test_what_is_cited(spoil: Spoil, measures: dict[str, Tally]) -> None:
    found = faults(spoil)
    assert {name: tally for name, tally in found.items() if name not in WHOLE} == measures
    assert set(found) >= {"document.citations", "document.all", "document.strict"}


COMPLETE = {"obligations.complete": Tally(1, 1, 1)}


@pytest.mark.parametrize(
    ("spoil", "measures"),
    [
        (
            lambda p: p["obligations"].pop(),
            {
                "obligations": Tally(1, 0, 1),
                "obligations.strict": Tally(1, 0, 1),
                "obligations.complete": Tally(1, 0, 1),
            },
        ),
        (
            lambda p: p["obligations"][0].update(action="Rà soát vị trí việc làm; gửi về Sở Nội vụ"),
            {"obligations.strict": Tally(1, 1, 1)},
        ),
        (lambda p: p["obligations"][1].update(modality="must"), {"modality": Tally(1, 0, 1), **COMPLETE}),
        (
            lambda p: p["obligations"][0]["actors"][0].update(name="Văn phòng Ủy ban nhân dân tỉnh"),
            {"actors.lead": Tally(1, 1, 1), "actors.lead.soft": Tally(1, 1, 1), **COMPLETE},
        ),
        (
            lambda p: p["obligations"][0]["actors"][1].update(name="Ban Dân tộc"),
            {"actors.support": Tally(0, 1, 1), **COMPLETE},
        ),
        (
            lambda p: p["obligations"][0]["deadline"].update(due="2024-03-02"),
            {"deadline.value": Tally(0, 0, 1), **COMPLETE},
        ),
        (lambda p: p["obligations"][0]["deadline"].update(text="20/3"), {}),
        (
            lambda p: p["obligations"][1].update(deadline={"kind": "date"}),
            {"deadline.none": Tally(0, 0, 1), **COMPLETE},
        ),
        (lambda p: p["obligations"][0].update(report_to=[]), {"report_to": Tally(0, 0, 1), **COMPLETE}),
        (
            lambda p: p["obligations"][0].update(deliverable="Báo cáo kết quả"),
            {"deliverable": Tally(0, 1, 1)},
        ),
        (
            lambda p: p["obligations"][0].update(deliverable=None),
            {"deliverable": Tally(0, 0, 1), "deliverable.soft": Tally(0, 0, 1)},
        ),
        (
            lambda p: p["obligations"][1].update(deliverable="kế hoạch"),
            {"deliverable": Tally(1, 1, 0), "deliverable.soft": Tally(1, 1, 0)},
        ),
        (lambda p: p["obligations"][1].update(basis=["3/KH-UBND"]), {"basis": Tally(0, 1, 0)}),
    ],
)
def test_obligations(spoil: Spoil, measures: dict[str, Tally]) -> None:
    assert {name: tally for name, tally in faults(spoil).items() if name not in WHOLE} == measures


def test_strict_borders_count_only_in_the_strict_whole() -> None:
    found = faults(lambda p: p["items"][0].update(text="Rà soát vị trí việc làm, gửi báo cáo về Sở Nội vụ"))
    assert set(found) == {"items.strict", "tasks.strict", "document.strict"}


def test_an_empty_prediction_misses_everything_and_invents_nothing() -> None:
    result = compare(gold(), {})
    assert all(tally.extra == 0 for tally in result.tallies.values())
    assert result.tallies["header.urgency"] == Tally(right=1)
    assert result.tallies["document.all"] == Tally(missed=1)
    assert result.judged == []


def test_what_gold_leaves_out_is_not_counted() -> None:
    open_gold = {"header": {"number": "1/A"}, "citations": [{"number": "2/B", "type": "quyết định"}]}
    result = compare(open_gold, prediction())
    assert {name.partition(".")[0] for name in result.tallies} == {"header", "citations", "document"}
    assert "header.date" not in result.tallies
    assert set(result.tallies) & set(WHOLE) == {"document.header", "document.citations"}


def test_a_document_that_obliges_nobody_is_left_in_peace_or_not() -> None:
    quiet = gold(obligations=[], items=[{**item, "task": False} for item in gold()["items"]])
    assert compare(quiet, {}).tallies["silence"] == Tally(right=1)
    noisy = compare(quiet, prediction())
    assert noisy.tallies["silence"] == Tally(missed=1)
    assert noisy.tallies["obligations"].extra == 2
    assert noisy.tallies["tasks"].extra == 2
    assert "silence" not in compare(gold(), prediction()).tallies


def test_values_are_judged_with_the_confidence_that_they_came_with() -> None:
    found = prediction()
    found["header"]["number"] |= {"value": "215/SNV-TCBC", "confidence": 0.75}
    found["citations"][0]["mentions"] = [{"confidence": 0.5}, {"confidence": 0.9}, {"confidence": None}]
    found["obligations"][1]["confidence"] = 1
    found["obligations"].append({"action": "nộp hồ sơ", "confidence": 0.25})
    judged = compare(gold(), found).judged
    assert Judged("header.number", False, 0.75) in judged
    assert Judged("header.date", True, None) in judged
    assert Judged("citations", True, 0.9) in judged
    assert [value for value in judged if value.kind == "obligations"] == [
        Judged("obligations", True, None),
        Judged("obligations", True, 1.0),
        Judged("obligations", False, 0.25),
    ]
    assert not any(value.kind == "header.urgency" for value in judged)  # nothing was said


def test_figures_are_summed_over_documents() -> None:
    half = prediction()
    half["citations"].clear()
    total = pooled(compare(gold(), found).tallies for found in (prediction(), half))
    assert figures(total)["citations"] == {"score": pytest.approx(2 / 3), "as": "F1", "tp": 1, "fp": 0, "fn": 1}
    assert figures(total)["document.citations"] == {"score": 0.5, "as": "accuracy", "tp": 1, "fp": 0, "fn": 1}
    assert SETS.isdisjoint(WHOLE)
