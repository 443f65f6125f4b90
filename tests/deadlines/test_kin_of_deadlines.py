"""Clauses and time cells of kin.txt beside the documented forms; the file can be extended without knowing Python."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docproc.deadlines import find_deadlines
from tests.deadlines.said import value

ISSUED = date(2023, 7, 13)
LINES = (Path(__file__).parent / "kin.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split(" => ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("printed", "said"), ROWS)
def test_line(printed: str, said: str) -> None:
    cell = printed.startswith("[")
    found = find_deadlines(printed.strip("[]"), issue_date=ISSUED, labelled=cell)

    assert ("; ".join(map(value, found)) or "none") == said
