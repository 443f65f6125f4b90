"""Tables written with pipes: their cells, and how wide the columns are."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

__all__ = ["cells_of", "column_widths", "is_row"]

_BETWEEN = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|[\s:|-]+\|?")
_NARROWEST = 26.0
_CHARACTER = 6.2
"""Points that a character of 12 points takes at most on average."""


def is_row(line: str) -> bool:
    """Whether a line is a row of a table written with pipes."""
    return line.startswith("|") and line.count("|") > 1


def cells_of(line: str) -> list[str] | None:
    """The cells of a row; ``None`` for the rule under the head."""
    if _RULE.fullmatch(line):
        return None
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in _BETWEEN.split(inner)]


def column_widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """Share a width among columns by what they hold: room for their longest word, the rest by the root of their text.

    Args:
        rows: all as long as the first.
        width: of the table in points.
    """
    columns = list(zip(*rows, strict=True))
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    least = [max(_NARROWEST, min(longest, 14) * _CHARACTER + 8) for longest in words]
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    weights = [math.sqrt(1 + max(len(cell) for cell in column)) for column in columns]
    spare = width - sum(least)
    return [one + spare * weight / sum(weights) for one, weight in zip(least, weights, strict=True)]
