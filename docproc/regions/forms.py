"""What the fixed lines of a dispatch look like (Nghị định 30/2020/NĐ-CP, Phụ lục I, and the habits around it).

Patterns whose name ends in ``BARE`` run on ``bare_key`` (no accents: recognition errors do not matter), the others on
``match_key`` or, where capitals matter, on the text itself. Each is linear: no nested repetition over one class.
"""

from __future__ import annotations

import re

from docproc.text.alphabet import UPPER

__all__ = [
    "ADDRESSEE_BARE",
    "APPENDIX_BARE",
    "ARCHIVE_BARE",
    "BULLET",
    "CAPACITY",
    "DATE_BARE",
    "ISSUED_WITH_BARE",
    "MOTTO_BARE",
    "NUMBER_BARE",
    "PARTY_BARE",
    "RECIPIENTS_BARE",
    "RULE",
    "STATE_BARE",
    "SUBJECT_BARE",
    "TELEGRAM_BARE",
    "is_caps",
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
# ngày 05 tháng 5 năm 2023, with blanks, dots or nothing where figures are missing
DATE_BARE = re.compile(
    r"ngay\s*(?P<day>\d{1,2}|[.…_\s]*)\s*/?\s*t?hang\s*(?P<month>\d{1,2}|[.…_\s]*)\s*/?\s*nam\s*(?P<year>\d{4}|20[.…_\s]{0,4}|[.…_]*)"
    r"|ngay\s*(?P<d2>\d{1,2})\s?[/.-]\s?(?P<m2>\d{1,2})\s?[/.-]\s?(?P<y2>\d{4})"
)
ADDRESSEE_BARE = re.compile(r"^[\s*-]*kinh\s+gui\b\s*[:;.]?")
# THỦ TƯỚNG CHÍNH PHỦ ĐIỆN: — the addressee line of a công điện
TELEGRAM_BARE = re.compile(r"\bdien\s*:\s*$|^\s*dien\s*:")
# V/v … · Về việc … · (V/v …)
SUBJECT_BARE = re.compile(r"^\W{0,3}(?:v\s*/\s*v\b|ve viec\b|ve\b)")
RECIPIENTS_BARE = re.compile(r"^\W{0,3}noi nhan\s*(?:[:.;]|$)")
# Lưu: VT, CCHC. · - Lưu VT. · Lưu VP
ARCHIVE_BARE = re.compile(r"^[-–•*+\s]*luu\b\s*[:;.]?\s*(?=\S)")
# TM. · KT. · TL. · TUQ. · T/M · K/T · Q.
CAPACITY = re.compile(
    rf"^\s*(?:(?P<tm>T\s?[./]?\s?M)|(?P<kt>K\s?[./]?\s?T)|(?P<tl>T\s?[./]?\s?L)|(?P<tuq>T\s?[./]?\s?U\s?[./]?\s?[QN])|(?P<q>Q))"
    rf"(?:\s?[./:]\s?|(?<=/[MTL])\s)(?=[{UPPER}])"
)
APPENDIX_BARE = re.compile(r"^\W{0,3}phu luc(?:\s+(?:so\s+)?(?P<n>[ivxlc]{1,6}|\d{1,2}|[a-z]))?\b")
# (Kèm theo Công văn số …) · (Ban hành kèm theo Quyết định số …)
ISSUED_WITH_BARE = re.compile(r"^\W{0,3}\(?\s*(?:ban hanh\s+)?kem theo\b")
BULLET = re.compile(r"^\s*[-–—•*+●○▪▫✓❖➢]\s*(?=\S)")
# ruled lines drawn with characters
RULE = re.compile(r"^[\s\-–—_=.*~o0…·]{3,}$|^\*+$|^[-–—_]+$")

_LETTER = re.compile(r"[^\W\d_]")
_NAME_WORD = re.compile(rf"^[{UPPER}][\w.'’-]*$")


def is_caps(text: str, floor: float = 0.9) -> bool:
    """Whether at least ``floor`` of the letters are capitals (a few slips and ``và`` are forgiven)."""
    letters = _LETTER.findall(text)
    return len(letters) >= 2 and sum(letter.isupper() for letter in letters) >= floor * len(letters)


def is_name(text: str) -> bool:
    """Whether ``text`` has the form of a person's name: 2 to 5 capitalised words, not all in capitals, no figures.

    A rank or degree in front (``TS.``, ``PGS.TS``, ``Đại tá``) is allowed, as on forces' and schools' dispatches.
    """
    words = text.strip(" .,").split()
    while words and (words[0].endswith(".") or words[0].rstrip(".").isupper()) and len(words) > 2:
        words = words[1:]
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    return all(_NAME_WORD.match(word) for word in words) and not is_caps(" ".join(words))
