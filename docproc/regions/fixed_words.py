"""The fixed words of the form in recognised text, told in spite of misread letters; only keys are steadied, never text.

``CÔNG HÓA XẢ HỘI CHU NGHTA``, ``Kinh gứi:``, ``Mơi nhận:``: a line that differs from a fixed phrase in a fifth of its
letters at most, and in accents at will, stands for it (field guide, 6.2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

__all__ = ["steadied", "steadied_label"]

_WHOLE = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
    "dang cong san viet nam",
)
"""Quốc hiệu, tiêu ngữ and the Party's title: lines of their own."""
_HEADS = ("kinh gui", "noi nhan")
"""Words that a line begins with; a mark follows them."""
_LIKE = 0.8
_LONGER = 3
"""Letters by which a line may be longer or shorter than its phrase."""
_MARKS = ":.;"


# dust before a label: "._8. Hiệp hội", "'a) Giao"
_DUST = re.compile(r"^[._,'`‘’·~^°|:;]{1,3}\s?(?=(?:\d{1,2}[.)]|[a-zđ]\)|-)\s)")
_LABEL_SLIPS = (
    (re.compile(r"(?<=^\d),(?=\s[^\W\d_])|(?<=^\d\d),(?=\s[^\W\d_])"), "."),
    (re.compile(r"^[l|](?=[.)]\s)"), "1"),
    (re.compile(r"(?<=^\()[ïíìî](?=\)\s)"), "i"),
    (re.compile(r"^[¬~_=«»](?=\s[^\W\d_])"), "-"),
)
"""``5, Giao Sở``, ``l. Giao``, ``¬ Giao``: figures' marks, the figure one and dashes as they are misread."""


def steadied_label(text: str) -> str:
    """A recognised paragraph whose label is read as it must have been printed; same length, dust before it blanks.

    Args:
        text: the paragraph.
    """
    text = _DUST.sub(lambda dust: " " * len(dust.group()), text)
    for slip, mark in _LABEL_SLIPS:
        text = slip.sub(mark, text, count=1)
    return text


@lru_cache(maxsize=4096)
def steadied(bare: str) -> str:
    """The key with a fixed phrase in the place of what recognition made of it; same length.

    Args:
        bare: ``bare_key`` of a line.
    """
    for phrase in _WHOLE:
        if abs(len(bare) - len(phrase)) <= _LONGER and Levenshtein.normalized_similarity(bare, phrase) >= _LIKE:
            return phrase.ljust(len(bare)) if len(bare) >= len(phrase) else bare
    for head in _HEADS:
        ends = (end for end in (len(head), len(head) + 1) if bare[end : end + 1] and bare[end] in _MARKS)
        end = next(ends, None)
        if end is not None and Levenshtein.normalized_similarity(bare[:end], head) >= _LIKE:
            return head.ljust(end) + bare[end:]
    return bare
