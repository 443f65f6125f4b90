"""Where the name of an open-class body ends: capitalised words and what they drag, up to a verb, adverb or mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from docproc.bodies.lexicon import CAPITAL, phrases
from docproc.bodies.scan import Scan, next_word, words_at
from docproc.text.words import begins_verb, begins_word

__all__ = ["WORD", "may_name", "names_field", "read_open"]

_MAX_WORDS = 24
_MAX_LOWER = 4
_MAX_OBJECT = 6  # behind "Quản lý", which wants to be told what
_LOOK_BACK = 24  # characters; the longest word that wants an object is shorter
WORD = re.compile(r"[^\W_]+(?:[&/.'-][^\W_]+)*")
_GAP = re.compile(r" {1,3}(?:[-–] {1,3})?|-")
_LOWER_NEXT = re.compile(r" {1,3}[^\W\d_]|[.,]\d|%")
# capitals and small letters tell fields of work ("Thú y") from places ("Trà Bồng")
_TRADE = rf"{CAPITAL}[^\W\d_]*(?: [^\W\d_A-Z][^\W\d_A-Z]*){{1,3}}"
_TRADES = re.compile(rf"(?:, {_TRADE}){{1,3}}(?= và {CAPITAL})")
_COMMA = re.compile(", ")
_ZONES = re.compile(r"[ \n](?:các[ \n])?(?:khu[ \n]công[ \n]nghiệp|kcn)(?!\w)")
_ECONOMIC_ZONE = re.compile(r"khu[ \n]kinh[ \n]tế")
_JOINS = re.compile(r"(?:và|hoặc|của|cho|về|với)(?!\w)")
_EACH = re.compile(r"(?:mỗi|từng|mọi)(?!\w)")  # "Đài Truyền hình mỗi tuần dành …"
_CLOSES = frozenset({"cấp", "chi", "nhà"})  # that may begin what closes a name
_WORKS = frozenset({"works", "inner"})
_PHRASES = _WORKS | {"nominal", "wants_object", "ends"}

Closing = Callable[[Scan, int], int | None]
"""Reads what may close a name at a place: a territory, a group ("các huyện")."""


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a name, or several that belong together.

    Attributes:
        end: one past it.
        firm: it surely belongs to the name (capitalised, or of the lexicon).
        last: nothing follows it.
    """

    end: int
    firm: bool
    last: bool = False


def may_name(scan: Scan, start: int, following: int) -> bool:
    """Whether the word behind the head at ``start`` can begin its name; heads of the open class are common words."""
    head = scan.key[start : scan.heads[start][0]]
    if scan.text[start].isupper():
        if scan.text[following].isupper() or names_field(scan, following) or following in scan.units:
            return True
        number = scan.text[following].isdigit() and head in phrases("heads", "numbered")
        return number or head in phrases("heads", "loose") or not words_at(scan, following).keys().isdisjoint(_WORKS)
    if following in scan.units and not scan.text[following].isupper():
        return head in phrases("heads", "lower_case")
    if following in scan.fields and not scan.text[following].isupper():
        unit = next_word(scan, scan.fields[following])
        return head == "phòng" or (unit in scan.units and head in phrases("heads", "lower_case"))
    if not scan.text[following].isupper() or head not in phrases("heads", "lower_named"):
        return False
    return following not in scan.titles and "not_names" not in words_at(scan, following)


def names_field(scan: Scan, start: int) -> bool:
    """A field of government stands there, in lower case only where it is no verb ("xây dựng")."""
    return start in scan.fields and (scan.text[start].isupper() or "ends" not in words_at(scan, start))


def read_open(scan: Scan, start: int, end: int, closing: Closing) -> int | None:
    """Reads the name behind a head.

    Args:
        scan: the text's phrases.
        start: first character of the head.
        end: one past the head.
        closing: reads what may close the name.

    Returns:
        One past the name; ``None`` where the head names nobody by what follows.
    """
    reader = _Reader(scan, start, end, closing)
    lower, firm, fallback, single, most = 0, 0, 0, False, _MAX_LOWER
    for _ in range(_MAX_WORDS):
        step = reader.step()
        if step is None:
            break
        lower_before = lower > 0 or not firm
        if not lower_before:
            most = _MAX_OBJECT if reader.wants_object() else _MAX_LOWER
        lower = 0 if step.firm else lower + 1
        if lower > most:
            reader.end = fallback
            break
        if step.firm:
            single = lower_before and scan.text.find(" ", reader.end + 1, step.end) < 0
        if step.firm or (single and lower == 1):
            fallback = step.end
        syllable = scan.text.find(" ", reader.end + 1, step.end) < 0
        reader.firm = step.firm or (syllable and lower == 1 and not lower_before)  # "Kỹ thuật": the word's second half
        reader.end = step.end
        firm = step.end if step.firm else firm
        if step.last:
            break
    return reader.end if firm and reader.end > end else None


