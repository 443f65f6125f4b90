"""Where in a text it is worth to look: stretches around the few words without which an expression cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["find_in", "windows"]


def windows(key: str, trigger: re.Pattern[str], before: int, after: int) -> list[tuple[int, int]]:
    """Merged stretches around each match of ``trigger``.

    The grammar's patterns begin with optional words, so running them over a whole dispatch tries every character;
    a trigger begins with a letter or figure and is found at the speed of ``str.find``.

    Args:
        key: the match key of the text.
        trigger: a quick pattern.
        before: characters to take before a match; more than the longest beginning of an expression.
        after: characters to take after it.
    """
    merged: list[tuple[int, int]] = []
    for match in trigger.finditer(key):
        low, high = max(0, match.start() - before), min(len(key), match.end() + after)
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return merged


def find_in(pattern: re.Pattern[str], key: str, stretches: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Matches of ``pattern`` within the stretches."""
    for low, high in stretches:
        yield from pattern.finditer(key, low, high)
