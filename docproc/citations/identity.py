"""Which document a number means: number and symbol, issuer, place of a local issuer, and year.

Numbers restart each year in each agency (Nghị định 30/2020/NĐ-CP, Điều 15), so a number alone is no identity; local
bodies share their codes, so the place belongs to it. Numbers of the Party restart with each congress (Hướng dẫn
36-HD/VPTW), so the term takes the year's place, and the full date where the term is not known. Ids are hashes of
these facts: the same in every run.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from docproc.bodies.registry import name_key
from docproc.citations.codes import read_toml
from docproc.citations.issuing import Body, body_of, province_of
from docproc.citations.symbols import parse_symbol
from docproc.text import fold
from docproc.text.keys import compare_key

__all__ = [
    "Number",
    "Tail",
    "document_id",
    "is_term_year",
    "issuing_body",
    "number_key",
    "period",
    "place_key",
    "read_number",
]

_NUMBER = re.compile(r"0*(?P<ordinal>\d*(?:\.\d+)?(?:bis|[^\W\d_])?)(?P<tail>[/-].*)", re.DOTALL)
_NO_MARK = re.compile(r"(?P<ordinal>\d+)(?=[^\W\d_]{2,}/)")  # 123 TC/TCT is also written 123-TC/TCT
_JOINED = re.compile(r"\s*[\n;,]\s*|\s+[-–]\s+|\s+và\s+")
_FULL_DATE = 10


@dataclass(frozen=True, slots=True)
class Tail:
    """All of a number but the ordinal, read once for the many numbers that share it."""

    key: str
    year: int | None = None
    type_code: str | None = None
    issuer_codes: tuple[str, ...] = ()
    family: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number taken apart for comparison.

    Attributes:
        ordinal: digits without leading zeros, with the letter after them, ``30c``; empty where blank.
        tail: the rest.
    """

    ordinal: str
    tail: Tail

    @property
    def key(self) -> str:
        """Equal for all spellings of one number."""
        return self.ordinal + self.tail.key


@lru_cache(maxsize=65536)
def read_number(number: str) -> Number:
    """Take a number apart; leading zeros, case, blanks, ``-`` or ``/`` between the codes do not count.

    Args:
        number: as printed, ``05/CT-TTg``; one that is no symbol is its own key.
    """
    match = _NUMBER.fullmatch(number)
    if match is not None:
        tail = _tail(match["tail"])
        if tail is not None:
            return Number(match["ordinal"].casefold(), tail)
    symbol = parse_symbol(number)
    match = _NUMBER.fullmatch(_NO_MARK.sub(r"\g<ordinal>-", symbol.value, count=1)) if symbol else None
    tail = _tail(match["tail"]) if match else None
    if match is None or tail is None:
        return Number("", Tail("".join(fold(number).text.casefold().split()).lstrip("0")))
    return Number(match["ordinal"].casefold(), tail)


@lru_cache(maxsize=16384)
def _tail(tail: str) -> Tail | None:
    """What follows the ordinal means the same after every ordinal."""
    symbol = parse_symbol(f"1{tail}")
    if symbol is None:
        return None
    codes = [code for code in (symbol.type_code, *symbol.issuer_codes, *symbol.unit_codes) if code]
    key = f"/{symbol.year or ''}/{'-'.join(codes)}".casefold().replace("-tư", "-tw")
    if symbol.year is None and len(tail.split("/")) > 2 and tail.split("/")[1].isdigit():
        key = f"/{tail.split('/')[1]}{key[1:]}"  # a year with a slip ("20003") still tells numbers apart
    return Tail(key, symbol.year, symbol.type_code, symbol.issuer_codes, symbol.family)


def number_key(number: str) -> str:
    """Equal for all spellings of one number: ``5/CT-TTg`` and ``05/CT-TTG`` give ``5//ct-ttg``."""
    return read_number(number).key


