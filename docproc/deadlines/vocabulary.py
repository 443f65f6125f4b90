"""The words of ``data/words.toml`` as tables and as parts of patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docproc.data import read_toml

__all__ = ["BLANK", "NUMERAL", "OPTIONAL_BLANK", "alternatives", "number", "table", "words"]

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


NUMERAL = rf"(?:[0-9]{{1,3}}|{alternatives(list(table('numerals')))})"


def number(printed: str) -> float:
    """The value of ``NUMERAL`` as printed: figures or words."""
    return float(printed) if printed[0].isdigit() else float(table("numerals")[" ".join(printed.split())])
