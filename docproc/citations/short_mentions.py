"""Short forms after a full citation: ``Nghị định 30``, ``NĐ 30``, ``Quyết định số 1085`` for the one document meant.

Nghị định 30/2020/NĐ-CP asks for the full form at the first mention only. A short form is linked where type and number
leave one document of the text, and nothing printed with it (year, date) speaks against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.citations.dates import read_date
from docproc.citations.heads import head_before, strip_number_word
from docproc.citations.mentioned import FurtherMention, Mentioned
from docproc.citations.symbols import Symbol

__all__ = ["find_short_mentions"]

# A bare number; "30/2020" may follow without its codes, but "30/NQ-CP" is a citation and "30-45" none.
_BARE = re.compile(
    r"(?P<number>[0-9](?<![\w/.,%-][0-9])[0-9]{0,5})(?P<suffix>[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?![\w%]|\s?/\s?\w|\s?[-–]\s?\w|[.,]\d)"
)


def find_short_mentions(text: str, mentioned: Mentioned, own: Symbol | None = None) -> Iterator[FurtherMention]:
    """Places where a cited document is named by type and bare number.

    Args:
        text: folded text.
        mentioned: the documents that it cites.
        own: the dispatch's own number, which a bare number may mean as well.

    Yields:
        The mentions in order; none where two documents fit.
    """
    if not mentioned.cited:
        return
    key = mentioned.key
    for match in _BARE.finditer(key):
        ordinal, suffix = int(match["number"]), match["suffix"] or None
        known = mentioned.by_ordinal.get((ordinal, suffix))
        if known is None or match.start() in mentioned.number_starts:
            continue
        marker = strip_number_word(key, 0, match.start())
        head = head_before(text, key, match.start() if marker is None else marker)
        if head is None or (own is not None and (own.ordinal, own.suffix) == (ordinal, suffix)):
            continue
        fitting = [(index, symbol) for index, symbol in known if mentioned.fits(index, head[1])]
        if len(fitting) == 1 and _agrees(mentioned, *fitting[0], match):
            yield FurtherMention(head[0], match.end(), "short", fitting[0][0])


def _agrees(mentioned: Mentioned, index: int, symbol: Symbol, match: re.Match[str]) -> bool:
    """Whether a year or a date printed with the short form is the document's."""
    cited = mentioned.cited[index]
    year = symbol.year or (int(cited.date[:4]) if cited.date else None)
    if match["year"] and int(match["year"]) != year:
        return False
    printed = read_date(mentioned.key, match.end())
    return printed is None or printed.iso is None or cited.date in (None, printed.iso)
