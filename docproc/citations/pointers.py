"""Words that point: at the dispatch itself (``Nghị quyết này``) or at a document cited before (``văn bản nêu trên``).

``Thông tư này`` in a dispatch that is no thông tư points at the thông tư cited last. What points back is linked only
where one document can be meant: to none of two coordinated ones, and to several only where the plural counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from docproc.citations.codes import phrase_pattern, read_toml
from docproc.citations.heads import ANY_DOCUMENT, head_before
from docproc.citations.mentioned import FurtherMention, Mentioned, Place
from docproc.citations.provisions import read_provision
from docproc.text import match_key

__all__ = ["FoundSelf", "PointingWords", "find_pointers", "pointing_words"]

_REACH = 6000  # characters back to the document pointed at
_REACH_PLURAL = 1500
_QUOTED_REACH = 4000
_SAID = re.compile(r"(?:(?:đã|vừa|được)\s+)*(?:nêu|nói|kể|dẫn)\s*\Z")
_NAMED = re.compile(r"(?:đã|vừa|được)\s*\Z")
_HERE = re.compile(r"\s+đây(?!\w)")
_OF_BODY = re.compile(r"\s+của\s+(?P<body>[^,;:.()\n]{2,80}?)\s*\Z")
_PLURAL = re.compile(r"(?<!\w)(?<!số )(?P<count>các|những|hai|ba|bốn|năm|0[2-5])\s*\Z")
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_DRAFT = re.compile(r"(?<!\w)(?:dự|bản)\s+thảo\s+\Z")  # a draft is no document yet
_SENTENCE_END = re.compile(r"[.;](?=\s+\S)|\n\n")


class PointingWords(NamedTuple):
    """``data/pointing.toml``, ready to ask."""

    annexed_types: frozenset[str]
    annexed: re.Pattern[str]
    common_nouns: frozenset[str]
    ends_phrase: re.Pattern[str]


@cache
def pointing_words() -> PointingWords:
    """The words around "này" and "trên" that tell whether a document is pointed at."""
    data = read_toml("pointing.toml")
    after = phrase_pattern(data["after"])
    return PointingWords(
        frozenset(data["annexed_types"]),
        re.compile(phrase_pattern(data["annexed_types"])),
        frozenset(data["common_nouns"]),
        re.compile(rf"\s*(?:[,.;:)?!”\"]|\Z|\n\s*\n)|\s+{after}"),
    )


@dataclass(frozen=True, slots=True)
class FoundSelf:
    """A place at which the dispatch speaks of itself.

    Attributes:
        start: offset of the noun.
        end: offset after "này".
        text: both as printed.
        provisions: the provision before it, as printed (``Điều 3`` of ``Điều 3 Quyết định này``).
    """

    start: int
    end: int
    text: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pointing:
    """Noun and pointing words: ``Chỉ thị`` + ``trên``."""

    start: int
    end: int
    type_name: str
    body: str | None = None


def find_pointers(
    text: str, mentioned: Mentioned, own_type: str | None
) -> tuple[list[FoundSelf], list[FurtherMention]]:
    """Find the words that point at documents.

    Args:
        text: folded text.
        mentioned: the documents that it cites.
        own_type: the dispatch's own type in lower case, ``None`` where unknown.

    Returns:
        What points at the dispatch itself, and what points at cited documents, each in order.
    """
    selves: list[FoundSelf] = []
    back: list[FurtherMention] = []
    for pointing in _these(text, mentioned.key):
        if _quoted(text, pointing.start):
            continue
        if _PLURAL.search(mentioned.key, max(0, pointing.start - 8), pointing.start):
            back += _linked(text, mentioned, pointing)
        elif _means_itself(text, pointing, mentioned, own_type):
            selves.append(_itself(text, mentioned.key, pointing))
        elif own_type is not None and pointing.type_name not in (ANY_DOCUMENT, own_type):
            back += _linked(text, mentioned, pointing)
    for pointing in _above(text, mentioned.key) if mentioned.places else ():
        back += _linked(text, mentioned, pointing)
    return selves, sorted(back, key=lambda one: (one.start, one.document))


# --- this --------------------------------------------------------------------------------------------------------


def _places(key: str, word: str) -> Iterator[int]:
    """Where ``word`` stands as a word of its own."""
    at = key.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and key[at - 1].isalnum()) and not key[end : end + 1].isalnum():
            yield at
        at = key.find(word, end)


def _these(text: str, key: str) -> Iterator[_Pointing]:
    for at in _places(key, "này"):
        head = head_before(text, key, at)
        if head is not None and not _DRAFT.search(key, max(0, head[0] - 12), head[0]):
            yield _Pointing(head[0], at + len("này"), head[1])


def _means_itself(text: str, pointing: _Pointing, mentioned: Mentioned, own_type: str | None) -> bool:
    noun = pointing.type_name
    if noun == ANY_DOCUMENT:
        return True
    if own_type is not None and (own_type == noun or own_type.startswith(f"{noun} ")):
        return text[pointing.start].isupper() or noun not in pointing_words().common_nouns
    if not text[pointing.start].isupper():
        return False
    cited = any(mentioned.fits(place.document, noun) for place in mentioned.before(pointing.start, _REACH))
    return not cited and (own_type is None or noun in pointing_words().annexed_types)


def _itself(text: str, key: str, pointing: _Pointing) -> FoundSelf:
    provision = read_provision(text, key, 0, pointing.start)
    printed = " ".join(text[pointing.start : pointing.end].split())
    return FoundSelf(pointing.start, pointing.end, printed, (provision.text,) if provision else ())


def _quoted(text: str, position: int) -> bool:
    """Whether the words stand in a quotation: the amended text of another document speaks of that document."""
    low = max(0, position - _QUOTED_REACH)
    return text.rfind("“", low, position) > text.rfind("”", low, position)


# --- above -------------------------------------------------------------------------------------------------------


def _above(text: str, key: str) -> Iterator[_Pointing]:
    for at in _places(key, "trên"):
        here = _HERE.match(key, at + len("trên"))
        said = _SAID.search(key, max(0, at - 24), at)
        end = here.end() if here else at + len("trên")
        if said or here:
            yield from _pointing(text, key, said.start() if said else at, end)
        elif pointing_words().ends_phrase.match(key, end):
            pointing = next(_pointing(text, key, at, end), None)
            if pointing is not None and (text[pointing.start].isupper() or pointing.type_name == ANY_DOCUMENT):
                yield pointing
    for at in _places(key, "nêu"):
        named = _NAMED.search(key, max(0, at - 8), at)
        end = at + len("nêu")
        if named is not None and pointing_words().ends_phrase.match(key, end):
            yield from _pointing(text, key, named.start(), end)


def _pointing(text: str, key: str, marker: int, end: int) -> Iterator[_Pointing]:
    head = head_before(text, key, marker)
    if head is not None and _DRAFT.search(key, max(0, head[0] - 12), head[0]):
        return
    if head is not None:
        yield _Pointing(head[0], end, head[1])
        return
    of = _OF_BODY.search(key, max(0, marker - 100), marker)
    head = head_before(text, key, of.start()) if of else None
    if head is not None and of is not None:
        yield _Pointing(head[0], end, head[1], " ".join(of["body"].split()))


def _linked(text: str, mentioned: Mentioned, pointing: _Pointing) -> list[FurtherMention]:
    plural = _PLURAL.search(mentioned.key, max(0, pointing.start - 8), pointing.start)
    if plural is not None:
        documents = _several(text, mentioned, pointing, plural["count"])
        start = plural.start("count")
    else:
        documents, start = _last(mentioned, pointing), pointing.start
    return [FurtherMention(start, pointing.end, "deictic", document) for document in documents]


def _candidates(mentioned: Mentioned, pointing: _Pointing, reach: int) -> Iterator[Place]:
    for place in mentioned.before(pointing.start, reach):
        if not mentioned.fits(place.document, pointing.type_name):
            continue
        one = mentioned.cited[place.document]
        if one.within is None and (pointing.body is None or _same_body(pointing.body, one.issuer)):
            yield place


def _same_body(body: str, issuer: str | None) -> bool:
    return issuer is not None and match_key(issuer).startswith(body)


def _last(mentioned: Mentioned, pointing: _Pointing) -> list[int]:
    """The one document pointed at: the last that fits, unless it is one of two coordinated ones that do."""
    found = _candidates(mentioned, pointing, _REACH)
    last, before = next(found, None), next(found, None)
    if last is None or (before and before.document != last.document and mentioned.coordinated(before, last)):
        return []
    return [last.document]


def _several(text: str, mentioned: Mentioned, pointing: _Pointing, count: str) -> list[int]:
    """The documents that a plural counts: as many as it says, or all of the sentence that names several."""
    paragraph = mentioned.key.rfind("\n\n", 0, pointing.start)
    places = [p for p in _candidates(mentioned, pointing, _REACH_PLURAL) if p.start > paragraph]
    documents = list(dict.fromkeys(place.document for place in reversed(places)))
    if count in ("các", "những"):
        one_sentence = places and not _SENTENCE_END.search(text, places[-1].end, places[0].start)
        return documents if len(documents) > 1 and one_sentence else []
    wanted = _COUNTS.get(count) or int(count)
    return documents if len(documents) == wanted else []
