"""The letter ư of TCVN3 where a reader took its code, AD, for the hyphen that it is in WinAnsi.

A PDF font without a map to Unicode gives ``n-íc`` for ``nước``, and PDFium marks any AD at a line's end as a hyphen.
Whether a hyphen is one is told by the syllable that would arise: ``nước`` is legal and ``n`` alone is not;
``kinh tế-xã hội`` and ``3668/TCT-`` make none.
"""

from __future__ import annotations

import re

from docproc.reading.legacy_tables import HORN, UNICODE, WORD, read_word
from docproc.text.syllables import is_syllable

__all__ = ["restore_horns"]

_HYPHEN = re.compile("[-\u2010\u2011\u0002\ufffe]")
_HYPHENS = "-\u2010\u2011\u0002\ufffe"
_BEGINNINGS = frozenset({"u"})
"""What is legal without a ư before it and yet far more often has one: ``ưu tiên``."""


def restore_horns(codes: str) -> str:
    """Put the code of ư where a hyphen stands for it.

    Args:
        codes: text as codes of TCVN3.

    Returns:
        A text of the same length.
    """
    if _HYPHEN.search(codes) is None:
        return codes
    chars: list[str] | None = None
    for match in _HYPHEN.finditer(codes):
        at = match.start()
        before, after = _beside(codes, at)
        if (before or after) and _is_horn(before, after, codes[at + 1 + len(after) : at + 2 + len(after)]):
            chars = chars or list(codes)
            chars[at] = HORN
    return codes if chars is None else "".join(chars)


def _beside(codes: str, at: int) -> tuple[str, str]:
    """The letters before and after a hyphen; none where a figure or a bar joins it, as in symbols."""
    start = at
    while start > 0 and at - start < 8 and WORD.fullmatch(codes[start - 1]):
        start -= 1
    if start > 0 and (codes[start - 1].isdigit() or codes[start - 1] in "/&"):
        return "", ""
    found = WORD.match(codes, at + 1, at + 9)
    return codes[start:at], found.group() if found else ""


def _is_horn(before: str, after: str, behind: str) -> bool:
    if behind[:1].isdigit() or behind[:1] == "/" or UNICODE.search(before + after):
        return False
    if sum(map(str.isupper, before)) > 1 or after[:1].isupper():
        return False
    first, second = (read_word(part, "tcvn3")[0] for part in (before, after))
    if not is_syllable(f"{first}ư{second}"):
        return False
    if not second:
        return not is_syllable(first)
    return not is_syllable(second) or second in _BEGINNINGS if not first else not is_syllable(first)
