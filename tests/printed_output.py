"""Output of commands as README and docs show it: ``python -m tests.printed_output`` prints it anew into the pages."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from tests.commands import SOURCE_ROOT, call

PAGES = tuple(SOURCE_ROOT / page for page in ("README.md", "docs/citations.md"))
DRAWING = SOURCE_ROOT / "docs" / "citations.svg"
_BLOCK = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str]]:
    """Command and output of each block of a page."""
    return [(found["command"], found["output"]) for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))]


def output_of(command: str) -> str:
    """What ``docproc …``, or ``echo "…" | docproc …``, prints in the current folder."""
    before, bar, rest = command.rpartition(" | ")
    words = shlex.split(rest if bar else command)
    echo = shlex.split(before)
    assert (words.pop(0), echo[:1]) in (("docproc", []), ("docproc", ["echo"]))
    status, out, err = call(*words, stdin=" ".join(echo[1:]).encode() + b"\n" if echo else b"")
    assert (status, err) == (0, "")
    return out


def draw(path: Path) -> None:
    """Draw the citations of the samples as the page on citations shows them."""
    status, _, err = call("xref", "corpus/samples/xref", "--svg", path)
    assert (status, err) == (0, "")


def main() -> None:
    """Write what the commands print now into their blocks."""
    os.chdir(SOURCE_ROOT)
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        written = _BLOCK.sub(lambda found: f"```console\n$ {found['command']}\n{output_of(found['command'])}```", text)
        page.write_text(written, encoding="utf-8")
    draw(DRAWING)


if __name__ == "__main__":
    main()
