"""The parts of the corpus, train, dev and test, by authoring family (``corpus/splits.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

__all__ = ["DOCUMENTS", "SPLITS", "documents", "split_of"]

DOCUMENTS = Path(__file__).resolve().parent / "documents"
SPLITS = ("dev", "train", "test")


@cache
def _families() -> dict[str, str]:
    """Family → its part."""
    table = tomllib.loads(Path(__file__).with_name("splits.toml").read_text(encoding="utf-8"))
    return {family: split for split in SPLITS for family in table[split]}


def split_of(name: str) -> str:
    """The part that a document belongs to.

    Args:
        name: of a document or file of the corpus, as ``a01-bo-nnmt-cap-nuoc-2026``.

    Returns:
        ``dev``, ``train`` or ``test``.

    Raises:
        ValueError: its family stands in no part.
    """
    try:
        return _families()[name[:1]]
    except KeyError:
        raise ValueError(f"{name}: family {name[:1]!r} is in no part of corpus/splits.toml") from None


def documents(*splits: str) -> list[Path]:
    """The gold files of the corpus in some parts, by name.

    Args:
        splits: the parts; all where none is given.

    Raises:
        ValueError: there is no such part, or a document belongs to none.
    """
    unknown = set(splits).difference(SPLITS)
    if unknown:
        raise ValueError(f"no part of the corpus: {', '.join(sorted(unknown))}; there are {', '.join(SPLITS)}")
    files = sorted(DOCUMENTS.glob("*.gold.json"))
    return [file for file in files if split_of(file.name) in (splits or SPLITS)]
