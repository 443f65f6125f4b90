"""Labels of numbered units: what stands in front of an item and at which level (field guide §4.4).

Roman ``I.``, article ``Điều 3.``, Arabic ``1.`` ``1/`` ``1-``, decimal ``1.1.``, letter ``a)``, dash ``-``, plus ``+``,
words ``Thứ nhất,`` ``Một là``, ``Bước 1:``, ``Phần I``, ``Chương II``, ``Mục 3``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docproc.text.alphabet import LOWER, UPPER

__all__ = ["Label", "parse_label", "roman"]


@dataclass(frozen=True, slots=True)
class Label:
    """A parsed label.

    Attributes:
        kind: ``part``, ``chapter``, ``section``, ``roman``, ``capital``, ``article``, ``arabic``, ``decimal``,
            ``letter``, ``paren`` (``(a)``), ``dash``, ``plus``, ``bullet``, ``ordinal``, ``step``.
        name: the label as it appears in an item's path: ``II``, ``3``, ``1.2``, ``a``, ``Điều 3``; ``-`` or ``+``
            for marks that carry no number, bullets of every shape counting as dashes.
        value: its place in its series where it has one (1 for ``a``, 4 for ``IV``).
        end: where the item's own text begins.
        strong: no ordinary line wraps before it (``Điều 2.``, ``II.``), so it opens a paragraph wherever it stands.
    """

    kind: str
    name: str
    value: int | None
    end: int
    strong: bool


_ROMAN = r"(?=[IVXL])(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})"
_PATTERN = re.compile(
    rf"""
    (?P<article>(?:Điều|ĐIỀU)\s+(?P<article_n>\d{{1,3}}[a-zđ]?)\s*(?:[.:]\s*|$))
  | (?P<part>(?:Phần|PHẦN)\s+(?P<part_n>{_ROMAN}|\d{{1,2}}|(?:thứ\s)?(?:nhất|hai|ba|tư|năm))\b\s*[.:-]?\s*)
  | (?P<chapter>(?:Chương|CHƯƠNG)\s+(?P<chapter_n>{_ROMAN}|\d{{1,2}})\b\s*[.:-]?\s*)
  | (?P<section>(?:Mục|MỤC)\s+(?P<section_n>{_ROMAN}|\d{{1,2}})\s*[.:-]\s*)
  | (?P<step>(?:Bước|BƯỚC)\s+(?P<step_n>\d{{1,2}})\s*[.:-]\s*)
  | (?P<ordinal>(?P<ordinal_n>
        Thứ\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười) | (?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\slà
      )\s*[,:.]?\s+)
  | (?P<capital>(?P<capital_n>[A-HĐ])[.)]\s+(?=[{UPPER}][{UPPER} ,\-–]{{4}}))
  | (?P<roman>(?P<roman_n>{_ROMAN})\s?(?:[.)]|/(?=\s)|[-–](?=\s|[A-ZĐ]))\s*-?\s*(?=\S))
  | (?P<decimal>(?P<decimal_n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:[.)/]\s*|\s*-\s+|\s+)(?=[^\W\d_]|["“(*]))
  | (?P<arabic>(?P<arabic_n>\d{{1,2}})\s?
        (?:[.)]\s*|/\s+|/(?=[{UPPER}][{LOWER}])|-\s+|-(?=[^\W\d_]))(?=[^\W\d_]|["“(*\[]))
  | (?P<letter>(?P<letter_n>[a-zđ])(?P<letter_mark>[).\-])\s*(?=\S))
  | (?P<paren>\((?P<paren_n>[a-zđ]|\d{{1,2}}|i{{1,3}}|iv|v|vi{{1,3}}|ix)\)\s*(?=\S))
  | (?P<dash>[-–—]\s*(?=[^\s\-–—\d]|\d))
  | (?P<plus>\+\s*(?=\S))
  | (?P<bullet>[•*●○▪▫◦✓❖➢]\s*(?=\S))
    """,
    re.VERBOSE,
)
_LETTERS = {letter: place for place, letter in enumerate("abcdđeghiklmnopqrstuvxy", 1)}
_ORDINALS = {
    word: place
    for place, words in enumerate(("nhất một", "hai", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
    for word in words.split()
}
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(text: str) -> int:
    """The value of a Roman number of the letters I, V, X and L."""
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(following, 0) > value else value
    return total


@lru_cache(maxsize=4096)
def parse_label(text: str) -> Label | None:
    """The label that ``text`` begins with.

    Args:
        text: a folded paragraph or line.

    Returns:
        The label, or ``None``. Years (``2023.``), dates (``12/5``) and decimals (``1.500 đồng``) are no labels.
    """
    match = _PATTERN.match(text[:40] + text[40:80])
    if match is None or match.lastgroup is None:
        return None
    kind = next(name for name in _KINDS if match.group(name) is not None)
    number = match.groupdict().get(f"{kind}_n") or ""
    end = match.end(kind)
    if kind == "letter" and match.group("letter_mark") == "." and not text[end : end + 1].isupper():
        return None
    if kind == "dash" and text[1:2].isdigit():
        return None
    return Label(kind, _name(kind, number), _value(kind, number), end, kind in _STRONG)


_KINDS = (
    "article",
    "part",
    "chapter",
    "section",
    "step",
    "ordinal",
    "capital",
    "roman",
    "decimal",
    "arabic",
    "letter",
    "paren",
    "dash",
    "plus",
    "bullet",
)
_STRONG = {"article", "part", "chapter", "step", "roman"}
_MARKS = {"dash": "-", "plus": "+", "bullet": "-"}
_TITLES = {"article": "Điều", "part": "Phần", "chapter": "Chương", "section": "Mục", "step": "Bước"}


def _name(kind: str, number: str) -> str:
    if kind in _MARKS:
        return _MARKS[kind]
    return f"{_TITLES[kind]} {number}" if kind in _TITLES else number


def _value(kind: str, number: str) -> int | None:
    if kind in {"roman", "part", "chapter", "section"} and number and set(number) <= set(_ROMAN_VALUES):
        return roman(number)
    if kind == "letter" or (kind == "paren" and number in _LETTERS and number not in {"i", "v"}):
        return _LETTERS.get(number)
    if kind == "ordinal":
        return next((_ORDINALS[word] for word in number.lower().split() if word in _ORDINALS), None)
    if kind == "decimal":
        return int(number.rsplit(".", 1)[-1])
    digits = number.rstrip("abcdđeghiklmnopqrstuvxy")
    return int(digits) if digits.isdigit() else None
