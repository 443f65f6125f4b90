"""What the fixed lines of a dispatch look like (Nghị định 30/2020/NĐ-CP, Phụ lục I, and the habits around it).

Patterns whose name ends in ``BARE`` run on ``bare_key`` (no accents: recognition errors do not matter), the others on
``match_key`` or, where capitals matter, on the text itself. Each is linear: no nested repetition over one class.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docproc.text import match_key
from docproc.text.alphabet import LOWER, UPPER
from docproc.vocabulary import begins_with

__all__ = [
    "ADDRESSEE_BARE",
    "APPENDIX_BARE",
    "BULLET",
    "DATE_BARE",
    "ISSUED_WITH_BARE",
    "MOTTO_BARE",
    "NAME_EDGES",
    "NUMBER_BARE",
    "PARTY_BARE",
    "RECIPIENTS_BARE",
    "RULE",
    "STATE_BARE",
    "SUBJECT",
    "TELEGRAM_BARE",
    "archive_mark",
    "capacity_of",
    "date_in",
    "is_caps",
    "is_emblem",
    "is_lone_capacity",
    "is_name",
]

# CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, also misprinted or cut
STATE_BARE = re.compile(
    r"^\W{0,4}c[oô]ng h\w{1,2}\s*xa hoi\s*chu\s*nghia(?: viet(?: nam)?)?|^.{0,30}chu nghia viet nam$"
)
# Độc lập - Tự do - Hạnh phúc
MOTTO_BARE = re.compile(r"doc lap\W{1,5}tu do\W{1,5}hanh phu\w?")
# ĐẢNG CỘNG SẢN VIỆT NAM
PARTY_BARE = re.compile(r"dang cong san viet nam")
# Số: 12/SNV-TCCB · Số 36-HD/VPTW · Số:      /KH-STTTT · Số: alone
NUMBER_BARE = re.compile(r"^[*\s]*so\s*[:.;]?\s*(?=[\d/…._(]|$|\s*-)|^so\s*:\s*\S")
# ngày 05 tháng 5 năm 2023 · ngày 06 tháng 7/2005 · ngày 15.4.2010; blanks, dots or nothing where figures are missing
DATE_BARE = re.compile(
    r"""
      ngay\s*(?P<day>\d{1,2}|[.…_\s]{0,40})\s*/?
      \s*t?hang\s*(?P<month>\d{1,2}|[.…_\s]{0,40})
      (?: \s*/?\s*nam\s*(?P<year>\d{4}|20[.…_\s]{0,4}|[.…_]{0,40}) | \s*/\s*(?P<year_only>\d{4}) )
    # a hand-written day that recognition made signs of: An Hải, ngày Ø3 tháng 4 năm 2018
    | (?:(?<=,[ ])|(?<=,))ngay[ ]?(?P<d3>\S{0,5}?)[ ]?t?hang[ ]?(?P<m3>\S{0,4}?)[ ]?nam[ ]?(?P<y3>\d{4})
    | ngay\s*(?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})\s?[/.-]\s?(?P<y2>\d{4})
    """,
    re.VERBOSE,
)
# a whole line whose ngày is ruined or that lost its comma: An Hải ngà//1 tháng 4# năm 2018
_RUINED_DATE_BARE = re.compile(
    r"""
    \W{0,3}(?P<place>[^\W\d_][^\d,;:()]{1,28})[ ,]\s*nga(?!i\b)\S{0,5}\s*(?P<d4>\S{0,5})
    \s*t?hang[ ]?(?P<m4>\S{0,4}?)[ ]?nam[ ]?(?P<y4>\d{4})\W{0,2}$
    """,
    re.VERBOSE,
)
ADDRESSEE_BARE = re.compile(r"^[\s*-]*kinh\s+gui\b\s*[:;.]?")
# THỦ TƯỚNG CHÍNH PHỦ ĐIỆN: — the addressee line of a công điện
TELEGRAM_BARE = re.compile(r"\bdien\s*:\s*$|^\s*dien\s*:")
# V/v … · Về việc … · (V/v …), on match_key: without its accents "Về" would be "vệ", "vé" …
SUBJECT = re.compile(r"^\W{0,3}(?:(?P<dropped>v\s*/\s*v\b|trích\s+yếu\s*:)|v\w\s+vi\wc\b|về\b)")
RECIPIENTS_BARE = re.compile(r"^\W{0,3}noi nhan\s*(?:[:.;]|$)")
# Lưu: VT, CCHC. · - Lưu VT. · Lưu VP; without a colon only before a code, as Lưu is a family name and begins verbs
_ARCHIVE_BARE = re.compile(r"^[-–•*+\s]*luu\s*(?:(?P<colon>[:;.])\s*|(?<=\s))")
_ARCHIVE_CODE = re.compile(
    rf"[(“\"]?[{UPPER}]{{2}}|[{UPPER}]\.|V[ăa]n\s?(?:[pt]h|Ph[òo]ng|Thư)|Vụ|(?:văn|hồ|tại) ", re.ASCII
)
# TM. · KT. · TL. · TUQ. · T/M · K/T · Q.
_CAPACITY = re.compile(
    rf"""
    ^\s*(?: (?P<tm>T\s?[./]?\s?M) | (?P<kt>K\s?[./]?\s?T) | (?P<tl>T\s?[./]?\s?L)
          | (?P<tuq>T\s?[./]?\s?U\s?[./]?\s?[QN]) | (?P<q>Q) )
    (?: \s?[./:]\s? | (?<=[./][MTL])\s | (?P<bare>\s) )
    (?=[{UPPER}][^\W\d_])  # TM. H05 is the code of a drafter
    """,
    re.VERBOSE,
)
APPENDIX_BARE = re.compile(r"^\W{0,3}phu luc(?:\s+(?:so\s+)?(?P<n>[ivxlc]{1,6}|\d{1,2}|[a-z]))?\b")
# (Kèm theo Công văn số …) · (Ban hành kèm theo Quyết định số …)
ISSUED_WITH_BARE = re.compile(r"^\W{0,3}\(?\s*(?:ban hanh\s+)?kem theo\b")
# ~ and ¬ are what recognition makes of a dash
BULLET = re.compile(r"^\s*[-–—•*+●○▪▫✓❖➢~¬]\s*(?=\S)")
# ruled lines drawn with characters
RULE = re.compile(r"^[\s\-–—_=.*~o0…·]{3,}$|^\*+$|^[-–—_]+$")

_LONE_CAPACITY = re.compile(r"\s*(?:T[./]?M|K[./]?T|T[./]?L|TU[QN])\s?[./]?\s*")
NAME_EDGES = " .,;:\"'“”‘’|*_~"  # what recognition and copying leave around a name
_LONGEST_NAME = 60
_FAMILY_NAMES = ("đoàn",)  # which are also heads of bodies
_LETTER = re.compile(r"[^\W\d_]")
_NAME_WORD = re.compile(rf"[{UPPER}](?:[{LOWER}'’.-]+(?:[{UPPER}][{LOWER}]+)?|['’])?")
_DEGREE = re.compile(rf"[{UPPER}][{UPPER}{LOWER}]{{0,5}}(?:\.[{UPPER}]{{1,5}})*[.,]?")


def date_in(bare: str) -> re.Match[str] | None:
    """The date that a line of the form holds, also where recognition ruined a part of it.

    Args:
        bare: the line's ``bare_key``.

    Returns:
        A match with the groups of day, month and year; the group ``place`` where it begins with the place.
    """
    return DATE_BARE.search(bare) or _RUINED_DATE_BARE.match(bare)


def archive_mark(text: str, bare: str) -> re.Match[str] | None:
    """The mark that opens an archive line (``- Lưu: ``), or ``None``.

    Behind a dash a unit may be named in full, as Party bodies do (``- Lưu Ban Tổ chức Tỉnh ủy``).

    Args:
        text: a line.
        bare: its ``bare_key``.
    """
    mark = _ARCHIVE_BARE.match(bare)
    if mark is None or mark["colon"] or _ARCHIVE_CODE.match(text, mark.end()):
        return mark
    bullet, unit = BULLET.match(text), text[mark.end() :]
    named = bullet is not None and unit[:1].isupper() and begins_with(match_key(unit), "body_heads") is not None
    return mark if bullet and named and not is_name(text[bullet.end() :]) else None


def capacity_of(text: str) -> re.Match[str] | None:
    """The capacity that opens a line of a signature (``KT. ``), held by the group of its name (``kt``), or ``None``.

    Without any mark (``KT GIÁM ĐỐC``) it must stand in front of an office.

    Args:
        text: a line.
    """
    match = _CAPACITY.match(text)
    if match is None or match["bare"] is None:
        return match
    return match if begins_with(match_key(text[match.end() :]), "offices") and is_caps(text) else None


def is_lone_capacity(text: str) -> bool:
    """Whether a line holds a capacity and nothing else, the office standing on the line below."""
    return _LONE_CAPACITY.fullmatch(text) is not None


def is_emblem(bare: str) -> bool:
    """Whether a line (its ``bare_key``) holds quốc hiệu, tiêu ngữ or the Party's title."""
    return any(form.search(bare) for form in (STATE_BARE, MOTTO_BARE, PARTY_BARE))


def is_caps(text: str, floor: float = 0.9) -> bool:
    """Whether at least ``floor`` of the letters are capitals (a few slips and ``và`` are forgiven)."""
    letters = _LETTER.findall(text)
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= floor * len(letters)


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether ``text`` has the form of a person's name: 2 to 5 capitalised words, not all in capitals, no figures.

    A rank or degree in front (``TS.``, ``PGS.TS``, ``Đại tá``) is allowed, as on forces' and schools' dispatches;
    names of bodies and offices are none.

    Args:
        text: one line.
    """
    if len(text) > _LONGEST_NAME:
        return False
    key = match_key(text)
    words = text[len(begins_with(key, "ranks") or "") :].strip(NAME_EDGES).split()
    while len(words) > 2 and (words[0].endswith((".", ",")) or words[0].isupper()) and _DEGREE.fullmatch(words[0]):
        words = words[1:]
    if not 2 <= len(words) <= 5 or not all(map(_NAME_WORD.fullmatch, words)):
        return False
    return begins_with(key, "offices") is None and begins_with(key, "body_heads") in {None, *_FAMILY_NAMES}
