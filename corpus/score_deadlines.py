"""Measures docproc on clauses with deadlines: ``python -m corpus.score_deadlines [--split dev|test] [--errors]``.

dateparser stands beside it on the same lines. With ``--write`` both halves are measured and
``corpus/deadlines/SCORES.md`` is written; the table holds no date and no time.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import docproc
from corpus.deadline_lines import FOLDER, SPLITS, Case, GoldDeadline, load_cases
from corpus.deadline_readers import READERS
from corpus.deadline_variants import variants
from corpus.evaluate.keys import bag, overlap
from corpus.evaluate.table import Cells, cell, markdown
from corpus.evaluate.tally import Tally
from corpus.telling import tell
from docproc.deadlines import FoundDeadline, latest_day

__all__ = ["Result", "by_measure", "compare", "main", "measure", "measure_variants", "read_table", "write_table"]

TABLE = FOLDER / "SCORES.md"
VALUE = ("kind", "due", "duration", "rrule")
ATTRIBUTES = ("kind", "due", "bound", "time", "duration", "anchor", "working_days", "rrule")
BESIDE = ("approximate", "latest")
LINES, SPEAKING, SILENT, DEADLINES = "lines", "lines with deadlines", "lines without", "deadlines"
BY_VALUE = "lines by value"
VARIED = "dev, said otherwise"
_PLACED = 0.3
_SCORED = re.compile(r"(?P<score>\d\.\d{3}) \(.*\)")


@dataclass(slots=True)
class Result:
    """One half read by one reader.

    Attributes:
        tallies: measure → its counts.
        differences: one entry a line that is not right.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)

    def hit(self, measure: str, right: bool) -> None:
        """Count one try."""
        self.tallies.setdefault(measure, Tally()).add(Tally(right=int(right), missed=int(not right)))

    def score(self, measure: str) -> float | None:
        """The figure of a measure: an F1 for ``deadlines``, else a share of tries."""
        tally = self.tallies.get(measure, Tally())
        return tally.f1 if measure == DEADLINES else tally.recall


def compare(case: Case, found: Sequence[FoundDeadline], result: Result) -> None:
    """Add what a reader found in one case to the counts.

    A line is right where it has as many deadlines as gold, in the same order, each in its place and with all the
    attributes that gold tells.
    """
    gold = case.deadlines
    right = _same_list(gold, found, ATTRIBUTES)
    result.hit(LINES, right)
    result.hit(BY_VALUE, _same_list(gold, found, VALUE))
    result.hit(SPEAKING if gold else SILENT, right)
    if not right:
        wanted = [{"text": one.text, **one.values} for one in gold]
        said = [{name: getattr(one, name) for name in ("text", *ATTRIBUTES)} for one in found]
        result.differences.append({"id": case.id, "clause": case.clause, "gold": wanted, "found": said})
    free, paired = list(found), 0
    for want in gold:
        got = next((one for one in free if _placed(want, one)), None)
        if got is not None:
            free.remove(got)
            paired += 1
        _attributes(want, got, case.issued, result)
    result.tallies.setdefault(DEADLINES, Tally()).add(Tally(paired, len(free), len(gold) - paired))


def _same_list(gold: Sequence[GoldDeadline], found: Sequence[FoundDeadline], names: Iterable[str]) -> bool:
    return len(gold) == len(found) and all(
        _placed(want, got) and _same(want, got, names) for want, got in zip(gold, found, strict=True)
    )


def _attributes(want: GoldDeadline, got: FoundDeadline | None, issued: datetime.date, result: Result) -> None:
    """Count the kind's value, and of what was found each attribute that gold or the answer tells, and the last day."""
    result.hit(f"value of {want.values['kind']}", got is not None and _same(want, got, VALUE))
    if got is None:
        return
    for name in ATTRIBUTES:
        if name in want.values and (want.values[name] or getattr(got, name)):
            result.hit(name, _same(want, got, (name,)))
    if want.approximate or (want.approximate is False and got.approximate):
        result.hit("approximate", want.approximate == got.approximate)
    if want.latest:
        day = latest_day(got, issued).day
        result.hit("latest", day is not None and day.isoformat() == want.latest)


