"""What a text cites, one document after another, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docproc.dispatch import LawMention, NamedDocument
from docproc.export.plain import plain

if TYPE_CHECKING:
    from docproc.citations.index import Resolution
    from docproc.dispatch import SelfReference
    from docproc.export.cited.model import CitedText, Linked

__all__ = ["summary", "to_text"]

_SAID_BY_STATE = frozenset({"number-equal", "not-held", "slip-suspected"})


def to_text(cited: CitedText) -> str:
    """Plain text: number, type, date and issuer of each, then title, provisions, and the link to the index."""
    lines = [line for entry in cited.entries for line in _entry(entry)]
    if cited.self_references:
        lines.append("Itself: " + "; ".join(dict.fromkeys(map(_own, cited.self_references))))
    return "".join(f"{plain(line).rstrip()}\n" for line in lines or ["No cited documents found."])


def summary(entry: Linked) -> str:
    """One line: what is cited, and what the text does with it."""
    fact = entry.fact
    if isinstance(fact, LawMention):
        parts = [f"{fact.name}{f' {fact.year}' if fact.year else ''}", fact.number, fact.date]
        amended = [f"{change.year}{f' ({change.number})' if change.number else ''}" for change in fact.amended]
        parts += [f"amended {', '.join(amended)}"] if amended else []
        parts += [f"perhaps {' or '.join(fact.candidates)}"] if fact.candidates and not fact.number else []
        return " · ".join(filter(None, [*parts, fact.relation]))
    names = [fact.name] if isinstance(fact, NamedDocument) else []
    relation = None if isinstance(fact, NamedDocument) else fact.relation
    return " · ".join(filter(None, [*names, fact.number, fact.type, fact.date, fact.issuer, relation]))


def _entry(entry: Linked) -> Iterator[str]:
    yield summary(entry)
    fact = entry.fact
    if not isinstance(fact, LawMention) and fact.title:
        yield f"  {fact.title}"
    if not isinstance(fact, NamedDocument) and fact.provisions:
        yield f"  {'; '.join(fact.provisions)}"
    if len(entry.spans) > 1:
        yield f"  {len(entry.spans)} mentions"
    if entry.resolution is not None:
        yield from _link(entry, entry.resolution)


def _link(entry: Linked, found: Resolution) -> Iterator[str]:
    said = " ".join(reason.text for reason in found.reasons if reason.code not in _SAID_BY_STATE)
    target = f" {entry.target} [{found.target}]" if entry.target else ""
    yield f"  → {found.state}{target}{f': {said}' if said else ''}"
    if found.state == "ambiguous":
        for candidate in found.candidates:
            yield f"    perhaps {candidate.id}: {' '.join(reason.text for reason in candidate.reasons)}"
    for slip in found.slips:
        yield f"    {slip.number} may be meant: {' '.join(reason.text for reason in slip.reasons)}"


def _own(own: SelfReference) -> str:
    provisions = ", ".join(dict.fromkeys(provision.text for provision in own.cited_provisions))
    return " ".join(own.text.split()) + (f" ({provisions})" if provisions else "")
