"""Bodies, persons by office and groups as they are named in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from docproc.bodies.lexicon import PhraseMatcher, matcher, phrases
from docproc.bodies.registry import canonical, organisations
from docproc.text.keys import match_key

__all__ = ["BodyMention", "find_bodies"]

_MAX_WORDS = 24
_MAX_LOWER = 4
_WORD = re.compile(r"[^\W_]+(?:[&/.'-][^\W_]+)*")
_GAP = re.compile(r"[ \n]{1,3}(?:-[ \n]{1,3})?|-")
_LINK = re.compile(r"(?:[ \n]{0,3},[ \n]{1,3}(?:và[ \n]{1,3})?|[ \n]{1,3}(?:và|hoặc)[ \n]{1,3})")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body where it is named.

    Attributes:
        start: first character in the text.
        end: one past the last character.
        name: as printed, blanks joined.
        canonical: registry name, where known.
        code: registry code, where known.
        group: it stands for several ("các sở, ban, ngành").
        kind: ``registry``, ``council``, ``organisation`` (open class), ``person`` or ``group``.
    """

    start: int
    end: int
    name: str
    canonical: str | None
    code: str | None
    group: bool
    kind: str


class _Scan:
    """The phrases of one text, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = match_key(text)
        self.heads: dict[int, tuple[int, str]] = {}
        for name in ("open", "council", "registry"):
            for start, end in matcher("heads", name).starts(self.key).items():
                if start not in self.heads or end > self.heads[start][0]:
                    self.heads[start] = (end, name)
        self.fields = matcher("fields", "names").starts(self.key)
        self.glued = matcher("fields", "glued").starts(self.key)
        self.units = matcher("territory", "units").starts(self.key)
        self.titles = matcher("titles", "names").starts(self.key)
        self.openers = matcher("group_nouns", "openers").starts(self.key)
        self.nouns = matcher("group_nouns", "names").starts(self.key)
        self.joint = matcher("group_nouns", "joint").starts(self.key)
        self.ends = matcher("ends", "words").starts(self.key)
        self.known = _known().starts(self.key)


@cache
def _known() -> PhraseMatcher:
    """Full names and aliases of the registry; provinces only close names, and lone codes are too short to trust."""
    names = {
        match_key(name)
        for organisation in organisations()
        if organisation.kind not in ("province", "local")
        for name in (organisation.name, *organisation.aliases)
    }
    return PhraseMatcher(frozenset(names))


def find_bodies(text: str) -> list[BodyMention]:
    """Finds bodies, persons by office ("Giám đốc Sở Nội vụ") and groups ("các sở, ban, ngành").

    Args:
        text: folded text.

    Returns:
        Mentions in order; none overlaps another. At each place the longest reading is taken.
    """
    scan = _Scan(text)
    found: list[BodyMention] = []
    last = 0
    for start in sorted({*scan.known, *scan.heads, *scan.titles, *scan.openers}):
        if start < last:
            continue
        read = _person(scan, start) or _group(scan, start) or _body(scan, start)
        if read is None:
            continue
        end, kind, group = read
        name = " ".join(text[start:end].split())
        entry = None if group or kind == "person" else canonical(name)
        found.append(BodyMention(start, end, name, entry[0] if entry else None, entry[1] or None if entry else None, group, kind))
        last = end
    return found


_Read = tuple[int, str, bool]


def _next(scan: _Scan, end: int) -> int | None:
    """Where the next word begins, if only blanks stand before it."""
    gap = re.compile(r"[ \n]{1,3}").match(scan.text, end)
    return gap.end() if gap and gap.end() < len(scan.text) else None


def _person(scan: _Scan, start: int) -> _Read | None:
    """"Chủ tịch UBND tỉnh", "Thủ trưởng các đơn vị", "Hiệu trưởng"; in lower case only with its body."""
    end = scan.titles.get(start)
    if end is None or scan.known.get(start, 0) > end:
        return None
    following = _next(scan, end)
    if following is not None:
        read = _group(scan, following) or _person(scan, following) or _body(scan, following)
        if read is not None:
            return read[0], "person", read[2]
        if following in scan.units:
            return _place(scan, following), "person", False
    return (end, "person", False) if scan.text[start].isupper() and scan.key[start:end] not in ("lãnh đạo", "thành viên") else None


def _group(scan: _Scan, start: int) -> _Read | None:
    """"các" and bare nouns with their modifiers, or "các Sở: Tài chính, Nội vụ" with one head for all."""
    opened = scan.openers.get(start)
    if opened is None:
        return None
    first = _next(scan, opened)
    if first is None:
        return None
    elided = _elided(scan, first)
    if elided is not None:
        return elided, "group", True
    if first not in scan.nouns:
        body = _person(scan, first) or _body(scan, first)
        return (body[0], "group", True) if body is not None else None
    return _nouns(scan, first), "group", True


def _elided(scan: _Scan, start: int) -> int | None:
    """End of "Sở: Tài chính, Nội vụ và Y tế" (the colon may be missing)."""
    head = scan.heads.get(start)
    if head is None or head[1] != "registry":
        return None
    gap = re.compile(r"[ \n]{0,2}:?[ \n]{1,3}").match(scan.text, head[0])
    end = scan.fields.get(gap.end()) if gap else None
    while end is not None:
        link = _LINK.match(scan.key, end)
        following = scan.fields.get(link.end()) if link else None
        if following is None:
            return end
        end = following
    return None


def _nouns(scan: _Scan, start: int) -> int:
    """End of a run of bare nouns: "sở, ban, ngành", "cơ quan, đơn vị có liên quan", "huyện, thị xã Ba Đồn"."""
    end = _modified(scan, scan.nouns[start])
    for _ in range(_MAX_WORDS):
        link = _LINK.match(scan.key, end)
        following = scan.nouns.get(link.end()) if link else None
        if link is None or following is None or not _stands_bare(scan, link.end(), following):
            return end
        end = _modified(scan, following)
    return end


def _stands_bare(scan: _Scan, start: int, end: int) -> bool:
    """The noun names no single body ("ngành", not "Sở Y tế")."""
    following = _next(scan, end)
    if following is None or start in scan.units or scan.key[start:end] in ("ngành",):
        return True
    return following not in scan.fields and not scan.text[following].isupper()


def _modified(scan: _Scan, end: int) -> int:
    """Takes the modifiers after a group noun: "liên quan", "cấp tỉnh", "tỉnh", "thuộc Sở Y tế", "trực thuộc Trung ương"."""
    for _ in range(4):
        following = _next(scan, end)
        if following is None:
            return end
        if following in scan.joint:
            end = scan.joint[following]
            after = _next(scan, end)
            if scan.key[following:end] in ("thuộc", "trực thuộc") and after is not None:
                body = _body(scan, after)
                named = scan.key.startswith("trung ương", after) or scan.key.startswith("chính phủ", after)
                end = body[0] if body else after + len("trung ương") if named else end
            continue
        if scan.key.startswith("cấp ", following) and scan.units.get(following + 4):
            end = scan.units[following + 4]
            continue
        if following in scan.units or scan.text[following].isupper():
            return _place(scan, following) if following in scan.units else _capitals(scan, end)
        return end
    return end


def _place(scan: _Scan, start: int) -> int:
    """End of a territory with its name: "tỉnh", "huyện Ba Đồn", "thành phố Hồ Chí Minh"."""
    return _capitals(scan, scan.units[start])


def _capitals(scan: _Scan, end: int) -> int:
    """End of the capitalised words (and numbers of wards) that follow."""
    for _ in range(_MAX_WORDS):
        gap = _GAP.match(scan.text, end)
        word = _WORD.match(scan.text, gap.end()) if gap else None
        if word is None or not (word.group()[0].isupper() or word.group().isdigit()):
            return end
        if gap is not None and "\n" in gap.group() and word.start() in scan.heads:
            return end
        if scan.text[end:word.start()].strip() and not word.group()[0].isupper():
            return end
        end = word.end()
    return end


def _body(scan: _Scan, start: int) -> _Read | None:
    """One body: a name of the registry with its place, or a head with the name that follows it."""
    known = scan.known.get(start)
    if known is not None:
        return _with_place(scan, known), "registry", False
    head = scan.heads.get(start)
    if head is None:
        return None
    end, kind = head
    following = _next(scan, end)
    if kind == "registry":
        if following is None or following not in scan.fields:
            return None
        return _with_place(scan, scan.fields[following]), "registry", False
    if kind == "council":
        return _council(scan, end, following)
    if following is None or not _may_name(scan, start, following):
        return None
    return _open(scan, start, end)


def _council(scan: _Scan, end: int, following: int | None) -> _Read:
    """UBND and HĐND with their territory or territories."""
    if following is None:
        return end, "council", False
    if following in scan.openers:
        noun = _next(scan, scan.openers[following])
        if noun is not None and noun in scan.nouns:
            return _nouns(scan, noun), "council", True
    if following in scan.units:
        stop = _place(scan, following)
        named = stop > scan.units[following]
        listed = stop if named else _nouns(scan, following) if following in scan.nouns else stop
        return listed, "council", listed > stop
    return end, "council", False


def _may_name(scan: _Scan, start: int, following: int) -> bool:
    """Heads of the open class are common words: they name a body where a name or a territory follows."""
    if scan.text[start].isupper():
        return scan.text[following].isupper() or following in scan.fields or following in scan.units
    return following in scan.units and scan.key[start:following].split()[0] in ("công", "cục", "chi", "thanh", "kho", "bảo")


def _with_place(scan: _Scan, end: int) -> int:
    following = _next(scan, end)
    if following is None:
        return end
    if following in scan.units:
        return _place(scan, following)
    return _capitals(scan, end) if scan.text[end] == " " and _is_place(scan, following) else end


def _is_place(scan: _Scan, start: int) -> bool:
    return any(scan.key.startswith(name, start) for name in _provinces())


@cache
def _provinces() -> tuple[str, ...]:
    return tuple({match_key(row.name).removeprefix("tỉnh ").removeprefix("thành phố ") for row in organisations() if row.kind == "province"})


def _open(scan: _Scan, start: int, end: int) -> _Read | None:
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


def _step(scan: _Scan, end: int, *, shouting: bool, first: bool) -> tuple[int, bool, bool] | None:
    """The next word of a name: its end, whether it is firm (capitalised or known), whether the name ends with it."""
    gap = _GAP.match(scan.text, end)
    if gap is None:
        return None
    start = gap.end()
    if start in scan.glued:
        return scan.glued[start], True, False
    if first and start in scan.fields:
        return scan.fields[start], True, False
    if start in scan.units and not scan.text[start].isupper():
        return _place(scan, start), True, True
    word = _WORD.match(scan.text, start)
    if word is None:
        return None
    if scan.key[start : word.end()] == "và" and not shouting:
        return _joined(scan, word.end())
    if start in scan.openers and not scan.text[start].isupper():
        noun = _next(scan, scan.openers[start])
        return (_nouns(scan, noun), True, True) if noun is not None and noun in scan.nouns else None
    capital = word.group()[0].isupper() or word.group()[0].isdigit()
    if start in scan.ends and (shouting or not capital):
        return None
    return word.end(), capital, False


def _joined(scan: _Scan, end: int) -> tuple[int, bool, bool] | None:
    """"và" inside a name: a capitalised word follows that opens no body of its own."""
    following = _next(scan, end)
    if following is None or not scan.text[following].isupper():
        return None
    if following in scan.heads or following in scan.titles or following in scan.openers or following in scan.known:
        return None
    word = _WORD.match(scan.text, following)
    return (word.end(), True, False) if word else None
