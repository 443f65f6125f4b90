"""The caller's handle on one child process."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from docproc.errors import (
    DocprocError,
    ReaderCrashedError,
    ReaderFailedError,
    ReaderStalledError,
    ReaderUnavailableError,
    TooMuchMemoryError,
    TooSlowError,
)
from docproc.reading.isolation import wire
from docproc.reading.isolation.confine import CPU_SECONDS, CPU_SECONDS_A_PAGE, MAX_MEMORY
from docproc.reading.limits import MAX_PAGES
from docproc.reading.page import Reading

__all__ = ["BOOT", "WALL_SECONDS", "Child"]

WALL_SECONDS = 3 * CPU_SECONDS
"""Seconds on the clock for a file, and again from each recognised page on: a busy machine shares its processors."""

BOOT = "import sys; sys.path[:] = sys.argv[2:];from docproc.reading.isolation.child import main; main(int(sys.argv[1]))"
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR", "SYSTEMROOT")
"""Settings that the readers and Tesseract need; keys and passwords of the caller's environment stay with it."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Each thread of a numeric library, and each heap of its own, takes tens of megabytes of the budget."""
_PIPE = 1024 * 1024
_LAST_BREATH = 1.0
"""Seconds between the end of a pipe and the end of its process, in which Python may still be tidying up."""
_OUT_OF_MEMORY = frozenset({"SIGKILL", "SIGABRT"})
"""How processes end that get no memory: PDFium and C++ abort, the system kills."""
_CORRUPT = re.compile(rb"corrupt|free\(\)|invalid (?:pointer|size|next)|smashing|Assertion")
"""What glibc says when it aborts for another reason (malloc/malloc.c, debug/fortify_fail.c, assert/assert.c)."""
_COMPLAINT = 65_536


