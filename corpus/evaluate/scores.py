"""The tables that are committed: ``corpus/SCORES.md``, written each time, and ``corpus/RELEASE.md``, for releases.

They hold no date and no time, so that their diffs show gains and losses and nothing else.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import docproc
from corpus.evaluate.baseline import BASELINE, document_changes, read_baseline, write_baseline
from corpus.evaluate.calibration import Calibration, calibrations
from corpus.evaluate.groups import GROUPS, OPEN, REPO, ungrouped
from corpus.evaluate.measure import Measured, judged, total
from corpus.evaluate.reliability import reliability_svg
from corpus.evaluate.report import (
    calibration_cells,
    chief_rows,
    evidence_cells,
    facet_rows,
    failure_text,
    measured_cells,
    silence_cells,
)
from corpus.evaluate.table import Cells, changes, markdown, read_table, with_excerpt
from corpus.evaluate.tally import Tally

__all__ = [
    "CHIEF_TABLE",
    "PICTURE",
    "RELEASE",
    "RELEASE_PICTURE",
    "SCORES",
    "Runs",
    "committed",
    "in_clone",
    "published",
    "read_section",
    "release_text",
    "scores_text",
    "sections",
    "table_changes",
]

_CORPUS = Path(__file__).resolve().parents[1]
SCORES = _CORPUS / "SCORES.md"
RELEASE = _CORPUS / "RELEASE.md"
README = REPO / "README.md"
PICTURE = _CORPUS / "calibration.svg"
RELEASE_PICTURE = REPO / "docs" / "reliability.svg"
CHIEF_TABLE = "Real and authored"
_BY_FORM = "Authored, by form"
_EVIDENCE = "Evidence"
_TOLD = (CHIEF_TABLE, _BY_FORM, _EVIDENCE)
_BORN_DIGITAL = ("real PDF", "real Word, text")
_DOCUMENTS = ("document.header", "document.citations", "document.obligations", "document.all")


@dataclass(slots=True)
class Runs:
    """What was measured for a table.

    Attributes:
        real: title of the column → others' documents.
        forms: form → authored documents in it.
    """

    real: Mapping[str, Sequence[Measured]]
    forms: Mapping[str, Sequence[Measured]]

    @property
    def text(self) -> Sequence[Measured]:
        """The authored documents as text."""
        return self.forms.get("text", ())

    @property
    def failures(self) -> list[Measured]:
        """What could not be read."""
        return [one for runs in (self.real, self.forms) for found in runs.values() for one in found if one.failure]

    def calibrations(self, split: str) -> list[Calibration]:
        """Of the authored documents of one part of the corpus, in all forms."""
        return calibrations(judged(one for found in self.forms.values() for one in found if one.case.split == split))

    def real_calibrations(self) -> list[Calibration]:
        """Of others' documents."""
        return calibrations(judged(one for found in self.real.values() for one in found))


def sections(runs: Runs, before: str = "") -> dict[str, Cells]:
    """The tables of ``SCORES.md`` by their headings.

    Args:
        runs: what was measured.
        before: the text of an earlier ``SCORES.md``, from which columns are taken whose documents are not here.
    """
    columns = {**runs.real, "authored": runs.text}
    old = read_section(before, CHIEF_TABLE)
    chief = measured_cells(columns)
    names = list(dict.fromkeys(name for name, _ in (*chief, *old)))
    titles = [group.title for group in GROUPS if group.title in columns or any(t == group.title for _, t in old)]
    source = {title: chief if title in columns else old for title in titles}
    found = {
        CHIEF_TABLE: {(name, title): source[title].get((name, title), "–") for name in names for title in titles},
        _BY_FORM: measured_cells(runs.forms),
        "Authored, by part of the corpus": measured_cells(
            {split: [one for one in runs.text if one.case.split == split] for split in OPEN}
        ),
    }
    return found | _apart(runs, "dev")


def _apart(runs: Runs, split: str) -> dict[str, Cells]:
    """The tables that both documents have, of the authored documents."""
    return {
        "By issuer": facet_rows(runs.text, "level"),
        "By type": facet_rows(runs.text, "type"),
        "Documents that oblige nobody": silence_cells(runs.forms),
        _EVIDENCE: evidence_cells(runs.forms),
        f"Confidence, {split}": calibration_cells(runs.calibrations(split)),
        "Confidence, real documents": calibration_cells(runs.real_calibrations()),
    }


