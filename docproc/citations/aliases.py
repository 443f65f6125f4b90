"""Short names that a dispatch defines in brackets: ``(TTHC)``, ``(Ban Chỉ đạo)``, ``(sau đây gọi tắt là …)``.

A bare bracket counts only where it is made of the initials of the words before it, or is the beginning of the name
before it; purposes (``để b/c``), dates and enumerations are no aliases.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from docproc.text import match_key

__all__ = ["FoundAlias", "find_aliases"]

_REACH = 240
_BRACKET = re.compile(r"\(\s*(?P<inside>[^()]{2,160}?)\s*\)")
_DEFINES = re.compile(
    r"""(?: (?:sau\s+đây|dưới\s+đây|từ\s+đây|sau) \s*,?\s* )?
        (?: (?:tên\s+|được\s+)? (?:gọi|viết) (?:\s+(?:chung|tắt))? (?:\s+là|\s*:)?
          | (?<=đây)\s*là | (?<=đây\s)là )
        \s*:?\s*""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"[A-ZĐ]{2,12}")
_NAME = re.compile(r"[^\W\d_a-zà-ỹđ]\w*(?:\s+\w+){1,6}")
_QUOTES = " \t\n\"'“”‘’«»:,.;"
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[;:!?()]|\.(?=\s)|\n\s*\n")
_SKIPPED = frozenset({"và", "các", "của", "về"})


@dataclass(frozen=True, slots=True)
class FoundAlias:
    """One definition.

    Attributes:
        alias: the short name as printed, without quotes.
        means: what it stands for, as printed, lines joined.
        start: offset of the alias.
        end: offset after it.
        explicit: the bracket says so ("sau đây gọi tắt là"); else its letters or words show it.
    """

    alias: str
    means: str
    start: int
    end: int
    explicit: bool = False


def find_aliases(text: str) -> list[FoundAlias]:
    """Every short name that the text defines, its first definition only.

    Args:
        text: folded text; offsets of the answer point into it.

    Returns:
        The definitions in order.
    """
    key = match_key(text)
    found: dict[str, FoundAlias] = {}
    for bracket in _BRACKET.finditer(text):
        alias = _read(text, key, bracket)
        if alias is not None:
            found.setdefault(alias.alias, alias)
    return list(found.values())


def _read(text: str, key: str, bracket: re.Match[str]) -> FoundAlias | None:
    start, end = bracket.span("inside")
    lead = _DEFINES.match(key, start, end)
    if lead is not None:
        start = lead.end()
    while start < end and text[start] in _QUOTES:
        start += 1
    while end > start and text[end - 1] in _QUOTES:
        end -= 1
    alias = " ".join(text[start:end].split())
    low = _phrase_floor(key, bracket.start())
    meaning = _by_initials(text, alias, low, bracket.start())
    if meaning is None:
        meaning = _by_beginning(key, alias, low, bracket.start())
    if meaning is None and lead is not None and alias:
        meaning = _by_first_word(key, alias, low, bracket.start())
    if meaning is None:
        return None
    means = " ".join(text[meaning : bracket.start()].split()).strip(_QUOTES)
    return FoundAlias(alias, means, start, end, explicit=lead is not None) if means and means != alias else None


def _phrase_floor(key: str, end: int) -> int:
    low = max(0, end - _REACH)
    for boundary in _BREAK.finditer(key, low, end):
        low = boundary.end()
    return low


def _by_initials(text: str, alias: str, low: int, end: int) -> int | None:
    """Where the words begin whose initials are the alias (``thủ tục hành chính`` for ``TTHC``)."""
    if not _INITIALS.fullmatch(alias):
        return None
    words = list(_WORD.finditer(text, low, end))
    letters = list(alias)
    at = None
    while letters and words:
        word = words.pop()
        if _initial(word.group()) == letters[-1]:
            letters.pop()
            at = word.start()
        elif word.group().lower() not in _SKIPPED or at is None:
            return None
    return at if not letters else None


def _initial(word: str) -> str:
    letter = word[0].upper()
    return letter if letter == "Đ" else unicodedata.normalize("NFD", letter)[0]


def _by_beginning(key: str, alias: str, low: int, end: int) -> int | None:
    """Where the name begins whose first words are the alias (``Ban Chỉ đạo cải cách hành chính``)."""
    if not _NAME.fullmatch(alias):
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(match_key(alias)).replace(chr(92) + ' ', chr(92) + 's+')}(?=\s+\w)")
    places = [match.start() for match in pattern.finditer(key, low, end)]
    return places[-1] if places else None


def _by_first_word(key: str, alias: str, low: int, end: int) -> int | None:
    """For an explicit definition: from the alias's first words on, as many as recur; else since the last comma."""
    words = [word.strip(_QUOTES) for word in match_key(alias).split()]
    for count in range(len(words), 0, -1):
        phrase = r"\s+".join(re.escape(word) for word in words[:count])
        first = re.compile(rf"(?<!\w){phrase}(?!\w)").search(key, low, end)
        if first is not None:
            return first.start()
    comma = key.rfind(",", low, end)
    return comma + 1 if comma >= 0 else low
