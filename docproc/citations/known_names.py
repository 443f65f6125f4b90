"""Well-known names in running text: ``Đề án 06``, ``NQ 57`` where the text does not print the document's number.

Which document bore a name on which day, ``well_known`` says. A name counts only where nothing printed with it (issuer,
date) and no number of the text's own citations says that another document is meant.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from docproc.bodies.registry import name_key
from docproc.citations.codes import phrase_pattern
from docproc.citations.dates import read_date
from docproc.citations.identity import number_key
from docproc.citations.issuers import read_issuer
from docproc.citations.mentioned import FurtherMention, Mentioned
from docproc.citations.symbols import Symbol, parse_symbol
from docproc.citations.well_known import WellKnown, documents_named, well_known
from docproc.text import match_key

__all__ = ["FoundName", "find_known_names"]

_SHORT = {"nghị quyết": "nq", "nghị định": "nđ", "chỉ thị": "ct", "kết luận": "kl", "quyết định": "qđ"}
_NUMBERED = re.compile(r"(?P<noun>.*[^\d\s])\s(?P<number>\d{1,5}[a-z]?)")
_GOES_ON = re.compile(r"\s?/\s?\w|\s?[-–]\s?\w|[.,]\d")
_ABOUT = re.compile(r"\s*,?\s*(?:về|ban\s+hành|phê\s+duyệt)\s+(?P<subject>[^.;,()]{4,160})")
_LEAST_SHARED = 2  # pairs of words that a subject and a title share


@dataclass(frozen=True, slots=True)
class FoundName:
    """A document named and not cited by number, with the offsets of its names."""

    document: WellKnown
    mentions: tuple[tuple[int, int], ...]


@cache
def _pattern() -> re.Pattern[str]:
    names = {match_key(name) for row in well_known() for name in (row.name, *row.aliases)}
    return re.compile(phrase_pattern({way for name in names for way in _spellings(name)}, anywhere=True))


def _spellings(name: str) -> Iterator[str]:
    """``nghị quyết 57``, ``nghị quyết số 57``, ``nq 57``, ``nq57``; dashes with and without blanks."""
    yield from {name, name.replace(" - ", "-"), name.replace(" - ", " – ")}
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        return
    noun, number = numbered["noun"], numbered["number"]
    yield f"{noun} số {number}"
    if noun in _SHORT:
        yield from (f"{_SHORT[noun]} {number}", f"{_SHORT[noun]} số {number}", f"{_SHORT[noun]}{number}")


def find_known_names(
    text: str, mentioned: Mentioned, taken: Iterable[tuple[int, int]], *, on: datetime.date | None
) -> tuple[list[FurtherMention], list[FoundName]]:
    """Places where a document is called by a well-known name.

    Args:
        text: folded text.
        mentioned: the documents that it cites by number.
        taken: spans that mean something else already (citations, short forms, defined aliases).
        on: the dispatch's day.

    Returns:
        Mentions of documents that the text cites by number as well, and the other documents so named, each once.
    """
    key = mentioned.key
    covered = sorted(taken)
    own = {number_key(one.number): index for index, one in enumerate(mentioned.cited)}
    aliases: list[FurtherMention] = []
    found: dict[WellKnown, list[tuple[int, int]]] = {}
    for match in _pattern().finditer(key):
        if _GOES_ON.match(key, match.end()) or _overlaps(covered, match.span()):
            continue
        row = _meant(key, match, on)
        if row is None or _other_facts(text, key, match.end(), row) or _other_citation(mentioned, row):
            continue
        cited = own.get(_facts(row)[1])
        if cited is None:
            found.setdefault(row, []).append(match.span())
        elif mentioned.cited[cited].date in (None, row.date.isoformat()):
            aliases.append(FurtherMention(*match.span(), "alias", cited))
    return aliases, [FoundName(row, tuple(spans)) for row, spans in found.items()]


@lru_cache(maxsize=1024)
def _borne(name: str, on: datetime.date | None) -> tuple[WellKnown, ...]:
    return documents_named(name, on=on)


@cache
def _facts(row: WellKnown) -> tuple[Symbol | None, str, str]:
    """The symbol, the number's key and the issuer's key of a row."""
    return parse_symbol(row.number), number_key(row.number), name_key(row.issuer)


def _meant(key: str, match: re.Match[str], on: datetime.date | None) -> WellKnown | None:
    """The one document that bore the name; of several the one whose title the words behind it repeat."""
    rows = _borne(" ".join(match.group().split()), on)
    if len(rows) == 1:
        return rows[0]
    about = _ABOUT.match(key, match.end()) if rows else None
    if about is None:
        return None
    subject = _pairs(about["subject"])
    shared = sorted(
        ((len(subject & _pairs(match_key(row.title))), place) for place, row in enumerate(rows)), reverse=True
    )
    best, second = shared[0], shared[1]
    return rows[best[1]] if best[0] >= _LEAST_SHARED and best[0] > 2 * second[0] else None


def _pairs(words: str) -> set[tuple[str, str]]:
    listed = re.findall(r"\w+", words)
    return set(pairwise(listed))


def _overlaps(covered: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    place = bisect_left(covered, (span[1], 0))
    return place > 0 and covered[place - 1][1] > span[0]


def _other_facts(text: str, key: str, end: int, row: WellKnown) -> bool:
    """Whether an issuer or a date printed with the name is another document's."""
    date = read_date(key, end)
    issuer = read_issuer(text, key, date.end if date else end, len(key))
    if date is not None and date.iso is not None and date.iso != row.date.isoformat():
        return True
    return issuer is not None and name_key(issuer.name) != _facts(row)[2]


def _other_citation(mentioned: Mentioned, row: WellKnown) -> bool:
    """Whether the text itself cites another document of this type and ordinal (``57/NQ-HĐND``)."""
    symbol, key, _ = _facts(row)
    if symbol is None or symbol.ordinal is None:
        return False
    same = mentioned.by_ordinal.get((symbol.ordinal, symbol.suffix), [])
    return any(number_key(found.value) != key and mentioned.cited[index].type == row.type for index, found in same)
