"""Laws cited by name only: Luật, Bộ luật, Pháp lệnh, Hiến pháp, with the year if printed.

Where a name ends, a register of known names decides (``data/laws.csv``); unknown names follow a small grammar:
a capitalised word and what follows it up to a comma, a verb or a year. Drafts (``dự án Luật …``) are not cited laws,
and a law that comes with its number is a citation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from docproc.citations.codes import phrase_pattern, read_toml
from docproc.text import match_key

__all__ = ["CitedLaw", "find_laws", "numbered_laws"]

_HEAD = re.compile(r"(?<!\w)(?:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp)(?!\w)")
_NUMBERED = re.compile(r"[\s,(]*(?:số\s*:?\s*)?\d{1,5}\s*(?:/\s*\d{4}\s*/|-\s*L)")
_NUMBERED_LATER = re.compile(r"\s+và\s+(?P<rest>[^,;.()]{1,60}?)\s+số\s*:?\s*\d{1,5}\s*/\s*\d{4}\s*/\s*qh")
_OTHER_DOCUMENT = re.compile(r"(?<!\w)(?:luật|nghị|pháp\s+lệnh|thông\s+tư|quyết\s+định|công\s+văn)(?!\w)")
_ENACTED = r"(?:(?:được\s+)?(?:ban\s+hành|thông\s+qua)\s+)?ngày\s+\d{1,2}"
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"""(?:\s*\(\s*sửa\s+đổi\s*\))? [\s,]* (?:\(\s*)?
         (?: năm\s+(?P<first>{_YEAR})
           | {_ENACTED}\s+tháng\s+\d{{1,2}}\s+năm\s+(?P<long>{_YEAR})
           | {_ENACTED}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?P<short>{_YEAR})
           | (?P<bare>{_YEAR})(?!\s?[/-]) ) (?!\d)""",
    re.VERBOSE,
)
_MORE_YEARS = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_AMENDING = re.compile(r"luật\s+sửa\s+đổi")
_AMENDED_OF = re.compile(
    r"\s*,?\s*(?:một\s+số\s+điều|\d{1,2}\s+luật)?[^;.()]{0,60}?\bcủa\s+(?=(?:bộ\s+)?luật|pháp\s+lệnh)"
)
_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_MOST_WORDS = 12
_BEFORE = 24
_CONSTITUTION = re.compile(
    r"hiến\s+pháp(?:\s+(?:của\s+)?nước\s+(?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa|chxhcn)\s+việt\s+nam)?"
)
_LIST = re.compile(r"(?:các|những)\s+\Z")


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One law cited by name.

    Attributes:
        name: shortest full name, ``Luật Đất đai``.
        year: the year printed with it, ``None`` if none.
        mentions: offsets of each mention, year included.
    """

    name: str
    year: int | None
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    number: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    year: int | None
    start: int
    end: int
    numbered: bool = False


@cache
def _register() -> tuple[_Row, ...]:
    text = files("docproc.citations").joinpath("data/laws.csv").read_text(encoding="utf-8")
    return tuple(_Row(row["name"], row["number"] or None) for row in csv.DictReader(text.splitlines()))


@cache
def numbered_laws() -> dict[str, str]:
    """For the number of a known law (as ``Symbol.key``) its type: ``luật``, ``bộ luật`` or ``pháp lệnh``."""
    kinds = ("bộ luật", "luật", "pháp lệnh")
    return {
        row.number.lstrip("0").casefold(): next(kind for kind in kinds if row.name.lower().startswith(kind))
        for row in _register()
        if row.number
    }


@cache
def _names() -> dict[str, str]:
    return {_plain(row.name): row.name for row in _register()}


@cache
def _longest() -> int:
    return max(len(name.split()) for name in _names())


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    data = read_toml("law_names.toml")
    return frozenset(data["stop_words"]), frozenset(data["not_after_head"])


@cache
def _words_before() -> re.Pattern[str]:
    """What shows, right before, that no law in force is named: drafts, faculties, newspapers."""
    return re.compile(rf"(?<!\w){phrase_pattern(read_toml('law_names.toml')['not_before'])}\s+(?:các\s+)?\Z")


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", match_key(name)).split())


def find_laws(text: str) -> list[CitedLaw]:
    """Every law cited by name only.

    Args:
        text: folded text; offsets of the answer point into it.

    Returns:
        The laws in order of first mention. A mention without a year belongs to the same law with a year where the text
        has one; a law that the text anywhere cites with its number is left to ``find_citations``.
    """
    key = match_key(text)
    found = list(_mentions(text, key))
    numbered = {_plain(f.name) for f in found if f.numbered}
    by_name = [f for f in found if not f.numbered]
    full = _full_names({f.name for f in by_name})
    homes: dict[tuple[str, int | None], list[_Found]] = {}
    names: dict[str, str] = {}
    years: dict[str, int] = {}
    plains = [full.get(_plain(f.name), _plain(f.name)) for f in by_name]
    for f, plain in zip(by_name, plains, strict=True):
        if f.year is not None:
            years.setdefault(plain, f.year)
        if plain not in names or (names[plain].isupper() and not f.name.isupper()):
            names[plain] = _names().get(plain, f.name) if f.name.isupper() or plain != _plain(f.name) else f.name
    for f, plain in zip(by_name, plains, strict=True):
        if f.year is None and (plain in numbered or any(name.startswith(f"{plain} và ") for name in numbered)):
            continue
        homes.setdefault((plain, f.year or years.get(plain)), []).append(f)
    return [
        CitedLaw(names[plain], year, tuple((f.start, f.end) for f in group)) for (plain, year), group in homes.items()
    ]


