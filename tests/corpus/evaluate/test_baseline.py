"""The committed counts of each document, and what was lost against them."""

from __future__ import annotations

import pytest

from corpus.evaluate.baseline import TOLERANCE, document_changes, losses, read_baseline, write_baseline
from corpus.evaluate.tally import Tallies, Tally

BEFORE: dict[str, Tallies] = {
    "a01": {"header.all": Tally(1, 0, 0), "citations": Tally(90, 2, 1)},
    "a02": {"header.all": Tally(0, 0, 1), "citations": Tally(10, 0, 0), "laws": Tally(0, 0, 0)},
}


def test_the_file_reads_back() -> None:
    text = write_baseline(BEFORE)
    assert text.splitlines()[0] == "document,header.all,citations,laws"
    assert text.splitlines()[1] == "a01,1+0-0,90+2-1,"
    assert read_baseline(text) == BEFORE
    assert read_baseline("") == {}


@pytest.mark.parametrize(
    ("document", "measure", "tally", "lost"),
    [
        ("a01", "citations", Tally(90, 2, 1), []),
        ("a01", "citations", Tally(91, 0, 0), []),
        ("a01", "citations", Tally(89, 2, 2), ["citations"]),
        ("a01", "header.all", Tally(0, 0, 1), ["header.all"]),
        ("a02", "header.all", Tally(1, 0, 0), []),
        ("a02", "laws", Tally(0, 1, 0), []),  # there was nothing to find, so there is no figure to fall
    ],
)
def test_a_figure_that_falls_beyond_the_tolerance_is_lost(
    document: str, measure: str, tally: Tally, lost: list[str]
) -> None:
    after = {name: dict(tallies) for name, tallies in BEFORE.items()}
    after[document][measure] = tally
    found = losses(BEFORE, after)
    assert [change.measure for change in found] == lost
    assert all(change.documents == (document,) for change in found)


def test_a_fall_within_the_tolerance_is_none() -> None:
    many = {"a01": {"citations": Tally(1000, 0, 0)}}
    slight = {"a01": {"citations": Tally(1000 - int(TOLERANCE * 1000), 0, int(TOLERANCE * 1000))}}
    assert losses(many, slight) == []
    assert losses(many, slight, tolerance=0.0)[0].measure == "citations"


def test_documents_that_one_side_has_not_are_no_loss() -> None:
    hard: dict[str, Tallies] = {**BEFORE, "c01": {"citations": Tally(0, 50, 50)}}
    assert losses(BEFORE, hard) == []
    assert losses(hard, BEFORE) == []
    assert document_changes(BEFORE, hard) == []


def test_a_measure_that_is_gone_is_lost() -> None:
    after = {"a01": {"header.all": Tally(1, 0, 0)}, "a02": BEFORE["a02"]}
    (change,) = losses({"a01": BEFORE["a01"]}, {"a01": after["a01"]})
    assert str(change) == "citations 0.984 → – (a01)"


def test_changes_are_told_document_by_document() -> None:
    after = {"a01": {**BEFORE["a01"], "citations": Tally(90, 0, 1)}, "a02": BEFORE["a02"]}
    assert document_changes(BEFORE, after) == ["a01: citations 90+2-1 → 90+0-1"]
