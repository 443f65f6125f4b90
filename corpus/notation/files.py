"""The files that a document of the corpus consists of, made of the notation."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.notation.reading import read_notation

__all__ = ["build"]


def build(file: Path, folder: Path) -> None:
    """Write ``NAME.txt`` (or ``.md``) and ``NAME.gold.json`` of a file in the notation.

    Args:
        file: ``NAME.marked``.
        folder: where they go; a text of the other suffix that lies there goes away.

    Raises:
        NotationError: a line is not of the notation.
        OSError: a file cannot be read or written.
    """
    written = read_notation(file.read_text(encoding="utf-8"))
    for suffix in {".txt", ".md"} - {written.suffix}:
        (folder / (file.stem + suffix)).unlink(missing_ok=True)
    (folder / (file.stem + written.suffix)).write_text(written.text, encoding="utf-8")
    gold = json.dumps(written.gold, ensure_ascii=False, indent=1) + "\n"
    (folder / (file.stem + ".gold.json")).write_text(gold, encoding="utf-8")
