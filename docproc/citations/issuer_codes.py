"""Names of issuers held against the codes of symbols: whether they fit, and names that recognition has marred."""

from __future__ import annotations

import re

from docproc.citations.codes import issuers
from docproc.citations.symbols import Symbol
from docproc.text import bare_key, match_key

__all__ = ["compatible", "known_as", "plain", "repaired"]

_LOST_LEVEL = re.compile(r"(?<=\s)t[iíìĩị]nh(?=\s[A-ZĐ])")


def known_as(symbol: Symbol) -> tuple[str, ...] | None:
    """Names of the body whose code ends the symbol's issuers, ``None`` where the code is unknown."""
    if not symbol.issuer_codes:
        return None
    row = issuers().get(symbol.issuer_codes[-1])
    return row.names if row else None


def repaired(symbol: Symbol, name: str) -> str:
    """An issuer's name with the accents that recognition lost: ``Chính phú`` under ``…/NĐ-CP``, ``Thuế tính Bắc Ninh``.

    A whole name is repaired only where the symbol's known code stands for it, a level only before a place's name.
    """
    for known in known_as(symbol) or ():
        if name == known:
            return name
        if len(name) == len(known) and bare_key(known) == bare_key(name):
            return name if match_key(known) == match_key(name) else known
    return _LOST_LEVEL.sub("tỉnh", name) if " t" in name else name


def compatible(symbol: Symbol, name: str) -> bool:
    """Whether a document with this symbol may come from the body of this name.

    A known code must name it (``CP`` never is Bộ Tài chính), or the unit's code; an unknown code is compatible with
    anything.
    """
    names = known_as(symbol)
    if names is None:
        return True
    printed = plain(name)
    if any(len(unit) > 1 and _initials(printed).startswith(match_key(unit)) for unit in symbol.unit_codes):
        return True  # 193/UBND-BCĐ comes from a Ban Chỉ đạo
    return any(plain(known) in printed or _initials(printed) == _initials(plain(known)) for known in names) or (
        match_key(symbol.issuer_codes[-1]) in printed.split()
    )


def plain(name: str) -> str:
    """The words of a name as match keys, one space between them, no marks."""
    return " ".join(re.sub(r"[^\w\s]", " ", match_key(name)).split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word != "và")
