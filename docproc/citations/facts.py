"""Date and issuer of a cited document: from the right of its number, or from the words before it.

``số … ngày 5/5/2023 của Sở X``, ``số … của Sở X ngày …``, ``cùng ngày``; ``theo đề nghị của Sở X tại Tờ trình số …``.
"""

from __future__ import annotations

import re

from docproc.citations.coordination import Mention
from docproc.citations.dates import FoundDate, read_date, read_more_dates
from docproc.citations.heads import Left
from docproc.citations.issuer_codes import compatible, repaired
from docproc.citations.issuers import read_body, read_issuer
from docproc.citations.speakers import read_bracketed, read_enacting, read_speaker

__all__ = ["read_facts", "read_issuer_behind_bracket"]

_BRACKET_REACH = 400
_AMENDED = re.compile(r"\s?\((?:[^()]{0,40}?)(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính|hợp\s+nhất)[^()]*+\)")
# A footnote's mark; a hyphen that was put before the date; a bracket that parts the number from date or issuer.
_FOOTNOTE = re.compile(r"\d{1,2}(?!\w)|\s?\(\d{1,2}\)|\[\d{1,2}\]|[⁰¹²³⁴-⁹]+|\*+|-(?=\s?[Nn][Gg][Àà][Yy]\s)")
_ASIDE = re.compile(
    r"\s?\((?!\s*(?:[Nn]gày|\d|(?:được\s+)?(?:ký|ban\s+hành|phát\s+hành)\s))[^()\n]{1,40}\)(?=\s*,?\s*(?:ngày|của|do)\s)"
)
_OF_YEAR = re.compile(r"\s+năm\s+\d{4}(?=\s+(?:của|do)\s)")  # may be the year that a plan is for, so no date
_PASSED = re.compile(
    r"""\s*+ (?:đã\s+)? được\s+ (?P<by>[^.;()\n]{0,90}?) \s*
        (?:thông\s+qua|ký\s+ban\s+hành|ban\s+hành|phê\s+duyệt|ký) \s+ (?:vào\s+)? (?=ngày\s)""",
    re.VERBOSE,
)
_IN_TURN = re.compile(r"\s*,?\s*(?:ban\s+hành\s+|ký\s+)?(?:lần\s+lượt\s+(?:vào\s+)?(?:các\s+)?|các\s+)(?=ngày\s)")
_TERM = re.compile(
    r"""\s*,?\s*\(? (?:khóa\s+(?:[ivx]+|\d{1,2})(?!\w)\)? | ,?\s*nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4})
        (?:\s*,?\s*(?:tại\s+)?kỳ\s+họp\s+thứ\s+\w+(?:\s+(?:mười|hai|ba|tư|năm|sáu|bảy|tám|chín|một))?)?
        (?:\s*,?\s*\(?nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}\)?)?""",
    re.VERBOSE,
)
_TERM_OPENERS = (" khóa", ", khóa", " (khóa", "\nkhóa", " nhiệm kỳ", ", nhiệm kỳ", " (nhiệm kỳ")
_TURNS = frozenset({" l", " c", ", ", " b", " k"})
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
    date = _read_days(key, position, limit, mention)
    if date is None and (year := _OF_YEAR.match(key, position, limit)) is not None:
        position = year.end()
    issuer = read_issuer(text, key, date.end if date else position, limit, joint=joint)
    end = _behind_term(key, issuer.end, limit) if issuer else 0
    if issuer and date is None:
        date = _read_days(key, end, limit, mention)
    if date is None and issuer is None and (passed := _PASSED.match(key, position, limit)) is not None:
        date = read_date(key, passed.end(), limit)
        issuer = read_body(text, key, passed.start("by"), passed.end("by")) if passed["by"] else None
    mention.end = max(date.end if date else mention.number_end, end)
    mention.leading = issuer is None and left.issuer is not None
    date, issuer = date or left.date, issuer or left.issuer
    if date:
        mention.date, mention.date_shared, mention.same_day = date.iso, date.shared, date.same_day
    if issuer:
        mention.issuer, mention.listed = repaired(mention.symbol, issuer.name), left.listed
        return
    if not _read_enacted(text, key, floor, mention):
        _read_speakers(text, key, floor, mention)


def _read_days(key: str, position: int, limit: int, mention: Mention) -> FoundDate | None:
    """The date, with those of the documents before where several are listed; the hour of a meeting is none."""
    turn = _IN_TURN.match(key, position, limit) if key[position : position + 2] in _TURNS else None
    date = read_date(key, turn.end() if turn else position, limit)
    if date is None or (date.timed and mention.type_name != "công điện"):
        return None
    if turn or key.startswith(" và ngày", date.end):
        days = read_more_dates(key, date, limit)
        if turn or len(days) > 1:
            mention.days = tuple(day.iso for day in days)
            return FoundDate(date.start, days[-1].end, None if turn and len(days) > 1 else date.iso)
    return date


def _behind_term(key: str, end: int, limit: int) -> int:
    """Behind the term of office that follows a body's name: ``khóa XII``, ``khóa XVII, nhiệm kỳ 2021 - 2026``."""
    if not key.startswith(_TERM_OPENERS, end):  # spares nearly all the costly matches
        return end
    term = _TERM.match(key, end, limit)
    return term.end() if term else end


def _read_enacted(text: str, key: str, floor: int, mention: Mention) -> bool:
    """Whether the sentence says before the citation who issued it and when; a date printed with it goes before."""
    enacted = read_enacting(text, key, floor, mention.start, mention.symbol)
    if enacted is None:
        return False
    day, body = enacted
    mention.issuer, mention.leading = repaired(mention.symbol, body.name), True
    mention.date = mention.date or day.iso
    return True


def _read_speakers(text: str, key: str, floor: int, mention: Mention) -> None:
    bracketed = read_bracketed(text, key, floor, mention.start, mention.symbol)
    if bracketed:
        mention.issuer, mention.issuer_certain = repaired(mention.symbol, bracketed), False
        mention.leading = True
        return
    speaker = read_speaker(text, key, floor, mention.start)
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
