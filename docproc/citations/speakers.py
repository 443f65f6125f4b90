"""The body that a sentence names before a citation, and the day: who speaks in it, whose letter a bracket names.

``theo đề nghị của Sở X tại Tờ trình số …``, ``Sở X (Tờ trình số …)``, ``Ngày 6/3/2025, UBND tỉnh Y ban hành Quyết
định số …``.
"""

from __future__ import annotations

import re
from functools import cache

from docproc.citations.dates import FoundDate, read_date
from docproc.citations.issuer_codes import compatible, known_as
from docproc.citations.issuer_grammar import grammar_of_names
from docproc.citations.issuers import FoundIssuer, read_body
from docproc.citations.symbols import Symbol

__all__ = ["read_bracketed", "read_enacting", "read_speaker"]

_SPEAKS_AT = re.compile(r"\(?\s*tại\s+(?:nội\s+dung\s+)?(?:các\s+)?\Z")
_OF = re.compile(r"(?<!\w)của\s+|(?<!\w)được\s+")
_ENACTS = re.compile(
    r"\s*(?:(?:phê\s+duyệt|thông\s+qua|ban\s+hành|chấp\s+thuận|quyết\s+nghị|công\s+nhận|quy\s+định)\s*)?"
)
_SPEAKER_REACH = 200
_BRACKET = re.compile(r"\s*\(\s*(?:tại\s+|theo\s+|kèm\s+theo\s+)?(?:các\s+)?\Z")
_BRACKET_REACH = 160
# "gửi Sở Y tế (Công văn số …)": the addressee, not the issuer.
_GIVEN_TO = re.compile(r"(?:gửi|cho|tới|đến|với|trình|báo cáo|đề nghị|yêu cầu|giao|mời|xin ý kiến|kính gửi):?\s*\Z")
_ENACTED = ("ban hành", "có", "ký", "phát hành", "ra", "các")
_ENACTING = re.compile(r"\s*,?\s*(?:đã\s+)?(?:(?:ký\s+|ra\s+)?(?:ban\s+hành|phát\s+hành)|có|ký|ra)\s+(?:các\s+)?")
_ENACTING_REACH = 220


def read_speaker(text: str, key: str, floor: int, start: int) -> str | None:
    """The body in ``theo đề nghị của Sở X tại Tờ trình số …`` and ``được UBND tỉnh phê duyệt tại Quyết định số …``.

    Args:
        text: folded text.
        key: its match key.
        floor: nothing before this offset belongs to the citation.
        start: where the citation begins.

    Returns:
        The name as printed, ``None`` where nobody speaks.
    """
    near = key[max(floor, start - 24) : start].rstrip()
    if not near.endswith(("tại", "tại nội dung", "các")):  # spares nearly all the costly looks
        return None
    match = _SPEAKS_AT.search(key, max(floor, start - 24), start)
    if match is None:
        return None
    edge = match.start()
    for of in _OF.finditer(key, max(floor, edge - _SPEAKER_REACH), edge):
        body = read_body(text, key, of.end(), edge)
        if body is not None and _ENACTS.fullmatch(key, body.end, edge):
            return body.name
    return None


def read_bracketed(text: str, key: str, floor: int, start: int, symbol: Symbol) -> str | None:
    """The body before the bracket that opens with the citation: ``ý kiến của Sở X (Công văn số …)``.

    The bracket may also hold a letter to that body, so that the symbol must fit it, and without "của" name it.

    Args:
        text: folded text.
        key: its match key.
        floor: nothing before this offset belongs to the citation.
        start: where the citation begins.
        symbol: the citation's.

    Returns:
        The name as printed, ``None`` where there is none.
    """
    if "(" not in key[max(floor, start - 14) : start]:  # spares nearly all the costly looks
        return None
    bracket = _BRACKET.search(key, max(floor, start - 14), start)
    if bracket is None:
        return None
    edge = bracket.start()
    for head in _heads().finditer(key, max(floor, edge - _BRACKET_REACH), edge):
        body = read_body(text, key, head.start(), edge)
        if body is None or body.end != edge:
            continue
        before = key[max(floor, head.start() - 12) : head.start()]
        sure = known_as(symbol) is not None or before.endswith(("của ", "của\n"))
        fits = sure and compatible(symbol, body.name) and not _GIVEN_TO.search(before)
        return body.name if fits else None
    return None


def read_enacting(text: str, key: str, floor: int, start: int, symbol: Symbol) -> tuple[FoundDate, FoundIssuer] | None:
    """Day and body of ``Ngày 6/3/2025, UBND tỉnh X đã ban hành Quyết định số …``; arguments as in ``read_bracketed``.

    Returns:
        Both, or ``None`` where the sentence does not say who issued it that day.
    """
    if not key[max(floor, start - 12) : start].rstrip().endswith(_ENACTED):  # spares nearly all the costly looks
        return None
    at = key.rfind("ngày ", max(floor, start - _ENACTING_REACH), start)
    date = read_date(key, at, start) if at >= 0 else None
    if date is None or key[date.end : date.end + 1] != ",":
        return None
    after = date.end + 2
    body = read_body(text, key, after, start)
    if body is None or not _ENACTING.fullmatch(key, body.end, start) or not compatible(symbol, body.name):
        return None
    return date, body


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?={grammar_of_names().heads.pattern})")
