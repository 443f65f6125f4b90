"""Which ones are meant: the clause behind a subject's noun, ``hộ nuôi cá lồng``, ``đơn vị được giao kế hoạch vốn``.

Vietnamese marks such a clause with nothing. Some verbs behind a noun for people or units hardly ever order
(``cán bộ phụ trách tin học cập nhật …``); others order unless a sign of duty follows (``các đơn vị sử dụng
lò hơi phải …``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from docproc.data import read_toml
from docproc.tasks.lexicon import lexicon
from docproc.text import match_key
from docproc.text.words import begins_verb, begins_word
from docproc.vocabulary import any_of

__all__ = ["Descriptions"]

_HEADING = 5  # words of such a clause in a heading
_REACH = 140  # characters of such a clause
_PASSIVE = re.compile(r"(?:được|bị)\s")  # what happens to them
_MANNER = re.compile(r"\s(?P<words>(?:không|tạm thời|trực tiếp|cùng|đều|luôn|chỉ)\s)$")  # before a verb, and with it
_LIES = re.compile(r"(?:đặt|nằm|đóng|ở|trồng|nuôi|xây)\s(?:ở|tại|trên|trong|dưới|ven)\s")  # where a thing is
_ANNOUNCES = re.compile(r"(?:tổ chức |triển khai )?(?:thực hiện|triển khai)\s*:")
_HANDS_IN = frozenset({"gửi", "nộp", "trình", "lập", "có", "ra", "cử"})  # verbs whose object may look like a verb
_GAP = re.compile(r"(?<=[\w)”\"]) ")


class Descriptions:
    """Tells in one dispatch what describes a subject from what it must do."""

    def __init__(self, text: str, key: str, inside: Callable[[int], bool]) -> None:
        """Prepare.

        Args:
            text: folded text.
            key: its match key.
            inside: whether a place lies within the name of a body.
        """
        self._text, self._key, self._inside = text, key, inside

    def describes(self, noun: int, at: int, end: int, *, surely: bool = False) -> bool:
        """Whether the verb at ``at`` may say which ones are meant of the noun at ``noun``.

        Args:
            noun: where the noun begins.
            at: where the verb begins.
            end: where the sentence's clause ends.
            surely: only verbs count that hardly ever order.
        """
        patterns = _patterns()
        kind = patterns.of.match(self._key, noun, end)
        sure = [patterns.strong, *([patterns.verbs[kind.group("noun")]] if kind else ())]
        lists = sure if surely else [*sure, patterns.idle, patterns.weak]
        return any(words.match(self._key, at, end) for words in lists)

    def heads(self, at: int, end: int) -> bool:
        """Whether ``text[at:end]`` only says which ones a heading means: ``Các phòng ban tham gia đào tạo``."""
        return _patterns().heading.match(self._key, at, end) is not None and self._key.count(" ", at, end) <= _HEADING

    def behind(self, noun: int, at: int, end: int) -> int | None:
        """Where the predicate begins behind a clause that only says which ones are meant.

        Args:
            noun: where the subject's last noun begins.
            at: where the clause begins, right behind the noun.
            end: where the sentence's clause ends.

        Returns:
            The place, or ``None`` where the words at ``at`` are the predicate themselves.
        """
        patterns = _patterns()
        wish = patterns.wishing.match(self._key, at, end)
        if wish is not None:
            return self._behind_wish(wish.end() + 1, min(end, at + _REACH))
        kind = patterns.of.match(self._key, noun, end)
        strong = patterns.strong.match(self._key, at, end)
        weak = patterns.weak.match(self._key, at, end)
        if strong and strong.group().startswith("được") and self._verb(strong.end() + 1, end):
            strong, weak = None, strong  # "được giao chủ trì": told to do it, unless more follows
        if weak and weak.group() == "có" and not patterns.to_have.match(self._key, weak.end() + 1, end):
            strong = None if self._verb(weak.end() + 1, end) else weak  # "có sử dụng bếp gas" needs a sign behind it
        described = strong or (patterns.verbs[kind.group("noun")].match(self._key, at, end) if kind else None)
        verb = described or weak
        if verb is None or not begins_word(self._text, verb.end() + 1):
            return None
        return self._predicate(verb.end(), min(end, at + _REACH), described=described is not None)

    def _behind_wish(self, at: int, end: int) -> int | None:
        """``chủ hộ muốn sửa chữa nộp bản vẽ``: the first verb says what they wish for."""
        wished = lexicon().predicate.match(self._key, at, end)
        if wished is None and not begins_verb(self._text, at):
            return None
        stop = wished.end() if wished else self._key.find(" ", at, end)
        if stop <= at:
            return None
        return self._predicate(stop, end, described=False) or self._predicate(stop, end, described=True)

    def _predicate(self, low: int, end: int, *, described: bool) -> int | None:
        """The first sign of duty behind ``low``; where the verb before surely describes, the first verb too."""
        patterns, lex = _patterns(), lexicon()
        for gap in _GAP.finditer(self._key, low, end):
            place = gap.end()
            between = self._key[low : gap.start()]
            if patterns.broken.search(between):
                return None
            if self._inside(place) or lex.noun_head.match(self._key, place, end):
                continue
            if (
                _ANNOUNCES.match(self._key, place)
                or lex.modal.match(self._key, place, end)
                or patterns.signs.match(self._key, place, end)
            ):
                return place
            if described and _PASSIVE.match(self._key, place, end):
                return None
            denied = between.endswith(" không")
            if denied and lex.modal.search(self._key, place, end):
                continue  # "cơ sở sản xuất không đạt chuẩn phải dừng": which ones
            if described and "," not in between and not _LIES.match(self._key, place) and self._verb(place, end):
                manner = _MANNER.search(self._key, low, place)
                return manner.start("words") if manner else place
        return None

    def _verb(self, at: int, end: int) -> bool:
        found = lexicon().predicate.match(self._key, at, end)
        if found is None or lexicon().noun_head.match(self._key, at, end) or not begins_word(self._text, at):
            return False
        if " " in found.group():
            return True
        following = lexicon().predicate.match(self._key, found.end() + 1, end)
        if following is not None and " " in following.group() and found.group() not in _HANDS_IN:
            return False  # "hệ thống tự động ký kiểm thử kết nối": the longer verb is the predicate
        return begins_verb(self._text, at)


class _Patterns:
    """The lists of ``data/subjects.toml``, compiled."""

    def __init__(self) -> None:
        table = read_toml("docproc.tasks", "data/subjects.toml")["relatives"]
        self.strong = _starts(table["strong"])
        self.weak = _starts(table["weak"])
        self.idle = _starts(table["idle"])
        self.wishing = _starts(table["wishing"])
        self.to_have = _starts(table["to_have"])
        self.heading = _starts(table["heading"])
        self.signs = _starts(table["signs"])
        self.broken = re.compile(rf"(?<!\w){any_of(table['broken'])}|[.;:]")
        self.of = re.compile(rf"(?:(?:các|những|mọi|mỗi|từng|tất cả các|tất cả)\s+)?(?P<noun>{any_of(table['of'])})")
        self.verbs = {match_key(noun): _starts(verbs) for noun, verbs in table["of"].items()}


def _starts(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(any_of(words))


@cache
def _patterns() -> _Patterns:
    return _Patterns()
