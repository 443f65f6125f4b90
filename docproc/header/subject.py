"""The subject (trích yếu; ô 5a, 5b): behind V/v, or the lines under the type's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.dispatch import IssuerField, TextField
from docproc.header.marks import is_mark
from docproc.header.rows import Row
from docproc.regions.forms import BULLET, ISSUED_WITH_BARE, SUBJECT, is_caps
from docproc.regions.layout import Layout
from docproc.tasks.labels import parse_label
from docproc.text import match_key
from docproc.vocabulary import begins_with, starts_with_word, words

__all__ = ["read_subject"]

# on bare_key: căn cứ · kính gửi, thân gửi, thân ái gửi · gửi: · theo chế độ … (a form that has no subject)
_OPENING = re.compile(r"can cu |(?:than|kinh)(?: ai)? gui\b|gui\s*:|dia chi\s*:|theo (?:che do|de nghi|don)\b")
_LETTERED = re.compile(r"[A-Z]\.\s")
_YEARS = re.compile(r"[-–]\s*\d{4}")  # "… giai đoạn 2021" | "- 2025": a wrapped line, no dash
# CHỈ THỊ | CỦA BAN THƯỜNG VỤ TỈNH ỦY | về …: whose it is, no subject
_AUTHORITY = re.compile(r"CỦA\s+[A-ZĐ]")


def read_subject(
    layout: Layout, rows: Sequence[Row], title: int | None, taken: frozenset[int], issuer: IssuerField | None
) -> TextField | None:
    """Read the subject.

    Args:
        layout: the dispatch.
        rows: the rows above Kính gửi.
        title: index of the line that names the type, if any.
        taken: indices of the number and date lines.
        issuer: the issuer, whose name ends an authority line fused with the subject.

    Returns:
        The subject, lines joined, as printed; ``V/v`` is dropped, ``Về việc`` stays (annotation guide, rulings).
    """
    if title is not None:
        lines = _under_title(rows[title + 1 :])
        return _field(layout, lines, _behind_mark(lines[0]), issuer) if lines else None
    first = min(taken, default=0)
    for index, row in enumerate(rows):
        if SUBJECT.match(row.key) is None or index in taken or index < first - 1:
            continue
        skip = _behind_mark(row)
        return _field(layout, [row, *_wrapped(rows, index, taken)], skip, None)
    return None


def _behind_mark(row: Row) -> int:
    """Where the subject begins in its first row: behind ``V/v``, but with ``Về việc``."""
    match = SUBJECT.match(row.key)
    if match is None:
        return 0
    skip = match.end() if match["dropped"] else row.bare.index("v")
    while skip < len(row.text) and row.text[skip] in " :.-":
        skip += 1
    return skip


def _under_title(rows: Sequence[Row]) -> list[Row]:
    lines: list[Row] = []
    for row in rows:
        office = is_caps(row.text) and begins_with(row.key, "offices") is not None
        if (office and lines) or row.is_addressee or ISSUED_WITH_BARE.match(row.bare) or _begins_body(row):
            break
        if not lines and _AUTHORITY.match(row.text):
            continue
        if not (row.is_emblem or row.is_number or row.is_stamp or is_mark(row) or (row.is_date and row.column == 1)):
            lines.append(row)
    return lines


def _begins_body(row: Row) -> bool:
    """Whether the text begins: a legal basis, a greeting, a labelled line, or a sentence that announces one."""
    if _OPENING.match(row.bare) or row.text.endswith(":"):
        return True
    label = parse_label(row.text)
    heading = _LETTERED.match(row.text) is not None and is_caps(row.text)
    return heading or (label is not None and label.kind in {"roman", "article", "part", "chapter"})


def _wrapped(rows: Sequence[Row], index: int, taken: frozenset[int]) -> list[Row]:
    """The lines on which a V/v goes on: in its column, not a line of the form; the date may stand in between."""
    lines: list[Row] = []
    for at, row in enumerate(rows[index + 1 :], index + 1):
        if at in taken or row.is_emblem or is_mark(row) or row.column != rows[index].column:
            continue
        if row.is_number or row.is_stamp or (BULLET.match(row.text) and not _YEARS.match(row.text)):
            break
        lines.append(row)
    return lines


def _field(layout: Layout, lines: Sequence[Row], skip: int, issuer: IssuerField | None) -> TextField | None:
    value = " ".join([lines[0].text[skip:], *(row.text for row in lines[1:])]).strip()
    if value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1]
    value = _without_authority(value, issuer).strip(" .;,*")
    return TextField(value=value, **layout.evidence(lines[0].start + skip, lines[-1].end)) if value else None


def _without_authority(value: str, issuer: IssuerField | None) -> str:
    """``… NĂM 2015 BỘ TRƯỞNG BỘ X`` copied on one line: the authority at the end is no part of the subject."""
    key = match_key(value)
    name = match_key(issuer.value) if issuer else ""
    if not name or not is_caps(value) or not key.endswith(name):
        return value
    body = len(key) - len(name)
    for office in words("offices"):
        at = body - len(office) - 1
        if at > 0 and starts_with_word(key[at:], office) and key[at - 1] == " ":
            return value[:at]
    return value
