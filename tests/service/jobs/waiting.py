"""Waiting for what other processes and threads do."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["WITHIN", "wait"]

WITHIN = 180
"""Seconds after which nobody waits any more."""


def wait(condition: Callable[[], bool]) -> None:
    """Come back once it holds; fails where it does not in time."""
    end = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
