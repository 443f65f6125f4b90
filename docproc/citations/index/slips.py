"""Suspected slips of the pen behind a reference that fits no record.

A record is suspected where its number is one slip away (``near.py``) and it is of the same day and issuer, or where
number or day are a slip away and the titles are the same; or where the number is right and day or issuer cannot be.
Only suspicion: nothing is corrected, and the reference stays unmatched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docproc.citations.identity import read_number
from docproc.citations.index.evidence import Evidence, compare_bodies, compare_titles
from docproc.citations.index.near import near_number
from docproc.citations.index.query import Query
from docproc.citations.index.records import Record
from docproc.citations.index.results import Reason, Slip
from docproc.citations.index.store import RecordStore, body_hash, printed_date

__all__ = ["near_day", "suspected"]

_MOST_ROWS = 400  # of one day and issuer, or one title, that are looked at
_MOST_SLIPS = 5


def suspected(
    query: Query, store: RecordStore, contradicted: Iterable[Evidence], citing: Record | None
) -> tuple[Slip, ...]:
    """The records that a slip would explain, the likeliest first; the citing one is none of them.

    Args:
        query: the reference.
        store: the records.
        contradicted: records of the very number that something printed speaks against.
        citing: the record that prints the reference; letters of one day often cite their neighbours.
    """
    own = store.row_of(citing.id) if citing else -1
    found: dict[int, tuple[Reason, ...]] = {}
    for evidence in contradicted:
        reasons = _of_same_number(query, store, evidence)
        if reasons:
            found[evidence.row] = reasons
    for row in _near_rows(query, store):
        if row not in found and row != own:
            reasons = _of_near_number(query, store, row)
            if reasons:
                found[row] = reasons
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), store.id(item[0])))[:_MOST_SLIPS]
    return tuple(
        Slip(query.reference.number, store.id(row), store.number(row) or "", reasons) for row, reasons in ranked
    )


def _of_same_number(query: Query, store: RecordStore, evidence: Evidence) -> tuple[Reason, ...]:
    """The number is right, and one thing speaks against the record: its day, or its issuer."""
    held = store.days[evidence.row]
    if evidence.later and held > query.citing_day and evidence.date != "differs":
        return ()
    body_fits = evidence.name in ("equal", "similar", "conveyed") and evidence.place in ("equal", "citing", "none")
    same_title = evidence.title in ("equal", "similar")
    if evidence.date == "differs" and (body_fits or same_title) and "differs" not in (evidence.name, evidence.place):
        if same_title or _one_period(query, held) or near_day(query.day, held):
            text = f"It is cited with the date {printed_date(query.day)}, but is dated {printed_date(held)}."
            return (Reason("date-differs", text), Reason("number-equal", "The number is the same."))
        return ()
    if evidence.date == "equal" and evidence.name == "differs" and evidence.place in ("equal", "citing", "none"):
        text = "The number and the date are the same, but another issuer is named."
        return (Reason("issuer-differs", text), Reason("date-equal", "The date is the same."))
    if evidence.name == "differs" and query.number.tail.year and query.body.scope == "central" and not query.day:
        return (Reason("issuer-differs", "The number is the same, but another issuer is named."),)
    return ()


def _one_period(query: Query, held: int) -> bool:
    """The same year, in which an agency gives a number once."""
    return query.number.tail.year is not None or query.day // 10000 == held // 10000


def near_day(cited: int, held: int) -> bool:
    """The same day of another year, which is a frequent slip in January; else one digit of the date is another."""
    if cited % 10000 == held % 10000 and abs(cited // 10000 - held // 10000) == 1:
        return True
    return sum(one != other for one, other in zip(str(cited), str(held), strict=False)) == 1


def _near_rows(query: Query, store: RecordStore) -> Iterator[int]:
    """Records of the same day and issuer, and of the same title."""
    if query.day % 100:
        for name in query.names:
            for place in query.places or ("",):
                yield from store.by_body_day(body_hash(name, place), query.day)[:_MOST_ROWS]
    if query.title_hash:
        rows = store.by_title(query.title_hash)
        yield from rows if len(rows) <= _MOST_ROWS else ()


def _of_near_number(query: Query, store: RecordStore, row: int) -> tuple[Reason, ...]:
    held = read_number(store.number(row) or "")
    near = near_number(query.number, held)
    if near is None:
        return ()
    day = store.days[row]
    if query.citing_day % 100 and day % 100 and day > query.citing_day:
        return ()
    name, place = compare_bodies(query, store.body(row), day)
    title = compare_titles(query.reference.title, store.subject(row))
    if "differs" in (name, place) or title == "differs":
        return ()
    reasons = [near]
    same_day = bool(query.day % 100) and query.day == day
    if same_day:
        reasons.append(Reason("date-equal", f"Both are dated {printed_date(day)}."))
    if name in ("equal", "similar", "conveyed", "successor") and place in ("equal", "citing", "none"):
        reasons.append(Reason("issuer-equal", "The issuer is the same."))
    elif title != "equal":
        return ()
    if title in ("equal", "similar"):
        reasons.append(Reason(f"title-{title}", "The titles agree."))
    if not same_day and (title != "equal" or (query.day % 100 and day % 100 and not near_day(query.day, day))):
        return ()
    return tuple(reasons)
