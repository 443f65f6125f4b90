"""Later uses of a short name given to a cited document: ``(sau đây gọi tắt là Đề án)`` … ``Đề án``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from docproc.citations.aliases import FoundAlias
from docproc.citations.codes import clause_start
from docproc.citations.heads import ANY_DOCUMENT
from docproc.citations.mentioned import FurtherMention, Mentioned
from docproc.citations.pointers import pointing_words
from docproc.text import match_key

__all__ = ["find_alias_mentions"]

_REACH = 700  # characters from a citation over its title to the bracket that names it
_REACH_BEFORE = 240  # back to "Đề án …" in "Đề án … được phê duyệt tại Quyết định số …"
_ORDINAL = re.compile(r"(?P<number>\d{1,6})(?P<suffix>[a-zđ]?)\Z")
_ENDS = re.compile(r";|\.(?=\s)|\n\n")
_PLURAL = re.compile(r"(?<!\w)(?:các|những)\s+\Z")
_MOST_ALIASES = 64  # short names of documents in one text; each is looked for in the whole text
_MOST_USES = 2000


def find_alias_mentions(text: str, mentioned: Mentioned, aliases: Iterable[FoundAlias]) -> Iterator[FurtherMention]:
    """Places where a cited document is called by the short name that the text gave it.

    Args:
        text: folded text.
        mentioned: the documents that it cites.
        aliases: the short names that it defines.

    Yields:
        The definition itself and every later use, alias by alias.
    """
    named = ((alias, _named(mentioned, alias)) for alias in aliases if alias.explicit)
    for alias, document in islice(named, _MOST_ALIASES):
        if document is not None:
            yield FurtherMention(alias.start, alias.end, "alias", document)
            for start in _uses(text, mentioned.key, alias):
                yield FurtherMention(start, start + len(alias.alias), "alias", document)


def _named(mentioned: Mentioned, alias: FoundAlias) -> int | None:
    """The document right before the bracket, if the short name is one of a document."""
    name = match_key(alias.alias)
    near = [place for place in mentioned.before(alias.start, _REACH) if mentioned.cited[place.document].within is None]
    if not near or _ENDS.search(mentioned.key, near[0].end, alias.start):
        return None
    place = near[0]
    if len(near) > 1 and near[1].document != place.document and mentioned.coordinated(near[1], place):
        return None
    own = mentioned.cited[place.document].type
    if name.startswith(ANY_DOCUMENT) or (own is not None and re.match(rf"{re.escape(own)}(?!\w)", name)):
        return place.document
    number = _ORDINAL.search(name)
    if number is not None and any(index == place.document for index, _ in mentioned.by_ordinal.get(_key(number), ())):
        return place.document
    noun = pointing_words().annexed.match(name)
    low = clause_start(mentioned.key, max(0, place.start - _REACH_BEFORE), place.start)
    enacted = noun is not None and re.search(rf"(?<!\w){noun.group()}(?!\w)", mentioned.key[low : alias.start])
    return place.document if enacted else None


def _key(number: re.Match[str]) -> tuple[int, str | None]:
    return int(number["number"]), number["suffix"] or None


def _uses(text: str, key: str, alias: FoundAlias) -> Iterator[int]:
    """Where the alias is used after its definition; one that is a mere noun ("Đề án") must end its phrase."""
    noun = len(alias.alias.split()) < 3 and not alias.alias[-1].isdigit()
    ends = pointing_words().ends_phrase
    at = text.find(alias.alias, alias.end)
    for _ in range(_MOST_USES):
        if at < 0:
            return
        end = at + len(alias.alias)
        whole = not (text[at - 1].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] in ("/", "-"))
        if whole and not (noun and (ends.match(key, end) is None or _PLURAL.search(key, max(0, at - 8), at))):
            yield at
        at = text.find(alias.alias, end)
