"""Measures docproc on single clauses: ``python -m corpus.score_clauses [--split dev|test] [--errors] [--write]``.

With ``--write`` both halves are measured, the composed baseline beside docproc, and ``corpus/clauses/SCORES.md`` is
written. The table holds no date and no time, so that its diff shows gains and losses and nothing else.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import docproc
from corpus.baselines.composed import composed_text
from corpus.clause_cases import FOLDER, SPLITS, Case, as_dispatch, load_cases
from corpus.clause_compare import compare
from corpus.evaluate.comparison import Json
from corpus.evaluate.table import Cells, cell, markdown
from corpus.evaluate.tally import Tallies, pooled
from corpus.telling import tell

__all__ = ["MEASURES", "TABLE", "Result", "by_measure", "main", "measure", "read", "write_table"]

TABLE = FOLDER / "SCORES.md"
MEASURES = (
    *("obligations", "obligations.strict", "obligations.complete", "actors.lead", "actors.support"),
    *("deadline.value", "deadline.none", "further_deadlines", "modality", "report_to"),
    *("deliverable", "deliverable.soft", "condition", "if_silent", "umbrella", "tier", "quiet", "whole"),
)
_IN_CATEGORIES = ("obligations", "actors.lead", "deadline.value", "modality", "quiet", "whole")


@dataclass(slots=True)
class Result:
    """One half read by one system.

    Attributes:
        cases: how many, by category.
        tallies: category → measure → tally.
        differences: one entry a difference between gold and answer.
    """

    cases: Counter[str] = field(default_factory=Counter)
    tallies: dict[str, Tallies] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)


def read(text: str) -> Json:
    """The answer of docproc for a dispatch, in the form of the output contract."""
    return docproc.load()(text)._.dispatch.model_dump(mode="json")  # type: ignore[no-any-return]


def read_composed(text: str) -> Json:
    """The answer of the composed way; Nơi nhận is left out, whose dashes it would take for the only items."""
    return composed_text(text.partition("\nNơi nhận")[0])


SYSTEMS: Mapping[str, Callable[[str], Json]] = {"docproc": read, "composed": read_composed}


def measure(cases: Iterable[Case], system: Callable[[str], Json] = read) -> Result:
    """Let a system read the dispatch around each case, and compare.

    Args:
        cases: with gold.
        system: takes a text, gives the fields of the output contract.
    """
    result = Result()
    for case in cases:
        comparison = compare(case, system(as_dispatch(case)))
        result.cases[case.category] += 1
        result.differences += comparison.differences
        before = result.tallies.get(case.category, {})
        result.tallies[case.category] = pooled([before, comparison.tallies])
    return result


def by_measure(columns: Mapping[str, Result]) -> Cells:
    """A row a measure, a column a system."""
    cells: Cells = {("cases", title): str(result.cases.total()) for title, result in columns.items()}
    for title, result in columns.items():
        tallies = pooled(result.tallies.values())
        cells |= {(name, title): cell(name, tallies.get(name)) for name in MEASURES}
    return cells


def _by_category(result: Result) -> Cells:
    cells: Cells = {}
    for category, tallies in result.tallies.items():
        cells[category, "cases"] = str(result.cases[category])
        cells |= {(category, name): cell(name, tallies.get(name)) for name in _IN_CATEGORIES}
    return cells


def write_table(halves: Mapping[str, Mapping[str, Result]]) -> str:
    """The text of ``SCORES.md``.

    Args:
        halves: name of the half → system → what was measured; categories are told of the first system.
    """
    lines = [
        "# Scores on single clauses",
        "",
        f"Written by `make score` with docproc {docproc.__version__}; `corpus/README.md` says what is compared.",
        "An F1 stands with (right +invented -missed), an accuracy with (right/tried). *composed* is the baseline of",
        "`corpus/baselines`: sentences by underthesea, a list of verbs, dateparser.",
        "",
    ]
    for half, columns in halves.items():
        lines += [f"## {half}", "", *markdown("measure", by_measure(columns)), ""]
        first = next(iter(columns.values()))
        lines += [f"## {half}, by category", "", *markdown("category", _by_category(first)), ""]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; ``--write`` measures both halves, with the baseline, and writes the table.

    Args:
        argv: command-line arguments without the program's name.

    Returns:
        Exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m corpus.score_clauses", description="Measure single clauses.")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="the half to measure; dev if not given")
    parser.add_argument("--errors", action="store_true", help="list each difference between gold and answer")
    parser.add_argument("--write", action="store_true", help="measure both halves and the baseline, write SCORES.md")
    args = parser.parse_args(argv)
    systems = SYSTEMS if args.write else {"docproc": read}
    halves = {
        split: {name: measure(load_cases(split), system) for name, system in systems.items()}
        for split in (SPLITS if args.write else (args.split,))
    }
    differences = halves[args.split]["docproc"].differences if args.errors else ()
    tell(write_table(halves), differences, path=TABLE if args.write else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