def _placed(want: GoldDeadline, got: FoundDeadline) -> bool:
    return overlap(bag(want.text), bag(got.text)) >= _PLACED


def _same(want: GoldDeadline, got: FoundDeadline, names: Iterable[str]) -> bool:
    return all(want.values[name] == getattr(got, name) for name in names if name in want.values)


def measure(split: str) -> dict[str, Result]:
    """Every reader on the cases of ``dev`` or ``test``: its name → what it got."""
    results = {name: Result() for name in READERS}
    for case in load_cases(split):
        for name, read in READERS.items():
            compare(case, read(case), results[name])
    return results


def measure_variants() -> dict[str, Result]:
    """What docproc says of every variant of the cases of ``dev``, counted by how it was made."""
    result = Result()
    for case in load_cases("dev"):
        for name, variant in variants(case):
            found, one = READERS["docproc"](variant), Result()
            right = len(found) == len(case.deadlines) and all(
                _same(want, got, ATTRIBUTES) for want, got in zip(case.deadlines, found, strict=True)
            )
            result.hit(LINES, right)
            result.hit(name, right)
            if not right:
                compare(variant, found, one)
                result.differences += [{"variant": name, **difference} for difference in one.differences]
    return {"docproc": result}


def write_table(measured: dict[str, dict[str, Result]]) -> str:
    """The text of ``SCORES.md``, of the halves that were measured."""
    parts = [
        "# Scores on clauses with deadlines",
        "",
        f"Written by `python -m corpus.score_deadlines --write` with docproc {docproc.__version__}; `README.md` says",
        "what is compared. `deadlines` is an F1 with (right +invented -missed), all else a share with (right/tried).",
    ]
    for split, results in measured.items():
        parts += ["", f"## {split}", "", *markdown("measure", by_measure(results))]
    return "\n".join([*parts, ""])


def by_measure(results: Mapping[str, Result]) -> Cells:
    """A row a measure, a column a reader."""
    order = sorted({name for result in results.values() for name in result.tallies}, key=_rank)
    return {
        (name, title): cell(name, result.tallies.get(name), (DEADLINES,))
        for name in order
        for title, result in results.items()
    }


def read_table(text: str) -> dict[tuple[str, str, str], float]:
    """The figures of a table as it was written: half, reader and measure → score."""
    scores, split, readers = {}, "", []
    for line in text.splitlines():
        name, *cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("## "):
            split = line.removeprefix("## ")
        elif name == "measure":
            readers = cells
        for reader, figure in zip(readers, cells, strict=False):
            if match := _SCORED.fullmatch(figure):
                scores[split, reader, name] = float(match["score"])
    return scores


def _rank(measure: str) -> tuple[int, str]:
    first = (LINES, SPEAKING, SILENT, BY_VALUE, DEADLINES)
    last = (*ATTRIBUTES, *BESIDE)
    if measure in first:
        return first.index(measure), measure
    if measure.startswith("value of"):
        return len(first), measure
    return len(first) + 1 + (last.index(measure) if measure in last else len(last)), measure


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; ``--write`` writes the table.

    Args:
        argv: command-line arguments without the program's name.

    Returns:
        Exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m corpus.score_deadlines", description="Measure deadline lines.")
    parser.add_argument("--split", choices=SPLITS, help="measure only this half")
    parser.add_argument("--varied", action="store_true", help="measure only the lines of dev, said otherwise")
    parser.add_argument("--errors", action="store_true", help="list each line that docproc does not get right")
    parser.add_argument("--write", action="store_true", help="measure both halves and write SCORES.md")
    args = parser.parse_args(argv)
    splits = SPLITS if args.write or not (args.split or args.varied) else (args.split,) if args.split else ()
    measured = {split: measure(split) for split in splits}
    if args.write or args.varied:
        measured[VARIED] = measure_variants()
    differences = chain.from_iterable(results["docproc"].differences for results in measured.values())
    tell(write_table(measured), differences if args.errors else (), path=TABLE if args.write else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
