"""Statements that cannot both hold: what records say of themselves, of what they cite, and of each other.

Each rule is one generator; all of them only report, with who says what.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docproc.citations.identity import is_term_year, read_number
from docproc.citations.index.evidence import compare, compare_dates, compare_titles, same_type
from docproc.citations.index.links import LinkStore
from docproc.citations.index.query import Query, make_query
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.results import Contradiction
from docproc.citations.index.store import RecordStore, packed_date, printed_date
from docproc.citations.index.variants import Variants
from docproc.citations.issuer_codes import compatible
from docproc.citations.law_register import Law, laws, rows_of
from docproc.citations.symbols import parse_symbol
from docproc.document_types import by_code, by_name

__all__ = ["find_contradictions"]


@dataclass(frozen=True, slots=True)
class _Said:
    """A full date that a record (its own heading, or its citation) gives a number of one issuer."""

    day: int
    row: int
    number: str


def find_contradictions(store: RecordStore, links: LinkStore, variants: Variants) -> list[Contradiction]:
    """All contradictions, by code and number.

    Args:
        store: the records.
        links: what they cite.
        variants: records of an identity that another one has.
    """
    found = [
        *_duplicates(store, variants),
        *_own_types(store),
        *_two_dates(store, links),
        *_citations(store, links),
    ]
    return sorted(set(found), key=lambda each: (each.code, each.numbers, each.ids, each.message))


def _duplicates(store: RecordStore, variants: Variants) -> Iterator[Contradiction]:
    """Two documents under one number; a second reading of one document, with other commas, is no second document."""
    for record_id, others in variants.items():
        row = store.row_of(record_id)
        subject, day, kind = store.subject(row), store.days[row], store.strings[store.types[row]]
        for other in others:
            other_day = compare_dates(packed_date(other.date), day) == "differs"
            other_title = compare_titles(other.subject, subject) in ("differs", "unclear")
            other_type = bool(other.type and kind and not same_type(other.type, kind, other.number))
            if other_day or other_title or other_type:
                message = f"Two documents are held as {other.number or 'unnumbered'} of one issuer and period."
                yield Contradiction("duplicate-number", message, (record_id,), (other.number or "",))


def _own_types(store: RecordStore) -> Iterator[Contradiction]:
    for row in store.rows():
        number, kind = store.number(row), store.strings[store.types[row]]
        clash = _type_clash(number, kind)
        if clash:
            message = f"{number} is headed {kind}, while its symbol stands for {clash}."
            yield Contradiction("type-differs", message, (store.id(row),), (number or "",))


def _type_clash(number: str | None, kind: str | None) -> str | None:
    """The type that the symbol stands for, where it is none that the printed one can be."""
    tail = read_number(number).tail if number else None
    printed = by_name(kind) if kind else None
    if tail is None or tail.type_code is None or printed is None or tail.type_code in printed.codes:
        return None
    meant = by_code(tail.type_code, family="party" if tail.family == "party" else None)
    # Where the first code can be a body's as well (CT, TT), the symbol does not say the type for certain.
    symbol = parse_symbol(number or "", type_name=kind)
    if meant is None or not printed.codes or symbol is None or symbol.type_code != tail.type_code:
        return None
    return meant.name


def _citations(store: RecordStore, links: LinkStore) -> Iterator[Contradiction]:
    """What one citation says against its own parts, its document's date, a known record or the register of laws."""
    for content in links.contents():
        reference = links.reference(content)
        rows = sorted(set(links.sources(content)))
        sources = tuple(sorted(map(store.id, rows)))
        yield from _within(reference, sources)
        yield from _against_register(reference, sources)
        for row in rows:
            citing = store.record(row)
            yield from _after_citing(reference, citing)
            yield from _other_issuer(make_query(reference, citing), citing, store)


def _within(reference: Reference, sources: tuple[str, ...]) -> Iterator[Contradiction]:
    """Head noun and symbol, issuer and symbol, year in the symbol and year of the date."""
    clash = _type_clash(reference.number, reference.type)
    if clash:
        message = f"{reference.number} is cited as {reference.type}, while its symbol stands for {clash}."
        yield Contradiction("type-differs", message, sources, (reference.number,))
    symbol = parse_symbol(reference.number)
    if symbol is None:
        return
    if reference.issuer and not compatible(symbol, reference.issuer):
        message = f"{reference.number} is cited as issued by {reference.issuer}, which its symbol does not stand for."
        yield Contradiction("issuer-differs", message, sources, (reference.number,))
    if symbol.year and reference.date and packed_date(reference.date) // 10000 not in (symbol.year, 0):
        message = f"{reference.number} is cited with the date {reference.date}, of another year than its number says."
        yield Contradiction("two-dates", message, sources, (reference.number,))


