"""Folding: one spelling for each character, with a map from every folded character to where it stood.

Order after the field's practice: NFC, look-alikes of Đ, hyphens, spaces (runs become one), invisible characters,
emphasis marks.
Legacy encodings must be decoded before: in TCVN3 the byte AD is the letter ư, here it is a soft hyphen and goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Folded", "fold"]

_D_LOOKALIKES = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}
_HYPHENS = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-")
_SPACES = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0B, 0x0C, 0x0D], " ")
_INVISIBLE = (*range(0x00, 0x09), *range(0x0E, 0x20), 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF)
_TABLE = {**_D_LOOKALIKES, **_HYPHENS, **_SPACES}
_MARKS = "\u0300-\u036f"  # combining accents


def _class(codes: Iterable[int]) -> str:
    return "".join(re.escape(chr(code)) for code in codes)


_DROPPED = _class(_INVISIBLE)
_UNTOUCHED = re.compile(rf"[^{_class(_TABLE)}{_DROPPED}{_MARKS}*_]*")
_INVISIBLES = re.compile(rf"[{_DROPPED}]+")
# a character with its accents; what is invisible must not part them
_CLUSTER = re.compile(rf"[^{_MARKS}{_DROPPED}][{_MARKS}{_DROPPED}]*|[{_MARKS}{_DROPPED}]+")
_PLAIN = rf"[^ {_class(_TABLE)}{_DROPPED}{_MARKS}*_]"
# what may be taken over at once: plain characters, blanks; each without accents behind it
_TOKEN = re.compile(
    rf"(?P<plain>{_PLAIN}+(?![{_MARKS}{_DROPPED}]))|(?P<blanks>[ ]+(?![{_MARKS}{_DROPPED}]))|{_CLUSTER.pattern}"
)
_RUN = re.compile(r"\*{1,3}|__")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and its map.

    Attributes:
        text: the folded text.
        offsets: for each folded character the index of the first raw character it came from, then the raw length
            (``len(text) + 1`` numbers, not decreasing); ``None`` when folding changed no position.
    """

    text: str
    offsets: tuple[int, ...] | None = None

    def raw(self, index: int) -> int:
        """The raw index for a folded index (0 … ``len(text)``)."""
        return index if self.offsets is None else self.offsets[index]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw ``[start, end)`` that the folded ``[start, end)`` came from; empty spans stay empty."""
        return (self.raw(start), self.raw(end) if end > start else self.raw(start))


def fold(raw: str, *, emphasis: bool = False) -> Folded:
    """Fold ``raw``.

    Args:
        raw: text as the file has it.
        emphasis: also remove Markdown emphasis marks (``Số: **3668**/BNV`` becomes ``Số: 3668/BNV``).

    Returns:
        The folded text with its map. Folding folded text changes nothing.
    """
    if "  " not in raw and _UNTOUCHED.fullmatch(raw) and unicodedata.is_normalized("NFC", raw):
        return Folded(raw)
    marks = _emphasis(raw) if emphasis and ("*" in raw or "__" in raw) else frozenset[int]()
    out: list[str] = []
    offsets: list[int] = []
    for token in _TOKEN.finditer(raw):
        start, end = token.span()
        if token.lastgroup == "plain" and unicodedata.is_normalized("NFC", token.group()):
            out.append(token.group())
            offsets.extend(range(start, end))
        elif token.lastgroup == "blanks":
            if not out or out[-1] != " ":
                out.append(" ")
                offsets.append(start)
        elif token.lastgroup == "plain":
            for at in range(start, end):
                _fold_cluster(raw, at, at + 1, out, offsets)
        elif start not in marks:
            _fold_cluster(raw, start, end, out, offsets)
    offsets.append(len(raw))
    text = "".join(out)
    moved = len(text) != len(raw) or offsets != list(range(len(raw) + 1))
    return Folded(text, tuple(offsets) if moved else None)


def _fold_cluster(raw: str, start: int, end: int, out: list[str], offsets: list[int]) -> None:
    """Append the folded form of one character with its accents."""
    visible = _INVISIBLES.sub("", raw[start:end])
    for index, char in enumerate(unicodedata.normalize("NFC", visible).translate(_TABLE)):
        if char == " " and out and out[-1] == " ":
            continue
        out.append(char)
        offsets.append(min(start + index, end - 1))


def _emphasis(raw: str) -> frozenset[int]:
    """Positions of emphasis marks: a run that opens before a word and one that closes behind, as CommonMark pairs them.

    A lone ``*`` (a bullet, the rule under a Party body's name, a product) stays.
    """
    opened: dict[str, re.Match[str]] = {}
    found: set[int] = set()
    for run in _RUN.finditer(raw):
        start, end, mark = run.start(), run.end(), run.group()
        before, after = raw[max(0, start - 1) : start], raw[end : end + 1]
        wide = len(mark) > 1
        if before.strip() and (wide or not after.isalnum()) and mark in opened:
            found.update(range(*opened.pop(mark).span()), range(start, end))
        elif after.strip() and (wide or not before.isalnum()):
            opened[mark] = run
    return frozenset(found)
