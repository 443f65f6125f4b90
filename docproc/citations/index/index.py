"""The index of known dispatches: who cites whom, what is cited and missing, and what cannot be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docproc.citations.identity import number_key
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.results import (
    Added,
    Candidate,
    Contradiction,
    Link,
    Missing,
    Reason,
    Resolution,
    Slip,
)
from docproc.citations.symbols import parse_symbol

__all__ = ["Index"]


class Index:
    """Dispatches by identity, and the links between them."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._by_number: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> Record:
        return self._records[record_id]

    def records(self) -> Iterator[Record]:
        """All records, in the order in which they came."""
        yield from self._records.values()

    def add(self, record: Record) -> Added:
        """Take a record in; earlier links that it changes are reported.

        A second record of one identity is not stored again: the first stays.
        """
        if record.id in self._records:
            return Added(record.id, duplicate=True)
        before = {(link.source, link.reference): link.resolution for link in self.links()}
        self._records[record.id] = record
        if record.number:
            self._by_number.setdefault(number_key(record.number), []).append(record.id)
        return Added(record.id, duplicate=False, changed=self._changed(before))

    def remove(self, record_id: str) -> Added:
        """Take a record out; links that it changes are reported.

        Raises:
            KeyError: no such record.
        """
        before = {(link.source, link.reference): link.resolution for link in self.links()}
        record = self._records.pop(record_id)
        if record.number:
            self._by_number[number_key(record.number)].remove(record_id)
        return Added(record_id, duplicate=False, changed=self._changed(before))

    def _changed(self, before: dict[tuple[str, Reference], Resolution]) -> tuple[Link, ...]:
        return tuple(
            link
            for link in self.links()
            if (old := before.get((link.source, link.reference))) is not None and old != link.resolution
        )

    def resolve(self, reference: Reference, *, citing: Record | None = None) -> Resolution:
        """Which record a reference means.

        Args:
            reference: what is printed.
            citing: the record that prints it, if it is known.
        """
        key = number_key(reference.number)
        if citing is not None and citing.number and number_key(citing.number) == key:
            return Resolution("self", citing.id, reasons=(Reason("self", "It is the citing document's own number."),))
        symbol = parse_symbol(reference.number)
        fitting = [
            record
            for record_id in self._by_number.get(key, ())
            if (record := self._records[record_id]) and _same_day(record, reference)
        ]
        candidates = tuple(Candidate(record.id, (Reason("number-equal", "Same number."),)) for record in fitting)
        if len(fitting) == 1 and (reference.date or (symbol is not None and symbol.year)):
            return Resolution("matched", fitting[0].id, candidates)
        return Resolution("ambiguous" if fitting else "unmatched", None, candidates)

    def links(self, record_id: str | None = None) -> Iterator[Link]:
        """All links, or those of one record."""
        sources = self._records.values() if record_id is None else (self._records[record_id],)
        for record in sources:
            for reference in record.references:
                yield Link(record.id, reference, self.resolve(reference, citing=record))

    def cited_by(self, record_id: str) -> list[Link]:
        """The links that lead to a record."""
        return [
            link for link in self.links() if link.resolution.state == "matched" and link.resolution.target == record_id
        ]

    def missing(self) -> list[Missing]:
        """Documents that are cited and not held, the most cited first."""
        cited: dict[str, list[Link]] = {}
        for link in self.links():
            if link.resolution.state == "unmatched":
                cited.setdefault(number_key(link.reference.number), []).append(link)
        found = []
        for links in cited.values():
            years = Counter(int(link.reference.date[:4]) for link in links if link.reference.date)
            issuers = Counter(link.reference.issuer for link in links if link.reference.issuer)
            sources = tuple(dict.fromkeys(link.source for link in links))
            found.append(
                Missing(
                    links[0].reference.number,
                    next(iter(issuers), None),
                    next(iter(years), None),
                    len(sources),
                    sources,
                )
            )
        return sorted(found, key=lambda missing: (-missing.count, missing.number))

    def slips(self) -> list[Slip]:
        """Suspected slips of the pen of all links."""
        return [slip for link in self.links() for slip in link.resolution.slips]

    def contradictions(self) -> list[Contradiction]:
        """Statements of the held dispatches that cannot both be right."""
        return []


def _same_day(record: Record, reference: Reference) -> bool:
    if record.date is None or reference.date is None:
        return True
    return record.date.startswith(reference.date) or reference.date.startswith(record.date)
