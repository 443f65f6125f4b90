"""Learn, measure and store the weights of confidence: ``python -m models.confidence.train``.

The same corpus, code and libraries give the same weights. Each kind of leaf is learned from the part ``train`` of the
corpus; what is measured there is said of documents that a fit has not seen, and then of one family of ``dev``.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from scipy.special import logit

from corpus.splits import documents
from docproc.confidence.model import Weights
from models.confidence.figures import Figure, figure, table
from models.confidence.forms import SCANS, files_of
from models.confidence.learning import learn
from models.confidence.samples import Sample, samples_of

__all__ = ["collect", "main", "measure", "overstated"]

HERE = Path(__file__).parent
FILE = "confidence.json"
_JOBS = 2
_FIRST_SIGHT = "first_sight.toml"
_TUNED = 0.2
"""Taken off all log odds that are stored: the rules were tuned on what they are judged on here, and are wrong oftener
elsewhere. When the corpus had 16 dispatches, one value in 250 was wrong on them; on the next 54 it was one in 18.
What is taken off besides, of kinds of which enough was seen on dispatches new to the rules, is in ``_FIRST_SIGHT``."""
_UNTUNED = "e"
"""The family of the part dev that is measured beside: its authors knew no rule."""


def main(arguments: list[str] | None = None) -> None:
    """Learn, measure, and write ``confidence.json`` and ``measured.json`` beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    parser.add_argument("--cache", type=Path, help="folder in which what recognition read is kept from run to run")
    parser.add_argument("--scans", type=int, default=2, help="scan one of so many short dispatches; 0 for none")
    parser.add_argument("--split", default="train", help="part of the corpus to learn from")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    seen = collect(options.split, options.scans, options.cache)
    learned = learn(seen)
    print(f"{time.perf_counter() - start:.0f} s: learned from {len(seen)} leaves", flush=True)
    dev = [s for s in collect("dev", 2 * options.scans, options.cache, _UNTUNED) if s.kind in learned.weights]
    shares = _shares(seen)
    measured = {
        "train, unseen": measure(seen, learned.unseen, shares),
        f"dev, family {_UNTUNED}": measure(dev, [learned.weights[s.kind].probability(s.clues) for s in dev], shares),
    }
    for name, rows in measured.items():
        print(f"{name}\n{table(rows)}")
    further = overstated()
    kinds = {kind: _stored(weights, _TUNED + further.get(kind, 0.0)) for kind, weights in learned.weights.items()}
    _write(options.out / FILE, {"kinds": kinds})
    _write(options.out / "measured.json", {n: {k: asdict(f) for k, f in rows.items()} for n, rows in measured.items()})
    print(f"{time.perf_counter() - start:.0f} s: stored", flush=True)


def collect(split: str, scans: int, cache: Path | None, families: str = "") -> list[Sample]:
    """The judged leaves of a part of the corpus, in the order of its documents.

    Args:
        split: the part.
        scans: one short dispatch in so many is read as a scan too; 0 for none.
        cache: folder in which what recognition read is kept from run to run.
        families: letters of the families wanted, all of the part if empty.
    """
    wanted = [path for path in documents(split) if path.name[0] in (families or path.name)]
    with ProcessPoolExecutor(_JOBS) as pool:
        return [sample for row in pool.map(partial(_document, scans, cache), wanted) for sample in row]


def _document(scans: int, cache: Path | None, gold_file: Path) -> list[Sample]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    return [sample for file in files_of(gold_file, scans=scans) for sample in samples_of(file, gold, cache)]


def _shares(samples: Sequence[Sample]) -> dict[str, float]:
    """Kind → share of right leaves."""
    total, right = Counter(s.kind for s in samples), Counter(s.kind for s in samples if s.right)
    return {kind: right[kind] / count for kind, count in total.items()}


def measure(samples: Sequence[Sample], chances: Iterable[float], shares: dict[str, float]) -> dict[str, Figure]:
    """Figures of all leaves, of scans and of other files, and of each kind.

    Args:
        samples: the leaves.
        chances: their confidences.
        shares: of each kind the share of right leaves in training.
    """
    groups: defaultdict[str, list[tuple[float, bool, float]]] = defaultdict(list)
    for sample, chance in zip(samples, chances, strict=True):
        scanned = sample.form in SCANS
        names = ["all", "scans" if scanned else "digital", sample.kind, *([f"{sample.kind}, scans"] * scanned)]
        for name in names:
            groups[name].append((float(chance), sample.right, shares[sample.kind]))
    return {name: figure(*zip(*group, strict=True)) for name, group in sorted(groups.items())}


def overstated() -> dict[str, float]:
    """By how much, in log odds, confidence was above the share of right values on dispatches new to the rules."""
    seen = tomllib.loads((HERE / _FIRST_SIGHT).read_text(encoding="utf-8"))
    return {kind: max(0.0, float(logit(row["said"]) - logit(row["right"]))) for kind, row in seen.items()}


def _stored(weights: Weights, taken_off: float) -> dict[str, object]:
    base = round(weights.base - taken_off, 4)
    return {"base": base, "least": weights.least, "most": weights.most, "clues": dict(weights.clues)}


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
