"""What an office was on another day: the bodies whose duties it took over, or which took over its own.

"Sở Xây dựng tỉnh Lâm Đồng" of today was, in 2024, the Sở Xây dựng and the Sở Giao thông vận tải of Lâm Đồng,
Đắk Nông and Bình Thuận. Chains of bodies and of provinces are those of ``organisations.csv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from docproc.bodies.offices import Office
from docproc.bodies.places import LAST_DAY_OF_DISTRICTS, Place, province_named, province_rows
from docproc.bodies.registry import Organisation, name_key, organisations
from docproc.bodies.successors import carried

__all__ = ["Life", "lives_on"]

Relation = Literal["same", "merged", "later"]
_LOCAL = frozenset({"department", "local"})


@dataclass(frozen=True, slots=True)
class Life:
    """An office as it was on a day.

    Attributes:
        office: with the body and the province of that day.
        relation: ``same``; ``merged``: the office asked of took its duties over later; ``later``: it took over from
            the office asked of.
        sure: whether all its duties went that way; ``False`` for one successor of several, and for what a body that
            took over has to do besides.
        changed: the day from which the successor acts.
    """

    office: Office
    relation: Relation = "same"
    sure: bool = True
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of body or province on the day, and how it belongs to the one asked of."""

    row: Organisation | None
    relation: Relation = "same"
    sure: bool = True
    changed: date | None = None


@lru_cache(maxsize=4096)
def lives_on(office: Office, day: date | None, *, on: date | None = None) -> tuple[Life, ...]:
    """What an office was on a day.

    Args:
        office: the office asked of.
        day: the dispatch's day; ``None`` where it is unknown: the office is then taken as it is named.
        on: the day on which the office is asked of; ``None`` for today, as far as the registry knows.

    Returns:
        The office itself first where it lived, then those it descends from; nothing for one that did not exist and
        descends from none that the registry knows.
    """
    if day is None:
        return (Life(office),)
    if office.level == "district" and day > LAST_DAY_OF_DISTRICTS:
        return ()
    bodies = _rows_on(office.rows, day, on)
    provinces = _rows_on(province_rows(office.place.province or ""), day, on)
    if not office.merges and office.level != "central":
        provinces = [one for one in provinces if one.relation == "same"]
    found = [_life(office, body, province, day, on) for body in bodies for province in provinces]
    return tuple(sorted((life for life in found if life), key=lambda life: (life.relation != "same", not life.sure)))


def _life(office: Office, body: _Row, province: _Row, day: date, on: date | None) -> Life | None:
    relations = {body.relation, province.relation}
    relation: Relation = "later" if "later" in relations else "merged" if "merged" in relations else "same"
    sure = body.sure and province.sure
    changed = max((one.changed for one in (body, province) if one.changed), default=None)
    place = office.place
    if province.row is not None and province.relation != "same":
        if place.level != "province":
            return None  # a district or commune keeps its province's name, or its own is not known
        place = Place(province_named(province.row.name))
    if place.level == "commune" and _reformed(office, day, on):
        if place.commune and place.commune.startswith("đặc khu"):
            return None
        sure, changed = False, LAST_DAY_OF_DISTRICTS + timedelta(days=1)
    rows = (body.row,) if body.row is not None else office.rows
    name = name_key(body.row.name) if body.row is not None else office.body
    kind = body.row.kind if body.row is not None and body.row.kind not in _LOCAL else office.kind
    return Life(replace(office, body=name, kind=kind, rows=rows, place=place), relation, sure, changed)


def _reformed(office: Office, day: date, on: date | None) -> bool:
    """Whether the reform of communes on 01/7/2025 lies between the day and the one asked of."""
    asked_after = on is None or on > LAST_DAY_OF_DISTRICTS
    return day <= LAST_DAY_OF_DISTRICTS and asked_after and not office.place.district


def _rows_on(rows: Sequence[Organisation], day: date, on: date | None) -> list[_Row]:
    """The rows of a day that are, became or came of those that bear a name on another day."""
    if not rows:
        return [_Row(None)]
    found: dict[str, _Row] = {}
    for row in _current(rows, on):
        if row.lives(day):
            found[row.id] = _Row(row)
        elif row.valid_to is not None and row.valid_to < day:
            for after in carried(row, day):
                found.setdefault(after.id, _after(row, after))
    for row in _current(rows, on):
        until = on if on is not None and row.lives(on) else row.valid_to
        for before in organisations():
            if before.id not in found and before.lives(day) and _same_sort(before, row):
                led = carried(before, until)
                if row.id in {one.id for one in led} and before.id != row.id:
                    found[before.id] = _before(before, row, sure=led[0].id == row.id)
    return list(found.values())


def _current(rows: Sequence[Organisation], on: date | None) -> list[Organisation]:
    """The rows that live on the day asked of; else the last that lived before, or the first after."""
    living = [row for row in rows if (row.valid_to is None if on is None else row.lives(on))]
    if living:
        return living
    ended = [row for row in rows if row.valid_to is not None and (on is None or row.valid_to < on)]
    if ended:
        return [max(ended, key=lambda row: row.valid_to or date.min)]
    return [min(rows, key=lambda row: row.valid_from or date.min)]


def _same_sort(one: Organisation, other: Organisation) -> bool:
    """Departments come of departments, provinces of provinces: only these chains are looked through."""
    return (one.kind in _LOCAL) == (other.kind in _LOCAL) and (one.kind == "province") == (other.kind == "province")


def _one_name(one: Organisation, other: Organisation) -> bool:
    """Whether two rows are of one name; a province that became a city keeps it."""
    if one.kind == "province":
        return province_named(one.name) == province_named(other.name)
    return name_key(one.name) == name_key(other.name)


def _before(before: Organisation, row: Organisation, *, sure: bool) -> _Row:
    same = _one_name(before, row)
    day = before.valid_to + timedelta(days=1) if before.valid_to else None
    return _Row(before, "same" if same else "merged", sure or same, None if same else day)


def _after(row: Organisation, after: Organisation) -> _Row:
    same = _one_name(row, after)
    day = row.valid_to + timedelta(days=1) if row.valid_to else None
    return _Row(after, "same" if same else "later", same, None if same else day)
