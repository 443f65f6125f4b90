"""Number and symbol of a dispatch (số, ký hiệu): one grammar for all families of offices.

``1085/QĐ-TTg`` (named type), ``812/SYT-NVY`` (công văn), ``30/2020/NĐ-CP`` (legislative), ``45/2013/QH13`` (laws),
``19-NQ/TW`` (Party), ``217-HĐBT`` (before 1998): Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 3, Hướng dẫn 36-HD/VPTW and
the practice before them. Agencies fix their own abbreviations, so unseen codes are read too; the known ones
(``codes.py``) decide what a code means and repair ``ND-CP``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from docproc.citations.codes import issuers, vocabulary
from docproc.citations.symbol_shapes import BODY, DOT, NUMBER
from docproc.document_types import by_name
from docproc.text import fold

__all__ = ["AROUND_MARKS", "Symbol", "parse_symbol", "read_match", "repaired_codes"]

_WHOLE = re.compile(
    rf"""(?P<number> (?:{NUMBER})? )
         (?: -(?P<fileyear>(?:19|20)[0-9]{{2}})-
           | (?P<lead>/)(?:(?P<year>[0-9]{{2,5}})/)? | (?P<hyphen>-) | (?P<dot>{DOT}) | (?P<space>[ ]?) )
         (?P<body> {BODY} )""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\s*(?:s[ốo]\s*(?:hiệu\s*)?[:.]?)?\s*", re.IGNORECASE)
