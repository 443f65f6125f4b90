"""Which ones are meant: the clause behind a subject's noun, ``hộ nuôi cá lồng``, ``đơn vị được giao kế hoạch vốn``.

Vietnamese marks such a clause with nothing. Some verbs behind a noun for people or units hardly ever order
(``cán bộ phụ trách tin học cập nhật …``); others order unless a sign of duty follows (``các đơn vị sử dụng lò hơi phải …``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from docproc.data import read_toml
from docproc.tasks.lexicon import lexicon
from docproc.text import match_key
from docproc.text.words import begins_verb, begins_word

__all__ = ["predicate_behind"]

_REACH = 140  # characters of such a clause
_GAP = re.compile(r"(?<=[\w)”\"]) ")


def predicate_behind(text: str, key: str, noun: int, at: int, end: int, inside: Callable[[int], bool]) -> int | None:
    """Where the predicate begins behind a clause that only says which ones are meant.

    Args:
        text: folded text.
        key: its match key.
        noun: where the subject's last noun begins.
        at: where the clause begins, right behind the noun.
        end: where the sentence's clause ends.
        inside: whether a place lies within the name of a body.

    Returns:
        The place, or ``None`` where the words at ``at`` are the predicate themselves.
    """
    patterns = _patterns()
    reach = min(end, at + _REACH)
    kind = patterns.of.match(key, noun, end)
    strong = patterns.strong.match(key, at, end)
    weak = patterns.weak.match(key, at, end)
    if strong and strong.group().startswith("được") and _verb(text, key, strong.end() + 1, end):
        strong, weak = None, strong  # "được giao chủ trì": told to do it, unless more follows
    described = strong or (patterns.verbs[kind.group("noun")].match(key, at, end) if kind else None)
    if described is None and weak is None:
        return None
    for gap in _GAP.finditer(key, (described or weak).end(), reach):  # type: ignore[union-attr]
        place = gap.end()
        between = key[at : gap.start()]
        if patterns.broken.search(between) or patterns.mark.search(between):
            return None
        if inside(place) or lexicon().noun_head.match(key, place, end):
            continue
        if lexicon().modal.match(key, place, end) or patterns.signs.match(key, place, end):
            return place
        if described and "," not in between and _verb(text, key, place, end):
            return place
    return None


def _verb(text: str, key: str, at: int, end: int) -> bool:
    found = lexicon().predicate.match(key, at, end)
    return found is not None and begins_word(text, at) and (" " in found.group() or begins_verb(text, at))


class _Patterns:
    """The lists of ``data/subjects.toml``, compiled."""

    def __init__(self) -> None:
        table = read_toml("docproc.tasks", "data/subjects.toml")["relatives"]
        self.strong = _starts(table["strong"])
        self.weak = _starts(table["weak"])
        self.signs = _starts(table["signs"])
        self.broken = re.compile(rf"(?<!\w){_words(table['broken'])}")
        self.mark = re.compile(r"[.;:]")
        self.of = re.compile(rf"(?:(?:các|những|mọi|mỗi|từng|tất cả các|tất cả)\s+)?(?P<noun>{_words(table['of'])})")
        self.verbs = {match_key(noun): _starts(verbs) for noun, verbs in table["of"].items()}


def _words(words: Iterable[str]) -> str:
    ordered = sorted({match_key(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"


def _starts(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_words(words))


@cache
def _patterns() -> _Patterns:
    return _Patterns()
