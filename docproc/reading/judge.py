"""Judging a page's text layer: is it the page's text, or only a stamp over a picture, or the ruin of an OCR?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from docproc.reading.letters import is_english, missing_letter
from docproc.reading.page import Line
from docproc.reading.pdf_objects import Objects, dark_pixels, objects_of
from docproc.text.syllables import is_syllable, syllable_rate

__all__ = ["Verdict", "judge_layer"]

Verdict = Literal["good", "needs_ocr"]

_FEW_CHARS = 120
"""A page of a dispatch with fewer letters than this beside a picture has a stamp or stray figures for a layer."""
_IMAGE_SHARE = 0.4
_DRAWN_TEXT = 150
"""Paths on a page without text from which the letters themselves are likely drawn."""
_LOW_RATE = 0.55
"""Sound layers of dispatches have 0.82 (a table of foreign names) to 1.0 legal syllables; layers in an encoding
that could not be decoded have 0.27."""
_HIDDEN_RATE = 0.95
"""The same for the layer of an OCR: every 100th letter wrong gives 0.96 on average, every 50th 0.93."""
_TONED_SHARE = 0.65
"""Words with an accent in the layer of an OCR: sound text has 0.75 to 0.89, a fifth of the accents lost leaves 0.69."""
_UNACCENTED = 0.25
"""The same for text printed over a picture: a list of codes and names has more."""
_ENOUGH_WORDS = 25
_SAMPLE = 120
"""Words looked at; the rate is then sure to ±0.08."""
_HEAD_WORDS = 40
"""Words of the letterhead, which recognition of stamps and hand-written figures ruins first."""
_HEAD_RATE = 0.8
_CIPHER_WORDS = 60
_CIPHER_PART = 1_200
_CIPHER_SMALL = 0.5
_CIPHER_FIGURES = 0.3
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_UNREADABLE_SHARE = 0.03
"""Characters without a meaning: fonts that do not tell their Unicode."""
_QUARTER_PAGE = 500
"""Letters of printed text below which a page under it may be a scan with more on it."""
_BAND = 14
_BAND_INK = 0.2
"""Share of a band's columns that hold ink where a line of type runs over it."""
_FEW_BANDS = 6
_UNCOVERED = 0.22
"""Share of inked bands without text from which a layer leaves out too much; seals and signatures take less."""


def judge_layer(page: pdfium.PdfPage, lines: Sequence[Line], area: float) -> Verdict:
    """Judge the text layer of a page.

    Args:
        page: a ``pypdfium2.PdfPage``.
        lines: what was read from the layer.
        area: the page's area in square points.

    Returns:
        ``needs_ocr`` where the layer is not the page's text, or in an encoding that nobody knows.
    """
    text = "\n".join(line.text for line in lines if line.kind in {"body", "footnote"})
    letters = sum(map(str.isalnum, text[: 2 * _QUARTER_PAGE]))
    if letters < _FEW_CHARS:
        letters = sum(map(str.isalnum, text))
    objects = objects_of(page, area)
    pictured = objects.image_area > _IMAGE_SHARE * area
    if letters < _FEW_CHARS:
        drawn = letters < 20 and objects.paths > _DRAWN_TEXT
        return "needs_ocr" if pictured or drawn else "good"
    if len(_UNREADABLE.findall(text)) > _UNREADABLE_SHARE * len(text):
        return "needs_ocr"
    if pictured:
        return _judge_pictured(text, letters, objects, lambda: _uncovered(page, lines))
    return _judge_printed(text)


def _judge_printed(text: str) -> Verdict:
    """Judge a page without a picture, which is what it says unless its font is broken."""
    rate, words = _rate(text)
    ruined = words >= _ENOUGH_WORDS and ((rate < _LOW_RATE and not is_english(text)) or missing_letter(text))
    return "needs_ocr" if ruined or _is_cipher(text) else "good"


def _judge_pictured(text: str, letters: int, objects: Objects, uncovered: Callable[[], float]) -> Verdict:
    """Judge text on a page that is mostly a picture: an OCR's layer, or print over a scan or a background."""
    text = unicodedata.normalize("NFC", text)
    if objects.hidden_text:
        rate, words = syllable_rate(text)
        head = " ".join(text.split()[:_HEAD_WORDS])
        bad = words < _ENOUGH_WORDS or rate < _HIDDEN_RATE or _toned(text) < _TONED_SHARE
        bad = bad or syllable_rate(head)[0] < _HEAD_RATE or missing_letter(text) is not None
        return "needs_ocr" if bad or uncovered() > _UNCOVERED else "good"
    rate, words = _rate(text)
    bad = words >= _ENOUGH_WORDS and (rate < _LOW_RATE or _toned(text) < _UNACCENTED) and not is_english(text)
    return "needs_ocr" if bad or (letters < _QUARTER_PAGE and uncovered() > _UNCOVERED) else "good"


def _is_cipher(text: str) -> bool:
    """Whether a page in capitals has hardly a word: a font whose codes are not Unicode (``7KHR &{QJ YăQ``).

    ``syllable_rate`` leaves such words out as codes. Lists of codes have as few words, but figures in all of them.
    """
    part = text[:_CIPHER_PART]
    letters = sum(map(str.isalpha, part))
    if sum(map(str.islower, part)) > _CIPHER_SMALL * letters or sum(map(str.isdigit, part)) > _CIPHER_FIGURES * letters:
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) > _CIPHER_WORDS and sum(map(is_syllable, words)) < 0.5 * len(words)


def _toned(text: str) -> float:
    """The share of words with a letter that has an accent."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return sum(not word.isascii() for word in words) / max(1, len(words))


def _uncovered(page: pdfium.PdfPage, lines: Sequence[Line]) -> float:
    """The share of the page's bands of ink that lie where the layer has no text."""
    dark = dark_pixels(page)
    bare = dark.copy()
    for line in lines:
        if line.box is not None:
            x0, y0, x1, y1 = (round(edge) for edge in line.box)
            bare[max(0, y0 - 3) : y1 + 3, max(0, x0 - 3) : x1 + 3] = False
    inked, left = (_bands(pixels) for pixels in (dark, bare))
    return left / inked if inked >= _FEW_BANDS else 0.0


def _bands(pixels: npt.NDArray[np.bool_]) -> int:
    """How many bands of a line's height hold a line of type."""
    return sum(
        bool(pixels[top : top + _BAND].any(axis=0).mean() > _BAND_INK) for top in range(0, pixels.shape[0], _BAND)
    )


def _rate(text: str) -> tuple[float, int]:
    """The share of legal syllables in an even sample of the text, and of how many words."""
    parts = text.split()
    step = len(parts) // _SAMPLE
    if step > 1:
        rate, words = syllable_rate(" ".join(parts[::step]), at_most=_SAMPLE)
        if words >= _ENOUGH_WORDS:
            return rate, words
    return syllable_rate(text, at_most=_SAMPLE)
