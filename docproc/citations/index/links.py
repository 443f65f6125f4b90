"""Who cites what, in columns: each different reference once, and for each record a chain of the references it makes."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from docproc.citations.identity import issuing_body, read_number
from docproc.citations.index.columns import Chains, Pool, TextPairs
from docproc.citations.index.records import Reference
from docproc.citations.index.store import number_hash, packed_date, printed_date, title_hash
from docproc.citations.issuing import Body

__all__ = ["LinkStore"]

_END = 0xFFFFFFFF


class LinkStore:
    """Contents (what a reference prints) and links (a record's row that prints it)."""

    def __init__(self) -> None:
        # Contents
        self.hashes = array("q")
        self.numbers = array("q")
        self.titles = array("q")
        self._tails = array("q")
        self._ordinals = array("q")
        self.days = array("I")
        self._types = array("I")
        self._issuers = array("I")
        self._bodies = array("I")
        self._relations = array("I")
        self._first = array("I")
        # Links
        self._source = array("I")
        self._content = array("I")
        self._same_content = array("I")
        self._same_source = array("I")
        self._first_of_source = array("I")
        self._strings: Pool[str] = Pool()
        self._body_pool: Pool[Body] = Pool()
        self._texts = TextPairs()
        self._odd_dates: dict[int, str] = {}
        self._free_contents: list[int] = []
        self._free_links: list[int] = []
        self._by_hash = Chains(lambda content: self.hashes[content])
        self._by_number = Chains(lambda content: self.numbers[content])
        self._by_number_place = Chains(lambda content: hash((self.numbers[content], self.body(content).place)))
        self._by_tail = Chains(lambda content: self._tails[content])
        self._by_ordinal = Chains(lambda content: self._ordinals[content])
        self._by_title = Chains(lambda content: self.titles[content])

    def __len__(self) -> int:
        return len(self._source) - len(self._free_links)

    def reference(self, content: int) -> Reference:
        """What is printed."""
        strings = self._strings
        return Reference(
            self.number(content),
            strings[self._types[content]],
            self._odd_dates.get(content) or printed_date(self.days[content]),
            strings[self._issuers[content]],
            self._texts.second(content),
            strings[self._relations[content]],
        )

    def contents(self) -> Iterator[int]:
        """All contents that somebody prints."""
        return (content for content, first in enumerate(self._first) if first != _END)

    def number(self, content: int) -> str:
        """The number as printed."""
        return self._texts.first(content) or ""

    def body(self, content: int) -> Body:
        """The issuing body as printed."""
        body = self._body_pool[self._bodies[content]]
        return body if body is not None else Body("")

    def sources(self, content: int) -> Iterator[int]:
        """Rows of the records that print it."""
        link = self._first[content]
        while link != _END:
            yield self._source[link]
            link = self._same_content[link]

    def of(self, row: int) -> Iterator[int]:
        """Contents of a record, in its order."""
        link = self._first_of_source[row] if row < len(self._first_of_source) else _END
        while link != _END:
            yield self._content[link]
            link = self._same_source[link]

    def by_number(self, number: int) -> list[int]:
        """Contents by hash of the number."""
        return self._by_number.find(number)

    def by_number_place(self, number: int, place: str) -> list[int]:
        """Contents by hash of the number and the printed territory, empty for none."""
        return self._by_number_place.find(hash((number, place)))

    def by_title(self, title: int) -> list[int]:
        """Contents by hash of the title."""
        return self._by_title.find(title)

    def of_day(self, day: int, number: str) -> list[int]:
        """Contents of a full date whose number shares the ordinal, or all the rest, with a number."""
        tail, ordinal = _halves(number, day)
        return [*self._by_ordinal.find(ordinal), *self._by_tail.find(tail)]

    def add(self, row: int, references: tuple[Reference, ...]) -> None:
        """Put the references of a record in."""
        while row >= len(self._first_of_source):
            self._first_of_source.append(_END)
        following = _END
        for reference in reversed(references):
            content = self._content_of(reference)
            link = self._free_links.pop() if self._free_links else self._append_link()
            self._source[link], self._content[link] = row, content
            self._same_content[link] = self._first[content]
            self._first[content] = link
            self._same_source[link] = following
            following = link
        self._first_of_source[row] = following

    def remove(self, row: int) -> None:
        """Take the references of a record out."""
        link = self._first_of_source[row]
        while link != _END:
            self._unlink(link)
            self._free_links.append(link)
            link = self._same_source[link]
        self._first_of_source[row] = _END

    def _unlink(self, link: int) -> None:
        content = self._content[link]
        if self._first[content] == link:
            self._first[content] = self._same_content[link]
        else:
            at = self._first[content]
            while self._same_content[at] != link:
                at = self._same_content[at]
            self._same_content[at] = self._same_content[link]
        if self._first[content] == _END:
            self._drop(content)

    def _append_link(self) -> int:
        for column in (self._source, self._content, self._same_content, self._same_source):
            column.append(_END)
        return len(self._source) - 1

    def _content_of(self, reference: Reference) -> int:
        """The content, a new one where nobody printed it so before."""
        key = hash(reference)
        for content in self._by_hash.find(key):
            if self.reference(content) == reference:
                return content
        content = self._free_contents.pop() if self._free_contents else self._append_content()
        self.hashes[content] = key
        self.numbers[content] = number_hash(reference.number)
        self.titles[content] = title_hash(reference.title)
        self.days[content] = packed_date(reference.date)
        if reference.date is not None and not self.days[content]:
            self._odd_dates[content] = reference.date
        self._tails[content], self._ordinals[content] = _halves(reference.number, self.days[content])
        self._types[content] = self._strings.number(reference.type)
        self._issuers[content] = self._strings.number(reference.issuer)
        self._relations[content] = self._strings.number(reference.relation)
        self._bodies[content] = self._body_pool.number(issuing_body(reference.number, reference.issuer))
        self._texts.write(content, reference.number, reference.title)
        for chains, chain_key in self._keys(content):
            chains.add(content, chain_key)
        return content

    def _append_content(self) -> int:
        for column in (self.hashes, self.numbers, self.titles, self._tails, self._ordinals, self.days, self._types):
            column.append(0)
        for column in (self._issuers, self._bodies, self._relations):
            column.append(0)
        self._texts.append()
        self._first.append(_END)
        return len(self.hashes) - 1

    def _drop(self, content: int) -> None:
        for chains, key in self._keys(content):
            chains.remove(content, key)
        self._odd_dates.pop(content, None)
        self._free_contents.append(content)
        self._texts.drop(content, self.contents())

    def _keys(self, content: int) -> Iterator[tuple[Chains, int]]:
        yield self._by_hash, self.hashes[content]
        yield self._by_number, self.numbers[content]
        yield self._by_number_place, hash((self.numbers[content], self.body(content).place))
        if self.days[content] % 100:
            yield self._by_tail, self._tails[content]
            yield self._by_ordinal, self._ordinals[content]
        if self.titles[content]:
            yield self._by_title, self.titles[content]


def _halves(number: str, day: int) -> tuple[int, int]:
    """Keys of a number without its ordinal, and of the ordinal alone, on a day."""
    parts = read_number(number)
    return hash((day, parts.tail.key)), hash((parts.ordinal, day))
