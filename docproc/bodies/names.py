"""Reads one name at a given place: a body of the registry, a council, an open-class body, a run of group nouns."""

from __future__ import annotations

import re
from functools import cache

from docproc.bodies.lexicon import PhraseMatcher, phrases
from docproc.bodies.registry import organisations
from docproc.text.keys import match_key

__all__ = ["LINK", "Reading", "Scan", "next_word", "read_body", "read_nouns", "read_places"]

_MAX_WORDS = 24
_MAX_LOWER = 4
_MAX_DEPTH = 6
_MAX_MODIFIERS = 4
_WORD = re.compile(r"[^\W_]+(?:[&/.'-][^\W_]+)*")
_BLANKS = re.compile(r"[ \n]{1,3}")
_GAP = re.compile(r"[ \n]{1,3}(?:-[ \n]{1,3})?|-")
LINK = re.compile(r"(?:[ \n]{0,3},[ \n]{1,3}(?:và[ \n]{1,3})?|[ \n]{1,3}(?:và|hoặc)[ \n]{1,3})")
_BRANCH = re.compile(r"[ \n]{1,2}(?:-[ \n]{1,2})?chi[ \n]nhánh(?!\w)")
_ZONES = re.compile(r"[ \n](?:các[ \n])?(?:khu[ \n]công[ \n]nghiệp|kcn)(?!\w)")
_ECONOMIC_ZONE = re.compile(r"khu[ \n]kinh[ \n]tế")
_CENTRE = re.compile(r"trung[ \n]ương|chính[ \n]phủ")
_AFTER_SHORT_UNIT = re.compile(r"[ \n]{0,3}(?:[,;.:)]|\Z)|[ \n]{1,3}(?:và|hoặc)(?!\w)")

Reading = tuple[int, str, bool]
"""End, kind, and whether it stands for several."""


class Scan:
    """The phrases of one text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = match_key(text)
        found = _matcher().starts(self.key)
        self.heads: dict[int, tuple[int, str]] = {}
        for name in ("open", "council", "registry"):
            for start, end in found[name].items():
                if start not in self.heads or end > self.heads[start][0]:
                    self.heads[start] = (end, name)
        self.fields, self.glued = found["fields"], found["glued"]
        self.titles, self.openers = found["titles"], found["openers"]
        self.nouns, self.joint = found["nouns"], found["joint"]
        self.ends, self.known = found["ends"], found["known"]
        self.units = self._units(found["units"], found["no_units"])
        self.depth = 0

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
    """All lists of the lexicon, and the registry's names.

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
            "fields": phrases("fields", "names"),
            "glued": phrases("fields", "glued"),
            "units": phrases("territory", "units"),
            "no_units": phrases("territory", "other_words"),
            "titles": phrases("titles", "names"),
            "openers": phrases("group_nouns", "openers"),
            "nouns": phrases("group_nouns", "names"),
            "joint": phrases("group_nouns", "joint"),
            "ends": phrases("ends", "words"),
            "known": known,
        }
    )


def next_word(scan: Scan, end: int) -> int | None:
    """Where the next word begins, if only blanks stand before it."""
    gap = _BLANKS.match(scan.text, end)
    return gap.end() if gap and gap.end() < len(scan.text) else None


def read_nouns(scan: Scan, start: int) -> int:
    """End of a run of bare nouns: "sở, ban, ngành", "cơ quan, đơn vị có liên quan", "huyện, thị xã Ba Đồn"."""
    end = _modified(scan, scan.nouns[start])
    for _ in range(_MAX_WORDS):
        link = LINK.match(scan.key, end)
        following = scan.nouns.get(link.end(), scan.units.get(link.end())) if link else None
        if link is None or following is None or not _stands_bare(scan, link.end(), following):
            return end
        end = _modified(scan, following)
    return end


def _stands_bare(scan: Scan, start: int, end: int) -> bool:
    """The noun names no single body ("ngành", not "Sở Y tế")."""
    following = next_word(scan, end)
    if following is None or start in scan.units or scan.key[start:end] in ("ngành",):
        return True
    return following not in scan.fields and not scan.text[following].isupper()