def scores_text(runs: Runs, before: str = "") -> str:
    """The text of ``SCORES.md``.

    Args:
        runs: what was measured.
        before: as for ``sections``.
    """
    head = [
        "# Scores",
        "",
        f"Written by `make score` with docproc {docproc.__version__}; `docs/accuracy.md` says how to read it.",
        "An accuracy stands with (right/tried), an F1 with (right +invented -missed). Authored documents are those of",
        "dev and train: `scores.csv` has each by itself; the test part is in `RELEASE.md`, confidence in",
        "`calibration.svg`.",
        "",
    ]
    return _text(head, sections(runs, before), runs.failures)


def release_text(runs: Runs) -> str:
    """The text of ``RELEASE.md``: the test part of the corpus in all forms, and others' documents beside it."""
    head = [
        "# Scores of the test part",
        "",
        f"Written by `docproc evaluate --release` with docproc {docproc.__version__}; `docs/accuracy.md` says how to",
        "read it. Nobody looks at these documents, or at their errors, while docproc is made.",
        "",
    ]
    found = {
        "Test part, by form": measured_cells(runs.forms),
        "Real documents": measured_cells(runs.real),
        "Born-digital, test part beside real": _beside(runs),
        "Whole documents": chief_rows({**runs.forms, **runs.real}, _DOCUMENTS),
        **_apart(runs, "test"),
    }
    return _text(head, found, runs.failures)


def _beside(runs: Runs) -> Cells:
    """The figures of born-digital PDF and Word files of both kinds, and by how much the real ones lag."""
    sides = {
        "test part": [one for form in ("pdf", "docx") for one in runs.forms.get(form, ())],
        "real": [one for title in _BORN_DIGITAL for one in runs.real.get(title, ())],
    }
    if not all(sides.values()):
        return {}
    totals = {side: total(found) for side, found in sides.items()}
    cells = measured_cells(sides)
    for measure in dict.fromkeys(name for name, _ in cells):
        scores = [totals[side].get(measure, Tally()).score(measure) for side in sides]
        if scores[0] is not None and scores[1] is not None:
            cells[measure, "lag of the real"] = f"{scores[0] - scores[1]:+.3f}"
    return cells


def _text(head: Sequence[str], found: Mapping[str, Cells], failures: Sequence[Measured]) -> str:
    lines = list(head)
    for heading, cells in found.items():
        lines += [f"## {heading}", "", *markdown("", cells), ""] if cells else []
    told = [f"* {one.case.name} ({one.form}): {failure_text(one.failure)}" for one in failures]
    return "\n".join([*lines, *(["## Could not be read, counted as empty", "", *told, ""] if told else [])])


def read_section(text: str, heading: str) -> Cells:
    """The table under a heading of ``SCORES.md``; empty where there is no such heading."""
    lines = iter(text.splitlines())
    for line in lines:
        if line == f"## {heading}":
            return read_table(list(takewhile(lambda line: not line.startswith("## "), lines)))
    return {}


def table_changes(before: str, after: Mapping[str, Cells]) -> list[str]:
    """One line a cell that is not what it was, in the tables in which more is better."""
    told = {heading: changes(read_section(before, heading), after[heading]) for heading in _TOLD if heading in after}
    return [f"{heading}: {line}" for heading, lines in told.items() for line in lines]


def published(runs: Runs, *, release: bool) -> tuple[dict[Path, str], list[str]]:
    """The files to write, and what to tell.

    Args:
        runs: what was measured.
        release: whether it is the test part, which has a table of its own.

    Returns:
        Path → its new text; and lines: the tables, then gains and losses against what is committed.
    """
    if release:
        text = release_text(runs)
        return {RELEASE: text, RELEASE_PICTURE: reliability_svg(runs.calibrations("test"))}, text.splitlines()
    before = committed(SCORES)
    text, found = scores_text(runs, before), sections(runs, before)
    documents = {one.case.name: one.tallies for one in runs.text}
    changed = [*table_changes(before, found), *document_changes(read_baseline(committed(BASELINE)), documents)]
    files = {SCORES: text, BASELINE: write_baseline(documents), PICTURE: reliability_svg(runs.calibrations("dev"))}
    if README.is_file():
        files[README] = with_excerpt(README.read_text(encoding="utf-8"), found[CHIEF_TABLE])
    strays = [f"not measured, belongs to no group: {name}" for name in ungrouped()]
    return files, [text, *strays, *(changed or ["no gains, no losses"])]


def in_clone() -> bool:
    """Whether this is docproc's source, where the tables are kept, and not an installed copy."""
    return (REPO / "pyproject.toml").is_file()


def committed(path: Path) -> str:
    """A file as last committed; as it lies on the disk where git cannot say, empty where it does not."""
    shown = subprocess.run(
        ["git", "show", f"HEAD:{path.relative_to(REPO).as_posix()}"],  # noqa: S607 - whichever git the developer uses
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if shown.returncode == 0:
        return shown.stdout
    return path.read_text(encoding="utf-8") if path.exists() else ""
