"""The trained classifier, as stored by ``python -m models.figures.train``."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Classifier", "Model", "load_model"]

_PACKAGE, _FILE = "models.figures", "figures.skops"
_BUNCH = "sklearn.utils._bunch.Bunch"
"""A dictionary by which a vote names its members: the one type in the artefact that skops asks about."""
_log = logging.getLogger(__name__)


class Classifier(Protocol):
    """What scikit-learn's classifiers have in common, as far as it is needed here."""

    def predict_proba(self, vectors: npt.NDArray[Any], /) -> npt.NDArray[Any]:
        """Vectors × classes: the probability of each class."""
        ...


@dataclass(frozen=True, slots=True)
class Model:
    """The classifier of single figures and the judge of whole fields.

    Attributes:
        glyphs: scikit-learn classifier over ``docproc.reading.figures.features`` with classes 0 … 9 and 10, no figure.
        fields: scikit-learn classifier over ``docproc.reading.figures.reader.clues_of``: is the whole field right?
        thresholds: least confidence with which a field is given out, by its kind.
    """

    glyphs: Classifier
    fields: Classifier
    thresholds: dict[str, float]

    def log_shares(self, vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Log probabilities, vectors × 11."""
        shares = np.asarray(self.glyphs.predict_proba(vectors), np.float64)
        return np.asarray(np.log(np.maximum(shares, 1e-9)))

    def confidence(self, clues: npt.NDArray[np.float64]) -> float:
        """Probability that a field is read right."""
        return float(self.fields.predict_proba(clues[None, :])[0, 1])


@cache
def load_model() -> Model | None:
    """The artefact that is shipped in the package ``models``.

    Returns:
        ``None`` where it is missing or of another make: every field then stays blank, with its warning.
    """
    try:
        data = resources.files(_PACKAGE).joinpath(_FILE).read_bytes()
    except (ModuleNotFoundError, OSError):
        _log.warning("the model of figures is not installed: hand-written numbers stay unread")
        return None
    from skops import io

    try:
        stored = io.loads(data, trusted=[_BUNCH])
        return Model(stored["glyphs"], stored["fields"], {k: float(v) for k, v in stored["thresholds"].items()})
    except MemoryError:
        raise
    except Exception as error:
        _log.warning("the model of figures cannot be read: %s", error)
        return None
