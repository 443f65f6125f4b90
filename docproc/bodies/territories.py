"""Where the name of a territory ends, and how territories are counted, listed and named by their level."""

from __future__ import annotations

import re
from functools import cache

from docproc.bodies.lexicon import PhraseTable
from docproc.bodies.open_names import WORD
from docproc.bodies.registry import organisations
from docproc.bodies.scan import Scan, words_at
from docproc.text.keys import match_key

__all__ = ["LINK", "capitals", "counted", "is_province", "more_places", "place", "read_level"]

_MAX_WORDS = 24
_GAP = re.compile(r" {1,3}(?:[-–] {1,3})?|-")
_COUNTS = re.compile(r"[.,]\d|%| {1,3}[^\W\d_]")
LINK = re.compile(r"(?:[ \n]{0,3},[ \n]{1,3}(?:và[ \n]{1,3})?|[ \n]{1,3}(?:và|hoặc)[ \n]{1,3})")
_LEVEL = re.compile(
    r"""(?P<alone>cùng[ \n]cấp
        |cấp[ \n](?:i{1,3}|trên(?:[ \n]trực[ \n]tiếp)?(?:[ \n]cơ[ \n]sở)?|dưới|cơ[ \n]sở|trường|ngành))(?!\w)
        |cấp[ \n]""",
    re.VERBOSE,
)
_NUMBERED = frozenset({"thôn", "ấp", "buôn", "khóm", "khu phố", "tổ dân phố"})
_HAMLET_NUMBER = re.compile(r"[ \n](?:số[ \n])?\d{1,2}[A-Z]?(?![\w/%]|[.,]\d)")
_SO_MANY = re.compile(r"(?:[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[ \n]")


def place(scan: Scan, start: int) -> int:
    """End of a territory with its name: "tỉnh", "huyện Ba Đồn", "thành phố Hồ Chí Minh", "tổ dân phố 7"."""
    end = scan.units[start]
    number = _HAMLET_NUMBER.match(scan.text, end) if scan.key[start:end] in _NUMBERED else None
    return capitals(scan, number.end() if number else end)


def capitals(scan: Scan, end: int) -> int:
    """End of the capitalised words (and numbers of wards) that follow."""
    for _ in range(_MAX_WORDS):
        gap = _GAP.match(scan.text, end)
        word = WORD.match(scan.text, gap.end()) if gap else None
        if word is None:
            return end
        if not word.group()[0].isupper() and (scan.text[end : word.start()].strip() or not _is_number(scan, word)):
            return end
        end = word.end()
    return end


def _is_number(scan: Scan, word: re.Match[str]) -> bool:
    """A number of a ward or region, which counts nothing behind it ("2,74 tỷ", "02 bản")."""
    if not word.group().isdigit():
        return False
    counted = _COUNTS.match(scan.text, word.end())
    return counted is None or counted.group()[-1].isupper() or words_at(scan, counted.end() - 1).get("ends") is not None


def more_places(scan: Scan, end: int) -> int:
    """End of further names under one noun: "các tỉnh Sơn La, Điện Biên và Lai Châu"."""
    for _ in range(_MAX_WORDS):
        link = LINK.match(scan.key, end)
        if link is None or link.end() >= len(scan.text) or not scan.text[link.end()].isupper():
            return end
        if any(link.end() in places for places in (scan.heads, scan.titles, scan.openers, scan.known, scan.units)):
            return end
        stop = capitals(scan, link.start() + len(link.group().rstrip()))
        if stop <= link.end():
            return end
        end = stop
    return end


def counted(scan: Scan, start: int) -> int | None:
    """End of "hai tỉnh", "14 tỉnh", "hai huyện A, B": a council or department of so many territories."""
    number = _SO_MANY.match(scan.key, start)
    if number is None or number.end() not in scan.units:
        return None
    end = place(scan, number.end())
    return more_places(scan, end) if end > scan.units[number.end()] else end


def read_level(scan: Scan, start: int) -> int | None:
    """End of "cấp xã", "cùng cấp", "cấp trên": councils and police of a level."""
    level = _LEVEL.match(scan.key, start)
    if level is None:
        return None
    return level.end() if level["alone"] else scan.units.get(level.end())


def is_province(scan: Scan, start: int) -> bool:
    """Whether a province is named there without its kind ("Lâm Đồng")."""
    return bool(_provinces().at(scan.key, start))


@cache
def _provinces() -> PhraseTable:
    names = (match_key(row.name) for row in organisations() if row.kind == "province")
    return PhraseTable({"provinces": (name.removeprefix("tỉnh ").removeprefix("thành phố ") for name in names)})
