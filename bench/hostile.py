"""``python -m bench.hostile``: what hostile files cost docproc, and python-docx or pdfplumber on the same file.

Each file is read by each library in a process of its own, which is stopped after ``LIMIT_SECONDS`` or at ``LIMIT_MB``.
Time is that of the reading alone; memory is the most that the largest process held, looked at every ten milliseconds.
The files are made by ``tests.fuzz.bombs`` and gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.__main__ import ENVIRONMENT, REPO
from tests.fuzz.bombs import DOCX, PDF, PICTURES, TEXT

__all__ = ["main"]

LIMIT_SECONDS = 60.0
LIMIT_MB = 4_096
PEERS = {"docx": "python-docx", "pdf": "pdfplumber"}


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes of one reading, and what came of it."""

    seconds: float
    peak_mb: float
    outcome: str


def docproc(data: bytes) -> str:
    """Our reader, in its child."""
    from docproc.errors import DocprocError
    from docproc.reading import read

    try:
        return f"{len(read(data).lines)} lines"
    except DocprocError as error:
        return error.code


def python_docx(data: bytes) -> str:
    """The text of all paragraphs, cells too."""
    import io

    import docx

    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return f"{len(texts)} texts"


def pdfplumber(data: bytes) -> str:
    """The text of all pages."""
    import io

    import pdfplumber as library

    with library.open(io.BytesIO(data)) as pdf:
        return f"{sum(len(page.extract_text()) for page in pdf.pages)} characters"


READERS: dict[str, Callable[[bytes], str]] = {
    "docproc": docproc,
    "python-docx": python_docx,
    "pdfplumber": pdfplumber,
}


def cost(reader: str, path: Path) -> Cost:
    """Let a reader read a file in a process of its own."""
    command = [sys.executable, "-m", "bench.hostile", "--read", reader, str(path)]
    process = subprocess.Popen(
        command, cwd=REPO, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None  # noqa: S101  (asked for above)
    process.stdout.readline()  # it is ready
    start, peak, why = time.perf_counter(), 0.0, ""
    while process.poll() is None and not why:
        peak = max(peak, _peak_mb(process.pid))
        if time.perf_counter() - start > LIMIT_SECONDS:
            why = f"stopped after {LIMIT_SECONDS:.0f} s"
        elif peak > LIMIT_MB:
            why = f"stopped at {LIMIT_MB} MB"
        time.sleep(0.01)
    spent = time.perf_counter() - start
    if why:
        process.kill()
    said = process.communicate()[0].strip()
    if said and not why:
        spent, told, why = json.loads(said)
        peak = max(peak, told)
    return Cost(spent, peak, why or f"ended with status {process.returncode}")


def _peak_mb(pid: int) -> float:
    """The most memory that any process of a tree has held so far."""
    try:
        peak = int(Path(f"/proc/{pid}/status").read_text("utf-8").partition("VmHWM:")[2].split()[0]) / 1024
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = {int(child) for task in tasks for child in (task / "children").read_text("utf-8").split()}
    except (OSError, IndexError):  # it has ended
        return 0.0
    return max((peak, *map(_peak_mb, children)))


def read_one(reader: str, path: Path) -> None:
    """What runs in the process: say ready, then read and say how long it took, what came of it, and at what memory."""
    data = path.read_bytes()
    if reader == "docproc":
        docproc(b"Kinh gui: So Noi vu")  # the child is there and warm, as it is in the service
    else:
        import_module({"python-docx": "docx"}.get(reader, reader))
    print("ready", flush=True)
    start = time.perf_counter()
    try:
        outcome = READERS[reader](data)
    except Exception as error:
        outcome = type(error).__name__
    print(json.dumps([time.perf_counter() - start, _peak_mb(os.getpid()), outcome]))


def main() -> None:
    """Print the table; nothing is asserted."""
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description="What hostile files cost.")
    parser.add_argument("--read", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--only", default="", help="only cases whose name holds this")
    args = parser.parse_args()
    if args.read:
        read_one(args.read[0], Path(args.read[1]))
        return
    table = Table("file", "KB", "docproc", "s", "MB", "peer", "s", "MB", title="Hostile files", title_justify="left")
    groups = {"docx": DOCX, "pdf": PDF, "image": PICTURES, "text": TEXT}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        for kind, cases in groups.items():
            for name, make in cases.items():
                if args.only not in name:
                    continue
                path.write_bytes(make())
                costs = [cost(reader, path) for reader in ("docproc", *([PEERS[kind]] if kind in PEERS else []))]
                cells = [cell for one in costs for cell in (one.outcome, f"{one.seconds:.2f}", f"{one.peak_mb:.0f}")]
                table.add_row(f"{kind}: {name}", f"{path.stat().st_size / 1024:,.0f}", *cells)
            table.add_section()
    Console(width=None if sys.stdout.isatty() else 150).print(table)


if __name__ == "__main__":
    main()
