"""What the comparison of one prediction with its gold collects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from corpus.evaluate.keys import key
from corpus.evaluate.pairing import Pairing, equal
from corpus.evaluate.tally import Tallies, Tally

__all__ = ["Comparison", "Found", "Json", "Judged", "entries", "plain"]

Json = Mapping[str, Any]
"""An object of a gold file or a prediction."""


class Judged(NamedTuple):
    """A value that was given, whether it is right, and how sure docproc was.

    ``confidence`` is ``None`` where none was given.
    """

    kind: str
    right: bool
    confidence: float | None


class Found(NamedTuple):
    """A right value: its kind, its path in gold (``items[3]``), what gold says, and the predicted leaf."""

    kind: str
    path: str
    value: str
    leaf: Json


@dataclass(slots=True)
class Comparison:
    """Counts, differences and judgements of one document.

    Attributes:
        tallies: measure → counts.
        differences: one entry a difference: ``measure``, ``gold``, ``found``.
        judged: each value given.
        found: each right value, for its evidence.
    """

    tallies: Tallies = field(default_factory=dict)
    differences: list[dict[str, Any]] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def tally(self, measure: str) -> Tally:
        """The counts of a measure, which is from now on one of those measured."""
        return self.tallies.setdefault(measure, Tally())

    def hit(self, measure: str, right: bool) -> bool:
        """Count a try; gives ``right`` back."""
        tally = self.tally(measure)
        tally.right += right
        tally.missed += not right
        return right

    def same(self, measure: str, gold: object, found: object, about: str | None = None) -> bool:
        """Count whether two single values are the same, and note it if not; ``about`` names what they are of."""
        right = self.hit(measure, key(gold) == key(found))
        if not right:
            self.note(measure, gold if about is None else f"{about}: {gold}", found)
        return right

    def pairing(self, measure: str, pairing: Pairing) -> Pairing:
        """Count a pairing; gives it back."""
        tally = self.tally(measure)
        tally.right += len(pairing.pairs)
        tally.missed += len(pairing.missed)
        tally.extra += len(pairing.extra)
        return pairing

    def sets(
        self, measure: str, gold: Sequence[str | None], found: Sequence[str | None], about: str | None = None
    ) -> Pairing:
        """Count how two collections of keys agree, and note what was missed and invented."""
        pairing = self.pairing(measure, equal(gold, found))
        if pairing.missed or pairing.extra:
            missed = [gold[place] for place in pairing.missed]
            self.note(measure, missed if about is None else f"{about}: {missed}", [found[p] for p in pairing.extra])
        return pairing

    def note(self, measure: str, gold: object, found: object) -> None:
        """Keep a difference."""
        self.differences.append({"measure": measure, "gold": gold, "found": found})

    def judge(self, kind: str, leaf: object, right: bool) -> None:
        """Keep whether a given value is right, with its confidence."""
        self.judged.append(Judged(kind, right, _confidence(leaf)))

    def listed(
        self, kind: str, leaves: Sequence[Any], pairing: Pairing, values: Sequence[object], path: str = ""
    ) -> None:
        """Judge each entry of a list, and keep the right ones under gold's place.

        Args:
            kind: the list's name.
            leaves: what is given.
            pairing: of gold with it.
            values: what gold says, in gold's order.
            path: what stands behind the place in the path of the value (``.action``).
        """
        right = {found: gold for gold, found in pairing.pairs}
        for place, leaf in enumerate(leaves):
            self.judge(kind, leaf, place in right)
            if place in right:
                self.keep(kind, f"{kind}[{right[place]}]{path}", values[right[place]], leaf)

    def keep(self, kind: str, path: str, value: object, leaf: object) -> None:
        """Keep a right value for the measures of its evidence."""
        if isinstance(leaf, Mapping) and value is not None:
            self.found.append(Found(kind, path, str(value), leaf))


def plain(node: object) -> object:
    """A leaf's value: the node itself where it is no object."""
    return node.get("value") if isinstance(node, Mapping) else node


def entries(holder: Json, name: str) -> list[Any]:
    """The list under ``name``; empty where it is missing or ``null``."""
    return list(holder.get(name) or ())


def _confidence(leaf: object) -> float | None:
    """A leaf's confidence; that of its surest mention where it is said of mentions alone."""
    if not isinstance(leaf, Mapping):
        return None
    own = leaf.get("confidence")
    if own is not None:
        return float(own)
    said = [m["confidence"] for m in leaf.get("mentions") or () if m.get("confidence") is not None]
    return max(map(float, said), default=None)
