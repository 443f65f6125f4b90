"""What is said of a set of measured documents: figures, evidence, calibration, failures; as JSON or as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.evaluate.calibration import Calibration, calibrations
from corpus.evaluate.measure import Measured, by_facet, judged, total
from corpus.evaluate.table import CHIEF, Cells, markdown, measure_rows, named_rows
from corpus.evaluate.tally import figures
from docproc.errors import DocprocError

__all__ = [
    "calibration_cells",
    "chief_rows",
    "differences",
    "evidence_cells",
    "facet_rows",
    "failure_text",
    "measured_cells",
    "quiet_documents",
    "report",
    "silence_cells",
    "tables",
]

FACET_MEASURES = (
    *("header.all", "citations", "items", "tasks", "obligations", "obligations.complete"),
    *("actors.lead", "deadline.value", "document.all"),
)
"""The measures that are given for each kind of document."""


def report(measured: Sequence[Measured], facets: Iterable[str] = ()) -> dict[str, Any]:
    """Everything as JSON.

    Args:
        measured: the documents.
        facets: by which of ``FACETS`` the figures are given apart too.
    """
    return {
        "documents": len(measured),
        "figures": figures(total(measured)),
        "overlap": {kind: round(sum(found) / len(found), 4) for kind, found in _overlaps(measured).items()},
        "calibration": [_calibration(one) for one in calibrations(judged(measured))],
        "failures": {one.case.name: failure_text(one.failure) for one in measured if one.failure},
        "by": {
            facet: {
                name: {"documents": len(found), "figures": figures(total(found))}
                for name, found in by_facet(measured, facet).items()
            }
            for facet in facets
        },
    }


def differences(measured: Iterable[Measured]) -> Iterable[dict[str, Any]]:
    """Each difference between gold and prediction, and each value whose evidence is wrong."""
    for one in measured:
        for difference in (*one.comparison.differences, *one.evidence.differences):
            yield {"document": one.case.name, "form": one.form, **difference}


def tables(columns: Mapping[str, Sequence[Measured]], facets: Iterable[str] = ()) -> list[str]:
    """Everything as lines of Markdown: measures, facets, evidence, documents that oblige nobody, confidence.

    Args:
        columns: title → the documents.
        facets: by which of ``FACETS`` the chief figures are given apart too, column by column.
    """
    blocks = [("measure", measured_cells(columns))]
    for facet in facets:
        blocks += [(_corner(facet, title, columns), facet_rows(found, facet)) for title, found in columns.items()]
    blocks += [("evidence", evidence_cells(columns)), ("oblige nobody", silence_cells(columns))]
    for title, found in columns.items():
        blocks.append((_corner("confidence", title, columns), calibration_cells(calibrations(judged(found)))))
    lines: list[str] = []
    for corner, cells in blocks:
        lines += [*([""] if lines else []), *markdown(corner, cells)] if cells else []
    failed = [one for found in columns.values() for one in found if one.failure]
    told = [f"* {one.case.name}: {failure_text(one.failure)}" for one in failed]
    return [*lines, *(["", "Could not be read, counted as empty:", "", *told] if told else [])]


def _corner(what: str, title: str, columns: Mapping[str, object]) -> str:
    return f"{what}, {title}" if len(columns) > 1 else what


def measured_cells(columns: Mapping[str, Sequence[Measured]], wanted: Sequence[str] = ()) -> Cells:
    """A row a measure, the number of documents above them."""
    counts = {("documents", title): str(len(measured)) for title, measured in columns.items()}
    return {**counts, **measure_rows({title: total(measured) for title, measured in columns.items()}, wanted)}


def chief_rows(groups: Mapping[str, Sequence[Measured]], wanted: Sequence[str] = CHIEF) -> Cells:
    """A row a group of documents, a column a chief measure."""
    return named_rows({name: (len(found), total(found)) for name, found in groups.items()}, wanted)


def facet_rows(measured: Iterable[Measured], facet: str) -> Cells:
    """A row a kind of document, a column a measure; the commonest kind first."""
    groups = by_facet(measured, facet)
    order = sorted(groups, key=lambda name: (-len(groups[name]), name))
    return chief_rows({name: groups[name] for name in order}, FACET_MEASURES)


def evidence_cells(columns: Mapping[str, Sequence[Measured]]) -> Cells:
    """The share of right spans and boxes by kind of value, and the boxes' mean overlap with gold's."""
    totals = {title: total(measured) for title, measured in columns.items()}
    kinds = [name for tallies in totals.values() for name in tallies if name.partition(".")[0] in ("spans", "boxes")]
    cells = measure_rows(totals, sorted(set(kinds), key=lambda name: (name.partition(".")[0] == "boxes", name)))
    for title, measured in columns.items():
        found = _overlaps(measured)
        every = [overlap for overlaps in found.values() for overlap in overlaps]
        if every:
            cells["mean overlap", title] = f"{sum(every) / len(every):.3f}"
    return cells


def quiet_documents(measured: Iterable[Measured]) -> list[Measured]:
    """The documents that oblige nobody by gold."""
    return [one for one in measured if "silence" in one.tallies]


def silence_cells(columns: Mapping[str, Sequence[Measured]]) -> Cells:
    """Of the documents that oblige nobody: how many were left in peace, and how many obligations were invented."""
    cells: Cells = {}
    for title, measured in columns.items():
        quiet = quiet_documents(measured)
        if quiet:
            tallies = total(quiet)
            cells["documents", title] = str(len(quiet))
            cells["left in peace", title] = str(tallies["silence"].right)
            cells["tasks invented", title] = str(tallies["tasks"].extra) if "tasks" in tallies else "–"
            cells["obligations invented", title] = str(tallies["obligations"].extra)
    return cells


def calibration_cells(found: Iterable[Calibration]) -> Cells:
    """A row a kind of value: how many with and without confidence, right share, calibration error, Brier score."""
    cells: Cells = {}
    for one in found:
        cells[one.kind, "values"] = str(one.count)
        cells[one.kind, "without confidence"] = str(one.silent)
        cells[one.kind, "right"] = f"{one.right or 0:.3f}"
        cells[one.kind, "calibration error"] = f"{one.error or 0:.3f}"
        cells[one.kind, "Brier score"] = f"{one.brier or 0:.3f}"
    return cells


def failure_text(failure: Exception | None) -> str:
    """Why a document could not be read, in one line."""
    if isinstance(failure, DocprocError):
        return f"{failure.message} [{failure.code}]"
    return f"a fault in docproc ({type(failure).__name__}: {failure})"


def _overlaps(measured: Iterable[Measured]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for one in measured:
        for kind, overlaps in one.evidence.overlaps.items():
            found.setdefault(kind, []).extend(overlaps)
    return found


def _calibration(one: Calibration) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "values": one.count,
        "without_confidence": one.silent,
        "right": one.right,
        "error": one.error,
        "brier": one.brier,
        "bins": [{"values": point.count, "confidence": point.confidence, "right": point.right} for point in one.bins],
    }
