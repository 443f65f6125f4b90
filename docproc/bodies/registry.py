"""The registry of organisations: names, codes and lifetimes, as dated data."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from docproc.text.keys import match_key

__all__ = ["Organisation", "canonical", "name_key", "organisations"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """One row of ``data/organisations.csv``.

    Attributes:
        id: stable identifier.
        name: full name.
        codes: abbreviations in symbols of dispatches, the usual one first; provinces have their number of
            Quyết định 124/2004/QĐ-TTg, or none.
        kind: ``central``, ``ministry``, ``ministry-level``, ``agency``, ``central-unit``, ``party``, ``organisation``,
            ``university``, ``department``, ``local`` or ``province``.
        valid_from: first day; ``None`` for before anything that is read.
        valid_to: last day; ``None`` while it exists.
        successor: ``id`` of the body that took its duties.
        aliases: other spellings.
        source: where the row is from.
    """

    id: str
    name: str
    codes: tuple[str, ...]
    kind: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    aliases: tuple[str, ...]
    source: str

    def lives(self, on: date) -> bool:
        """Whether the body exists on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@cache
def organisations() -> tuple[Organisation, ...]:
    """All rows of the registry, in the file's order."""
    text = files("docproc.bodies").joinpath("data/organisations.csv").read_text("utf-8")
    return tuple(
        Organisation(
            id=row["id"],
            name=row["name"],
            codes=_split(row["codes"]),
            kind=row["kind"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            successor=row["successor"] or None,
            aliases=_split(row["aliases"]),
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def name_key(name: str) -> str:
    """The key under which two spellings of a name are one: case, tone placement, hyphens, spaces, UBND and HĐND."""
    key = " ".join(match_key(name).split())
    key = re.sub(r"\s*-\s*", " - ", key)
    key = re.sub(r"(?<!\w)ubnd(?!\w)", "ủy ban nhân dân", key)
    key = re.sub(r"(?<!\w)hđnd(?!\w)", "hội đồng nhân dân", key)
    return key.strip(" .,;:-")


@cache
def _by_name() -> dict[str, tuple[Organisation, ...]]:
    index: dict[str, list[Organisation]] = {}
    for organisation in organisations():
        for name in (organisation.name, *organisation.aliases):
            rows = index.setdefault(name_key(name), [])
            if organisation not in rows:
                rows.append(organisation)
    return {key: tuple(rows) for key, rows in index.items()}


_PLACE = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_LOCAL = re.compile(rf"(?P<body>ủy ban nhân dân|hội đồng nhân dân) (?P<place>{_PLACE}(?: .+)?)")
_DEPARTMENT = re.compile(rf"(?P<body>(?:sở|ban) .+?)(?: {_PLACE}(?: .+)?)")


def _alive(rows: tuple[Organisation, ...], on: date | None) -> Organisation | None:
    """The row that lives on the day; without a day one that still exists, else the last of the file."""
    if on is not None:
        return next((row for row in rows if row.lives(on)), None)
    return next((row for row in rows if row.valid_to is None), rows[-1] if rows else None)


def canonical(name: str, *, on: date | None = None) -> tuple[str, str] | None:
    """Full name and code of a body that the registry knows.

    "UBND tỉnh X" gives ``("Ủy ban nhân dân tỉnh X", "UBND")``; "Sở Y tế tỉnh X" gives the department's type,
    ``("Sở Y tế", "SYT")``, since symbols of local bodies do not say the province.

    Args:
        name: as printed.
        on: the dispatch's day; a body that did not exist on it is not given.

    Returns:
        Name and code (empty where the body has none), or ``None`` for a name that the registry does not know.
    """
    key = name_key(name)
    if not key:
        return None
    rows = _by_name().get(key)
    if rows is not None:
        found = _alive(rows, on)
        return (found.name, found.codes[0] if found.codes else "") if found else None
    local = _LOCAL.fullmatch(key)
    if local is not None:
        body = _by_name()[local["body"]][0]
        printed = " ".join(name.split()).strip(" .,;:-")
        place = printed[-len(local["place"]) :] if len(printed) >= len(local["place"]) else local["place"]
        return f"{body.name} {place}", body.codes[0]
    department = _DEPARTMENT.fullmatch(key)
    if department is not None:
        found = _alive(_by_name().get(department["body"], ()), on)
        if found is not None and found.kind == "department":
            return found.name, found.codes[0]
    return None
