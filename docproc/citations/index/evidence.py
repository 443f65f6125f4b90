"""What speaks for and against a record being the one that a reference means: date, issuer, territory, title, type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from docproc.citations.identity import is_term_year, read_number
from docproc.citations.index.query import MERGER, Query, existed, merged, succeeded
from docproc.citations.index.results import Reason
from docproc.citations.index.store import RecordStore
from docproc.citations.issuing import Body, identity_data
from docproc.document_types import by_code, by_name
from docproc.text import match_key

__all__ = ["DateFit", "Evidence", "TitleFit", "compare", "compare_bodies", "compare_dates", "compare_titles"]

DateFit = Literal["equal", "month-equal", "year-equal", "differs", "unknown"]
NameFit = Literal["equal", "similar", "conveyed", "successor", "differs", "unclear", "unknown"]
PlaceFit = Literal["equal", "citing", "successor", "differs", "unknown", "none"]
TitleFit = Literal["equal", "similar", "differs", "unclear", "unknown"]

_SIMILAR_NAMES, _UNLIKE_NAMES = 88, 60
_EQUAL_TITLES, _SIMILAR_TITLES, _UNLIKE_TITLES = 92, 82, 50
_FEWEST_WORDS = 4  # of a title that says enough to tell documents apart
_ENOUGH_WORDS = 8  # of the beginning of a title
_LEAD = re.compile(r"(?:v/v|về\s+việc|về|ban\s+hành|quy\s+định|phê\s+duyệt)\s+")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a record compares with a reference of the same number.

    Attributes:
        row: the record.
        date: comparison of the dates.
        later: the record is dated after the citing document.
        name: comparison of the issuers' names.
        place: comparison of their territories; ``none`` where the issuer needs none.
        title: comparison of title and subject.
        period: the period within which numbers are unique is printed and is the record's.
        lowest: the territory is a district or commune, of which many share a name.
    """

    row: int
    date: DateFit
    later: bool
    name: NameFit
    place: PlaceFit
    title: TitleFit
    period: bool
    lowest: bool

    @property
    def contradicted(self) -> bool:
        """Something printed speaks against it."""
        if "differs" in (self.date, self.name, self.place) or (self.later and self.date != "equal"):
            return True
        return self.title == "differs" and self.date in ("unknown", "year-equal") and not self.period

    @property
    def issuer_certain(self) -> bool:
        """The body is known to be the one, without help of the title."""
        full = self.date == "equal"
        if self.name in ("unclear", "unknown") or self.place == "unknown":
            return False
        if "successor" in (self.name, self.place):
            return full and (self.place != "successor" or self.title in ("equal", "similar"))
        return full or self.title == "equal" or not self.lowest

    @property
    def settled(self) -> bool:
        """Enough is printed to exclude all documents that the index does not know."""
        if self.contradicted:
            return False
        if self.period and self.issuer_certain:
            return True
        if self.title != "equal":
            return False
        return self.issuer_certain or (self.date == "equal" and self.name != "unclear")


def compare(query: Query, store: RecordStore, row: int) -> Evidence:
    """Compare a reference with a record of its number."""
    day = store.days[row]
    date = compare_dates(query.day, day)
    body = store.body(row)
    name, place = compare_bodies(query, body, day)
    title = compare_titles(query.reference.title, store.subject(row)) if query.reference.title else "unknown"
    later = bool(day % 100 and query.citing_day % 100 and day > query.citing_day)
    return Evidence(
        row, date, later, name, place, title, _same_period(query, date), bool(body.place) and not _province(body)
    )


def _province(body: Body) -> bool:
    return body.province == body.place


def compare_dates(cited: int, held: int) -> DateFit:
    """Two packed dates, as far as both say the parts."""
    if not cited or not held:
        return "unknown"
    if cited // 10000 != held // 10000:
        return "differs"
    one, other = cited // 100 % 100, held // 100 % 100
    if not one or not other:
        return "year-equal"
    if one != other:
        return "differs"
    if not cited % 100 or not held % 100:
        return "month-equal"
    return "equal" if cited == held else "differs"