def _modified(scan: Scan, end: int) -> int:
    """Takes the modifiers of a group noun: "liên quan", "cấp tỉnh", "thuộc Sở Y tế", "trực thuộc Trung ương"."""
    for _ in range(_MAX_MODIFIERS):
        following = next_word(scan, end)
        if following is None:
            break
        level = following + len("cấp ")
        if following in scan.joint:
            end = _owner(scan, following)
        elif scan.key.startswith("cấp ", following) and level in scan.units:
            end = scan.units[level]
        elif following in scan.units:
            return _place(scan, following)
        elif scan.text[following].isupper():
            body = read_body(scan, following)
            return body[0] if body else _capitals(scan, end)
        else:
            break
    return end


def _owner(scan: Scan, start: int) -> int:
    """End of "liên quan", or of "thuộc" with the body that it names."""
    end = scan.joint[start]
    after = next_word(scan, end)
    if after is None or not scan.key[start:end].endswith("thuộc"):
        return end
    centre = _CENTRE.match(scan.key, after)
    body = read_body(scan, after)
    return body[0] if body else centre.end() if centre else end


def _place(scan: Scan, start: int) -> int:
    """End of a territory with its name: "tỉnh", "huyện Ba Đồn", "thành phố Hồ Chí Minh"."""
    return _capitals(scan, scan.units[start])


def read_places(scan: Scan, start: int) -> tuple[int, bool]:
    """End of one territory, or of several bare ones ("quận, huyện, xã"), and whether there are several."""
    end, several = _place(scan, start), False
    while end == scan.units.get(start):
        link = LINK.match(scan.key, end) or _BLANKS.match(scan.key, end)
        following = scan.units.get(link.end()) if link else None
        if link is None or following is None or scan.text[link.end()].isupper():
            break
        start, several = link.end(), True
        end = _place(scan, start)
    return (_modified(scan, end) if several else end), several


def _capitals(scan: Scan, end: int) -> int:
    """End of the capitalised words (and numbers of wards) that follow."""
    for _ in range(_MAX_WORDS):
        gap = _GAP.match(scan.text, end)
        word = _WORD.match(scan.text, gap.end()) if gap else None
        if word is None or not (word.group()[0].isupper() or word.group().isdigit()):
            return end
        if gap is not None and "\n" in gap.group() and word.start() in scan.heads:
            return end
        if scan.text[end : word.start()].strip() and not word.group()[0].isupper():
            return end
        end = word.end()
    return end


def read_body(scan: Scan, start: int) -> Reading | None:
    """Reads one body: a name of the registry with its place, or a head with the name that follows it.

    Bodies nest ("các phòng thuộc Sở Y tế"); past a few levels nothing more is read, whatever the text does.
    """
    if scan.depth >= _MAX_DEPTH:
        return None
    scan.depth += 1
    try:
        known = scan.known.get(start)
        if known is not None:
            return _with_place(scan, known), "registry", False
        return _headed(scan, start) if start in scan.heads else None
    finally:
        scan.depth -= 1


def _headed(scan: Scan, start: int) -> Reading | None:
    end, kind = scan.heads[start]
    following = next_word(scan, end)
    if kind == "council":
        return _council(scan, end, following)
    if kind == "registry":
        return (_with_place(scan, scan.fields[following]), "registry", False) if following in scan.fields else None
    named = _open(scan, start, end) if following is not None and _may_name(scan, start, following) else None
    if named is None and scan.text[start].isupper() and scan.key[start:end] in phrases("heads", "alone"):
        return end, "organisation", False
    return named


def _council(scan: Scan, end: int, following: int | None) -> Reading:
    """UBND and HĐND with their territory or territories."""
    if following is None:
        return end, "council", False
    if following in scan.openers:
        noun = next_word(scan, scan.openers[following])
        if noun is not None and noun in scan.nouns:
            return read_nouns(scan, noun), "council", True
    if following in scan.units:
        stop, several = read_places(scan, following)
        return stop, "council", several
    return end, "council", False


