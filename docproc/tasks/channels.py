"""Through which channel something is to be sent or asked: addresses as printed, where the clause names them.

``gửi về hộp thư noivu@…``, ``(điện thoại 0263.3822.123)``, ``qua Hệ thống quản lý văn bản và điều hành``; or the
bracket or sentence right behind the clause: ``Thông tin liên hệ: …``. A number that is somebody's or something else's
is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Literal, NamedTuple

from docproc.data import read_toml
from docproc.dispatch import Channel
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span, sentences
from docproc.tasks.duty import Duty
from docproc.text import match_key
from docproc.vocabulary import any_of

__all__ = ["FoundChannel", "channels", "channels_in", "following"]

Kind = Literal["email", "phone", "fax", "url", "address", "system"]

_LONGEST_SYSTEM = 14  # words
_LOOK_BACK = 80  # characters before an address
_MOST = 40  # channels of one clause
_BETWEEN = " \n\t.;,"
_MOST_BEHIND = 4  # sentences behind a clause that may name its channel
_EMAIL = re.compile(r"(?<![\w.@-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}", re.ASCII)
_URL = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>()“”\"]{3,200}|www\.[^\s<>()“”\"]{3,200}"
    r"|[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\.(?:vn|com|org|net)(?:/[^\s<>()“”\"]{0,200})?)(?![\w@])",
    re.ASCII,
)
_GROUP = r"(?:\(\d{1,4}\)|\d{2,8})"
_NUMBER = (
    rf"(?:\(\+?\d{{1,5}}\)|\+?\d{{1,5}})(?:[ .–-]{{1,3}}{_GROUP}){{1,4}}"
    r"|\(\d{2,5}\)\d{5,8}|0\d{8,10}|1[89]00\d{2,6}|11[1-5]"
)
_ANOTHER = re.compile(rf"\s*(?:,|;|-|/|hoặc|và)\s*(?P<number>{_NUMBER})(?![\w/%]|[.,]\d)")
_STREET = re.compile(
    r"(?:số(?: nhà)? )?\d{1,4}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?,? (?:đường |phố |quốc lộ |tỉnh lộ |ngõ |ngách )?"
    r"[A-ZĐÀ-Ỹ0-9][^;:()\n.]{2,110}"
)
_HOUSE = re.compile(r"(?<=[(,;] )số (?=\d)|(?<=\()số (?=\d)")
_PLACE = re.compile(r"[^;:()\n.@]{4,140}")
_WORD = re.compile(r" ?(?P<word>[^\s,;:.()“”]+(?:\.(?=\w)[^\s,;:.()“”]+)*)")
_TRAILING = " ,;.:-–"


class FoundChannel(NamedTuple):
    """A channel where it is named."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The vocabulary of channels, compiled."""

    acts: re.Pattern[str]
    object_of: re.Pattern[str]
    phone: re.Pattern[str]
    fax: re.Pattern[str]
    address: re.Pattern[str]
    system: re.Pattern[str]
    ends: re.Pattern[str]
    cue: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = read_toml("docproc.tasks", "data/channels.toml")
    said = r"(?:\s*(?:số|là|của [^\d:;,.()]{2,40})?\s*[:(]?\s*)"
    return _Patterns(
        acts=re.compile(rf"(?<!\w){any_of(words['acts'])}"),
        object_of=re.compile(rf"(?<!\w){any_of(words['object_of'])}[^,;.()]{{0,40}}$"),
        phone=re.compile(rf"(?<!\w){any_of(words['phone'])}\.?{said}(?P<number>{_NUMBER})(?![\w/%]|[.,]\d)"),
        fax=re.compile(rf"(?<!\w){any_of(words['fax'])}\.?{said}(?P<number>{_NUMBER})(?![\w/%]|[.,]\d)"),
        address=re.compile(rf"(?<!\w){any_of(words['address'])}\s*:?\s+"),
        system=re.compile(
            rf"(?<!\w)(?:qua|trên|vào|lên|bằng|tới|đến|về)\s+(?:các\s)?(?!{any_of(words['no_systems'])})"
            rf"(?P<head>{any_of(words['systems'])})"
        ),
        ends=re.compile(any_of(words["ends"])),
        cue=re.compile(rf"\(?\s*(?:và\s)?{any_of(words['cues'])}"),
    )


def channels(layout: Layout, duty: Duty) -> tuple[Channel, ...]:
    """The channels that a directive names, or the sentences right behind it in its item.

    Args:
        layout: the dispatch's text.
        duty: the directive.

    Returns:
        In the order of the text, each address once.
    """
    found = channels_in(layout.text, layout.key, duty.extent)
    for sentence in following(layout, duty):
        found += channels_in(layout.text, layout.key, sentence, asked=True)
    values: dict[tuple[str, str], Channel] = {}
    for one in found:
        value = " ".join(layout.text[one.start : one.end].split())
        known = (one.kind, match_key(value))
        values.setdefault(known, Channel(kind=one.kind, value=value, **layout.evidence(one.start, one.end)))
    return tuple(values.values())


