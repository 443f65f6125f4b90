"""A time in its clause: what stands around it, and the words that tell its role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from docproc.deadlines.lead import Lead
from docproc.deadlines.model import Moment
from docproc.deadlines.vocabulary import BLANK as B
from docproc.deadlines.vocabulary import OPTIONAL_BLANK as OB
from docproc.deadlines.vocabulary import alternatives, words
from docproc.vocabulary import directive_verbs

__all__ = [
    "ADJACENT",
    "ATTENDED",
    "BRACKETED",
    "DECIDED",
    "DIRECTS",
    "NEAR",
    "PAST",
    "PURPOSE",
    "SCOPE_NEAR",
    "TAIL",
    "TOLD",
    "Place",
    "is_loose",
    "words_before",
]

NEAR = 80
TAIL = 24


def words_before(section: str, name: str, tail: str = "") -> re.Pattern[str]:
    """A pattern of the words of a list of ``data/words.toml``.

    Args:
        section: the section of the file.
        name: the list.
        tail: pattern of what may stand between the word and the time.
    """
    return re.compile(rf"(?<!\w){alternatives(words(section, name))}(?!\w){tail}")


ADJACENT = words_before("completion", "adjacent", rf"{OB}\Z")
DECIDED = re.compile(
    rf"{words_before('completion', 'decided').pattern}"
    r"|(?<!\w)(?<!đến[ \n])(?<!tới[ \n])(?<!trước[ \n])(?<!trong[ \n])(?<!sau[ \n])hết[ \n]"
    r"(?!năm|tháng|quý|ngày|tuần|hạn|giờ)"
    r"|(?<!\w)đưa[ \n][^,;.:]{2,60}[ \n]vào[ \n](?:hoạt[ \n]động|sử[ \n]dụng|khai[ \n]thác|vận[ \n]hành)(?!\w)"
)
SCOPE_NEAR = words_before("other_roles", "data_scope", r"(?:[ \n]{1,3}[^\s,;.]+){0,4}[ \n]{0,3}\Z")
ATTENDED = re.compile(
    r"(?<!\w)(?:tham[ \n]dự|dự|phục[ \n]vụ|chuẩn[ \n]bị|(?<!giấy[ \n])mời|căn[ \n]cứ|đã|phát[ \n]biểu)(?!\w)"
)
PURPOSE = words_before("other_roles", "purpose", rf"(?!{B}xe(?!\w))")
PAST = re.compile(r"(?<!\w)đã(?!\w)")
DIRECTS = re.compile(rf"{alternatives(list(directive_verbs()))}(?!\w)")
_LOOSE_UNTIL = words_before("other_roles", "scope_of_until", r"[^,;.]{0,60}\Z")
_TERM_EXTENDED = re.compile(r"(?<!\w)hạn(?!\w)[^,;.]{0,60}(?<!\w)(?:kéo[ \n]dài|gia[ \n]hạn)[^,;.]{0,20}\Z")
_SINCE = re.compile(rf"(?<!\w)từ{B}(?:ngày|tháng|quý|năm|[0-9]{{1,2}}{OB}(?:/|(?:giờ|h)(?!\w)))[^,;.]{{0,60}}\Z")
_CLOSES = re.compile(r"[ \n]{0,3}(?:\Z|[;.,)]|\n|(?:để|nhằm|theo|và báo cáo|và gửi)[ \n])")
# what follows an opening period tells what is so then, and orders nothing
TOLD = re.compile(r"(?<!\w)(?:đã|có|là|diễn[ \n]ra|xảy[ \n]ra|được|bị|đạt|tăng|giảm|ước)(?!\w)")
_OPENS = re.compile(r"(?:\A|[.;:+(]|\n|(?<!\w)-|[0-9a-zđ][.)])[ \n]{0,3}\Z")
_SO_FAR = re.compile(r"(?<!\w)(?:mới|đã|đạt|ước)(?!\w)|(?<!\w)(?:thu|có|làm|giải[ \n]ngân)[ \n]được(?!\w)")
_SENTENCE_END = re.compile(r"[.;\n]")
BRACKETED = re.compile(r"\([ \n]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A moment in its clause.

    Attributes:
        key: the match key of the text.
        moment: the day or period.
        lead: what stands right before it.
        left: the text before the lead, a window.
        clause: the part of ``left`` that belongs to the clause.
        issued: day of issue.
    """

    key: str
    moment: Moment
    lead: Lead
    left: str
    clause: str
    issued: date | None

    @property
    def near(self) -> str:
        """The clause's last words before the expression."""
        return self.clause[-NEAR:]

    @property
    def following(self) -> str:
        """What follows in the sentence."""
        return _SENTENCE_END.split(self.key[self.moment.end : self.moment.end + NEAR])[0]

    @property
    def closes(self) -> bool:
        """Nothing of the clause stands behind it."""
        return _CLOSES.match(self.key, self.moment.end) is not None

    @property
    def tells_how_far(self) -> bool:
        """``Đến hết quý III, xã mới thu được 62%``: what is so by then."""
        return self.opens and _SO_FAR.search(self.following) is not None and not DECIDED.search(self.following)

    @property
    def opens(self) -> bool:
        """Nothing of the sentence stands before it."""
        return _OPENS.search(self.left) is not None


def is_loose(clause: str) -> bool:
    """Whether "đến" tells how far figures, an effect or a plan reach."""
    if _TERM_EXTENDED.search(clause):
        return False
    return _LOOSE_UNTIL.search(clause) is not None or _SINCE.search(clause) is not None
