"""Recognised text as it must have been printed: words of offices whose accents were misread, and stray marks.

Recognition drops hooks and tones (``Đây mạnh``, ``tông hợp``, ``thành phó``). A pair of syllables is read as the one
pair of the vocabulary with the same letters; where two have them, or none, nothing is changed. No position moves, and
``Layout.text`` of the dispatch keeps what the page reads (field guide, 6.2).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise

from docproc.bodies.registry import organisations
from docproc.data import read_toml
from docproc.regions.layout import Layout, Zone
from docproc.text import bare_key, match_key
from docproc.text.alphabet import LOWER
from docproc.vocabulary import directive_verbs

__all__ = ["steadied_layout", "steadied_words"]

_Case = tuple[bool, bool]
_ZONES = frozenset({Zone.ADDRESSEES, Zone.BODY, Zone.APPENDIX})
_SYLLABLE = re.compile(r"[^\W\d_]+")
# a stop before a small letter, and what dust and seals leave: "thực hiện. một số", "dự án | và", "phương ¿ án"
_STRAY = re.compile(rf"(?<=[^\W\d_]{{2}})[.](?=\s[{LOWER}])|(?<=\s)[¬¿¡|¦~^©®°<>{{}}\\](?=\s)")
_BEHIND_COLON = re.compile(r"(?<=:)\s+[^\w\s(“\"]\s*\w{0,5}\W*$")


def steadied_layout(layout: Layout) -> Layout:
    """The layout with the words of recognised pages steadied; the same one where no page was recognised.

    Args:
        layout: the dispatch cut into zones.
    """
    if not layout.recognised:
        return layout
    text = list(layout.text)
    for block in layout.blocks:
        if block.zone in _ZONES and block.line.page in layout.recognised:
            text[block.start : block.end] = steadied_words(layout.text[block.start : block.end])
    return replace(layout, text="".join(text))


def steadied_words(text: str) -> str:
    """A recognised paragraph with its words as they must have been printed; same length.

    A syllable of a word that is right as it stands is never taken for part of another.

    Args:
        text: the paragraph.
    """
    text = _STRAY.sub(_mark, _BEHIND_COLON.sub(_blank, text))
    bare, chars = bare_key(text), list(text)
    spans = [
        (first.start(), second.start(), second.end())
        for first, second in pairwise(_SYLLABLE.finditer(text))
        if second.start() == first.end() + 1 and text[first.end()].isspace()
    ]
    right = {at for span in spans if _pair(chars, span) in _right() for at in span[:2]}
    restored: set[int] = set()
    for span in spans:
        start, middle, end = span
        word, read = _pairs().get(" ".join(bare[start:end].split())), _pair(chars, span)
        if word is None or word == read or right & {start, middle} or not _fits(text[start:end], word):
            continue
        changed = [at for at, new in zip(range(start, end), word, strict=True) if new not in (" ", chars[at].lower())]
        if restored & {middle if at >= middle else start for at in changed}:
            continue
        restored |= {start, middle}
        for at in changed:
            letter = word[at - start]
            chars[at] = letter.upper() if chars[at].isupper() else letter
    return "".join(chars)


def _pair(chars: list[str], span: tuple[int, int, int]) -> str:
    """Two syllables as a match key."""
    return " ".join(match_key("".join(chars[span[0] : span[2]])).split())


def _mark(match: re.Match[str]) -> str:
    """A stop before a small letter was a comma, or dust inside a word (``hướng. dẫn``); other marks are nothing."""
    if match.group() != ".":
        return " "
    text, at = match.string, match.start()
    around = f"{text[:at].rsplit(maxsplit=1)[-1]} {text[at + 1 :].split(maxsplit=1)[0]}"
    return " " if bare_key(around.strip(".,;: ")) in _pairs() else ","


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


@cache
def _capitals() -> dict[str, set[_Case]]:
    """The pairs of syllables that are read into the text, as match keys, and which of them may begin with a capital.

    Words have their first or none, names of bodies those that they are printed with.
    """
    known: dict[str, set[_Case]] = defaultdict(set)
    for word in read_toml("docproc.data", "office_words.toml")["words"]:
        known[match_key(word)] |= {(False, False), (True, False)}
    for row in organisations():
        for first, second in pairwise(re.sub(r"[-–,]", " ", row.name).split()):
            if first.istitle() or second.istitle():
                known[match_key(f"{first} {second}")].add((first.istitle(), second.istitle()))
    return known


@cache
def _right() -> frozenset[str]:
    """The pairs of syllables that are right as they stand, as match keys."""
    spellings = read_toml("docproc.data", "office_words.toml")["spellings"]
    return frozenset({*_capitals(), *map(match_key, spellings), *directive_verbs()})


@cache
def _pairs() -> dict[str, str]:
    """The pairs that are read into the text by their letters without accents; only those that no other pair shares."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in _capitals():
        found[bare_key(pair)].add(pair)
    return {bare: next(iter(pairs)) for bare, pairs in found.items() if len(pairs) == 1}


def _fits(read: str, word: str) -> bool:
    """Whether the letter case of two syllables as read suits a known pair."""
    first, second = read.split()
    return read.isupper() or (first[:1].isupper(), second[:1].isupper()) in _capitals()[word]
