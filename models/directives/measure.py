"""``python -m models.directives.measure``: the grammar alone, and beside a classifier as veto and as adder.

Learned from the part ``train`` with words of underthesea (logistic regression), thresholds chosen there by documents
left out; judged on the part ``dev`` and on the open half of the clause table. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from corpus.clause_cases import load_cases
from corpus.evaluate import Case, measure_all, read
from corpus.evaluate.groups import authored
from corpus.evaluate.table import Cells, cell, markdown
from corpus.evaluate.tally import Tallies, pooled
from corpus.score_clauses import measure as measure_clauses
from models.directives.clauses import Clause, Judge, asking, directs

__all__ = ["Learned", "main", "settings"]

MEASURES = ("tasks", "obligations", "obligations.complete", "actors.lead", "deadline.value", "silence")
_FOLDS = 5
# of those that are as good in train the most careful comes first and is taken
_VETOES = (0.01, 0.02, 0.05, 0.1, 0.2)
_ADDERS = (0.99, 0.98, 0.95, 0.9, 0.8)


class Learned(NamedTuple):
    """The classifier, and the thresholds at which it is best on documents of ``train`` that it has not seen."""

    model: Pipeline
    veto: float
    adder: float


def main() -> int:
    """Print a table; gives the exit status."""
    learned = _learn()
    print(f"thresholds of train: veto below {learned.veto}, adder above {learned.adder}")
    dev = [authored(splits=("dev",)).case(path) for path in authored(splits=("dev",)).gold_files()]
    parts: dict[str, Callable[[], Tallies]] = {
        f"dev, families {families}": partial(_documents, dev, families) for families in ("abeh", "ij")
    }
    parts["clause table, dev"] = lambda: pooled(measure_clauses(load_cases("dev")).tallies.values())
    for title, measured in parts.items():
        cells: Cells = {}
        for name, judge in settings(learned).items():
            with asking(judge):
                tallies = measured()
            cells |= {(name, measure): cell(measure, tallies.get(measure)) for measure in MEASURES}
        print(f"\n{title}\n", *markdown("setting", cells), sep="\n")
    return 0


def settings(learned: Learned) -> Mapping[str, Judge]:
    """The judges that are compared: the grammar, and what the classifier makes of its answer."""

    def sure(clause: Clause) -> float:
        return float(learned.model.predict_proba([clause.clues])[0, 1])

    def veto(low: float) -> Judge:
        return lambda clause: clause.ruled and sure(clause) >= low

    def adder(high: float) -> Judge:
        return lambda clause: clause.ruled or sure(clause) > high

    judges: dict[str, Judge] = {"grammar alone": lambda clause: clause.ruled}
    judges |= {f"veto below {low}": veto(low) for low in (learned.veto, *_VETOES[:3])}
    judges |= {f"adder above {high}": adder(high) for high in (learned.adder, *_ADDERS[:4])}
    judges["classifier alone"] = lambda clause: sure(clause) > 0.5
    return judges


def _documents(cases: Sequence[Case], families: str) -> Tallies:
    chosen = [case for case in cases if case.name[0] in families]
    return pooled(one.tallies for one in measure_all(chosen, read))


def _learn() -> Learned:
    clauses: list[Clause] = []
    marks: list[bool] = []
    documents: list[str] = []
    for clause, mark, document in _training():
        clauses.append(clause)
        marks.append(mark)
        documents.append(document)
    model = make_pipeline(DictVectorizer(), LogisticRegression(max_iter=2000))
    clues = [clause.clues for clause in clauses]
    apart = cross_val_predict(model, clues, marks, groups=documents, cv=GroupKFold(_FOLDS), method="predict_proba")
    sure = [float(row[1]) for row in apart]
    ruled = [clause.ruled for clause in clauses]
    print(f"{len(clauses)} clauses of {len(set(documents))} documents; {sum(marks)} direct")
    print(
        f"right by the grammar {_right(ruled, marks)}, by the classifier {_right([one > 0.5 for one in sure], marks)}"
    )
    veto = max(_VETOES, key=lambda low: _right([r and s >= low for r, s in zip(ruled, sure, strict=True)], marks))
    adder = max(_ADDERS, key=lambda high: _right([r or s > high for r, s in zip(ruled, sure, strict=True)], marks))
    return Learned(model.fit(clues, marks), veto, adder)


def _right(said: Sequence[bool], marks: Sequence[bool]) -> int:
    return sum(one == mark for one, mark in zip(said, marks, strict=True))


def _training() -> Iterator[tuple[Clause, bool, str]]:
    """Each clause of ``train`` with whether it directs, and its document."""
    train = authored(splits=("train",))
    for path in train.gold_files():
        case = train.case(path)
        seen: list[Clause] = []

        def note(clause: Clause, seen: list[Clause] = seen) -> bool:
            seen.append(clause)
            return clause.ruled

        with asking(note):
            read(case)
        yield from ((clause, directs(clause, case.gold), case.name) for clause in seen)


if __name__ == "__main__":
    raise SystemExit(main())
