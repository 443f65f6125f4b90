"""The time that a reader may take, as far as the reader itself knows of it: recognised pages buy more.

In the process that runs the caller's own code nothing is counted; the isolated child (``docproc.reading.isolation``)
puts its own counter here.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["on_page", "page_recognised"]


def _uncounted() -> None:
    """Nobody counts."""


_hook: Callable[[], None] = _uncounted


def page_recognised() -> None:
    """To be called by a reader after each page that went through recognition."""
    _hook()


def on_page(hook: Callable[[], None]) -> None:
    """Set what ``page_recognised`` does in this process."""
    global _hook  # noqa: PLW0603  (one process, one budget)
    _hook = hook
