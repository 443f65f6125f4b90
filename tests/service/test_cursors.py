"""Cursors lead on in the list that made them, and nothing else passes for one."""

from __future__ import annotations

import base64
import datetime as dt

import pytest

from service.cursors import read_cursor, write_cursor
from service.problems import ProblemError


def test_a_cursor_holds_the_sort_key() -> None:
    cursor = write_cursor("documents:-date", "2026-03-02", 17)
    assert cursor.isascii()
    assert "=" not in cursor
    assert read_cursor(cursor, "documents:-date", str, int) == ["2026-03-02", 17]


def test_days_and_moments_come_back_as_such() -> None:
    day, moment = dt.date(2026, 3, 2), dt.datetime(2026, 3, 2, 7, 30, 1, 250, tzinfo=dt.UTC)
    assert read_cursor(write_cursor("x", day, moment), "x", dt.date, dt.datetime) == [day, moment]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "không phải",
        write_cursor("documents:date", "2026-03-02", 17),
        write_cursor("documents:-date", "2026-03-02"),
        write_cursor("documents:-date", 17, 17),
        write_cursor("documents:-date", "2026\0", 17),
        write_cursor("documents:-date", "2026", 2**63),
        write_cursor("documents:-date", "2026", True),
        base64.urlsafe_b64encode(b"{}").decode(),
        base64.urlsafe_b64encode(b"[" * 20_000).decode(),
    ],
)
def test_what_another_list_or_somebody_else_made_is_refused(cursor: str) -> None:
    with pytest.raises(ProblemError) as refused:
        read_cursor(cursor, "documents:-date", str, int)
    assert (refused.value.status_code, refused.value.code) == (422, "cursor_invalid")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (dt.date, "2026-02-30"),
        (dt.date, 20260302),
        (dt.datetime, "2026-03-02T07:30:00"),
        (dt.datetime, "0001-01-01T00:00:00+14:00"),
    ],
)
def test_no_day_or_moment(kind: type[dt.date], value: int | str) -> None:
    with pytest.raises(ProblemError):
        read_cursor(write_cursor("x", value), "x", kind)
