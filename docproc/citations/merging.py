"""What a dispatch says of a document it cites, put together from all its mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docproc.citations.coordination import Mention

__all__ = ["CitedDocument", "merged"]


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
    """One document a number, or a number and year: two dates of different years mean two documents."""
    groups: dict[tuple[str, str | None], list[Mention]] = {}
    first_year: dict[str, str | None] = {}
    for mention in mentions:
        number = mention.symbol.key
        year = mention.date[:4] if mention.date and mention.symbol.year is None else None
        if year is not None and first_year.setdefault(number, year) == year:
            year = None  # the first year printed is also that of the mentions without a date
        groups.setdefault((number, year), []).append(mention)
    return [_document(group) for group in groups.values()]


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
