"""Clauses and time cells of kin.txt beside the documented forms; the file can be extended without knowing Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docproc.deadlines import FoundDeadline, find_deadlines

ISSUED = date(2023, 7, 13)
LINES = (Path(__file__).parent / "kin.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split(" => ")) for line in LINES if not line.startswith("#")]


def value(found: FoundDeadline) -> str:
    said = [
        found.kind,
        found.due or found.rrule or found.duration,
        found.time,
        found.bound,
        found.anchor,
        "working" if found.working_days else None,
        "approximate" if found.approximate else None,
        f"from {found.first_day}" if found.first_day else None,
    ]
    return " ".join(word for word in said if word)


@pytest.mark.parametrize(("printed", "said"), ROWS)
def test_line(printed: str, said: str) -> None:
    cell = printed.startswith("[")
    found = find_deadlines(printed.strip("[]"), issue_date=ISSUED, labelled=cell)

    assert ("; ".join(map(value, found)) or "none") == said
