"""Measures docproc against gold and keeps the table ``corpus/SCORES.md``: ``python -m corpus.score``.

All documents are read in one process; the contract's own scorer (``shared/contract/score.py`` beside the repository)
compares the predictions with the gold, group by group. The table holds no date and no time, so that its diff shows
gains and losses and nothing else.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docproc

__all__ = ["GROUPS", "Cells", "Group", "Result", "changes", "main", "measure", "predict", "read_table", "write_table"]

REPO = Path(__file__).resolve().parent.parent
SHARED = REPO.parent / "shared"
SCORER = SHARED / "contract" / "score.py"
TABLE = REPO / "corpus" / "SCORES.md"
# In the scorer's order of preference; a .doc is never read, its .docx stands beside it.
SUFFIXES = (".pdf", ".docx", ".txt", ".md", ".png", ".jpg")
# The order of the fields in the contract; the scorer itself sorts by name.
MEASURES = (
    *("header.all", "header.number", "header.date", "header.place", "header.issuer", "header.parent"),
    *("header.type", "header.subject", "header.urgency", "header.secrecy"),
    *("addressees", "recipients", "recipients.purpose", "archive"),
    *("signature.name", "signature.title", "signature.capacity"),
    *("citations", "citations.type", "citations.date", "citations.issuer", "laws"),
    *("items", "items.label", "tasks", "tasks.label", "obligations"),
    *("actors.lead", "actors.support", "deadline.value", "deadline.none", "modality", "report_to"),
)

Cells = dict[tuple[str, str], str]
"""The table's cells by (measure, group's title)."""


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are measured together.

    Attributes:
        key: short name for the command line.
        title: the column's heading.
        gold: folder of ``NAME.gold.json``, each beside its document.
        names: beginnings of the documents' names; empty for all of the folder.
    """

    key: str
    title: str
    gold: Path
    names: tuple[str, ...] = ()

    def gold_files(self) -> list[Path]:
        """The group's gold files by name; empty where the folder is not there."""
        starts = self.names or ("",)
        return sorted(path for path in self.gold.glob("*.gold.json") if path.name.startswith(starts))


GROUPS = (
    Group("seed", "seed", SHARED / "seed"),
    Group("pdf", "real PDF", SHARED / "realdocs", ("1010-", "259-", "4606-", "507-", "565-", "91-", "93-")),
    Group("word", "real Word, text", SHARED / "realdocs", ("09-2009-", "2499-", "KH-STTTT", "173-", "2739-", "778-")),
    Group("legacy", "legacy fonts", SHARED / "realdocs", ("01-2006-", "16-2005-")),
    Group(
        "scans",
        "scans",
        SHARED / "realdocs",
        ("01-CT-", "08-CT-", "11-CT-", "1967-", "2096-", "2191-", "4532-", "575-"),
    ),
    Group("authored", "authored", REPO / "corpus" / "documents"),
)


@dataclass(slots=True)
class Result:
    """What the scorer said of one group.

    Attributes:
        group: the group.
        documents: how many documents were measured.
        figures: measure → ``{"score", "as", "tp", "fp", "fn"}``.
        differences: one JSON object a difference between gold and prediction.
        failures: document name → why docproc could not read it (its prediction counted as empty).
    """

    group: Group
    documents: int
    figures: Mapping[str, Mapping[str, Any]]
    differences: list[dict[str, Any]] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


def document_for(gold_file: Path) -> Path | None:
    """The document beside a gold file, or ``None``."""
    stem = gold_file.name.removesuffix(".gold.json")
    return next((path for suffix in SUFFIXES if (path := gold_file.with_name(stem + suffix)).exists()), None)


def predict(gold_files: Iterable[Path], folder: Path) -> dict[str, str]:
    """Read each document and write ``NAME.json`` into ``folder``, an empty object where docproc fails.

    Args:
        gold_files: gold files that stand beside their documents.
        folder: where the predictions go.

    Returns:
        Name of the document → the failure, for those that failed.
    """
    failures = {}
    for gold_file in gold_files:
        name = gold_file.name.removesuffix(".gold.json")
        prediction = "{}"
        path = document_for(gold_file)
        if path is None:
            failures[name] = "no document beside the gold"
        else:
            try:
                prediction = docproc.extract(path).model_dump_json()
            except Exception as error:  # any crash is a failure of that document, not of the measurement
                failures[name] = f"{type(error).__name__}: {error}"
        (folder / f"{name}.json").write_text(prediction, encoding="utf-8")
    return failures


