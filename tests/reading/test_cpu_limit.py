"""Code that would run for ever is broken off, in every thread, and the process is as before."""

from __future__ import annotations

import io
import signal
import sys
import threading
from contextlib import suppress

import pytest

from docproc.reading.cpu_limit import CpuLimitError, cpu_limit


def endless() -> None:
    while True:
        with suppress(Exception):  # as libraries do
            io.BytesIO(b"x").read(1)


def in_thread(errors: list[BaseException]) -> None:
    try:
        with cpu_limit(0.02):
            endless()
    except CpuLimitError as error:
        errors.append(error)


def test_main_thread() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(CpuLimitError), cpu_limit(0.02):
        endless()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_other_thread() -> None:
    errors: list[BaseException] = []
    thread = threading.Thread(target=in_thread, args=(errors,))
    thread.start()
    thread.join()
    assert len(errors) == 1
    assert sys.getprofile() is None


def test_quick_code_is_left_alone() -> None:
    with cpu_limit(10):
        found = sum(range(10))
    assert found == 45