def following(layout: Layout, duty: Duty) -> Iterator[Span]:
    """The sentences right behind a directive's clause in its item that only name a channel."""
    end, told, spans = duty.extent[1], 0, duty.unit.spans
    for start, stop in islice(spans, bisect_right(spans, end, key=lambda span: span[1]), None):
        begin = _behind(layout.text, max(start, end), stop)
        while begin < stop:
            # most often no channel follows: so look before the sentence is measured
            if told >= _MOST_BEHIND or _patterns().cue.match(layout.key, begin, stop) is None:
                return
            _, high = next(sentences(layout.text, begin, stop))
            told += 1
            yield begin, high
            begin = _behind(layout.text, high, stop)


def _behind(text: str, at: int, stop: int) -> int:
    while at < stop and text[at] in _BETWEEN:
        at += 1
    return at


def channels_in(text: str, key: str, span: Span, *, asked: bool = False) -> list[FoundChannel]:
    """The channels that a stretch of text names.

    Args:
        text: the dispatch's text.
        key: its match key.
        span: the clause or sentence.
        asked: it follows an act that goes through a channel, and needs none of its own.

    Returns:
        In order; none overlaps another.
    """
    low, high = span
    act = _patterns().acts.search(key, low, high)
    if act is None and not asked:
        return []
    emails = (FoundChannel(*_tight(text, *match.span()), "email") for match in _EMAIL.finditer(text, low, high))
    found = [*islice(chain(emails, _numbers(key, low, high), _systems(text, key, low, high)), _MOST)]
    found += [one for one in islice(_places(text, key, low, high), _MOST) if not _overlaps(one, found)]
    for match in islice(_URL.finditer(text, low, high), _MOST):
        one = FoundChannel(*_tight(text, *match.span()), "url")
        if not _overlaps(one, found):
            found.append(one)
    return sorted(one for one in found if asked or not _made_known(key, low, one.start))


def _made_known(key: str, low: int, start: int) -> bool:
    """Whether the address at ``start`` is itself what is published, set up or written down."""
    return _patterns().object_of.search(key, max(low, start - _LOOK_BACK), start) is not None


def _overlaps(one: FoundChannel, others: list[FoundChannel]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _tight(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _numbers(key: str, low: int, high: int) -> Iterator[FoundChannel]:
    """Numbers of telephones and fax machines behind their cue, and those that a list adds."""
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_patterns().phone, "phone"), (_patterns().fax, "fax"))
    for pattern, kind in kinds:
        for match in pattern.finditer(key, low, high):
            more: re.Match[str] | None = match
            while more is not None:
                yield FoundChannel(*more.span("number"), kind)
                more = _ANOTHER.match(key, more.end("number"), high)


def _systems(text: str, key: str, low: int, high: int) -> Iterator[FoundChannel]:
    """``qua Hệ thống quản lý văn bản``, ``trên trục liên thông``, ``qua Zalo``."""
    for match in _patterns().system.finditer(key, low, high):
        start, end = match.span("head")
        for _ in range(_LONGEST_SYSTEM):
            word = _WORD.match(text, end, high)
            if word is None or _EMAIL.match(text, word.start("word")) or word["word"][0].isdigit():
                break
            if _patterns().ends.match(key, word.start("word"), high):
                break
            if word["word"] == "và" and _patterns().acts.match(key, word.end() + 1, high):
                break
            end = word.end()
        if not key[start:end].endswith((" và", " của")):
            yield FoundChannel(*_tight(text, start, end), "system")


def _places(text: str, key: str, low: int, high: int) -> Iterator[FoundChannel]:
    """A postal address behind ``địa chỉ``, or a house number and street inside a bracket."""
    for match in _patterns().address.finditer(key, low, high):
        place = _STREET.match(text, match.end(), high) or _PLACE.match(text, match.end(), high)
        named = text[match.end() : match.end() + 1]
        if place is not None and (named.isupper() or named.isdigit() or key.startswith("số ", match.end())):
            yield FoundChannel(*_tight(text, match.end(), _cut(key, match.end(), place.end())), "address")
    for match in _HOUSE.finditer(key, low, high):
        place = _STREET.match(text, match.start(), high)
        if place is not None and text.rfind("(", low, place.start()) > text.rfind(")", low, place.start()):
            yield FoundChannel(*_tight(text, place.start(), _cut(key, place.start(), place.end())), "address")


_PLACE_ENDS = re.compile(
    r",?\s(?:trước|chậm nhất|để|điện thoại|đt|thư điện tử|email|e-mail|fax|qua|hoặc|và gửi|trong giờ)(?!\w)"
)


def _cut(key: str, start: int, end: int) -> int:
    """Where an address ends: before the day, the purpose, or another channel."""
    stop = _PLACE_ENDS.search(key, start, end)
    return stop.start() if stop else end
