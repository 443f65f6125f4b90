"""Nouns whose numbers are no dispatches': forms, accounts, parcels, bills, samples (``data/symbols.toml``)."""

from __future__ import annotations

import re

from docproc.citations.codes import vocabulary

__all__ = ["AROUND", "is_object", "is_refused", "is_serial"]

AROUND = "([{\"“”'‘’«:.,-"
_SERIAL = re.compile(r"0[0-9]{4,}")
_SERIES = re.compile(r"[a-zđ]{1,3}")


def is_refused(words: list[str]) -> bool:
    """Whether the noun right before is one of those whose numbers are no dispatches' (forms, accounts, addresses)."""
    nouns = vocabulary().not_dispatches
    last = [word.strip(AROUND) for word in words[-4:]]
    if " ".join(last[-2:]) in vocabulary().compounds:  # theo yêu cầu số …
        return False
    return any(" ".join(last[first:]) in nouns for first in range(len(last)))


def is_object(words: list[str]) -> bool:
    """Whether the noun right before is a thing that a decision may be about: ``Quyết định duyệt hồ sơ số 12/QĐ-…``."""
    last = [word.strip(AROUND) for word in words[-4:]]
    return any(" ".join(last[at:]) in vocabulary().objects for at in range(len(last)))


def is_serial(text: str, words: list[str], stop: int, start: int) -> bool:
    """Whether letters of a series stand between "số" and the number: ``số CS 01234/…`` of a certificate of land."""
    if len(words) < 2 or not _SERIES.fullmatch(words[-1]):
        return False
    series = text[stop - len(words[-1]) : stop]
    if not series.isupper() or (series in vocabulary().types and not _SERIAL.match(text, start)):
        return False
    return words[-2].strip(AROUND) in ("số", "gcn") or is_refused(words[:-1])
