"""Which body carries on the duties of another: the mergers of ministries, departments and provinces, day by day.

"Sở Giao thông vận tải tỉnh Quảng Nam" of 2024 is "Sở Xây dựng thành phố Đà Nẵng" in 2026: the department and the
province each have their own chain of successors in ``data/organisations.csv``, and a local body follows both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from docproc.bodies.registry import Organisation, name_key, organisations, rows_named

__all__ = ["carried", "same_body", "successors"]

_PLACE = re.compile(r"(?P<body>\S.*?)\s+(?:của\s+)?(?P<place>(?:tỉnh|thành phố|tp\.?)\s+\S.*)")
_CITY = re.compile(r"tp\.?\s+")
_UNIT = re.compile(r"(?:tỉnh|thành phố)\s+")
_PARTY = re.compile(r"(?P<body>(?:tỉnh|thành) ủy)\s+(?P<place>\S.*)")
_LONGEST = 5  # words in a province's bare name ("bà rịa - vũng tàu")
_MOST_STEPS = 12  # of a chain of successors; more would be a circle


def successors(name: str, *, on: date | None) -> tuple[Organisation, ...]:
    """The bodies that carry the duties of a body on a day.

    Args:
        name: as printed: ``Bộ Giao thông vận tải``, ``Sở Nội vụ tỉnh Long An``, ``UBND tỉnh Kiên Giang``.
        on: the day; ``None`` for today, as far as the registry knows.

    Returns:
        The body itself where it exists on that day, else those to which its duties went, the main one first; for a
        local body rows made of body and province (``stc@province-can-tho-2025``). Nothing for a name that the registry
        does not know, and for a body that did not exist yet.
    """
    found: dict[str, Organisation] = {}
    for row in _named(name):
        for successor in carried(row, on):
            found.setdefault(successor.id, successor)
    return tuple(found.values())


@lru_cache(maxsize=65536)
def same_body(name_a: str, day_a: date | None, name_b: str, day_b: date | None) -> bool:
    """Whether two names on two days mean one body, or one that took over the other's duties.

    Args:
        name_a: a body as printed.
        day_a: the day on which it is named; ``None`` where unknown.
        name_b: another.
        day_b: the day on which that is named.

    Returns:
        ``True`` for one name (whatever its case and spelling), for two names of one body of the registry, and where one
        succeeded the other by a merger, chains followed. ``False`` also where the registry cannot say.
    """
    if name_key(name_a) == name_key(name_b):
        return True
    if _related(_named(name_a), day_a, _named(name_b), day_b):
        return True
    body_a, places_a = _body_and_place(name_key(name_a))
    body_b, places_b = _body_and_place(name_key(name_b))
    return body_a == body_b and _related(places_a, day_a, places_b, day_b)


def _related(
    rows_a: tuple[Organisation, ...], day_a: date | None, rows_b: tuple[Organisation, ...], day_b: date | None
) -> bool:
    """Whether one of two names' rows is, or has by the other's day become, one of the other's."""
    here, there = _living(rows_a, day_a), _living(rows_b, day_b)
    forth = any(_carried_ids(row, day_b) & {other.id for other in there} for row in here)
    return forth or any(_carried_ids(row, day_a) & {other.id for other in here} for row in there)


def _living(rows: tuple[Organisation, ...], on: date | None) -> tuple[Organisation, ...]:
    """The rows that live on a day; all where the day is unknown or none lived on it."""
    return tuple(row for row in rows if on is None or row.lives(on)) or rows


def _carried_ids(row: Organisation, on: date | None) -> set[str]:
    """Ids of what a row has become by a day; of all that ever came after it where the day is unknown."""
    if on is not None:
        return {each.id for each in carried(row, on)}
    level, reached = {row.id: row}, {row.id}
    for _ in range(_MOST_STEPS):
        level = {after.id: after for each in level.values() for after in _next(each) if after.id not in reached}
        reached |= level.keys()
    return reached


def carried(row: Organisation, on: date | None) -> tuple[Organisation, ...]:
    """The row where it lives on the day (``None`` for today), else what its chain leads to."""
    level: tuple[Organisation, ...] = (row,)
    found: list[Organisation] = []
    for _ in range(_MOST_STEPS):
        found += [each for each in level if (each.valid_to is None if on is None else each.lives(on))]
        ended = (each for each in level if each.valid_to is not None and (on is None or each.valid_to < on))
        level = tuple(after for each in ended for after in _next(each))
    return tuple(found)


@cache
def _by_id() -> dict[str, Organisation]:
    return {row.id: row for row in organisations()}


def _next(row: Organisation) -> tuple[Organisation, ...]:
    """The direct successors of a row; for a local body those of its kind and, on the same day, of its province."""
    if "@" not in row.id:
        return tuple(_by_id()[successor] for successor in row.successors)
    body, place = (_by_id()[part] for part in row.id.split("@"))
    bodies = _next(body) if body.valid_to == row.valid_to else (body,)
    places = _next(place) if place.valid_to == row.valid_to else (place,)
    return _joined(bodies, places)


@lru_cache(maxsize=16384)
def _named(name: str) -> tuple[Organisation, ...]:
    """All rows that ever bore a name, local bodies put together from kind and province."""
    rows = rows_named(name)
    if rows:
        return rows
    body, places = _body_and_place(name_key(name))
    return _joined(tuple(row for row in rows_named(body) if row.kind in ("local", "department")), places)


def _body_and_place(key: str) -> tuple[str, tuple[Organisation, ...]]:
    """The body and the rows of the province in a name: "sở y tế tỉnh long an", "sở y tế long an", "tỉnh ủy long an"."""
    match = _PARTY.fullmatch(key) or _PLACE.fullmatch(key)
    if match:
        bare = _UNIT.sub("", _CITY.sub("thành phố ", match["place"]), count=1)
        return match["body"], _provinces().get(bare, ())
    words = key.split()
    for count in range(2, min(_LONGEST + 1, len(words))):
        places = _provinces().get(" ".join(words[-count:]), ())
        if places:
            return " ".join(words[:-count]), places
    return key, ()


@cache
def _provinces() -> dict[str, tuple[Organisation, ...]]:
    """Provinces by their bare name and aliases: "kiên giang", "đăk lăk"."""
    table: dict[str, tuple[Organisation, ...]] = {}
    for row in organisations():
        if row.kind == "province":
            for name in dict.fromkeys(_UNIT.sub("", name_key(name), count=1) for name in (row.name, *row.aliases)):
                table[name] = (*table.get(name, ()), row)
    return table


def _joined(bodies: tuple[Organisation, ...], places: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    """Bodies of provinces, without those whose two lives never met."""
    rows = (_local(body, place) for body in bodies for place in places)
    return tuple(row for row in rows if not (row.valid_from and row.valid_to and row.valid_from > row.valid_to))


@lru_cache(maxsize=16384)
def _local(body: Organisation, place: Organisation) -> Organisation:
    """A body of a province: it lives while both do."""
    starts = [day for day in (body.valid_from, place.valid_from) if day]
    ends = [day for day in (body.valid_to, place.valid_to) if day]
    name = f"{body.name} {place.name}"
    if body.id == "tu":
        name = f"{'Thành ủy' if place.name.startswith('thành phố') else 'Tỉnh ủy'} {place.name.split(maxsplit=1)[1]}"
        name = name.replace(" phố ", " ")
    return replace(
        body,
        id=f"{body.id}@{place.id}",
        name=name,
        valid_from=max(starts, default=None),
        valid_to=min(ends, default=None),
        successors=(),
        aliases=(),
    )
