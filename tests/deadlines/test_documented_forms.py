"""The table of forms in docs/deadlines.md is what docproc says of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from docproc.deadlines import ASSUMPTIONS, FoundDeadline, find_deadlines, latest_day, occurrences
from tests.deadlines.said import value

ISSUED = date(2023, 7, 13)
PAGE = (Path(__file__).parents[2] / "docs" / "deadlines.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)


def last_day(found: FoundDeadline) -> str:
    if found.rrule:
        return f"next {occurrences(found, ISSUED)[0].latest}"
    day = latest_day(found, ISSUED).day
    return day.isoformat() if day else "-"


@pytest.mark.parametrize(("form", "printed", "said", "last", "assumed"), ROWS)
def test_row(form: str, printed: str, said: str, last: str, assumed: str) -> None:
    found = find_deadlines(printed, issue_date=ISSUED)
    codes = [", ".join((*one.assumptions, *latest_day(one, ISSUED).assumptions)) for one in found]

    assert ("; ".join(map(value, found)) or "none") == said
    assert "; ".join(map(last_day, found)) == last.strip()
    assert "; ".join(code for code in codes if code) == assumed.strip()


def test_the_table_has_all_forms() -> None:
    assert {int(form) for form, *_ in ROWS} == set(range(1, 83))


def test_the_page_explains_each_code() -> None:
    assert dict(
        re.findall(r"^\| `(\w+)` \| (.+?) \|$", PAGE.split("## What is no deadline")[0], re.MULTILINE)
    ).items() >= (ASSUMPTIONS.items())
