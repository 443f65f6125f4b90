"""The composed way with underthesea's named entities for every body, place and person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.baselines.composed import Prediction, composed_text, file_text

__all__ = ["underthesea_ner"]

Name = tuple[str, str]
"""A name and its kind: ``PER``, ``ORG``, ``LOC``."""


def underthesea_ner(path: Path) -> Prediction:
    """Read a file; bodies, places and persons are what ``underthesea.ner`` says.

    Args:
        path: PDF with a text layer, DOCX or text.

    Returns:
        As ``composed``; issuer, place, signer and actors from the names.
    """
    text = file_text(path)
    found = composed_text(text)
    lines = [line for line in text.splitlines() if line.strip()]
    head = [name for line in lines[:12] for name in _names(line)]
    found["header"]["issuer"] = _first(head, "ORG")
    found["header"]["place"] = _first(head, "LOC")
    found["signature"]["name"] = _first([name for line in lines[-8:] for name in _names(line)], "PER")
    for obligation in found["obligations"]:
        bodies = [name for name, kind in _names(obligation["action"]) if kind == "ORG"]
        obligation["actors"] = [{"name": name, "role": "lead"} for name in bodies[:1]]
        obligation["actors"] += [{"name": name, "role": "support"} for name in bodies[1:]]
    return found


def _first(names: list[Name], kind: str) -> str | None:
    return next((name for name, found in names if found == kind), None)


def _names(text: str) -> Iterator[Name]:
    from underthesea import ner

    words: list[str] = []
    kind = ""
    for word, _, _, tag in [*ner(text), ("", "", "", "O")]:
        if not tag.startswith("I-") and words:
            yield " ".join(words).replace("_", " "), kind
            words = []
        if tag != "O":
            words.append(word)
            kind = tag.partition("-")[2]
