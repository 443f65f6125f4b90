"""Labels of numbered units: what stands in front of an item and at which level (field guide §4.4).

Roman ``I.``, article ``Điều 3.``, Arabic ``1.`` ``1/`` ``1-``, decimal ``1.1.``, letter ``a)``, dash ``-``, plus ``+``,
words ``Thứ nhất,`` ``Một là``, ``Bước 1:``, ``Nội dung 2:``, ``Phần I``, ``Chương II``, ``Mục 3``, and labels that
repeat what stands above them: ``I.1.``, ``1.a)``, ``a.1)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from docproc.text.alphabet import LOWER, UPPER

__all__ = ["MARK_KINDS", "Label", "parse_label", "roman"]


@dataclass(frozen=True, slots=True)
class Label:
    """A parsed label.

    Attributes:
        kind: ``part``, ``chapter``, ``section``, ``roman``, ``capital``, ``article``, ``arabic``, ``decimal``,
            ``letter``, ``sub`` (``a.1)``), ``paren`` (``(a)``), ``low`` (``ii.``), ``dash``, ``plus``, ``star``,
            ``bullet``, ``ordinal``, ``step``.
        name: the label as it appears in an item's path: ``II``, ``3``, ``1.2``, ``a``, ``Điều 3``; ``-`` or ``+``
            for marks that carry no number, bullets of every shape counting as dashes.
        value: its place in its series where it has one (1 for ``a``, 4 for ``IV``).
        end: where the item's own text begins.
        strong: no ordinary line wraps before it (``Điều 2.``, ``II.``), so it opens a paragraph wherever it stands.
        style: what tells lists of one kind apart: the bracket of ``1)`` from ``1.``, the word of ``Nội dung 2:``, the
            shape of a bullet.
        sure: it is a label wherever it stands; others are where the list that they belong to shows.
    """

    kind: str
    name: str
    value: int | None
    end: int
    strong: bool
    style: str = ""
    sure: bool = True


_ROMAN = r"(?=[IVXL])(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})"
_NAMED = (
    "bước|nội dung|nhiệm vụ|giải pháp|tiêu chí|tiêu chuẩn|chỉ tiêu|mục tiêu|nhóm|việc|công việc|hoạt động|hạng mục"
    "|giai đoạn|đợt|vòng|phương án|tình huống|kịch bản|dự án|tiểu dự án|hợp phần|chuyên đề|câu|trường hợp"
).replace(" ", r"\s")
_BULLETS = "•●○▪▫◦✓✔❖➢►▶▷‣➤➔→⇒■◆◇☆·∙\uf000-\uf0ff"
_PATTERN = re.compile(
    rf"""
    (?P<article>(?:Điều|ĐIỀU)\s+(?P<article_n>\d{{1,3}}[a-zđ]?|{_ROMAN})
        (?:\s*[.:]\s*[-–]?\s*|\s*/\s*(?=\S)|\s[-–]\s+(?=[{UPPER}])|(?<=\d)\s*$|(?<=\d[a-zđ])\s*$))
  | (?P<part>(?:Phần|PHẦN)\s+(?P<part_n>{_ROMAN}(?!\w)|\d{{1,2}}|[A-EĐ](?=\s*[.:\-–]|\s*$)
        |(?i:(?:thứ\s)?(?:nhất|hai|ba|tư|năm|sáu|bảy)))\b\s*[.:-]?\s*)
  | (?P<chapter>(?:Chương|CHƯƠNG)\s+(?P<chapter_n>{_ROMAN}|\d{{1,2}})\b\s*[.:-]?\s*)
  | (?P<section>(?:Mục|MỤC)\s+(?P<section_n>{_ROMAN}|\d{{1,2}})\s*[.:-]\s*)
  | (?P<khoan>(?:Khoản|KHOẢN)\s+(?P<khoan_n>\d{{1,2}})\s*[.:]\s*(?=\S))
  | (?P<step>(?P<step_word>(?=[{UPPER}])(?i:{_NAMED}))\s+(?P<step_n>\d{{1,2}})\s*[.:\-–]\s*)
  | (?P<ordinal>(?P<ordinal_n>
        T(?i:hứ\s(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))
        | (?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\slà
      )(?:(?<!là)\slà(?=[\s,:]))?\s*[,:.]?\s+)
  | (?P<capital>(?P<capital_n>[A-HĐ])(?:[.)/]\s*(?=\s)|\s?[-–](?=\s))\s+(?=[{UPPER}]))
  | (?P<roman>(?P<roman_n>{_ROMAN})
        \s?(?:[.)]|/(?=\s)|[-–](?=\s|[A-ZĐ])|(?P<roman_loose>:)(?=\s))\s*-?\s*(?=\S))
  | (?P<decimal>(?P<decimal_n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})
        (?:[.)/]\s*|\s*-\s+|(?P<decimal_loose>\s+(?=[{LOWER}]))|\s+)
        (?=[^\W\d_]|["“(*]))
  | (?P<arabic>(?P<arabic_n>\d{{1,2}})\s?
        (?:(?P<arabic_loose>[:,]\s+(?=[{UPPER}])|(?:[.)]|(?<=\d)-)\s+(?=\d))
        |(?:\.[-–/)]\s*|(?P<arabic_mark>\))\s*|\.\s*|/\s+|/(?=[{UPPER}][{LOWER}])|-\s+|-(?=[^\W\d_]))
            (?=[^\W\d_]|["“(*\[])))
  | (?P<sub>[a-zđ](?:\.(?P<sub_n>\d{{1,2}})[.)]?\s+|(?P<sub_m>\d{{1,2}})\)\s*)(?=[^\W\d_]))
  | (?P<letter>(?P<letter_n>[a-zđ])
        (?:(?P<letter_mark>\.?\s?\))-?|(?P<letter_dot>\.)|(?P<letter_loose>,\s)|-|/(?=\s|[{UPPER}][{LOWER}]))\s*(?=\S))
  | (?P<low>(?P<low_n>ii|iii|iv|vi{{1,3}}|ix|xi{{1,2}})(?P<low_mark>[.)])\s*(?=\S))
  | (?P<paren>\((?P<paren_n>[a-zđ]|\d{{1,2}}|i{{1,3}}|iv|v|vi{{1,3}}|ix)\)\s*(?=\S))
  | (?P<dash>[-–—](?:[-–—](?=\s))?\s*(?:[/)]\s*)?(?=[^\s\-–—]))
  | (?P<plus>\+\s*(?:[/)]\s*)?(?=\S))
  | (?P<star>\*\s*(?=[^\s*]))
  | (?P<bullet>(?P<bullet_mark>[{_BULLETS}])\s*(?=\S)|(?P<bullet_sign>[§o])\s+(?=[{UPPER}]))
    """,
    re.VERBOSE,
)
# "I.1." under I, "1.a)" under 1: what stands above is told again
_ABOVE = re.compile(rf"(?:{_ROMAN}|[A-EĐ])\.(?=\d)|\d{{1,2}}(?:\.\d{{1,2}})*\.(?=[a-zđ][.)]\s)")
_UNMARKED = re.compile(rf"(?P<n>\d{{1,2}})\s+(?=[{UPPER}])")
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
def parse_label(text: str, *, loose: bool = False) -> Label | None:
    """The label that ``text`` begins with.

    Args:
        text: a folded paragraph or line.
        loose: give labels too that are not ``sure`` (``A. Tình hình``, ``Nội dung 2:``, ``b. lập``, ``-05 máy``).

    Returns:
        The label, or ``None``. Years (``2023.``), dates (``12/5``) and decimals (``1.500 đồng``) are no labels.
    """
    begins = text[:80]
    above = _ABOVE.match(begins)
    behind = _plain(begins[above.end() :]) if above is not None else None
    label = replace(behind, end=behind.end + above.end()) if above and behind else _simple(begins)
    return label if label is not None and (loose or label.sure) else None


def _plain(text: str) -> Label | None:
    """The number or letter of a label that repeats what stands above it."""
    label = _simple(text)
    if label is not None:
        return label if label.kind in {"arabic", "decimal", "letter"} else None
    bare = _UNMARKED.match(text)
    return Label("arabic", bare["n"], int(bare["n"]), bare.end(), strong=False) if bare else None


def _simple(text: str) -> Label | None:
    match = _PATTERN.match(text)
    if match is None or match.lastgroup is None:
        return None
    kind = next(name for name in _KINDS if match.group(name) is not None)
    groups = match.groupdict()
    number = groups.get(f"{kind}_n") or groups.get(f"{kind}_m") or ""
    label = Label(
        _SAME.get(kind, kind), _name(kind, number, match), _value(kind, number), match.end(kind), kind in _STRONG
    )
    return replace(label, style=_style(match, kind), sure=_is_sure(match, kind, text))


_KINDS = (
    "article",
    "part",
    "chapter",
    "section",
    "khoan",
    "step",
    "ordinal",
    "capital",
    "roman",
    "decimal",
    "arabic",
    "letter",
    "low",
    "sub",
    "paren",
    "dash",
    "plus",
    "star",
    "bullet",
)
_STRONG = {"article", "part", "chapter", "step", "roman"}
_SAME = {"khoan": "arabic"}
_MARKS = {"dash": "-", "plus": "+", "star": "-", "bullet": "-"}
MARK_KINDS = frozenset(_MARKS)
"""Kinds of labels that carry no number."""
_TITLES = {"article": "Điều", "part": "Phần", "chapter": "Chương", "section": "Mục"}
_HEADING = re.compile(rf"[{UPPER}][{UPPER} ,\-–]{{4}}")


def _style(match: re.Match[str], kind: str) -> str:
    """What tells the lists of one kind apart."""
    if kind == "ordinal":
        return "thứ" if match["ordinal_n"].lower().startswith("thứ") else "là"
    if kind == "paren":
        return "digit" if match["paren_n"].isdigit() else "roman" if set(match["paren_n"]) <= set("iv") else "letter"
    words = {
        "step": "step_word",
        "bullet": "bullet_mark",
        "arabic": "arabic_mark",
        "letter": "letter_mark",
        "low": "low_mark",
    }
    style = match[words[kind]] if kind in words else ""
    return (style or "").strip(" .").lower() or (match["bullet_sign"] or "")


def _is_sure(match: re.Match[str], kind: str, text: str) -> bool:
    """Whether the label needs no other of its list beside it."""
    behind = text[match.end(kind) :]
    if kind == "ordinal":
        return not match["ordinal_n"][:5].lower().startswith("thứ") or match["ordinal_n"][4:].islower()
    if kind == "letter":
        return not match["letter_loose"] and (not match["letter_dot"] or behind[:1].isupper())
    if kind == "capital":
        return text[1:2] in ".)" and _HEADING.match(behind) is not None
    if kind == "dash":
        return not text[1:2].isdigit()
    if kind == "step":
        return match["step_word"].lower() == "bước"
    return kind != "khoan" and all(match[f"{loose}_loose"] is None for loose in ("roman", "arabic", "decimal"))


def _name(kind: str, number: str, match: re.Match[str]) -> str:
    if kind in _MARKS:
        return _MARKS[kind]
    if kind == "step":
        return f"{match['step_word'].capitalize()} {number}"
    if kind == "ordinal" or (kind == "part" and set(number) - set(_ROMAN_VALUES) and len(number) > 1):
        number = number.lower() if kind == "part" else number.capitalize()
    return f"{_TITLES[kind]} {number}" if kind in _TITLES else number


def _value(kind: str, number: str) -> int | None:
    if kind == "ordinal":
        return next((_ORDINALS[word] for word in number.lower().split() if word in _ORDINALS), None)
    if kind in {"capital", "letter"} or (kind == "paren" and number in _LETTERS and number not in {"i", "v"}):
        return _LETTERS.get(number.lower())
    figure = number.rsplit(".", 1)[-1].upper()
    if kind != "letter" and figure and set(figure) <= set(_ROMAN_VALUES):
        return roman(figure)
    digits = figure.rstrip("ABCDĐEGHIKLMNOPQRSTUVXY")
    return int(digits) if digits.isdigit() else None
