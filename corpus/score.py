"""Measures docproc against gold: ``python -m corpus.score`` keeps ``corpus/SCORES.md`` and the README's excerpt of it.

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
from collections.abc import Iterable, Sequence
from pathlib import Path

import docproc
from corpus.groups import GROUPS, REPO, SHARED, SUFFIXES, Group, document_for, name_of, ungrouped
from corpus.score_table import Result, cells, changes, read_table, with_excerpt, write_table

__all__ = ["main", "measure", "predict"]

SCORER = SHARED / "contract" / "score.py"
TABLE = REPO / "corpus" / "SCORES.md"
README = REPO / "README.md"


def predict(gold_files: Iterable[Path], folder: Path, suffixes: Sequence[str] = SUFFIXES) -> dict[str, str]:
    """Read each document and write ``NAME.json`` into ``folder``, an empty object where docproc fails.

    Args:
        gold_files: gold files that stand beside their documents.
        folder: where the predictions go.
        suffixes: endings of the documents, in order of preference.

    Returns:
        Name of the document → the failure, for those that failed.
    """
    failures = {}
    for gold_file in gold_files:
        name = name_of(gold_file)
        prediction = "{}"
        path = document_for(gold_file, suffixes)
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
        failures = predict(group.gold_files(), Path(folder), group.suffixes)
        command = [sys.executable, str(scorer), str(group.gold), "--predictions", folder, "--json", "--errors"]
        if group.names:
            command += ["--only", ",".join(group.names)]
        output = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    summary, end = json.JSONDecoder().raw_decode(output)
    differences = [json.loads(line) for line in output[end:].split("\n") if line.strip()]
    return Result(group, summary["documents"], summary["figures"], differences, failures)


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
        README.write_text(with_excerpt(README.read_text(encoding="utf-8"), table), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
