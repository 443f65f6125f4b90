"""Laws cited by name only: Luật, Bộ luật, Pháp lệnh, Hiến pháp, with the year or date if printed.

Each is looked up in the register (``law_register``); where the name alone leaves several laws, the year, the date or
the day of the dispatch decide, and where these cannot, the answer says so. A law that comes with its number is a
citation and is not listed here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docproc.citations.law_mentions import LawFound, find_mentions
from docproc.citations.law_names import register_spelling
from docproc.citations.law_register import (
    Identified,
    IdentifiedBy,
    amending,
    identify,
    numbered_laws,
    plain_name,
    rows_of,
    shortened,
)
from docproc.text import match_key

__all__ = ["CitedLaw", "LawAmendment", "find_laws", "numbered_laws"]

_TERM = re.compile(r"qh\d{1,2}(?!\w)")
_BEFORE_TERM = re.compile(r"(?<![\w/])\d{1,4}\s?/\s?\d{4}\s?/\s?(?:pl\s?-\s?)?(?:ubtv)?\Z")
_LONGEST_NUMBER = 24
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:thi\s+hành|triển\s+khai|thực\s+hiện|phổ\s+biến|tuyên\s+truyền|giới\s+thiệu|quán\s+triệt|tập\s+huấn|thông\s+qua"
    r"|ban\s+hành|công\s+bố|hướng\s+dẫn|chi\s+tiết|dự\s+án|dự\s+thảo|xây\s+dựng|góp\s+ý|trình|nội\s+dung|điểm\s+mới)"
    r"(?:\s+(?:của|về|các|một\s+số\s+điều(?:\s+của)?|việc))*\s*\Z"
)
_ANNOUNCED_REACH = 48


@dataclass(frozen=True, slots=True)
class LawAmendment:
    """An amendment that a mention tells of.

    Attributes:
        year: year of the amending law.
        number: its number, as printed or as the one amending law of that year in the register; ``None`` if unknown.
    """

    year: int
    number: str | None


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One law cited by name.

    Attributes:
        name: shortest full name, ``Luật Đất đai``.
        year: the year printed with it, ``None`` if none.
        mentions: offsets of each mention, year included.
        number: ``45/2013/QH13`` where the register leaves no doubt, else ``None``.
        date: ISO date of adoption of that law.
        effective_from: ISO date from which it is in force.
        identified_by: what told which law is meant, ``None`` where it stays unknown or ambiguous.
        candidates: numbers of the laws that may be meant where it stays ambiguous.
        amended: the amendments printed with it (``sửa đổi, bổ sung năm 2018, 2020``), in order.
    """

    name: str
    year: int | None
    mentions: tuple[tuple[int, int], ...]
    number: str | None = None
    date: str | None = None
    effective_from: str | None = None
    identified_by: IdentifiedBy | None = None
    candidates: tuple[str, ...] = ()
    amended: tuple[LawAmendment, ...] = ()


def find_laws(text: str, *, issue_date: datetime.date | None = None) -> list[CitedLaw]:
    """Every law cited by name only.

    Args:
        text: folded text; offsets of the answer point into it.
        issue_date: the dispatch's day, which tells the law in force among those of one name.

    Returns:
        The laws in order of first mention. A mention without a year belongs to the law of that name whose year was
        printed last before it, else first after it; a law that the text anywhere cites with its number is left to
        ``find_citations``.
    """
    key = match_key(text)
    found, nicknames = find_mentions(text, key)
    numbered = {plain_name(f.name) for f in found if f.numbered}
    by_name = [f for f in found if not f.numbered]
    full = _full_names({f.name for f in by_name}) | nicknames
    cited = frozenset(_cited_numbers(key))
    homes: dict[tuple[str, int | None], list[LawFound]] = {}
    years = _years(by_name, full)
    for f in by_name:
        plain = full.get(plain_name(f.name), plain_name(f.name))
        if f.year is None and (plain in numbered or any(name.startswith(f"{plain} và ") for name in numbered)):
            continue
        if f.year is not None:
            years[plain] = f.year
        homes.setdefault((plain, years.get(plain)), []).append(f)
    names = _shown_names(by_name, full)
    laws = (
        _law(names[plain], year, group, issue_date, cited, announced=any(_announced(key, f.start) for f in group))
        for (plain, year), group in homes.items()
    )
    return [law for law in laws if law is not None]


