"""A bound on the processor time of Python code that knows none of its own.

Libraries that were written for honest files may loop for minutes over others. In the main thread, where the child
process reads, a timer of the system breaks them off and costs nothing. Elsewhere a profile function is called at every
call and return, and raises there; that makes the code two or three times as slow.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["CpuLimitError", "cpu_limit"]

_EVERY = 256  # calls between two looks at the clock


class CpuLimitError(BaseException):
    """The time is spent; no ``Exception``, so that the bounded code does not catch it as one of its own."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Bound the processor time within the ``with`` block.

    Args:
        seconds: processor time; a single call into C may run over it.

    Raises:
        CpuLimitError: the time is spent.
    """
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with _timer(seconds) if timed else _profile(seconds):
        yield


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise CpuLimitError

    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _profile(seconds: float) -> Iterator[None]:
    before = sys.getprofile()
    end = time.thread_time() + seconds
    left = _EVERY

    def look(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            left = _EVERY
            if time.thread_time() > end:
                raise CpuLimitError

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(before)
