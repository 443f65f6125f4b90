"""Who helps: the bodies behind ``phối hợp với``, ``cùng với``, ``với sự tham gia của`` within a predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from docproc.bodies import ActorPart
from docproc.data import read_toml
from docproc.tasks.lexicon import lexicon
from docproc.tasks.relatives import Descriptions
from docproc.text import match_key
from docproc.text.words import begins_verb, begins_word

if TYPE_CHECKING:
    from docproc.tasks.subjects import Subjects

__all__ = ["Supports"]

_MANNER = r"(?:chặt\ chẽ|tốt|thường\ xuyên|đồng\ bộ|tích\ cực|kịp\ thời|hiệu\ quả|nhịp\ nhàng|trực\ tiếp)"
_WITH = re.compile(
    rf"""(?:phối\ (?:kết\ )?hợp|(?P<joined>kết\ hợp)) (?:\s+{_MANNER}(?:(?:,|\s+và)\s+{_MANNER})?)?
        (?:,?\s+thống\ nhất)? (?:\s+|(?(joined)(?!)|:\s+)) (?P<with>(?:cùng\s+với|cùng|với)\s+)?
        (?(joined)(?(with)|(?!)))""",
    re.VERBOSE,
)
# "chủ trì, cùng với Đoàn xã …"; "Sở A cùng Sở B …" are two that lead
_ALONG = re.compile(r"(?:(?<=,)|(?<=chủ trì)|(?<=đầu mối))\s*(?:và\s+)?cùng(?:\s+với)?\s+")
_LATE = re.compile(r"(?<!phối hợp)(?<!hợp chặt chẽ)\s+cùng\s+(?:với\s+)?")  # "đối chiếu số liệu cùng Kho bạc"
# "Cùng với bảo vệ khóa cửa": who leads is inherited
_OPENS_ALONG = re.compile(r"\s*cùng(?:\s+với)?\s+(?!nhau|lúc|thời điểm|kỳ|ngày|đó)")
_SHARE = r"(?:phối\ hợp|tham\ gia|hỗ\ trợ|giúp\ đỡ|vào\ cuộc|cộng\ tác|chứng\ kiến|giám\ sát)"
_SHARED = re.compile(
    rf"(?:với|có|dưới)\s+sự\s+{_SHARE}(?:(?:,|\s+và)\s+{_SHARE})?(?:\s+{_MANNER})?\s+của\s+", re.VERBOSE
)
# "làm việc với UBND xã, có cán bộ địa chính cùng đi"
_ATTENDED = re.compile(
    r",\s+có\s+(?P<who>(?!sự\s)[^,;.:()]{3,80}?)\s+(?:cùng\s+(?:tham gia|đi|dự|tham dự)|tham gia|chứng kiến)(?!\w)"
)
# "Phòng A chủ trì, Trạm B phối hợp hướng dẫn …": who leads is said before, who helps has the verb behind him
_BESIDE = re.compile(r"(?:chủ trì|đầu mối)[^,;.:]{0,80}[,;]\s*(?:và\s+|còn\s+)?")
_HELPS = re.compile(r"\s+(?:cùng\s+)?(?:phối hợp|tham gia|hỗ trợ)(?!\w)")
_AND = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+)")
_GAP = re.compile(r"(?<=[\w)”\"])\s+")
# behind these a noun phrase for people is over
_OVER = re.compile(
    r"(?:để|trong|khi|về|nhằm|trước|sau|theo|đến|từ|bằng|qua|nếu|mà|thì|cho|vào|ngay|phải|không|được|do|là|tại chỗ"
    r"|bảo đảm|đảm bảo)(?!\w)"
)
_MARK = re.compile(r"[,;:.()“”\"]|\s+và\s")
_REACH = 90  # characters of helpers that the registry has not
_KIND_WORDS = 4  # that tell the kind of a group
_MOST = 8  # of them in one list


@cache
def _people() -> re.Pattern[str]:
    nouns = sorted(read_toml("docproc.tasks", "data/subjects.toml")["supports"]["people"], key=len, reverse=True)
    return re.compile(rf"(?:các\s+)?(?:{'|'.join(map(match_key, nouns))})(?!\w)")


class Supports:
    """Finds helpers in one dispatch."""

    def __init__(self, text: str, key: str, subjects: Subjects) -> None:
        """Prepare.

        Args:
            text: the dispatch's text.
            key: its match key.
            subjects: finds the bodies in it.
        """
        self._text, self._key, self._subjects = text, key, subjects
        self._lex = lexicon()
        self._descriptions = Descriptions(text, key, subjects.inside_body)

    def within(self, low: int, end: int) -> tuple[ActorPart, ...]:
        """The helpers that ``text[low:end]`` names, in order."""
        found: list[ActorPart] = []
        for at, loose in self._openings(low, end):
            if found and at < found[-1].end:
                continue
            for start, stop in self._members(at, end, loose=loose):
                found += self._subjects.actors(start, stop)
        for attended in _ATTENDED.finditer(self._key, low, end):
            found += self._subjects.actors(*attended.span("who"))
        return tuple(found) or self._beside(low, end)

    def ends_with_list(self, low: int, end: int) -> bool:
        """Whether a clause ends with a list of helpers, before anything is done with them."""
        opening = next(reversed([*_WITH.finditer(self._key, low, end)]), None)
        members = [*self._members(opening.end(), end, loose=False)] if opening else []
        return bool(members) and not self._text[members[-1][1] : end].strip()

    def _beside(self, low: int, end: int) -> tuple[ActorPart, ...]:
        """Who stands before a ``phối hợp`` of his own: ``Sở A chủ trì, Trạm B phối hợp hướng dẫn``."""
        opening = _BESIDE.match(self._key, low, end)
        stop = self._subjects.chain(opening.end(), end) if opening else None
        helps = _HELPS.match(self._key, stop, end) if stop is not None else None
        return self._subjects.actors(opening.end(), stop) if opening and stop is not None and helps else ()

    def _openings(self, low: int, end: int) -> list[tuple[int, bool]]:
        """Where lists of helpers begin, and whether people whom the registry has not may stand there."""
        places = [(match.end(), match["with"] is not None) for match in _WITH.finditer(self._key, low, end)]
        places += [(match.end(), True) for match in _SHARED.finditer(self._key, low, end)]
        places += [(match.end(), False) for match in _ALONG.finditer(self._key, low, end)]
        opening = _OPENS_ALONG.match(self._key, low, end)
        places += [(opening.end(), True)] if opening else []
        for late in _LATE.finditer(self._key, low, end):
            if self._subjects.ending_at(late.start()) is None:
                places.append((late.end(), False))
        return sorted(places)

    def _members(self, at: int, end: int, *, loose: bool) -> Iterator[tuple[int, int]]:
        """The stretches of a list: runs of bodies, and single nouns for people between or behind them."""
        for _ in range(_MOST):
            polite = self._lex.courtesy.match(self._key, at, end)
            named, at = at, (polite.end() if polite else at)
            at = self._subjects.past_kind_of_bodies(at, end)
            stop = self._subjects.chain(at, end)
            stop = self._past_kind(stop, end) if stop is not None else self._people(at, end) if loose else None
            if stop is None:
                return
            yield self._subjects.named_from(named, at), stop
            joint = _AND.match(self._key, self._subjects.past_bracket(stop, end), end)
            if joint is None:
                return
            at = joint.end()

    def _people(self, at: int, end: int) -> int | None:
        """The end of a noun phrase for people: ``thú y viên các xã``, ``chính quyền``, ``cán bộ kỹ thuật của Sở``."""
        quantifier = self._lex.quantifier.match(self._key, at, end)
        noun = quantifier.end() if quantifier else at
        person = _people().match(self._key, noun, end)
        if person is None:
            return None
        limit = min(end, person.end() + _REACH)
        return self._until(at, person.end(), limit, end)

    def _past_kind(self, stop: int, end: int) -> int:
        """Past the words that tell the kind of a group: ``các hộ liền kề``, ``các đoàn nghệ thuật quần chúng``."""
        last = self._subjects.ending_at(stop)
        if last is None or not last.group or self._text[stop : stop + 1] != " ":
            return stop
        if self._verb(stop + 1, end):
            return stop
        behind = self._until(stop, stop, min(end, stop + _REACH), end)
        return behind if behind is not None and self._key.count(" ", stop, behind) <= _KIND_WORDS else stop

    def _until(self, noun: int, low: int, limit: int, end: int) -> int | None:
        """Where a noun phrase ends that begins at ``noun``: before a verb that does not describe it, or at a mark."""
        mark = _MARK.search(self._key, low, limit)
        limit = mark.start() if mark else limit
        for gap in _GAP.finditer(self._key, low, limit):
            place = gap.end()
            describes = gap.start() == low and self._descriptions.describes(noun, place, end, surely=True)
            if self._subjects.inside_body(place) or (describes and low > noun):
                continue
            if _OVER.match(self._key, place) or self._verb(place, end):
                return gap.start()
        return limit if limit < end or limit - noun < _REACH else None

    def _verb(self, at: int, end: int) -> bool:
        found = self._lex.predicate.match(self._key, at, end)
        return (
            found is not None and begins_word(self._text, at) and (" " in found.group() or begins_verb(self._text, at))
        )
