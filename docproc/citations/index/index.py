"""The index of known dispatches: who cites whom, what is cited and missing, and what cannot be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docproc.citations.identity import Number, issuing_body, read_number
from docproc.citations.index.contradictions import find_contradictions
from docproc.citations.index.links import LinkStore
from docproc.citations.index.missing import group_missing
from docproc.citations.index.near import near_number
from docproc.citations.index.query import make_query, merged_with
from docproc.citations.index.records import Record, Reference
from docproc.citations.index.resolve import resolve
from docproc.citations.index.results import Added, Contradiction, Link, Missing, Resolution, Slip
from docproc.citations.index.slips import near_day
from docproc.citations.index.store import RecordStore, number_hash, packed_date, title_hash
from docproc.citations.index.variants import Variants
from docproc.citations.issuing import Body

__all__ = ["Index"]

_Place = tuple[int, int]
"""A link: row of the citing record, and its content."""


class Index:
    """Dispatches by identity, and the links between them.

    What a reference means is worked out from the records when it is asked, so that links do not depend on the order
    in which the records came. Not safe for use by several threads at once.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """An index of some records, without the reports that ``add`` makes of each."""
        self._store = RecordStore()
        self._links = LinkStore()
        self._variants = Variants()
        for record in records:
            self._put(record)

    def __len__(self) -> int:
        return len(self._store)

    def __contains__(self, record_id: object) -> bool:
        return self._store.row_of(record_id) >= 0

    def __getitem__(self, record_id: str) -> Record:
        return self._record(self._row(record_id))

    def records(self) -> Iterator[Record]:
        """All records."""
        return (self._record(row) for row in self._store.rows())

    def add(self, record: Record) -> Added:
        """Take a record in.

        Args:
            record: made with ``Record.of``, ``from_json`` or ``build``.

        Returns:
            The earlier links that it changes, as they are now. Of several records of one identity the one that says
            most is kept, whichever came first; ``contradictions`` reports what they say differently.

        Raises:
            ValueError: the record's id is none of ``document_id``.
        """
        row = self._store.row_of(record.id)
        if row >= 0 and not self._variants.better(record, self._record(row)):
            self._variants.note(record, self._record(row))
            return Added(record.id, duplicate=True)
        touched = [place for place in self._touched(record) if place[0] != row]
        before = self._resolutions(touched)
        self._put(record)
        return Added(record.id, duplicate=row >= 0, changed=self._changed(touched, before))

    def remove(self, record_id: str) -> Added:
        """Take a record out, with all that was added under its identity.

        Returns:
            The links of others that it changes, as they are now.

        Raises:
            KeyError: no such record.
        """
        row = self._row(record_id)
        record = self._record(row)
        touched = [place for place in self._touched(record) if place[0] != row]
        before = self._resolutions(touched)
        self._drop(row)
        self._variants.forget(record_id)
        return Added(record_id, duplicate=False, changed=self._changed(touched, before))

    def resolve(self, reference: Reference, *, citing: Record | None = None) -> Resolution:
        """Which record a reference means; ``docproc.citations.index.resolve`` has the rules.

        Args:
            reference: what is printed.
            citing: the record that prints it, held or not; says the territory and the latest day.
        """
        return resolve(reference, citing, self._store)

    def links(self, record_id: str | None = None) -> Iterator[Link]:
        """All links, or those that one record makes.

        Raises:
            KeyError: no such record.
        """
        rows = self._store.rows() if record_id is None else iter((self._row(record_id),))
        for row in rows:
            citing = self._store.record(row)
            for content in self._links.of(row):
                reference = self._links.reference(content)
                yield Link(citing.id, reference, resolve(reference, citing, self._store))

    def cited_by(self, record_id: str) -> list[Link]:
        """The links of others that lead to a record.

        Raises:
            KeyError: no such record.
        """
        number = self._store.numbers[self._row(record_id)]
        contents = self._links.by_number(number) if number else []
        places = sorted({(row, content) for content in contents for row in self._links.sources(content)})
        links = (self._link(place, resolution) for place, resolution in self._resolutions(places).items())
        found = (link for link in links if link.resolution.target == record_id and link.resolution.state == "matched")
        return sorted(found, key=lambda link: link.source)

    def missing(self) -> list[Missing]:
        """Documents that are cited and not held, the most cited first."""
        return group_missing(self.links(), lambda source: self._store.record(self._row(source)))

    def slips(self) -> list[Slip]:
        """Suspected slips of the pen in all links, each with the record that has it."""
        return [
            Slip(slip.cited, slip.suspected, slip.number, slip.reasons, link.source)
            for link in self.links()
            for slip in link.resolution.slips
        ]

    def contradictions(self) -> list[Contradiction]:
        """Statements of the records, about themselves and about what they cite, that cannot both be right."""
        return find_contradictions(self._store, self._links, self._variants)

    def _row(self, record_id: str) -> int:
        row = self._store.row_of(record_id)
        if row < 0:
            raise KeyError(record_id)
        return row

    def _record(self, row: int) -> Record:
        record = self._store.record(row)
        references = tuple(map(self._links.reference, self._links.of(row)))
        return Record(
            record.id,
            record.number,
            record.date,
            record.issuer,
            record.parent,
            record.place,
            record.type,
            record.subject,
            references,
        )

    def _put(self, record: Record) -> None:
        """Put a record in, in the place of one of its identity that says less."""
        row = self._store.row_of(record.id)
        if row >= 0:
            held = self._record(row)
            better = self._variants.better(record, held)
            self._variants.note(held if better else record, record if better else held)
            if not better:
                return
            self._drop(row)
        self._links.add(self._store.add(record), record.references)

    def _drop(self, row: int) -> None:
        self._links.remove(row)
        self._store.remove(row)

    def _touched(self, record: Record) -> list[_Place]:
        """Links that this record's coming or going may change: of its number, near it on its day, of its title."""
        if not record.number:
            return []
        number, day = read_number(record.number), packed_date(record.date)
        body = issuing_body(record.number, record.issuer, record.parent, record.place)
        dated = number.tail.year is None
        contents = dict.fromkeys(self._same_number(number_hash(record.number), body, day if dated else 0))
        near = self._links.of_day(day, record.number) if day % 100 else []
        title = title_hash(record.subject)
        near += self._links.by_title(title) if title else []
        contents.update((each, None) for each in near if near_number(self._number(each), number))
        return [
            (row, content)
            for content in contents
            for row in self._links.sources(content)
            if self._concerns(row, content, body)
        ]

    def _same_number(self, number: int, body: Body, day: int) -> Iterator[int]:
        """Contents of the number that may have to do with a record of this body and day; some numbers are legion.

        Without a day all do: a number that says its year is one document's, whatever date a citation gives it.
        """
        if body.scope == "local" and body.place:
            places = (*merged_with(body.place), "")
            contents = [each for place in places for each in self._links.by_number_place(number, place)]
        else:
            contents = self._links.by_number(number)
        for content in contents:
            cited = self._links.days[content]
            other_year = cited % 100 and day % 100 and cited // 10000 != day // 10000
            if not other_year or self._links.titles[content] or near_day(cited, day):
                yield content

    def _concerns(self, row: int, content: int, body: Body) -> bool:
        """Whether a citation that prints no territory may mean a body of this one."""
        if body.scope != "local" or not body.place or self._links.body(content).place:
            return True
        places = make_query(self._links.reference(content), self._store.record(row)).places
        return not places or any(body.place in merged_with(place) for place in places)

    def _number(self, content: int) -> Number:
        return read_number(self._links.number(content))

    def _resolutions(self, places: Iterable[_Place]) -> dict[_Place, Resolution]:
        return {
            (row, content): resolve(self._links.reference(content), self._store.record(row), self._store)
            for row, content in places
        }

    def _changed(self, touched: list[_Place], before: dict[_Place, Resolution]) -> tuple[Link, ...]:
        """The links whose state, target or suspicions are other than before."""
        after = self._resolutions(touched)
        changed = (self._link(place, now) for place, now in after.items() if _outcome(now) != _outcome(before[place]))
        return tuple(sorted(changed, key=lambda link: (link.source, link.reference.number)))

    def _link(self, place: _Place, resolution: Resolution) -> Link:
        row, content = place
        return Link(self._store.id(row), self._links.reference(content), resolution)


def _outcome(resolution: Resolution) -> tuple[str, str | None, frozenset[str]]:
    return resolution.state, resolution.target, frozenset(slip.suspected for slip in resolution.slips)
