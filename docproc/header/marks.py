"""Marks of urgency and secrecy (dấu chỉ độ khẩn, độ mật; ô 10a, 10b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from docproc.dispatch import TextField, UrgencyField
from docproc.header.rows import Row
from docproc.regions.forms import is_caps
from docproc.regions.layout import Layout
from docproc.vocabulary import words

__all__ = ["is_mark", "read_secrecy", "read_urgency"]

# on bare_key: recognition loses the accents of stamped marks
_URGENCY = re.compile(r"^\W*(?P<mark>hoa toc(?: hen gio)?|thuong khan|khan)\b(?P<rest>[^\n]{0,40})$")
_TAIL = re.compile(r"\s(?P<mark>hoa toc(?: hen gio)?|thuong khan|khan)\W*$")
# MẬT · (TỐI MẬT) · Độ mật: MẬT, on match_key
_SECRECY = re.compile(r"^\W*(?:độ mật\s*:\s*)?(?P<mark>[^\W\d_]+(?: [^\W\d_]+)?)\W*$")
_HOUR = re.compile(r"(\d{1,2})\s*(?:h|gio|:)\s*(\d{2})?")


def is_mark(row: Row) -> bool:
    """Whether the row holds nothing but a mark."""
    return _URGENCY.match(row.bare) is not None or row.key.strip(" .:()*") in words("secrecy")


def read_urgency(layout: Layout, rows: Sequence[Row]) -> UrgencyField | None:
    """The urgency mark: a line of its own, or stamped at the end of a line of the form, always in capitals."""
    for row in rows:
        match = _URGENCY.match(row.bare) or _TAIL.search(row.bare)
        if match is None or not is_caps(row.text[match.start("mark") : match.end("mark")], 0.8):
            continue
        mark = match.group("mark")
        value: Literal["khẩn", "thượng khẩn", "hỏa tốc"] = (
            "hỏa tốc" if mark.startswith("hoa") else "thượng khẩn" if mark.startswith("thuong") else "khẩn"
        )
        hour = _HOUR.search(row.bare, match.end("mark"))
        time = f"{int(hour.group(1)):02d}:{hour.group(2) or '00'}" if hour else None
        return UrgencyField(
            value=value, time=time, **layout.evidence(row.start + match.start("mark"), row.start + match.end("mark"))
        )
    return None


def read_secrecy(layout: Layout, rows: Sequence[Row]) -> TextField | None:
    """The secrecy mark: a line of its own in capitals."""
    for row in rows:
        match = _SECRECY.match(row.key)
        if match and match["mark"] in words("secrecy") and is_caps(row.text[slice(*match.span("mark"))]):
            start, end = match.span("mark")
            return TextField(value=match["mark"], **layout.evidence(row.start + start, row.start + end))
    return None
