"""Pairs entries of gold with entries found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Pairing", "equal", "paired"]

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which entries belong together, by their places in the two lists.

    Attributes:
        pairs: (place in gold, place among those found), best pair first.
        missed: places in gold that have no partner.
        extra: places among those found that have none.
    """

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]


def paired(
    gold: Sequence[_Entry], found: Sequence[_Entry], likeness: Callable[[_Entry, _Entry], float], floor: float
) -> Pairing:
    """Match each gold entry with at most one found entry, the likest first.

    Args:
        gold: the entries of gold.
        found: the entries found.
        likeness: of a gold entry and a found one; of equal ones the later in the lists goes first.
        floor: pairs below it are none.
    """
    ranked = sorted(
        (
            (like, g, f)
            for g, one in enumerate(gold)
            for f, other in enumerate(found)
            if (like := likeness(one, other)) >= floor
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for _, g, f in ranked:
        if g in free_gold and f in free_found:
            free_gold.remove(g)
            free_found.remove(f)
            pairs.append((g, f))
    return Pairing(tuple(pairs), tuple(sorted(free_gold)), tuple(sorted(free_found)))


def equal(gold: Sequence[str | None], found: Sequence[str | None]) -> Pairing:
    """Match equal keys one to one, in the order of the lists; empty keys stand on neither side."""
    waiting: dict[str, list[int]] = {}
    for place, name in reversed(list(enumerate(found))):
        if name:
            waiting.setdefault(name, []).append(place)
    pairs, missed = [], []
    for place, name in enumerate(gold):
        if name and waiting.get(name):
            pairs.append((place, waiting[name].pop()))
        elif name:
            missed.append(place)
    return Pairing(tuple(pairs), tuple(missed), tuple(sorted(place for places in waiting.values() for place in places)))
