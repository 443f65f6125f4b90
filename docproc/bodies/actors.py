"""Splits a coordinated list of bodies into single ones, as the annotation guide rules (Rulings, "Actors").

"các sở, ban, ngành" are three; "các cơ quan, đơn vị liên quan" is one open group; "Thủ trưởng các sở, ban, ngành" keeps
its group whole; "các Sở: Tài chính, Nội vụ" are "Sở Tài chính" and "Sở Nội vụ"; a name with commas of its own is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from docproc.bodies.lexicon import PhraseMatcher, phrases
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


_B = r"[ \n]{1,4}"
_OB = r"[ \n]{0,4}"
_UNIT = _any("territory", "units")
_JOINT_WORD = _any("group_nouns", "joint")
_NOUN = _any("group_nouns", "names")
_TITLED = rf"(?P<title>(?:{_any('titles', 'names')}{_B})?)"
_FIELD_NAME = _any("fields", "names")

_SEPARATOR = re.compile(
    rf"""{_OB}(?:[,;]{_OB}(?:(?:và|cùng{_B}với|cùng)(?!\w))?
        |(?<!\w)(?P<and>và|cùng{_B}với|cùng|hoặc)(?!\w)
        |\n{_OB}[-+•*]){_OB}""",
    re.VERBOSE,
)
_BRACKET = re.compile(r"\([^()]{0,300}\)")
_ZONES = re.compile(rf"khu{_B}kinh{_B}tế[^,;()\n]{{0,60}}?{_B}và{_B}(?:các{_B})?(?:khu{_B}công{_B}nghiệp|kcn)(?!\w)")
# "các ông, bà có tên tại Điều 1": the courtesy is the noun
_DESCRIBED = rf"(?:có{_B}tên|nêu|được{_B}|phụ{_B}trách|tỉnh{_B}ủy{_B}viên)"
_LEADING = re.compile(rf"(?:{_any('strip', 'leading')}(?!\w)[\s:]*)+(?![\s:]*{_DESCRIBED})")
_DOUBLED = re.compile(rf"(?:các{_B})+(?=các[ \n])")
_OPENER = re.compile(rf"{_any('group_nouns', 'openers')}{_B}")
_GROUP_NOUN = re.compile(rf"{_NOUN}(?!\w)")
_JOINT = re.compile(rf"{_JOINT_WORD}(?!\w)")
# "các cơ quan, tổ chức sử dụng chứng thư số": what they all do makes one group of them
_RELATIVE = re.compile(r"(?<!\w)(?:sử dụng|đang|còn dùng|còn)(?!\w)")
_MODIFIER = re.compile(rf"(?:{_JOINT_WORD}|{_UNIT}|{_any('group_nouns', 'modifiers')})(?!\w)")
_COUNCIL = re.compile(rf"{_any('heads', 'council')}(?!\w)")
_HEAD = re.compile(rf"(?:{_any('heads', 'registry', 'council', 'open')}|{_any('titles', 'names')})(?!\w)")
_FIELD = re.compile(rf"{_FIELD_NAME}(?!\w)")
_COMPANY = re.compile(rf"{_TITLED}(?:{_any('heads', 'companies')})(?!\w)")
# các Sở: …; Giám đốc các Sở: …; UBND các huyện: …
_COLON_LIST = re.compile(
    rf"""{_TITLED}(?:các{_B})?
        (?P<head>(?:{_any("heads", "council")}{_B}(?:các{_B})?)?[^\s:]+(?:[ \n][^\s:]+)?){_OB}:{_OB}(?=\S)""",
    re.VERBOSE,
)
# các Sở Tài chính, …; Giám đốc Sở Y tế, …
_FIELD_LIST = re.compile(
    rf"{_TITLED}(?P<many>các{_B})?(?P<head>{_any('heads', 'with_field')}){_B}(?={_FIELD_NAME}(?!\w))"
)
_PLACE_LIST = re.compile(rf"[^\n]{{0,80}}?(?<!\w){_UNIT}{_B}(?=\S)")
_SHARED_GROUP = re.compile(rf"\S[^\n]{{0,80}}?(?<!\w)các{_B}(?P<noun>{_NOUN})(?!\w)")
_SHARED_UNITS = re.compile(rf"\S[^\n]{{0,120}}?(?<!\w){_UNIT}")
_SHARED_PLACES = re.compile(rf"[^\n]{{0,80}}?(?<!\w)các{_B}{_UNIT}{_B}(?=\S)")
_TITLE_OF_GROUP = re.compile(rf"{_any('titles', 'names')}{_B}{_NOUN}")
_UNIT_WORD = re.compile(rf"{_UNIT}(?!\w)")
_BARE_UNIT = re.compile(rf"{_UNIT}(?:{_B}{_JOINT_WORD}.*)?", re.DOTALL)
_MANY = re.compile(rf"(?<!\w)[Cc]ác{_B}")
_MARKS = ".,;:-–"
_LONGEST_BARE_NAME = 4


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece between separators.

    Attributes:
        start: first character.
        end: one past the last.
        key: its match key.
        joined: "và" stands before it.
        following: match key of the next piece, empty at the end.
        closing: "và" stands before the next piece, and its first letter is a capital: it may end a name.
    """

    start: int
    end: int
    key: str
    joined: bool
    following: str = ""
    closing: bool = False


