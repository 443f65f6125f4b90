"""Splits a coordinated list of bodies into single ones, as the annotation guide rules (Rulings, "Actors").

"các sở, ban, ngành" are three; "các cơ quan, đơn vị liên quan" is one open group; "Thủ trưởng các sở, ban, ngành" keeps
its group whole; "các Sở: Tài chính, Nội vụ" are "Sở Tài chính" and "Sở Nội vụ"; a name with commas of its own is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docproc.bodies.lexicon import matcher, phrases
from docproc.text.keys import match_key

__all__ = ["ActorPart", "split_actors"]


@dataclass(frozen=True, slots=True)
class ActorPart:
    """One body or group of a list.

    Attributes:
        start: first character in the list's text.
        end: one past the last character.
        name: as printed; where the head is printed once for several ("các Sở: Tài chính, Nội vụ"), with its head.
        group: it stands for several bodies.
    """

    start: int
    end: int
    name: str
    group: bool


def _any(section: str, *names: str) -> str:
    """Alternatives of the lists, the longest first."""
    items = {phrase for name in names for phrase in phrases(section, name)}
    return "(?:" + "|".join(re.escape(item) for item in sorted(items, key=lambda item: (-len(item), item))) + ")"


_SEPARATOR = re.compile(r"\s*(?:[,;]\s*(?:(?:và|cùng|cùng\s+với)(?!\w))?|(?<!\w)(?P<and>và|cùng\s+với|cùng|hoặc)(?!\w)|\n\s*[-+•*])\s*")
_BRACKET = re.compile(r"\([^()]*\)")
_LEADING = re.compile(rf"(?:{_any('strip', 'leading')}(?!\w)[\s:]*)+")
_DOUBLED = re.compile(r"(?:các\s+)+(?=các\s)")
_OPENER = re.compile(rf"{_any('group_nouns', 'openers')}\s+")
_GROUP_NOUN = re.compile(rf"{_any('group_nouns', 'names')}(?!\w)")
_UNIT = _any("territory", "units")
_JOINT = re.compile(rf"{_any('group_nouns', 'joint')}(?!\w)")
_MODIFIER = re.compile(
    rf"(?:{_any('group_nouns', 'joint')}|cấp|{_UNIT}|tại|ở|trung ương|địa phương|được|có|của|khác|chuyên môn|trong|quản lý|sử dụng|còn lại|khối)(?!\w)"
)
_TITLE = re.compile(rf"{_any('titles', 'names')}(?!\w)")
_COUNCIL = re.compile(rf"{_any('heads', 'council')}(?!\w)")
_HEAD = re.compile(rf"(?:{_any('heads', 'registry', 'council', 'open')}|{_any('titles', 'names')})(?!\w)")
_FIELD = re.compile(rf"{_any('fields', 'names')}(?!\w)")
_COLON_LIST = re.compile(
    rf"(?P<title>(?:{_any('titles', 'names')}\s+)?)(?:các\s+)?(?P<head>(?:{_any('heads', 'council')}\s+(?:các\s+)?)?[^\s:]+(?:\s[^\s:]+)?)\s*:\s*(?=\S)"
)
_FIELD_LIST = re.compile(rf"(?P<title>(?:{_any('titles', 'names')}\s+)?)(?P<many>các\s+)?(?P<head>sở|bộ|phòng|ban)\s+(?={_any('fields', 'names')}(?!\w))")
_PLACE_LIST = re.compile(rf"(?P<head>.*?(?<!\w)(?P<many>các\s+)?(?P<unit>{_UNIT}))\s+(?=\S)")
_SHARED_GROUP = re.compile(rf"\S.*?(?<!\w)các\s+{_any('group_nouns', 'names')}(?!\w)")
_SHARED_UNITS = re.compile(rf"\S.*?(?<!\w){_UNIT}")
_EDGES = " \n\t.,;:-–"


@dataclass(slots=True)
class _State:
    """What was read so far.

    Attributes:
        parts: the parts; the last may still grow.
        head: words to put before bare names ("Sở", "Giám đốc Sở"), while a list with one head runs.
        any_name: the head was followed by a colon, so any name may follow.
        shared: ``groups`` or ``units`` while the last part takes bare nouns to itself.
        chain: index of the part that opened the running list under "các".
    """

    parts: list[ActorPart] = field(default_factory=list)
    head: str = ""
    any_name: bool = False
    shared: str = ""
    chain: int | None = None


def split_actors(text: str) -> list[ActorPart]:
    """Splits a printed list of bodies.

    Args:
        text: the list and nothing else ("Giao" and "các đồng chí" before it are dropped).

    Returns:
        The parts in order, with offsets into ``text``; they do not overlap.
    """
    key = match_key(text)
    atoms = _atoms(key)
    state = _State()
    for number, (start, end, joined) in enumerate(atoms):
        following = key[atoms[number + 1][0] : atoms[number + 1][1]] if number + 1 < len(atoms) else ""
        _read(text, key, start, end, joined=joined, following=following, state=state)
    return state.parts


def _atoms(key: str) -> list[tuple[int, int, bool]]:
    """Pieces between separators that no name holds; each with "joined by và" to the one before."""
    held = bytearray(len(key))
    spans = [match.span() for match in _BRACKET.finditer(key)]
    spans += matcher("fields", "names").find(key) + matcher("fields", "glued").find(key)
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    atoms: list[tuple[int, int, bool]] = []
    begin, joined = 0, False
    for match in _SEPARATOR.finditer(key):
        if any(held[match.start() : match.end()]):
            continue
        atoms.append((begin, match.start(), joined))
        begin, joined = match.end(), match["and"] is not None
    atoms.append((begin, len(key), joined))
    return [trimmed for atom in atoms if (trimmed := _trim(key, *atom)) is not None]


def _trim(key: str, start: int, end: int, joined: bool) -> tuple[int, int, bool] | None:
    """Drops what is no part of a name at the edges: leading verbs, a doubled "các", brackets, marks."""
    for pattern in (_LEADING, _DOUBLED):
        while start < end and (key[start] in _EDGES):
            start += 1
        match = pattern.match(key, start, end)
        if match and match.end() < end:
            start = match.end()
    while start < end and key[end - 1] in _EDGES:
        end -= 1
    bracket = key.rfind("(", start, end)
    if bracket > start and key[end - 1] == ")":
        end = bracket
        while end > start and key[end - 1] in _EDGES:
            end -= 1
    return (start, end, joined) if start < end else None


def _read(text: str, key: str, start: int, end: int, *, joined: bool, following: str, state: _State) -> None:
    """Adds one piece: to the last part, under the running head, or as a part of its own."""
    atom = key[start:end]
    if _opens_list(text, start, atom, following, state):
        return
    opener = _OPENER.match(atom)
    noun = None if opener else _group_noun(atom)
    if noun is not None and _absorbs(state, atom):
        last = state.parts[-1]
        state.parts[-1] = ActorPart(last.start, end, " ".join(text[last.start : end].split()), True)
        return
    if noun is not None:
        _add(state, text, start, end, group=True)
        if state.chain is not None and _JOINT.match(atom, _after(atom, noun.end())):
            _merge(state, text)
        return
    if state.head and not opener and not _HEAD.match(atom) and (state.any_name or _bare_name(text, start, atom)):
        state.parts.append(ActorPart(start, end, f"{state.head} {' '.join(text[start:end].split())}", False))
        return
    if joined and state.parts and _continues_name(text, start, atom, state):
        last = state.parts[-1]
        state.parts[-1] = ActorPart(last.start, end, " ".join(text[last.start : end].split()), last.group)
        return
    _begin(text, start, end, atom, following, state, opened=opener is not None)


def _begin(text: str, start: int, end: int, atom: str, following: str, state: _State, *, opened: bool) -> None:
    """A part that owes nothing to the ones before; sets what the next pieces may lean on."""
    state.head, state.any_name, state.shared, state.chain = "", False, "", None
    shared = None if opened else _SHARED_GROUP.match(atom)
    if shared is not None:
        noun = atom[shared.start() : shared.end()].split("các")[-1].strip()
        state.shared = "units" if noun in phrases("territory", "units") else "groups"
    elif _COUNCIL.search(atom) and _SHARED_UNITS.fullmatch(atom):
        state.shared = "units"
    _add(state, text, start, end, group=opened or shared is not None or (bool(state.shared) and _is_unit(following)))
    if opened:
        state.chain = len(state.parts) - 1
        return
    fields = _FIELD_LIST.match(atom)
    if fields is not None and _FIELD.fullmatch(atom, fields.end()):
        state.head = text[start : start + fields.end()].strip()
        return
    place = _PLACE_LIST.match(atom)
    if place is not None and text[start + place.end()].isupper() and not state.shared:
        state.head = text[start : start + place.end()].strip()


def _opens_list(text: str, start: int, atom: str, following: str, state: _State) -> bool:
    """"các Sở: Tài chính, …" and "các Sở Tài chính, Nội vụ" print their head once."""
    colon = _COLON_LIST.match(atom)
    match = colon or _FIELD_LIST.match(atom)
    if match is None:
        return False
    if colon is None:
        many = match["many"] is not None
        if not many or not (_FIELD.fullmatch(atom, match.end()) and _FIELD.fullmatch(following)):
            return False
    elif _FIELD.match(match["head"]) or not (_HEAD.match(match["head"]) or _UNIT_WORD.match(match["head"])):
        return False
    title = text[start : start + len(match["title"])]
    head = " ".join(re.sub(r"(?<!\w)[Cc]ác\s+", "", text[start + match.start("head") : start + match.end("head")]).split())
    state.head = " ".join(f"{title}{head[:1].upper()}{head[1:]}".split()) if title or _HEAD.match(match["head"]) else head
    state.any_name, state.shared, state.chain = colon is not None, "", None
    end = start + len(atom)
    state.parts.append(ActorPart(start + match.end(), end, f"{state.head} {' '.join(text[start + match.end() : end].split())}", False))
    return True


_UNIT_WORD = re.compile(rf"{_UNIT}(?!\w)")


def _after(atom: str, end: int) -> int:
    """Where the next word begins."""
    while end < len(atom) and atom[end].isspace():
        end += 1
    return end


def _group_noun(atom: str) -> re.Match[str] | None:
    """A bare noun for a group, alone or with a modifier ("ngành", "đơn vị liên quan", "thành phố Quảng An")."""
    noun = _GROUP_NOUN.match(atom)
    if noun is None:
        return None
    rest = atom[noun.end() :].strip()
    return noun if not rest or _MODIFIER.match(rest) or noun.group() in phrases("territory", "units") else None


def _is_unit(atom: str) -> bool:
    match = _UNIT_WORD.match(atom)
    return match is not None


def _absorbs(state: _State, atom: str) -> bool:
    """A shared head takes bare nouns: titles any, councils only territories."""
    return bool(state.parts) and (state.shared == "groups" or (state.shared == "units" and _is_unit(atom)))


def _bare_name(text: str, start: int, atom: str) -> bool:
    """A field of government, or a capitalised place, under a head that is not repeated."""
    return _FIELD.fullmatch(atom) is not None or (text[start].isupper() and not _TITLE.match(atom) and len(atom.split()) <= 4)


def _continues_name(text: str, start: int, atom: str, state: _State) -> bool:
    """"Công ty Tư vấn và Kiểm định": a capitalised piece that opens no body of its own belongs to the name before."""
    last = match_key(state.parts[-1].name)
    return text[start].isupper() and not _HEAD.match(atom) and not _OPENER.match(atom) and _HEAD.match(last) is not None


def _add(state: _State, text: str, start: int, end: int, *, group: bool) -> None:
    state.parts.append(ActorPart(start, end, " ".join(text[start:end].split()), group))


def _merge(state: _State, text: str) -> None:
    """A modifier at the end belongs to all nouns since "các": they are one open group."""
    assert state.chain is not None  # noqa: S101 - the caller looked
    first, last = state.parts[state.chain], state.parts[-1]
    del state.parts[state.chain :]
    _add(state, text, first.start, last.end, group=True)
