"""Whether docproc is right as often as its confidence says.

Values are sorted by confidence and cut into ``BINS`` bins of as nearly equal numbers as can be: values of one
confidence stay together, so that the figures do not depend on the order of the documents. The expected calibration
error is the mean distance, over values, between a bin's mean confidence and its share of right values; the Brier
score is the mean square of confidence minus outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.evaluate.comparison import Judged
from corpus.evaluate.formal import HEADER

__all__ = ["BINS", "Bin", "Calibration", "calibration", "calibrations"]

BINS = 10
KINDS = (
    *(f"header.{field}" for field in HEADER),
    *("addressees", "recipients", "archive", "signature", "citations", "laws", "items", "obligations"),
    *("actors.lead", "actors.support", "deadlines"),
)
"""Kinds of value in the order of the contract."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of like confidence.

    Attributes:
        count: how many.
        confidence: their mean confidence.
        right: the share of them that is right.
    """

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How confidence agrees with truth for one kind of value.

    Attributes:
        kind: measure that the values belong to; ``all`` for every value.
        bins: by rising confidence; empty where no value has any.
        brier: Brier score, ``None`` where no value has confidence.
        silent: values without confidence, which all other figures leave out.
    """

    kind: str
    bins: tuple[Bin, ...]
    brier: float | None
    silent: int

    @property
    def count(self) -> int:
        """Values with confidence."""
        return sum(one.count for one in self.bins)

    @property
    def right(self) -> float | None:
        """The share of values with confidence that is right."""
        return sum(one.count * one.right for one in self.bins) / self.count if self.bins else None

    @property
    def error(self) -> float | None:
        """Expected calibration error."""
        if not self.bins:
            return None
        return sum(one.count * abs(one.confidence - one.right) for one in self.bins) / self.count


def calibration(kind: str, judged: Iterable[Judged]) -> Calibration:
    """The calibration of some values, taken as one kind."""
    sure: list[tuple[float, bool]] = []
    silent = 0
    for value in judged:
        if value.confidence is None:
            silent += 1
        else:
            sure.append((value.confidence, value.right))
    brier = sum((confidence - right) ** 2 for confidence, right in sure) / len(sure) if sure else None
    return Calibration(kind, tuple(map(_bin, _cut(sorted(sure)))), brier, silent)


def calibrations(judged: Sequence[Judged]) -> list[Calibration]:
    """The calibration of each kind of value that has confidence anywhere, and last of all kinds together."""
    kinds = sorted(
        {value.kind for value in judged}, key=lambda kind: (KINDS.index(kind) if kind in KINDS else 99, kind)
    )
    each = [calibration(kind, (value for value in judged if value.kind == kind)) for kind in kinds]
    spoken = [one for one in each if one.bins]
    return [*spoken, calibration("all", judged)] if spoken else []


def _cut(sure: Sequence[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """Bins of equal numbers; values of one confidence all go where the middle one of them belongs."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    done = 0
    for _, alike in groupby(sure, key=lambda one: one[0]):
        values = list(alike)
        bins.setdefault(int((done + len(values) / 2) * BINS / len(sure)), []).extend(values)
        done += len(values)
    return list(bins.values())


def _bin(values: Sequence[tuple[float, bool]]) -> Bin:
    count = len(values)
    return Bin(count, sum(value[0] for value in values) / count, sum(value[1] for value in values) / count)
