"""Where a number with its symbol stands in running text, broken by blanks and line ends or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docproc.citations.codes import issuers, vocabulary
from docproc.citations.symbol_shapes import BODY, CAP, CODE, DOT, NUMBER, SEGMENT, SPACE
from docproc.citations.symbols import AROUND_MARKS, Symbol, read_match

__all__ = ["FoundSymbol", "find_symbols"]

# Where a symbol may be: a mark before a capital, found by its first character, ten times as fast as by a digit …
_OPENS_CODE = rf"{CAP}(?=[A-ZĐƯƠÔÂÊĂ0-9&.,/(-]|tg|[hy][A-ZĐ])"  # no word of small letters: "1/ Sở", "2- Khu"
_SLASH = re.compile(rf"/\s{{0,2}}{_OPENS_CODE}")
_HYPHEN = re.compile(
    rf"-(?:(?<=[0-9A-ZĐ]-)|(?<=[0-9][a-zđ]-)|(?<=[0-9] -)|(?<=[0-9][a-zđA-Z] -)|(?<=bis-))\s{{0,2}}{_OPENS_CODE}"
)
# … and the last digit of the number before it.
_PLACE = re.compile(
    rf"""[0-9] (?: bis | [a-zđA-Z] )?
         (?: \s{{0,3}} [/-] \s{{0,2}} (?: [0-9]{{2,5}} \s? [/-] \s{{0,2}} )? | {DOT} | {SPACE} ) {CAP}""",
    re.VERBOSE,
)
_BEFORE_MARK, _AFTER_MARK = 18, 4
_CANDIDATE = re.compile(
    rf"""(?P<number> {NUMBER} )
         (?: -(?P<fileyear>(?:19|20)[0-9]{{2}})-
           | (?P<lead>\s{{0,3}}/\s{{0,2}}) (?:(?P<year>[0-9]{{2,5}})\s?/\s{{0,2}})?
           | (?P<hyphen>[ ]?-\s{{0,2}})
           | (?P<dot>{DOT})
           | (?P<space>{SPACE}) )
         (?P<body> {BODY} )""",
    re.VERBOSE,
)
_BEFORE = frozenset("/%.-_")
_LINE_ENDS = ("\n", "-\n", " -\n", " - \n")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_NEXT_LINE = re.compile(
    rf"(?P<before>[ ]?-[ ]?)?\n(?P<after>[-/][ ]?)?(?P<first>{CODE})(?P<units>(?:-{SEGMENT})*)(?!\w)", re.VERBOSE
)
_ENDS_NUMBER = re.compile(r"\Z|\s*[,.;:()]|\s+(?:ngày|của|về|v/v|và)(?!\w)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?P<code>[^\W\d_]{2,})(?P<mark>[1-9][0-9]?)")
_LONGEST_NUMBER = 9
_WITH_TERMS = frozenset({"QH", "UBTVQH", "BCĐ"})  # a number behind them is part of the code


@dataclass(slots=True)
class FoundSymbol:
    """A symbol-shaped place in running text; whether it is a citation, its surroundings say.

    Attributes:
        start: offset of the first character of the number.
        end: offset after the last character of the symbol.
        symbol: what it reads as.
        loose: blanks or a full stop stand where a symbol has none (``1/ UBND``, ``12.CV/UB``), so that it needs a head
            noun or "số" before it.
    """

    start: int
    end: int
    symbol: Symbol
    loose: bool


def find_symbols(text: str) -> Iterator[FoundSymbol]:
    """Every symbol-shaped place of folded text, left to right, without overlaps.

    Args:
        text: folded text; may hold line breaks inside symbols.

    Yields:
        Candidates with offsets into ``text``.
    """
    reached = 0
    for mark in sorted([m.start() for m in _SLASH.finditer(text)] + [m.start() for m in _HYPHEN.finditer(text)]):
        if mark < reached:
            continue
        low, high = max(reached, mark - _BEFORE_MARK), mark + _AFTER_MARK
        while (place := _PLACE.search(text, low, high)) is not None:
            start = _number_start(text, place.start(), reached)
            match = None if start is None else _CANDIDATE.match(text, start)
            found = None if match is None else _found(match)
            if found is not None:
                reached = found.end
                yield found
                break
            low = place.start() + 1


def _number_start(text: str, last: int, reached: int) -> int | None:
    """Where the number begins whose last digit stands at ``last``; ``None`` where it is part of something else."""
    start = last
    while start > reached and last - start < _LONGEST_NUMBER and (text[start - 1] in "0123456789."):
        start -= 1
    while text[start] == ".":
        start += 1
    if start < reached or last < reached:
        return None
    before = text[start - 1 : start]
    if before.isalnum():
        return start if text[max(0, start - 2) : start].lower() == "số" else None
    return None if before in _BEFORE and before else start


def _found(match: re.Match[str]) -> FoundSymbol | None:
    body, end = match["body"], match.end()
    if " - " in body:
        cut = _cut_at_dash(body)
        body, end = cut, end - len(body) + len(cut)
    if match.string.startswith(_LINE_ENDS, end):
        body, end = _over_the_line(match, body, end)
    if body[-1].isdigit() and (mark := _footnote(body)):
        body, end = body[:-mark], end - mark
    if "." in match["number"] and match["year"] is None and not _THOUSANDS.fullmatch(match["number"]):
        return None
    printed = match.string[match.start() : end]
    loose = len(printed.split(None, 1)) > 1 or match["dot"] is not None
    symbol = read_match(match, AROUND_MARKS.sub(r"\1", body) if loose else body, None)
    if symbol is None:
        return None
    return FoundSymbol(match.start(), end, symbol, loose or ("." in match["number"] and match["year"] is None))


def _over_the_line(found: re.Match[str], body: str, end: int) -> tuple[str, int]:
    """The symbol with its last codes where a line's end took the place of the hyphen, or stands beside it."""
    match = _NEXT_LINE.match(found.string, end)
    if match is None:
        return body, end
    words, first = vocabulary(), match["first"]
    typed = words.repairs.get(body, body) in words.types
    if match["before"] or match["after"]:
        goes_on = typed or (match["after"] == "-" and body in issuers() and first in words.units)
    elif typed:  # a body's name may begin the next line ("UBND tỉnh …"), which is told by what follows it
        goes_on = not found["hyphen"] and _ENDS_NUMBER.match(found.string, match.end()) is not None
    else:
        goes_on = body in issuers() and first in words.units
    mark = "/" if (match["after"] or "").startswith("/") else "-"
    return (f"{body}{mark}{first}{match['units']}", match.end()) if goes_on else (body, end)


def _footnote(body: str) -> int:
    """How many digits at the end are a footnote's mark: ``UBND1`` is a known code and a mark, ``QH14`` a term."""
    parts = re.split(r"[-/.]", body)
    last = parts[-1]
    match = _FOOTNOTE.fullmatch(last)
    if match is None or parts[0] not in vocabulary().types or last in issuers():
        return 0
    known = match["code"] in issuers() and match["code"] not in _WITH_TERMS
    return len(match["mark"]) if known else 0


def _cut_at_dash(body: str) -> str:
    """Drop what follows a dash with blanks on both sides, unless an office typed its symbol so (``12/QĐ - UBND``)."""
    parts = body.split(" - ")
    words = vocabulary()
    if len(parts) == 1 or words.repairs.get(parts[0], parts[0]) in words.types or parts[1] in words.units:
        return body
    return parts[0]
