"""The form's cells read again on their own where the first reading of the page is doubtful.

Seals, signatures and small print beside large make recognition of a whole page stumble in the two cells of the
letterhead and the two columns of the closing. Cut out, each is read by itself; of the two readings of a
line the better one stays. Cells that were read with certainty cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

import numpy as np

from docproc.reading.columns import split_columns
from docproc.reading.picture import DPI, Picture, Pixels
from docproc.reading.pieces import Piece
from docproc.reading.tesseract import TesseractTimeoutError, Word, words_of
from docproc.text.syllables import is_syllable

__all__ = ["look_again"]

_BLOCK = 6
"""Tesseract's segmentation mode for one block of text; enlarging it 1.5 or 2 times was measured and reads worse."""
_DOUBTFUL = 72.0
"""Confidence of a word below which its cell is read again; right words mostly have 90 and more."""
_PADDING = 8
"""Pixels round a cell: letters at its very edge are misread."""
_UNKNOWN = 0.3
"""Weight of letters that make no legal syllable and no abbreviation."""
_BETTER = 1.03
"""By how much a second reading must be better: a mere tie is no reason to prefer it."""
_CELL_LINES = 1_000
"""Added to a cell's number for the names of its lines, which no page reaches."""
_STUTTER = re.compile(r"(.)\1\1")
"""No abbreviation has a letter thrice on end; the rim of a seal often is read so."""
_EDGES = ".,;:()[]“”\"'-–/*+"

Cell = tuple[int, int, int, int]


def look_again(words: list[Word], pieces: list[Piece], picture: Picture) -> list[Word]:
    """Read doubtful cells of letterhead and closing again.

    Args:
        words: the words of the page, boxes in its pixels.
        pieces: the same as pieces, in points, not levelled.
        picture: the page as it was read.

    Returns:
        The words, lines of doubtful cells replaced where the second reading is better.
    """
    for number, cell in enumerate(_cells(pieces, picture)):
        inside = [word for word in words if _holds(cell, word)]
        doubtful = [word for word in inside if _is_doubtful(word)]
        if not doubtful:
            continue
        try:
            again = _read(picture.pixels, _around(doubtful, cell), _CELL_LINES + number)
        except TesseractTimeoutError:
            continue
        words = _merged(words, inside, again)
    return words


def _cells(pieces: list[Piece], picture: Picture) -> Iterable[Cell]:
    """The cells of the page in pixels: left and right of each letterhead or closing."""
    scale = picture.scale
    bands, _ = split_columns([piece for piece in pieces if piece.upright], picture.width)
    for band in bands:
        if not band.sure:
            continue
        top, bottom = int(band.top / scale), int(band.bottom / scale)
        gutter = int((band.low + band.high) / 2 / scale)
        left = int(min(piece.left for piece in band.left) / scale)
        right = int(max(piece.right for piece in band.right) / scale)
        yield left, top, gutter, bottom
        yield gutter, top, right, bottom


def _around(doubtful: list[Word], cell: Cell) -> Cell:
    """The part of a cell from its first to its last doubtful line; each line more costs time."""
    left, top, right, bottom = cell
    return left, max(top, min(w.top for w in doubtful)), right, min(bottom, max(w.bottom for w in doubtful))


def _holds(cell: Cell, word: Word) -> bool:
    left, top, right, bottom = cell
    return left <= (word.left + word.right) / 2 <= right and top <= (word.top + word.bottom) / 2 <= bottom


def _is_doubtful(word: Word) -> bool:
    """Whether a printed word may be misread; figures are hand-written often, and judged elsewhere."""
    text = word.text.strip(_EDGES)
    if any(map(str.isdigit, text)) or "/" in text:
        return False
    return bool(text) and (word.confidence < _DOUBTFUL or not _is_known(text))


def _is_known(text: str) -> bool:
    """Whether each part of a word is a legal syllable or an abbreviation (``KT-XH``)."""
    return all(
        is_syllable(part) or (part.isupper() and part.isalpha() and _STUTTER.search(part) is None)
        for part in text.split("-")
    )


def _read(pixels: Pixels, cell: Cell, number: int) -> list[Word]:
    rows, columns = pixels.shape
    left, top = max(0, cell[0] - _PADDING), max(0, cell[1] - _PADDING)
    right, bottom = min(columns, cell[2] + _PADDING), min(rows, cell[3] + _PADDING)
    picture = Picture(0, np.ascontiguousarray(pixels[top:bottom, left:right]), 0, 0)
    return [
        replace(
            word,
            left=left + word.left,
            right=left + word.right,
            top=top + word.top,
            bottom=top + word.bottom,
            line=(number, *word.line[1:]),
        )
        for word in words_of(picture.as_pnm(), dpi=DPI, segmentation=_BLOCK)
    ]


def _merged(words: list[Word], inside: list[Word], again: list[Word]) -> list[Word]:
    """The words with doubtful ones of the cell replaced by what the second reading has in their place."""
    out = list(words)
    for _, members in groupby(again, key=lambda word: word.line):
        line = list(members)
        top, bottom = min(word.top for word in line), max(word.bottom for word in line)
        before = [word for word in inside if top <= (word.top + word.bottom) / 2 <= bottom]
        if not before:
            out.extend(line if _is_sure(line) else [])
        elif 2 * sum(map(_is_doubtful, before)) >= len(before):
            sure = 2 * sum(map(_is_doubtful, line)) < len(line)
            if sure and _worth(line) > _BETTER * _worth(before):
                out = _exchanged(out, before, line)
        else:
            for word in filter(_is_doubtful, before):
                instead = [other for other in line if _shares(word, other)]
                if (
                    instead
                    and not any(map(_is_doubtful, instead))
                    and not any(_touches(i, before, word) for i in instead)
                ):
                    out = _exchanged(out, [word], [replace(other, line=word.line) for other in instead])
    return out


def _is_sure(line: list[Word]) -> bool:
    """Whether a line that the first reading did not see was read beyond doubt."""
    letters = [word for word in line if any(map(str.isalpha, word.text))]
    return bool(letters) and not any(_is_doubtful(word) or not is_syllable(word.text.strip(_EDGES)) for word in letters)


def _shares(word: Word, other: Word) -> bool:
    """Whether two boxes cover half of the narrower one of them."""
    covered = min(word.right, other.right) - max(word.left, other.left)
    return 2 * covered >= min(word.right - word.left, other.right - other.left)


def _touches(other: Word, before: list[Word], word: Word) -> bool:
    return any(neighbour is not word and _shares(neighbour, other) for neighbour in before)


def _exchanged(words: list[Word], gone: list[Word], line: list[Word]) -> list[Word]:
    lost = set(map(id, gone))
    at = next((index for index, word in enumerate(words) if id(word) in lost), len(words))
    return [*words[:at], *line, *(word for word in words[at:] if id(word) not in lost)]


def _worth(line: list[Word]) -> float:
    """Letters that were read, weighed by confidence; figures count less, so that none displaces a blank."""
    total = 0.0
    for word in line:
        text = word.text.strip(_EDGES)
        letters = sum(map(str.isalpha, text))
        weight = 1.0 if letters == len(text) and _is_known(text) else _UNKNOWN
        total += letters * weight * word.confidence / 100
    return total
