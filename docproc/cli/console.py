"""What all commands share: exit statuses, printing, and one line on standard error for each thing that failed."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import typer

from docproc.errors import DocprocError

__all__ = [
    "EXIT_INTERRUPTED",
    "EXIT_LOST",
    "EXIT_MISSING",
    "EXIT_NOT_STARTED",
    "EXIT_NOT_WRITTEN",
    "EXIT_STATUS",
    "EXIT_UNREADABLE",
    "EXIT_USAGE",
    "STDIN",
    "Failures",
    "complain",
    "one_line",
    "print_text",
    "silence_libraries",
    "watched",
]

_Job = TypeVar("_Job")

STDIN = "-"
EXIT_NOT_STARTED = 1
EXIT_UNREADABLE = 2
EXIT_MISSING = 4
EXIT_NOT_WRITTEN = 5
EXIT_LOST = 6
EXIT_USAGE = 64
EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141

EXIT_STATUS = """Exit status:

\b
  0    all files were read
  1    the service could not start
  2    a file could not be read, or several failed for different reasons
  3    refused: the dispatch bears a secrecy mark
  4    a program or package that this needs is not installed
  5    the result could not be written
  6    a figure fell by more than the tolerance (evaluate --check)
  64   the command line, or a setting, is wrong
  130  interrupted
  141  the reader of the output went away
"""


class Failures:
    """What went wrong in one call of a command; each failure is told once, and none stops the rest."""

    def __init__(self) -> None:
        self._statuses: set[int] = set()

    @property
    def status(self) -> int:
        """The exit status: that of the failures where they agree."""
        if len(self._statuses) > 1:
            return EXIT_UNREADABLE
        return next(iter(self._statuses), 0)

    @contextmanager
    def told(self, file: str) -> Iterator[None]:
        """Tell whatever goes wrong with ``file`` inside the block, in one line, and go on behind it."""
        try:
            yield
        except DocprocError as error:
            self._statuses.add(error.exit_code)
            complain(error.message, error.code, file)
        except Exception as error:
            self._statuses.add(EXIT_UNREADABLE)
            complain(f"could not be read because of a fault in docproc ({type(error).__name__})", "internal", file)

    def not_written(self, path: str, error: OSError) -> None:
        """Tell that an output cannot be written."""
        self._statuses.add(EXIT_NOT_WRITTEN)
        complain(f"cannot be written: {error.strerror or error}", "output_unwritable", path)


def print_text(text: str) -> None:
    """Write to standard output; ends the run, without a word if only the reader has gone."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer would raise again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(EXIT_BROKEN_PIPE) from None
        complain(f"cannot be written: {error.strerror or error}", "output_unwritable", "standard output")
        raise typer.Exit(EXIT_NOT_WRITTEN) from None


def complain(message: str, code: str, subject: str | None = None) -> None:
    """One line on standard error: what is wrong (with what), and its stable code."""
    parts = ["docproc", one_line(subject), one_line(message)] if subject else ["docproc", one_line(message)]
    print(f"{': '.join(parts)} [{code}]", file=sys.stderr)


def one_line(text: str) -> str:
    """``text`` as it may stand on a terminal: no line ends, control characters or undecodable bytes."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.splitlines()))


def silence_libraries() -> None:
    """Keep the libraries' own remarks on odd files off standard error, which speaks one line for each failed file."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def watched(jobs: Sequence[_Job]) -> Iterator[_Job]:
    """The jobs one after another; a bar shows the progress where somebody watches."""
    if len(jobs) < 2 or not sys.stderr.isatty():
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(jobs, description="Reading", console=Console(stderr=True), transient=True)
