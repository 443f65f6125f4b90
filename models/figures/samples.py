"""Labelled pieces for training: from made fields, and from the hand-written digits that come with scikit-learn."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from sklearn.datasets import load_digits

from docproc.reading.figures.features import features_of, vector
from docproc.reading.figures.ink import sheared, slant_of
from docproc.reading.figures.lattice import JUNK
from docproc.reading.figures.reader import Cut, cut_out
from models.figures.fields import Field, new_field

__all__ = ["Sample", "collect", "digits", "labels_of"]

_WHOLE = 0.85
"""A piece is a figure if it holds this share of the figure's ink, and the figure makes up this share of it."""
_BROKEN = 0.72
"""Below it is junk; between the two nobody could say, and it is left out."""
_CHUNK = 250
_TURKISH_WRITERS_SEEN = 1200
"""scikit-learn's 1,797 digits come writer by writer; those from here on are kept from training when it is measured."""

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """One cut field: its truth, its cut, and vectors and labels of its pieces (label -1: ambiguous)."""

    field: Field
    cut: Cut
    vectors: Vectors
    labels: npt.NDArray[np.int64]


def collect(count: int, seed: int, *, unseen: bool = False, stamped: float = 0.2) -> list[Sample]:
    """Make and cut fields, in several processes; the same arguments give the same fields.

    Args:
        count: how many; a few fewer come back, where nothing could be cut.
        seed: of the chance.
        unseen: in the styles kept from training.
        stamped: share of printed or stamped ones.
    """
    sizes = [min(_CHUNK, count - start) for start in range(0, count, _CHUNK)]
    jobs = [(size, (seed, index), unseen, stamped) for index, size in enumerate(sizes)]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as workers:
        return [sample for chunk in workers.map(_chunk, jobs) for sample in chunk]


def _chunk(job: tuple[int, tuple[int, int], bool, float]) -> list[Sample]:
    size, seed, unseen, stamped = job
    rng = np.random.default_rng(seed)
    samples: list[Sample] = []
    for _ in range(size):
        field = new_field(rng, unseen=unseen, stamped=stamped)
        cut = cut_out(field.grey, field.usual)
        if cut is not None:
            vectors = np.stack([features_of(piece, cut.atoms) for piece in cut.pieces])
            samples.append(Sample(field, cut, vectors, labels_of(field, cut)))
    return samples


def labels_of(field: Field, cut: Cut) -> npt.NDArray[np.int64]:
    """What each piece of a field is: 0 … 9, ``JUNK``, or -1 where that is ambiguous.

    Args:
        field: the field with its truth.
        cut: the same field, cut.
    """
    owner = sheared(field.owner, cut.slant) * (cut.atoms.labels > 0)
    areas = np.bincount(owner.ravel(), minlength=len(field.text) + 1)
    labels: list[int] = []
    for piece in cut.pieces:
        rows, columns = piece.ink.shape
        owners = owner[piece.row : piece.row + rows, piece.column : piece.column + columns][piece.ink]
        counts = np.bincount(owners, minlength=len(areas))
        # the blurred rim of a stroke belongs to nobody
        best = int(np.argmax(counts[1:])) + 1
        held = counts[best] / max(int(areas[best]), 1)
        foreign = (counts[1:].sum() - counts[best]) / max(int(counts[1:].sum()), 1)
        loose = counts[0] / max(int(counts.sum()), 1)
        share = min(held, 1 - foreign)
        if share >= _WHOLE and loose < 0.5:
            labels.append(int(field.text[best - 1]))
        elif share < _BROKEN or loose > 0.75:
            labels.append(JUNK)
        else:
            labels.append(-1)
    return np.array(labels)


def digits(seed: int, copies: int, *, seen: bool) -> tuple[Vectors, npt.NDArray[np.int64]]:
    """scikit-learn's digits (8 × 8 grey levels, UCI 1998, CC BY 4.0), enlarged, bent and thresholded.

    Args:
        seed: of the chance.
        copies: how many variants of each.
        seen: the writers for training, or the others.

    Returns:
        Vectors and labels.
    """
    rng = np.random.default_rng(seed)
    data = load_digits()
    part = slice(None, _TURKISH_WRITERS_SEEN) if seen else slice(_TURKISH_WRITERS_SEEN, None)
    vectors, labels = [], []
    for picture, label in zip(data.images[part], data.target[part], strict=True):
        for copy in range(copies):
            vectors.append(_enlarged(picture, rng, plain=copy == 0))
            labels.append(int(label))
    return np.stack(vectors), np.array(labels)


def _enlarged(picture: npt.NDArray[np.float64], rng: np.random.Generator, *, plain: bool) -> Vectors:
    # the originals were squeezed into squares: most figures are narrower
    wide = 4.0 * (0.75 if plain else float(rng.uniform(0.5, 0.95)))
    large = ndimage.zoom(np.pad(picture, 1) / 16, (4.0, wide), order=3)
    if not plain:
        matrix = np.array([[1, rng.normal(0, 0.05)], [rng.normal(0, 0.12), 1]])
        centre = np.array(large.shape) / 2
        large = ndimage.affine_transform(large, matrix, centre - matrix @ centre, order=1)
    ink = large > (0.45 if plain else rng.uniform(0.35, 0.6))
    ink = sheared(ink, slant_of(ink))
    rows, columns = np.nonzero(ink)
    if rows.size == 0:
        return _enlarged(picture, rng, plain=True)
    return vector(ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])
