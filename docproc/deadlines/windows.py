"""Where in a text it is worth to look: stretches around the few words without which an expression cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["Trigger", "find_in"]


class Trigger:
    """Words without which an expression cannot be.

    The grammar's patterns begin with optional words, so running them over a whole dispatch would try every
    character; the words are found at the speed of ``str.find``.
    """

    def __init__(self, literals: Sequence[str], confirm: str = "", *, before: int, after: int) -> None:
        """Compiles the trigger.

        Args:
            literals: beginnings to look for.
            confirm: pattern that must match where a literal stands; by default the literal is enough.
            before: characters to take before; more than the longest beginning of an expression.
            after: characters to take after.
        """
        self._literals = tuple(literals)
        self._confirm = re.compile(confirm)
        self._before, self._after = before, after

    def windows(self, key: str) -> list[tuple[int, int]]:
        """Merged stretches of ``key`` around each occurrence."""
        merged: list[tuple[int, int]] = []
        for place in sorted(self._places(key)):
            low, high = max(0, place - self._before), min(len(key), place + self._after)
            if merged and low <= merged[-1][1]:
                merged[-1] = (merged[-1][0], high)
            else:
                merged.append((low, high))
        return merged

    def _places(self, key: str) -> Iterator[int]:
        for literal in self._literals:
            place = key.find(literal)
            while place >= 0:
                if self._confirm.match(key, place):
                    yield place
                place = key.find(literal, place + len(literal))


def find_in(pattern: re.Pattern[str], key: str, stretches: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Matches of ``pattern`` within the stretches."""
    for low, high in stretches:
        yield from pattern.finditer(key, low, high)
