"""The stored weights: for each kind of leaf a logistic model over named clues, as plain JSON."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from docproc.confidence.legibility import Clues

__all__ = ["Model", "Weights", "load_model", "model_of"]

_PACKAGE, _FILE = "models.confidence", "confidence.json"
_DIGITS = 3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Weights:
    """One kind's model: the log odds are ``base`` plus the weight of each clue times how strong it is."""

    base: float
    clues: Mapping[str, float]
    least: float
    most: float

    def probability(self, clues: Clues) -> float:
        """The probability that a leaf with these clues is right, never beyond what the training has seen."""
        odds, weight = self.base, self.clues.get
        for name, value in clues.items():
            if value:
                odds += weight(name, 0.0) * value
        return min(max(1 / (1 + math.exp(-odds)), self.least), self.most)


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of every kind of leaf that there was enough to learn from."""

    kinds: Mapping[str, Weights]

    def confidence(self, kind: str, clues: Clues) -> float | None:
        """The calibrated probability, rounded; ``None`` for a kind of which nothing was learned."""
        weights = self.kinds.get(kind)
        return None if weights is None else round(weights.probability(clues), _DIGITS)


@cache
def load_model() -> Model | None:
    """The weights that are shipped in the package ``models``.

    Returns:
        ``None`` where they are missing or of another make: every confidence is then null.
    """
    try:
        return model_of(resources.files(_PACKAGE).joinpath(_FILE).read_text(encoding="utf-8"))
    except (ModuleNotFoundError, OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        _log.warning("the model of confidence is not installed: confidences are null (%s)", error)
        return None


def model_of(text: str) -> Model:
    """The model in a JSON text, as ``python -m models.confidence.train`` writes it.

    Raises:
        ValueError: it is no such text; also ``KeyError``, ``TypeError`` and ``AttributeError``.
    """
    kinds = {}
    for kind, row in json.loads(text)["kinds"].items():
        clues = {str(name): float(weight) for name, weight in row["clues"].items()}
        kinds[str(kind)] = Weights(float(row["base"]), clues, float(row["least"]), float(row["most"]))
    return Model(kinds)