def _after_citing(reference: Reference, citing: Record) -> Iterator[Contradiction]:
    cited, own = packed_date(reference.date), packed_date(citing.date)
    if cited % 100 and own % 100 and cited > own:
        message = f"{citing.number or 'A document'} of {citing.date} cites {reference.number} of {reference.date}."
        yield Contradiction("date-after-citing", message, (citing.id,), (reference.number,))


def _other_issuer(query: Query, citing: Record, store: RecordStore) -> Iterator[Contradiction]:
    """A record of the number, the day and the title whose issuer is another than the one named."""
    if not query.reference.issuer or not query.day % 100 or not query.title_hash:
        return
    for row in store.by_number_day(query.number_hash, query.day):
        evidence = compare(query, store, row)
        if evidence.title == "equal" and "differs" in (evidence.name, evidence.place):
            held = store.record(row)
            message = (
                f"{citing.number or 'A document'} names {query.reference.issuer} as issuer of {held.number} of "
                f"{held.date}, which is held as issued by {held.issuer}."
            )
            yield Contradiction("issuer-differs", message, tuple(sorted((citing.id, held.id))), (held.number or "",))


@cache
def _register() -> dict[str, Law]:
    return {read_number(law.number).key: law for law in laws() if law.number}


def _against_register(reference: Reference, sources: tuple[str, ...]) -> Iterator[Contradiction]:
    """A law's number with the date or the name of another law."""
    number = read_number(reference.number)
    if number.tail.family != "law":
        return
    law = _register().get(number.key)
    if law and law.date and reference.date and not law.date.isoformat().startswith(reference.date):
        message = f"{reference.number} is cited with the date {reference.date}; {law.name} is of {law.date}."
        yield Contradiction("law-differs", message, sources, (reference.number,))
    named = _laws_named(reference)
    meant = [each.number for each in named if each.number and read_number(each.number).tail.year == number.tail.year]
    if law not in named and (meant or (law is not None and named)):
        other = f"whose number is {meant[0]}" if meant else f"but is the number of {law.name}" if law else ""
        message = f"{reference.number} is cited as {named[0].name}, {other}."
        yield Contradiction("law-differs", message, sources, (reference.number,))


def _laws_named(reference: Reference) -> tuple[Law, ...]:
    """The laws that bear the name that is printed with a number."""
    title = reference.title or ""
    return rows_of(title) or rows_of(f"{reference.type or ''} {title}".strip()) if title else ()


def _two_dates(store: RecordStore, links: LinkStore) -> Iterator[Contradiction]:
    """One number of one issuer and period with two full dates, in headings or citations."""
    days: dict[int, set[int]] = {}
    for content in links.contents():
        if links.days[content] % 100:
            days.setdefault(links.numbers[content], set()).add(links.days[content])
    for number, said in days.items():
        said.update(day for row in store.by_number(number) if (day := store.days[row]) % 100)
        if len(said) > 1:
            yield from _clashing(number, store, links)


def _clashing(number: int, store: RecordStore, links: LinkStore) -> Iterator[Contradiction]:
    """The groups of statements on one document in which the dates differ."""
    groups: dict[tuple[str, str, str], set[_Said]] = {}
    for row in store.by_number(number):
        body, held = store.body(row), store.number(row) or ""
        _say(groups, (body.name, body.place), _Said(store.days[row], row, held))
    for content in links.by_number(number):
        reference = links.reference(content)
        for row in set(links.sources(content)):
            query = make_query(reference, store.record(row))
            if query.body.scope == "central" or len(query.places) == 1:
                place = query.places[0] if query.places else ""
                _say(groups, (query.body.name, place), _Said(query.day, row, reference.number))
    for said in groups.values():
        days = sorted({each.day for each in said})
        if len(days) > 1:
            printed = min(each.number for each in said)
            message = f"{printed} is given {len(days)} dates: {', '.join(filter(None, map(printed_date, days)))}."
            ids = tuple(sorted({store.id(each.row) for each in said}))
            yield Contradiction("two-dates", message, ids, (printed,))


def _say(groups: dict[tuple[str, str, str], set[_Said]], body: tuple[str, str], said: _Said) -> None:
    """Put a statement to those on the same document; one without a full date, or not surely on it, is left out."""
    tail = read_number(said.number).tail
    if not said.day % 100 or (tail.year is None and is_term_year(tail, said.day // 10000)):
        return
    year = tail.year or said.day // 10000
    groups.setdefault((*body, str(year)), set()).add(said)
