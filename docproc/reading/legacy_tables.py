"""The tables of TCVN3 and VNI: words of the old encodings read into Unicode, each letter with where it came from."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from docproc.reading.legacy_fonts import Encoding, data

__all__ = [
    "ACCENTED",
    "DETOURS",
    "HORN",
    "LONGEST_WORD",
    "UNICODE",
    "WORD",
    "Detour",
    "as_codes",
    "has_traces",
    "is_unicode",
    "letters",
    "may_be_encoded",
    "read_word",
]

Detour = str
"""How the bytes became characters: empty for Latin-1 as it should be, else the codec that was used instead."""

HORN = "\u00ad"
"""The byte AD: ư in TCVN3, a soft hyphen everywhere else."""
_ONLY_UNICODE = "ĂăĐđĨĩŨũƠơƯư\u0300-\u0323Ạ-ỹ"
UNICODE = re.compile(f"[{_ONLY_UNICODE}]")
"""A letter that neither old encoding has as one character."""
_BEYOND_ASCII = f"\u00a1-\u00af\u00b5-\u00ff{_ONLY_UNICODE}"
WORD = re.compile(f"[A-Za-z{_BEYOND_ASCII}]+")
"""A word of Unicode or of codes; many codes are signs in Latin-1."""
ACCENTED = re.compile(f"[A-Za-z]*[{_BEYOND_ASCII}][A-Za-z{_BEYOND_ASCII}]*")
"""A word with a character beyond ASCII: others are the same in every encoding."""
LONGEST_WORD = 40
"""Longer words are lines of signs or attacks."""
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Where a PDF's or Word's symbolic fonts keep their codes."""
_ODD = re.compile("[¡-§©ª«¬\u00ad®µ-¹»-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÝÞßäåæçëîïðñö÷øûüþÿ∙\u2212μ\uf0a1-\uf0ff]")
"""Characters that every old text of some length has and a Vietnamese one in Unicode next to never."""

_COMPOSED = re.compile("[Ạ-ỹ]")


def may_be_encoded(text: str) -> bool:
    """Whether a text has a character that makes it worth asking ``legacy_evidence``."""
    return not text.isascii() and (_ODD.search(text) is not None or has_traces(text, "mac_roman"))


def is_unicode(text: str) -> bool:
    """Whether letters that no codec gives for old codes outnumber the odd characters: told without reading words."""
    return len(_COMPOSED.findall(text)) > len(_ODD.findall(text))


@cache
def _detour_tables() -> dict[Detour, dict[int, str]]:
    plain = {ord(char): code for char, code in data()["aliases"].items()} | {k: chr(v) for k, v in _PRIVATE.items()}
    return {"": plain} | {codec: plain | _read_by(codec) for codec in data()["detours"]["codecs"]}


def _read_by(codec: str) -> dict[int, str]:
    """What a codec makes of the codes, back to the codes."""
    read = {code: bytes([code]).decode(codec, "ignore") for code in range(0xA1, 0x100)}
    return {ord(char): chr(code) for code, char in read.items() if char and ord(char) != code}


@cache
def _traces() -> dict[Detour, re.Pattern[str]]:
    """For each codec the characters, beyond Latin-1, that it makes of codes; punctuation apart, which all text has."""
    return {
        codec: re.compile(
            "[" + "".join(re.escape(chr(c)) for c in _read_by(codec) if c > 0xFF and not 0x2010 <= c <= 0x2026) + "]"
        )
        for codec in data()["detours"]["codecs"]
    }


def has_traces(text: str, detour: Detour) -> bool:
    """Whether a text has characters that show it went through a codec other than Latin-1."""
    return _traces()[detour].search(text) is not None


DETOURS: tuple[Detour, ...] = ("", *data()["detours"]["codecs"])


def as_codes(text: str, detour: Detour = "") -> str:
    """A text as the Latin-1 characters of its codes.

    Args:
        text: as the file has it.
        detour: the codec that the bytes were read with.

    Returns:
        A text of the same length; characters that stand for no code are left.
    """
    return text.translate(_detour_tables()[detour])


@lru_cache(maxsize=8192)
def read_word(word: str, encoding: Encoding) -> tuple[str, tuple[int, ...]]:
    """Read one word of codes.

    Args:
        word: a match of ``WORD`` in what ``as_codes`` gives: ``nh©n`` (TCVN3), ``nhaân`` (VNI).
        encoding: its encoding.

    Returns:
        The word in composed Unicode, and for each of its letters the index of its first code. A word with letters
        that only Unicode has is left as it is.
    """
    if UNICODE.search(word):
        return word, tuple(range(len(word)))
    if encoding == "tcvn3":
        return word.translate(_tcvn3()), tuple(range(len(word)))
    pattern, table = _vni()
    read: list[str] = []
    starts: list[int] = []
    for match in pattern.finditer(word):
        code = match.group()
        read.append(table.get(code, code))
        starts.append(match.start())
    return "".join(read), tuple(starts)


@cache
def _tcvn3() -> dict[int, str]:
    table = data()["tcvn3"]
    return {ord(sign): letter for sign, letter in zip(table["signs"], table["letters"], strict=True)}


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    table = _vni_letters()
    keys = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)) + "|(?s:.)"), table


def _vni_letters() -> dict[str, str]:
    """Codes of VNI → letters; where several stand for one letter, the standard's own comes first."""
    singles: dict[str, str] = data()["vni"]["letters"]
    table = dict(singles)
    for base, letter in {**{vowel: vowel for vowel in "aeouy"}, "ô": "ơ", "ö": "ư"}.items():
        for sign, marks in data()["vni"]["marks"].items():
            composed = unicodedata.normalize("NFC", letter + marks)
            if len(composed) == 1:
                table[base + sign] = composed
    table |= {code.upper(): letter.upper() for code, letter in table.items()}
    # in headings set in mixed case a capital may carry the small sign, and under a shift key left down the reverse
    for code, letter in list(table.items()):
        if len(code) == 2:
            table.setdefault(code[0] + code[1].swapcase(), letter)
    return table


def letters(encoding: Encoding) -> dict[str, str]:
    """Codes of an encoding, as Latin-1 characters → the letter each stands for."""
    if encoding == "tcvn3":
        return {chr(code): letter for code, letter in _tcvn3().items()}
    return _vni_letters()


@cache
def own_letters(encoding: Encoding) -> frozenset[str]:
    """The characters that are the same letter in the encoding and in Unicode, those of ASCII among them."""
    same = {code for code, letter in letters(encoding).items() if code == letter}
    return frozenset(same | {chr(code) for code in range(0x80)})
