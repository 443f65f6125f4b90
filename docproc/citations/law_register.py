"""The register of laws (``data/laws.csv``): which law a name and a year, a date, or the day of a dispatch mean.

Laws share names: ``Luật Đất đai`` is a law of 1993, of 2003, of 2013 and of 2024. A printed year is the year of
adoption, never that in which the law takes effect. A name without a year is the law in force on the dispatch's day;
where a law of that name is adopted but not yet in force, nobody can know, and the answer is candidates.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from docproc.citations.codes import read_toml
from docproc.data import day, read_rows, several
from docproc.text import match_key

__all__ = [
    "Identified",
    "IdentifiedBy",
    "Law",
    "amending",
    "identify",
    "laws",
    "numbered_laws",
    "plain_name",
    "rows_of",
    "shortened",
]

IdentifiedBy = Literal["year", "date", "in force", "only one"]


@dataclass(frozen=True, slots=True)
class Law:
    """One row of ``data/laws.csv``.

    Attributes:
        name: as in its heading, ``Luật Đất đai``.
        aliases: other names under which it is cited.
        number: ``45/2013/QH13``; ``None`` for constitutions, which have none, and where it is not known.
        date: day of adoption, ``None`` where not known.
        effective_from: first day in force, ``None`` where not known.
        effective_to: last day in force; ``None`` while in force, or where nobody looked it up.
        amends: numbers of the laws that it amends (``Hiến pháp 2013`` for a constitution); empty for a law of its own.
        first: no earlier law bore this name.
        source: how the row was checked.
    """

    name: str
    aliases: tuple[str, ...]
    number: str | None
    date: datetime.date | None
    effective_from: datetime.date | None
    effective_to: datetime.date | None
    amends: tuple[str, ...]
    first: bool
    source: str

    @property
    def year(self) -> int | None:
        """Year of adoption, from the number where the day is not known."""
        if self.date is not None:
            return self.date.year
        match = _NUMBER_YEAR.search(self.number or "")
        return int(match["year"]) if match else None

    @property
    def key(self) -> str | None:
        """What ``amends`` of another law calls this one."""
        return self.number or (f"{self.name} {self.year}" if self.year else None)

    def adopted_by(self, on: datetime.date) -> bool:
        """Whether the law may be adopted by a day; where only its year is known, from that year's first day."""
        return self.date <= on if self.date is not None else self.year is None or self.year <= on.year

    def in_force(self, on: datetime.date) -> bool:
        """Whether the law is known to be in force on a day."""
        return (
            self.effective_from is not None
            and self.effective_from <= on
            and (self.effective_to is None or on <= self.effective_to)
        )


@dataclass(frozen=True, slots=True)
class Identified:
    """What the register says of one name.

    Attributes:
        law: the law meant, ``None`` where unknown or ambiguous.
        by: what told.
        candidates: the laws that may be meant where it stays open.
    """

    law: Law | None = None
    by: IdentifiedBy | None = None
    candidates: tuple[Law, ...] = ()


_NO_WORD = re.compile(r"[^\w\s]")
_NUMBER_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)/")
_AMENDING = re.compile(r"luật sửa đổi(?: bổ sung)?(?: một số điều)?(?: của)? (?=(?:bộ )?luật |pháp lệnh )")


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """The key under which two spellings of a law's name are one: case, tone placement, commas, line breaks."""
    plain = " ".join(_NO_WORD.sub(" ", match_key(name)).split())
    return _AMENDING.sub("luật sửa đổi bổ sung một số điều của ", plain, count=1)


@cache
def laws() -> tuple[Law, ...]:
    """All rows of the register, in the file's order."""
    return tuple(
        Law(
            name=row["name"],
            aliases=several(row["aliases"]),
            number=row["number"] or None,
            date=day(row["date"]),
            effective_from=day(row["effective_from"]),
            effective_to=day(row["effective_to"]),
            amends=several(row["amends"]),
            first=row["first"] == "yes",
            source=row["source"],
        )
        for row in read_rows("docproc.citations", "data/laws.csv")
    )


@cache
def _complete_to() -> datetime.date:
    """The last day for which the register claims to know every law that took the place of another."""
    day: datetime.date = read_toml("law_names.toml")["register"]["complete_to"]
    return day


@cache
def numbered_laws() -> dict[str, str]:
    """For the number of a known law (as ``Symbol.key``) its type: ``luật``, ``bộ luật`` or ``pháp lệnh``."""
    kinds = ("bộ luật", "luật", "pháp lệnh")
    return {
        row.number.lstrip("0").casefold(): kind
        for row in laws()
        for kind in kinds
        if row.number and row.name.lower().startswith(kind)
    }


@cache
def _by_name() -> dict[str, tuple[Law, ...]]:
    table: dict[str, list[Law]] = {}
    for law in laws():
        for key in dict.fromkeys(plain_name(name) for name in (law.name, *law.aliases)):
            table.setdefault(key, []).append(law)
    return {key: tuple(rows) for key, rows in table.items()}


