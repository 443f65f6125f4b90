"""One field read: grey pixels in, the figures with the probability that all of them are right out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docproc.reading.figures.classifier import Model
from docproc.reading.figures.features import features_of
from docproc.reading.figures.ink import Grey, binarise, sheared, slant_of, without_rules, without_specks
from docproc.reading.figures.lattice import Spelling, spell
from docproc.reading.figures.segments import Atoms, Piece, atoms_of, pieces_of

__all__ = ["FORMS", "Cut", "Guess", "clues_of", "cut_out", "read_field"]

_CLEAR = 12.0
"""Beyond this lead in log probability over the runner-up nothing more is gained."""

FORMS: dict[str, Callable[[str], bool]] = {
    "number": lambda text: text.strip("0") != "",
    "day": lambda text: len(text) <= 2 and 1 <= int(text) <= 31,
    "month": lambda text: len(text) <= 2 and 1 <= int(text) <= 12,
}
"""What each field may hold."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A field's ink, cut into pieces.

    Attributes:
        atoms: the ink in its smallest parts.
        pieces: what may be figures.
        slant: the shear that was taken out, columns a row.
    """

    atoms: Atoms
    pieces: list[Piece]
    slant: float


@dataclass(frozen=True, slots=True)
class Guess:
    """A field as read: its figures and the probability that they are all right."""

    text: str
    confidence: float


def cut_out(grey: Grey, usual: float) -> Cut | None:
    """Cut a field's ink into pieces.

    Args:
        grey: the field, 0 black to 255 white, with some paper around the figures.
        usual: height of printed figures on the same line, in pixels.

    Returns:
        ``None`` where there is no ink, or too much of it.
    """
    ink = without_specks(without_rules(binarise(grey), usual), usual)
    slant = slant_of(ink)
    atoms = atoms_of(sheared(ink, slant), usual)
    return None if atoms is None else Cut(atoms, pieces_of(atoms), slant)


def read_field(grey: Grey, usual: float, kind: str, model: Model) -> Guess | None:
    """Read a field.

    Args:
        grey: the field, 0 black to 255 white.
        usual: height of printed figures on the same line, in pixels.
        kind: ``number``, ``day`` or ``month``.
        model: the trained classifier.

    Returns:
        The best reading, sure or not; ``None`` where nothing like figures was found.
    """
    cut = cut_out(grey, usual)
    if cut is None:
        return None
    shares = model.log_shares(np.stack([features_of(piece, cut.atoms) for piece in cut.pieces]))
    spellings = spell(cut.atoms, cut.pieces, shares, FORMS[kind])
    if not spellings:
        return None
    return Guess(spellings[0].text, model.confidence(clues_of(spellings, cut.atoms)))


def clues_of(spellings: Sequence[Spelling], atoms: Atoms) -> npt.NDArray[np.float64]:
    """What tells a right reading of a whole field from a wrong one.

    Args:
        spellings: of one field, best first, at least one.
        atoms: the field.

    Returns:
        Eight numbers: how sure the pieces are in all and at the weakest, the lead over the runner-up, how many figures,
        how many marks and how many taller things were left out, how even in height and how close together the
        figures stand.
    """
    best = spellings[0]
    lead = best.score - spellings[1].score if len(spellings) > 1 else _CLEAR
    heights = [piece.ink.shape[0] for piece in best.pieces]
    gaps = [
        (after.column - before.column - before.ink.shape[1]) / atoms.height
        for before, after in zip(best.pieces, best.pieces[1:], strict=False)
    ]
    return np.array(
        [
            float(np.log(-best.score + 1e-4)),
            float(np.log(-best.weakest + 1e-4)),
            float(np.log(min(lead, _CLEAR) + 1e-2)),
            float(len(best.text)),
            float(min(best.marks, 4)),
            float(min(best.tall, 2)),
            min(heights) / max(heights),
            min(max(gaps, default=0.0), 2.0),
        ]
    )
