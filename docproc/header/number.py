"""Number and symbol (số, ký hiệu; ô 3): on one line, over two, with its figure stamped above, or blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docproc.citations import Symbol, parse_symbol
from docproc.citations.codes import issuers, vocabulary
from docproc.dispatch import NumberField
from docproc.header.rows import Row
from docproc.regions.layout import Layout
from docproc.text.alphabet import UPPER

__all__ = ["read_number"]

_PART = rf"[{UPPER}0-9][\w&.+()]*"
_SYMBOL = re.compile(
    rf"""
    (?P<ordinal> \d[\d.]{{0,7}} \s? [a-zđA-H]? (?=\s*[/-]) )? \s*
    (?P<symbol> [/-] \s* {_PART} (?: \s?[-/.&,]\s? {_PART} )* )
    """,
    re.VERBOSE,
)
# before 1998 a blank stood between number and symbol: Số: 31 TC/KHTC
_SPACED = re.compile(
    rf"""
    [\s:.]* (?P<whole> \d{{1,6}} \s{{1,3}} (?P<code> [{UPPER}]{{2,6}} ) \s? [/-] \s? (?P<next> [{UPPER}]+ )
    (?: [\w&.]* \s?[-/]\s? [{UPPER}] )* [\w&.]* )
    """,
    re.VERBOSE,
)
# a number line without a symbol, on bare_key: Số: 12 · Số: 412 CV
_UNREAD = re.compile(r"^[*\s]*so\s*(?::[^\n]{0,24}|[\s\d.…_]*)$")
_STAMP_REACH = 3  # rows from the head of an incoming stamp to its number
_STAMPED = re.compile(r"^\(?\d{1,6}[a-zđ]?\)?$")


def read_number(layout: Layout, rows: Sequence[Row], type_name: str | None) -> tuple[int | None, NumberField | None]:
    """Find the number line and read it.

    Args:
        layout: the dispatch.
        rows: the rows above Kính gửi.
        type_name: the type that the heading names, which tells type codes from issuer codes.

    Returns:
        Index of the number line and the field, which is ``None`` where no symbol is printed or what is printed cannot
        be read whole. Stamps and stray figures never make a number.
    """
    for index, row in enumerate(rows):
        if not row.is_number:
            continue
        found = _symbol_at(layout, rows, index)
        symbol = parse_symbol(found[2], type_name=type_name) if found else None
        if found is not None and symbol is not None:
            return index, _field(layout, symbol, found[0], found[1])
    return next((index for index in range(len(rows)) if _is_unread(rows, index)), None), None


def _is_unread(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    stamped = any(above.is_incoming for above in rows[max(0, index - _STAMP_REACH) : index])
    return row.is_number and not stamped and _UNREAD.match(row.bare) is not None


def _symbol_at(layout: Layout, rows: Sequence[Row], index: int) -> tuple[int, int, str] | None:
    """Span and text of the symbol on a number line or, behind ``Số:`` alone, on the line below it."""
    row = rows[index]
    after = row.bare.index("so") + 2
    spaced = _SPACED.match(row.text, after)
    if spaced is not None and _is_code(spaced["code"]):
        return row.start + spaced.start("whole"), row.start + spaced.end(), spaced["whole"]
    if spaced is not None and spaced["next"] not in vocabulary().types:
        return None  # a code that nobody knows: what stands behind it is not the whole symbol
    match = _SYMBOL.search(row.text, after)
    if match is None and not row.text[after:].strip(" :."):
        below = next((other for other in rows[index + 1 : index + 3] if _SYMBOL.match(other.text)), None)
        if below is not None:
            row, match = below, _SYMBOL.match(below.text)
    if match is None:
        return None
    ordinal, symbol = match.group("ordinal"), match.group("symbol")
    if ordinal is not None and any(map(str.isdigit, row.text[after : match.start()])):
        # 1 0 8 5/UBND-TH: what stands right before the symbol is not the whole number
        return row.start + match.start("symbol"), row.start + match.end(), symbol
    above = _stamped_above(layout, rows, index)
    if ordinal is None and above is not None:
        return above.start, row.start + match.end(), above.text.strip("()") + symbol
    start = row.start + (match.start("ordinal") if ordinal else match.start("symbol"))
    return start, row.start + match.end(), (ordinal or "") + symbol


def _stamped_above(layout: Layout, rows: Sequence[Row], index: int) -> Row | None:
    """The figure that stands alone on the line above; where the page tells, it stands over the number line.

    With another one below nobody knows which is meant.
    """
    row, above = rows[index], rows[index - 1] if index > 0 else None
    if above is None or not _STAMPED.match(above.text) or above.column not in {None, row.column}:
        return None
    if index + 1 < len(rows) and _STAMPED.match(rows[index + 1].text):
        return None
    figure, line = layout.boxes(above.start, above.end), layout.boxes(row.start, row.end)
    over = not figure or not line or line[0][1] < (figure[0][1] + figure[0][3]) / 2 < line[0][3]
    return above if over else None


def _is_code(code: str) -> bool:
    known = vocabulary()
    return code in known.types or code in known.units or code in issuers()


def _field(layout: Layout, symbol: Symbol, start: int, end: int) -> NumberField:
    return NumberField(
        value=symbol.value,
        ordinal=symbol.ordinal,
        suffix=symbol.suffix,
        year=symbol.year,
        type_code=symbol.type_code,
        issuer_codes=symbol.issuer_codes,
        unit_codes=symbol.unit_codes,
        **layout.evidence(start, end),
    )
