"""Who receives a report or product: ``gửi báo cáo về Sở Y tế (Phòng Nghiệp vụ)``, ``trình Bộ``, ``nộp cho chi ủy``.

A verb that sends has its receiver right behind it or behind a preposition; what stands behind ``để`` is the purpose,
mostly the receiver's own (annotation guide, ``report_to``; field guide §4.3, pattern 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docproc.bodies import BodyMention
from docproc.data import read_toml
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.receiver_names import Name, Names, vocabulary
from docproc.text import match_key
from docproc.vocabulary import any_of, directive_verbs

__all__ = ["receivers", "receivers_in"]

_REACH = 200  # characters between the verb and its receiver: the product, which may be described at length
_LOOK_BACK = 90  # characters before the verb that may make it another word, or somebody else's act
_MOST_EVENTS = 24  # of one clause; a clause with more is no sentence
_IN_BRACKET = re.compile(r"\((?!đồng )[^()]*$")
_PURPOSE = re.compile(r"(?<!\w)(?<!không )(?:để|nhằm)(?!\w)(?! lại| xảy ra| phát sinh)\s*")
_OTHERS_ACT = re.compile(r"(?<!\w)(?:do\s[^,;]{2,60}|(?:tiếp nhận|xử lý|theo)\s[^,;]{2,60}|của\s[^,;]{2,60}\sđã)\s$")
_DIALS = re.compile(r"(?:^|, |(?<!\w)(?:phải|thì|và|ngay|phút|giờ|gọi|hoặc) )$")
_FORCED = re.compile(r"(?<!\w)(?:phải|cần|có trách nhiệm)(?!\w)")
_NOMINAL = re.compile(
    r"(?:báo cáo|kế hoạch|quy định|hướng dẫn|thông báo|quyết định|dự toán|quyết toán|kiến nghị|đề xuất|thống kê|kê khai"
    r"|phản ánh|thuyết minh|đánh giá|quy hoạch|thiết kế|in\s|ghi\s|đề nghị|giải trình|hợp đồng|cam kết|ý kiến)"
)


def _papers() -> list[str]:
    nouns = read_toml("docproc.tasks", "data/products.toml")["nouns"]
    return [*map(match_key, nouns["papers"]), *vocabulary()["names"]["told"]]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The vocabulary of sending, compiled."""

    sends: re.Pattern[str]
    other_word: re.Pattern[str]
    manner: re.Pattern[str]
    between: re.Pattern[str]
    to: re.Pattern[str]
    near: re.Pattern[str]
    another_verb: re.Pattern[str]
    takes_own: dict[str, re.Pattern[str]]
    receivers_purpose: re.Pattern[str]
    goes_on: re.Pattern[str]
    papers: re.Pattern[str]
    decides: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    verbs = vocabulary()["verbs"]
    preposition = r"(?:về|cho|đến|tới|với|lên|sang)"
    every = any_of([*verbs["direct"], *verbs["far"], *verbs["proposing"]])
    acts = any_of(verb for verb in directive_verbs() if " " in verb)
    return _Patterns(
        sends=re.compile(rf"(?<!\w)(?!{any_of(verbs['other_words'])})(?P<verb>{every})"),
        other_word=re.compile(rf"(?:^|[\s(]){any_of(verbs['before'])}\s+$"),
        manner=re.compile(rf"(?:\s+{any_of(verbs['manner'])},?)*"),
        between=re.compile(rf"(?:(?:\s[^\W\d]+){{0,3}}?(?:,|\svà))?\s+{any_of(verbs['between'])}"),
        to=re.compile(rf"(?<=\s){preposition}\s+|(?<=\s)tại\s+"),
        near=re.compile(rf"\s+(?:(?:{preposition}|trước|tại)\s+)?"),
        another_verb=re.compile(rf"(?:,|(?<!\w)(?:và|đồng thời|sau đó))\s+(?!{_NOMINAL.pattern}){acts}"),
        takes_own={
            word: re.compile(rf"(?<!\w){any_of(verbs[f'takes_{name}'])}")
            for name, words in (("cho", ("cho",)), ("voi", ("với",)), ("den", ("đến", "tới")))
            for word in words
        },
        receivers_purpose=re.compile(any_of(verbs["receivers_purpose"])),
        goes_on=re.compile(rf"\s(?!{_NOMINAL.pattern}|{any_of(verbs['returns'])}){acts}"),
        papers=re.compile(rf"^\s*(?:(?:toàn bộ|các|những|lại|đầy đủ|\d+\s+\w+)\s+)*{any_of(_papers())}"),
        decides=re.compile(rf"\s{any_of(verbs['deciding'])}"),
    )


