"""Patterns of what a number with its symbol is made of: codes, the marks between them, numbers.

They are pieces for verbose regular expressions: ``symbol_places`` finds with them, ``symbols`` reads whole numbers.
"""

from __future__ import annotations

__all__ = ["BODY", "CAP", "CODE", "DOT", "NUMBER", "SEGMENT", "SPACE"]

# An abbreviation keeps small letters only inside (SNgV, GDTrH) or in TTr, TTra, TTg, CTr, QNg and a few more.
CAP = r"[A-ZĐƯƠÔÂÊĂ]"
LOW = r"[^\W\d_A-ZĐƯƠÔÂÊĂ⁰¹²³⁴-⁹]"
_GLUED = r"(?:ngày|của|về|và)"  # 19-NQ/TWngày: the space was lost
_UNIT = rf"""(?: (?!V/v) {CAP} (?: (?!{LOW}) | (?={_GLUED}) | [a-z](?={CAP}) )
               | (?:T(?:ra|[rg])|Ng) (?: (?!{LOW}) | (?={_GLUED}) )
               | [0-9] | &(?={CAP}) | ,(?={CAP}{{2}}) | \.(?={CAP}{{2}} | [0-9]{{2}}(?![0-9]) | [IVX]+(?!\w)) )"""
CODE = rf"(?: (?:QĐi|QCh|DAn|Ttg)(?!{LOW}) | L(?=/CTN) | (?={CAP}) {_UNIT}{{2,24}} )"
_FIRST = rf"(?: {CODE} | {CAP}(?=-{CAP}) )"
SEGMENT = rf"(?: {CODE} | {CAP}(?!\w) )"
_TIGHT = rf"(?: -\s{{0,2}}(?={CAP}) | [ ]-(?={CAP}) | /\s? )"
_IN_BRACKETS = r"(?: \([A-ZĐ&]{2,10}\) )"  # 12/QĐ-STC(QLNS): the unit that drafted
BODY = rf"{_FIRST} (?: (?:[ ]-[ ]{SEGMENT}){{1,4}} | (?:{_TIGHT}{SEGMENT}){{1,6}} )? {_IN_BRACKETS}? (?:/nb\b)?"
_SUFFIX = r"(?: bis | [a-zđ] | [A-Z](?=\s{0,3}[/-]) )?"
NUMBER = rf"[0-9]{{1,6}}+ (?: \.[0-9]{{1,3}}+ (?=\s?/) )? {_SUFFIX}"
SPACE = rf"[ ](?={CAP}{{1,6}}[/-]{CAP})"  # 123 TC/TCT
DOT = rf"\.(?={CAP}{{2,4}}[/-]{CAP})"  # 12.CV/UB
