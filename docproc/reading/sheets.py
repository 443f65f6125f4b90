"""A page's words as they are read best: turned upright where it lies on its side or its head, levelled where askew."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from docproc.reading.picture import DPI, Picture, Pixels
from docproc.reading.placement import Bounds, Placement
from docproc.reading.skew import skew_of
from docproc.reading.tesseract import Word, turn_of, words_of
from docproc.text.syllables import is_syllable

__all__ = ["Sheet", "good_letters", "level", "on_page", "read_sheet"]

_SEGMENTATION = 3
"""Fully automatic: modes 3 and 4 find the same words, but 4 breaks skewed lines and makes words of seals."""
_LEVELLED = 3.0
"""Degrees from which pixels are rotated, which blurs accents: below it Tesseract reads the page as well as it lies."""
_SURE = 60.0
_BADLY_READ = 0.5
"""Share of letters in sure, legal syllables; upright pages have over 0.8, a page on its side 0.1."""
_LEAST_LETTERS = 20
_UPRIGHT = 80
"""Good letters that no page gives that lies on its side; what else is on such a page is handwriting."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read.

    Attributes:
        picture: the page upright, in the pixels that were read.
        words: its words, boxes in those pixels.
        skew: degrees by which the lines still rise to the right in those pixels.
        placement: the way back to the page as the file shows it.
    """

    picture: Picture
    words: list[Word]
    skew: float
    placement: Placement


def read_sheet(picture: Picture) -> Sheet:
    """Recognise a page; where it reads badly, find out how it lies and read it again.

    Args:
        picture: the page as the file shows it.

    Raises:
        EngineMissingError: Tesseract or its Vietnamese data are not installed.
        TesseractTimeoutError: the page took too long or broke the program.
    """
    sheet = _read(picture, picture, 0)
    good, letters = good_letters(sheet.words)
    if good >= _UPRIGHT or (good >= _BADLY_READ * letters and letters >= _LEAST_LETTERS):
        return sheet
    turn = turn_of(picture.as_pnm(), dpi=DPI)
    if turn == 0:
        return sheet
    turned = _read(picture, _turned(picture, turn), turn)
    return turned if good_letters(turned.words)[0] > good else sheet


def good_letters(words: list[Word]) -> tuple[int, int]:
    """How many letters stand in words that were read with certainty and are legal syllables, and how many in all."""
    good = letters = 0
    for word in words:
        text = word.text.strip(".,;:()[]“”\"'-/")
        count = sum(map(str.isalpha, text))
        letters += count
        if word.confidence >= _SURE and count == len(text) and is_syllable(text):
            good += count
    return good, letters


def level(words: list[Word], sheet: Sheet) -> list[Word]:
    """The words with their boxes moved to where they would stand if the lines were level.

    Args:
        words: with boxes in the sheet's pixels.
        sheet: the page that they were read on.
    """
    if not sheet.skew:
        return words
    scale = sheet.picture.scale
    moved: list[Word] = []
    for word in words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        new_x, new_y = sheet.placement.level(x * scale, y * scale)
        dx, dy = round(new_x / scale - x), round(new_y / scale - y)
        moved.append(
            replace(word, left=word.left + dx, right=word.right + dx, top=word.top + dy, bottom=word.bottom + dy)
        )
    return moved


def on_page(box: Bounds, sheet: Sheet) -> Bounds:
    """Where a box of the sheet's pixels lies on the page as the file shows it.

    Args:
        box: in points of the sheet's picture.
        sheet: the page that it was found on.
    """
    x0, y0, x1, y1 = box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    new_x, new_y = sheet.placement.level(x, y) if sheet.skew else (x, y)
    dx, dy = new_x - x, new_y - y
    a, b, c, d = sheet.placement.on_page((x0 + dx, y0 + dy, x1 + dx, y1 + dy))
    return round(a, 2), round(b, 2), round(c, 2), round(d, 2)


def _read(original: Picture, picture: Picture, turn: int) -> Sheet:
    skew = skew_of(picture.pixels)
    left = skew
    if abs(skew) >= _LEVELLED:
        picture, left = replace(picture, pixels=_rotated(picture.pixels, skew)), 0.0
    words = words_of(picture.as_pnm(), dpi=DPI, segmentation=_SEGMENTATION)
    return Sheet(picture, words, left, Placement(turn, skew, original.width, original.height))


def _turned(picture: Picture, turn: int) -> Picture:
    pixels = np.ascontiguousarray(np.rot90(picture.pixels, k=-turn // 90))
    across = turn in {90, 270}
    width, height = (picture.height, picture.width) if across else (picture.width, picture.height)
    return Picture(picture.number, pixels, width, height)


def _rotated(pixels: Pixels, skew: float) -> Pixels:
    """The page turned clockwise by ``skew`` degrees about its middle, paper-coloured at its corners."""
    from PIL import Image

    paper = int(np.median(pixels[::16, ::16]))
    turned = Image.fromarray(pixels).rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    return np.ascontiguousarray(np.asarray(turned))
