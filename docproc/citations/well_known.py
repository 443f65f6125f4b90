"""Names under which everybody knows a document: ``Đề án 06``, ``Nghị quyết 57`` (``data/well_known.csv``).

A name is valid for a time: ``Nghị quyết 68`` was a programme of the Government until the Politburo's resolution of
04/5/2025 took the name over. Where two documents bear a name on one day, both are given, and the caller abstains.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from docproc.data import day, read_rows, several
from docproc.text import match_key

__all__ = ["WellKnown", "documents_named", "known_as", "well_known"]

_SHORT = {"nq": "nghị quyết", "nđ": "nghị định", "ct": "chỉ thị", "kl": "kết luận", "qđ": "quy định"}
_HEAD = re.compile(r"(?P<type>nq|nđ|ct|kl|qđ)(?=[ .]*\d)[ .]*")
_NUMBER_WORD = re.compile(r" số:? (?=\d)")
_DASH = re.compile(r"[ ]?[-–][ ]?")


@dataclass(frozen=True, slots=True)
class WellKnown:
    """One row of ``data/well_known.csv``.

    Attributes:
        name: the name as it is usually printed, ``Đề án 06``.
        aliases: other wordings.
        number: the document's number and symbol.
        type: its type, ``quyết định``.
        date: the day it was issued.
        issuer: who issued it.
        title: what it is about.
        valid_from: first day on which the name means this document.
        valid_to: last day, ``None`` while it does.
        source: how the row was checked.
    """

    name: str
    aliases: tuple[str, ...]
    number: str
    type: str
    date: datetime.date
    issuer: str
    title: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    source: str

    def borne(self, on: datetime.date) -> bool:
        """Whether the name means this document on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@cache
def well_known() -> tuple[WellKnown, ...]:
    """All rows, in the file's order."""
    return tuple(
        WellKnown(
            name=row["name"],
            aliases=several(row["aliases"]),
            number=row["number"],
            type=row["type"],
            date=datetime.date.fromisoformat(row["date"]),
            issuer=row["issuer"],
            title=row["title"],
            valid_from=datetime.date.fromisoformat(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
        )
        for row in read_rows("docproc.citations", "data/well_known.csv")
    )


def known_as(name: str) -> str:
    """The key under which wordings of a name are one: ``NQ57``, ``Nghị quyết số 57``, ``NGHỊ QUYẾT 57``."""
    key = _DASH.sub(" - ", " ".join(match_key(name).split()))
    key = _HEAD.sub(lambda match: f"{_SHORT[match['type']]} ", key, count=1) if _HEAD.match(key) else key
    return _NUMBER_WORD.sub(" ", key).strip(" .,;:\"'“”")


@cache
def _by_key() -> dict[str, tuple[WellKnown, ...]]:
    table: dict[str, tuple[WellKnown, ...]] = {}
    for row in well_known():
        for key in dict.fromkeys(known_as(name) for name in (row.name, *row.aliases)):
            table[key] = (*table.get(key, ()), row)
    return table


def documents_named(name: str, *, on: datetime.date | None) -> tuple[WellKnown, ...]:
    """The documents that bore a name on a day.

    Args:
        name: as printed, without the body that issued it.
        on: the day of the dispatch; ``None`` where unknown, which leaves all that ever bore the name.

    Returns:
        One document where the name is clear, several where nobody can know, none for a name that the table lacks.
    """
    return tuple(row for row in _by_key().get(known_as(name), ()) if on is None or row.borne(on))
