"""Figures of the dispatch's own number and day that recognition is not sure of: blanked, never guessed.

Most scans have them hand-written or stamped, and Tesseract reads few of those right. Its confidence tells: in eight
real scans wrong numbers came with 0 to 41, right figures of the date with 71 and more. A blank says "not read" to
every later stage.
"""

from __future__ import annotations

import re
from dataclasses import replace

from docproc.reading.tesseract import Word
from docproc.text.keys import match_key

__all__ = ["blank_unsure"]

_SURE = 60.0
_HEADER_SHARE = 0.4
"""The number and the date stand in the upper part of the first page."""
_NUMBER_LINE = re.compile(r"số\b")
_DATE_WORDS = frozenset({"ngày", "tháng", "năm"})
_PARTS = re.compile(r"(?P<head>[^:]*:)?(?P<figures>.*?)(?P<tail>/[^\W\d_].*)?", re.DOTALL)
"""``Số:202/SYT-NVY``, ``31/2001/QĐ-BTC``: what stands before the slash of the first code."""


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
    doubtful = {key for key, line in lines.items() if line[0].top < _HEADER_SHARE * height and _is_own_line(line)}
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
    return len(line) <= 20 and sum(any(key.startswith(name) for name in _DATE_WORDS) for key in keys) >= 2