def split_actors(text: str) -> list[ActorPart]:
    """Splits a printed list of bodies.

    Args:
        text: the list and nothing else ("Giao" and "các đồng chí" before it are dropped).

    Returns:
        The parts in order, with offsets into ``text``; they do not overlap.
    """
    splitter = _Splitter(text)
    atoms = _atoms(match_key(text))
    for atom, following in zip_longest(atoms, atoms[1:]):
        if following is None:
            splitter.read(atom)
        else:
            closing = following.joined and text[following.start].isupper()
            splitter.read(replace(atom, following=following.key, closing=closing))
    return splitter.parts


@cache
def _names_with_commas() -> PhraseMatcher:
    return PhraseMatcher({"held": phrases("fields", "names") | phrases("fields", "glued")})


def _atoms(key: str) -> list[_Atom]:
    """Pieces between separators that no name holds."""
    held = bytearray(len(key))
    spans = [match.span() for pattern in (_BRACKET, _ZONES) for match in pattern.finditer(key)]
    spans += _names_with_commas().spans(key)
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    atoms: list[_Atom | None] = []
    begin, joined = 0, False
    for match in _SEPARATOR.finditer(key):
        if any(held[match.start() : match.end()]):
            continue
        atoms.append(_trimmed(key, begin, match.start(), joined=joined))
        begin, joined = match.end(), match["and"] is not None
    atoms.append(_trimmed(key, begin, len(key), joined=joined))
    return [atom for atom in atoms if atom is not None]


def _trimmed(key: str, start: int, end: int, *, joined: bool) -> _Atom | None:
    """Drops what is no part of a name at the edges: leading verbs, a doubled "các", a bracket, marks."""
    for pattern in (_LEADING, _DOUBLED):
        while start < end and _is_edge(key[start]):
            start += 1
        match = pattern.match(key, start, end)
        if match and _without_marks(key, match.end(), end) > match.end():
            start = match.end()
    end = _without_marks(key, start, end)
    bracket = key.rfind("(", start, end)
    if bracket > start and key[end - 1] == ")":
        end = _without_marks(key, start, bracket)
    return _Atom(start, end, key[start:end], joined) if start < end else None


def _without_marks(key: str, start: int, end: int) -> int:
    while end > start and _is_edge(key[end - 1]):
        end -= 1
    return end


def _is_edge(char: str) -> bool:
    return char in _MARKS or char.isspace()


