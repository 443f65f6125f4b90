"""docproc beside what one would compose of known libraries: ``python -m corpus.baselines`` writes ``BASELINES.md``.

All read the same files, and one comparison measures all (``docs/accuracy.md``).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import score_clauses, score_deadlines
from corpus.baselines import composed, spacy_rules, underthesea_ner
from corpus.baselines.composed import Prediction as Content
from corpus.clause_cases import load_cases
from corpus.evaluate import Case, Prediction, measure_all, read
from corpus.evaluate.forms import rendered
from corpus.evaluate.groups import GROUPS, OPEN, Group, authored
from corpus.evaluate.predict import Predictor
from corpus.evaluate.report import measured_cells
from corpus.evaluate.select import grouped
from corpus.evaluate.table import Cells, markdown

__all__ = ["Baseline", "main"]

TABLE = Path(__file__).resolve().parent.parent / "BASELINES.md"
_MEASURES = (
    *("header.all", "header.number", "header.date", "header.issuer", "header.type", "header.subject", "addressees"),
    *("recipients", "signature.name", "citations", "citations.date", "citations.issuer", "laws", "items", "tasks"),
    *("obligations", "actors.lead", "actors.support", "deadline.value", "deadline.none", "modality", "report_to"),
    *("document.header", "document.obligations"),
)
_HEAD = """\
# docproc beside what one would compose of known libraries

Written by `python -m corpus.baselines` (`--release` adds the test part). Each reads the same files; one comparison
measures all. *composed*: pdfplumber or python-docx, underthesea's sentences, regular expressions, dateparser.
*underthesea NER*: the same with its named entities for every body, place and person. *spaCy rules*: a blank pipeline,
sentencizer and token patterns. *dateparser*: each day that it finds in a line is a deadline. They are in
`corpus/baselines`, written as a capable programmer would in a day or two; neither strawmen nor tuned.
"""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A system that reads a file, as ``corpus.evaluate`` wants it.

    Attributes:
        reader: takes a path, gives the output contract's fields that it can fill.
    """

    reader: Callable[[Path], Content]

    def __call__(self, case: Case) -> Prediction:
        """What the system says of a document, rendered first where it is to be read in another form."""
        if not case.render or not case.form:
            return Prediction(self.reader(case.document))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / f"{case.name}.pdf"
            file.write_bytes(rendered(case.document, case.gold, case.form)[0])
            return Prediction(self.reader(file))


SYSTEMS: Mapping[str, Predictor] = {
    "docproc": read,
    "composed": Baseline(composed),
    "underthesea NER": Baseline(underthesea_ner),
    "spaCy rules": Baseline(spacy_rules),
}


def _sets(*, release: bool) -> dict[str, Sequence[Group]]:
    real = [group for group in GROUPS if group.key in ("pdf", "word")]
    sets: dict[str, Sequence[Group]] = {
        "Real dispatches, PDF with text and Word": real,
        "Authored, train and dev, as text": [authored("text", OPEN)],
    }
    if release:
        sets["Authored test part, as text"] = [authored("text", ("test",))]
        sets["Authored test part, as born-digital PDF"] = [authored("pdf", ("test",))]
    return sets


def _single_clauses(half: str) -> dict[str, Cells]:
    """The tables of single clauses and of lines with deadlines, of one half."""
    clauses = {name: score_clauses.measure(load_cases(half), system) for name, system in score_clauses.SYSTEMS.items()}
    return {
        "Clause table": score_clauses.by_measure(clauses),
        "Deadline table": score_deadlines.by_measure(score_deadlines.measure(half)),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all systems and write the table; gives the exit status."""
    parser = argparse.ArgumentParser(prog="corpus.baselines", description="docproc beside composed libraries.")
    parser.add_argument("--release", action="store_true", help="the test part too")
    chosen = parser.parse_args(arguments)
    lines = [_HEAD]
    for title, groups in _sets(release=chosen.release).items():
        cases = [case for column in grouped(groups).columns.values() for case in column]
        if cases:
            columns = {name: list(measure_all(cases, system)) for name, system in SYSTEMS.items()}
            lines += [f"## {title}", "", *markdown("measure", measured_cells(columns, _MEASURES)), ""]
    for half in ("dev", "test") if chosen.release else ("dev",):
        for title, cells in _single_clauses(half).items():
            lines += [f"## {title}, {half}", "", *markdown("measure", cells), ""]
    TABLE.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
