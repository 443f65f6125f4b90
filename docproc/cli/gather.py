"""From files and folders to an index: dispatches are extracted, what ``docproc extract`` wrote is taken as it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

import docproc
from docproc.citations import Index
from docproc.citations.index import Record
from docproc.cli.console import STDIN, Failures, one_line, watched
from docproc.dispatch import Dispatch
from docproc.errors import DamagedFileError, FileTooLargeError, SecretDocumentError, UnreadableFileError
from docproc.reading.limits import MAX_BYTES

__all__ = ["Gathered", "dispatches_in", "gather", "listed"]

MAX_JSON = 64 * 1024 * 1024
"""Most bytes of one result in JSON: text at its most, twice over, with a box for each line."""

_OWN_OUTPUT = frozenset({".graphml", ".jsonld", ".svg", ".html"})
_BOM = b"\xef\xbb\xbf"
_PEEK = 64


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read.

    Attributes:
        index: the dispatches.
        provisions: which provisions each cites, as ``docproc.export.graph.Provisions``.
        files: for the id of each dispatch the files that it was read from.
    """

    index: Index = field(default_factory=Index)
    provisions: dict[tuple[str, str, str | None], tuple[str, ...]] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)

    def add(self, dispatch: Dispatch, file: str) -> None:
        """Take a dispatch in; of two copies of one dispatch the first counts."""
        added = self.index.add(Record.of(dispatch))
        self.files.setdefault(added.id, []).append(file)
        if not added.duplicate:
            named = [(cited.number, cited.date, cited.provisions) for cited in dispatch.citations]
            named += [(law.number, law.date, law.provisions) for law in dispatch.laws if law.number]
            for number, date, provisions in named:
                if provisions:
                    self.provisions.setdefault((added.id, number, date), provisions)


def listed(paths: Sequence[str], failures: Failures) -> list[str]:
    """The files to read: those named, and those in folders, in the order of their names.

    Hidden files and what docproc writes beside JSON (drawings, graphs, web pages) are left out of folders.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            found[path] = None
            continue
        with failures.told(path):
            inside = list(_inside(path, failures))
            if not inside:
                raise UnreadableFileError("the folder holds no file to read")
            found.update(dict.fromkeys(inside))
    return list(found)


def _inside(folder: str, failures: Failures) -> Iterator[str]:
    def tell(error: OSError) -> None:
        with failures.told(str(error.filename)):
            raise UnreadableFileError(f"cannot open the folder: {error.strerror}")

    for top, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(top, name)
            if not name.startswith(".") and path.suffix.lower() not in _OWN_OUTPUT and path.is_file():
                yield str(path)


def gather(files: Sequence[str], failures: Failures, *, allow_secret: bool) -> Gathered:
    """Read files into an index; what cannot be read is told, one line each, and stops nothing.

    Args:
        files: from ``listed``; ``-`` is standard input.
        failures: where failures are told.
        allow_secret: take dispatches that bear a secrecy mark too.
    """
    gathered = Gathered()
    for file in watched(files):
        with failures.told(file):
            for dispatch in list(dispatches_in(file, allow_secret=allow_secret)):
                gathered.add(dispatch, file)
    return gathered


def dispatches_in(file: str, *, allow_secret: bool) -> Iterator[Dispatch]:
    """The dispatches in one file: each document of a PDF, Word or text file, each result of a file of JSON.

    Args:
        file: its path; ``-`` is standard input.
        allow_secret: take dispatches that bear a secrecy mark too.

    Raises:
        DocprocError: the file cannot be read; the subclass says why.
    """
    if file == STDIN:
        first = sys.stdin.buffer.readline(MAX_JSON + 1)
        if _is_json(first):
            yield from _written(first, sys.stdin.buffer, allow_secret=allow_secret)
        else:
            yield from docproc.extract_all(first + sys.stdin.buffer.read(MAX_BYTES + 1), allow_secret=allow_secret)
        return
    path = Path(file)
    if path.is_file():
        try:
            with path.open("rb") as opened:
                if _is_json(opened.read(_PEEK)):
                    opened.seek(0)
                    yield from _written(opened.readline(MAX_JSON + 1), opened, allow_secret=allow_secret)
                    return
        except OSError as error:
            raise UnreadableFileError(f"cannot open the file: {error.strerror or error}") from error
    yield from docproc.extract_all(path, file_name=one_line(path.name), allow_secret=allow_secret)


def _is_json(beginning: bytes) -> bool:
    start = beginning.removeprefix(_BOM).lstrip()
    return start.startswith(b"{") and not start.startswith(b"{\\rtf")


def _written(line: bytes, stream: BinaryIO, *, allow_secret: bool) -> Iterator[Dispatch]:
    """The results that ``docproc extract`` wrote: one indented object, or one object a line; ``line`` is the first."""
    for place in count(1):
        if not line:
            return
        text = line.removeprefix(_BOM).strip()
        if text == b"{":  # an indented object goes on to the end
            text += stream.read(MAX_JSON + 1)
        if len(text) > MAX_JSON:
            raise FileTooLargeError(f"line {place} has more than {MAX_JSON // 1048576} MB, which is the most")
        if text:
            dispatch = _validated(text, place)
            if dispatch.header.secrecy is not None and not allow_secret:
                raise SecretDocumentError.bearing(dispatch.header.secrecy.value)
            yield dispatch
        line = stream.readline(MAX_JSON + 1)


def _validated(text: bytes, place: int) -> Dispatch:
    try:
        return Dispatch.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise DamagedFileError(
            f"line {place} is not what docproc extract writes ({where + ': ' if where else ''}{first['msg']})"
        ) from error
