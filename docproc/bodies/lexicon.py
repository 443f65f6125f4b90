"""The words of ``data/lexicon.toml``, as sets and matchers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick

__all__ = ["PhraseMatcher", "matcher", "phrases"]


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("docproc.bodies").joinpath("data/lexicon.toml").read_text("utf-8"))


@cache
def phrases(section: str, name: str) -> frozenset[str]:
    """One list of the data file."""
    return frozenset(_data()[section][name])


class PhraseMatcher:
    """Finds phrases in a match key, whole words only."""

    def __init__(self, names: frozenset[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name in names:
            self._automaton.add_word(name, len(name))
        self._automaton.make_automaton()

    def find(self, key: str) -> list[tuple[int, int]]:
        """All ``(start, end)`` of phrases in ``key`` between word boundaries, in order of start, longest first."""
        found = []
        for last, length in self._automaton.iter(key):
            start, end = last - length + 1, last + 1
            if (start == 0 or not key[start - 1].isalnum()) and (end == len(key) or not key[end].isalnum()):
                found.append((start, end))
        return sorted(found, key=lambda span: (span[0], -span[1]))

    def starts(self, key: str) -> dict[int, int]:
        """For each start the end of the longest phrase there."""
        longest: dict[int, int] = {}
        for start, end in self.find(key):
            longest.setdefault(start, end)
        return longest


@cache
def matcher(section: str, name: str) -> PhraseMatcher:
    """A matcher for one list of the data file; built once."""
    return PhraseMatcher(phrases(section, name))
