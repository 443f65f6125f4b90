"""The words of ``data/lexicon.toml``, as sets, and two ways of finding them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick

__all__ = ["PhraseMatcher", "PhraseTable", "phrases"]

_FIRST_WORD = re.compile(r"\w{1,12}")


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("docproc.bodies").joinpath("data/lexicon.toml").read_text("utf-8"))


@cache
def phrases(section: str, name: str) -> frozenset[str]:
    """One list of the data file."""
    return frozenset(_data()[section][name])


class PhraseMatcher:
    """Finds the phrases of several lists in a match key in one pass, whole words only."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Builds the automaton.

        Args:
            lists: phrases by the name of their list; a phrase may stand in several.
        """
        self._names = tuple(lists)
        owners: dict[str, list[str]] = {}
        for name, items in lists.items():
            for phrase in items:
                owners.setdefault(phrase, []).append(name)
        self._automaton = ahocorasick.Automaton()
        for phrase, names in owners.items():
            self._automaton.add_word(phrase, (len(phrase), tuple(names)))
        self._automaton.make_automaton()

    def spans(self, key: str) -> list[tuple[int, int]]:
        """All ``(start, end)`` of phrases in ``key`` that begin and end between words."""
        return [(start, end) for start, end, _ in self._whole(key)]

    def starts(self, key: str) -> dict[str, dict[int, int]]:
        """For each list the starts of its phrases in ``key``, each with the end of the longest one there."""
        found: dict[str, dict[int, int]] = {name: {} for name in self._names}
        for start, end, names in self._whole(key):
            for name in names:
                if end > found[name].get(start, 0):
                    found[name][start] = end
        return found

    def _whole(self, key: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        size = len(key)
        for last, (length, names) in self._automaton.iter(key):
            start, end = last - length + 1, last + 1
            if (start == 0 or not key[start - 1].isalnum()) and (end == size or not key[end].isalnum()):
                yield start, end, names


class PhraseTable:
    """Answers which phrase of one list begins at a place: cheaper than a pass where few places are asked for."""

    def __init__(self, items: Iterable[str]) -> None:
        """Sorts the phrases by their first word, the longest first.

        Args:
            items: phrases in match key.
        """
        self._by_word: dict[str, list[str]] = {}
        for phrase in sorted(set(items), key=lambda item: (-len(item), item)):
            self._by_word.setdefault(_first_word(phrase, 0), []).append(phrase)

    def end_at(self, key: str, start: int) -> int | None:
        """End of the longest phrase that begins at ``start`` and ends between words."""
        for phrase in self._by_word.get(_first_word(key, start), ()):
            end = start + len(phrase)
            if key.startswith(phrase, start) and not key[end : end + 1].isalnum():
                return end
        return None


def _first_word(key: str, start: int) -> str:
    match = _FIRST_WORD.match(key, start)
    return match.group() if match else ""
