"""Vietnamese text in fonts from before Unicode (TCVN3 in ``.Vn…`` fonts, VNI in ``VNI-…`` fonts), decoded.

The name of the font tells the encoding, the text must bear it out: many files keep an old font's name over text that
was converted to Unicode long ago, and that text must not be touched.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["ENCODINGS", "Encoding", "decode", "encoding_of", "has_capitals", "is_encoded"]

Encoding = Literal["tcvn3", "vni"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni")

_TABLE = Path(__file__).with_name("legacy_fonts.toml")
_UNICODE = re.compile("[Ā-ʯ\u0300-\u036fḀ-ỹ]")
# Latin-1 characters and pairs that Vietnamese in Unicode does not have (oà, oá, oé it has), or a capital with accent
# inside a word in lower case
_TCVN3_SIGN = re.compile("[µ¸¶¹¨»¾¼½Æ©ÇË®ÐÎÏѪÖ×ØÜÞßä«åæç¬ëîïñ\u00adø÷ûüþ¡¢£¤¥¦§∙]|(?<=[a-z])[À-ÖØ-Ý]")
_VNI_SIGN = re.compile("[aeiouyôöAEIOUYÔÖ][øûïåäüëØÛÏÅÄÜË]|[ñöæÑÖÆ]|[aeAE][âàáãêèéúÂÀÁÃÊÈÉÚ]|[oO][âÂ]")


@cache
def encoding_of(font: str | None) -> Encoding | None:
    """The encoding that a font's name stands for, ``None`` for any other font."""
    name = (font or "").lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni-") else None


def has_capitals(font: str | None) -> bool:
    """Whether the font draws small letters as capitals, as ``.VnTimeH`` does: TCVN3 has few capitals of its own."""
    return encoding_of(font) == "tcvn3" and (font or "").endswith("H")


def is_encoded(text: str, encoding: Encoding) -> bool:
    """Whether text set in a font of that encoding is really in it.

    Args:
        text: all text of a paragraph in fonts of that encoding.
        encoding: what the font's name says.

    Returns:
        True if signs occur that Unicode text would not have, and no letter occurs that only Unicode has.
    """
    sign = _TCVN3_SIGN if encoding == "tcvn3" else _VNI_SIGN
    return _UNICODE.search(text) is None and sign.search(text) is not None


def decode(text: str, encoding: Encoding) -> str:
    """Decode text for which ``is_encoded`` holds.

    Args:
        text: ``Uû ban nh©n d©n`` (TCVN3), ``UÛy ban nhaân daân`` (VNI).
        encoding: its encoding.

    Returns:
        Unicode in composed form: ``Uỷ ban nhân dân``; characters outside the encoding stay.
    """
    if encoding == "tcvn3":
        return text.translate(_tcvn3())
    pattern, table = _vni()
    return pattern.sub(lambda match: table[match.group()], text)


@cache
def _data() -> dict[str, Any]:
    with _TABLE.open("rb") as file:
        return tomllib.load(file)


@cache
def _tcvn3() -> dict[int, str]:
    table = _data()["tcvn3"]
    return {ord(sign): letter for sign, letter in zip(table["signs"], table["letters"], strict=True)}


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    letters: dict[str, str] = _data()["vni"]["letters"]
    table = dict(letters)
    for base, letter in {**{vowel: vowel for vowel in "aeiouy"}, "ô": "ơ", "ö": "ư"}.items():
        for sign, marks in _data()["vni"]["marks"].items():
            composed = unicodedata.normalize("NFC", letter + marks)
            if len(composed) == 1:
                table[base + sign] = composed
    # a capital vowel takes the capital sign; in headings set in mixed case also the small one
    for source, target in list(table.items()):
        table[source.upper()] = table[source[0].upper() + source[1:]] = target.upper()
    keys = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys))), table
