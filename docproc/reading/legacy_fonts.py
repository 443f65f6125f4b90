"""What a font's name says of the encoding of text set in it, for fonts from before Unicode.

A name is a hint and no proof: many files keep an old font's name over text that was converted to Unicode long ago, and
many set old bytes in Times New Roman. ``legacy_evidence`` asks the text.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

__all__ = ["ENCODINGS", "Encoding", "data", "encoding_of", "family_of", "has_capitals", "has_signs"]

Encoding = Literal["tcvn3", "vni"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni")

_TABLE = Path(__file__).with_name("legacy_fonts.toml")
_SUBSET = re.compile(r"[A-Z]{6}\+")
"""Before the name of a font of which a PDF holds only some glyphs (ISO 32000-1, 9.6.4)."""


@cache
def data() -> dict[str, Any]:
    """The tables of the old encodings and the names of their fonts."""
    with _TABLE.open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1024)
def family_of(font: str | None) -> str:
    """A font's name without subset prefix and style, so that bold and plain letters of one word are of one family.

    Args:
        font: ``ABCDEF+.VnTimeH,Bold``, ``Times New Roman``; ``None`` where the file names none.

    Returns:
        ``.VnTimeH``, ``Times New Roman``, or an empty string.
    """
    return _style().sub("", _SUBSET.sub("", font or "", count=1))


@lru_cache(maxsize=1024)
def encoding_of(font: str | None) -> Encoding | None:
    """The encoding that a font's name stands for, ``None`` for any other font."""
    family = family_of(font)
    return next((encoding for encoding in ENCODINGS if _name(encoding).match(family)), None)


@lru_cache(maxsize=1024)
def has_capitals(font: str | None) -> bool:
    """Whether the font draws small letters as capitals, as ``.VnTimeH`` does: TCVN3 has few capitals of its own."""
    family = family_of(font)
    if encoding_of(font) != "tcvn3":
        return False
    if not family.islower():
        return family.endswith("H")
    return family.endswith("h") and family.lstrip("._") not in data()["names"]["no_capitals"]


@lru_cache(maxsize=1024)
def has_signs(font: str | None) -> bool:
    """Whether the font's glyphs are signs (Symbol, Wingdings): its codes are letters in no encoding."""
    return _name("signs").match(family_of(font)) is not None


@cache
def _name(kind: str) -> re.Pattern[str]:
    return re.compile(data()["names"][kind])


@cache
def _style() -> re.Pattern[str]:
    return re.compile(data()["names"]["style"])
