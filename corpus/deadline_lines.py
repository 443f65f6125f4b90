"""Clauses with their deadlines (``corpus/deadlines``): the form of the table, one case a line.

``1a | 1 | 2023-07-13 | Sở Y tế rà soát … trước ngày 29/9/2023. | "trước ngày 29/9/2023" date 2023-09-29 before | why``

A clause in ``[…]`` is a bare cell of a time column. ``-`` stands for no deadline; several are joined by `` & ``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.notation.obligations import parse_deadline

__all__ = ["FOLDER", "FORMS", "SPLITS", "Case", "GoldDeadline", "load_cases", "parse_case"]

FOLDER = Path(__file__).resolve().parent / "deadlines"
SPLITS = ("dev", "test")
FORMS = range(1, 83)
"""The forms in which offices print deadlines, numbered; what is kin to none of them has a word instead."""

_NEXT = re.compile(r' & (?=")')
_EXTRA = re.compile(r"\s(?P<word>approximate|latest=(?P<latest>\d{4}-\d\d-\d\d)|\?(?P<open>[a-z_]+))(?=\s|$)")
_ATTRIBUTES = ("kind", "due", "bound", "time", "duration", "anchor", "working_days", "rrule")


@dataclass(frozen=True, slots=True)
class GoldDeadline:
    """One deadline that a clause sets.

    Attributes:
        text: as printed.
        values: attribute → value by the annotation guide; one whose answer is open is left out and not compared.
        latest: ISO last day in time, where it is sure.
        approximate: its edge is soft (``cuối tháng 8``); ``None`` where that is open.
    """

    text: str
    values: dict[str, Any]
    latest: str | None = None
    approximate: bool | None = False


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table.

    Attributes:
        id: unique in both halves.
        form: number of its form, or a word.
        issued: day of the dispatch it stands in.
        clause: as printed, without the brackets of a cell.
        cell: whether it is a bare cell of a time column.
        deadlines: in the order of the text.
        why: what settles a reading that two persons could dispute.
    """

    id: str
    form: str
    issued: datetime.date
    clause: str
    cell: bool
    deadlines: tuple[GoldDeadline, ...]
    why: str = ""


def parse_case(line: str) -> Case:
    """Read one line of the table.

    Raises:
        ValueError: it has too few or too many columns, or one that cannot be read.
    """
    columns = [column.strip() for column in line.split(" | ")]
    if len(columns) not in (5, 6):
        raise ValueError(f"a case has five columns or six: {line[:60]}")
    name, form, issued, clause, deadlines, *why = columns
    cell = clause.startswith("[") and clause.endswith("]")
    return Case(
        id=name,
        form=form,
        issued=datetime.date.fromisoformat(issued),
        clause=clause[1:-1] if cell else clause,
        cell=cell,
        deadlines=() if deadlines == "-" else tuple(_gold(part) for part in _NEXT.split(deadlines)),
        why="".join(why),
    )


def _gold(part: str) -> GoldDeadline:
    extras = list(_EXTRA.finditer(part))
    parsed = parse_deadline(_EXTRA.sub("", part))
    left_open = {match["open"] for match in extras if match["open"]}
    if not left_open <= {*_ATTRIBUTES, "approximate"}:
        raise ValueError(f"no attribute can be left open so: {part}")
    soft: bool | None = any(match["word"] == "approximate" for match in extras)
    return GoldDeadline(
        text=parsed["text"],
        values={name: parsed[name] for name in _ATTRIBUTES if name not in left_open},
        latest=next((match["latest"] for match in extras if match["latest"]), None),
        approximate=None if "approximate" in left_open else soft,
    )


def load_cases(split: str, folder: Path = FOLDER) -> Iterator[Case]:
    """The cases of ``dev`` or ``test``; empty lines and lines that begin with ``#`` are skipped.

    Raises:
        ValueError: a line cannot be read; the message names it.
    """
    for number, line in enumerate((folder / f"{split}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield parse_case(line)
            except ValueError as error:
                raise ValueError(f"{split}.txt, line {number}: {error}") from error
