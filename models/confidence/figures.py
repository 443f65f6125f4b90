"""What is measured of confidences: calibration, and whether wrong values get the low ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

from corpus.evaluate.calibration import calibration
from corpus.evaluate.comparison import Judged

__all__ = ["Figure", "figure", "table"]

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """Figures over some leaves.

    Attributes:
        leaves: how many.
        right: share of right ones.
        said: mean confidence.
        error: expected calibration error (``corpus.evaluate.calibration``).
        area: chance that a right leaf has a higher confidence than a wrong one; ``None`` without wrong ones.
        brier: mean squared distance between confidence and truth.
        alone: the same where each kind's confidence is its share of right leaves and nothing else.
    """

    leaves: int
    right: float
    said: float
    error: float
    area: float | None
    brier: float
    alone: float


def figure(chances: Sequence[float], right: Sequence[bool], shares: Sequence[float]) -> Figure:
    """Figures of some leaves.

    Args:
        chances: their confidences.
        right: whether they are right.
        shares: the share of right ones in training of the kind of each.
    """
    said, true, share = np.asarray(chances, float), np.asarray(right, float), np.asarray(shares, float)
    judged = [Judged("", bool(one), float(chance)) for chance, one in zip(chances, right, strict=True)]
    mixed = 0 < true.sum() < len(true)
    return Figure(
        len(true),
        _round(true.mean()),
        _round(said.mean()),
        _round(calibration("", judged).error or 0.0),
        _round(roc_auc_score(true, said)) if mixed else None,
        _round(np.mean((said - true) ** 2)),
        _round(np.mean((share - true) ** 2)),
    )


def _round(value: float) -> float:
    return round(float(value), _DIGITS)


def table(rows: dict[str, Figure]) -> str:
    """The figures as lines of text, one a name."""
    head = f"{'':28}{'leaves':>7}{'right':>8}{'said':>8}{'ECE':>8}{'AUC':>8}{'Brier':>8}{'alone':>8}"
    lines = [head]
    for name, row in rows.items():
        cells = [value for key, value in asdict(row).items() if key != "leaves"]
        lines.append(f"{name:28}{row.leaves:7}" + "".join(f"{'-' if c is None else f'{c:.3f}':>8}" for c in cells))
    return "\n".join(lines)