@cache
def _by_initials() -> dict[tuple[str, str], str | None]:
    """For the words before an abbreviation and the abbreviation the key of the name; ``None`` where two share it."""
    table: dict[tuple[str, str], str | None] = {}
    for key in _by_name():
        for pair in shortened(key):
            table[pair] = key if table.get(pair, key) == key else None
    return table


def shortened(key: str) -> list[tuple[str, str]]:
    """How a name may be cut: ``luật thuế thu nhập doanh nghiệp`` gives ``("luật thuế", "tndn")`` among others.

    Args:
        key: a name as ``plain_name`` gives it.

    Returns:
        The words that stay and the initials of the others, joining words left out or not.
    """
    words, pairs = key.split(), []
    for kept in range(1, len(words) - 1):
        rest = words[kept:]
        for cut in (rest, [word for word in rest if word not in ("và", "của")]):
            pairs.append((" ".join(words[:kept]), "".join(word[0] for word in cut)))
    return list(dict.fromkeys(pairs))


def rows_of(name: str) -> tuple[Law, ...]:
    """All laws that bear a name, oldest first where their dates are known.

    Args:
        name: as printed; its last word may be an abbreviation of three letters or more that fits one name only
            (``Luật Thuế TNDN``).
    """
    key = plain_name(name)
    rows = _by_name().get(key)
    if rows is None:
        *kept, last = name.split() or [""]
        if len(last) >= 3 and last.isupper() and not name.isupper():
            full = _by_initials().get((plain_name(" ".join(kept)), match_key(last)))
            rows = _by_name().get(full) if full else None
    return tuple(sorted(rows or (), key=lambda law: law.date or datetime.date.min))


def identify(  # noqa: PLR0913  what is printed of a law and around it
    name: str,
    *,
    year: int | None = None,
    day: datetime.date | None = None,
    issue_date: datetime.date | None = None,
    revised: bool = False,
    announced: bool = False,
) -> Identified:
    """Which law a mention means.

    Args:
        name: the name as printed, without year.
        year: the year printed with it.
        day: the full date printed with it.
        issue_date: the day of the dispatch.
        revised: "(sửa đổi)" is printed and no year: a new law of that name, perhaps one that only comes.
        announced: the words before it suit a law that is adopted and not yet in force (``triển khai thi hành Luật …``).

    Returns:
        The law with what told it, or the laws that may be meant; nothing for a name that the register does not know.
    """
    rows = rows_of(name)
    if day is not None or year is not None:
        return _by_print(rows, year, day)
    if issue_date is not None:
        rows = tuple(law for law in rows if law.adopted_by(issue_date))
    if revised:
        return Identified(candidates=tuple(law for law in rows if not _ended(law, issue_date)))
    if issue_date is not None:
        return _onday(rows, name, issue_date, announced=announced)
    return Identified(rows[0], "only one") if _only(rows, name) else Identified(candidates=rows)


def _only(rows: tuple[Law, ...], name: str) -> bool:
    """Whether a name, printed in full, has been one law's only."""
    return len(rows) == 1 and rows[0].first and plain_name(name) in _by_name()


def _by_print(rows: tuple[Law, ...], year: int | None, day: datetime.date | None) -> Identified:
    """The law of the printed date, else of the printed year; a date that no law has leaves those of its year open."""
    if day is not None:
        exact = tuple(law for law in rows if law.date == day)
        if len(exact) == 1:
            return Identified(exact[0], "date")
        return Identified(candidates=exact or tuple(law for law in rows if law.year == day.year))
    same = tuple(law for law in rows if law.year == year)
    return Identified(same[0], "year") if len(same) == 1 else Identified(candidates=same)


def _onday(rows: tuple[Law, ...], name: str, on: datetime.date, *, announced: bool) -> Identified:
    """Among laws of one name adopted by a day: the one in force on it.

    A law adopted and known to take effect later is meant by its plain name only where the words before announce it;
    one whose day of effect is unknown may be in force, so that the name stays open.
    """
    living = tuple(law for law in rows if law.in_force(on))
    coming = tuple(law for law in rows if law not in living and not _ended(law, on))
    if on <= _complete_to():
        later = not announced and all(law.effective_from and law.effective_from > on for law in coming)
        if len(living) == 1 and (later or not coming) and not living[0].amends:
            return Identified(living[0], "in force")
        if coming and _only(rows, name):
            return Identified(rows[0], "only one")
    return Identified(candidates=living + coming)


def _ended(law: Law, on: datetime.date | None) -> bool:
    return law.effective_to is not None and (on is None or law.effective_to < on)


def amending(amended: tuple[Law, ...], year: int) -> Law | None:
    """The law of a year that amends one of the given laws, ``None`` unless the register knows exactly one.

    Args:
        amended: the amended law, or the laws that may be it.
        year: the year of adoption of the amending law.
    """
    numbers = {law.key for law in amended}
    found = [law for law in laws() if law.year == year and not numbers.isdisjoint(law.amends)]
    return found[0] if len(found) == 1 else None
