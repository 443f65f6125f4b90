"""Clauses and time cells of kin.txt and offices.txt beside the documented forms; a clerk can add lines to both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from docproc.deadlines import find_deadlines
from tests.deadlines.said import value

ISSUED = {"kin": date(2023, 7, 13), "offices": date(2024, 10, 21)}


def rows() -> Iterator[tuple[str, str, date]]:
    for name, issued in ISSUED.items():
        for line in (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                printed, said = line.split(" => ")
                yield printed, said, issued


FIRST_DAY = re.compile(r" from [0-9-]{10}")


@pytest.mark.parametrize(("printed", "said", "issued"), list(rows()))
def test_line(printed: str, said: str, issued: date) -> None:
    cell = printed.startswith("[")
    found = find_deadlines(printed.strip("[]"), issue_date=issued, labelled=cell)
    told = "; ".join(map(value, found)) or "none"

    assert (told if " from " in said else FIRST_DAY.sub("", told)) == said
