"""Keys under which two spellings of one thing are equal; never shown to anybody."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["bare_key", "compare_key", "match_key"]

# Two patterns, as a search for one first letter is five times as fast as for either of two.
_OLD_TONE_OF_O = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)")
_OLD_TONE_OF_U = re.compile(r"u(?<!qu)[ỳýỷỹỵ](?!\w)")
_PLACEMENTS = (
    ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
    ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
    ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
)
_NEW_TONE = {old: new for olds, news in _PLACEMENTS for old, new in zip(olds.split(), news.split(), strict=True)}
_WHOLE = 512  # characters; longer texts are whole dispatches
_QUOTES = re.compile(r"[\"'“”‘’«»]")


def match_key(text: str) -> str:
    """Lower case with one tone placement (``HOÀ`` and ``HÒA`` give ``hòa``); same length as ``text``.

    Because no position moves, a span found in the key is a span of the text. Only open oa, oe, uy move
    (field rule: hoàn, suýt and the onset of quý stay).

    Args:
        text: folded text.

    Returns:
        A key of exactly ``len(text)`` characters.
    """
    return _whole_key(text) if len(text) > _WHOLE else _key(text)


def _key(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _OLD_TONE_OF_U.sub(_new_tone, _OLD_TONE_OF_O.sub(_new_tone, lowered))


def _new_tone(match: re.Match[str]) -> str:
    return _NEW_TONE[match.group()]


@lru_cache(maxsize=4)
def _whole_key(text: str) -> str:
    """Every stage asks for the key of the whole dispatch, one after the other; a few are kept, not more."""
    return _key(text)


def bare_key(text: str) -> str:
    """Lower case without tones and marks: ``QUYÉT ĐỊNH`` and ``QUYẾT ĐỊNH`` give ``quyet dinh``; same length.

    Survives what recognition does to accents, so it is for the fixed words of the form, never for free text.

    Args:
        text: folded text.

    Returns:
        A key of exactly ``len(text)`` characters.
    """
    return text.translate(_BARE)


class _BareTable(dict[int, str]):
    """The letter under each character's accents, found when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = char.lower()
        letter = "d" if lowered == "đ" else unicodedata.normalize("NFD", lowered if len(lowered) == 1 else char)[0]
        self[code] = letter
        return letter


_BARE = _BareTable()


def compare_key(text: str) -> str:
    """The key under which two printed values are the same: NFC, tone placement, quotes, spaces, case, end marks.

    Args:
        text: any text.

    Returns:
        A key for equality only; its positions mean nothing.
    """
    folded = match_key(" ".join(unicodedata.normalize("NFC", _QUOTES.sub("", text)).split()))
    return re.sub(r"\s*([/-])\s*", r"\1", folded).strip(" .,;:-+•")
