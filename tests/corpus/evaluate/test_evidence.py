"""Whether spans read as their values and boxes lie where gold's do."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.evaluate.compare import compare
from corpus.evaluate.evidence import box_overlap, look_at_evidence
from tests.corpus.evaluate.small import TEXT, gold, prediction


def span(text: str) -> list[int]:
    """Where a piece of the dispatch stands."""
    return [TEXT.index(text), TEXT.index(text) + len(text)]


def spans_of(**leaves: Any) -> dict[str, tuple[int, int]]:
    """Measure → (right, wrong) for a prediction with some leaves."""
    found = {"text": TEXT, **leaves}
    evidence = look_at_evidence(compare(gold(), found), found)
    return {name: (tally.right, tally.missed) for name, tally in evidence.tallies.items()}


@pytest.mark.parametrize(
    ("leaves", "kind", "right"),
    [
        ({"header": {"number": {"value": "214/SNV-TCBC", "span": span("214/SNV-TCBC")}}}, "header", True),
        ({"header": {"number": {"value": "214/SNV-TCBC", "span": span("14/SNV-TCBC")}}}, "header", False),
        ({"addressees": [{"value": "Ban Dân tộc tỉnh", "span": span("Ban Dân tộc tỉnh.")}]}, "addressees", True),
        ({"recipients": [{"name": "UBND tỉnh", "span": span("UBND tỉnh (để b/c);")}]}, "recipients", True),
        ({"recipients": [{"name": "UBND tỉnh", "span": span("Như trên;")}]}, "recipients", False),
        ({"items": [{"text": "không được điều động", "span": span("Không được điều động")}]}, "items", True),
        ({"obligations": [{"action": "rà soát", "span": span("Rà soát")}]}, "obligations", True),
        ({"obligations": [{"action": "rà soát", "span": span("điều động")}]}, "obligations", False),
        (
            {"obligations": [{"deadline": {"text": "trước ngày 20/3/2024", "span": span("20/3/2024")}}]},
            "deadlines",
            False,
        ),
    ],
)
def test_a_span_reads_as_its_value(leaves: dict[str, Any], kind: str, right: bool) -> None:
    expected = (1, 0) if right else (0, 1)
    assert spans_of(**leaves) == {"spans": expected, f"spans.{kind}": expected}


def test_values_without_span_or_text_are_not_asked() -> None:
    assert spans_of(header={"number": {"value": "214/SNV-TCBC", "span": None}, "place": None}) == {}
    assert look_at_evidence(compare(gold(), prediction()), prediction()).tallies == {}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([(1, 0, 0, 10, 10)], [(1, 0, 0, 10, 10)], 1.0),
        ([(1, 0, 0, 10, 10)], [(1, 0, 0, 10, 20)], 0.5),
        ([(1, 0, 0, 10, 10)], [(1, 5, 0, 15, 10)], 1 / 3),
        ([(1, 0, 0, 10, 10)], [(2, 0, 0, 10, 10)], 0.0),
        ([(1, 0, 0, 10, 10), (2, 0, 0, 10, 10)], [(1, 0, 0, 10, 10)], 0.5),
        ([(1, 0, 0, 10, 10)], [(1, 0, 0, 4, 10), (1, 3, 0, 10, 10)], 1.0),  # boxes of one side overlap each other
        ([(1, 0, 0, 10, 10)], [], 0.0),
        ([], [], 0.0),
        ([(1, 0, 0, 0, 10)], [(1, 0, 0, 0, 10)], 0.0),  # no area
    ],
)
def test_overlap_of_boxes(one: list[tuple[float, ...]], other: list[tuple[float, ...]], share: float) -> None:
    assert box_overlap(one, other) == pytest.approx(share)
    assert box_overlap(other, one) == pytest.approx(share)


def test_boxes_of_right_values_are_compared_with_golds() -> None:
    found = prediction()
    found["header"]["number"]["boxes"] = [[1, 0, 0, 10, 10]]  # as gold's
    found["header"]["date"]["boxes"] = [[1, 50, 0, 60, 10]]  # elsewhere
    found["header"]["place"] |= {"value": "Cao Bằng", "boxes": [[1, 0, 0, 10, 10]]}  # wrong itself: not asked
    found["citations"][0]["mentions"] = [{"boxes": [[3, 0, 0, 1, 1]]}, {"boxes": [[1, 0, 0, 10, 12]]}]
    found["items"][0]["boxes"] = []  # gold has boxes, so the value should
    found["archive"]["boxes"] = [[1, 0, 0, 20, 10]]  # its codes' boxes together
    own = [(1, 0, 0, 10, 10)]
    known = {f"header.{name}": own for name in ("number", "date", "place")}
    known |= {"citations[0]": own, "items[0]": own, "obligations[0].action": own}
    known |= {"archive[0]": own, "archive[1]": [(1, 10, 0, 20, 10)]}
    evidence = look_at_evidence(compare(gold(), found), found, known)
    counts = {name: (tally.right, tally.missed) for name, tally in evidence.tallies.items()}
    assert counts == {
        "boxes": (3, 3),
        "boxes.archive": (1, 0),
        "boxes.header": (1, 1),
        "boxes.citations": (1, 0),
        "boxes.items": (0, 1),
        "boxes.obligations": (0, 1),
    }
    assert evidence.overlaps["header"] == [1.0, 0.0]
    assert evidence.overlaps["citations"] == [pytest.approx(10 / 12)]
    assert [d["measure"] for d in evidence.differences] == ["boxes.header.date", "boxes.items", "boxes.obligations"]