_PERSON = re.compile(r"(?:đồng chí|đ/c|ông|bà|thầy|cô)\s")
_ADVISES = re.compile(r"(?<!\w)tham mưu(?!\w)[^,;]{0,40}(?:,|và)\s*$")
_LIFTED = re.compile(r"[^,;.:()]{0,80}?\s(?:về|lên)\s(?!việc)")
_UP = frozenset({"về", "lên"})
_JOIN = re.compile(
    r"(?:\s*,\s*(?:và\s+)?|\s+(?:và|hoặc|cùng)\s+)(?:(?:đồng thời\s+)?gửi\s+)?(?:\d{1,3}\s\w+\s(?=cho\s))?(?:cho\s+)?"
)
_ASIDE = re.compile(r"\s\([^()\n]{2,160}\)")


def receivers(layout: Layout, duty: Duty, bodies: Sequence[BodyMention]) -> tuple[str, ...]:
    """The bodies that a report or product of a directive goes to.

    Args:
        layout: the dispatch's text.
        duty: the directive.
        bodies: mentions of bodies in the text, in order.

    Returns:
        Names as printed, each once; nobody where the clause sends nothing, or names nobody.
    """
    supports = [(part.start, part.end) for part in duty.supports]
    return receivers_in(layout.text, layout.key, bodies, duty.parts[-1], supports)


def receivers_in(
    text: str, key: str, bodies: Sequence[BodyMention], span: Span, supports: Sequence[Span] = ()
) -> tuple[str, ...]:
    """The same of a stretch of text.

    Args:
        text: the dispatch's text.
        key: its match key.
        bodies: mentions of bodies in it, in order.
        span: the clause.
        supports: those with whom the work is done; they receive nothing.
    """
    names = _Sender(text, key, bodies, span, supports).names()
    return tuple(dict.fromkeys(name for found in names for name in found.names))


