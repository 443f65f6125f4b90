"""Word lists of the form, loaded once from ``docproc/data/form.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from docproc.data import read_toml
from docproc.text import bare_key, match_key

__all__ = ["any_of", "begins_bare", "begins_with", "directive_verbs", "purposes", "starts_with_word", "words"]

_OPENING = 2
"""Letters; no entry of a list is shorter."""


def any_of(phrases: Iterable[str]) -> str:
    """The source of a pattern for match keys: any of some phrases, the longest first, ending where a word does."""
    ordered = sorted({match_key(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"


@cache
def directive_verbs() -> tuple[str, ...]:
    """Verbs with which offices are told to do something, from ``docproc/data/verbs.toml``, as match keys."""
    table = read_toml("docproc.data", "verbs.toml")
    return tuple(match_key(verb) for verb in table["verbs"])


@cache
def _table() -> dict[str, Any]:
    return read_toml("docproc.data", "form.toml")


@cache
def purposes() -> dict[str, str]:
    """Each spelling of a recipient's purpose on ``bare_key`` (``bao cao``, ``b/c``) with its name (``báo cáo``).

    Longest spellings first.
    """
    spellings = {bare_key(spelling): name for name, row in _table()["purposes"].items() for spelling in (name, *row)}
    return dict(sorted(spellings.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@cache
def words(name: str) -> tuple[str, ...]:
    """The list ``name``, longest entries first, as match keys.

    Args:
        name: a key of ``form.toml``: ``body_heads``, ``offices``, ``body_starts``, ``urgency``, ``secrecy`` …
    """
    return tuple(sorted({match_key(word) for word in _table()[name]}, key=lambda word: (-len(word), word)))


def begins_with(key: str, name: str) -> str | None:
    """The longest entry of list ``name`` with which ``key`` begins (whole words), or ``None``."""
    return next((word for word in _by_opening(name).get(key[:_OPENING], ()) if starts_with_word(key, word)), None)


@cache
def _by_opening(name: str) -> dict[str, tuple[str, ...]]:
    """The list ``name`` by the first letters of its entries: most of it need never be looked at."""
    return {
        opening: tuple(word for word in words(name) if word.startswith(opening))
        for opening in {word[:_OPENING] for word in words(name)}
    }


@lru_cache(maxsize=4096)  # the lines round each number are looked at again and again
def begins_bare(bare: str, name: str) -> str | None:
    """The same on ``bare_key``: for lines in capitals, whose accents recognition loses (``SƠ Y TẾ``, ``CHU TỊCH``)."""
    return next((word for word in _bare_words(name) if starts_with_word(bare, word)), None)


@cache
def _bare_words(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(bare_key, words(name))))


def starts_with_word(key: str, word: str) -> bool:
    """Whether ``key`` begins with ``word`` and the word ends there."""
    return key.startswith(word) and not key[len(word) : len(word) + 1].isalnum()