class _Reader:
    """Steps through one name."""

    def __init__(self, scan: Scan, start: int, end: int, closing: Closing) -> None:
        self._scan = scan
        self._start, self._head_end = start, end
        self._shouting = scan.text[start:end].isupper() and end - start > 3
        self._closing = closing
        self.end = end
        self.firm = False  # whether what was read last surely belongs to the name

    def step(self) -> _Step | None:
        """The next word of the name, or ``None`` where the name ends."""
        scan, first = self._scan, self.end == self._head_end
        if scan.text[self.end : self.end + 1] == "," and not first:
            return self._trades()
        gap = _GAP.match(scan.text, self.end)
        start = gap.end() if gap else len(scan.text)
        whole = scan.glued.get(start) or (scan.fields.get(start) if first else None)
        if whole is not None:
            return _Step(whole, firm=True)
        word = WORD.match(scan.text, start)
        if word is None:
            return None
        if word.group()[0].isdigit():
            return _Step(word.end(), firm=True) if self._is_number(word, first=first) else None
        if word.group()[0].isupper():
            end = self._whole(start, word.end())
            loud = not first if self._shouting else len(word.group()) > 2 and word.group().isupper()
            ends = loud and words_at(scan, start).get("ends", 0) >= end
            ends = ends or (first and _JOINS.match(scan.key, start) is not None)  # "LỰC LƯỢNG VÀ NHIỆM VỤ"
            return None if ends else _Step(end, firm=True)
        return self._small(start, word, first=first)

    def _small(self, start: int, word: re.Match[str], *, first: bool) -> _Step | None:
        """A lower-case word: it closes the name, goes on with it, or ends it; behind a number it only closes."""
        closed = self._closed(start, word)
        if self._scan.text[self.end - 1].isdigit() and not first:
            return closed if closed is not None and closed.last else None
        return closed or self._lower(start, word, first=first)

    def _whole(self, start: int, end: int) -> int:
        """End of the capitalised word with the syllables that make it one: "Xây dựng", "Công nghệ thông tin"."""
        lists = _WORKS if self._shouting else _PHRASES
        return max([end, *(stop for name, stop in words_at(self._scan, start).items() if name in lists)])

    def _is_number(self, word: re.Match[str], *, first: bool) -> bool:
        """A number is part of a name ("Bệnh viện 108", "phường Tân An 2") unless it counts what follows."""
        following = _LOWER_NEXT.match(self._scan.text, word.end())
        if first or following is None or following.group()[-1].isupper():
            return True
        return following.group()[0] == " " and "ends" in words_at(self._scan, following.end() - 1)

    def _closed(self, start: int, word: re.Match[str]) -> _Step | None:
        """What closes the name, or carries it on behind "và"."""
        if start in self._scan.units or start in self._scan.openers or word.group() in _CLOSES:
            end = self._closing(self._scan, start)
            return _Step(end, firm=True, last=True) if end is not None else None
        return self._zones(word.end()) or self._joined(word.end()) if word.group() == "và" else None

    def _lower(self, start: int, word: re.Match[str], *, first: bool) -> _Step | None:
        """A lower-case word: a verb or adverb ends the name, unless it says with others what the body does."""
        found = words_at(self._scan, start)
        if not found:
            verb = not first and self._scan.text[self.end - 1].isalpha() and self._names_act(start)
            verb = verb or _EACH.match(self._scan.key, start) is not None
            return None if verb else _Step(word.end(), firm=False)
        wanted = first or self.wants_object()
        if wanted and "works" in found:
            return _Step(found["works"], firm=True)
        if "inner" in found:
            return _Step(found["inner"], firm=not first)
        if "ends" not in found:
            return _Step(word.end(), firm=False)
        nominal = found.get("nominal", 0)
        if first or nominal < found["ends"]:
            return None
        following = next_word(self._scan, nominal)
        named = wanted or (following is not None and "strong" in words_at(self._scan, following))
        return _Step(nominal, firm=False) if named else None

    def _trades(self) -> _Step | None:
        """``Chi cục Chăn nuôi, Thú y và Thủy sản``: fields of work with an "và" before the last, and no bodies."""
        scan = self._scan
        found = _TRADES.match(scan.text, self.end)
        if found is None or scan.key[self._start : self._head_end] in phrases("heads", "with_field"):
            return None
        starts = [self.end + at.end() for at in _COMMA.finditer(found.group())] + [found.end() + len(" và ")]
        named = (scan.heads, scan.titles, scan.openers, scan.known, scan.units, scan.forces)
        return None if any(at in places for at in starts for places in named) else _Step(found.end(), firm=True)

    def _names_act(self, start: int) -> bool:
        """A verb that no list has, right behind the name: ``Công ty Điện lực Đô Lương nấu …``."""
        last = self._scan.text.rfind(" ", self._head_end, self.end) + 1
        inside = self._scan.heads.get(last, (0, ""))[0] > self.end  # "Đảng ủy"
        proper = self.firm and not inside and not self.wants_object()
        return proper and begins_word(self._scan.text, start) and begins_verb(self._scan.text, start)

    def wants_object(self) -> bool:
        """The word before is a capitalised verb that says what the body does: "Quản lý", "Hỗ trợ"."""
        scan = self._scan
        low = max(self._head_end, self.end - _LOOK_BACK)
        before = scan.key[low : self.end]
        cut = next((before[at:] for at in _word_starts(before) if before[at:] in phrases("fields", "wants_object")), "")
        return bool(cut) and scan.text[self.end - len(cut)].isupper()

    def _zones(self, end: int) -> _Step | None:
        """Reads "… Khu kinh tế X và các Khu công nghiệp": one board for both."""
        zones = _ZONES.match(self._scan.key, end)
        named = zones and _ECONOMIC_ZONE.search(self._scan.key[max(0, end - 80) : end])
        return _Step(zones.end(), firm=True) if zones and named else None

    def _joined(self, end: int) -> _Step | None:
        """Reads "và" inside a name: a capitalised word follows that opens no body of its own."""
        scan = self._scan
        following = next_word(scan, end)
        if following is None or not scan.text[following].isupper():
            return None
        if any(following in places for places in (scan.heads, scan.titles, scan.openers, scan.known)):
            return None
        word = WORD.match(scan.text, following)
        return _Step(self._whole(following, word.end()), firm=True) if word else None


def _word_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(text) if char in " \n")]
