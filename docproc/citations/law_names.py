"""Where the name of a law begins and ends in running text.

Where it ends, the register of known names decides (``data/laws.csv``); names that it does not know follow a small
grammar: a capitalised word and what follows it up to a comma, a verb or a year. Drafts (``dự án Luật …``), schools,
newspapers and lawyers (``Luật sư``) are no laws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from docproc.citations.codes import phrase_pattern, read_toml
from docproc.citations.law_register import laws, plain_name
from docproc.text import match_key

__all__ = ["head_words", "known_end", "listed_end", "name_end", "register_spelling"]

# What stands before a head is looked at apart: a pattern that begins with a letter is found several times faster.
_HEAD = re.compile(r"(?:bộ\s+luật|luật|pháp\s+lệnh|hiến\s+pháp)(?!\w)")
_CONSTITUTION = re.compile(
    r"hiến\s+pháp(?:\s+(?:của\s+)?nước\s+(?:cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa|chxhcn|việt\s+nam\s+dân\s+chủ\s+cộng\s+hòa)"
    r"(?:\s+việt\s+nam)?)?"
)
_AMENDING = re.compile(r"luật\s+sửa\s+đổi")
_AMENDED_OF = re.compile(
    r"\s*,?\s*(?:bổ\s+sung\s+)?(?:một\s+số\s+điều|\d{1,2}\s+luật)?[^;.()]{0,60}?(?:\bcủa\s+|\s)(?=(?:bộ\s+)?luật|pháp\s+lệnh)"
)
_GAP = re.compile(r"\s*(?:(?P<mark>[,(/])\s*)?")
_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_MOST_WORDS = 12
_BEFORE = 32


@dataclass(slots=True)
class _Node:
    """Names that share their first words; ``marks`` and ``capital`` tell how the word that leads here is printed."""

    then: dict[str, _Node] = field(default_factory=dict)
    ends: bool = False
    marks: set[str] = field(default_factory=set)
    capital: bool = False


def _last_mark(before: str) -> str:
    """The comma, bracket or stroke before a word, empty where only a blank stands there."""
    stripped = before.rstrip()
    return stripped[-1] if stripped and stripped[-1] in ",(/" else ""


@cache
def _known() -> _Node:
    root = _Node()
    for name in sorted({name for law in laws() for name in (law.name, *law.aliases)}):
        node, key = root, match_key(name)
        for token in _TOKEN.finditer(key):
            node = node.then.setdefault(token.group(), _Node())
            node.marks.add(_last_mark(key[: token.start()]))
            node.capital |= name[token.start()].isupper()
        node.ends = True
    return root


@cache
def _spellings() -> dict[str, str]:
    return {plain_name(name): name for law in laws() for name in (law.name, *law.aliases)}


@cache
def _stops() -> tuple[frozenset[str], frozenset[str]]:
    data = read_toml("law_names.toml")
    return frozenset(data["stop_words"]), frozenset(data["not_after_head"])


@cache
def _not_before() -> re.Pattern[str]:
    """What shows, right before, that no law in force is named: drafts, faculties, newspapers."""
    phrases = phrase_pattern(read_toml("law_names.toml")["not_before"])
    return re.compile(rf"(?<!\w){phrases}\s+(?:các\s+)?\Z")


def register_spelling(name: str) -> str | None:
    """A name as the register writes it, whatever its case and commas; ``None`` where it is not there."""
    return _spellings().get(plain_name(name))


def head_words(text: str, key: str) -> Iterator[re.Match[str]]:
    """Every ``Luật``, ``Bộ luật``, ``Pháp lệnh``, ``Hiến pháp`` that may begin a name.

    Args:
        text: folded text.
        key: its match key.

    Yields:
        Matches in the key. A head in small letters counts only before a name that the register knows and that goes on
        with a capital: ``theo luật Đất đai``.
    """
    floor = 0
    for head in _HEAD.finditer(key):
        named = text[head.start()].isupper()
        if head.start() < floor or (head.start() and key[head.start() - 1].isalnum()):
            continue
        if not named and not text[head.end() + 1 : head.end() + 2].isupper():
            continue
        if _not_before().search(key[max(0, head.start() - _BEFORE) : head.start()]):
            floor = (name_end(text, key, head) or head.end()) if _AMENDING.match(key, head.start()) else head.end()
        elif named or known_end(text, key, head.end(), head.group()):
            yield head


def name_end(text: str, key: str, head: re.Match[str]) -> int | None:
    """Where the name ends that begins with ``head``; ``None`` where no law is named.

    Args:
        text: folded text.
        key: its match key.
        head: one of ``head_words``.
    """
    constitution = _CONSTITUTION.match(key, head.start())
    if constitution:
        return constitution.end()
    known = known_end(text, key, head.end(), head.group())
    if _AMENDING.match(key, head.start()):  # of "Luật Đầu tư công", also where only a law on "Luật Đầu tư" is known
        return max(known or 0, _amending_end(text, key, head) or 0) or None
    return known if known is not None else _grammar_end(text, key, head.end())


def known_end(text: str, key: str, position: int, head: str) -> int | None:
    """Where the longest name of the register ends that goes on at ``position`` after ``head``.

    A comma counts only where the name has one (``Luật Đầu tư, công khai`` is not ``Luật Đầu tư công``), and a line's
    end does not lead on to a capital that the name does not have.

    Args:
        text: folded text.
        key: its match key.
        position: where the words after the head begin, blanks before them allowed.
        head: the head's words, ``bộ luật``.
    """
    node: _Node | None = _known()
    for word in head.split():
        node = node.then.get(word) if node else None
    shouting = text[max(0, position - 2) : position].isupper()
    best, bracket = None, False
    while node is not None:
        gap = _GAP.match(key, position)
        token = _TOKEN.match(key, gap.end()) if gap else None
        if gap is None or token is None or "\n\n" in gap.group():
            break
        node = node.then.get(token.group())
        if node is None or (gap["mark"] and gap["mark"] not in node.marks):
            break
        if "\n" in gap.group() and text[token.start()].isupper() and not (shouting or node.capital):
            break
        position, bracket = token.end(), bracket or gap["mark"] == "("
        if node.ends:
            best = position + 1 if bracket and key[position : position + 1] == ")" else position
    return best


def listed_end(text: str, key: str, position: int, head: str) -> tuple[int, int] | None:
    """Start and end of a further known name whose head word is left out: ``các Luật: Đất đai, Nhà ở``."""
    end = known_end(text, key, position, head)
    if end is None:
        return None
    gap = _GAP.match(key, position)
    return (gap.end() if gap else position), end


def _amending_end(text: str, key: str, head: re.Match[str]) -> int | None:
    """``Luật sửa đổi, bổ sung một số điều của Luật X``: the name ends where X's does."""
    match = _AMENDING.match(key, head.start())
    of = _AMENDED_OF.match(key, match.end()) if match else None
    inner = _HEAD.match(key, of.end()) if of else None
    return name_end(text, key, inner) if inner and not _AMENDING.match(key, inner.start()) else None


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
