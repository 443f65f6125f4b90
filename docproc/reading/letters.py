"""Which letters a page must have: a font that lost a glyph leaves ``Sở ội vụ``, every other letter in its place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from docproc.data import read_toml

__all__ = ["is_english", "missing_letter"]

_SURE = {"small": 14.0, "capital": 20.0}
"""Times that a letter should have been met before its absence says something; among sound pages 11 and 9.5 at most,
but capitals come in codes, too."""
_ACCENTED = 0.1
"""Share of letters with accents in Vietnamese: it has a quarter; text without any (English) has other letters."""
_DIFFERENT_WORDS = 80
"""A list that repeats a few words has the letters of these only; a page of running text has 150."""
_ENGLISH = 0.12
"""Share of the commonest words in English text; it has 0.25 to 0.4, anything else next to none."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def _table() -> dict[str, Any]:
    return read_toml("docproc.data", "letters.toml")


def missing_letter(text: str) -> str | None:
    """A frequent letter that a text of this length must have and has not.

    Args:
        text: a page's text, in any normal form.
    """
    counts = Counter(unicodedata.normalize("NFC", text))
    totals = {"small": 0, "capital": 0}
    accented = 0
    for char, count in counts.items():
        if char.isalpha():
            totals["small" if char.islower() else "capital"] += count
            accented += 0 if char.isascii() else count
    if accented < _ACCENTED * sum(totals.values()):
        return None
    for case, total in totals.items():
        expected = (letter for letter, share in _table()[case].items() if share * total >= _SURE[case])
        missing = next((letter for letter in expected if not counts[letter]), None)
        if missing is not None and len(set(_WORD.findall(text))) >= _DIFFERENT_WORDS:
            return str(missing)
    return None


def is_english(text: str) -> bool:
    """Whether a text is English, to which the tests for Vietnamese say nothing."""
    words = re.findall(r"[A-Za-z]+", text.lower())
    common = frozenset(_table()["english"])
    return sum(word in common for word in words) > _ENGLISH * max(1, len(words))
