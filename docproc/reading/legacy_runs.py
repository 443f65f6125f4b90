"""Text made of runs in several fonts, decoded where it is in an old encoding, with a map back to the characters read.

Letters of one word may lie in two runs, even in two fonts, and VNI writes one letter with two characters; so the whole
paragraph or page is decoded at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from docproc.reading.legacy_evidence import FontBook, Script, codes_of
from docproc.reading.legacy_fonts import data, family_of, has_capitals
from docproc.reading.legacy_tables import ACCENTED, LONGEST_WORD, UNICODE, read_word
from docproc.text.syllables import is_syllable

__all__ = ["Decoded", "Run", "decode_runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one font.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        font: the font's name, ``None`` where the file names none.
        caps: shown in capitals whatever the font.
    """

    start: int
    end: int
    font: str | None
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text.

    Attributes:
        text: in Unicode.
        starts: for each of its characters where the first character it was read from stands, then the length of the
            original (``len(text) + 1`` numbers, rising).
    """

    text: str
    starts: tuple[int, ...]


_Scripts = list[Script | None]
_CUT = "\n"


def decode_runs(text: str, runs: Sequence[Run], book: FontBook) -> Decoded | None:
    r"""Decode what is in an old encoding.

    Args:
        text: a paragraph, or pieces of a page with ``"\n"`` between.
        runs: its runs in order; characters in none (the ``"\n"``) stay as they are.
        book: what is known of the file's fonts; it learns from this text.

    Returns:
        The decoded text, ``None`` where nothing is in an old encoding.
    """
    scripts = _scripts(text, runs, book)
    if not any(scripts):
        return None
    scripts = _whole_words(text, runs, scripts)
    caps = _capitals(runs, len(text), scripts)
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for script, group in groupby(scripts):
        end = at + sum(1 for _ in group)
        part, part_starts = (text[at:end], range(end - at)) if script is None else _read(text[at:end], script)
        if True in caps[at:end]:
            part = "".join(
                [char.upper() if caps[at + start] else char for char, start in zip(part, part_starts, strict=True)]
            )
        out.append(part)
        starts.extend(at + start for start in part_starts)
        at = end
    return Decoded("".join(out), (*starts, len(text)))


def _scripts(text: str, runs: Sequence[Run], book: FontBook) -> _Scripts:
    """For each character the script that its family's text is in."""
    families: dict[str, list[Run]] = {}
    for run in runs:
        families.setdefault(family_of(run.font), []).append(run)
    scripts: _Scripts = [None] * len(text)
    for members in families.values():
        parts: list[str] = []
        for before, run in zip([None, *members], members, strict=False):
            # text of other fonts between two runs parts them, or two words would be read as one
            if before is not None and before.end < run.start:
                parts.append(_CUT)
            parts.append(text[run.start : run.end])
        script = book.script_of(members[0].font, "".join(parts))
        if script is not None:
            for run in members:
                scripts[run.start : run.end] = [script] * (run.end - run.start)
    return scripts


def _whole_words(text: str, runs: Sequence[Run], scripts: _Scripts) -> _Scripts:
    """Give a word that is only partly in an old font to that font, where that makes it legal.

    A font that lacks a glyph borrows it from another one, code and all.
    """
    for run in runs:
        border = run.start
        around = set(scripts[max(0, border - 1) : border + 1])
        script = next(iter(around - {None}), None)
        if len(around) < 2 or script is None:
            continue
        first = max(0, border - LONGEST_WORD)
        codes = codes_of(text[first : border + LONGEST_WORD], script)
        for match in ACCENTED.finditer(codes):
            start, end = first + match.start(), first + match.end()
            if start < border < end and set(scripts[start:end]) == {None, script}:
                read = read_word(match.group(), script.encoding)[0]
                if is_syllable(read) and read != text[start:end]:
                    scripts[start:end] = [script] * (end - start)
    return scripts


def _capitals(runs: Sequence[Run], length: int, scripts: _Scripts) -> list[bool]:
    caps = [False] * length
    for run in runs:
        if run.caps:
            caps[run.start : run.end] = [True] * (run.end - run.start)
        elif has_capitals(run.font):
            caps[run.start : run.end] = [script is not None for script in scripts[run.start : run.end]]
    return caps


def _read(text: str, script: Script) -> tuple[str, Sequence[int]]:
    codes = codes_of(text, script)
    lone = data()["tcvn3"]["lone"] if script.encoding == "tcvn3" else ""
    out: list[str] = []
    starts: list[int] = []
    at = 0
    for match in ACCENTED.finditer(codes):
        start, end = match.span()
        word = match.group()
        alone = word in lone and not text[start - 1 : start].strip() and not text[end : end + 1].strip()
        if alone or UNICODE.search(word):
            read, offsets = text[start:end], tuple(range(end - start))
        else:
            # a word of a book is short; long ones are lines of signs or attacks, and not worth remembering
            reader = read_word if end - start <= LONGEST_WORD else read_word.__wrapped__
            read, offsets = reader(word, script.encoding)
        out.extend((codes[at:start], read))
        starts.extend((*range(at, start), *(start + offset for offset in offsets)))
        at = end
    out.append(codes[at:])
    starts.extend(range(at, len(text)))
    return "".join(out), starts
