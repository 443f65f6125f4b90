"""What is learned from: each leaf that docproc gives of a file, what speaks for it, and whether it is right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from corpus.evaluate.compare import compare
from docproc import load
from docproc.confidence import leaves, marked
from docproc.confidence.legibility import Clues
from docproc.dispatch import Dispatch, Source
from docproc.language import SyllableTokenizer
from docproc.reading import read
from docproc.reading.isolation.wire import decode_reading, encode_reading
from docproc.reading.page import Reading
from models.confidence.forms import SCANS, File

__all__ = ["Sample", "samples_of"]


class Sample(NamedTuple):
    """One leaf of one file."""

    document: str
    form: str
    kind: str
    clues: Clues
    right: bool


def samples_of(file: File, gold: Mapping[str, Any], cache: Path | None = None) -> list[Sample]:
    """Read a file and judge each leaf that docproc gives against gold.

    Args:
        file: the file.
        gold: the content of its dispatch's gold file.
        cache: folder in which what recognition read is kept from run to run.

    Returns:
        One sample a leaf that gold can judge.
    """
    reading = _read(file, cache)
    tokenizer = load().tokenizer
    assert isinstance(tokenizer, SyllableTokenizer)  # noqa: S101  (built so)
    source = Source(sha256="0" * 64, media_type=reading.media_type, text_from=reading.pages[0].text_from)
    doc = load()(tokenizer.doc(reading, source, passing=True), disable=["docproc_confidence"])
    dispatch: Dispatch = doc._.dispatch
    found = list(leaves(dispatch, doc._.layout, reading))
    right = _judged(dispatch, [kind for kind, _ in found], gold)
    return [
        Sample(file.document, file.form, kind, clues, right[kind, place])
        for place, (kind, clues) in enumerate(found)
        if (kind, place) in right
    ]


def _judged(dispatch: Dispatch, kinds: list[str], gold: Mapping[str, Any]) -> dict[tuple[str, int], bool]:
    """Whether each leaf is right, by its kind and place; the place stands where the comparison looks for confidence."""
    total = len(kinds)
    numbered = marked(dispatch, [(kind, place / total) for place, kind in enumerate(kinds)])
    judged = compare(gold, numbered.model_dump(mode="json")).judged
    return {(one.kind, round(one.confidence * total)): one.right for one in judged if one.confidence is not None}


def _read(file: File, cache: Path | None) -> Reading:
    if cache is None or file.form not in SCANS:
        return read(file.data)
    kept = cache / f"{hashlib.sha256(file.data).hexdigest()}.json"
    reading = decode_reading(kept.read_bytes()) if kept.exists() else None
    if not isinstance(reading, Reading):
        reading = read(file.data)
        kept.write_bytes(encode_reading(reading))
    return reading
