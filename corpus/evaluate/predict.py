"""Where predictions come from: docproc reads the document, or another system has read it before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docproc
from corpus.evaluate.cases import Case
from corpus.evaluate.comparison import Json
from corpus.evaluate.errors import GoldError, PredictionError
from corpus.evaluate.evidence import GoldBoxes
from corpus.evaluate.forms import rendered
from corpus.evaluate.shape import read_object

__all__ = ["Prediction", "Predictor", "Stored", "read"]

_BOXES = ".boxes.json"
_FROM = {"ocr": "scan", "docx": "docx", "plain": "text", "text-layer": "pdf"}


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a system says of a document.

    Attributes:
        content: in the form of the output contract.
        gold_boxes: where gold's values stand on the page; ``None`` where nobody knows.
    """

    content: Json
    gold_boxes: GoldBoxes | None = None

    @property
    def form(self) -> str:
        """The form of the document as the prediction tells it, ``unknown`` where it does not."""
        if any(warning.get("code") == "legacy_font_decoded" for warning in self.content.get("warnings") or ()):
            return "legacy"
        source = self.content.get("source") or {}
        return _FROM.get(source.get("text_from") or "", "unknown")


Predictor = Callable[[Case], Prediction]
"""Raises ``DocprocError`` where there is no prediction."""


def read(case: Case) -> Prediction:
    """Have docproc read a document; secrecy marks do not stop a measurement.

    Raises:
        DocprocError: docproc cannot read it, or it cannot be rendered.
    """
    source: Path | bytes = case.document
    gold_boxes = _boxes_beside(case)
    if case.render and case.form:
        source, gold_boxes = rendered(case.document, case.gold, case.form)
    dispatch = docproc.extract(source, file_name=case.document.name, allow_secret=True)
    return Prediction(json.loads(dispatch.model_dump_json()), gold_boxes)


def _boxes_beside(case: Case) -> GoldBoxes | None:
    """The gold boxes that ``corpus.render`` writes beside a file."""
    path = case.document.with_name(f"{case.name}{_BOXES}")
    if not path.is_file():
        return None
    values = read_object(path, GoldError, gold=False).get("values")
    if not isinstance(values, dict):
        raise GoldError(f"{path.name} needs an object as values")
    return values


@dataclass(frozen=True, slots=True)
class Stored:
    """Predictions that lie in a folder as ``NAME.json``, in the form of the output contract.

    Attributes:
        folder: where they lie.
    """

    folder: Path

    def __call__(self, case: Case) -> Prediction:
        """The prediction for a document.

        Raises:
            PredictionError: it is missing, or has not the form of the contract.
        """
        content = read_object(self.folder / f"{case.name}.json", PredictionError, gold=False)
        return Prediction(content, _boxes_beside(case))
