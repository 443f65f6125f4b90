"""From judged leaves to weights: one logistic model of all kinds, calibrated on documents that it did not see.

Each clue has a weight for its kind of leaf; those of legibility have one for all kinds beside it, and so has the base.
Regularisation makes the kinds differ only where enough leaves say so: what a bad scan does to a subject also tells
what it does to a place, of which there are fewer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold

from docproc.confidence.legibility import LEGIBILITY
from docproc.confidence.model import Weights
from models.confidence.forms import SCANS
from models.confidence.samples import Sample

__all__ = ["Learned", "learn"]

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

_STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
"""Inverse strengths of regularisation to choose from."""
_FOLDS = 6
_LEAST_DOCUMENTS = 3
"""A clue that fewer documents show is chance."""
_DIGITS = 4
_STEPS = 20


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of each kind, and what they say of each sample when fitted without its document."""

    weights: dict[str, Weights]
    unseen: Numbers


def learn(samples: Sequence[Sample]) -> Learned:
    """Learn from judged leaves.

    Args:
        samples: of all kinds.

    Returns:
        The weights by kind, and the cross-fitted probability of each sample.
    """
    fit = _Fit(samples)
    strength = min(_STRENGTHS, key=fit.loss)
    odds = fit.unseen(strength)
    slope = fit.slope(odds)
    kinds = np.array([sample.kind for sample in samples])
    shifts = {kind: fit.shift(slope * odds, kinds == kind) for kind in sorted(set(kinds.tolist()))}
    most = {kind: fit.most(kinds == kind) for kind in shifts}
    chances = expit(slope * odds + np.array([shifts[kind] for kind in kinds]))
    limits = np.array([most[kind] for kind in kinds])
    weights = {
        kind: Weights(
            round(slope * base + shifts[kind], _DIGITS),
            _rounded(clues, slope),
            round(1 - most[kind], _DIGITS),
            most[kind],
        )
        for kind, (base, clues) in fit.weights(strength).items()
    }
    return Learned(weights, np.clip(chances, 1 - limits, limits))


def _rounded(clues: dict[str, float], slope: float) -> dict[str, float]:
    return {name: value for name, weight in clues.items() if (value := round(slope * weight, _DIGITS))}


class _Fit:
    """Fits of the samples, whole and without one share of the documents after the other."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._right = np.array([sample.right for sample in samples])
        self._weight = _sample_weights(samples)
        self._columns = _columns(samples)
        self._table = _table(samples, self._columns)
        numbers = {name: number for number, name in enumerate(sorted({sample.document for sample in samples}))}
        groups = np.array([numbers[sample.document] for sample in samples])
        folds = GroupKFold(min(_FOLDS, len(numbers)))
        self._folds = list(folds.split(self._right, self._right, groups))

    def unseen(self, strength: float) -> Numbers:
        """Log odds of each sample from a fit without its document."""
        odds = np.zeros(len(self._right))
        for seen, unseen in self._folds:
            odds[unseen] = self._model(strength, seen).decision_function(self._table[unseen])
        return odds

    def loss(self, strength: float) -> float:
        """Mean log loss on unseen documents."""
        chances = expit(self.unseen(strength))
        return float(log_loss(self._right, chances, sample_weight=self._weight, labels=[False, True]))

    def slope(self, odds: Numbers) -> float:
        """By how much unseen odds must be stretched to be true; never turned into their contrary."""
        model = LogisticRegression(C=100.0, max_iter=2000).fit(odds[:, None], self._right, self._weight)
        return float(np.clip(model.coef_[0, 0], 0.3, 1.2))

    def shift(self, odds: Numbers, rows: npt.NDArray[np.bool_]) -> float:
        """What must be added to one kind's odds: most likely under a normal prior of variance one (Newton's way)."""
        own, right, weight, shift = odds[rows], self._right[rows], self._weight[rows], 0.0
        for _ in range(_STEPS):
            chances = expit(own + shift)
            slope = float((weight * (right - chances)).sum()) - shift
            shift += slope / (float((weight * chances * (1 - chances)).sum()) + 1)
        return shift

    def most(self, rows: npt.NDArray[np.bool_]) -> float:
        """The highest probability that so many leaves allow to give (rule of succession)."""
        total = float(self._weight[rows].sum())
        return round((total + 1) / (total + 2), _DIGITS)

    def weights(self, strength: float) -> dict[str, tuple[float, dict[str, float]]]:
        """Base and clues of each kind, the shared weights added to its own."""
        model = self._model(strength, np.arange(len(self._right)))
        weight = {column: float(model.coef_[0, place]) for column, place in self._columns.items()}
        found: dict[str, tuple[float, dict[str, float]]] = {}
        for kind in sorted({kind for kind, _ in self._columns if kind}):
            names = sorted({name for owner, name in self._columns if owner == kind and name} | LEGIBILITY)
            clues = {name: weight.get((kind, name), 0.0) + weight.get(("", name), 0.0) for name in names}
            found[kind] = float(model.intercept_[0]) + weight[kind, ""], clues
        return found

    def _model(self, strength: float, rows: Places) -> LogisticRegression:
        model = LogisticRegression(C=strength, max_iter=5000)
        return model.fit(self._table[rows], self._right[rows], self._weight[rows])


def _sample_weights(samples: Sequence[Sample]) -> Numbers:
    """Scans count as much as all other forms of a document together, which hardly differ from each other."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for sample in samples:
        if sample.form not in SCANS:
            forms[sample.document].add(sample.form)
    return np.array([1.0 if s.form in SCANS else 1.0 / len(forms[s.document]) for s in samples])


def _columns(samples: Sequence[Sample]) -> dict[tuple[str, str], int]:
    """(kind, clue) → column: of those that enough documents show, the bases (no clue), and what is shared (no kind)."""
    shown = {(s.kind, name, s.document) for s in samples for name, value in s.clues.items() if value}
    counts = Counter((kind, name) for kind, name, _ in shown)
    often = {pair for pair, count in counts.items() if count >= _LEAST_DOCUMENTS}
    bases = {(sample.kind, "") for sample in samples}
    return {pair: place for place, pair in enumerate(sorted(often | bases | {("", name) for name in LEGIBILITY}))}


def _table(samples: Sequence[Sample], columns: dict[tuple[str, str], int]) -> csr_matrix:
    rows, places, values = [], [], []
    for row, sample in enumerate(samples):
        cells = {(sample.kind, ""): 1.0}
        for name, value in sample.clues.items():
            cells[sample.kind, name] = value
            if name in LEGIBILITY:
                cells["", name] = value
        for column, value in cells.items():
            if column in columns and value:
                rows.append(row)
                places.append(columns[column])
                values.append(value)
    return csr_matrix((values, (rows, places)), shape=(len(samples), len(columns)))
