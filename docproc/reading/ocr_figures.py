"""Figures of the dispatch's own number and date: read by the classifier where recognition is not sure, or blanked.

Most scans have them hand-written or stamped, and Tesseract reads few of those right. Its confidence tells: in eight
real scans wrong numbers came with 0 to 41, right figures of the date with 71 and more. What neither is sure of is
blanked, never guessed; a blank says "not read" to every later stage.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

from docproc.reading.figures.gaps import HEADER_SHARE, Gap, Row, find_gaps
from docproc.reading.page import Figures
from docproc.reading.tesseract import Word
from docproc.text.keys import bare_key, match_key

if TYPE_CHECKING:
    from docproc.reading.figures.ink import Grey
    from docproc.reading.figures.reader import Guess

__all__ = ["blank_unsure", "read_figures"]

_SURE = 60.0
_PRINTED = 90.0
"""From here on Tesseract is believed without a second look: such figures are printed."""
_SAME_SLIP = 0.1
"""How often, at most, two readers of different make agree on a wrong figure, against how often on a right one."""
_AGREED = 0.9
"""Least confidence of a figure that both read, where Tesseract alone would not be believed."""
_PRINT = (1.5, 0.45)
"""How far print reaches above and below its line, accents and tails included, in heights of its figures."""
_BEFORE_SLASH = 0.99
"""Least confidence of a number that ends in 1 right before a slash within a word: the slash may be that 1."""
_TOUCHED_DAY = re.compile(r"nga[^y\s]?\W?")
"""What recognition makes of ``ngày`` where a hand-written stroke runs into it."""
_DATE_LINE = 13
"""Most words of a date line, also where the number stands on it; a line of the body that cites a date has more."""
_NUMBER_LINE = re.compile(r"số\b")
_DATE_WORDS = frozenset({"ngày", "tháng", "năm"})
_PARTS = re.compile(r"(?P<head>[^:]*:)?(?P<figures>.*?)(?P<tail>/[^\W\d_].*)?", re.DOTALL)
"""``Số:202/SYT-NVY``, ``31/2001/QĐ-BTC``: what stands before the slash of the first code."""


def read_figures(words: list[Word], pixels: Grey, scale: float, dpi: int) -> tuple[list[Word], tuple[Figures, ...]]:
    """Read the figures of the number line and the date line.

    Args:
        words: of a first page, in Tesseract's order.
        pixels: the picture that they were recognised on, 0 black to 255 white.
        scale: points a pixel.
        dpi: resolution of the picture.

    Returns:
        The words, with sure figures in place of what stood in the gaps and unsure ones taken out, and what became of
        each gap that holds any ink.
    """
    found: list[Figures] = []
    changed: dict[Word, list[Word]] = {}
    for row, gaps in find_gaps(words, pixels.shape[0], dpi):
        given: list[tuple[Gap, str]] = []
        for gap in gaps:
            if _is_printed(gap) and gap.sure >= _PRINTED:
                continue
            guess, threshold, inked = _look(pixels, gap)
            text, confidence = _decide(gap, guess, threshold)
            given.append((gap, text))
            if text or inked:
                found.append(_figures(gap, text, confidence, scale))
        changed |= _rewritten(row, given)
    return [new for word in words for new in changed.get(word, [word])], tuple(found)


def _figures(gap: Gap, text: str, confidence: float | None, scale: float) -> Figures:
    from docproc.reading.figures.crops import box_of

    x0, y0, x1, y1 = (round(edge * scale, 2) for edge in box_of(gap))
    return Figures(cast(Literal["number", "day", "month"], gap.kind), text, (x0, y0, x1, y1), confidence)


def _is_printed(gap: Gap) -> bool:
    from docproc.reading.figures.reader import FORMS

    return gap.seen.isascii() and gap.seen.isdigit() and len(gap.seen) <= 5 and FORMS[gap.kind](gap.seen)


def _look(pixels: Grey, gap: Gap) -> tuple[Guess | None, float, bool]:
    """What the classifier makes of a gap, what it must be sure of, and whether there is anything to read."""
    from docproc.reading.figures.classifier import load_model
    from docproc.reading.figures.crops import crop_of
    from docproc.reading.figures.reader import cut_out, read_field

    crop = crop_of(pixels, gap)
    cut = cut_out(crop, gap.usual)
    inked = cut is None and bool(gap.seen)
    inked |= cut is not None and any(piece.ink.shape[0] > 0.5 * gap.usual for piece in cut.pieces)
    model = load_model() if cut is not None else None
    if model is None:
        return None, 1.0, inked
    return read_field(crop, gap.usual, gap.kind, model), model.thresholds[gap.kind], inked


def _decide(gap: Gap, best: Guess | None, threshold: float) -> tuple[str, float | None]:
    """What is given out, and how sure it is: both readers weighed, nothing where they contradict each other."""
    printed = _is_printed(gap)
    if best is None:
        return (gap.seen, None) if printed and gap.sure >= _SURE else ("", None)
    confidence = best.confidence
    if printed and best.text == gap.seen:
        confidence = confidence / (confidence + (1 - confidence) * _SAME_SLIP)
        enough = 0.0 if gap.sure >= _SURE else _AGREED
    elif printed and gap.sure >= _SURE:
        return "", None
    elif gap.slash and not gap.exact_right and best.text.endswith("1"):
        enough = max(threshold, _BEFORE_SLASH)
    else:
        enough = threshold
    return (best.text, round(confidence, 4)) if confidence >= enough else ("", None)


def _rewritten(row: Row, given: list[tuple[Gap, str]]) -> dict[Word, list[Word]]:
    """For each word of a row what is left of it as print, with the figures given out behind the print before them.

    Figures that Tesseract read itself stay in its own words.
    """
    changed = {word: [word] for word in row.words}
    moved = [(gap, text) for gap, text in given if not text or text != gap.seen]
    for word, start in zip(row.words, row.starts, strict=True):
        changed[word] = _remnants(word, start, moved)
        if any(gap.start < start + len(word.text) and start < gap.end for gap, text in given if text == gap.seen):
            changed[word] = [replace(part, confidence=100.0) for part in changed[word]]
    for gap, text in moved:
        before = row.words[row.word_at(gap.start - 1)]
        after = row.words[row.word_at(len(row.text) - len(row.text[gap.end :].lstrip()))]
        for word in {before, after}:
            changed[word] = [_as_print(part, gap) for part in changed[word]]
        if gap.kind == "day" and _TOUCHED_DAY.fullmatch(bare_key(changed[before][0].text)):
            changed[before][0] = replace(changed[before][0], text="ngày")
        if text:
            left, right = round(gap.left) + 1, round(gap.right) - 1
            top, bottom = round(gap.base - gap.usual), round(gap.base)
            changed[before].append(Word(text, left, top, max(right, left + 1), bottom, before.line, 100.0))
    return changed


def _as_print(part: Word, gap: Gap) -> Word:
    """The print beside a gap, which told its place: it is no dust, and no higher than print may be."""
    top, bottom = round(gap.base - _PRINT[0] * gap.usual), round(gap.base + _PRINT[1] * gap.usual)
    top, bottom = max(part.top, top), min(part.bottom, bottom)
    return replace(part, top=top, bottom=max(bottom, top + 1), confidence=100.0)


def _remnants(word: Word, start: int, given: list[tuple[Gap, str]]) -> list[Word]:
    """The parts of a word that stand in no gap; their edges are the gaps'."""
    parts: list[Word] = []
    at, left, end = start, word.left, start + len(word.text)
    for gap, _ in given:
        low, high = max(gap.start, at), min(gap.end, end)
        if low >= high:
            continue
        if low > at:
            parts.append(_part(word, word.text[at - start : low - start], left, round(gap.left)))
        at, left = high, round(gap.right)
    if at == start:
        return [word]
    return [*parts, _part(word, word.text[at - start :], left, word.right)] if at < end else parts


