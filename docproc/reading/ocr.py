"""Recognition of page pictures: Tesseract's words, put into lines by the same geometry as a text layer's characters.

Tesseract's own reading order runs the two columns of a letterhead together; its word boxes do not.
"""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby

from docproc.reading.budget import page_recognised
from docproc.reading.layout import lines_of
from docproc.reading.ocr_figures import blank_unsure, read_figures
from docproc.reading.page import Doubt, Figures, Page
from docproc.reading.picture import DPI, Picture
from docproc.reading.pieces import Piece
from docproc.reading.second_look import look_again
from docproc.reading.sheets import level, on_page, read_sheet
from docproc.reading.tesseract import TesseractTimeoutError, Word

__all__ = ["pieces_of_words", "recognise"]

_WORKERS = 2
"""Each worker only waits for its own one-threaded Tesseract process."""
_WIDE_GAP = 1.4
"""Gaps between words that part pieces, in line heights; recognised boxes are tighter than a font's own."""
_NOISE_CONFIDENCE = 20.0
_LEAST_LETTER = 0.35
"""Against the page's median word height: lower than any letter without ascender."""
_SPECK_LETTERS = 4
_SPECK_CONFIDENCE = 50.0
_SPECK_WIDTH = 0.2
"""Against the page's median word height: what stands apart and is narrower is a trace of a pen or a rule."""
_TRACE_LENGTH = 3
_TRACE_HEIGHT = 1.6
_TRACE_CONFIDENCE = 65.0
"""Letters of a seal's rim that stand by themselves are read with 0 to 60."""
_SPECK_HEIGHTS = (0.5, 1.8)
"""Against the page's median word height: dust comes out as lines of one or two low signs, flourishes as high ones."""
_DOUBTED = 92.0
"""Words surer than this are told no further: on clean pages nearly all are, and hardly one of them is wrong."""

Recognised = tuple[Page, list[tuple[str, str]]]


def recognise(pictures: Iterable[Picture]) -> Iterator[Recognised]:
    """Recognise pages, a few at a time; pictures are drawn from the iterable only as workers get free.

    Args:
        pictures: pages in order.

    Yields:
        Each page with its warnings, in the same order.

    Raises:
        EngineMissingError: Tesseract or its Vietnamese data are not installed.
    """
    waiting: deque[Future[Recognised]] = deque()
    with ThreadPoolExecutor(_WORKERS) as workers:
        for picture in pictures:
            waiting.append(workers.submit(_recognise, picture))
            if len(waiting) > _WORKERS:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)


def _next(waiting: deque[Future[Recognised]]) -> Recognised:
    """The next page; each buys its reader time for another."""
    result = waiting.popleft().result()
    page_recognised()
    return result


def _recognise(picture: Picture) -> Recognised:
    try:
        sheet = read_sheet(picture)
    except TesseractTimeoutError as error:
        note = ("page_not_recognised", f"page {picture.number}: {error}")
        return Page(picture.number, picture.width, picture.height, (), "ocr"), [note]
    notes: list[tuple[str, str]] = []
    scale, turn = sheet.picture.scale, sheet.placement.turn
    words = look_again(sheet.words, pieces_of_words(sheet.words, scale), sheet.picture)
    if turn:
        notes.append(("page_turned", f"page {picture.number} was turned clockwise by {turn} degrees to be read"))
    figures: tuple[Figures, ...] = ()
    if picture.number == 1:
        words, figures = read_figures(words, sheet.picture.pixels, scale, DPI)
        words, blanked = blank_unsure(words, sheet.picture.pixels.shape[0])
        if blanked:
            notes.append(
                ("figures_unsure", "page 1: figures of the number or the date could not be read with certainty")
            )
    width, height = sheet.placement.upright
    levelled = level(words, sheet)
    pieces = pieces_of_words(levelled, scale)
    lines = tuple(lines_of(pieces, picture.number, width, height))
    placement = sheet.placement if turn or sheet.placement.skew else None
    figures = tuple(replace(one, box=on_page(one.box, sheet)) for one in figures)
    return Page(picture.number, width, height, lines, "ocr", placement, figures, _doubts(levelled, scale)), notes


def _doubts(words: Iterable[Word], scale: float) -> tuple[Doubt, ...]:
    """The words that recognition is not sure of; marks alone are left out."""
    return tuple(
        Doubt(
            (
                round(word.left * scale, 2),
                round(word.top * scale, 2),
                round(word.right * scale, 2),
                round(word.bottom * scale, 2),
            ),
            round(word.confidence, 1),
        )
        for word in words
        if word.confidence < _DOUBTED and any(map(str.isalnum, word.text))
    )


def pieces_of_words(words: list[Word], scale: float) -> list[Piece]:
    """Join words of one recognised line into pieces, apart where the gap is wide.

    Heights are evened out along a line, because a box without tall letters is half as high as one with them.

    Args:
        words: in Tesseract's order.
        scale: points a pixel.

    Returns:
        Pieces in points.
    """
    pieces: list[Piece] = []
    if not words:
        return pieces
    usual = statistics.median(word.bottom - word.top for word in words)
    for _, members in groupby((w for w in words if _is_text(w, usual)), key=lambda word: word.line):
        line = sorted(members, key=lambda word: word.left)
        if _is_speck(line, usual):
            continue
        height = statistics.median(word.bottom - word.top for word in line)
        start = 0
        for at in range(1, len(line) + 1):
            if at == len(line) or line[at].left - line[at - 1].right > _WIDE_GAP * height:
                if not _is_trace(line[start:at], usual):
                    pieces.append(_piece(line[start:at], scale))
                start = at
    return pieces


def _is_text(word: Word, usual: float) -> bool:
    """Marks must be sure enough, letters and figures high enough."""
    if any(map(str.isalnum, word.text)):
        return word.bottom - word.top > _LEAST_LETTER * usual
    return word.confidence >= _NOISE_CONFIDENCE


def _is_speck(line: list[Word], usual: float) -> bool:
    """Whether a whole line is dust: next to no letters, and unsure or far too low."""
    letters = sum(char.isalnum() for word in line for char in word.text)
    if letters > _SPECK_LETTERS:
        return False
    confidence = statistics.fmean(word.confidence for word in line)
    tallest = max(word.bottom - word.top for word in line) / max(usual, 1)
    low, high = tallest < _SPECK_HEIGHTS[0], tallest > _SPECK_HEIGHTS[1]
    return confidence < _SPECK_CONFIDENCE or (low and letters <= 2) or high


def _is_trace(piece: list[Word], usual: float) -> bool:
    """Whether what stands apart in a line is a trace of a pen or a seal; figures are judged elsewhere."""
    if piece[-1].right - piece[0].left <= _SPECK_WIDTH * usual:
        return True
    text = "".join(word.text for word in piece)
    if len(text) > _TRACE_LENGTH or any(map(str.isdigit, text)):
        return False
    high = max(word.bottom - word.top for word in piece) > _TRACE_HEIGHT * usual
    return any(map(str.isalpha, text)) and (high or max(word.confidence for word in piece) < _TRACE_CONFIDENCE)


def _piece(words: list[Word], scale: float) -> Piece:
    text = ""
    edges: list[float] = []
    for word in words:
        text += " " if text else ""
        step = (word.right - word.left) / len(word.text)
        text += word.text
        edges.extend((word.left + i * step) * scale for i in range(len(word.text) + 1))
    top = statistics.median(word.top for word in words)
    bottom = statistics.median(word.bottom for word in words)
    return Piece(text, [round(edge, 2) for edge in edges], round(top * scale, 2), round(bottom * scale, 2))
