"""The phrases of one text, found once, so that every reader of names only looks them up."""

from __future__ import annotations

import re
from functools import cache

from docproc.bodies.lexicon import PhraseMatcher, PhraseTable, phrases
from docproc.bodies.registry import organisations
from docproc.text.keys import match_key
from docproc.vocabulary import directive_verbs

__all__ = ["Scan", "ends_name", "next_word", "opens_predicate", "table"]

_BLANKS = re.compile(r"[ \n]{1,3}")
_AFTER_SHORT_UNIT = re.compile(r"[ \n]{0,3}(?:[,;.:)]|\Z)|[ \n]{1,3}(?:và|hoặc)(?!\w)")


class Scan:
    """The phrases of one text.

    Attributes:
        text: the text.
        key: its match key.
        heads: starts of words that open one body, each with its end and its list.
        depth: how many bodies are being read one inside another.
    """

    def __init__(self, text: str) -> None:
        """Finds the phrases.

        Args:
            text: folded text.
        """
        self.text = text
        self.key = match_key(text)
        found = _matcher().starts(self.key)
        other = found["no_heads"]
        self.heads: dict[int, tuple[int, str]] = {}
        for name in ("open", "council", "registry"):
            for start, end in found[name].items():
                if start not in self.heads or end > self.heads[start][0]:
                    self.heads[start] = (end, name)
        self.heads = {start: head for start, head in self.heads.items() if other.get(start, 0) <= head[0]}
        longer = [found["council"], found["known"], other]
        self.nouns = {
            start: end for start, end in found["nouns"].items() if all(others.get(start, 0) <= end for others in longer)
        }
        self.fields, self.glued, self.joint = found["fields"], found["glued"], found["joint"]
        self.openers, self.known = found["openers"], found["known"]
        self.titles = self._titles(found["titles"])
        self.units = self._units(found["units"], found["no_units"])
        self.depth = 0

    def _titles(self, titles: dict[int, int]) -> dict[int, int]:
        """Titles; "trưởng" in lower case is the end of another word."""
        capital = phrases("titles", "capital")
        return {
            start: end
            for start, end in titles.items()
            if self.text[start].isupper() or self.key[start:end] not in capital
        }

    def _units(self, units: dict[int, int], other: dict[int, int]) -> dict[int, int]:
        """Territories; "thành", "thị" only where they end a list, "xã" not in "xã hội"."""
        short = phrases("territory", "short")
        return {
            start: end
            for start, end in units.items()
            if start not in other and (self.key[start:end] not in short or _AFTER_SHORT_UNIT.match(self.key, end))
        }


@cache
def _matcher() -> PhraseMatcher:
    """The lists that may begin a name or are asked for often, and the registry's names.

    Provinces are left out of these, since they only close names, and "UBND" alone, which is a head.
    """
    known = {
        match_key(name)
        for organisation in organisations()
        if organisation.kind not in ("province", "local")
        for name in (organisation.name, *organisation.aliases)
    }
    return PhraseMatcher(
        {
            **{name: phrases("heads", name) for name in ("open", "council", "registry")},
            "no_heads": phrases("heads", "other_words"),
            "fields": phrases("fields", "names"),
            "glued": phrases("fields", "glued"),
            "units": phrases("territory", "units"),
            "no_units": phrases("territory", "other_words"),
            "titles": phrases("titles", "names"),
            "openers": phrases("group_nouns", "openers"),
            "nouns": phrases("group_nouns", "names"),
            "joint": phrases("group_nouns", "joint"),
            "known": known,
        }
    )


@cache
def table(section: str, name: str) -> PhraseTable:
    """One list of the lexicon, for looks at single places."""
    return PhraseTable(phrases(section, name))


@cache
def _ends() -> PhraseTable:
    return PhraseTable(phrases("ends", "words") | set(directive_verbs()))


def ends_name(scan: Scan, start: int) -> int | None:
    """End of the verb, adverb, preposition or conjunction at ``start`` that closes the name before it."""
    return _ends().end_at(scan.key, start)


def opens_predicate(scan: Scan, start: int) -> bool:
    """Whether the words at ``start`` begin a predicate and can be nothing else ("chủ trì", "chịu trách nhiệm")."""
    return table("fields", "strong").end_at(scan.key, start) is not None


def next_word(scan: Scan, end: int) -> int | None:
    """Where the next word begins, if only blanks stand before it."""
    gap = _BLANKS.match(scan.text, end)
    return gap.end() if gap and gap.end() < len(scan.text) else None
