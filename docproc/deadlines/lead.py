"""What stands right before a time and makes it a limit: preposition, hour, weekday, the word "ngày"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.deadlines.calendar import time_of_day
from docproc.deadlines.model import Bound
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import NUMERAL, alternatives, table, words
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB

__all__ = ["Lead", "read_lead"]

_WINDOW = 80

_LINKS = alternatives(words("cues", "latest_links"))
_LATEST = rf"{alternatives(words('cues', 'latest'))}(?:{B}{_LINKS}){{0,3}}"


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
        (?P<today>(?:ngày{B})?hôm{B}nay{OB},?{OB}\(?{OB})?
        (?P<day>(?:(?:các|cả|{NUMERAL}){B})?ngày{OB}:?{OB}(?:(?:m[ùồ]ng|{_FEAST}){OB},?{OB}(?:ngày{OB})?)?|(?:dịp{B})?{_FEAST}{OB},?{OB})?\Z""",
    re.VERBOSE,
)
# the last word before a time that has any lead; the full pattern is slow to say no
_LAST_WORDS = [phrase.split()[-1] for name, phrases in table("cues").items() for phrase in phrases]
_LAST_WORDS += [phrase.split()[-1] for phrase in words("events", "feasts")]
_LIKELY = re.compile(
    rf"(?:ngày|giờ|(?:h|giờ|g|:)[ \n]?[0-9]{{2}}|phút|['’p)]|h|g|nay|nhật|{alternatives(_LAST_WORDS)}"
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
