"""The heading that names a dispatch's type (tên loại; ô 5a): QUYẾT ĐỊNH, THÔNG BÁO and the like."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from docproc.document_types import all_types
from docproc.regions.forms import is_caps
from docproc.text import bare_key

__all__ = ["title_of"]

_LONGEST = 120
_SHORTEST, _LONGEST_NAME = 7, 24
_LIKE = 0.85
# signs that recognition makes of handwriting beside a heading; figures alone would be a label
_SIGNS = re.compile(r"^[^\w\s][\W\d_]*")


@lru_cache(maxsize=4096)
def title_of(text: str) -> str | None:
    """The type named by a heading in capitals, in lower case, or ``None``.

    Old forms go on with the issuer: ``QUYẾT ĐỊNH CỦA UỶ BAN NHÂN DÂN TỈNH``.

    Args:
        text: one line.
    """
    if len(text) > _LONGEST or not is_caps(text):
        return None
    bare = _SIGNS.sub("", bare_key(text)).strip(" .:*-")
    return _names().get(bare) or _names().get(bare.split(" cua ", 1)[0]) or _misread(bare)


def _misread(bare: str) -> str | None:
    """The type whose name differs in one letter of seven, as recognition leaves it (``QUYẺT ĐỊNHI``)."""
    if not _SHORTEST <= len(bare) <= _LONGEST_NAME:
        return None
    found = process.extractOne(bare, _names().keys(), scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE)
    return _names()[found[0]] if found else None


@cache
def _names() -> dict[str, str]:
    """Names under which a type is printed as a heading (``bare_key``), with the type's own name."""
    return {
        bare_key(name): kind.name
        for kind in all_types()
        for name in (kind.name, *kind.aliases)
        if kind.name != "công văn"
    }