def _same_period(query: Query, date: DateFit) -> bool:
    """Whether what is printed fixes the year (for the Party: the term), and the record's is the same."""
    if query.number.tail.year is not None:
        return True
    if date == "year-equal":
        return not is_term_year(query.number.tail, query.day // 10000)
    return date in ("equal", "month-equal")


def compare_bodies(query: Query, body: Body, day: int) -> tuple[NameFit, PlaceFit]:
    """Names and territories of the cited and the held issuer.

    Args:
        query: the reference.
        body: the record's.
        day: the record's packed date.
    """
    name = compare_names(query.body.name, body.name)
    if query.body.scope == "central" or body.scope == "central":
        return name, "none"
    if not query.places and not body.place and name == "equal" and body.scope == "open":
        return name, "none"  # a school, a company: the name is all there is
    return name, _compare_places(query, body, day)


def _compare_places(query: Query, body: Body, day: int) -> PlaceFit:
    if not query.places:
        return "differs" if _level_differs(query.body, body) else "unknown"
    if not body.place:
        return "unknown"
    if body.place in query.places:
        foreign = query.body.upper and body.upper and query.body.upper != body.upper
        return "differs" if foreign else "equal" if query.places_from == "print" else "citing"
    known_then = max(query.citing_day, query.day, day) >= MERGER  # before a merger nobody names what comes of it
    if known_then and any(merged(place, body.place) for place in query.places):
        gone = day >= MERGER and not any(existed(place, day) for place in query.places)
        return "equal" if gone else "successor"
    return "differs"


def _level_differs(cited: Body, held: Body) -> bool:
    """Whether kinds of territory clash: "UBND tỉnh" is no body of a district, "UBND huyện" none of a province."""
    if not cited.unit or not held.place:
        return False
    return _province(held) != (cited.unit in ("tỉnh", "thành phố")) and cited.unit != "thành phố"


@lru_cache(maxsize=65536)
def compare_names(cited: str, held: str) -> NameFit:
    """Two keys of bodies' names."""
    if not cited or not held:
        return "unknown"
    if cited == held:
        return "equal"
    if cited in identity_data()["conveys"].get(held, ()):
        return "conveyed"
    if succeeded(cited, held):
        return "successor"
    score = fuzz.token_sort_ratio(cited, held)
    if score >= _SIMILAR_NAMES:
        return "similar"
    ministries = cited.startswith("bộ ") and held.startswith("bộ ")
    return "differs" if score < _UNLIKE_NAMES or ministries else "unclear"


@lru_cache(maxsize=16384)
def _title_key(title: str) -> str:
    key = " ".join(_WORD.findall(match_key(title)))
    lead = _LEAD.match(key)
    return key[lead.end() :] if lead else key


def compare_titles(cited: str | None, held: str | None) -> TitleFit:
    """A printed title and a subject, which offices abridge and reword; other years or numbers in them tell them apart.

    Args:
        cited: title as printed.
        held: subject of the record.
    """
    if not cited or not held:
        return "unknown"
    one, other = _title_key(cited), _title_key(held)
    digits_differ = sorted(_DIGITS.findall(one)) != sorted(_DIGITS.findall(other))
    long_enough = min(one.count(" "), other.count(" ")) >= _FEWEST_WORDS - 1
    if fuzz.ratio(one, other) >= _EQUAL_TITLES and not digits_differ:
        return "equal" if long_enough else "similar"
    if other.startswith(one) and one.count(" ") >= _ENOUGH_WORDS - 1 and not _DIGITS.search(other, len(one)):
        return "equal"  # the citation leaves the end out
    score = fuzz.token_set_ratio(one, other)
    if score >= _SIMILAR_TITLES:
        both = _DIGITS.search(one) and _DIGITS.search(other)
        return "unclear" if digits_differ and both else "similar"
    return "differs" if score < _UNLIKE_TITLES and long_enough else "unclear"


def reasons(evidence: Evidence, query: Query, store: RecordStore) -> tuple[Reason, ...]:
    """The comparison in sentences."""
    row, reference = evidence.row, query.reference
    held = store.date(row)
    found = [Reason("number-equal", f"The number is that of {store.number(row)}.")]
    if evidence.date == "unknown" and query.number.tail.year:
        found.append(Reason("year-in-number", f"The number says the year, {query.number.tail.year}."))
    elif evidence.date != "unknown":
        verb = "is" if evidence.date == "equal" else "differs from" if evidence.date == "differs" else "agrees with"
        found.append(Reason(f"date-{evidence.date}", f"The date {verb} {held}."))
    elif reference.date is None:
        found.append(Reason("date-not-printed", "The citation prints no date."))
    if evidence.later:
        found.append(Reason("later-than-citing", f"The document is dated {held}, after the document that cites it."))
    found += _issuer_reasons(evidence, query, store)
    if evidence.title not in ("unknown", "unclear"):
        text = {"equal": "The title is the same.", "similar": "The titles are similar."}
        found.append(Reason(f"title-{evidence.title}", text.get(evidence.title, "The titles have little in common.")))
    held_type = store.strings[store.types[row]]
    if reference.type and held_type and not same_type(reference.type, held_type, store.number(row)):
        found.append(Reason("type-differs", f"It is cited as {reference.type}, but is headed {held_type}."))
    return tuple(found)


_NAME_TEXTS = {
    "equal": ("issuer-equal", "The issuer is the same."),
    "similar": ("issuer-similar", "The issuers' names are almost the same."),
    "conveyed": ("issuer-conveyed", "The issuer conveys what the body named has decided."),
    "successor": ("issuer-successor", "One of the two issuers took over the duties of the other."),
    "differs": ("issuer-differs", "The issuer is another body."),
}
_PLACE_TEXTS = {
    "equal": ("place-equal", "The territory is the same."),
    "citing": ("place-of-citing", "The territory is that of the citing document."),
    "successor": ("place-successor", "One of the two territories became part of the other."),
    "differs": ("place-differs", "The territory is another one."),
    "unknown": ("place-unknown", "Nothing says which territory's body is meant, and all of them use this code."),
}


def _issuer_reasons(evidence: Evidence, query: Query, store: RecordStore) -> list[Reason]:
    found = []
    if evidence.name in _NAME_TEXTS:
        code, text = _NAME_TEXTS[evidence.name]
        by_code_only = not query.reference.issuer and code == "issuer-equal"
        found.append(Reason("issuer-by-code", "The code is the issuer's.") if by_code_only else Reason(code, text))
    if evidence.place in _PLACE_TEXTS:
        found.append(Reason(*_PLACE_TEXTS[evidence.place]))
    return found


@lru_cache(maxsize=4096)
def same_type(cited: str, held: str, number: str | None) -> bool:
    """Whether two names of types are one; "văn bản" and what the number's code stands for are anything's."""
    one, other = by_name(cited), by_name(held)
    if one is None or other is None or one == other:
        return True
    code = read_number(number).tail.type_code if number else None
    meant = by_code(code) if code else None
    return one == meant or bool(set(one.codes) & set(other.codes))
