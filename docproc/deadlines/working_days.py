"""Which days offices work: the week, the public holidays of Viet Nam, and the days that decisions swapped."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from docproc.data import read_toml
from docproc.errors import UnreadableFileError

__all__ = ["OFFICE_FILE", "WorkCalendar"]

OFFICE_FILE = "DOCPROC_SWAPPED_DAYS"
"""Environment variable that names a file of swapped days of the office, in the form of ``data/swapped_days.toml``."""

_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of state offices.

    Sources: Bộ luật Lao động 2019, Điều 112 (holidays, through the package ``holidays``); Quyết định 188/1999/QĐ-TTg
    (the week of five days); yearly decisions on swapped days (``data/swapped_days.toml``).

    Attributes:
        off: working days that are days off by decision.
        worked: days off that are worked by decision.
        saturdays_off_since: the first Saturday off.
        decided_until: up to this day the holidays are decided, later ones are told by rule.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    saturdays_off_since: date = date.min
    decided_until: date = date.max

    @classmethod
    def standard(cls) -> WorkCalendar:
        """The calendar of docproc's own data, with the office's file over it where ``DOCPROC_SWAPPED_DAYS`` names one.

        Raises:
            UnreadableFileError: the office's file is missing or not of the form.
        """
        return _standard(os.environ.get(OFFICE_FILE) or None)

    @classmethod
    def with_file(cls, path: str | Path) -> WorkCalendar:
        """The calendar of docproc's own data with a file of swapped days over it.

        Args:
            path: a TOML file of the form of ``data/swapped_days.toml``; every key is optional.

        Raises:
            UnreadableFileError: it is missing or not of the form.
        """
        return _standard(str(path))

    def works(self, day: date) -> bool:
        """Whether offices work on a day."""
        if day in self.worked:
            return True
        if day in self.off or day.weekday() == _SUNDAY:
            return False
        if day.weekday() == _SATURDAY and day >= self.saturdays_off_since:
            return False
        return day not in _public_holidays()

    def from_day_on(self, day: date) -> date:
        """The first working day from ``day`` on, which may be ``day`` itself."""
        while not self.works(day):
            day += _DAY
        return day

    def up_to_day(self, day: date) -> date:
        """The last working day up to ``day``, which may be ``day`` itself."""
        while not self.works(day):
            day -= _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which is not counted (Bộ luật Dân sự 2015, Điều 147)."""
        while count > 0:
            day += _DAY
            count -= self.works(day)
        return day


@cache
def _public_holidays() -> Container[date]:
    import holidays

    return holidays.country_holidays("VN")


@cache
def _standard(office_file: str | None) -> WorkCalendar:
    own = read_toml("docproc.deadlines", "data/swapped_days.toml")
    off, worked = _swapped(own)
    since, until = own["saturdays_off_since"], own["decided_until"]
    if office_file is not None:
        table = _read(office_file)
        try:
            more_off, more_worked = _swapped(table)
            since, until = table.get("saturdays_off_since", since), table.get("decided_until", until)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableFileError(f"the file of swapped days {office_file} is not of the form: {error}") from error
        off, worked = (off - more_worked) | more_off, (worked - more_off) | more_worked
    return WorkCalendar(off, worked, since, until)


def _read(path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            f"the file of swapped days {path} ({OFFICE_FILE}) cannot be read; mend or unset it: {error}"
        ) from error


def _swapped(table: dict[str, Any]) -> tuple[frozenset[date], frozenset[date]]:
    """The days off and the days worked of a table of swaps."""
    swaps = table.get("swaps", [])
    off, worked = (frozenset(swap[key] for swap in swaps if key in swap) for key in ("off", "worked"))
    if not all(type(day) is date for day in (*off, *worked)):
        raise ValueError("off and worked are days, off = 2026-01-02")
    return off, worked
