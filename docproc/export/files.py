"""Output files: names that never collide, and writing that leaves either the old file or the whole new one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, count
from pathlib import Path

__all__ = ["output_paths", "part_paths", "write_atomically"]


def output_paths(inputs: Sequence[Path], directory: Path, suffix: str) -> list[Path]:
    """One path in ``directory`` for each input, in their order.

    A file is named after its input's stem (``a.pdf`` gives ``a.json``); inputs of one stem after their whole names
    (``a.pdf.json``, ``a.docx.json``), and where even these agree, with a number. Names that differ only in case
    count as equal, since some file systems hold them so, and no output takes the place of an input.

    Args:
        inputs: the files read; they need not exist.
        directory: where the outputs go; it need not exist.
        suffix: the ending of the outputs, with its dot.
    """
    stems = Counter(path.stem.casefold() for path in inputs)
    taken = {_key(path) for path in inputs}
    paths = []
    for source in inputs:
        name = source.stem if stems[source.stem.casefold()] == 1 else source.name
        path = directory / f"{name}{suffix}"
        for number in count(2):
            if _key(path) not in taken:
                break
            path = directory / f"{name}-{number}{suffix}"
        taken.add(_key(path))
        paths.append(path)
    return paths


def part_paths(path: Path, results: int, taken: Iterable[Path]) -> list[Path]:
    """The paths for the results of one input that holds several documents: ``a.json``, ``a-part2.json``, and so on.

    Args:
        path: where the first result goes.
        results: how many there are.
        taken: inputs and other outputs of the same run, none of which is overwritten.
    """
    keys = {_key(other) for other in taken}
    paths = [path]
    for number in range(2, results + 1):
        names = (f"{path.stem}-part{number}{mark}{path.suffix}" for mark in chain([""], (f"-{n}" for n in count(2))))
        paths.append(next(other for name in names if _key(other := path.with_name(name)) not in keys))
    return paths[:results]


def _key(path: Path) -> str:
    return str(path.resolve()).casefold()


def write_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 so that a reader never sees half of it, even if the machine stops midway.

    Raises:
        OSError: the folder cannot be written or the disk is full; nothing is left behind.
    """
    temporary = path.with_name(f".docproc-{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
