"""Items run on within a paragraph: ``(a) …; (b) …``, ``có nhiệm vụ: 1) …; 2) …``, ``một là, …; hai là, …``.

Annotation guide, "Rulings": they are items of that paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docproc.text.alphabet import LOWER, UPPER

__all__ = ["Mark", "run_on_marks", "with_misread"]


class Mark(NamedTuple):
    """A label inside a paragraph: where it begins and ends, and its name."""

    start: int
    end: int
    name: str


_ALPHABET = tuple("abcdđeghik")
_DIGITS = tuple("123456789")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_NUMBERS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")
_PLACES = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")
_FEWEST = 2
_ROMAN_LIKE = re.compile(r"(?<=\s)\((?P<signs>[iïíìîv]{1,4})\)\s+")
_SPOILT = re.compile(rf"(?<=[:;.,]\s)\(?[^\s(){UPPER}]{{0,2}}\)\s*(?=[{UPPER}][{LOWER}])")
_BEHIND_MARK = r"(?<=[:;.,]\s)"
_WAYS = (
    (re.compile(r"(?<=\s)\((?P<name>[a-zđ]|i{1,3}|iv|v|vi{1,3}|\d)\)\s+"), (_ALPHABET, _ROMANS, _DIGITS), "{}"),
    (re.compile(_BEHIND_MARK + r"(?P<name>[a-zđ]|\d)\)\s+"), (_ALPHABET, _DIGITS), "{}"),
    (re.compile(_BEHIND_MARK + r"(?P<name>(?i:một|hai|ba|bốn|năm|sáu|bảy)) là\s*[,:]?\s+"), (_NUMBERS,), "{} là"),
    (
        re.compile(_BEHIND_MARK + r"(?i:thứ) (?P<name>nhất|hai|ba|tư|năm|sáu|bảy)(?: là)?\s*[,:]?\s+"),
        (_PLACES,),
        "Thứ {}",
    ),
)


def run_on_marks(text: str, start: int, end: int, first: str = "") -> list[Mark]:
    """The labels of a list that a paragraph runs on; none where it has no two that follow each other.

    Args:
        text: the dispatch's text.
        start: where the paragraph's text begins.
        end: where it ends.
        first: the label that the paragraph itself bears, with which the list may have begun (``i``).
    """
    for pattern, all_series, form in _WAYS:
        found = list(pattern.finditer(text, start, end))
        begun = [series[1:] for series in all_series if series[0] == first] if first else all_series
        marks = max((_in_order(found, series, form) for series in begun), key=len, default=[])
        if len(marks) > (0 if first else 1) and marks[0].start > start:
            return marks
    return []


def with_misread(marks: list[Mark], text: str, start: int, end: int) -> list[Mark]:
    """The list with the labels of letters that recognition spoilt: ``(a) …; () Tổ chức``, ``(ï) …; (iï) …``.

    Args:
        marks: the labels that could be read.
        text: the dispatch's text.
        start: where the paragraph's text begins.
        end: where it ends.
    """
    if not marks:
        romans = list(_ROMAN_LIKE.finditer(text, start, end))
        if len(romans) >= _FEWEST and romans[0].start() > start and len(romans[0]["signs"]) == 1:
            return [Mark(one.start(), one.end(), name) for one, name in zip(romans, _ROMANS, strict=False)]
    if len(marks) < _FEWEST or marks[0].name != "a" or marks[-1].name not in _ALPHABET:
        return marks
    found = list(_SPOILT.finditer(text, marks[-1].end, end))
    names = _ALPHABET[_ALPHABET.index(marks[-1].name) + 1 :]
    return [*marks, *(Mark(match.start(), match.end(), name) for match, name in zip(found, names, strict=False))]


def _in_order(found: list[re.Match[str]], series: Sequence[str], form: str) -> list[Mark]:
    """The marks among ``found`` that follow each other as ``(a)``, ``(b)`` … do."""
    marks: list[Mark] = []
    for match in found:
        name = match["name"].lower()
        if name in series[len(marks) : len(marks) + 1]:
            printed = form.format(name)
            marks.append(Mark(match.start(), match.end(), printed if form == "{}" else printed.capitalize()))
    return marks