_BLANK = re.compile(r"[._…\s]+(?=[/-])")
AROUND_MARKS = re.compile(r"\s*([/-])\s*")
_DIGITS = re.compile(r"(?P<ordinal>[0-9]+)(?P<part>\.[0-9]+)?(?P<suffix>\D*)")
_LAW = re.compile(r"(?:(?P<type>NQ|PL|L)-)?(?P<body>UBTVQH|QH)(?P<term>K?\d{1,2})?")
_TWO_DIGIT_YEAR = re.compile(r"\d{2}")
_Reading = tuple[str | None, tuple[str, ...], tuple[str, ...], str, int | None]
_PRESIDENT = frozenset({"CTN", "CTP", "CT"})  # 12/SL-CTN is a decree, 12/SL-UBND a copy
_OLD_STATE = frozenset({"CP", "TTg", "HĐBT", "HĐNN", "HĐCP"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number with its symbol, taken apart.

    Attributes:
        value: canonical form without spaces; begins with ``/`` or ``-`` where the ordinal is blank.
        ordinal: the number, ``None`` where blank.
        suffix: letter after the ordinal (``c`` in ``30c/NQ-CP``).
        year: the year inside the symbol, four digits.
        type_code: abbreviation of the type, ``None`` for a công văn.
        issuer_codes: codes of the issuing bodies, several for a joint dispatch.
        unit_codes: codes of the drafting unit.
        family: ``law``, ``court``, ``legislative``, ``joint``, ``copy``, ``administrative``, ``letter``, ``party`` or
            ``old`` (before 1998).
    """

    value: str
    ordinal: int | None
    suffix: str | None
    year: int | None
    type_code: str | None
    issuer_codes: tuple[str, ...]
    unit_codes: tuple[str, ...]
    family: str

    @property
    def key(self) -> str:
        """Equal for two spellings of one number: ``5/CT-TTg`` and ``05/CT-TTG``."""
        return self.value.lstrip("0").casefold()


def parse_symbol(text: str, *, type_name: str | None = None) -> Symbol | None:
    """Read one number with its symbol.

    Args:
        text: ``Số: 15 /KH-SNV``, ``/KH-SNV``, ``19-NQ/TW``; blanks around the marks and emphasis do not count.
        type_name: the type printed elsewhere (heading or head noun), to tell ``2191/CT-CS`` of the tax department
            (công văn) from a chỉ thị.

    Returns:
        The symbol, or ``None`` where ``text`` is not one.
    """
    folded = fold(text, emphasis=True).text
    bare = AROUND_MARKS.sub(r"\1", _BLANK.sub("", folded[_LABEL.match(folded).end() :].strip(), count=1))  # type: ignore[union-attr]
    match = _WHOLE.fullmatch(bare.rstrip(".,;:"))
    if match is None or not (match["number"] or match["lead"] or match["hyphen"]):
        return None
    if match["space"] is not None and not re.search(r"[/-]", match["body"]):
        return None
    return read_match(match, match["body"], type_name)


def read_match(match: re.Match[str], body: str, type_name: str | None) -> Symbol | None:
    """Read a symbol that was found in parts.

    Args:
        match: with the groups ``number``, ``fileyear``, ``lead``, ``year``, ``hyphen`` and ``dot``.
        body: its codes, without blanks.
        type_name: the type printed elsewhere, see ``parse_symbol``.

    Returns:
        The symbol, ``None`` where the codes make none.
    """
    number, fileyear, lead, year, hyphen = match.group("number", "fileyear", "lead", "year", "hyphen")
    year = fileyear or year
    mark = "/" if fileyear or lead else "-" if hyphen else "." if match["dot"] else ""
    interpreted = _interpret(body, mark, year, type_name)
    if interpreted is None:
        return None
    body, (type_code, issuer_codes, unit_codes, family, own_year) = interpreted
    if not mark and not year and type_code is not None and issuer_codes[:1] and issuer_codes[0] in issuers():
        mark = "-"  # 16 CT/TW: the hyphen was lost
    if "." in number and year is None:
        number = number.replace(".", "")  # 1.085/QĐ-TTg
    ordinal, suffix = (int(number), None) if number.isdigit() else _ordinal(number)
    value = f"{number}{mark}{year}/{body}" if year else f"{number}{mark}{body}"
    return Symbol(value, ordinal, suffix, _full_year(year) or own_year, type_code, issuer_codes, unit_codes, family)


def _ordinal(number: str) -> tuple[int | None, str | None]:
    """Number and suffix letter of ``30c``, of a blank, of ``66.18``."""
    digits = _DIGITS.fullmatch(number)
    return (int(digits["ordinal"]), digits["suffix"] or None) if digits else (None, None)


@lru_cache(maxsize=4096)
def _interpret(body: str, lead: str, year: str | None, type_name: str | None) -> tuple[str, _Reading] | None:
    """The repaired codes and what they mean; a dispatch repeats few of them, so that most come from the cache."""
    bare, _, unit = body.partition("(")
    bare = _repaired(bare)
    reading = _read_year_body(bare) if year else _read_body(bare, lead, type_name)
    if reading is None or not unit:
        return None if reading is None else (bare, reading)
    type_code, issuer_codes, unit_codes, family, own_year = reading
    return f"{bare}({unit}", (type_code, issuer_codes, (*unit_codes, unit.rstrip(")")), family, own_year)


def _full_year(digits: str | None) -> int | None:
    """``98`` is 1998; a slip of the pen (``202``, ``20003``) is no year."""
    if digits is None or len(digits) not in (2, 4):
        return None
    if len(digits) == 2:
        return 1900 + int(digits) if int(digits) >= 45 else None
    return int(digits) if digits[:2] in ("19", "20") else None


def _repaired(body: str) -> str:
    """Known codes typed without Đ or in the wrong case, and a lost hyphen between two known codes."""
    words = vocabulary()
    pieces = re.split(r"([-/.])", body)
    pieces = [words.repairs.get(piece, piece) for piece in pieces]
    if len(pieces) == 1 and pieces[0] not in issuers():
        for cut in range(2, len(pieces[0]) - 1):
            if pieces[0][:cut] in words.types and pieces[0][cut:] in issuers():
                return f"{pieces[0][:cut]}-{pieces[0][cut:]}"
        for wrong, right in words.repairs.items():
            if pieces[0].startswith(wrong) and pieces[0][len(wrong) :] in issuers():
                return f"{right}-{pieces[0][len(wrong) :]}"
    return "".join(pieces)


def repaired_codes(printed: str, value: str) -> list[tuple[str, str]]:
    """The codes that were repaired between a symbol as printed and its value.

    Args:
        printed: the symbol as it stands on the page.
        value: its canonical form.

    Returns:
        Pairs of the code as printed and the known code that it was taken for.
    """
    before, after = (set(re.split(r"[-/.\s]+", text)) for text in (printed, value))
    repairs = vocabulary().repairs
    return [(code, repairs[code]) for code in sorted(before - after) if repairs.get(code) in after]


def _segments(body: str) -> list[str]:
    """The codes of a symbol; old symbols also part them by dots (``QĐ.UBT.96``)."""
    segments = re.split(r"[-/]", body)
    dotted = segments[0].split(".")
    return [*dotted, *segments[1:]] if len(dotted) > 1 and dotted[0] in vocabulary().types else segments


def _read_year_body(body: str) -> _Reading | None:
    words = vocabulary()
    law = _LAW.fullmatch(body)
    if law is not None:
        return law["type"], (f"{law['body']}{law['term'] or ''}",), (), "law", None
    if words.court.fullmatch(body):
        return body.partition("-")[0], (), (), "court", None
    segments = _segments(body)
    if segments[0] not in words.types:
        return (None, tuple(segments[:1]), tuple(segments[1:]), "letter", None) if len(segments[0]) > 1 else None
    family = "joint" if segments[0] in words.joint or len(segments) > 2 else "legislative"
    return segments[0], tuple(segments[1:]), (), family, None


def _read_body(body: str, lead: str, type_name: str | None) -> _Reading | None:
    words = vocabulary()
    segments = _segments(body)
    own_year = None
    if len(segments) > 2 and _TWO_DIGIT_YEAR.fullmatch(segments[-1]):
        own_year = _full_year(segments.pop())
    law = _LAW.fullmatch(body)
    if law is not None:
        return law["type"], (f"{law['body']}{law['term'] or ''}",), (), "law", None
    first, rest = segments[0], tuple(segments[1:])
    if lead != "/" and len(rest) > 1 and rest[0] in words.types:  # 999-TC/QĐ/CĐKT
        return rest[0], (first,), rest[1:], "old", own_year
    if first not in words.types or _names_a_body(first, rest, type_name):
        family = "old" if first in _OLD_STATE or lead != "/" else "letter"
        return None, (first,), rest, family, own_year
    if first in words.joint:
        return first, rest, (), "joint", own_year
    family = _named_family(first, rest, body, lead)
    return first, rest[:1], rest[1:], family, own_year


def _named_family(first: str, rest: tuple[str, ...], body: str, lead: str) -> str:
    if first in ("SY", "TrS") or (first == "SL" and rest and lead == "/" and rest[0] not in _PRESIDENT):
        return "copy"
    if lead != "/" and "/" in body:
        return "old" if lead == "." or rest[0] in _OLD_STATE else "party"
    return "administrative" if lead == "/" and rest else "old" if lead != "/" else "administrative"


def _names_a_body(first: str, rest: tuple[str, ...], type_name: str | None) -> bool:
    """Whether a first code that is in the table of types stands for a body here (``CT-CS``: Cục Thuế)."""
    words = vocabulary()
    kind = by_name(type_name) if type_name else None
    if kind is not None and kind.name == "công văn":
        return first != "CV" and (first in words.collisions or first in issuers())
    if kind is not None and first in kind.codes:
        return False
    if not rest:
        return first in issuers()
    return rest[0] in words.collisions.get(first, ())
