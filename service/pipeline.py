"""The pipeline in the server's own process, loaded when it is first needed, if ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache

import docproc

__all__ = ["load_once"]

_WARM_UP = "Kính gửi: Sở Nội vụ"
_loading = threading.Lock()


def load_once() -> None:
    """See to it that threads may use the pipeline.

    One text goes through first: some of the libraries load on first use, and not safely in two threads.
    """
    with _loading:
        _warm_up(docproc.load())


@cache
def _warm_up(pipeline: Callable[[str], object]) -> None:
    pipeline(_WARM_UP)
