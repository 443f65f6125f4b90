"""Date and issuer of a cited document: from the right of its number, or from the words before it.

``số … ngày 5/5/2023 của Sở X``, ``số … của Sở X ngày …``, ``cùng ngày``; ``theo đề nghị của Sở X tại Tờ trình số …``.
"""

from __future__ import annotations

import re

from docproc.citations.coordination import Mention
from docproc.citations.dates import read_date
from docproc.citations.heads import Left
from docproc.citations.issuer_codes import compatible, repaired
from docproc.citations.issuers import read_body, read_issuer

__all__ = ["read_facts", "read_issuer_behind_bracket"]

_SPEAKS_AT = re.compile(r"\(?\s*tại\s+(?:nội\s+dung\s+)?(?:các\s+)?\Z")
_OF = re.compile(r"(?<!\w)của\s+|(?<!\w)được\s+")
_ENACTS = re.compile(
    r"\s*(?:(?:phê\s+duyệt|thông\s+qua|ban\s+hành|chấp\s+thuận|quyết\s+nghị|công\s+nhận|quy\s+định)\s*)?"
)
_SPEAKER_REACH = 200
_BRACKET_REACH = 400
_AMENDED = re.compile(r"\s?\((?:[^()]{0,40}?)(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính|hợp\s+nhất)[^()]*+\)")
# A footnote's mark; a hyphen that was put before the date; a bracket that parts the number from date or issuer.
_FOOTNOTE = re.compile(r"\d{1,2}(?!\w)|\s?\(\d{1,2}\)|\[\d{1,2}\]|[⁰¹²³⁴-⁹]+|\*+|-(?=\s?[Nn][Gg][Àà][Yy]\s)")
_ASIDE = re.compile(r"\s?\((?!\s*(?:[Nn]gày|\d))[^()\n]{1,40}\)(?=\s*,?\s*(?:ngày|của|do)\s)")
_OF_YEAR = re.compile(r"\s+năm\s+\d{4}(?=\s+(?:của|do)\s)")  # may be the year that a plan is for, so no date
_PASSED = re.compile(
    r"""\s*+ (?:đã\s+)? được\s+ (?P<by>[^.;()\n]{0,90}?) \s*
        (?:thông\s+qua|ký\s+ban\s+hành|ban\s+hành|phê\s+duyệt|ký) \s+ (?:vào\s+)? (?=ngày\s)""",
    re.VERBOSE,
)
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
    if date is None and (year := _OF_YEAR.match(key, position, limit)) is not None:
        position = year.end()
    issuer = read_issuer(text, key, date.end if date else position, limit, joint=joint)
    if issuer and date is None:
        date = read_date(key, issuer.end, limit)
    if date is None and issuer is None and (passed := _PASSED.match(key, position, limit)) is not None:
        date = read_date(key, passed.end(), limit)
        issuer = read_body(text, key, passed.start("by"), passed.end("by")) if passed["by"] else None
    mention.end = max(date.end if date else mention.number_end, issuer.end if issuer else 0)
    mention.leading = issuer is None and left.issuer is not None
    date, issuer = date or left.date, issuer or left.issuer
    if date:
        mention.date, mention.date_shared, mention.same_day = date.iso, date.shared, date.same_day
    if issuer:
        mention.issuer, mention.listed = repaired(mention.symbol, issuer.name), left.listed
        return
    speaker = _speaker(text, key, floor, mention.start)
    if speaker and compatible(mention.symbol, speaker):
        mention.issuer, mention.issuer_certain = speaker, False
        mention.listed = ":" in key[mention.start : mention.number_start]


def read_issuer_behind_bracket(text: str, key: str, mention: Mention) -> None:
    """Give ``mention`` the issuer of ``Nghị định số … (được sửa đổi bởi Nghị định số …) của Chính phủ``."""
    bracket = _AMENDED.match(key, mention.end, mention.end + _BRACKET_REACH) if mention.issuer is None else None
    issuer = read_issuer(text, key, bracket.end(), bracket.end() + _BRACKET_REACH) if bracket else None
    if issuer and compatible(mention.symbol, issuer.name):
        mention.issuer = issuer.name


def _after_marks(text: str, end: int, limit: int) -> int:
    """Behind a footnote's mark or a closing quote that stands right at the number."""
    if end >= limit or (text[end] == " " and text[end + 1 : end + 2] != "("):  # by far the usual cases
        return end
    if text[end] in _QUOTES:
        return end + 1
    mark = _FOOTNOTE.match(text, end, limit) or _ASIDE.match(text, end, limit)
    return mark.end() if mark else end


def _speaker(text: str, key: str, floor: int, start: int) -> str | None:
    """The body in ``theo đề nghị của Sở X tại Tờ trình số …`` and ``được UBND tỉnh phê duyệt tại Quyết định số …``."""
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
