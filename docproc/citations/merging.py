"""What a dispatch says of a document it cites, put together from all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docproc.citations.coordination import Mention
from docproc.citations.issuing import body_of, elsewhere

__all__ = ["CitedDocument", "merged"]

_MOST_ALIKE = 20  # documents of one number that a mention is held against, issuers that a document is given


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One cited document.

    Attributes:
        number: canonical number with symbol, as first printed, without spaces.
        type: its type in lower case, ``None`` if neither a head noun nor the symbol tells.
        date: ISO date, ``None`` if not printed at any mention.
        issuer: issuing body as printed, ``None`` if no mention prints it.
        title: its title as printed (``về …``).
        provisions: provisions cited, as printed, in order of mention.
        relation: what the dispatch does with it (``căn cứ``, ``thay thế`` …).
        mentions: offsets of its number at each mention.
        extents: offsets of each whole mention: provision, head noun, number, date and issuer, without the title.
        within: number of the document in whose title it stands, ``None`` where it is cited on its own somewhere.
    """

    number: str
    type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    provisions: tuple[str, ...]
    relation: str | None
    mentions: tuple[tuple[int, int], ...]
    extents: tuple[tuple[int, int], ...] = ()
    within: str | None = None


def merged(mentions: Iterable[Mention]) -> list[CitedDocument]:
    """One document a number as long as nothing printed disagrees: neither the day nor whose territory it comes from.

    Numbering restarts each year and every body has its own. What says less goes with the first it does not contradict.
    """
    groups: list[_Group] = []
    by_number: dict[str, list[_Group]] = {}
    for mention in mentions:
        same_number = by_number.setdefault(mention.symbol.key, [])
        group = next((group for group in same_number[:_MOST_ALIKE] if group.agrees(mention)), None)
        if group is None:
            group = _Group()
            same_number.append(group)
            groups.append(group)
        group.add(mention)
    return [_document(group.mentions) for group in groups]


@dataclass(slots=True)
class _Group:
    """Mentions of one document, with the most exact date and the first issuers that they print."""

    mentions: list[Mention] = field(default_factory=list)
    date: str = ""
    issuers: list[str] = field(default_factory=list)

    def agrees(self, mention: Mention) -> bool:
        """Whether the mention may be one of the same document; a year in the number goes before that of a date."""
        if mention.date and self.date and mention.symbol.year is None:
            exact = min(len(mention.date), len(self.date))
            if mention.date[:exact] != self.date[:exact]:
                return False
        issuer = mention.issuer
        if issuer is None or not mention.issuer_certain or issuer in self.issuers or not self.issuers:
            return True
        body = body_of(None, issuer)
        return not any(elsewhere(body, body_of(None, other)) for other in self.issuers)

    def add(self, mention: Mention) -> None:
        """Take the mention in."""
        self.mentions.append(mention)
        if mention.date and len(mention.date) > len(self.date):
            self.date = mention.date
        room = len(self.issuers) < _MOST_ALIKE
        if mention.issuer and mention.issuer_certain and room and mention.issuer not in self.issuers:
            self.issuers.append(mention.issuer)


def _document(group: list[Mention]) -> CitedDocument:
    first, outer = group[0], group[0].within
    facts = (first.type_name, first.date, first.issuer, first.title, first.relation)
    provisions: tuple[str, ...] = (first.provision,) if first.provision else ()
    if len(group) > 1:
        facts = _first_printed(group)
        provisions = tuple(dict.fromkeys(m.provision for m in group if m.provision))
        outer = outer if all(m.within for m in group) else None
    type_name, date, issuer, title, relation = facts
    return CitedDocument(
        number=first.symbol.value,
        type=type_name,
        date=date,
        issuer=issuer,
        title=title,
        provisions=provisions,
        relation=relation,
        mentions=tuple([(m.number_start, m.number_end) for m in group]),
        extents=tuple([(m.start, m.end) for m in group]),
        within=outer.symbol.value if outer else None,
    )


def _first_printed(group: list[Mention]) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Type, date, issuer, title and relation of several mentions: of each the first that is printed, the surest first.

    A type with its head noun goes before one that the symbol tells, an issuer printed as such before a speaker; a
    relation is that of a mention outside other titles, if there is one.
    """
    return (
        next((m.type_name for m in [m for m in group if m.headed] + group if m.type_name), None),
        next((m.date for m in group if m.date), None),
        next((m.issuer for m in [m for m in group if m.issuer_certain] + group if m.issuer), None),
        next((m.title for m in group if m.title), None),
        next((m.relation for m in [m for m in group if m.within is None] or group if m.relation), None),
    )
