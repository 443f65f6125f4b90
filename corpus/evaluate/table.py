"""Figures as Markdown tables: written, read back, compared with earlier ones, and their chief rows for the README."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from corpus.evaluate.tally import SETS, Tallies, Tally

__all__ = [
    "CHIEF",
    "MEASURES",
    "README_MARKS",
    "Cells",
    "cell",
    "changes",
    "markdown",
    "measure_rows",
    "named_rows",
    "read_table",
    "with_excerpt",
]

README_MARKS = ("<!-- scores: written by make score -->\n", "<!-- end of scores -->")
CHIEF = ("header.all", "header.number", "citations", "tasks", "obligations", "actors.lead", "deadline.value")
"""The measures that stand for all others where there is little room."""
# The order of the fields in the contract, then whole documents, then evidence.
MEASURES = (
    *("header.all", "header.number", "header.date", "header.place", "header.issuer", "header.parent"),
    *("header.type", "header.subject", "header.subject.soft", "header.urgency", "header.secrecy"),
    *("addressees", "addressees.soft", "recipients", "recipients.purpose", "archive"),
    *("signature.name", "signature.title", "signature.capacity"),
    *("citations", "citations.type", "citations.date", "citations.issuer", "laws"),
    *("items", "items.strict", "items.label", "tasks", "tasks.strict", "tasks.label"),
    *("obligations", "obligations.strict", "obligations.complete"),
    *("actors.lead", "actors.lead.soft", "actors.support", "actors.support.soft"),
    *("deadline.value", "deadline.none", "further_deadlines", "modality", "report_to"),
    *("deliverable", "deliverable.soft", "basis", "umbrella", "condition", "if_silent", "silence"),
    *("document.header", "document.citations", "document.obligations", "document.all", "document.strict"),
    *("spans", "boxes"),
)
Cells = dict[tuple[str, str], str]
"""A table's cells by (row's name, column's title)."""
NOTHING = "–"


def cell(measure: str, tally: Tally | None, sets: Container[str] = SETS) -> str:
    """One cell: ``0.952 (20/21)`` for an accuracy, ``0.909 (10 +1 -1)`` (right, invented, missed) for an F1.

    Args:
        measure: its name.
        tally: its counts.
        sets: the measures whose figure is an F1.
    """
    score = None if tally is None else tally.f1 if measure in sets else tally.recall
    if tally is None or score is None:
        return NOTHING
    right, extra, missed = tally.right, tally.extra, tally.missed
    counts = f"{right} +{extra} -{missed}" if measure in sets else f"{right}/{right + missed}"
    return f"{score:.3f} ({counts})"


def measure_rows(columns: Mapping[str, Tallies], wanted: Sequence[str] = ()) -> Cells:
    """The cells of a table with a row a measure.

    Args:
        columns: title → counts.
        wanted: the measures, in order; those of ``MEASURES`` that were counted where none is given.
    """
    counted = {name for tallies in columns.values() for name in tallies}
    order = wanted or [name for name in MEASURES if name in counted]
    return {(name, title): cell(name, tallies.get(name)) for name in order for title, tallies in columns.items()}


def named_rows(rows: Mapping[str, tuple[int, Tallies]], wanted: Sequence[str] = CHIEF) -> Cells:
    """The cells of a table with a row a kind of document and a column a measure.

    Args:
        rows: name of the kind → how many documents, and their counts.
        wanted: the measures.
    """
    cells: Cells = {}
    for name, (documents, tallies) in rows.items():
        cells[name, "documents"] = str(documents)
        cells |= {(name, measure): cell(measure, tallies.get(measure)) for measure in wanted}
    return cells


def markdown(corner: str, cells: Mapping[tuple[str, str], str]) -> list[str]:
    """The lines of a table.

    Args:
        corner: what stands above the rows' names.
        cells: rows and columns come in the order in which they first stand there.
    """
    titles = list(dict.fromkeys(title for _, title in cells))
    rows = [[corner, *titles], ["---"] * (len(titles) + 1)]
    rows += [
        [name, *(cells.get((name, title), NOTHING) for title in titles)]
        for name in dict.fromkeys(name for name, _ in cells)
    ]
    return ["| " + " | ".join(row) + " |" for row in rows]


def read_table(lines: Iterable[str]) -> Cells:
    """The cells of the first table among some lines; the inverse of ``markdown``."""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            rows.append([part.strip() for part in line.strip().strip("|").split("|")])
        elif rows:
            break
    if not rows:
        return {}
    titles = rows[0][1:]
    return {(row[0], title): value for row in rows[2:] for title, value in zip(titles, row[1:], strict=False)}


def with_excerpt(readme: str, cells: Mapping[tuple[str, str], str]) -> str:
    """The README with the chief rows of a table between its two marks, so that it never disagrees with the table."""
    head, opening, rest = readme.partition(README_MARKS[0])
    _, closing, tail = rest.partition(README_MARKS[1])
    if not closing:
        return readme
    chief = {place: value for place, value in cells.items() if place[0] in ("documents", *CHIEF)}
    return "".join((head, opening, *(f"{line}\n" for line in markdown("measure", chief)), closing, tail))


def changes(before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> list[str]:
    """One line a cell that changed, gains first; columns and rows that only one side has are left out."""
    lines = []
    columns = {title for _, title in before} & {title for _, title in after}
    for name, title in sorted({*before} | {*after}):
        old, new = before.get((name, title), NOTHING), after.get((name, title), NOTHING)
        if title not in columns or name == "documents" or old == new:
            continue
        old_score, new_score = (0.0 if text == NOTHING else float(text.split()[0]) for text in (old, new))
        word = "gain" if new_score > old_score else "loss" if new_score < old_score else "same"
        lines.append((("gain", "loss", "same").index(word), f"{word}  {title:16} {name:20} {old} → {new}"))
    return [line for _, line in sorted(lines)]
