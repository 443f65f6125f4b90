"""A reference made ready for comparison: its number, day and title, and the body that it means where it says less.

"UBND tỉnh" in a letter of An Giang is UBND tỉnh An Giang; the date of a citation from before a merger of provinces may
mean any of those that became one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from docproc.bodies import organisations
from docproc.bodies.successors import same_body
from docproc.citations.identity import Number, issuing_body, read_number
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.store import number_hash, packed_date, title_hash
from docproc.citations.issuing import Body, body_of, identity_data, province_of

__all__ = ["MERGER", "Query", "existed", "make_query", "merged", "merged_with", "succeeded"]

MERGER = 20250701  # provinces: Nghị quyết 202/2025/QH15
_DISTRICT = frozenset({"huyện", "quận", "thị xã"})
_COMMUNE = frozenset({"xã", "phường", "thị trấn", "đặc khu"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the index.

    Attributes:
        reference: as printed.
        number: its number, taken apart.
        number_hash: key of the number.
        day: packed date.
        body: the issuing body as printed, completed by the symbol's code.
        places: the territories that may be meant; empty where nothing says it.
        places_from: who says the territory.
        own_series: nothing but the citing document's own symbol says the body: its codes are the same.
        title_hash: key of the title.
        citing_day: packed date of the citing document.
    """

    reference: Reference
    number: Number
    number_hash: int
    day: int
    body: Body
    places: tuple[str, ...]
    places_from: Literal["print", "citing", "none"]
    own_series: bool
    title_hash: int
    citing_day: int

    @property
    def names(self) -> tuple[str, ...]:
        """The issuer as printed, and as the codes say it, which is another where one of them has a slip."""
        codes = self.number.tail.issuer_codes
        coded = body_of(codes[0], None).name if len(codes) == 1 else ""
        return tuple(dict.fromkeys(filter(None, (self.body.name, coded))))


def make_query(reference: Reference, citing: Record | None) -> Query:
    """A reference with what its document's heading adds to it."""
    number = read_number(reference.number)
    body = issuing_body(reference.number, reference.issuer)
    day, citing_day = packed_date(reference.date), packed_date(citing.date if citing else None)
    places: tuple[str, ...] = (body.place,) if body.place else ()
    places_from: Literal["print", "citing", "none"] = "print" if places else "none"
    own_series = False
    if citing is not None and not places and body.scope != "central":
        own = issuing_body(citing.number, citing.issuer, citing.parent, citing.place)
        if body.scope == "open" and not reference.issuer and _same_codes(number, citing):
            body, own_series = own, True
        if body.scope == "local" or own_series:
            above = issuing_body(None, citing.parent) if citing.parent else None
            central = "central" in (own.scope, above.scope if above else "")
            line = "" if central else province_of(citing.place)
            places = _from_citing(body, own, line, own_series=own_series)
            if citing_day >= MERGER and day < MERGER:
                places = tuple(dict.fromkeys(before for place in places for before in merged_with(place)))
            places_from = "citing" if places else "none"
    return Query(
        reference,
        number,
        number_hash(reference.number),
        day,
        body,
        places,
        places_from,
        own_series,
        title_hash(reference.title),
        citing_day,
    )


def _same_codes(number: Number, citing: Record) -> bool:
    codes = number.tail.issuer_codes
    return bool(codes and citing.number) and codes == read_number(citing.number or "").tail.issuer_codes


def _from_citing(body: Body, own: Body, line: str, *, own_series: bool) -> tuple[str, ...]:
    """The territories that the citing document's heading says for a body printed without one.

    Args:
        body: the cited body.
        own: the citing body.
        line: province of the citing document's place line, unless its body is one of the centre.
        own_series: the cited document is the citing body's own.
    """
    province = own.province or line
    if own_series:
        return (own.place,) if own.place else ()
    if body.unit in _DISTRICT or body.unit in _COMMUNE:
        return (own.place,) if own.unit == body.unit and own.place else ()
    if body.unit == "thành phố" and own.unit == "thành phố" and own.place:
        return (own.place,)
    if body.unit or _provincial(body.name):
        return (province,) if province else ()
    return tuple(dict.fromkeys(filter(None, (own.place, province))))


@lru_cache(maxsize=4096)
def _provincial(name: str) -> bool:
    """Whether there is one such body in each province and none below."""
    heads = identity_data()["local"]["provincial"]
    return any(name == head or name.startswith(f"{head} ") for head in heads)


@lru_cache(maxsize=65536)
def merged(place: str, other: str) -> bool:
    """Whether two provinces are one, before and after a merger."""
    return same_body(f"ủy ban nhân dân tỉnh {place}", None, f"ủy ban nhân dân tỉnh {other}", None)


@lru_cache(maxsize=65536)
def succeeded(name: str, other: str) -> bool:
    """Whether one of two bodies took over the duties of the other."""
    return bool(name and other) and name != other and same_body(name, None, other, None)


@lru_cache(maxsize=4096)
def merged_with(place: str) -> tuple[str, ...]:
    """The territory, and all provinces that became one with it."""
    every = dict.fromkeys(province_of(row.name) for row in organisations() if row.kind == "province")
    return (place, *(other for other in every if other != place and merged(place, other)))


@lru_cache(maxsize=4096)
def existed(place: str, day: int) -> bool:
    """Whether a province of this name existed on a packed day; ``True`` for territories that are no province."""
    rows = [row for row in organisations() if row.kind == "province" and province_of(row.name) == place]
    stamps = [
        (int(f"{row.valid_from:%Y%m%d}") if row.valid_from else 0, int(f"{row.valid_to:%Y%m%d}") if row.valid_to else 0)
        for row in rows
    ]
    return not rows or any(first <= day and (not last or day <= last) for first, last in stamps)
