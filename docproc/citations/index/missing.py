"""Documents that are cited and not held, grouped by identity as far as print says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from docproc.citations.identity import number_key, period
from docproc.citations.index.query import make_query
from docproc.citations.index.records import Record
from docproc.citations.index.results import Link, Missing

__all__ = ["group_missing"]

_Key = tuple[str, str, str]
"""Number, body with territory, period; the last two are empty where nothing says them."""


@dataclass(slots=True)
class _Group:
    numbers: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)

    def take(self, other: _Group) -> None:
        """Add another group's statements."""
        self.numbers += other.numbers
        self.issuers += other.issuers
        self.years += other.years
        self.sources |= other.sources


def group_missing(links: Iterable[Link], record_of: Callable[[str], Record]) -> list[Missing]:
    """The unmatched links by document, the most cited first.

    A citation without date or territory counts to the one document of its number that says them, if it is one only.

    Args:
        links: all links.
        record_of: gives a citing record by id.
    """
    groups: dict[_Key, _Group] = {}
    for link in links:
        if link.resolution.state == "unmatched":
            _take(groups, link, record_of(link.source))
    by_number: dict[str, list[_Key]] = {}
    for key in groups:
        by_number.setdefault(key[0], []).append(key)
    for keys in by_number.values():
        _join(groups, keys)
    found = (_missing(group) for group in groups.values())
    return sorted(found, key=lambda each: (-each.count, each.number, each.year or 0, each.cited_by, each.issuer or ""))


def _take(groups: dict[_Key, _Group], link: Link, citing: Record) -> None:
    reference, query = link.reference, make_query(link.reference, citing)
    where = f"{query.body.name}@{'|'.join(query.places)}" if query.body.scope == "central" or query.places else ""
    group = groups.setdefault((number_key(reference.number), where, period(reference.number, reference.date)), _Group())
    group.numbers[reference.number] += 1
    group.sources.add(link.source)
    if reference.issuer:
        group.issuers[reference.issuer] += 1
    year = query.number.tail.year or query.day // 10000
    if year:
        group.years[year] += 1


def _join(groups: dict[_Key, _Group], keys: list[_Key]) -> None:
    """Groups that say less go to the one that says all, if they may be part of exactly one."""
    wholes = [key for key in keys if not any(_part_of(key, other) for other in keys)]
    for key in keys:
        wider = [whole for whole in wholes if _part_of(key, whole)]
        if len(wider) == 1:
            groups[wider[0]].take(groups.pop(key))


def _part_of(key: _Key, other: _Key) -> bool:
    return key != other and key[1] in ("", other[1]) and key[2] in ("", other[2])


def _missing(group: _Group) -> Missing:
    def usual(counter: Counter[str]) -> str | None:
        return min(counter, key=lambda value: (-counter[value], value)) if counter else None

    year = min(group.years, key=lambda value: (-group.years[value], value)) if group.years else None
    return Missing(
        usual(group.numbers) or "", usual(group.issuers), year, len(group.sources), tuple(sorted(group.sources))
    )
