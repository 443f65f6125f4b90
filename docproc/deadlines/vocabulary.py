"""The words of ``data/words.toml`` as tables and as parts of patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docproc.data import read_toml
from docproc.vocabulary import directive_verbs

__all__ = [
    "AND_DOES",
    "BLANK",
    "COUNT_UNIT",
    "NUMERAL",
    "OPTIONAL_BLANK",
    "SPELLED",
    "alternatives",
    "duration",
    "number",
    "table",
    "words",
]

BLANK = r"[ \n]{1,3}"
OPTIONAL_BLANK = r"[ \n]{0,3}"


@cache
def _data() -> dict[str, dict[str, Any]]:
    return read_toml("docproc.deadlines", "data/words.toml")


def table(section: str) -> dict[str, Any]:
    """One section of the data file."""
    return _data()[section]


def words(section: str, name: str) -> list[str]:
    """One list of the data file."""
    return list(_data()[section][name])


def alternatives(items: list[str]) -> str:
    """A group that matches any of ``items``, the longest first, with any blank between their words."""
    ordered = sorted(items, key=len, reverse=True)
    return "(?:" + "|".join(BLANK.join(re.escape(word) for word in item.split()) for item in ordered) + ")"


AND_DOES = rf"(?:{BLANK}|,{OPTIONAL_BLANK})và{BLANK}{alternatives(list(directive_verbs()))}(?!\w)"
"""``… và báo cáo``: the next verb of the clause."""
_DIGIT = alternatives(list(table("numerals")))
_LAST_DIGIT = alternatives([*table("numerals"), *table("last_digits")])
SPELLED = rf"(?:{_DIGIT}{BLANK}mươi(?:{BLANK}{_LAST_DIGIT})?|mười(?:{BLANK}{_LAST_DIGIT})?|{_DIGIT}|nửa)(?!\w)"
"""A number below a hundred in words: "mười lăm", "bốn mươi lăm"; "nửa" is a half."""
NUMERAL = rf"(?:[0-9]{{1,3}}|{SPELLED})"


def number(printed: str) -> float:
    """The value of ``NUMERAL`` as printed: figures or words."""
    if printed[0].isdigit():
        return float(printed)
    digits, value = {**table("numerals"), **table("last_digits")}, 0
    for word in printed.split():
        if word == "nửa":
            return 0.5
        value = 10 if word == "mười" else value * 10 if word == "mươi" else value + int(digits[word])
    return float(value)


COUNT_UNIT = rf"(?:ngày|tháng|tuần(?:{BLANK}lễ)?|giờ|h|tiếng(?:{BLANK}đồng{BLANK}hồ)?|phút|năm)(?!\w)"
_UNITS = {
    "ngày": ("P", "D"),
    "tuần": ("P", "W"),
    "tháng": ("P", "M"),
    "năm": ("P", "Y"),
    "giờ": ("PT", "H"),
    "h": ("PT", "H"),
    "tiếng": ("PT", "H"),
    "phút": ("PT", "M"),
}
_DAYS_OF_HALF_MONTH = 15


def duration(printed: str, unit: str) -> str | None:
    """ISO 8601 of a count; half a month is fifteen days (Bộ luật Dân sự 2015, Điều 146).

    Args:
        printed: ``NUMERAL`` as printed.
        unit: ``COUNT_UNIT`` as printed.
    """
    value, name = number(printed), unit.split(maxsplit=1)[0]
    prefix, letter = _UNITS[name]
    if value != int(value):
        return f"P{_DAYS_OF_HALF_MONTH}D" if name == "tháng" else None
    return f"{prefix}{int(value)}{letter}"
