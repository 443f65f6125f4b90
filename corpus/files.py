"""The two files of which a document of the corpus consists: its gold, and its text beside it."""

from __future__ import annotations

from pathlib import Path

__all__ = ["GOLD", "TEXTS", "name_of", "text_of"]

GOLD = ".gold.json"
TEXTS = (".txt", ".md")


def name_of(gold_file: Path) -> str:
    """The document's name: its gold file's without the ending."""
    return gold_file.name.removesuffix(GOLD)


def text_of(folder: Path, name: str) -> Path | None:
    """The text of a document, ``None`` where there is none.

    Args:
        folder: where text and gold lie.
        name: of the document.
    """
    return next((path for suffix in TEXTS if (path := folder / f"{name}{suffix}").exists()), None)
