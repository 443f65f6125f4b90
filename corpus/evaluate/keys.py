"""When two values are the same, and how much two texts share.

Both follow the definitions that the gold was annotated under (``docs/accuracy.md``): the form of a hyphen, the place of
a tone within its syllable, quotes, emphasis, blanks, letter case and marks at the edges do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["Bag", "bag", "bags", "key", "keys", "overlap"]

Bag = Counter[str]
"""Words of a text with how often each stands in it."""

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\"'“”‘’*_`]")
_JOINTS = re.compile(r"\s*([/-])\s*")
_EDGES = " .,;:-+•"


def key(value: object) -> str | None:
    """The key under which two values are the same.

    Args:
        value: as printed; numbers as their digits.

    Returns:
        The key, or ``None`` where nothing is left: a blank equals a blank.
    """
    return None if value is None else _key(str(value))


@lru_cache(maxsize=65536)
def _key(text: str) -> str | None:
    # Ð (eth) is what some keyboards write for Đ.
    decomposed = unicodedata.normalize("NFD", text).replace("\u00d0", "\u0110")
    plain = _QUOTES.sub("", _HYPHENS.sub("-", decomposed)).casefold()
    # With its tone behind it a syllable is the same wherever the tone stands: hoà, hòa. A mark that is glued to a
    # syllable stands before the tone then; gold was measured so from the beginning, and figures must stay comparable.
    syllables = (_TONES.sub("", word) + "".join(_TONES.findall(word)) for word in plain.split())
    joined = _JOINTS.sub(r"\1", unicodedata.normalize("NFC", " ".join(syllables)))
    return joined.strip(_EDGES) or None


@lru_cache(maxsize=16384)
def _bag(text: str) -> Bag:
    return Counter(re.findall(r"\w+", _key(text) or ""))


def bag(value: object) -> Bag:
    """The words of a value, to be read and not written."""
    return Counter() if value is None else _bag(str(value))


def keys(values: Iterable[object]) -> list[str | None]:
    """The key of each value."""
    return [key(value) for value in values]


def bags(values: Iterable[object]) -> list[Bag]:
    """The words of each value."""
    return [bag(value) for value in values]


def overlap(one: Bag, other: Bag) -> float:
    """Jaccard overlap of two bags of words: shared words of all words, 0 to 1."""
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0
