"""Puts together what a dispatch refers to: cited documents and laws as fields of the contract, with ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal

from docproc.citations import CitedDocument, CitedLaw
from docproc.citations.identity import number_key
from docproc.citations.index.records import Record
from docproc.citations.known_names import FoundName
from docproc.citations.law_context import LawContext
from docproc.citations.mentioned import FurtherMention, MentionKind
from docproc.citations.pointers import FoundSelf
from docproc.citations.provision_grammar import parse_provisions
from docproc.dispatch import (
    Amendment,
    Citation,
    Header,
    LawMention,
    Mention,
    NamedDocument,
    Provision,
    SelfReference,
    Span,
)
from docproc.regions.layout import Layout
from docproc.text.keys import compare_key

__all__ = ["citations", "content_id", "laws", "named_documents", "own_id", "self_references"]


def content_id(kind: str, *facts: str | int | None) -> str:
    """An id made of what is printed: the same facts give the same id in every run and on every machine.

    Args:
        kind: short prefix, ``cit`` or ``law``.
        facts: what makes the thing itself; spelling, spaces and case do not count.

    Returns:
        The prefix and 16 hexadecimal digits.
    """
    plain = "\x1f".join(compare_key(str(fact)) if fact is not None else "" for fact in facts)
    return f"{kind}-{hashlib.sha256(plain.encode()).hexdigest()[:16]}"


def own_id(header: Header) -> str | None:
    """The id of the dispatch itself, the one under which an index keeps it.

    Args:
        header: its header fields.

    Returns:
        The id; ``None`` where the header says too little to tell the dispatch from another.
    """
    numbered = header.number is not None and header.number.ordinal is not None
    if not numbered and (header.subject is None or (header.issuer is None and header.date is None)):
        return None
    return Record.from_json({"header": header.model_dump(mode="json")}).id


def citations(
    layout: Layout, cited: Sequence[CitedDocument], further: Sequence[Sequence[FurtherMention]]
) -> tuple[Citation, ...]:
    """The cited documents as the contract has them, in the same order; ``further`` are the mentions without number."""
    return tuple(
        Citation(
            id=content_id("cit", number_key(one.number), one.date, one.issuer),
            number=one.number,
            type=one.type,
            date=one.date,
            issuer=one.issuer,
            title=one.title,
            provisions=one.provisions,
            cited_provisions=_one_by_one(one.provisions),
            relation=one.relation,
            within=one.within,
            mentions=_mentions(layout, one, others),
        )
        for one, others in zip(cited, further, strict=True)
    )


def _mentions(layout: Layout, cited: CitedDocument, further: Iterable[FurtherMention]) -> tuple[Mention, ...]:
    spans: list[tuple[Span, Literal["number"] | MentionKind]] = [(span, "number") for span in cited.mentions]
    spans += [((one.start, one.end), one.kind) for one in further]
    return tuple(Mention(kind=kind, **layout.evidence(*span)) for span, kind in sorted(spans))


def laws(layout: Layout, found: Sequence[CitedLaw], contexts: Sequence[LawContext]) -> tuple[LawMention, ...]:
    """The laws cited by name as the contract has them, in the same order."""
    return tuple(
        LawMention(
            id=content_id("law", law.name, law.year, law.number),
            name=law.name,
            year=law.year,
            number=law.number,
            date=law.date,
            effective_from=law.effective_from,
            identified_by=law.identified_by,
            candidates=law.candidates,
            amended=tuple(Amendment(year=change.year, number=change.number) for change in law.amended),
            provisions=context.provisions,
            cited_provisions=_one_by_one(context.provisions),
            relation=context.relation,
            mentions=tuple(Mention(**layout.evidence(*span)) for span in law.mentions),
        )
        for law, context in zip(found, contexts, strict=True)
    )


def named_documents(layout: Layout, found: Sequence[FoundName]) -> tuple[NamedDocument, ...]:
    """The documents cited by a well-known name alone, as the contract has them."""
    return tuple(
        NamedDocument(
            id=content_id("doc", number_key(one.document.number), one.document.date.isoformat(), one.document.issuer),
            name=one.document.name,
            number=one.document.number,
            type=one.document.type,
            date=one.document.date.isoformat(),
            issuer=one.document.issuer,
            title=one.document.title,
            source=one.document.source,
            mentions=tuple(Mention(kind="alias", **layout.evidence(*span)) for span in one.mentions),
        )
        for one in found
    )


def self_references(layout: Layout, found: Sequence[FoundSelf]) -> tuple[SelfReference, ...]:
    """The places at which the dispatch speaks of itself, as the contract has them."""
    return tuple(
        SelfReference(
            text=one.text,
            cited_provisions=_one_by_one(one.provisions),
            **layout.evidence(one.start, one.end),
        )
        for one in found
    )


def _one_by_one(printed: Iterable[str]) -> tuple[Provision, ...]:
    return tuple(one for text in printed for one in parse_provisions(text))