def _may_name(scan: Scan, start: int, following: int) -> bool:
    """Heads of the open class are common words: they name a body where a name or a territory follows."""
    if scan.text[start].isupper():
        return scan.text[following].isupper() or following in scan.fields or following in scan.units
    return following in scan.units and scan.key[start : scan.heads[start][0]] in phrases("heads", "lower_case")


def _with_place(scan: Scan, end: int) -> int:
    """The place after a known name: "tỉnh An Bình", "chi nhánh tỉnh An Bình", a province without "tỉnh"."""
    branch = _BRANCH.match(scan.key, end)
    end = branch.end() if branch else end
    following = next_word(scan, end)
    if following is None:
        return end
    if following in scan.units:
        return read_places(scan, following)[0]
    return _capitals(scan, end) if _is_place(scan, following) or branch else end


def _is_place(scan: Scan, start: int) -> bool:
    return any(scan.key.startswith(name, start) for name in _provinces())


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(
        {
            match_key(row.name).removeprefix("tỉnh ").removeprefix("thành phố ")
            for row in organisations()
            if row.kind == "province"
        }
    )


def _open(scan: Scan, start: int, end: int) -> Reading | None:
    """The name of an open-class body: capitalised words and what they drag, up to a verb, adverb or mark."""
    shouting = scan.text[start:end].isupper() and end - start > 3
    lower, firm = 0, end
    for _ in range(_MAX_WORDS):
        step = _step(scan, end, shouting=shouting, first=end == firm and lower == 0)
        if step is None:
            break
        end, capital, closed = step
        lower = 0 if capital else lower + 1
        if lower > _MAX_LOWER:
            end = firm
            break
        if capital or closed:
            firm = end
        if closed:
            break
    if end <= start or end == scan.heads[start][0]:
        return None
    return end, "organisation", False


def _step(scan: Scan, end: int, *, shouting: bool, first: bool) -> tuple[int, bool, bool] | None:
    """The next word of a name: its end, whether it is firm (capitalised or known), whether the name ends with it."""
    gap = _GAP.match(scan.text, end)
    start = gap.end() if gap else len(scan.text)
    whole = scan.glued.get(start) or (scan.fields.get(start) if first else None)
    if whole is not None:
        return whole, True, False
    word = _WORD.match(scan.text, start)
    if word is None or scan.text[start].isupper():
        return _plain(scan, start, word, shouting=shouting)
    if start in scan.units:
        return read_places(scan, start)[0], True, True
    if word.group() == "và":
        return _zones(scan, word.end()) or _joined(scan, word.end())
    if start in scan.openers:
        noun = next_word(scan, scan.openers[start])
        return (read_nouns(scan, noun), True, True) if noun in scan.nouns and noun is not None else None
    return _plain(scan, start, word, shouting=shouting)


def _plain(scan: Scan, start: int, word: re.Match[str] | None, *, shouting: bool) -> tuple[int, bool, bool] | None:
    """A word that is nothing special: it ends the name where it is a verb, adverb or preposition."""
    if word is None:
        return None
    capital = word.group()[0].isupper() or word.group()[0].isdigit()
    if start in scan.ends and (shouting or not capital):
        return None
    return word.end(), capital, False


def _zones(scan: Scan, end: int) -> tuple[int, bool, bool] | None:
    """Reads "… Khu kinh tế X và các Khu công nghiệp": one board for both."""
    zones = _ZONES.match(scan.key, end)
    named = zones and _ECONOMIC_ZONE.search(scan.key[max(0, end - 80) : end])
    return (zones.end(), True, False) if zones and named else None


def _joined(scan: Scan, end: int) -> tuple[int, bool, bool] | None:
    """Reads "và" inside a name: a capitalised word follows that opens no body of its own."""
    following = next_word(scan, end)
    if following is None or not scan.text[following].isupper():
        return None
    own = following in scan.heads or following in scan.titles or following in scan.openers or following in scan.known
    word = None if own else _WORD.match(scan.text, following)
    return (word.end(), True, False) if word else None
