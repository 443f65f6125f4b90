"""Whom a ban binds: the people named behind ``nghiêm cấm``, ``Nghiêm cấm cán bộ thôn, xã thu giữ giấy tờ …``.

What is banned need not stand in any list of verbs, so the people end where the first verb begins.
"""

from __future__ import annotations

import re

from docproc.tasks.lexicon import lexicon
from docproc.tasks.subjects import Subject, Subjects
from docproc.text.words import begins_verb, begins_word

__all__ = ["banned"]

_REACH = 90  # characters of the people
_GAP = re.compile(r"(?<=[\w)])(?P<comma>,)? ")
# "người đang chấp hành án", "trẻ em dưới 14 tuổi": which people, up to a verb that cannot be known
_CLASS = re.compile(
    r"(?<!\w)(?:chưa|không|đã|đang|là|có|bị|được|mà|khi|đi|vào|thuộc|của|dưới|trên|từ|tham gia|làm việc|phụ trách)\s"
)


def banned(subjects: Subjects, text: str, key: str, at: int, end: int) -> Subject | None:
    """The people whom a ban binds.

    Args:
        subjects: finds the bodies in the dispatch.
        text: its text.
        key: its match key.
        at: where the words behind ``nghiêm cấm`` begin.
        end: where its clause ends.

    Returns:
        They, and where begins what they must not do; ``None`` where the ban names only an act.
    """
    low = at
    people = lexicon().person.match(key, low, end) or lexicon().acting.match(key, low, end)
    if people is None or _act(text, key, low, people.end(), end):
        return None
    for gap in _GAP.finditer(key, people.end() - 1, min(end, low + _REACH)):
        place = gap.end()
        if gap.group("comma") or place <= people.end() or subjects.inside_body(place):
            continue
        if _CLASS.match(key, place, end):
            return None
        if text[place].islower() and begins_word(text, place) and begins_verb(text, place):
            return Subject(low, gap.start(), place)
    return None


def _act(text: str, key: str, low: int, stop: int, end: int) -> bool:
    """``Nghiêm cấm tổ chức đánh bạc``: the word for people is a verb here."""
    verb = lexicon().imperative.match(key, low, end)
    return verb is not None and verb.end("verb") >= stop and begins_verb(text, low)
