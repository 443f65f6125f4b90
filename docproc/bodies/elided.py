"""Where a list ends that prints its head once: "các Sở: Tài chính, Nội vụ", "các khoa: Nội, Ngoại", "các ông: …"."""

from __future__ import annotations

import re

from docproc.bodies.lexicon import CAPITAL, phrases
from docproc.bodies.names import read_closing
from docproc.bodies.open_names import names_field, read_open
from docproc.bodies.scan import Scan, words_at
from docproc.bodies.territories import LINK

__all__ = ["elided", "elided_persons"]

_COLON = re.compile(r"[ \n]{0,2}:?[ \n]{1,3}")
_ANNOUNCES = re.compile(r"[ \n]{0,2}:[ \n]{1,3}(?=\w)")
_WORD = rf"{CAPITAL}[^\W\d_]*"
_NAMES = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}(?:(?:, | và ){_WORD}(?: {_WORD}){{1,3}})+(?!\w)")
_MOST = 24  # names of one list


def elided(scan: Scan, start: int) -> int | None:
    """End of "Sở: Tài chính, Nội vụ và Y tế" (the colon may be missing), of "khoa: Nội, Ngoại" (it may not).

    Args:
        scan: the text's phrases.
        start: where the head begins, behind "các".
    """
    head = scan.heads.get(start)
    if head is None:
        return None
    if scan.key[start : head[0]] not in phrases("heads", "with_field") | phrases("heads", "registry"):
        return _open_names(scan, start, head[0])
    gap = _COLON.match(scan.text, head[0])
    named = gap is not None and (":" in gap.group() or names_field(scan, gap.end()))
    end = scan.fields.get(gap.end()) if gap is not None and named else None
    while end is not None:
        link = LINK.match(scan.key, end)
        following = scan.fields.get(link.end()) if link else None
        if following is None:
            break
        end = following
    return _open_names(scan, start, head[0], end) or end


def elided_persons(scan: Scan, start: int) -> int | None:
    """End of "ông: Nguyễn Văn Nam, Trần Đức Huy", behind "các": at least two names.

    Args:
        scan: the text's phrases.
        start: where the courtesy begins.
    """
    end = scan.courtesies.get(start)
    colon = _ANNOUNCES.match(scan.text, end) if end is not None else None
    names = _NAMES.match(scan.text, colon.end()) if colon else None
    return names.end() if names else None


def _open_names(scan: Scan, start: int, end: int, least: int | None = None) -> int | None:
    """Capitalised names behind a colon, two or more of them, none of which is a body of its own or a verb.

    A name of more than one field of government goes on past ``least``, where the fields that the lexicon knows end.
    """
    colon = _ANNOUNCES.match(scan.text, end)
    at, found = (colon.end() if colon else None), 0
    stop: int | None = None
    for _ in range(_MOST):
        named = _name(scan, start, at) if at is not None else None
        if named is None:
            break
        stop, found = named, found + 1
        link = LINK.match(scan.text, stop)
        at = link.end() if link else None
    return stop if stop is not None and found > 1 and stop > (least or 0) else None


def _name(scan: Scan, start: int, at: int) -> int | None:
    """End of one name under the head: "Đào tạo", "Công tác sinh viên", "THPT Diễn Châu 1"."""
    taken = (scan.heads, scan.titles, scan.openers, scan.known, scan.courtesies)
    if not scan.text[at : at + 1].isupper() or any(at in places for places in taken):
        return None
    words = words_at(scan, at)
    if at not in scan.fields and words.get("ends", 0) > words.get("nominal", 0):
        return None
    return read_open(scan, start, at - 1, read_closing)
