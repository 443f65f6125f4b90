"""The measurement: what is predicted, what stands in the table, and what counts as a gain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import docproc
from corpus import score, score_table
from corpus.groups import GROUPS, Group, document_for
from docproc.errors import DamagedFileError

# Answers in the form of the contract's scorer, from nothing but the predictions that it is given.
SCORER = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
parser.add_argument("gold", type=pathlib.Path)
parser.add_argument("--predictions", type=pathlib.Path)
parser.add_argument("--only", default="")
parser.add_argument("--json", action="store_true")
parser.add_argument("--errors", action="store_true")
args = parser.parse_args()
names = [p.name.removesuffix(".gold.json") for p in sorted(args.gold.glob("*.gold.json"))
         if p.name.startswith(tuple(args.only.split(",")) if args.only else "")]
read = [json.loads((args.predictions / (name + ".json")).read_text()) for name in names]
right = sum(bool(r) for r in read)
wrong = len(read) - right
figures = {
    "header.number": {"score": right / len(read), "as": "accuracy", "tp": right, "fp": 0, "fn": wrong},
    "tasks": {"score": 0.5, "as": "F1", "tp": 1, "fp": 1, "fn": 1},
    "laws": {"score": None, "as": "F1", "tp": 0, "fp": 0, "fn": 0},
}
print(json.dumps({"documents": len(read), "figures": figures}, indent=1))
print(json.dumps({"document": names[0], "measure": "tasks", "gold": ["lập báo cáo"], "found": []}))
"""


