"""How well a dispatch is read: predictions compared with gold.

>>> from corpus.evaluate import Case, compare, measure, read   # doctest: +SKIP
>>> compare(gold, prediction).tallies["citations"].f1          # doctest: +SKIP

``docproc evaluate`` is the same on the command line; ``docs/accuracy.md`` defines the measures. Nothing in here prints
or writes.
"""

from corpus.evaluate.cases import Case, case_of, gold_files
from corpus.evaluate.compare import compare
from corpus.evaluate.measure import Measured, measure, measure_all
from corpus.evaluate.predict import Prediction, Stored, read
from corpus.evaluate.report import report, tables

__all__ = [
    "Case",
    "Measured",
    "Prediction",
    "Stored",
    "case_of",
    "compare",
    "gold_files",
    "measure",
    "measure_all",
    "read",
    "report",
    "tables",
]
