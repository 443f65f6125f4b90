"""Which document a number means: number and symbol, issuer, place of a local issuer, and year.

Numbers restart each year in each agency (Nghị định 30/2020/NĐ-CP, Điều 15), so a number alone is no identity; local
bodies share their codes, so the place belongs to it. Ids are hashes of these facts: the same in every run.
"""

from __future__ import annotations

import hashlib
import re

from docproc.bodies.registry import name_key
from docproc.citations.symbols import Symbol, parse_symbol
from docproc.text import fold
from docproc.text.keys import compare_key

__all__ = ["document_id", "number_key", "place_key"]

_ORDINAL = re.compile(r"0*(?P<number>[\d.]*[^\W\d_]*)")
_PLACE = re.compile(r"(?<!\w)(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?P<name>\w.*)")


def number_key(number: str, symbol: Symbol | None = None) -> str:
    """Equal for all spellings of one number: leading zeros, case, ``-`` or ``/`` between the codes do not count.

    Args:
        number: as printed, ``05/CT-TTg``.
        symbol: the same, where it was parsed before.

    Returns:
        ``5//ct-ttg``; a number that is no symbol gives its folded text.
    """
    symbol = symbol or parse_symbol(number)
    if symbol is None:
        return "".join(fold(number).text.casefold().split()).lstrip("0")
    ordinal = _ORDINAL.match(symbol.value.casefold())
    codes = (symbol.type_code or "", *symbol.issuer_codes, *symbol.unit_codes)
    return f"{ordinal['number'] if ordinal else ''}/{symbol.year or ''}/{'-'.join(filter(None, codes))}".casefold()


def place_key(name: str) -> str:
    """The territory that a body's name ends with: "Ủy ban nhân dân tỉnh An Giang" gives ``an giang``."""
    match = _PLACE.search(name_key(name))
    return match["name"] if match else ""


def document_id(  # noqa: PLR0913  the facts of an identity
    number: str | None,
    *,
    issuer: str | None,
    date: str | None,
    place: str | None = None,
    parent: str | None = None,
    subject: str | None = None,
) -> str:
    """The id of a document: ``vn-`` and 16 hexadecimal digits.

    Args:
        number: number and symbol; ``None`` or blank for a document without one, whose id is its content's.
        issuer: issuing body.
        date: ISO date or its beginning.
        place: place of the date line; counts where the issuer is local and its name says no place.
        parent: body above the issuer; counts like ``place``, before it.
        subject: what the document is about; counts only where there is no number.
    """
    where = place_key(issuer or "") or place_key(parent or "") or name_key(place or "")
    if number:
        symbol = parse_symbol(number)
        year = str(symbol.year) if symbol and symbol.year else (date or "")[:4]
        facts = (number_key(number, symbol), name_key(issuer or ""), where, year)
    else:
        facts = ("", name_key(issuer or ""), date or "", compare_key(subject or ""))
    return "vn-" + hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:16]
