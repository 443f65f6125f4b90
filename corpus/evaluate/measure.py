"""Measures documents one by one: predict, compare with gold, look at the evidence."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from corpus.evaluate.cases import Case
from corpus.evaluate.compare import compare
from corpus.evaluate.comparison import Comparison, Judged
from corpus.evaluate.evidence import Evidence, look_at_evidence
from corpus.evaluate.predict import Prediction, Predictor
from corpus.evaluate.tally import Tallies, pooled

__all__ = ["FACETS", "Measured", "by_facet", "judged", "measure", "measure_all", "total"]

FACETS = ("type", "form", "level", "split")


@dataclass(frozen=True, slots=True)
class Measured:
    """One document measured.

    Attributes:
        case: the document.
        form: the form that it was read in.
        comparison: of its prediction with gold; an empty prediction where there was none.
        evidence: of its values.
        failure: why there was no prediction.
    """

    case: Case
    form: str
    comparison: Comparison
    evidence: Evidence
    failure: Exception | None = None

    def facet(self, name: str) -> str:
        """What the document is under one of ``FACETS``."""
        said = self.form if name == "form" else getattr(self.case, name)
        return str(said or "none")

    @property
    def tallies(self) -> Tallies:
        """All its counts, those of its evidence too."""
        return {**self.comparison.tallies, **self.evidence.tallies}


def measure(case: Case, predictor: Predictor) -> Measured:
    """Measure a document; one that cannot be read counts as empty, whatever the reason.

    Args:
        case: the document.
        predictor: gives its prediction.
    """
    failure: Exception | None = None
    try:
        prediction = predictor(case)
    except Exception as error:  # any crash is a failure of that document, not of the measurement
        prediction, failure = Prediction({}), error
    comparison = compare(case.gold, prediction.content)
    evidence = look_at_evidence(comparison, prediction.content, prediction.gold_boxes)
    return Measured(case, case.form or prediction.form, comparison, evidence, failure)


def measure_all(cases: Sequence[Case], predictor: Predictor, jobs: int = 1) -> Iterator[Measured]:
    """Measure documents, in their order.

    Args:
        cases: the documents.
        predictor: gives their predictions; must survive being sent to another process where there are several jobs.
        jobs: how many processes share the work.
    """
    one: Callable[[Case], Measured] = partial(measure, predictor=predictor)
    if jobs == 1 or len(cases) < 2:
        yield from map(one, cases)
        return
    # A fresh process each: a fork would share the pipeline's own child process.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(one, cases, chunksize=4)


def total(measured: Iterable[Measured]) -> Tallies:
    """The sum of all counts."""
    return pooled(one.tallies for one in measured)


def judged(measured: Iterable[Measured]) -> list[Judged]:
    """All values given, for the calibration."""
    return [value for one in measured for value in one.comparison.judged]


def by_facet(measured: Iterable[Measured], facet: str) -> dict[str, list[Measured]]:
    """The documents apart by what they are under one of ``FACETS``, in the order of the names."""
    apart: dict[str, list[Measured]] = {}
    for one in measured:
        apart.setdefault(one.facet(facet), []).append(one)
    return dict(sorted(apart.items()))
