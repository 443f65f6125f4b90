"""The words of ``data/lexicon.toml``, as sets, and two ways of finding them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import ahocorasick

from docproc.data import read_toml

__all__ = ["CAPITAL", "PhraseMatcher", "PhraseTable", "alternatives", "phrases"]

CAPITAL = "[A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]"
"""A capital letter, as a class of a pattern: Vietnamese mixes both cases in one range."""

_FIRST_WORD = re.compile(r"\w{1,12}")


@cache
def _data() -> dict[str, dict[str, Any]]:
    return read_toml("docproc.bodies", "data/lexicon.toml")


@cache
def phrases(section: str, name: str) -> frozenset[str]:
    """One list of the data file."""
    return frozenset(_data()[section][name])


def alternatives(section: str, *names: str) -> str:
    """The phrases of some lists as alternatives of a pattern, the longest first."""
    items = {phrase for name in names for phrase in phrases(section, name)}
    return "(?:" + "|".join(re.escape(item) for item in sorted(items, key=lambda item: (-len(item), item))) + ")"


class PhraseMatcher:
    """Finds the phrases of several lists in a match key in one pass, whole words only."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Builds the automaton.

        Args:
            lists: phrases by the name of their list; a phrase may stand in several.
        """
        self._names = tuple(lists)
        owners: dict[str, list[int]] = {}
        for index, items in enumerate(lists.values()):
            for phrase in items:
                owners.setdefault(phrase, []).append(index)
        self._automaton = ahocorasick.Automaton()
        for phrase, indexes in owners.items():
            self._automaton.add_word(phrase, (len(phrase), tuple(indexes)))
        self._automaton.make_automaton()

    def spans(self, key: str) -> list[tuple[int, int]]:
        """All ``(start, end)`` of phrases in ``key`` that begin and end between words."""
        return [(start, end) for start, end, _ in self._whole(key)]

    def starts(self, key: str) -> dict[str, dict[int, int]]:
        """For each list the starts of its phrases in ``key``, each with the end of the longest one there."""
        found: tuple[dict[int, int], ...] = tuple({} for _ in self._names)
        for start, end, lists in self._whole(key):
            for index in lists:  # a longer phrase from the same place ends later, so it comes later
                found[index][start] = end
        return dict(zip(self._names, found, strict=True))

    def _whole(self, key: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        edged = f" {key} "
        for last, (length, lists) in self._automaton.iter(key):
            start = last - length + 1
            if not (edged[last + 2].isalnum() or edged[start].isalnum()):
                yield start, last + 1, lists


class PhraseTable:
    """Says which phrases begin at a place: cheaper than a pass where few places are asked for."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Sorts the phrases by their first word, the longest last.

        Args:
            lists: phrases in match key by the name of their list; a phrase may stand in several.
        """
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name, items in lists.items():
            for phrase in sorted(set(items), key=lambda item: (len(item), item)):
                self._by_word.setdefault(_first_word(phrase, 0), []).append((phrase, name))

    def at(self, key: str, start: int) -> Mapping[str, int]:
        """For each list that has a phrase at ``start`` the end of the longest one that ends between words."""
        phrases_here = self._by_word.get(_first_word(key, start))
        if phrases_here is None:
            return _NOTHING
        found: dict[str, int] = {}
        for phrase, name in phrases_here:
            end = start + len(phrase)
            if key.startswith(phrase, start) and not key[end : end + 1].isalnum():
                found[name] = end
        return found


_NOTHING: Mapping[str, int] = {}


def _first_word(key: str, start: int) -> str:
    match = _FIRST_WORD.match(key, start)
    return match.group() if match else ""
