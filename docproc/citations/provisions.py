"""The provision cited of a document: ``điểm a khoản 2 Điều 5`` before the head noun, as printed."""

from __future__ import annotations

import re

__all__ = ["read_provision"]

_REACH = 160
_AND = r"(?:\s*,\s*|\s+và\s+|\s*-\s*)"
_LETTERS = r"[a-zđ](?:\.\d{1,2})?"
_POINT = rf"(?:các\s+)?(?:tiết|điểm)\s+(?:{_LETTERS}|\d{{1,2}}(?:\.\d{{1,2}})*)(?:{_AND}{_LETTERS}(?!\w))*"
_NUMBERS = r"\d{1,3}(?:\.\d{1,2})?[a-zđ]?(?!\w)"
_CLAUSE = rf"(?:các\s+)?khoản\s+{_NUMBERS}(?:{_AND}{_NUMBERS})*"
_ARTICLE = rf"(?:các\s+)?điều\s+{_NUMBERS}(?:{_AND}{_NUMBERS})*"
_PART = r"(?:phần|chương|mục|tiểu\s+mục|phụ\s+lục)\s+(?:số\s+)?(?:[ivxlc]{1,6}|\d{1,2}|[a-z])(?!\w)"
_ANNEXED = r"(?:quy\s+(?:chế|định|trình)|điều\s+lệ|danh\s+mục|chương\s+trình|kế\s+hoạch|đề\s+án)"
_UNIT = rf"(?:{_POINT}|{_CLAUSE}|{_ARTICLE}|{_PART})"
_LAST_WORD = re.compile(
    r"(?:\d[a-zđ]?|(?<!\w)[a-zđ]|(?<!\w)[ivxlc]{1,6}|\b(?:của|kèm|theo|chế|định|trình|lệ|mục|hoạch|án))[\s,]*\Z"
)
_PROVISION = re.compile(
    rf"""(?<!\w) (?P<provision> {_UNIT} (?: (?:\s*[,;]\s* | \s+(?:và\s+|của\s+)?) {_UNIT} ){{0,8}}
           (?P<annexed> \s+(?:của\s+)?{_ANNEXED} )? )
         (?P<issued> \s+ (?:được\s+)? (?:ban\s+hành\s+)? kèm (?:\s+theo)? )?
         \s*,? (?:\s+của)? \s* \Z""",
    re.VERBOSE,
)


def read_provision(text: str, key: str, floor: int, head_start: int) -> tuple[int, str] | None:
    """The provision that ends right before a citation.

    Args:
        text: folded text.
        key: its match key.
        floor: nothing before this offset belongs to the citation.
        head_start: where the citation's head noun begins.

    Returns:
        Where the provision begins and how it is printed (lines joined), or ``None``.
    """
    low = max(floor, head_start - _REACH)
    if not _LAST_WORD.search(key, max(low, head_start - 16), head_start):  # spares nearly all the costly searches
        return None
    match = _PROVISION.search(key, low, head_start)
    if match is None or (match["issued"] and not match["annexed"]):
        return None
    return match.start("provision"), " ".join(text[match.start("provision") : match.end("provision")].split())