class _Splitter:
    """Reads the pieces one after another; what a piece means depends on the parts before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[ActorPart] = []
        self._lean_on_nothing()

    def _lean_on_nothing(self) -> None:
        self.head = ""  # words to put before bare names ("Sở", "Giám đốc Sở") while a list with one head runs
        self.any_name = False  # the head had a colon, so any name may follow
        self.shared = ""  # "groups" or "units" while the last part takes bare nouns to itself
        self.chain: int | None = None  # the part that opened the running list under "các"

    def read(self, atom: _Atom) -> None:
        """Adds one piece: to the last part, under the running head, or as a part of its own."""
        if self._opens_elided_list(atom):
            return
        opened = _OPENER.match(atom.key) is not None
        noun = None if opened or self.shared == "places" else _group_noun(atom.key)
        if noun is not None:
            self._read_group_noun(atom, noun)
        elif self.shared == "places" and self._is_place(atom):
            self._extend(atom, group=True)
        elif self.head and not opened and self._under_head(atom):
            self._add(atom, group=False, head=self.head)
        elif (atom.joined or self._goes_on_to_and(atom)) and self._continues_name(atom):
            self._extend(atom, group=self.parts[-1].group)
        else:
            self._begin(atom, opened=opened)

    def _printed(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def _add(self, atom: _Atom, *, group: bool, head: str = "", skip: int = 0) -> None:
        start = atom.start + skip
        name = f"{head} {self._printed(start, atom.end)}".strip()
        self.parts.append(ActorPart(start, atom.end, name, group))

    def _extend(self, atom: _Atom, *, group: bool, since: int = -1) -> None:
        """One part from ``since`` to the end of the piece."""
        start = self.parts[since].start
        del self.parts[since:]
        self.parts.append(ActorPart(start, atom.end, self._printed(start, atom.end), group))

    def _read_group_noun(self, atom: _Atom, noun: re.Match[str]) -> None:
        """A shared head takes bare nouns: titles any, councils territories. A modifier for all makes one open group."""
        if self.parts and (self.shared == "groups" or (self.shared == "units" and _UNIT_WORD.match(atom.key))):
            self._extend(atom, group=True)
        elif self.chain is not None and (_JOINT.search(atom.key, noun.end()) or _RELATIVE.search(atom.key, noun.end())):
            self._extend(atom, group=True, since=self.chain)
        elif self.chain is None and atom.key != noun.group() and _shares(atom, None):
            self._begin(atom, opened=False)
        else:
            self._add(atom, group=True)

    def _is_place(self, atom: _Atom) -> bool:
        """A bare name under "UBND các tỉnh": "Điện Biên", "và thị xã Nghĩa Lộ"."""
        if _HEAD.match(atom.key) or _OPENER.match(atom.key) or len(atom.key.split()) > _LONGEST_BARE_NAME + 2:
            return False
        return self.text[atom.start].isupper() or _UNIT_WORD.match(atom.key) is not None

    def _under_head(self, atom: _Atom) -> bool:
        """A piece that lacks the head printed before: no body of its own, but "Công an" is a field after "Bộ"."""
        if _HEAD.match(atom.key):
            return _FIELD.fullmatch(atom.key) is not None and match_key(self.head).endswith("bộ")
        short = len(atom.key.split()) <= _LONGEST_BARE_NAME
        return self.any_name or _FIELD.fullmatch(atom.key) is not None or (self.text[atom.start].isupper() and short)

    def _continues_name(self, atom: _Atom) -> bool:
        """Reads on "Công ty Tư vấn và Kiểm định": a capitalised piece that opens no body belongs to the name before."""
        if not self.parts or not self.text[atom.start].isupper() or _HEAD.match(atom.key) or _OPENER.match(atom.key):
            return False
        return _HEAD.match(match_key(self.parts[-1].name)) is not None

    def _goes_on_to_and(self, atom: _Atom) -> bool:
        """``Công ty Dầu khí, Vận tải và Thương mại``: companies list their trades, and the last one has an "và"."""
        if not atom.closing or _HEAD.match(atom.following) or not self.parts:
            return False
        return _COMPANY.match(match_key(self.parts[-1].name)) is not None

    def _begin(self, atom: _Atom, *, opened: bool) -> None:
        """A part that owes nothing to the ones before; sets what the next pieces may lean on."""
        self._lean_on_nothing()
        group = opened
        if not opened:
            shared = _SHARED_GROUP.match(atom.key)
            self.shared = _shares(atom, shared)
            group = shared is not None or (bool(self.shared) and _group_noun(atom.following) is not None)
        self._add(atom, group=group)
        if opened:
            self.chain = len(self.parts) - 1
            return
        fields = _FIELD_LIST.match(atom.key)
        if fields is not None and _FIELD.fullmatch(atom.key, fields.end()):
            self.head = self._printed(atom.start, atom.start + fields.end())
            return
        place = _PLACE_LIST.match(atom.key) if not opened else None
        if place is not None and _SHARED_PLACES.match(atom.key) and self.text[atom.start + place.end()].isupper():
            self.shared = "places"
            return
        if place is not None and not self.shared and self.text[atom.start + place.end()].isupper():
            self.head = self._printed(atom.start, atom.start + place.end())

    def _opens_elided_list(self, atom: _Atom) -> bool:
        """Reads "các Sở: Tài chính, …" and "các Sở Tài chính, Nội vụ", which print their head once."""
        match = _COLON_LIST.match(atom.key)
        colon = match is not None
        if match is not None:
            known = _HEAD.match(match["head"]) or _UNIT_WORD.match(match["head"])
            if not known or _FIELD.match(match["head"]):
                return False
        else:
            match = _FIELD_LIST.match(atom.key)
            if match is None or match["many"] is None:
                return False
            if not (_FIELD.fullmatch(atom.key, match.end()) and _FIELD.fullmatch(atom.following)):
                return False
        self._lean_on_nothing()
        title = self._printed(atom.start, atom.start + len(match["title"]))
        head = _MANY.sub("", self._printed(atom.start + match.start("head"), atom.start + match.end("head")))
        self.head, self.any_name = f"{title} {head[:1].upper()}{head[1:]}".strip(), colon
        self._add(atom, group=False, head=self.head, skip=match.end())
        return True


def _shares(atom: _Atom, shared: re.Match[str] | None) -> str:
    """Which bare nouns the part takes to itself: ``groups``, ``units`` or none."""
    if shared is not None:
        return "units" if shared["noun"] in phrases("territory", "units") else "groups"
    if _SHARED_UNITS.fullmatch(atom.key) and (_COUNCIL.search(atom.key) or _BARE_UNIT.fullmatch(atom.following)):
        return "units"
    return "groups" if _TITLE_OF_GROUP.fullmatch(atom.key) and _group_noun(atom.following) else ""


def _group_noun(key: str) -> re.Match[str] | None:
    """A bare noun for a group, alone or with a modifier ("ngành", "đơn vị liên quan", "thành phố Quảng An")."""
    noun = _GROUP_NOUN.match(key) or _UNIT_WORD.fullmatch(key)
    if noun is None:
        return None
    if noun.group() in phrases("territory", "units") and _HEAD.fullmatch(key):
        return None  # "Tỉnh Đoàn"
    rest = key[noun.end() :].strip()
    return noun if not rest or _MODIFIER.match(rest) or noun.group() in phrases("territory", "units") else None
