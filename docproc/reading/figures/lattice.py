"""The strings that a field's pieces may spell, best first: dynamic programming over the cuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docproc.reading.figures.segments import Atoms, Piece

__all__ = ["JUNK", "Spelling", "spell"]

JUNK = 10
"""The classifier's class of what is no figure: parts of figures, two figures in one, letters, marks, dirt."""

_BEAM = 12
_LONGEST = 5
_LOW = 0.5
"""Junk amid figures must be lower than this share of a figure; at the edges it may be of any height."""
_UNLIKELY = -12.0
_DROPPED_LOW, _DROPPED_TALL, _DROPPED_SLICE = 0.2, 3.5, 6.0
"""What leaving an atom out costs beyond its share: little for marks, more for what is as tall as a figure, most for a
slice of something, since both halves of a figure are no figures."""

LogShares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to read the field.

    Attributes:
        text: its figures.
        score: sum of the log probabilities of all pieces, junk included.
        weakest: the lowest log probability of a figure.
        marks: how many low atoms were left out: commas, dots, ends of letters.
        tall: how many atoms as tall as a figure were left out.
        pieces: the pieces that were read as figures, in order.
    """

    text: str
    score: float
    weakest: float
    marks: int
    tall: int
    pieces: tuple[Piece, ...]


def spell(
    atoms: Atoms, pieces: Sequence[Piece], shares: LogShares, may_be: Callable[[str], bool]
) -> tuple[Spelling, ...]:
    """Find the strings of figures that the pieces spell.

    Args:
        atoms: the field.
        pieces: its pieces, as ``pieces_of`` gives.
        shares: pieces × 11 log probabilities: the ten figures, then junk.
        may_be: whether a whole string makes sense in this field.

    Returns:
        At most ``_BEAM`` spellings with different texts, best first.
    """
    shares = np.maximum(shares, _UNLIKELY)
    starts: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        starts.setdefault(piece.first, []).append(index)
    beams: list[dict[str, Spelling]] = [{} for _ in range(atoms.count + 1)]
    beams[0][""] = Spelling("", 0.0, 0.0, 0, 0, ())
    for at in range(atoms.count):
        for state in sorted(beams[at].values(), key=lambda one: -one.score)[:_BEAM]:
            for index in starts.get(at, ()):
                for step in _steps(state, pieces[index], shares[index], atoms):
                    known = beams[pieces[index].last].get(step.text)
                    if known is None or known.score < step.score:
                        beams[pieces[index].last][step.text] = step
    whole = [state for state in beams[-1].values() if state.text and may_be(state.text)]
    return tuple(sorted(whole, key=lambda one: -one.score)[:_BEAM])


def _steps(state: Spelling, piece: Piece, shares: LogShares, atoms: Atoms) -> list[Spelling]:
    """The ways to go on with one piece: as each figure that it may be, or left out."""
    steps: list[Spelling] = []
    if len(state.text) < _LONGEST:
        for value in np.argsort(-shares[:JUNK])[:4]:
            share = float(shares[value])
            steps.append(
                Spelling(
                    f"{state.text}{value}",
                    state.score + share,
                    min(state.weakest, share),
                    state.marks,
                    state.tall,
                    (*state.pieces, piece),
                )
            )
    if piece.last - piece.first > 1:
        return steps
    height = piece.ink.shape[0] / atoms.height
    cost = _DROPPED_LOW if height < _LOW else _DROPPED_TALL if atoms.whole[piece.first] else _DROPPED_SLICE
    if cost == _DROPPED_LOW or not state.text or piece.last == atoms.count:
        score = state.score + float(shares[JUNK]) - cost
        low = int(cost == _DROPPED_LOW)
        steps.append(Spelling(state.text, score, state.weakest, state.marks + low, state.tall + 1 - low, state.pieces))
    return steps
