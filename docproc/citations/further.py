"""All that refers to documents without printing a number: self references, pointers, short forms, short names."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.citations.alias_mentions import find_alias_mentions
from docproc.citations.aliases import FoundAlias
from docproc.citations.known_names import FoundName, find_known_names
from docproc.citations.mentioned import FurtherMention, Mentioned
from docproc.citations.merging import CitedDocument
from docproc.citations.pointers import FoundSelf, find_pointers
from docproc.citations.short_mentions import find_short_mentions
from docproc.citations.symbols import parse_symbol
from docproc.text import match_key

__all__ = ["Dispatching", "FurtherReferences", "find_further"]


@dataclass(frozen=True, slots=True)
class Dispatching:
    """What the dispatch in which something is read says of itself: number, type in lower case, day."""

    number: str | None = None
    type: str | None = None
    issued: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class FurtherReferences:
    """What was found.

    Attributes:
        mentions: for each cited document its further mentions, in order.
        selves: references to the dispatch itself.
        named: documents called by a well-known name that the text does not cite by number.
    """

    mentions: tuple[tuple[FurtherMention, ...], ...]
    selves: tuple[FoundSelf, ...]
    named: tuple[FoundName, ...]


def find_further(
    text: str, cited: Sequence[CitedDocument], aliases: Sequence[FoundAlias], own: Dispatching
) -> FurtherReferences:
    """Find what refers to documents without their numbers.

    Args:
        text: folded text, the same in which the others were found.
        cited: the documents cited by number.
        aliases: the short names that the text defines.
        own: the dispatch itself.

    Returns:
        References to cited documents, to the dispatch itself, and to documents known by name; no place is two of them.
    """
    mentioned = Mentioned(match_key(text), cited)
    selves, found = find_pointers(text, mentioned, own.type)
    found += find_short_mentions(text, mentioned, parse_symbol(own.number) if own.number else None)
    found = _without_overlaps([*found, *find_alias_mentions(text, mentioned, aliases)])
    short_names = {one.start for one in found if one.kind == "alias"}
    selves = [one for one in selves if one.start not in short_names]  # "Đề án này", where the text defines "Đề án"
    taken = [
        *((one.start, one.end) for one in found),
        *((one.start, one.end) for one in selves),
        *((place.start, place.end) for place in mentioned.places),
    ]
    by_name, named = find_known_names(text, mentioned, taken, on=own.issued)
    groups: list[list[FurtherMention]] = [[] for _ in cited]
    for mention in sorted([*found, *by_name], key=lambda one: one.start):
        groups[mention.document].append(mention)
    return FurtherReferences(tuple(map(tuple, groups)), tuple(selves), tuple(named))


def _without_overlaps(mentions: list[FurtherMention]) -> list[FurtherMention]:
    """Of mentions that share a place the first found; several documents that one plural names all stay."""
    kept: list[FurtherMention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        last = kept[-1] if kept else None
        if last is None or mention.start >= last.end or _one_plural(last, mention):
            kept.append(mention)
    return kept


def _one_plural(one: FurtherMention, other: FurtherMention) -> bool:
    same_place = (one.start, one.end) == (other.start, other.end)
    return same_place and one.kind == other.kind == "deictic" and one.document != other.document
