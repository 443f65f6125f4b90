"""Standards by number: ``TCVN 5574:2018``, ``QCVN 06:2022/BXD``; no dispatches, found only where they are asked for.

Forms of number: Thông tư 21/2007/TT-BKHCN and 11/2021/TT-BKHCN (TCVN), 23/2007/TT-BKHCN (QCVN, QCĐP).
"""

from __future__ import annotations

import re

from docproc.citations.merging import CitedDocument

__all__ = ["find_standards"]

_TYPES = {"QC": "quy chuẩn", "TC": "tiêu chuẩn"}
_STANDARD = re.compile(
    r"""(?<!\w) (?P<kind>TCVN|TCXDVN|TCXD|TCCS|QCVN|QCXDVN|QCĐP) \s{0,2}
        (?P<body>(?:(?:ISO|IEC|ISO/IEC|ISO/TS|ISO/TR)\s)?)
        (?P<number>[0-9]{1,6}(?:-[0-9]{1,3}){0,3}) (?:\s?:\s?(?P<year>[0-9]{4}|[0-9]{2}(?![0-9])))?
        (?P<issuer>/[A-ZĐ]{2,10})? (?!\w)""",
    re.VERBOSE,
)


def find_standards(text: str) -> list[CitedDocument]:
    """Every national, local or in-house standard and technical regulation named by number, each once.

    Args:
        text: folded text; offsets of the answer point into it.

    Returns:
        The standards in order of first mention, with the type ``tiêu chuẩn`` or ``quy chuẩn``.
    """
    found: dict[str, list[re.Match[str]]] = {}
    for match in _STANDARD.finditer(text):
        year = f":{match['year']}" if match["year"] else ""
        number = f"{match['kind']} {match['body']}{match['number']}{year}{match['issuer'] or ''}"
        found.setdefault(number, []).append(match)
    return [
        CitedDocument(
            number=number,
            type=_TYPES[number[:2]],
            date=None,
            issuer=None,
            title=None,
            provisions=(),
            relation=None,
            mentions=tuple(match.span() for match in matches),
            extents=tuple(match.span() for match in matches),
        )
        for number, matches in found.items()
    ]