class Child:
    """One child process: started at once, ready for a file some tenths of a second later.

    Args:
        boot: the program that it runs, given this process's number and its import path; tests put faults there.

    Raises:
        ReaderUnavailableError: the process cannot be started.
    """

    def __init__(self, boot: str = BOOT) -> None:
        paths = [str(Path(path).absolute()) for path in sys.path]
        command = [sys.executable, "-P", "-c", boot, str(os.getpid()), *paths]
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | _ONE_THREAD
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                cwd=Path.home().anchor or os.sep,
                env=environment,
                start_new_session=True,
                pipesize=_PIPE,
            )
        except (OSError, ValueError) as error:
            raise ReaderUnavailableError(f"the process that reads files cannot be started: {error}") from error
        self._ending = threading.Lock()
        self._deadline: float | None = None
        self._late = False
        self.held: tuple[str, ...] = ()
        """The measures that hold in the child, once it has said so."""
        self.usable = True
        """Whether it can take a further file."""

    @property
    def pid(self) -> int:
        """The process number."""
        return self._process.pid

    def read(self, data: bytes, file_name: str | None) -> Reading:
        """Have a file read.

        Raises:
            DocprocError: what the reader says of the file, or the budget that it broke.
        """
        self.usable = False  # until it has answered in full
        self._deadline = time.monotonic() + WALL_SECONDS
        try:
            self._send(data, file_name or "")
            kind, last, payload = self._answer()
        except (OSError, EOFError):
            raise self._end_of() from None
        finally:
            self._deadline = None
        result = _result(kind, payload)
        self.usable = not last and not isinstance(result, ReaderCrashedError)
        if isinstance(result, DocprocError):
            raise result
        return result

    def overdue(self, now: float) -> bool:
        """Whether it has had a file for too long."""
        deadline = self._deadline
        return deadline is not None and now > deadline

    def give_up(self) -> None:
        """Kill it for being late; whoever waits for its answer learns so."""
        self._late = True
        self.kill()

    def kill(self) -> None:
        """Kill it and whatever it has started; does nothing once it has been buried."""
        with self._ending:
            if self._process.returncode is None:
                self._kill_group()

    def bury(self) -> str:
        """Kill it, wait for its end and close the pipes.

        Returns:
            How it ended: a signal's name, or ``status N``.
        """
        self.usable = False
        with self._ending:
            if self._process.returncode is None:
                # before it is waited for: afterwards its number, which is the group's, may be another's
                self._kill_group()
                self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        code = self._process.returncode or 0
        with suppress(ValueError):
            return signal.Signals(-code).name if code < 0 else f"status {code}"
        return f"signal {-code}"

    def alive(self) -> bool:
        """Whether the process is still there; it is not waited for."""
        if not hasattr(os, "waitid"):
            return self._process.returncode is None
        with suppress(ChildProcessError):
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        return False

    def _ends_by_itself(self) -> bool:
        """Whether the process, whose end of the pipe is closed, is gone a moment later."""
        patience = time.monotonic() + _LAST_BREATH
        while self.alive():
            if time.monotonic() > patience:
                return False
            time.sleep(0.005)
        return True

    def _complaint(self) -> bytes:
        """The beginning of what C libraries said on standard error, which is not waited for."""
        pipe = self._process.stderr
        if pipe is None or not hasattr(os, "set_blocking"):
            return b""
        os.set_blocking(pipe.fileno(), False)
        return pipe.read(_COMPLAINT) or b""

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _send(self, data: bytes, file_name: str) -> None:
        name = file_name.encode("utf-8", "replace")
        pipe = self._process.stdin
        assert pipe is not None  # noqa: S101  (asked for above)
        for part in (wire.REQUEST.pack(len(name), len(data)) + name, data):
            view = memoryview(part)
            while view:
                view = view[pipe.write(view) or 0 :]

    def _answer(self) -> tuple[bytes, int, bytes]:
        """The frame that answers, past the child's greeting and its news of pages."""
        pages = 0
        while True:
            kind, last, length = wire.ANSWER.unpack(self._take(wire.ANSWER.size))
            if length > wire.MAX_ANSWER:
                raise ReaderCrashedError.after("an endless answer")
            payload = self._take(length)
            if kind == b"P" and pages <= MAX_PAGES:
                pages += 1
                self._deadline = time.monotonic() + WALL_SECONDS
            elif kind == b"H":
                self.held = tuple(payload.decode("ascii", "replace").split('"')[1::2])
            else:
                return kind, last, payload

    def _take(self, length: int) -> bytes:
        """So many bytes of the answer.

        Raises:
            EOFError: the child has ended.
        """
        pipe = self._process.stdout
        assert pipe is not None  # noqa: S101  (asked for above)
        parts = []
        while length:
            part = pipe.read(min(length, _PIPE))
            if not part:
                raise EOFError
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _end_of(self) -> DocprocError:
        """The error for a child that has ended without an answer."""
        killed = not self._ends_by_itself()
        complaint = b"" if killed else self._complaint()
        how = self.bury()
        if self._late:
            return ReaderStalledError(
                f"the reader gave no answer within {WALL_SECONDS} s: try again, or split the file"
            )
        if how == "SIGXCPU":
            return _too_slow()
        if not self.held:
            return ReaderUnavailableError(f"the process that reads files cannot be started: it ended with {how}")
        if killed:
            return ReaderCrashedError.after("an answer cut off")
        if how in _OUT_OF_MEMORY and not _CORRUPT.search(complaint):
            return _too_heavy()
        return ReaderCrashedError.after(how)


def _result(kind: bytes, payload: bytes) -> Reading | DocprocError:
    match kind:
        case b"R":
            return wire.decode_reading(payload)
        case b"E":
            return wire.decode_error(payload)
        case b"M":
            return _too_heavy()
        case b"F":
            where = payload[:200].decode("utf-8", "replace")
            return ReaderFailedError(f"the file could not be read because of a fault in docproc ({where})")
    return ReaderCrashedError.after("an answer that is none")


def _too_slow() -> TooSlowError:
    return TooSlowError(
        f"reading the file took more than {CPU_SECONDS} s of computing ({CPU_SECONDS_A_PAGE} s more for each "
        "recognised page): split it, or print it to PDF again"
    )


def _too_heavy() -> TooMuchMemoryError:
    return TooMuchMemoryError(
        f"reading the file took more than {MAX_MEMORY // 2**20} MB of memory: split it, or scan it at 200 to 300 dpi"
    )
