"""Looking up typed spans by where they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

__all__ = ["starting_in"]


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


_T = TypeVar("_T", bound=_Spanned)


def starting_in(spans: Sequence[_T], low: int, high: int) -> list[_T]:
    """The spans that begin in ``[low, high)``.

    Args:
        spans: in order of ``start``.
        low: first offset.
        high: offset behind the last.

    Returns:
        Them in order.
    """
    first = bisect_left(spans, low, key=lambda span: span.start)
    return list(spans[first : bisect_left(spans, high, lo=first, key=lambda span: span.start)])
