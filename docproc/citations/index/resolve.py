"""Which record a reference means: the rules, in the order in which they are asked.

| what is printed, by the number's family | what else is needed for "matched" |
|---|---|
| year in the number, one issuer in the country (30/2020/NĐ-CP, 45/2013/QH13) | nothing |
| year in the number, local issuer (08/2024/QĐ-UBND) | the territory, printed or of the citing document |
| no year, one issuer in the country (76/NQ-CP, 812/BNV-TL) | the year, by a date or part of one; or the same title |
| no year, local issuer (12/QĐ-UBND, 812/SYT-NVY) | year and territory; or territory and the same title |
| Party (19-NQ/TW) | the date, or a year within which no term ends; or the same title |
| an issuer that no register knows (15/QĐ-THPTNT) | year and the issuer's name; or the citing body's own series |
| a district's or commune's (UBND huyện Châu Thành) | the full date, since many share their names |
| an issuer that took over the cited one's duties, or lost its own | the full date |
| full date and the same title | the issuer may then be left out |

Nothing printed may contradict: another date, issuer or territory, a date after the citing document's. Of several that
fit, those by the printed name go before those by succession, those of the same title before others; if more than one
is left, the reference is ambiguous. One record that fits, while too little is printed to exclude others that the index
does not know, is ambiguous as well. Other titles alone contradict only where the year is not known, since offices
reword them. The citing document's own number is "self" unless date or issuer say otherwise.
"""

from __future__ import annotations

from docproc.citations.identity import issuing_body, read_number
from docproc.citations.index.evidence import Evidence, compare, compare_bodies, compare_dates, reasons
from docproc.citations.index.query import Query, make_query, merged_with
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.results import Candidate, Reason, Resolution
from docproc.citations.index.slips import suspected
from docproc.citations.index.store import RecordStore, body_hash, packed_date

__all__ = ["resolve"]

_MOST_ROWS = 30  # of one number that are compared; more cannot be told apart by what is printed
_MOST_CANDIDATES = 10


def resolve(reference: Reference, citing: Record | None, store: RecordStore) -> Resolution:
    """Resolve one reference by the table above.

    Args:
        reference: as printed.
        citing: the record that prints it.
        store: all records.
    """
    query = make_query(reference, citing)
    if citing is not None and _is_self(query, citing):
        return Resolution("self", citing.id, reasons=(Reason("self", "It is the citing document's own number."),))
    rows = _rows(query, store)
    if len(rows) > _MOST_ROWS:
        rows = _possible(query, store, rows)
    if len(rows) > _MOST_ROWS:
        text = f"{len(rows)} documents have this number, and what is printed does not tell them apart."
        return Resolution("ambiguous", reasons=(Reason("too-many", text),))
    # The citing document cannot mean itself here: its own number was asked before.
    compared = [compare(query, store, row) for row in rows if citing is None or store.id(row) != citing.id]
    fitting = [evidence for evidence in compared if not evidence.contradicted]
    settled = _best([evidence for evidence in fitting if evidence.settled])
    if len(settled) == 1:
        chosen = _candidate(settled[0], query, store)
        return Resolution("matched", chosen.id, (chosen,), chosen.reasons)
    if fitting:
        return _ambiguous(settled or fitting, query, store, several=len(settled) > 1)
    return _unmatched(query, store, compared, citing)


def _is_self(query: Query, citing: Record) -> bool:
    if not citing.number or read_number(citing.number).key != query.number.key or not query.number.ordinal:
        return False
    if compare_dates(query.day, packed_date(citing.date)) == "differs":
        return False
    own = issuing_body(citing.number, citing.issuer, citing.parent, citing.place)
    return "differs" not in compare_bodies(query, own, packed_date(citing.date))


def _rows(query: Query, store: RecordStore) -> list[int]:
    """The records of the number that may fit or be suspected, by the narrowest keys that what is printed allows."""
    day, number = query.day, query.number_hash
    rows: list[int] = []
    if day % 100:
        for packed in (day, day // 100 * 100, day // 10000 * 10000, 0):
            rows += store.by_number_day(number, packed)
    if query.body.scope == "local" and query.places:
        places = dict.fromkeys(other for place in query.places for other in merged_with(place))
        for name in query.names:
            for place in (*places, ""):
                rows += store.by_number_body(number, body_hash(name, place))
    elif query.body.scope == "central" or not day % 100:
        rows += store.by_number(number)
    return list(dict.fromkeys(rows))


def _possible(query: Query, store: RecordStore, rows: list[int]) -> list[int]:
    """Of many rows those whose days fit; if these are many still, those of the title."""
    years = store.days
    latest = query.citing_day if query.citing_day % 100 else 0
    if query.day:
        rows = [row for row in rows if compare_dates(query.day, years[row]) != "differs"]
    if latest:
        rows = [row for row in rows if years[row] <= latest]
    if len(rows) > _MOST_ROWS and query.title_hash:
        rows = [row for row in rows if store.titles[row] == query.title_hash] or rows
    return rows


def _best(settled: list[Evidence]) -> list[Evidence]:
    """Those by the printed name before those by succession; of these, those with the full date, then the title."""
    for better in (_literal, _dated, _titled):
        narrowed = [evidence for evidence in settled if better(evidence)]
        settled = narrowed or settled
    return settled


def _literal(evidence: Evidence) -> bool:
    return "successor" not in (evidence.name, evidence.place)


def _dated(evidence: Evidence) -> bool:
    return evidence.date == "equal"


def _titled(evidence: Evidence) -> bool:
    return evidence.title == "equal"


def _candidate(evidence: Evidence, query: Query, store: RecordStore) -> Candidate:
    return Candidate(store.id(evidence.row), reasons(evidence, query, store))


def _ambiguous(fitting: list[Evidence], query: Query, store: RecordStore, *, several: bool) -> Resolution:
    ranked = sorted(
        fitting,
        key=lambda evidence: (
            not _literal(evidence),
            not _dated(evidence),
            evidence.title not in ("equal", "similar"),
            store.id(evidence.row),
        ),
    )
    candidates = tuple(_candidate(evidence, query, store) for evidence in ranked[:_MOST_CANDIDATES])
    found = []
    if several or len(fitting) > 1:
        found.append(Reason("several-fit", f"{len(fitting)} documents fit what is printed."))
    if not any(evidence.period for evidence in fitting):
        found.append(Reason("year-not-printed", "No year is printed, and numbers begin anew each year or term."))
    if all(evidence.place == "unknown" for evidence in fitting):
        found.append(Reason("place-unknown", "Nothing says which territory's body is meant."))
    elif not any(evidence.issuer_certain for evidence in fitting):
        found.append(Reason("issuer-uncertain", "What is printed does not make the issuer certain."))
    return Resolution("ambiguous", None, candidates, tuple(found))


def _unmatched(query: Query, store: RecordStore, contradicted: list[Evidence], citing: Record | None) -> Resolution:
    slips = suspected(query, store, contradicted, citing)
    found = [Reason("not-held", "No document that is held fits what is printed.")]
    if slips:
        found.append(Reason("slip-suspected", f"A slip is suspected: {slips[0].number}."))
    return Resolution("unmatched", None, (), tuple(found), slips)
