"""The pieces of a printed list of bodies: what stands between separators that no name holds, cut of what is no name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.bodies.lexicon import CAPITAL, PhraseMatcher, alternatives, phrases
from docproc.text.keys import match_key

__all__ = ["Piece", "pieces"]

_B = r"[ \n]{1,4}"
_OB = r"[ \n]{0,4}"
_SEPARATOR = re.compile(
    rf"""{_OB}(?:[,;]{_OB}(?:(?:và|cùng{_B}với|cùng)(?!\w|{_B}cấp))?
        |(?<!\w)(?P<and>và|cùng{_B}với|cùng|hoặc)(?!\w|{_B}cấp(?!\w))
        |\n{_OB}[-+•*]){_OB}""",
    re.VERBOSE,
)
_BRACKET = re.compile(r"\([^()]{0,300}\)")
_ZONES = re.compile(rf"khu{_B}kinh{_B}tế[^,;()\n]{{0,60}}?{_B}và{_B}(?:các{_B})?(?:khu{_B}công{_B}nghiệp|kcn)(?!\w)")
# "các ông, bà có tên tại Điều 1": the courtesy is the noun
_DESCRIBED = rf"(?:có{_B}tên|nêu|được{_B}|phụ{_B}trách|tỉnh{_B}ủy{_B}viên)"
_TRAFFIC = rf"(?!giao{_B}thông(?!\w))"  # no order: "các Bộ: Công an, Giao thông vận tải"
_LEADING = re.compile(rf"(?>(?:{_TRAFFIC}{alternatives('strip', 'leading')}(?!\w)[\s:]*)+)(?![\s:]*{_DESCRIBED})")
_DOUBLED = re.compile(rf"(?:các{_B})+(?=các[ \n])")
# "ông Trần Quốc Bảo, Trưởng phòng Kế hoạch": one person, whose office is no body beside him
_CAPITAL = rf"{CAPITAL}\w*"
_OFFICE = f"{alternatives('titles', 'names')}|{alternatives('group_nouns', 'people')}"
_CALLED = re.compile(
    rf"""(?<!\w)(?i:{alternatives("titles", "courtesies")})[ ](?!(?i:{alternatives("titles", "names")})(?!\w))
        {_CAPITAL}(?:[ ]{_CAPITAL}){{1,3}}(?!\w)
        (?P<link>(?:,|[ ][-–])[ ](?=(?i:{_OFFICE})(?!\w)))?""",
    re.VERBOSE,
)
_COMRADE = re.compile(r"(?:đồng chí|đ/c)\s+$")
_COMRADES = re.compile(r"các\s+(?:đồng chí|đ/c)\s+$")
_MARKS = ".,;:-–"


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two separators.

    Attributes:
        start: first character.
        end: one past the last.
        key: its match key.
        joined: "và" stands before it.
        following: match key of the next piece, empty at the end.
        closing: "và" stands before the next piece, and its first letter is a capital: it may end a name.
    """

    start: int
    end: int
    key: str
    joined: bool
    following: str = ""
    closing: bool = False


@cache
def _names_with_commas() -> PhraseMatcher:
    return PhraseMatcher({"held": phrases("fields", "names") | phrases("fields", "glued") | phrases("heads", "whole")})


def pieces(text: str) -> list[Piece]:
    """Cuts a list at its separators.

    Args:
        text: the list.

    Returns:
        Its pieces in order, without leading verbs, closing brackets and marks; ``following`` and ``closing`` are not
        set yet.
    """
    key = match_key(text)
    held = bytearray(len(key))
    called = list(_CALLED.finditer(text))
    spans = [match.span() for pattern in (_BRACKET, _ZONES) for match in pattern.finditer(key)]
    spans += [match.span("link") for match in called if match["link"]]
    spans += _names_with_commas().spans(key)
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    names = frozenset(match.start() for match in called)
    found: list[Piece | None] = []
    begin, joined = 0, False
    for match in _SEPARATOR.finditer(key):
        if any(held[match.start() : match.end()]):
            continue
        found.append(_trimmed(key, begin, match.start(), names, joined=joined))
        begin, joined = match.end(), match["and"] is not None
    found.append(_trimmed(key, begin, len(key), names, joined=joined))
    return [piece for piece in found if piece is not None]


def _trimmed(key: str, start: int, end: int, names: frozenset[int], *, joined: bool) -> Piece | None:
    """Drops what is no part of a name at the edges: leading verbs, a doubled "các", a bracket, marks."""
    for pattern in (_LEADING, _DOUBLED):
        while start < end and _is_edge(key[start]):
            start += 1
        match = pattern.match(key, start, end)
        if match and _without_marks(key, match.end(), end) > match.end():
            start = _called_from(key, start, match.end(), names)
    end = _without_marks(key, start, end)
    bracket = key.rfind("(", start, end)
    if bracket > start and key[end - 1] == ")":
        end = _without_marks(key, start, bracket)
    return Piece(start, end, key[start:end], joined) if start < end else None


def _called_from(key: str, start: int, end: int, names: frozenset[int]) -> int:
    """Where the name begins in or behind the leading words: a person by name keeps the courtesy, "đồng chí" stays."""
    named = next((at for at in range(start, end) if at in names), None)
    if named is not None:
        return named
    comrade = _COMRADE.search(key, start, end)
    return comrade.start() if comrade and not _COMRADES.search(key, start, end) else end


def _without_marks(key: str, start: int, end: int) -> int:
    while end > start and _is_edge(key[end - 1]):
        end -= 1
    return end


def _is_edge(char: str) -> bool:
    return char in _MARKS or char.isspace()
