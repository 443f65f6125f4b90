"""What runs in the child: requests in by standard input, answers out by what was standard output, until either ends."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
import traceback
from pathlib import Path

from docproc.errors import DocprocError, FileTooLargeError
from docproc.reading import budget, read_here
from docproc.reading.isolation import wire
from docproc.reading.isolation.confine import (
    CPU_SECONDS,
    CPU_SECONDS_A_PAGE,
    confine,
    extend_cpu,
    grant_cpu,
    peak_memory,
)

__all__ = ["main"]

_MAX_FILES = 1_000
_MAX_PEAK = 384 * 1024 * 1024
"""Bytes; a process that once held more than this is replaced, as it rarely gives all of it back."""


def main(parent: int) -> None:
    """Serve one caller until it closes its end.

    Args:
        parent: the caller's process number.
    """
    requests, answers = _take_pipes()
    _load_readers()
    held = confine(parent)
    gc.freeze()  # the libraries stay: collections need not go through them
    served = _Served(answers)
    budget.on_page(served.page)
    served.send(b"H", json.dumps(held).encode())
    while True:
        grant_cpu(CPU_SECONDS)
        head = requests.read(wire.REQUEST.size)
        if len(head) < wire.REQUEST.size:
            os._exit(0)
        name_length, length = wire.REQUEST.unpack(head)
        name = requests.read(name_length).decode("utf-8", "replace")
        data = requests.read(length)
        if len(data) < length:
            os._exit(0)
        served.answer(data, name or None)


def _take_pipes() -> tuple[io.BufferedReader, io.FileIO]:
    """The two pipes, out of reach of libraries that chat on standard output.

    Standard error is left to the last words of C libraries; nobody empties that pipe, so it must not block them.
    """
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    if hasattr(os, "set_blocking"):
        os.set_blocking(2, False)
    else:
        os.dup2(nothing, 2)
    sys.stderr = open(nothing, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    return open(requests, "rb"), open(answers, "wb", buffering=0)  # noqa: PTH123  (open until the end)


def _load_readers() -> None:
    """Import what most files need, before memory is counted and a file waits."""
    import docproc.reading.docx
    import docproc.reading.pdf
    import docproc.reading.plain

    assert docproc.reading.docx  # noqa: S101  (imported for good)
    wire.warm_up()


class _Served:
    """The caller's side: it is told of pages, and gets one answer a file."""

    def __init__(self, answers: io.FileIO) -> None:
        self._answers = answers
        self._files = 0

    def page(self) -> None:
        """Tell that a page was recognised, which buys time for the next."""
        extend_cpu(CPU_SECONDS_A_PAGE)
        self.send(b"P", b"")

    def answer(self, data: bytes, name: str | None) -> None:
        """Read one file and send what came of it."""
        self._files += 1
        kind, payload = _read(data, name)
        spent = self._files >= _MAX_FILES or peak_memory() > _MAX_PEAK or kind == b"M"
        self.send(kind, payload, last=spent)

    def send(self, kind: bytes, payload: bytes, *, last: bool = False) -> None:
        """Write one frame; ends the process where the caller has gone."""
        view = memoryview(wire.ANSWER.pack(kind, last, len(payload)) + payload)
        try:
            while view:
                view = view[self._answers.write(view) :]
        except OSError:
            os._exit(0)


def _read(data: bytes, name: str | None) -> tuple[bytes, bytes]:
    """The kind and content of the answer."""
    try:
        payload = wire.encode_reading(read_here(data, file_name=name))
        if len(payload) > wire.MAX_ANSWER:
            raise FileTooLargeError("the text and its places take too much room: split it")
    except DocprocError as error:
        return b"E", wire.encode_error(error)
    except MemoryError:
        return b"M", b""
    except Exception as error:
        # its message may quote the document, the place in our code does not
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return b"F", f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}".encode()
    return b"R", payload


if __name__ == "__main__":
    main(int(sys.argv[1]))
