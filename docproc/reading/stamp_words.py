"""The words of stamps (``docproc/data/stamps.toml``) as patterns on ``bare_key``, and how they cut a stamp's text."""

from __future__ import annotations

import re
from functools import cache

from docproc.data import read_toml
from docproc.reading.page import StampKind
from docproc.text.keys import bare_key

__all__ = ["fields_of", "first_words", "pattern"]

_NO_FIELDS = frozenset({"lines", "heads", "begins"})


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table = read_toml("docproc.data", "stamps.toml")
    return {kind: rows for kind, rows in table.items() if isinstance(rows, dict)}


@cache
def pattern(kind: StampKind, *names: str) -> str:
    """An alternation of the words listed under ``names``, longest first, with blanks of any width."""
    found = sorted(
        {bare_key(word) for name in names for word in _table()[kind][name]}, key=lambda word: (-len(word), word)
    )
    return "|".join(r"\s*".join(map(re.escape, word.split())) for word in found)


def first_words(kind: StampKind) -> frozenset[str]:
    """The words (``bare_key``) with which a line of this kind of stamp begins."""
    return frozenset(bare_key(word).split()[0] for words in _table()[kind].values() for word in words)


@cache
def _labels(kind: StampKind) -> re.Pattern[str]:
    named = (f"(?P<{name}>{pattern(kind, name)})" for name in _table()[kind] if name not in _NO_FIELDS)
    # A label opens the text or follows a blank; the mark behind it tells it from the same word in a name.
    return re.compile(rf"(?<![^\s,;.])(?:{'|'.join(named)})(?:\s*[:.…]+|(?=\s*\d)|(?<=\bby)(?=\s)|(?<=\bboi)(?=\s))\s*")


def fields_of(kind: StampKind, text: str) -> list[tuple[str, int, int]]:
    """The labelled values of a stamp.

    Args:
        kind: the kind of stamp.
        text: its text, lines joined in any way.

    Returns:
        For each label in order its field's name and where its value stands in ``text`` (trimmed; may be empty).

    >>> fields_of("signing", "Người ký: Sở Y tế Email: syt@tinh.example")
    [('signer', 10, 17), ('email', 25, 41)]
    """
    found = list(_labels(kind).finditer(bare_key(text)))
    values: list[tuple[str, int, int]] = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        value = text[match.end() : end]
        kept = value.strip(" .…_,;:\n")
        start = match.end() + (value.index(kept) if kept else 0)
        values.append((match.lastgroup or "", start, start + len(kept)))
    return values
