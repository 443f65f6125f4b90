"""Runs mutated files through the whole of docproc and counts what came of each."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from shutil import rmtree

import docproc
from docproc.errors import DocprocError
from docproc.reading.isolation import shut_down
from tests.fuzz.mutate import mutate
from tests.fuzz.seeds import KINDS

__all__ = ["BREACHES", "Campaign", "case"]

BREACHES = (
    "file_too_slow",
    "file_too_heavy",
    "reader_crashed",
    "reader_failed",
    "reader_stalled",
    "reader_unavailable",
)
"""Codes of errors that say that the file broke the reader or its budgets, and not what is wrong with it."""
_WORDLESS = """#!/bin/sh
case "$1" in
    --list-langs) echo vie; echo osd ;;
    *) cat > /dev/null ;;
esac
"""
HANG_SECONDS = 150.0
"""Longer than the reader's own clock allows for a file without recognised pages."""


@dataclass
class Campaign:
    """What came of the cases.

    Attributes:
        outcomes: by kind of file, how often it was read or refused with which code.
        breaches: for each case that broke the reader, its message.
        crashes: for each case that raised what is no refusal, the exception.
        hangs: cases that took longer than ``HANG_SECONDS``, with their seconds.
        slowest: the longest case and its seconds.
        leaked_processes: processes that were left at the end.
        leaked_files: files and folders that were left at the end.
        memory: the caller's resident memory in MB, after half of the (last run's) cases and at the end.
    """

    outcomes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    breaches: dict[int, str] = field(default_factory=dict)
    crashes: dict[int, str] = field(default_factory=dict)
    hangs: dict[int, float] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, -1)
    leaked_processes: list[str] = field(default_factory=list)
    leaked_files: list[str] = field(default_factory=list)
    memory: tuple[float, float] = (0.0, 0.0)

    def run(
        self, cases: range, sound: dict[str, list[bytes]], *, seed: int, workers: int, recognise: bool = False
    ) -> None:
        """Run the cases, so many at a time; further runs add to the counts.

        Args:
            cases: their numbers.
            sound: files to mutate, by kind.
            seed: of the campaign; with a case's number it decides all.
            workers: threads of the caller, as in the service.
            recognise: with Tesseract; without, pages that need it go through a program that finds no words.
        """
        with _watched(self, recognise=recognise), ThreadPoolExecutor(workers) as threads:
            half = len(cases) // 2
            for done, _ in enumerate(threads.map(partial(self._one, sound=sound, seed=seed), cases), start=1):
                if done == half:
                    self.memory = (_resident(), 0.0)
            self.memory = (self.memory[0], _resident())

    def _one(self, number: int, sound: dict[str, list[bytes]], seed: int) -> None:
        kind, data = case(number, sound, seed)
        start = time.monotonic()
        try:
            docproc.extract(data, allow_secret=True)
            outcome = "read"
        except DocprocError as error:
            outcome = error.code
            if outcome in BREACHES:
                self.breaches[number] = f"{outcome}: {error.message}"
        except Exception as error:
            outcome = "CRASH"
            self.crashes[number] = repr(error)[:200]
        spent = time.monotonic() - start
        if spent > HANG_SECONDS:
            self.hangs[number] = spent
        self.outcomes[kind][outcome] += 1
        self.slowest = max(self.slowest, (spent, number))


def case(number: int, sound: dict[str, list[bytes]], seed: int) -> tuple[str, bytes]:
    """The kind and the bytes of one case."""
    random = Random(f"{seed}:{number}")
    kind = KINDS[number % len(KINDS)]
    return kind, mutate(random.choice(sound[kind]), kind, sound[kind], random)


@contextmanager
def _watched(campaign: Campaign, *, recognise: bool) -> Iterator[None]:
    """Give the caller and its children a folder of their own for temporary files, and look what is left of either."""
    folder = tempfile.mkdtemp(prefix="docproc-fuzz-")
    programs = tempfile.mkdtemp(prefix="docproc-fuzz-bin-")
    before, kept = {name: os.environ.get(name) for name in ("TMPDIR", "PATH")}, tempfile.tempdir
    shut_down()
    os.environ["TMPDIR"], tempfile.tempdir = folder, folder
    if not recognise:
        program = Path(programs) / "tesseract"
        program.write_text(_WORDLESS, encoding="ascii")
        program.chmod(0o755)
        os.environ["PATH"] = os.pathsep.join((programs, os.environ["PATH"]))
    try:
        docproc.load()("Kính gửi: Sở Nội vụ")
        yield
        shut_down()
        time.sleep(0.5)
        campaign.leaked_processes += [name for name in _processes(folder) if name != str(os.getpid())]
        campaign.leaked_files += [str(path) for path in Path(folder).rglob("*")]
    finally:
        tempfile.tempdir = kept
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        rmtree(folder, ignore_errors=True)
        rmtree(programs, ignore_errors=True)


def _processes(marker: str) -> Iterator[str]:
    """Numbers of the processes that were started with the marker in their environment (Linux only)."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if marker.encode() in (path / "environ").read_bytes():
                yield path.name
        except OSError:
            continue


def _resident() -> float:
    text = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    return int(text.partition("VmRSS:")[2].split()[0]) / 1024
