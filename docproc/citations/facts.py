"""Date and issuer of a cited document: from the right of its number, or from the words before it.

``số … ngày 5/5/2023 của Sở X``, ``số … của Sở X ngày …``, ``cùng ngày``; ``theo đề nghị của Sở X tại Tờ trình số …``.
"""

from __future__ import annotations

import re

from docproc.citations.coordination import Mention
from docproc.citations.dates import read_date
from docproc.citations.heads import Left
from docproc.citations.issuers import compatible, read_body, read_issuer

__all__ = ["read_facts"]

_SPEAKS_AT = re.compile(r"\(?\s*tại\s+(?:nội\s+dung\s+)?(?:các\s+)?\Z")
_OF = re.compile(r"(?<!\w)của\s+|(?<!\w)được\s+")
_ENACTS = re.compile(
    r"\s*(?:(?:phê\s+duyệt|thông\s+qua|ban\s+hành|chấp\s+thuận|quyết\s+nghị|công\s+nhận|quy\s+định)\s*)?"
)
_SPEAKER_REACH = 200
_FOOTNOTE = re.compile(r"\s?\(\d{1,2}\)|\[\d{1,2}\]|[⁰¹²³⁴-⁹]+|\*+")
_QUOTES = "\"“”'‘’«»"


def read_facts(text: str, key: str, mention: Mention, left: Left, reach: tuple[int, int]) -> None:
    """Give ``mention`` its date and issuer, and its ``end`` behind them.

    Args:
        text: folded text.
        key: its match key.
        mention: the mention, with its number.
        left: what stands before it.
        reach: nothing before the first and behind the second of these offsets belongs to it.
    """
    floor, limit = reach
    joint = mention.symbol.family == "joint" or "liên tịch" in (mention.type_name or "")
    position = _after_marks(text, mention.number_end, limit)
    date = read_date(key, position, limit)
    issuer = read_issuer(text, key, date.end if date else position, limit, joint=joint)
    if issuer and date is None:
        date = read_date(key, issuer.end, limit)
    mention.end = max(date.end if date else mention.number_end, issuer.end if issuer else 0)
    date, issuer = date or left.date, issuer or left.issuer
    if date:
        mention.date, mention.date_shared, mention.same_day = date.iso, date.shared, date.same_day
    if issuer:
        mention.issuer, mention.listed = issuer.name, left.listed
        return
    speaker = _speaker(text, key, floor, mention.start)
    if speaker and compatible(mention.symbol, speaker):
        mention.issuer, mention.issuer_certain = speaker, False
        mention.listed = ":" in key[mention.start : mention.number_start]


def _after_marks(text: str, end: int, limit: int) -> int:
    """Behind a footnote's mark or a closing quote that stands right at the number."""
    if end < limit and text[end] in _QUOTES:
        return end + 1
    mark = _FOOTNOTE.match(text, end, limit)
    return mark.end() if mark else end


def _speaker(text: str, key: str, floor: int, start: int) -> str | None:
    """The body in ``theo đề nghị của Sở X tại Tờ trình số …`` and ``được UBND tỉnh phê duyệt tại Quyết định số …``."""
    if "tại" not in key[max(floor, start - 24) : start]:
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