class _Read:
    """Stands for a dispatch where only its JSON matters."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def model_dump_json(self) -> str:
        return json.dumps({"text": self.path.read_text(encoding="utf-8")})


def _extract(path: Path) -> _Read:
    if "hong" in path.name:
        raise DamagedFileError("the file is cut short")
    return _Read(path)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents, one damaged and one whose file is missing, and a scorer beside them."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("12-SNV-lanh", "12-SNV-hong", "34-SYT-mat"):
        (folder / f"{name}.gold.json").write_text("{}", encoding="utf-8")
        if not name.endswith("mat"):
            (folder / f"{name}.txt").write_text("Kính gửi: Sở Y tế", encoding="utf-8")
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    monkeypatch.setattr(docproc, "extract", _extract)
    return folder


def test_a_document_that_fails_counts_as_empty_and_is_named(gold: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions"
    out.mkdir()
    failures = score.predict(sorted(gold.glob("*.gold.json")), out)
    assert failures == {
        "12-SNV-hong": "DamagedFileError: the file is cut short",
        "34-SYT-mat": "no document beside the gold",
    }
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in out.iterdir()}
    assert read == {"12-SNV-hong": {}, "12-SNV-lanh": {"text": "Kính gửi: Sở Y tế"}, "34-SYT-mat": {}}


@pytest.mark.parametrize(
    ("names", "documents", "cell"),
    [((), 3, "0.333 (1/3)"), (("12-",), 2, "0.500 (1/2)"), (("12-SNV-l", "34-"), 2, "0.500 (1/2)")],
)
def test_a_group_is_measured_by_the_contracts_scorer(
    gold: Path, tmp_path: Path, names: tuple[str, ...], documents: int, cell: str
) -> None:
    result = score.measure(Group("snv", "Sở", gold, names), tmp_path / "score.py")
    assert result.documents == documents
    assert score_table.cells([result])["header.number", "Sở"] == cell
    assert result.differences[0]["measure"] == "tasks"


def test_the_table_reads_back_and_is_the_same_each_time(gold: Path, tmp_path: Path) -> None:
    groups = [Group("a", "một", gold), Group("b", "hai", gold, ("12-",))]
    results = [score.measure(group, tmp_path / "score.py") for group in groups]
    table = score_table.write_table(results)
    assert table == score_table.write_table(results)
    assert "| tasks | 0.500 (1 +1 -1) | 0.500 (1 +1 -1) |" in table
    assert "| laws | – | – |" in table
    assert "* 12-SNV-hong: DamagedFileError: the file is cut short" in table
    assert score_table.read_table(table) == {
        key: cell for key, cell in score_table.cells(results).items() if cell != "–"
    }


def test_the_readme_takes_the_chief_rows_and_keeps_the_rest(gold: Path, tmp_path: Path) -> None:
    table = score_table.write_table([score.measure(Group("a", "một", gold), tmp_path / "score.py")])
    opening, closing = score_table.README_MARKS
    old = f"# docproc\n\n{opening}| stale |\n{closing}\n\nLicence\n"
    new = score_table.with_excerpt(old, table)
    rows = "| measure | một |\n| --- | --- |\n| documents | 3 |\n"
    rows += "| header.number | 0.333 (1/3) |\n| tasks | 0.500 (1 +1 -1) |\n"
    assert new == f"# docproc\n\n{opening}{rows}{closing}\n\nLicence\n"
    assert score_table.with_excerpt(new, table) == new
    assert score_table.with_excerpt("no marks", table) == "no marks"


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
    rest = {("laws", "seed"): "1.000 (3 +0 -0)"}
    old, new = ({**rest, ("tasks", "seed"): cell} if cell != "–" else dict(rest) for cell in (before, after))
    (line,) = score_table.changes(old, new)
    assert line.startswith(said)
    assert "tasks" in line


def test_a_column_that_only_one_side_has_is_no_change() -> None:
    cell = "1.000 (3 +0 -0)"
    assert score_table.changes({("laws", "seed"): cell}, {("laws", "seed"): cell, ("laws", "scans"): cell}) == []
    assert score_table.changes({}, {("laws", "seed"): cell}) == []


def test_without_the_scorer_it_says_so_and_leaves_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "SCORES.md"
    table.write_text("as it was", encoding="utf-8")
    monkeypatch.setattr(score, "SCORER", tmp_path / "nowhere.py")
    monkeypatch.setattr(score, "TABLE", table)
    assert score.main([]) == 0
    assert "cannot score" in capsys.readouterr().out
    assert table.read_text(encoding="utf-8") == "as it was"


def test_only_a_whole_run_writes_the_table(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "SCORES.md"
    monkeypatch.setattr(score, "SCORER", tmp_path / "score.py")
    monkeypatch.setattr(score, "TABLE", table)
    readme = tmp_path / "README.md"
    readme.write_text("".join(score_table.README_MARKS), encoding="utf-8")
    monkeypatch.setattr(score, "README", readme)
    monkeypatch.setattr(score, "committed_table", str)
    monkeypatch.setattr(score, "GROUPS", (Group("a", "một", gold, ("12-",)),))
    monkeypatch.setattr(score, "measure", lambda group, real=score.measure: real(group, tmp_path / "score.py"))
    score.main(["--group", "a", "--errors"])
    assert not table.exists()
    assert "lập báo cáo" in capsys.readouterr().out
    score.main([])
    assert table.exists()
    assert "| tasks |" in readme.read_text(encoding="utf-8")
    assert "34-SYT-mat.gold.json" in capsys.readouterr().out


def test_the_readmes_figures_are_those_of_the_table() -> None:
    readme = score.README.read_text(encoding="utf-8")
    assert score_table.README_MARKS[0] in readme
    assert score_table.with_excerpt(readme, score.TABLE.read_text(encoding="utf-8")) == readme


def test_no_document_is_measured_in_two_groups() -> None:
    files = [document_for(path, group.suffixes) for group in GROUPS for path in group.gold_files()]
    assert len(files) == len(set(files))


def test_a_group_says_which_of_the_files_beside_its_gold_is_read(gold: Path, tmp_path: Path) -> None:
    (gold / "12-SNV-lanh.doc").write_text("Kính gửi: Sở Công Thương", encoding="utf-8")
    out = tmp_path / "predictions"
    out.mkdir()
    failures = score.predict([gold / "12-SNV-lanh.gold.json", gold / "12-SNV-hong.gold.json"], out, (".doc",))
    assert failures == {"12-SNV-hong": "no document beside the gold"}
    read = json.loads((out / "12-SNV-lanh.json").read_text(encoding="utf-8"))
    assert read == {"text": "Kính gửi: Sở Công Thương"}
