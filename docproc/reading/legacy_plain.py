"""Plain text in encodings from before Unicode: bytes, or text that a converter took for Western European."""

from __future__ import annotations

from docproc.reading.legacy_evidence import FontBook
from docproc.reading.legacy_runs import Run, decode_runs
from docproc.reading.legacy_tables import may_be_encoded

__all__ = ["decode_text"]


def decode_text(text: str) -> tuple[str, bool]:
    """Decode the lines of a text that are in an old encoding; other lines stay.

    Args:
        text: characters as read; for bytes in no known encoding, each as its Latin-1 or Windows-1252 character.

    Returns:
        The text, and whether anything was decoded.
    """
    if not may_be_encoded(text):
        return text, False
    book = FontBook()
    # the whole text first, so that lines of one word follow it; then line by line, since lines were pasted together
    decode_runs(text, [Run(0, len(text), None)], book)
    lines = text.split("\n")
    found = [decode_runs(line, [Run(0, len(line), None)], book) for line in lines]
    if not any(found):
        return text, False
    return "\n".join(line if new is None else new.text for line, new in zip(lines, found, strict=True)), True
