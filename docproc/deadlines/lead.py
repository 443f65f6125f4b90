"""What stands right before a time and makes it a limit: preposition, hour, weekday, the word "ngày"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.deadlines.calendar import time_of_day
from docproc.deadlines.model import Bound
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, table, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["Lead", "Tail", "read_lead", "read_tail"]

_WINDOW = 80

_LINKS = alternatives(words("cues", "latest_links"))
_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{OB},)?(?:{B}{_LINKS}){{0,3}}"


def _cue(name: str) -> str:
    return rf"(?P<{name}>{alternatives(words('cues', name))})"


_CUE = rf"(?P<cue>(?P<latest>{_LATEST})|{'|'.join(map(_cue, ('before', 'by', 'within', 'on', 'until')))})"
_MINUTES = rf"(?:{OB}[0-5][0-9](?:{OB}(?:phút|['’p]))?)?"
_TIME = (
    rf"(?:[01]?[0-9]|2[0-4])(?:\.[0-5][0-9](?![0-9./])"
    rf"|{OB}(?:(?:giờ|h|g){_MINUTES}|:[0-5][0-9])(?![0-9a-zà-ỹđ]))"
)
_FEAST = rf"(?:lễ{B})?{alternatives(words('events', 'feasts'))}"
# "trước 16 giờ 00 ngày", "chậm nhất là 17h00, thứ Sáu, ngày", "8h00-10h00 ngày", "Chiều ngày"
_LEAD = re.compile(
    rf"""(?<!\w)(?:{_CUE}{OB}:?{OB})?(?:(?:hết{B})?giờ{B}(?:hành{B}chính|làm{B}việc){OB},?{OB}(?:của{B})?)?
        (?:(?<![\w:])(?P<time>{_TIME})(?:{OB}-{OB}{_TIME})?{OB}
            (?:(?P<part>sáng|trưa|chiều|tối)(?!\w))?(?:{OB}\(giờ{B}hành{B}chính\))?{OB},?{OB}(?:của{B})?)?
        (?:(?P<half>(?:buổi{B})?(?:sáng|trưa|chiều|tối|đêm){B}(?=ngày|thứ|hôm|\Z)|(?:cả|cuối){B}(?=ngày|thứ)))?
        (?:(?:ngày{B})?(?:thứ{B}{alternatives(list(table("weekdays")))}|chủ{B}nhật)(?!\w){OB},?{OB}\(?{OB})?
        (?P<today>(?:(?:ngày{B})?hôm{B}nay|(?:ngày|sáng|trưa|chiều|tối){B}mai|(?:sáng|trưa|chiều|tối|đêm){B}nay){OB},?{OB}\(?{OB})?
        (?P<day>(?:(?:các|cả|{NUMERAL}){B})?ngày{OB}:?{OB}(?:(?:m[ùồ]ng|{_FEAST}){OB},?{OB}(?:ngày{OB})?)?|(?:dịp{B})?{_FEAST}{OB},?{OB})?\Z""",
    re.VERBOSE,
)
# the last word before a time that has any lead; the full pattern is slow to say no
_LAST_WORDS = [phrase.split()[-1] for name, phrases in table("cues").items() for phrase in phrases]
_LAST_WORDS += [phrase.split()[-1] for phrase in words("events", "feasts")]
_LIKELY = re.compile(
    rf"(?:ngày|giờ|mai|(?:h|giờ|g|:)[ \n]?[0-9]{{2}}|phút|['’p)]|h|g|nay|nhật|{alternatives(_LAST_WORDS)}"
    rf"|sáng|trưa|chiều|tối|đêm|m[ùồ]ng|\.[0-9]{{2}}"
    rf"|{alternatives(list(table('weekdays')))})[ \n,:(]*\Z"
)
_ROUND = re.compile(
    rf"(?<!\w)trong{B}(?:các{B})?{alternatives(words('events', 'rounds'))}(?:{B}[^\s,;.:()]+){{0,3}}{B}\Z"
)
_TAIL = 16


@dataclass(frozen=True, slots=True)
class Lead:
    """What was read before a time.

    Attributes:
        start: where the expression begins with it.
        cue: kind of preposition: ``latest``, ``before``, ``by``, ``within``, ``on``, ``until`` or ``None``.
        bound: what the preposition says.
        time: hour, ``HH:MM``.
        day: the word "ngày", or a part of a day, stands there.
    """

    start: int
    cue: str | None = None
    bound: Bound | None = None
    time: str | None = None
    day: bool = False


def read_lead(key: str, end: int, *, period: bool = False) -> Lead:
    """What stands right before ``end``.

    Args:
        key: the match key of the text.
        end: where the time begins.
        period: it is a month, a quarter or the like, which may name a round of something ("trong đợt chi trả quý II").
    """
    if period and (round_ := _ROUND.search(key, max(0, end - _WINDOW), end)):
        return Lead(round_.start(), "within", "within")
    if not _LIKELY.search(key, max(0, end - _TAIL), end):
        return Lead(end)
    begin = max(0, end - _WINDOW)
    match = _LEAD.search(key[begin:end])
    if match is None or match.start() == end - begin:
        return Lead(end)
    cue = next((name for name in ("latest", "before", "by", "within", "on", "until") if match[name]), None)
    return Lead(
        start=begin + match.start(),
        cue=cue,
        bound=_bound(cue, match["cue"] or ""),
        time=time_of_day(match["time"], match["part"]),
        day=match["day"] is not None
        or match["today"] is not None
        or match["half"] is not None
        or match["time"] is not None,
    )


def _bound(cue: str | None, printed: str) -> Bound | None:
    if cue is None:
        return None
    if cue == "before" or (cue == "latest" and printed.endswith("trước")):
        return "before"
    if cue == "within":
        return "within"
    return "on" if cue == "on" else "by"


# "ngày 13/7/2021, trước 16h30", "trong ngày 30/10 (trước 16 giờ)", "thứ Hai hằng tuần, không muộn hơn 10 giờ"
_HOUR_BEHIND = re.compile(
    rf"""{OB}[,(]?{OB}(?P<cue>(?P<latest>{_LATEST})|{"|".join(map(_cue, ("before", "by")))}|(?:vào{B})?(?:lúc|hồi)){B}
        (?P<time>{_TIME})(?:{OB}(?P<part>sáng|trưa|chiều|tối)(?!\w))?(?P<more>(?:{OB},{OB}|{B}và{B}){_TIME})?
        (?!{OB},?{OB}(?:ngày|[0-9])){OB}\)?""",
    re.VERBOSE,
)
# "17h00, 14/10/2025 (chậm nhất)"
_CUE_BEHIND = re.compile(rf"{OB}\({OB}(?:là{B})?{alternatives(words('cues', 'latest'))}{OB}\)")


@dataclass(frozen=True, slots=True)
class Tail:
    """What was read behind a day.

    Attributes:
        end: where the expression ends with it.
        bound: what its words say; ``None`` where they say only when ("lúc 8 giờ").
        time: hour, ``HH:MM``.
    """

    end: int
    bound: Bound | None
    time: str | None = None


def read_tail(key: str, end: int) -> Tail | None:
    """The hour, or the word that makes it a limit, right behind a day.

    Args:
        key: the match key of the text.
        end: one past the day.
    """
    hour = _HOUR_BEHIND.match(key, end)
    if hour is None:
        latest = _CUE_BEHIND.match(key, end)
        return Tail(latest.end(), "by") if latest else None
    cue = next((name for name in ("latest", "before", "by") if hour[name]), None)
    told = hour.group().rstrip()
    closed = end + len(told) - (told.endswith(")") and "(" not in told)
    return Tail(closed, _bound(cue, hour["cue"]), None if hour["more"] else time_of_day(hour["time"], hour["part"]))
