"""No committed figure of the authored documents may fall by more than the tolerance."""

from __future__ import annotations

from corpus.evaluate.baseline import BASELINE, losses, read_baseline
from corpus.evaluate.groups import authored
from corpus.evaluate.measure import measure_all
from corpus.evaluate.predict import read
from corpus.splits import documents


def test_no_committed_figure_falls_by_more_than_the_tolerance() -> None:
    group = authored()
    measured = list(measure_all([group.case(file) for file in group.gold_files()], read))
    assert {one.case.name: one.failure for one in measured if one.failure} == {}
    lost = losses(read_baseline(BASELINE.read_text(encoding="utf-8")), {one.case.name: one.tallies for one in measured})
    assert [str(change) for change in lost] == [], "see what broke, or accept it with make score"


def test_every_open_document_has_committed_figures() -> None:
    rows = read_baseline(BASELINE.read_text(encoding="utf-8"))
    names = {path.name.removesuffix(".gold.json") for path in documents("dev", "train")}
    assert sorted(names ^ rows.keys()) == [], "run make score"
    assert not any(name.startswith(("f", "g")) for name in rows)
