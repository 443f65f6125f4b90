"""Tables of figures: what stands in them, that they read back, and what counts as a gain."""

from __future__ import annotations

import pytest

from corpus.evaluate.groups import GROUPS
from corpus.evaluate.scores import CHIEF_TABLE, README, SCORES, read_section
from corpus.evaluate.table import (
    MEASURES,
    README_MARKS,
    Cells,
    cell,
    changes,
    markdown,
    measure_rows,
    named_rows,
    read_table,
    with_excerpt,
)
from corpus.evaluate.tally import SETS, Tally

COLUMNS = {
    "một": {"header.number": Tally(20, 0, 1), "tasks": Tally(1, 1, 1), "laws": Tally()},
    "hai": {"header.number": Tally(1, 0, 0)},
}


@pytest.mark.parametrize(
    ("measure", "tally", "text"),
    [
        ("header.number", Tally(20, 0, 1), "0.952 (20/21)"),
        ("citations", Tally(10, 1, 1), "0.909 (10 +1 -1)"),
        ("citations", Tally(), "–"),
        ("header.number", Tally(), "–"),
        ("laws", None, "–"),
    ],
)
def test_a_cell_holds_the_figure_and_its_counts(measure: str, tally: Tally | None, text: str) -> None:
    assert cell(measure, tally) == text


def test_measures_stand_in_the_order_of_the_contract() -> None:
    cells = measure_rows(COLUMNS)
    assert list(dict.fromkeys(name for name, _ in cells)) == ["header.number", "laws", "tasks"]
    assert markdown("measure", cells) == [
        "| measure | một | hai |",
        "| --- | --- | --- |",
        "| header.number | 0.952 (20/21) | 1.000 (1/1) |",
        "| laws | – | – |",
        "| tasks | 0.500 (1 +1 -1) | – |",
    ]
    assert set(MEASURES) >= SETS


def test_a_table_of_kinds_has_a_row_a_kind() -> None:
    cells = named_rows({"chỉ thị": (3, COLUMNS["một"])}, ["tasks", "laws"])
    assert markdown("type", cells)[2:] == ["| chỉ thị | 3 | 0.500 (1 +1 -1) | – |"]


@pytest.mark.parametrize("corner", ["", "measure"])
def test_a_table_reads_back(corner: str) -> None:
    cells = measure_rows(COLUMNS)
    lines = ["# Scores", "", *markdown(corner, cells), "", *markdown("other", {("a", "b"): "1"})]
    assert read_table(lines) == cells
    assert read_table(["no table"]) == {}


def test_the_readme_takes_the_chief_rows_and_keeps_the_rest() -> None:
    opening, closing = README_MARKS
    cells = {("documents", "một"): "3", **measure_rows({"một": COLUMNS["một"]})}
    new = with_excerpt(f"# docproc\n\n{opening}| stale |\n{closing}\n\nLicence\n", cells)
    rows = "| measure | một |\n| --- | --- |\n| documents | 3 |\n"
    rows += "| header.number | 0.952 (20/21) |\n| tasks | 0.500 (1 +1 -1) |\n"
    assert new == f"# docproc\n\n{opening}{rows}{closing}\n\nLicence\n"
    assert with_excerpt(new, cells) == new
    assert with_excerpt("no marks", cells) == "no marks"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("0.500 (1/2)", "1.000 (2/2)", "gain"),
        ("1.000 (2/2)", "0.500 (1/2)", "loss"),
        ("0.500 (1/2)", "0.500 (2/4)", "same"),
        ("–", "0.500 (1/2)", "gain"),
        ("0.500 (1/2)", "–", "loss"),
    ],
)
def test_changes_name_gains_and_losses(before: str, after: str, said: str) -> None:
    rest: Cells = {("laws", "seed"): "1.000 (3 +0 -0)"}
    (line,) = changes({**rest, ("tasks", "seed"): before}, {**rest, ("tasks", "seed"): after})
    assert line.startswith(said)
    assert "tasks" in line


def test_a_column_that_only_one_side_has_is_no_change() -> None:
    cell = "1.000 (3 +0 -0)"
    assert changes({("laws", "seed"): cell}, {("laws", "seed"): cell, ("laws", "scans"): cell}) == []
    assert changes({}, {("laws", "seed"): cell}) == []
    assert changes({("documents", "seed"): "1"}, {("documents", "seed"): "2"}) == []


def test_the_readmes_figures_are_those_of_the_committed_table() -> None:
    readme = README.read_text(encoding="utf-8")
    assert README_MARKS[0] in readme
    table = read_section(SCORES.read_text(encoding="utf-8"), CHIEF_TABLE)
    assert with_excerpt(readme, table) == readme


def test_no_document_is_measured_in_two_columns() -> None:
    read = [group.case(path).document for group in GROUPS for path in group.gold_files()]
    assert len(read) == len(set(read))
    assert all(not path.name.startswith(("f", "g")) for path in GROUPS[-1].gold_files())
