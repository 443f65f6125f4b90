"""What the renderer knows of a dispatch: which lines stand in which part of the form.

The parts follow Nghị định 30/2020/NĐ-CP, Phụ lục I (ô 1 to 5, 9a, 6, 7, 9b) and, for the Party, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.render.tables import cells_of, is_row

__all__ = ["LABEL", "Layout", "is_footnote", "is_heading", "is_typed_columns", "own_name", "tables_apart"]

LABEL = re.compile(
    r"(?P<dash>[-–+•*])\s*(?=\S)|(?P<decimal>\d{1,2})[./)-]\s*(?=\D)|(?P<nested>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s"
    r"|(?P<letter>[a-zđ])[).]\s|(?P<roman>(?!V/v)[IVX]{1,5})[./-]\s*|(?P<article>Điều \d{1,3})[.:]\s*"
)
"""The label of a numbered, lettered or dashed paragraph."""
_FOOTNOTE = re.compile(r"[(\[]\d{1,2}[)\]]\s*\S")
_WIDE_GAP = re.compile(r"\S {3,}\S")
_CONTINUES = re.compile(r"(?:VÀ|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|\*)(?!\w)")


@dataclass(slots=True)
class Layout:
    """A dispatch by the parts of its form; every line without its line end.

    Attributes:
        issuer: lines of the left head, the parent body first; a Party head ends in ``*``.
        motto: lines of the right head (quốc hiệu and tiêu ngữ, or the Party's name).
        number: the whole number line (``Số: 12/ABC-XY``).
        place_date: the whole line of place and date.
        marks: marks of urgency and secrecy, DỰ THẢO (draft), one a line.
        subject: the ``V/v`` of a công văn; empty where the type is named.
        title: the type's name, then the lines of its subject; empty for a công văn.
        addressees: the Kính gửi line and the dashes under it.
        body: paragraphs with their labels; rows of tables written with pipes.
        recipients: lines of Nơi nhận with its heading.
        signatures: of each signer, left to right: capacity lines, title, the name last.
        annex: what follows the signature (a plan that is promulgated, a footnote), set on a page of its own.
    """

    issuer: list[str] = field(default_factory=list)
    motto: list[str] = field(default_factory=list)
    number: str = ""
    place_date: str = ""
    marks: list[str] = field(default_factory=list)
    subject: str = ""
    title: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signatures: list[list[str]] = field(default_factory=list)
    annex: list[str] = field(default_factory=list)

    @property
    def signature(self) -> list[str]:
        """The signature at the right; empty where nobody signed."""
        return self.signatures[-1] if self.signatures else []


def own_name(issuer: list[str]) -> int:
    """The index of the first line of the issuer's own name, which is set bold; its parent's lines come before."""
    first = len(issuer) - 1
    while first > 0 and _CONTINUES.match(issuer[first]):
        first -= 1
    return first


def is_heading(line: str) -> bool:
    """Whether a line is set centred and bold: capitals only, no label."""
    return line.isupper() and not LABEL.match(line)


def is_footnote(line: str) -> bool:
    """Whether a line is a footnote: a figure in brackets, then text."""
    return _FOOTNOTE.match(line) is not None


def is_typed_columns(line: str) -> bool:
    """Whether a line is set in columns with runs of blanks."""
    return _WIDE_GAP.search(line) is not None


def tables_apart(lines: Sequence[str]) -> Iterator[str | list[list[str]]]:
    """Paragraphs as they are, and rows that follow each other as one table.

    Args:
        lines: of a body or an annex.

    Yields:
        A paragraph, or the rows of a table, all of the same length, without the rule under its head.
    """
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if is_row(line):
            rows += [cells] if (cells := cells_of(line)) is not None else []
            continue
        if rows:
            longest = max(map(len, rows))
            yield [[*row, *[""] * (longest - len(row))] for row in rows]
            rows = []
        if line:
            yield line