class _Sender:
    """Reads one clause."""

    def __init__(
        self, text: str, key: str, bodies: Sequence[BodyMention], span: Span, supports: Sequence[Span]
    ) -> None:
        self._text, self._key = text, key
        self._low, self._high = span
        self._names = Names(text, key, bodies)
        self._supports = supports

    def names(self) -> list[Name]:
        """The receivers in order."""
        found: list[Name] = []
        at = self._low
        for event in self._events():
            if event.start() < at or not self._sends(event, received=bool(found)):
                continue
            here = self._receivers(event)
            if not here:
                continue
            found += here
            at = here[-1].end
            if _patterns().goes_on.match(self._key, at, self._high):
                break  # "gửi Sở Nội vụ tổng hợp, trình …": the receiver's own work
        return found

    def _events(self) -> Iterator[re.Match[str]]:
        for count, event in enumerate(_patterns().sends.finditer(self._key, self._low, self._high)):
            if count >= _MOST_EVENTS:
                return
            yield event

    # --- does the verb send, and is it this clause's own act ----------------------------------------------------

    def _sends(self, event: re.Match[str], *, received: bool) -> bool:
        at = event.start()
        before = self._key[max(self._low, at - _LOOK_BACK) : at]
        if _patterns().other_word.search(before) or _IN_BRACKET.search(before) or self._names.inside_body(at):
            return False
        others = _OTHERS_ACT.search(before)
        if others is not None and not _FORCED.search(others.group()):
            return False
        if event["verb"] in vocabulary()["verbs"]["dialled"] and not _DIALS.search(before):
            return False
        return not self._purpose(at, received=received)

    def _purpose(self, at: int, *, received: bool) -> bool:
        """Whether the verb at ``at`` only says what for: ``gửi số liệu để tổng hợp, báo cáo Bộ``."""
        purpose = next(iter(reversed([*_PURPOSE.finditer(self._key, self._low, at)])), None)
        if purpose is None:
            return False
        sent = any(
            event.end() < purpose.start()
            and _patterns().other_word.search(self._key[self._low : event.start()]) is None
            for event in self._events()
        )
        if received:
            return True
        own = not sent and not self._key[purpose.end() : at].strip()  # "tổng hợp để báo cáo Ủy ban"
        return not own and not self._resumes(purpose.end(), at)

    def _resumes(self, start: int, at: int) -> bool:
        """Whether behind a purpose and a comma the clause's own act goes on: ``để điều chỉnh, gửi hồ sơ về Sở``."""
        behind = self._key[start:at]
        if self._names.body_at(start) is not None or _patterns().receivers_purpose.match(behind):
            return False
        return behind.rstrip().endswith(",")

    # --- to whom --------------------------------------------------------------------------------------------------

    def _receivers(self, event: re.Match[str]) -> list[Name]:
        verb = event["verb"]
        verbs = vocabulary()["verbs"]
        direct = verb in verbs["direct"]
        if verb in verbs["proposing"]:
            return self._proposed(event)
        manner = _patterns().manner.match(self._key, event.end(), self._high)
        at = manner.end() if manner else event.end()
        first = self._near(at, verb, direct=direct)
        for _ in range(3):
            between = _patterns().between.match(self._key, at, self._high) if first is None else None
            if between is None:
                break
            at = between.end()
            first = self._near(at, verb, direct=True)
        first = first or self._far(event.end(), verb)
        if first is None:
            return []
        if first.public and verb in verbs["telling"]:
            return []
        return self._listed(first)

    def _proposed(self, event: re.Match[str]) -> list[Name]:
        """``đề xuất Giám đốc Sở xem xét``: who decides; to advise (``tham mưu, đề xuất``) is no report."""
        if _ADVISES.search(self._key, self._low, event.start()):
            return []
        near = self._named(event.end() + 1)
        if near is not None and near.firm:
            decides = _patterns().decides.match(self._key, near.end, self._high)
            return self._listed(near) if decides else []
        lifted = _LIFTED.match(self._key, event.end(), self._high)
        name = self._named(lifted.end()) if lifted else None
        return self._listed(name) if name else []

    def _near(self, at: int, verb: str, *, direct: bool) -> Name | None:
        """A receiver that stands at ``at``, with or without a preposition."""
        gap = _patterns().near.match(self._key, at, self._high)
        if gap is None:
            return None
        word = gap.group().strip()
        if (not word and not direct) or (word == "tại" and verb not in vocabulary()["verbs"]["at_place"]):
            return None
        name = self._named(gap.end())
        if name is None and word in _UP and verb in vocabulary()["verbs"]["to_levels"]:
            return self._names.level(gap.end(), self._high)
        if name is None or (word == "trước" and not name.firm) or (not word and not name.firm):
            return None
        return name

    def _far(self, start: int, verb: str) -> Name | None:
        """A receiver behind what is sent and a preposition."""
        stop = min(self._high, start + _REACH)
        for to in _patterns().to.finditer(self._key, start, stop):
            product = self._key[start : to.start()]
            if any(mark in product for mark in (";", ".", ":")) or _PURPOSE.search(product):
                return None
            if _patterns().another_verb.search(product):
                return None
            if product.count("(") > product.count(")") or self._names.inside_body(to.start()):
                continue
            word = to.group().strip()
            if word == "tại" and verb not in vocabulary()["verbs"]["at_place"]:
                continue
            if (own := _patterns().takes_own.get(word)) is not None and own.search(product):
                continue
            name = self._named(to.end())
            if name is None and word in _UP and verb in vocabulary()["verbs"]["to_levels"]:
                name = self._names.level(to.end(), self._high)
            if name is not None:
                return name if self._may_send(verb, product, word) else None
        return None

    def _may_send(self, verb: str, product: str, word: str) -> bool:
        """Whether a verb that hands over things of every kind hands over a paper here, and to an office."""
        if verb in vocabulary()["verbs"]["back"] and word not in _UP:
            return False
        return verb not in vocabulary()["verbs"]["of_papers"] or _patterns().papers.search(product) is not None

    def _named(self, at: int) -> Name | None:
        name = self._names.read(at, self._high)
        if name is None or any(start <= name.start < end for start, end in self._supports):
            return None
        return name

    def _listed(self, first: Name) -> list[Name]:
        """The receiver with those coordinated with it."""
        found = [first]
        while True:
            end = found[-1].end
            aside = _ASIDE.match(self._key, end, self._high)
            join = _JOIN.match(self._key, aside.end() if aside else end, self._high)
            following = self._named(join.end()) if join else None
            if following is None or not following.firm or self._apposed(found[-1], following, join):
                return found
            found.append(following)

    def _apposed(self, person: Name, following: Name, join: re.Match[str] | None) -> bool:
        """Whether what follows a person's name only says who that is: ``ông Bảy Lợi, trưởng ban quản trị kênh``."""
        named = _PERSON.match(self._key, person.start, person.end) is not None
        return named and join is not None and join.group().strip() == "," and self._text[following.start].islower()
