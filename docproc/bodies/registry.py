"""The registry of organisations: names, codes and lifetimes, as dated data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import zip_longest

from docproc.data import day, read_rows, several
from docproc.text.keys import match_key

__all__ = ["Organisation", "canonical", "name_key", "organisations", "rows_named"]


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
        successors: ``id`` of the bodies that took its duties, the main one first.
        aliases: other spellings.
        source: where the row is from.
    """

    id: str
    name: str
    codes: tuple[str, ...]
    kind: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str

    def lives(self, on: date) -> bool:
        """Whether the body exists on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@cache
def organisations() -> tuple[Organisation, ...]:
    """All rows of the registry, in the file's order."""
    return tuple(
        Organisation(
            id=row["id"],
            name=row["name"],
            codes=several(row["codes"]),
            kind=row["kind"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            successors=several(row["successor"]),
            aliases=several(row["aliases"]),
            source=row["source"],
        )
        for row in read_rows("docproc.bodies", "data/organisations.csv")
    )


_HYPHEN = re.compile(r"[ ]?[-–][ ]?")
_LONG = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_SHORT = re.compile(r"(?<!\w)(?:ubnd|hđnd)(?!\w)")


def name_key(name: str) -> str:
    """The key under which two spellings of a name are one: case, tone placement, hyphens, spaces, UBND and HĐND."""
    key = _HYPHEN.sub(" - ", " ".join(match_key(name).split()))
    return _SHORT.sub(lambda match: _LONG[match.group()], key).strip(" .,;:-")


@cache
def _by_name() -> dict[str, tuple[Organisation, ...]]:
    index: dict[str, list[Organisation]] = {}
    for organisation in organisations():
        for name in (organisation.name, *organisation.aliases):
            rows = index.setdefault(name_key(name), [])
            if organisation not in rows:
                rows.append(organisation)
    return {key: tuple(rows) for key, rows in index.items()}


def rows_named(name: str) -> tuple[Organisation, ...]:
    """All rows that bear a name or an alias, those of the past too; nothing for a name that the registry lacks."""
    return _by_name().get(name_key(name), ())


_PLACE = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_LOCAL = re.compile(rf"(?P<body>ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?P<place>{_PLACE}(?!\w)(?: .+)?)")
_DEPARTMENT = re.compile(rf"(?P<body>(?:sở|ban) .+?)(?: {_PLACE}(?: .+)?)")
_UNITS = re.compile(rf"(?<!\w){_PLACE}(?!\w)")
_SYLLABLE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MAX_SYLLABLES = 4  # of one place's name in capitals; more of them hold another body


def _alive(rows: tuple[Organisation, ...], on: date | None) -> Organisation | None:
    """The row that lives on the day; without a day one that still exists, else the last of the file."""
    if on is not None:
        return next((row for row in rows if row.lives(on)), None)
    return next((row for row in rows if row.valid_to is None), rows[-1] if rows else None)


@lru_cache(maxsize=4096)
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
    printed = " ".join(name.split()).strip(" .,;:-")
    local = _LOCAL.fullmatch(match_key(printed))
    if local is not None:
        body = _by_name()[name_key(local["body"])][0]
        place = _place(printed[local.start("place") :])
        return (f"{body.name} {place}", body.codes[0]) if place else None
    department = _DEPARTMENT.fullmatch(key)
    if department is not None:
        found = _alive(_by_name().get(department["body"], ()), on)
        if found is not None and found.kind == "department":
            return found.name, found.codes[0] if found.codes else ""
    return None


def _place(printed: str) -> str | None:
    """A territory as it is written in running text: "TỈNH AN GIANG" is "tỉnh An Giang".

    Args:
        printed: unit and name, in any case.

    Returns:
        The province's registry name, else the unit in lower case and the name with capitals; ``None`` for a name in
        capitals that is too long to be one place's.
    """
    province = next((row for row in _by_name().get(name_key(printed), ()) if row.kind == "province"), None)
    if province is not None:
        return province.name
    key = match_key(printed)
    units = list(_UNITS.finditer(key))
    if not printed.isupper():
        return _unit(units[0].group()) + printed[units[0].end() :]
    parts = []
    for unit, following in zip_longest(units, units[1:]):
        name = printed[unit.end() : following.start() if following else len(printed)].strip()
        if len(name.replace("-", " ").split()) > _MAX_SYLLABLES:
            return None
        parts.append(f"{_unit(unit.group())} {_SYLLABLE.sub(_capitalised, name)}".strip())
    return " ".join(parts)


def _unit(key: str) -> str:
    return "thành phố" if key.startswith("tp") else key


def _capitalised(syllable: re.Match[str]) -> str:
    return syllable.group()[:1] + syllable.group()[1:].lower()