def _cited_numbers(key: str) -> Iterator[str]:
    """Numbers of laws anywhere in the text, found from their end, which is rarer than digits."""
    for term in _TERM.finditer(key):
        number = _BEFORE_TERM.search(key, max(0, term.start() - _LONGEST_NUMBER), term.start())
        if number:
            yield re.sub(r"\s", "", number.group() + term.group()).upper()


def _years(mentions: list[LawFound], full: dict[str, str]) -> dict[str, int]:
    """The first year printed with each name."""
    years: dict[str, int] = {}
    for f in mentions:
        if f.year is not None:
            years.setdefault(full.get(plain_name(f.name), plain_name(f.name)), f.year)
    return years


def _shown_names(mentions: list[LawFound], full: dict[str, str]) -> dict[str, str]:
    """For each key the name to show: as first printed, but not in capitals and not shortened where it can be helped."""
    names: dict[str, str] = {}
    for f in mentions:
        own = plain_name(f.name)
        plain = full.get(own, own)
        if plain not in names or (names[plain].isupper() and not f.name.isupper()):
            helped = register_spelling(plain) if f.name.isupper() or plain != own else None
            names[plain] = helped or f.name
    return names


def _full_names(names: set[str]) -> dict[str, str]:
    """``Luật HQ`` is the Luật Hải quan that the same text names in full."""
    cuts: dict[tuple[str, str], str] = {}
    for name in sorted(names):
        for pair in shortened(plain_name(name)):
            cuts.setdefault(pair, plain_name(name))
    table: dict[str, str] = {}
    for name in names:
        *kept, last = name.split()
        if len(last) > 1 and last.isupper() and not name.isupper():
            whole = cuts.get((plain_name(" ".join(kept)), match_key(last)))
            if whole:
                table[plain_name(name)] = whole
    return table


def _announced(key: str, start: int) -> bool:
    """Whether the words before a law suit one that is not yet in force."""
    return _ANNOUNCED.search(key, max(0, start - _ANNOUNCED_REACH), start) is not None


def _law(  # noqa: PLR0913  what is printed of a law, and what is known of the text
    name: str,
    year: int | None,
    group: list[LawFound],
    issue_date: datetime.date | None,
    cited: frozenset[str],
    *,
    announced: bool,
) -> CitedLaw | None:
    """One law of one name and year; ``None`` where the text also cites it by number."""
    day = next((f.day for f in group if f.day), None)
    revised = all(f.revised for f in group)
    known = identify(name, year=year, day=day, issue_date=issue_date, revised=revised, announced=announced)
    meant = (known.law,) if known.law else () if year else rows_of(name)
    if any(law.number in cited for law in meant):
        return None
    return CitedLaw(
        name,
        year,
        tuple((f.start, f.end) for f in group),
        number=known.law.number if known.law else None,
        date=known.law.date.isoformat() if known.law and known.law.date else None,
        effective_from=known.law.effective_from.isoformat() if known.law and known.law.effective_from else None,
        identified_by=known.by,
        candidates=tuple(law.number for law in known.candidates if law.number),
        amended=_amended(group, known),
    )


def _amended(group: list[LawFound], known: Identified) -> tuple[LawAmendment, ...]:
    laws = (known.law,) if known.law else known.candidates
    amended: dict[tuple[int, str | None], None] = {}
    for year, printed in (pair for f in group for pair in f.amended):
        change = None if printed else amending(laws, year)
        amended[(year, printed or (change.number if change else None))] = None
    return tuple(LawAmendment(year, number) for year, number in amended)