def issuing_body(number: str | None, issuer: str | None, parent: str | None = None, place: str | None = None) -> Body:
    """The body that issued a document, by its symbol and by what is printed.

    Args:
        number: number and symbol; the codes of a joint document are its issuers.
        issuer: name as printed.
        parent: body above it in the heading.
        place: place of the date line.
    """
    codes = read_number(number).tail.issuer_codes if number else ()
    if len(codes) < 2:
        return body_of(codes[0] if codes else None, issuer, parent, place)
    bodies = [body_of(code, None) for code in codes]
    if issuer and (foreign := _foreign(issuer, bodies)) is not None:
        return foreign
    names = "|".join(body.name or code.casefold() for code, body in zip(codes, bodies, strict=True))
    if any(body.scope == "central" for body in bodies):
        return Body(names, scope="central")
    pieces = [body_of(None, piece, parent, place) for piece in _JOINED.split(issuer or "")]
    where = next((piece for piece in pieces if piece.place), Body(""))
    return Body(names, where.unit, where.place or province_of(place), where.upper, "local")


def _foreign(issuer: str, bodies: list[Body]) -> Body | None:
    """The one central body printed as the issuer of a joint document whose codes, all known, do not name it."""
    printed = body_of(None, issuer)
    strange = printed.scope == "central" and all(body.name and body.name not in printed.name for body in bodies)
    return printed if strange else None


def place_key(name: str) -> str:
    """The territory that a body's name ends with: "Ủy ban nhân dân tỉnh An Giang" gives ``an giang``."""
    return body_of(None, name).place


@dataclass(frozen=True, slots=True)
class _Party:
    """Codes of Party bodies, those of the centre, last days of its congresses, years of the local ones."""

    codes: frozenset[str]
    central: frozenset[str]
    congresses: tuple[str, ...]
    local_years: frozenset[int]


@cache
def _party() -> _Party:
    data = read_toml("identity.toml")["party"]
    days = tuple(sorted(row["closed"] for row in data["congress"]))
    years = frozenset(data["local_congress_years"])
    return _Party(frozenset(data["codes"]), frozenset(data["central_codes"]), days, years)


def _is_party(tail: Tail) -> bool:
    return tail.family == "party" or any(code in _party().codes for code in tail.issuer_codes)


def period(number: str | None, date: str | None) -> str:
    """The period within which the number is the only one of its agency, as far as it is known.

    Args:
        number: number and symbol.
        date: ISO date or its beginning.

    Returns:
        The year; for the Party's centre the congress after which the term began (``>2021-02-01``), for other Party
        bodies, whose congresses are on days of their own, the date as it is known; empty where nothing says it.
    """
    tail = read_number(number).tail if number else Tail("")
    if tail.year:
        return str(tail.year)
    if not date or not _is_party(tail):
        return (date or "")[:4]
    party = _party()
    if not party.central.intersection(tail.issuer_codes):
        return date
    before = [day for day in party.congresses if day[: len(date)] < date]
    undecided = len(date) < _FULL_DATE and any(day.startswith(date) for day in party.congresses)
    return date if undecided else f">{before[-1] if before else ''}"


def is_term_year(tail: Tail, year: int) -> bool:
    """Whether a Party body's numbers began anew within the year, so that the year alone does not tell them apart."""
    if not _is_party(tail):
        return False
    if _party().central.intersection(tail.issuer_codes):
        return any(day.startswith(str(year)) for day in _party().congresses)
    return year in _party().local_years


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
        place: place of the date line; counts where the issuer is local and neither its name nor ``parent`` says it.
        parent: body above the issuer in the heading.
        subject: what the document is about; counts only where there is no number.
    """
    numbered = number if number and read_number(number).ordinal else None
    body = issuing_body(number, issuer, parent, place)
    facts: tuple[str, ...]
    if numbered:
        facts = (number_key(numbered), body.name, body.place, body.upper, period(numbered, date))
    else:
        facts = ("", name_key(issuer or ""), body.place, date or "", compare_key(subject or ""))
    return "vn-" + hashlib.sha256("\x1f".join(facts).encode()).hexdigest()[:16]