def measure(group: Group, scorer: Path = SCORER) -> Result:
    """Predict a group's documents and let the scorer compare them.

    Args:
        group: the group, with at least one gold file.
        scorer: the contract's ``score.py``.

    Returns:
        Figures, differences and failures.

    Raises:
        subprocess.CalledProcessError: the scorer failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        failures = predict(group.gold_files(), Path(folder))
        command = [sys.executable, str(scorer), str(group.gold), "--predictions", folder, "--json", "--errors"]
        if group.names:
            command += ["--only", ",".join(group.names)]
        output = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    summary, end = json.JSONDecoder().raw_decode(output)
    differences = [json.loads(line) for line in output[end:].splitlines() if line.strip()]
    return Result(group, summary["documents"], summary["figures"], differences, failures)


def cell(figure: Mapping[str, Any]) -> str:
    """One cell: ``0.952 (20/21)`` for an accuracy, ``0.909 (10 +1 -1)`` (right, invented, missed) for an F1."""
    if figure["score"] is None:
        return "–"
    right, extra, missed = figure["tp"], figure["fp"], figure["fn"]
    counts = f"{right} +{extra} -{missed}" if figure["as"] == "F1" else f"{right}/{right + missed}"
    return f"{figure['score']:.3f} ({counts})"


def cells(results: Iterable[Result]) -> Cells:
    """All cells of the table."""
    return {(name, result.group.title): cell(figure) for result in results for name, figure in result.figures.items()}


def write_table(results: Sequence[Result]) -> str:
    """The text of ``SCORES.md``."""
    found = cells(results)
    named = {name for name, _ in found}
    titles = [result.group.title for result in results]
    rows = [["measure", *titles], ["---"] * (len(titles) + 1)]
    rows.append(["documents", *(str(result.documents) for result in results)])
    for name in [*(m for m in MEASURES if m in named), *sorted(named.difference(MEASURES))]:
        rows.append([name, *(found.get((name, title), "–") for title in titles)])
    failures = [f"* {name}: {why}" for result in results for name, why in result.failures.items()]
    return "\n".join(
        [
            "# Scores",
            "",
            f"Written by `make score` with docproc {docproc.__version__}; `docs/accuracy.md` says how to read it.",
            "An accuracy stands with (right/tried), an F1 with (right +invented -missed).",
            "",
            *("| " + " | ".join(row) + " |" for row in rows),
            "",
            *(["Could not be read, counted as empty:", "", *failures, ""] if failures else []),
        ]
    )


def read_table(text: str) -> Cells:
    """The cells of a ``SCORES.md``; the inverse of ``write_table``."""
    rows = [
        [part.strip() for part in line.strip("| ").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    if not rows:
        return {}
    titles = rows[0][1:]
    return {
        (row[0], title): value
        for row in rows[2:]
        if row[0] != "documents"
        for title, value in zip(titles, row[1:], strict=False)
        if value != "–"
    }


def changes(before: Cells, after: Cells) -> list[str]:
    """One line a cell that changed, gains first; columns that only one side has are left out."""
    shared = {title for _, title in before} & {title for _, title in after}
    lines = []
    for name, title in sorted({*before, *after}):
        old, new = before.get((name, title), "–"), after.get((name, title), "–")
        if title not in shared or old == new:
            continue
        old_score, new_score = (0.0 if text == "–" else float(text.split()[0]) for text in (old, new))
        word = "gain" if new_score > old_score else "loss" if new_score < old_score else "same"
        lines.append((("gain", "loss", "same").index(word), f"{word}  {title:16} {name:20} {old} → {new}"))
    return [line for _, line in sorted(lines)]


def committed_table() -> str:
    """``SCORES.md`` as last committed; as it lies on the disk where git cannot say."""
    shown = subprocess.run(
        ["git", "show", "HEAD:corpus/SCORES.md"],  # noqa: S607 - whichever git the developer uses
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if shown.returncode == 0:
        return shown.stdout
    return TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""


def ungrouped(groups: Sequence[Group]) -> list[str]:
    """Gold files that lie in a measured folder and belong to no group: somebody should give them one."""
    taken = {path for group in groups for path in group.gold_files()}
    return sorted(
        path.name
        for folder in {group.gold for group in groups}
        for path in folder.glob("*.gold.json")
        if path not in taken
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print gains and losses, and write the table (only a whole run does).

    Args:
        argv: command-line arguments without the program's name.

    Returns:
        Exit status; 0 also where the scorer is not there, since a clone alone cannot score.
    """
    parser = argparse.ArgumentParser(prog="python -m corpus.score", description="Measure docproc against the gold.")
    parser.add_argument("--errors", action="store_true", help="list each difference between gold and prediction")
    parser.add_argument(
        "--group",
        action="append",
        choices=[group.key for group in GROUPS],
        help="measure only this group and leave the table as it is; may be given more than once",
    )
    args = parser.parse_args(argv)
    if not SCORER.exists():
        print("cannot score: the contract's scorer is not beside this repository; corpus/SCORES.md stays as it is")
        return 0
    wanted = [group for group in GROUPS if not args.group or group.key in args.group]
    for name in ungrouped(GROUPS):
        print(f"not measured, belongs to no group: {name}")
    results = [measure(group) for group in wanted if group.gold_files()]
    if args.errors:
        for result in results:
            for difference in result.differences:
                print(result.group.key, json.dumps(difference, ensure_ascii=False))
    table = write_table(results)
    print(table)
    print("\n".join(changes(read_table(committed_table()), cells(results))) or "no gains, no losses")
    if not args.group:
        TABLE.write_text(table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