def _full_names(names: set[str]) -> dict[str, str]:
    """``Luật HQ`` is the Luật Hải quan that the same text names in full."""
    initials: dict[str, str] = {}
    for name in names:
        words = _plain(name).split()
        initials["".join(word[0] for word in words[1:])] = " ".join(words)
    table: dict[str, str] = {}
    for name in names:
        last = name.split()[-1]
        if last.isupper() and len(name.split()) == 2 and (whole := initials.get(last.lower())):
            table[_plain(name)] = whole
    return table


def _mentions(text: str, key: str) -> Iterator[_Found]:
    floor = 0
    for head in _HEAD.finditer(key):
        if head.start() < floor or not text[head.start()].isupper():
            continue
        if _words_before().search(key[max(0, head.start() - _BEFORE) : head.start()]):
            continue
        for found in _read(text, key, head):
            floor = max(floor, found.end)
            yield found


def _read(text: str, key: str, head: re.Match[str]) -> Iterator[_Found]:
    if key.startswith("hiến", head.start()):
        match = _CONSTITUTION.match(key, head.start())
        yield from _with_years(key, "Hiến pháp", head.start(), match.end() if match else head.end())
        return
    if key[head.end() : head.end() + 1] == ":" and _LIST.search(key, max(0, head.start() - 8), head.start()):
        yield from _listed(text, key, head)
        return
    end = _name_end(text, key, head)
    if end is None:
        return
    later = _NUMBERED_LATER.match(key, end)
    if later and not _OTHER_DOCUMENT.search(later["rest"]):
        end = later.end("rest")
    name = " ".join(text[head.start() : end].split()).rstrip(" ,")
    if _NUMBERED.match(key, end):
        yield _Found(name, None, head.start(), end, numbered=True)
        return
    yield from _with_years(key, name, head.start(), end)


def _with_years(key: str, name: str, start: int, end: int) -> Iterator[_Found]:
    """One law a year: ``Luật Doanh nghiệp năm 2000, 2005, 2014`` names three."""
    match = _YEARS.match(key, end)
    if match is None:
        yield _Found(name, None, start, end)
        return
    year = match["first"] or match["long"] or match["short"] or match["bare"]
    yield _Found(name, int(year), start, match.end())
    if match["first"] or match["bare"]:
        more = _MORE_YEARS.match(key, match.end())
        while more is not None:
            yield _Found(name, int(more["year"]), more.start("year"), more.end())
            more = _MORE_YEARS.match(key, more.end())


def _listed(text: str, key: str, head: re.Match[str]) -> Iterator[_Found]:
    """``các Luật: Đất đai, Nhà ở``: known names only, since nothing else tells where one ends."""
    word = " ".join(text[head.start() : head.end()].split())
    position = head.end() + 1
    while True:
        end = _registered_end(key, position, match_key(word))
        if end is None:
            return
        begin = position + len(key[position:end]) - len(key[position:end].lstrip())
        name = f"{word} {' '.join(text[begin:end].split())}"
        yield from _with_years(key, name, begin, end)
        gap = re.compile(r"\s*(?:năm\s+\d{4}\s*)?(?:,|và|,\s*và)(?=\s)").match(key, end)
        if gap is None:
            return
        position = gap.end()


def _registered_end(key: str, position: int, head: str) -> int | None:
    """Where the longest registered name ends that goes on at ``position`` after ``head``."""
    words, best = head.split(), None
    pattern = re.compile(r"[\s,]*(?P<word>\w+)")
    match = pattern.match(key, position)
    while match is not None and len(words) < _longest():
        words.append(match["word"])
        if " ".join(words) in _names():
            best = match.end()
        match = pattern.match(key, match.end())
    return best


def _name_end(text: str, key: str, head: re.Match[str]) -> int | None:
    known = _registered_end(key, head.end(), " ".join(head.group().split()))
    if known is not None:
        return known
    if _AMENDING.match(key, head.start()):
        return _amending_end(text, key, head)
    return _grammar_end(text, key, head.end())


def _amending_end(text: str, key: str, head: re.Match[str]) -> int | None:
    """``Luật sửa đổi, bổ sung một số điều của Luật X``: the name ends where X's does."""
    match = _AMENDING.match(key, head.start())
    of = _AMENDED_OF.match(key, match.end()) if match else None
    inner = _HEAD.match(key, of.end()) if of else None
    return _name_end(text, key, inner) if inner and not _AMENDING.match(key, inner.start()) else None


def _grammar_end(text: str, key: str, position: int) -> int | None:
    stops, never_first = _stops()
    end = None
    for count in range(_MOST_WORDS):
        match = _WORD.match(text, position)
        if match is None or "\n\n" in match.group():
            break
        word = key[match.start("word") : match.end("word")]
        capital = text[match.start("word")].isupper()
        if count == 0 and ((not capital and word != "thuế") or word in never_first):
            return None
        if word in stops and not (capital and count == 0):
            break
        if count > 0 and "\n" in match.group() and capital:
            break
        end = position = match.end()
    return end
