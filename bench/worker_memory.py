"""Memory of a whole worker over many documents: ``python -m bench.worker_memory --documents 10000``.

A worker is three processes: its own, which hands out documents and records what was read; the reader, which extracts;
and the reader's child, which parses files. They run here as beside a server, with one reader. The reader is never
replaced, unless ``--replaced`` has it replaced as in production (``DOCPROC_WORKER_DOCUMENTS``); the child, docproc
replaces by itself in any case. What counts is memory that the system must keep; pages of libraries and of the
database's file, which it drops at need, do not (Linux). A line for each tenth of the documents gives the most that the
processes held, one by one and together. Ends with status 1 where all together held a tenth or more beyond the first in
the last.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import psutil
from sqlalchemy import func, select

from bench.service_letters import letter
from corpus.render.parsing import parse_layout
from corpus.render.pdf import render_pdf
from service.intake import Upload, accept
from service.jobs.embedded import EmbeddedQueue
from service.settings import Settings
from service.start import open_store
from service.store import Store
from service.store.models import Document

__all__ = ["Held", "main"]

_TENTHS = 10
_MOST_GROWTH = 0.1
_PDF_EVERY = 5
_AHEAD = 60
_LOOK_SECONDS = 1.0
_NEVER = 10**9
_READER = "loky.backend.popen_loky"


@dataclass(frozen=True, slots=True)
class Held:
    """Megabytes of memory: of the worker's own process, of its reader and that one's child, and of all."""

    own: float = 0.0
    reader: float = 0.0
    child: float = 0.0
    together: float = 0.0

    def most(self, other: Held) -> Held:
        """The higher of each."""
        return Held(*map(max, zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        return (
            f"own process {self.own:.0f} MB, reader {self.reader:.0f} MB, parsing child {self.child:.0f} MB, "
            f"together {self.together:.0f} MB"
        )


def held_now() -> Held:
    """What this process and those below it hold at this moment."""
    own, reader, child = psutil.Process(), 0, 0
    for below in own.children(recursive=True):
        try:
            if _READER in " ".join(below.cmdline()):
                reader += _kept(below)
            else:
                child += _kept(below)
        except psutil.NoSuchProcess:
            continue
    parts = (_kept(own), reader, child)
    return Held(*(part / 1e6 for part in (*parts, sum(parts))))


def _kept(process: psutil.Process) -> int:
    """Bytes of a process that are no pages of files."""
    memory = process.memory_info()
    return int(memory.rss - memory.shared)


def upload(store: Store, settings: Settings, queue: EmbeddedQueue, number: int) -> None:
    """Hand in a dispatch unlike all others, as text, or as PDF now and then."""
    text, _ = letter(number, 1)
    data = text.encode() if number % _PDF_EVERY else render_pdf(parse_layout(text))
    accept(store, settings, queue, [Upload(io.BytesIO(data), None)], owner="bench", note=lambda *_: None)


def in_state(store: Store, *states: str) -> int:
    """How many documents are in one of the states."""
    with store.read() as session:
        return session.scalar(select(func.count()).where(Document.state.in_(states))) or 0


def measure(documents: int, settings: Settings) -> list[Held]:
    """Have so many documents read; gives the most that was held in each tenth of them.

    Raises:
        RuntimeError: one was not read.
    """
    store = open_store(settings)
    queue = EmbeddedQueue(store, settings)
    tenths = [Held() for _ in range(_TENTHS)]
    queue.start()
    try:
        for number in range(1, documents + 1):
            upload(store, settings, queue, number)
            ahead = _AHEAD if number < documents else 0
            tenth = (number - 1) * _TENTHS // documents
            while in_state(store, "received", "reading") > ahead:
                time.sleep(_LOOK_SECONDS)
                tenths[tenth] = tenths[tenth].most(held_now())
            if number == documents or number * _TENTHS // documents > tenth:
                print(f"{number} documents: {tenths[tenth]}", flush=True)
        if unread := documents - in_state(store, "read"):
            raise RuntimeError(f"{unread} documents were not read")
    finally:
        queue.stop()
        store.close()
    return tenths


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether it stayed flat."""
    parser = argparse.ArgumentParser(prog="python -m bench.worker_memory")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--replaced", action="store_true", help="replace the reader as in production")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="docproc-bench-") as folder:
        settings = Settings(data=Path(folder), workers=1)
        if not asked.replaced:
            settings = settings.model_copy(update={"worker_documents": _NEVER, "worker_megabytes": _NEVER})
        first, *_, last = measure(asked.documents, settings)
    growth = last.together / first.together - 1
    print(f"reader {100 * (last.reader / first.reader - 1):+.1f} %, together {100 * growth:+.1f} %")
    return int(growth >= _MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
