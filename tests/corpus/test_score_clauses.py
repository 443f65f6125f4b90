"""The measurement of clauses: what counts as right, what the table shows, and that committed figures hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import clause_cases, score_clauses
from corpus.clause_cases import SPLITS, Case, load_cases, read_cases
from corpus.clause_compare import compare
from corpus.evaluate.baseline import TOLERANCE
from corpus.evaluate.scores import read_section
from corpus.evaluate.table import NOTHING
from corpus.score_clauses import by_measure, measure

TEXT = """## orders
=== X1 | công văn | 2024-05-13 | issuer: Sở Y tế tỉnh Lào Cai | to: Các bệnh viện
Nếu thiếu thuốc, đề nghị các bệnh viện gửi dự trù về Sở Y tế trước ngày 15/6.
>> request | các bệnh viện | Nếu … Sở Y tế | due: "trước ngày 15/6" date 2024-06-15 before | to: Sở Y tế | product: dự trù | if: "Nếu thiếu thuốc" | tier: tracked
## nobody
=== X2 | báo cáo | 2024-05-13 | issuer: Sở Y tế tỉnh Lào Cai
Các bệnh viện đã gửi đủ dự trù.
"""  # noqa: E501 - one line of the notation
RIGHT: dict[str, Any] = {
    "action": "Nếu thiếu thuốc, đề nghị các bệnh viện gửi dự trù về Sở Y tế",
    "modality": "request",
    "actors": [{"name": "các bệnh viện", "role": "lead"}],
    "deadline": {"kind": "date", "due": "2024-06-15", "duration": None, "rrule": None},
    "report_to": ["Sở Y tế"],
    "deliverable": "dự trù",
    "condition": {"value": "Nếu thiếu thuốc"},
    "tier": "tracked",
    "umbrella": False,
}


def both() -> tuple[Case, Case]:
    one, other = read_cases(TEXT)
    return one, other


def counts(**changed: object) -> dict[str, tuple[int, int, int]]:
    tallies = compare(both()[0], {"obligations": [RIGHT | changed]}).tallies
    return {name: (tally.right, tally.extra, tally.missed) for name, tally in tallies.items()}


def test_right_answer() -> None:
    found = counts()
    assert found["whole"] == found["deliverable"] == found["condition"] == found["tier"] == (1, 0, 0)
    assert "basis" not in found, "compared only where a line names it"
    assert found["umbrella"] == found["further_deadlines"] == found["if_silent"] == (0, 0, 0)
    assert compare(both()[0], {"obligations": [RIGHT]}).differences == []


@pytest.mark.parametrize(
    ("changed", "measure_name", "count"),
    [
        ({"condition": None}, "condition", (0, 0, 1)),
        ({"condition": {"value": "Trong quá trình thực hiện"}}, "condition", (0, 1, 1)),
        ({"condition": {"value": "Nếu thiếu thuốc và vật tư y tế tiêu hao"}}, "condition", (1, 0, 0)),
        ({"deliverable": "dự trù thuốc"}, "deliverable", (0, 1, 1)),
        ({"deliverable": "dự trù thuốc"}, "deliverable.soft", (1, 0, 0)),
        ({"if_silent": {"value": "coi như đồng ý"}}, "if_silent", (0, 1, 0)),
        ({"umbrella": True}, "umbrella", (0, 1, 0)),
        ({"tier": "standing"}, "tier", (0, 0, 1)),
        ({"further_deadlines": [{"kind": "date", "due": "2024-09-15"}]}, "further_deadlines", (0, 1, 0)),
    ],
)
def test_wrong_marks(changed: dict[str, Any], measure_name: str, count: tuple[int, int, int]) -> None:
    found = counts(**changed)
    assert found[measure_name] == count
    assert found["whole"] == (1, 0, 0), "who, what, when and to whom are still right"


def test_wrong_day_spoils_the_case() -> None:
    assert counts(deadline=None)["whole"] == (0, 0, 1)


def test_invented_obligation_spoils_a_quiet_case() -> None:
    quiet = both()[1]
    assert compare(quiet, {}).tallies["quiet"].right == 1
    spoilt = compare(quiet, {"obligations": [RIGHT]})
    assert spoilt.tallies["quiet"].missed == spoilt.tallies["whole"].missed == 1
    assert {difference["id"] for difference in spoilt.differences} == {"X2"}


def test_written_table_holds_both_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for split in SPLITS:
        (tmp_path / f"{split}.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(score_clauses, "load_cases", lambda split: load_cases(split, tmp_path))
    monkeypatch.setattr(score_clauses, "TABLE", tmp_path / "SCORES.md")
    monkeypatch.setattr(score_clauses, "SYSTEMS", {"docproc": lambda _text: {"obligations": [RIGHT]}})
    assert score_clauses.main([]) == 0
    assert not (tmp_path / "SCORES.md").exists()
    assert score_clauses.main(["--write"]) == 0
    table = (tmp_path / "SCORES.md").read_text(encoding="utf-8")
    assert table.count("| obligations | 0.667 (1 +1 -0) |\n") == 2
    assert read_section(table, "test")["quiet", "docproc"] == "0.000 (0/1)"


@pytest.mark.parametrize("split", SPLITS)
def test_no_committed_figure_falls_by_more_than_the_tolerance(split: str) -> None:
    before = read_section(score_clauses.TABLE.read_text(encoding="utf-8"), split)
    after = by_measure({"docproc": measure(clause_cases.load_cases(split))})
    assert before["cases", "docproc"] == after["cases", "docproc"], "run make score"
    fallen = {
        name: (cell, after[name, title])
        for (name, title), cell in before.items()
        if title == "docproc" and _score(cell) - _score(after[name, title]) > TOLERANCE
    }
    assert fallen == {}, "see what broke, or accept it with make score"


def _score(cell: str) -> float:
    return 0.0 if cell == NOTHING else float(cell.split(maxsplit=1)[0])
