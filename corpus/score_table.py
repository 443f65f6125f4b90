"""The table of figures: written, read back, compared with an earlier one, and its chief rows for the README."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import docproc
from corpus.groups import Group

__all__ = ["README_MARKS", "Cells", "Result", "cells", "changes", "read_table", "with_excerpt", "write_table"]

README_MARKS = ("<!-- scores: written by make score -->\n", "<!-- end of scores -->")
README_MEASURES = ("header.all", "header.number", "citations", "tasks", "obligations", "actors.lead", "deadline.value")
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


def with_excerpt(readme: str, table: str) -> str:
    """The README with the chief rows of ``table`` between its two marks, so that it never disagrees with the table."""
    head, opening, rest = readme.partition(README_MARKS[0])
    _, closing, tail = rest.partition(README_MARKS[1])
    if not closing:
        return readme
    lines = [line for line in table.splitlines() if line.startswith("|")]
    rows = [line for line in lines[2:] if line.split(" | ")[0].strip("| ") in ("documents", *README_MEASURES)]
    return "".join((head, opening, *(f"{line}\n" for line in lines[:2] + rows), closing, tail))


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