def _part(word: Word, text: str, left: int, right: int) -> Word:
    confidence = max(word.confidence, _SURE)
    return replace(word, text=text.strip(), left=left, right=max(right, left + 1), confidence=confidence)


def blank_unsure(words: list[Word], height: int) -> tuple[list[Word], bool]:
    """Blank the unsure figures of the number line and the date line.

    Args:
        words: the words of a first page.
        height: page height in pixels.

    Returns:
        The words, without those that were only figures, and whether any were blanked.
    """
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    doubtful = {key for key, line in lines.items() if line[0].top < HEADER_SHARE * height and _is_own_line(line)}
    kept: list[Word] = []
    blanked = False
    for word in words:
        if word.line not in doubtful or word.confidence >= _SURE or not any(map(str.isdigit, word.text)):
            kept.append(word)
            continue
        blanked = True
        parts = _PARTS.fullmatch(word.text)
        if parts is not None and (parts["head"] or parts["tail"]):
            gap = " " * len(parts["figures"])
            kept.append(replace(word, text=f"{parts['head'] or ''}{gap}{parts['tail'] or ''}"))
    return kept, blanked


def _is_own_line(line: list[Word]) -> bool:
    """Whether a line begins with ``Số`` or holds a date's three words and little else."""
    keys = [match_key(word.text) for word in line]
    if _NUMBER_LINE.match(keys[0]) is not None:
        return True
    return len(line) <= _DATE_LINE and sum(any(key.startswith(name) for name in _DATE_WORDS) for key in keys) >= 2
