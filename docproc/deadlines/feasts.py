"""Days with a name (Tết Nguyên đán, khai giảng, Quốc khánh) and the day on which they fall in a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from docproc.data import read_rows, read_toml
from docproc.text.keys import match_key

__all__ = ["feast_day"]

_YEAR = re.compile(r"(?<![0-9/])(?P<year>(?:19|20)[0-9]{2})(?![0-9])")

_BEFORE_NAME = r"(?:(?:khi|thời điểm|lúc|ngày|dịp|lễ|đón|kỷ niệm|hội|ngày thành lập) ){0,4}"


@dataclass(frozen=True, slots=True)
class _Feast:
    """A named day: on the same day each year, or by the lunar calendar."""

    names: re.Pattern[str]
    others: re.Pattern[str] | None
    month_day: tuple[int, int] | None
    lunar: str | None

    def names_in(self, key: str) -> bool:
        return self.names.match(key) is not None and not (self.others and self.others.match(key))

    def on(self, year: int) -> date | None:
        if self.month_day is not None:
            return date(year, *self.month_day)
        return _lunar_days().get((self.lunar or "", year))


def _beginning(names: list[str]) -> re.Pattern[str]:
    """Any of the names at the beginning of an event: "dịp lễ 30/4", not "chi trả quà Tết"."""
    return re.compile(rf"{_BEFORE_NAME}(?:{'|'.join(map(re.escape, names))})(?![\w/])")


@cache
def _feasts() -> tuple[_Feast, ...]:
    return tuple(
        _Feast(
            _beginning(entry["names"]),
            _beginning(entry["not"]) if "not" in entry else None,
            (int(entry["day"][:2]), int(entry["day"][3:])) if "day" in entry else None,
            entry.get("lunar"),
        )
        for entry in read_toml("docproc.deadlines", "data/feasts.toml")["feasts"]
    )


@cache
def _lunar_days() -> dict[tuple[str, int], date]:
    """The day of each lunar feast, by its column and the year."""
    return {
        (feast, int(row["year"])): date.fromisoformat(row[feast])
        for row in read_rows("docproc.deadlines", "data/lunar_days.csv")
        for feast in ("tet", "hung_kings", "mid_autumn")
    }


def feast_day(event: str, after: date | None) -> date | None:
    """The day of an event that the calendar knows.

    Args:
        event: the event as printed: "Tết Nguyên đán Giáp Thìn", "khai giảng năm học 2026 - 2027".
        after: the day of issue; without a printed year the feast is the next one from it.

    Returns:
        The day; ``None`` where the event is no known feast, or no year can be told.
    """
    key = match_key(event)
    feast = next((feast for feast in _feasts() if feast.names_in(key)), None)
    if feast is None:
        return None
    printed = _YEAR.search(key)
    if printed:
        return feast.on(int(printed["year"]))
    if after is None:
        return None
    return next((day for year in (after.year, after.year + 1) if (day := feast.on(year)) and day >= after), None)
