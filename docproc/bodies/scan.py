"""The phrases of one text, found once, so that every reader of names only looks them up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from docproc.bodies.lexicon import PhraseMatcher, PhraseTable, phrases
from docproc.bodies.registry import organisations
from docproc.text.keys import match_key
from docproc.vocabulary import directive_verbs

__all__ = ["Scan", "next_word", "words_at"]

_BLANKS = re.compile(r" {1,3}")
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
        self.heads: dict[int, tuple[int, str]] = {}
        for name in ("open", "whole", "council", "registry"):
            for start, end in found[name].items():
                if start not in self.heads or end > self.heads[start][0]:
                    self.heads[start] = (end, name)
        for start, (end, _) in list(self.heads.items()):
            named = any(word[0].isupper() and not word.isupper() for word in text[start:end].split())
            if not text[start].isupper() and text[end - 1].islower() and named:
                del self.heads[start]  # "Ban cán sự đảng Ủy ban": the small letter belongs to the name before
        for start, end in found["no_heads"].items():
            if self.heads.get(start, (end,))[0] < end and not self._names_room(start):
                del self.heads[start]
        for start, end in found["ending_in_heads"].items():
            at = self.key.rfind(" ", start, end) + 1
            if self.heads.get(at, (0, ""))[0] == end and not self.text[at].isupper():
                del self.heads[at]
        self.nouns = found["nouns"]
        for name in ("no_heads", "council", "known"):
            for start, end in found[name].items():
                if self.nouns.get(start, end) < end:
                    del self.nouns[start]
        self.fields, self.glued, self.joint = found["fields"], found["glued"], found["joint"]
        self.openers, self.known = found["openers"], found["known"]
        self.titles = self._titles(found["titles"])
        self.courtesies, self.forces = found["courtesies"], found["forces"]
        self.units = self._units(found["units"], found["no_units"])
        self.depth = 0

    def _names_room(self, start: int) -> bool:
        """``Phòng Dịch vụ``, ``Ban Công tác sinh viên``: capitals make a department of a room or a balcony."""
        head = next((word for word in ("phòng ", "ban công") if self.key.startswith(word, start)), "")
        return bool(head) and self.text[start + head.find(" ") + 1 :][:2].istitle()

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
            if start not in other and (self.key[start:end] not in short or self._ends_list(end))
        }

    def _ends_list(self, end: int) -> bool:
        """Whether a list of territories may end there: at a mark or before a verb ("huyện, thành, thị rà soát")."""
        if _AFTER_SHORT_UNIT.match(self.key, end):
            return True
        following = next_word(self, end)
        return following is not None and "ends" in words_at(self, following)


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
            **{name: phrases("heads", name) for name in ("open", "whole", "council", "registry")},
            "no_heads": phrases("heads", "other_words"),
            "ending_in_heads": phrases("heads", "ending_in_heads"),
            "fields": phrases("fields", "names"),
            "glued": phrases("fields", "glued"),
            "units": phrases("territory", "units"),
            "no_units": phrases("territory", "other_words"),
            "titles": phrases("titles", "names"),
            "courtesies": phrases("titles", "courtesies"),
            "forces": phrases("group_nouns", "forces"),
            "openers": phrases("group_nouns", "openers"),
            "nouns": phrases("group_nouns", "names"),
            "joint": phrases("group_nouns", "joint"),
            "known": known,
        }
    )


@cache
def _table() -> PhraseTable:
    """The lists that are asked for only behind a head or a noun of a group."""
    fields = ("works", "inner", "nominal", "wants_object", "strong")
    return PhraseTable(
        {
            **{name: phrases("fields", name) for name in fields},
            "kinds": phrases("group_nouns", "kinds"),
            "not_names": phrases("heads", "not_names"),
            "ends": phrases("ends", "words") | set(directive_verbs()),
        }
    )


def words_at(scan: Scan, start: int) -> Mapping[str, int]:
    """What the words at ``start`` may be within or behind a name, each with its end.

    ``works``, ``inner``, ``nominal``, ``wants_object``, ``strong``, ``kinds``, ``not_names`` are lists of the lexicon;
    ``ends`` are the verbs, adverbs, prepositions and conjunctions that close the name before them.
    """
    return _table().at(scan.key, start)


def next_word(scan: Scan, end: int) -> int | None:
    """Where the next word begins, if only blanks stand before it."""
    text = scan.text
    if text[end : end + 1] == " " and text[end + 1 : end + 2] not in ("", " "):
        return end + 1
    gap = _BLANKS.match(text, end)
    return gap.end() if gap and gap.end() < len(text) else None
