"""Which tokens are legal written Vietnamese syllables: onset, rime and tone that may stand together.

Source: the tables of onsets and rimes that every school grammar of quốc ngữ gives; both placements of tone marks
(hòa, hoà) are accepted. The test says "could be Vietnamese", not "is a word".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["is_syllable", "syllable_rate"]

_ONSETS = ("ngh", "ng", "gh", "gi", "kh", "ch", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx")
_PLAIN_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong
op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui uôc uôi uôm uôn uông uôt um un ung uơ up ut uy uya uych uyên uyêt uynh
uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_QU_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât ây e en eo et ê êch ên ênh êt êu
i it inh ich y ych yên yêt ynh yt yu ôc ơ ơi
"""
_RIMES = frozenset(_PLAIN_RIMES.split())
_AFTER_QU = frozenset(_QU_RIMES.split())
_AFTER_GI = frozenset(rime for rime in _RIMES if rime[0] not in "iy") | {"", "n", "êng", "êt"}
_FRONT = frozenset("ieêy")
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK = frozenset({"c", "g", "ng"})
_BEFORE_Y = frozenset("bdhklmnrstvx")
_NAMES_WITH_K = frozenset({("k", "a"), ("k", "on"), ("k", "ông"), ("k", "um")})
"""Place names: Kon Tum, Pắc Kạ."""
_CONTRACTED_GI = frozenset({("g", "i"), ("g", "in")})
"""gì, gìn: gi and a rime in i share their letter."""
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_STOP_TONES = {"\u0301", "\u0323"}
_STOPS = ("c", "ch", "p", "t")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_LONGEST = 7
"""``nghiêng`` has seven letters, and no syllable more."""


@lru_cache(maxsize=16384)
def is_syllable(token: str) -> bool:
    """Whether a token is a legal syllable, in any letter case and either normal form.

    >>> is_syllable("Nguyễn"), is_syllable("nguyểnn"), is_syllable("UBND")
    (True, False, False)
    """
    return len(token) <= 3 * _LONGEST and _legal(unicodedata.normalize("NFD", token.lower()))


def syllable_rate(text: str, *, at_most: int = 400) -> tuple[float, int]:
    """The share of legal syllables among the words of a text.

    Words without any lower-case letter after the first are left out if they cannot be read (codes like UBND).

    Args:
        text: any text.
        at_most: how many words to look at; they are taken evenly from the whole text.

    Returns:
        The share (0..1; 0 for no words) and how many words were looked at.
    """
    words = [w for w in _WORD.findall(text) if not (w.isupper() and len(w) <= 6 and not is_syllable(w))]
    step = max(1, len(words) // at_most)
    words = words[::step]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)


@lru_cache(maxsize=32768)
def _legal(decomposed: str) -> bool:
    tones = [c for c in decomposed if c in _TONES]
    if len(tones) > 1:
        return False
    letters = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    if not letters or len(letters) > _LONGEST:
        return False
    if letters.endswith(_STOPS) and (not tones or tones[0] not in _STOP_TONES):
        return False
    return any(_fits(onset, letters[len(onset) :]) for onset in (*_ONSETS, "") if letters.startswith(onset))


def _fits(onset: str, rime: str) -> bool:
    """Whether a rime may follow an onset in writing: k, gh, ngh only before e, ê, i, y; c, g, ng never there."""
    special = {"qu": _AFTER_QU, "gi": _AFTER_GI}.get(onset)
    if special is not None:
        return rime in special
    if rime not in _RIMES:
        return False
    front = rime[0] in _FRONT
    if onset in _BEFORE_FRONT:
        return front or (onset, rime) in _NAMES_WITH_K
    if onset in _BEFORE_BACK:
        return not front or (onset, rime) in _CONTRACTED_GI
    return rime[0] != "y" or not onset or (rime == "y" and onset in _BEFORE_Y)
