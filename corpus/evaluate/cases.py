"""Which documents are measured: gold, the document that it is of, and what the figures are divided by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.evaluate.comparison import Json
from corpus.evaluate.errors import DocumentMissingError, GoldError, GoldMissingError
from corpus.evaluate.levels import level_of
from corpus.evaluate.shape import read_object
from corpus.files import GOLD, name_of

__all__ = ["FORMS", "GOLD", "SUFFIXES", "Case", "case_of", "gold_files"]

SUFFIXES = (".pdf", ".docx", ".txt", ".md", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".doc", ".odt", ".rtf")
"""Endings of documents; where several stand beside one gold file, the first of these is read."""
FORMS = ("text", "pdf", "docx", "stamped", "legacy", "scan", "hand")
"""Text; born-digital PDF; Word; PDF with number and day stamped later; fonts from before Unicode; pictures of pages;
pictures whose number and day are written by hand."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document in one form.

    Attributes:
        name: the document's name, without any ending.
        gold: the content of its gold file.
        document: the file to read, or to render.
        form: one of ``FORMS``; ``None`` where reading tells.
        split: the part of the corpus that it belongs to, ``None`` for others' documents.
        render: whether ``document`` is the text of an authored dispatch that must first be made into its form.
    """

    name: str
    gold: Json
    document: Path
    form: str | None = None
    split: str | None = None
    render: bool = False

    @property
    def type(self) -> str:
        """The dispatch's type by gold; ``unknown`` where gold leaves it open."""
        return str((self.gold.get("header") or {}).get("type") or "unknown")

    @property
    def level(self) -> str:
        """The level of the body that issued it."""
        return level_of(self.gold)


def gold_files(paths: Iterable[Path]) -> Iterator[tuple[Path, GoldMissingError | None]]:
    """The gold files that folders and files stand for.

    Args:
        paths: folders of gold files; gold files; documents that have their gold beside them.

    Yields:
        Each gold file once, or the path with the reason why none belongs to it.
    """
    seen = set()
    for path in paths:
        found = sorted(path.glob(f"*{GOLD}")) if path.is_dir() else [_gold_beside(path)]
        if not found:
            yield path, GoldMissingError(f"the folder holds no gold: a file NAME{GOLD} beside each document")
        for file in found:
            if not file.is_file():
                what = "there is no such file" if not path.exists() else f"there is no {file.name} beside it"
                yield path, GoldMissingError(what)
            elif file not in seen:
                seen.add(file)
                yield file, None


def _gold_beside(path: Path) -> Path:
    return path if path.name.endswith(GOLD) else path.with_name(path.stem + GOLD)


def case_of(
    gold_file: Path, suffixes: Sequence[str] = SUFFIXES, form: str | None = None, split: str | None = None
) -> Case:
    """The case of a gold file that stands beside its document.

    Args:
        gold_file: ``NAME.gold.json``.
        suffixes: endings of the documents, in order of preference.
        form: one of ``FORMS``; ``None`` where reading tells.
        split: the part of the corpus that it belongs to.

    Raises:
        GoldError: the gold cannot be read.
        DocumentMissingError: there is no document beside it.
    """
    name = name_of(gold_file)
    gold = read_object(gold_file, GoldError, gold=True)
    beside = (gold_file.with_name(name + suffix) for suffix in suffixes)
    document = next((path for path in beside if path.is_file()), None)
    if document is None:
        raise DocumentMissingError(f"no document stands beside it ({name} with one of {', '.join(suffixes)})")
    return Case(name, gold, document, form, split)
