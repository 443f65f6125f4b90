"""Train, measure and store the reader of figures: ``python -m models.figures.train``.

The same code and libraries give the same artefact. First a model is trained without one style of every figure and
without a third of scikit-learn's writers; on fields in just those styles the confidence is fitted, the thresholds are
chosen and all is measured. Then the classifier of figures is trained once more with everything, under the same judge,
which for a better classifier is a stricter one.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import VotingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler
from skops import io

from docproc.reading.figures.classifier import Classifier, Model
from docproc.reading.figures.lattice import spell
from docproc.reading.figures.reader import FORMS, clues_of
from models.figures.samples import Sample, collect, digits

__all__ = ["main"]

HERE = Path(__file__).parent
_HIDDEN = 192
_ROUNDS = 18
_MEMBERS = 3
_PRECISION = 0.99
"""Wanted of the fields given out, on unseen hands; real scans are harder, and 0.97 is wanted of them."""
_COPIES = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """One held-out field as read: its clues and whether it is right."""

    kind: str
    clues: npt.NDArray[np.float64]
    right: bool


def main(arguments: list[str] | None = None) -> None:
    """Train, measure, and write ``figures.skops`` and ``measured.json`` beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fields", type=int, default=7500, help="fields to train on")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    seen = collect(options.fields, 1)
    unseen = collect(options.fields // 3, 2, unseen=True)
    tests = collect(options.fields // 4, 3, unseen=True, stamped=0.1)
    _say(start, "fields made")
    glyphs = _fit([seen], digits(4, _COPIES, seen=True))
    half = len(unseen) // 2
    judge = _judge(_read(glyphs, unseen[:half]))
    thresholds = _thresholds(_read(glyphs, unseen[half:]), judge)
    measured = {"thresholds": thresholds, **_measure(glyphs, judge, thresholds, tests)}
    _say(start, json.dumps(measured))
    everything = digits(5, _COPIES, seen=True), digits(6, _COPIES, seen=False)
    pooled = np.concatenate([v for v, _ in everything]), np.concatenate([y for _, y in everything])
    final = _fit([seen, unseen], pooled)
    stored = io.dumps({"glyphs": final, "fields": judge, "thresholds": thresholds})
    (options.out / "figures.skops").write_bytes(stored)
    (options.out / "measured.json").write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    _say(start, f"stored, {len(stored) // 1024} KiB")


def _say(start: float, message: str) -> None:
    print(f"{time.perf_counter() - start:6.0f} s  {message}", flush=True)


def _fit(groups: list[list[Sample]], real: tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]) -> Pipeline:
    """The classifier of single pieces: three small networks that vote, so that what none has seen divides them."""
    samples = [sample for group in groups for sample in group]
    vectors = np.concatenate([*(sample.vectors for sample in samples), real[0]])
    labels = np.concatenate([*(sample.labels for sample in samples), real[1]])
    clear = labels >= 0
    network = {"hidden_layer_sizes": (_HIDDEN,), "alpha": 1e-3, "batch_size": 256, "learning_rate_init": 1.5e-3}
    members = [
        (f"network{seed}", MLPClassifier(**network, max_iter=_ROUNDS, n_iter_no_change=_ROUNDS, random_state=seed))
        for seed in range(_MEMBERS)
    ]
    model = make_pipeline(MinMaxScaler(clip=True), VotingClassifier(members, voting="soft"))
    model.fit(vectors[clear].astype(np.float32), labels[clear])
    for network in model[-1].estimators_:
        _slim(network)
    return model


def _slim(network: MLPClassifier) -> None:
    """Half the artefact's size: weights in single precision, and nothing that only training needs."""
    network.coefs_ = [weights.astype(np.float32) for weights in network.coefs_]
    network.intercepts_ = [weights.astype(np.float32) for weights in network.intercepts_]
    del network._optimizer, network._random_state


def _read(glyphs: Classifier, samples: list[Sample]) -> list[_Read]:
    """Read fields without a judge."""
    model = Model(glyphs, glyphs, {})  # nobody judges whole fields here
    found: list[_Read] = []
    for sample in samples:
        shares = model.log_shares(sample.vectors)
        spellings = spell(sample.cut.atoms, sample.cut.pieces, shares, FORMS[sample.field.kind])
        if spellings:
            clues = clues_of(spellings, sample.cut.atoms)
            found.append(_Read(sample.field.kind, clues, spellings[0].text == sample.field.text))
    return found


def _judge(reads: list[_Read]) -> Pipeline:
    """The calibrated probability that a whole field is right."""
    judge = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    judge.fit(np.stack([read.clues for read in reads]), np.array([read.right for read in reads]))
    return judge


def _confidences(reads: list[_Read], judge: Classifier) -> npt.NDArray[np.float64]:
    return np.asarray(judge.predict_proba(np.stack([read.clues for read in reads]))[:, 1])


def _thresholds(reads: list[_Read], judge: Classifier) -> dict[str, float]:
    """For each kind of field the lowest confidence above which the wanted share is right."""
    confidences = _confidences(reads, judge)
    thresholds: dict[str, float] = {}
    for kind in FORMS:
        own = np.array([read.kind == kind for read in reads])
        order = np.argsort(-confidences[own])
        right = np.array([read.right for read in reads])[own][order]
        share = np.cumsum(right) / np.arange(1, len(right) + 1)
        good = np.nonzero(share >= _PRECISION)[0]
        lowest = confidences[own][order][good[-1]] if good.size else 1.0
        thresholds[kind] = round(float(np.clip(lowest, 0.85, 0.999)), 4)
    return thresholds


def _measure(
    glyphs: Classifier, judge: Classifier, thresholds: dict[str, float], tests: list[Sample]
) -> dict[str, Any]:
    """What the card tells, all on hands that the classifier has not seen."""
    reads = _read(glyphs, tests)
    confidences = _confidences(reads, judge)
    fields: dict[str, Any] = {}
    for kind in FORMS:
        own = [index for index, read in enumerate(reads) if read.kind == kind]
        total = sum(sample.field.kind == kind for sample in tests)
        given = [index for index in own if confidences[index] >= thresholds[kind]]
        right = sum(reads[index].right for index in given)
        fields[kind] = {
            "fields": total,
            "read right without threshold": round(sum(reads[index].right for index in own) / total, 4),
            "given out": round(len(given) / total, 4),
            "right of those": round(right / max(len(given), 1), 4),
        }
    vectors, labels = digits(7, 1, seen=False)
    shares = glyphs.predict_proba(vectors)
    sure = shares.max(axis=1) > 0.9
    right = shares.argmax(axis=1) == labels
    brier = float(np.mean((confidences - np.array([read.right for read in reads])) ** 2))
    return {
        "unseen hands": fields,
        "brier score of the confidence": round(brier, 4),
        "scikit-learn's digits, other writers": {
            "digits": len(labels),
            "right": round(float(right.mean()), 4),
            "right where surer than 0.9": round(float(right[sure].mean()), 4),
            "share of those": round(float(sure.mean()), 4),
        },
    }


if __name__ == "__main__":
    main()
