"""Word borders, where syllables are not enough: Vietnamese writes ``chứng nhận`` as two words and means one.

Segmentation by underthesea, always with ``use_token_normalize=False`` (its default rewrites text and breaks offsets).
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache

__all__ = ["begins_noun", "begins_verb", "begins_word", "parts_words"]

_REACH = 60  # characters on either side: enough context for the segmenter, and a bounded cost
_SYLLABLES_BEFORE = re.compile(r"(?:[^\W\d_]+ )?[^\W\d_]+ $")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_FIRST_CALL = threading.Lock()  # the library loads its model at the first call and is not safe for threads then


def begins_word(text: str, at: int) -> bool:
    """Whether a word begins at ``text[at]``, rather than the second syllable of one.

    Args:
        text: folded text.
        at: offset of the beginning of a syllable.

    Returns:
        True where the segmenter puts a border before ``at``.
    """
    low, high = max(0, at - _REACH), min(len(text), at + _REACH)
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    return at - low in _borders(text[low:high])


def parts_words(text: str, at: int) -> bool:
    """Whether no word of the segmenter's spans the border before ``text[at]``, by the syllables round it alone.

    A second opinion where a sentence misleads it: it joins ``nhà lập`` in "tòa nhà lập bảng", but not by itself.

    Args:
        text: folded text.
        at: offset of the beginning of a syllable.

    Returns:
        True where neither one nor two syllables before the border make a word with the one behind it.
    """
    before = _SYLLABLES_BEFORE.search(text[max(0, at - _REACH) : at])
    syllable = _SYLLABLE.match(text, at)
    if before is None or syllable is None:
        return before is None
    words = before.group().split()
    return not any(_joined(f"{' '.join(words[-most:])} {syllable.group()}".lower()) for most in (1, 2))


def begins_verb(text: str, at: int) -> bool:
    """Whether the word at ``text[at]`` is a verb, as a tagger of parts of speech sees it.

    It knows verbs that no list holds, and errs now and then: ask it only where a verb may be expected.

    Args:
        text: folded text.
        at: offset of the beginning of a word.

    Returns:
        True where the tagger calls the first word behind ``at`` a verb.
    """
    return _tag_at(text, at) == "V"


def begins_noun(text: str, at: int) -> bool:
    """Whether the word at ``text[at]`` is a noun, as a tagger of parts of speech sees it; bounds as ``begins_verb``."""
    return _tag_at(text, at).startswith("N")


def _tag_at(text: str, at: int) -> str:
    high = min(len(text), at + _REACH)
    while high < len(text) and not text[high].isspace():
        high += 1
    return _tag(text[at : at + 1].lower() + text[at + 1 : high])


@lru_cache(maxsize=2048)
def _joined(phrase: str) -> bool:
    """Whether the last syllable of a phrase belongs to the word before it."""
    borders = _borders(phrase)
    return phrase.rfind(" ") + 1 not in borders and (len(borders) == 1 or phrase.count(" ") == 1)


@lru_cache(maxsize=2048)
def _tag(text: str) -> str:
    """The tag of the first word; empty where there is none."""
    if not text.strip():
        return ""
    from underthesea import pos_tag

    with _FIRST_CALL:
        tags: list[tuple[str, str]] = pos_tag(text)
    return tags[0][1] if tags and tags[0][0][:1].isalpha() else ""


@lru_cache(maxsize=2048)
def _borders(text: str) -> frozenset[int]:
    from underthesea import word_tokenize

    with _FIRST_CALL:
        words: list[str] = word_tokenize(text, use_token_normalize=False)
    found, position = set(), 0
    for word in words:
        start = text.find(word.split(" ", 1)[0], position)
        if start < 0:
            continue
        found.add(start)
        for syllable in word.split():
            at = text.find(syllable, position)
            position = at + len(syllable) if at >= 0 else position
    return frozenset(found)
