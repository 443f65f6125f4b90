"""Splits a coordinated list of bodies into single ones, as the annotation guide rules (Rulings, "Actors").

"các sở, ban, ngành" are three; "các cơ quan, đơn vị liên quan" is one open group; "Thủ trưởng các sở, ban, ngành" keeps
its group whole; "các Sở: Tài chính, Nội vụ" are "Sở Tài chính" and "Sở Nội vụ"; a name with commas of its own is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from docproc.bodies import list_words as words
from docproc.bodies.lexicon import phrases
from docproc.bodies.pieces import Piece, pieces
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


_LONGEST_BARE_NAME = 4


def split_actors(text: str) -> list[ActorPart]:
    """Splits a printed list of bodies.

    Args:
        text: the list and nothing else ("Giao" and "các đồng chí" before it are dropped).

    Returns:
        The parts in order, with offsets into ``text``; they do not overlap.
    """
    splitter = _Splitter(text)
    found = pieces(text)
    for atom, following in zip_longest(found, found[1:]):
        if following is None:
            splitter.read(atom)
        else:
            closing = following.joined and text[following.start].isupper()
            splitter.read(replace(atom, following=following.key, closing=closing))
    return _with_comrades(text, splitter.parts)


def _with_comrades(text: str, parts: list[ActorPart]) -> list[ActorPart]:
    """``các đồng chí Trưởng, Phó các phòng``: before one name the courtesy is part of it, before several of none."""
    comrades = words.COMRADES.match(text)
    if comrades is None or len(parts) != 1 or parts[0].start != comrades.end():
        return parts
    name = " ".join(text[comrades.start("named") : parts[0].end].split())
    return [replace(parts[0], start=comrades.start("named"), name=name)]


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

    def read(self, atom: Piece) -> None:
        """Adds one piece: to the last part, under the running head, or as a part of its own."""
        if words.LISTED_PLACES.match(atom.key):
            self._lean_on_nothing()
            self._add(atom, group=True)
            self.shared = "places"
            return
        if self._opens_elided_list(atom):
            return
        if self._describes_all(atom):
            self._extend(atom, group=True, since=self.chain or 0)
            return
        opened = words.OPENER.match(atom.key) is not None
        noun = None if opened or self.shared == "places" else _group_noun(atom.key)
        if noun is not None:
            self._read_group_noun(atom, noun)
        elif self.shared == "places" and self._is_place(atom):
            self._extend(atom, group=True)
        elif self.head and not opened and self._under_head(atom):
            self._add(atom, group=False, head=self.head)
        elif self._goes_on(atom, opened=opened):
            self._extend(atom, group=True)
        elif (atom.joined or self._goes_on_to_and(atom)) and self._continues_name(atom):
            self._extend(atom, group=self.parts[-1].group)
        else:
            self._begin(atom, opened=opened)

    def _printed(self, start: int, end: int) -> str:
        return words.MISREAD.sub(", ", " ".join(self.text[start:end].split()))

    def _add(self, atom: Piece, *, group: bool, head: str = "", skip: int = 0) -> None:
        start = atom.start + skip
        name = f"{head} {self._printed(start, atom.end)}".strip()
        self.parts.append(ActorPart(start, atom.end, name, group))

    def _extend(self, atom: Piece, *, group: bool, since: int = -1) -> None:
        """One part from ``since`` to the end of the piece."""
        start = self.parts[since].start
        del self.parts[since:]
        self.parts.append(ActorPart(start, atom.end, self._printed(start, atom.end), group))

    def _read_group_noun(self, atom: Piece, noun: re.Match[str]) -> None:
        """A shared head takes bare nouns: titles any, councils territories. A modifier for all makes one open group."""
        if self.parts and (self.shared == "groups" or (self.shared == "units" and words.UNIT_WORD.match(atom.key))):
            if self.shared == "units" and self.text[atom.start : atom.end][noun.end() + 1 :][:1].isupper():
                self.shared = "places"  # "UBND các huyện, thành phố Đà Lạt, Bảo Lộc"
            self._extend(atom, group=True)
        elif self.chain is not None and any(
            which.search(atom.key, noun.end()) for which in (words.JOINT, words.RELATIVE)
        ):
            self._extend(atom, group=True, since=self.chain)
        elif self.chain is None and atom.key != noun.group() and _shares(atom, None):
            self._begin(atom, opened=False)
        else:
            self._add(atom, group=True)

    def _describes_all(self, atom: Piece) -> bool:
        """``các cơ quan, trường học còn dùng củi``: what the last bare noun's clause says holds for all of them."""
        noun = words.GROUP_NOUN.match(atom.key)
        if noun is None or self.head or self.shared or not words.RELATIVE.search(atom.key, noun.end()):
            return False
        since = self.parts[self.chain or 0 :]
        bare = all(words.GROUP_NOUN.fullmatch(words.OPENER.sub("", match_key(part.name), count=1)) for part in since)
        return bool(since) and bare

    def _goes_on(self, atom: Piece, *, opened: bool) -> bool:
        """``các cơ sở kinh doanh karaoke, vũ trường``: a piece that names nobody belongs to the clause before it."""
        if opened or not self.parts:
            return False
        last = match_key(self.parts[-1].name)
        more = words.JOINT.match(atom.key) or words.KIND.match(atom.key)
        if self.parts[-1].group and more and not words.HEAD.match(atom.key):
            return True  # "đơn vị thuộc, trực thuộc tỉnh", "các trường tiểu học, THCS trên địa bàn"
        described = atom.joined and words.RELATIVE.search(last) is not None
        if not (self.text[atom.start].islower() or described):
            return False
        if words.HEAD.match(atom.key) or words.PEOPLE.match(atom.key) or words.FIELD.match(atom.key):
            return False
        bare = words.OPENER.sub("", last, count=1)
        noun = words.GROUP_NOUN.match(bare)
        return described or (self.parts[-1].group and noun is not None and noun.end() < len(bare))

    def _is_place(self, atom: Piece) -> bool:
        """A bare name under "UBND các tỉnh": "Điện Biên", "và thị xã Nghĩa Lộ"."""
        if words.HEAD.match(atom.key) or words.OPENER.match(atom.key) or len(atom.key.split()) > _LONGEST_BARE_NAME + 2:
            return False
        return self.text[atom.start].isupper() or words.UNIT_WORD.match(atom.key) is not None

    def _under_head(self, atom: Piece) -> bool:
        """A piece that lacks the head printed before: no body of its own, but "Công an" is a field after "Bộ"."""
        head = words.HEAD.match(atom.key)
        if head is not None:  # "Khoa học và Công nghệ" begins like a head, "Công an" is one
            field = words.FIELD.fullmatch(atom.key) is not None
            return field and (head.end() < len(atom.key) or match_key(self.head).endswith("bộ"))
        short = len(atom.key.split()) <= _LONGEST_BARE_NAME
        return (
            self.any_name or words.FIELD.fullmatch(atom.key) is not None or (self.text[atom.start].isupper() and short)
        )

    def _continues_name(self, atom: Piece) -> bool:
        """Reads on "Công ty Tư vấn và Kiểm định": a capitalised piece that opens no body belongs to the name before."""
        if not self.parts or not self.text[atom.start].isupper() or words.FORCE.match(atom.key):
            return False
        if words.HEAD.match(atom.key) or words.OPENER.match(atom.key):
            return False
        return words.HEAD.match(match_key(self.parts[-1].name)) is not None

    def _goes_on_to_and(self, atom: Piece) -> bool:
        """``Công ty Dầu khí, Vận tải và Thương mại``: names list fields of work, and the last one has an "và"."""
        if not atom.closing or words.HEAD.match(atom.following) or words.FORCE.match(atom.following) or not self.parts:
            return False
        last = match_key(self.parts[-1].name)
        trade = words.SMALL.match(self.text, atom.start) is not None and not words.HEAD.match(atom.key)
        open_head = (
            words.OPEN.match(last) is not None
            and not words.WITH_FIELD.match(last)
            and not words.FIELD.fullmatch(atom.key)
        )
        return words.COMPANY.match(last) is not None or (trade and open_head)

    def _begin(self, atom: Piece, *, opened: bool) -> None:
        """A part that owes nothing to the ones before; sets what the next pieces may lean on."""
        self._lean_on_nothing()
        group = opened
        if not opened:
            shared = words.SHARED_GROUP.match(atom.key)
            self.shared = _shares(atom, shared)
            group = shared is not None or (bool(self.shared) and _group_noun(atom.following) is not None)
        self._add(atom, group=group)
        if opened:
            self.chain = len(self.parts) - 1
            return
        fields = words.FIELD_LIST.match(atom.key)
        if fields is not None and words.FIELD.fullmatch(atom.key, fields.end()):
            self.head = self._printed(atom.start, atom.start + fields.end())
            return
        place = words.PLACE_LIST.match(atom.key) if not opened else None
        if place is not None and words.SHARED_PLACES.match(atom.key) and self.text[atom.start + place.end()].isupper():
            self.shared = "places"
            return
        if place is not None and not self.shared and self.text[atom.start + place.end()].isupper():
            self.head = self._printed(atom.start, atom.start + place.end())

    def _opens_elided_list(self, atom: Piece) -> bool:
        """Reads "các Sở: Tài chính, …" and "các Sở Tài chính, Nội vụ", which print their head once."""
        match = words.COLON_LIST.match(atom.key)
        colon = match is not None
        if match is not None:
            known = words.HEAD.match(match["head"]) or words.UNIT_WORD.match(match["head"])
            if not known or words.FIELD.match(match["head"]):
                return False
        else:
            match = words.FIELD_LIST.match(atom.key)
            if match is None or match["many"] is None:
                return False
            if not (words.FIELD.fullmatch(atom.key, match.end()) and words.FIELD.fullmatch(atom.following)):
                return False
        self._lean_on_nothing()
        title = self._printed(atom.start, atom.start + len(match["title"]))
        head = words.MANY.sub("", self._printed(atom.start + match.start("head"), atom.start + match.end("head")))
        self.head, self.any_name = f"{title} {head[:1].upper()}{head[1:]}".strip(), colon
        self._add(atom, group=False, head=self.head, skip=match.end())
        return True


def _shares(atom: Piece, shared: re.Match[str] | None) -> str:
    """Which bare nouns the part takes to itself: ``groups``, ``units`` or none."""
    if shared is not None:
        titled = words.TITLE.match(atom.key) and not words.COUNCIL.search(
            atom.key
        )  # "Trưởng các thôn, bản": of all that follows
        return "units" if not titled and shared["noun"] in phrases("territory", "units") else "groups"
    if words.SHARED_UNITS.fullmatch(atom.key) and (
        words.COUNCIL.search(atom.key) or words.BARE_UNIT.fullmatch(atom.following)
    ):
        return "units"
    return "groups" if words.TITLE_OF_GROUP.fullmatch(atom.key) and _group_noun(atom.following) else ""


def _group_noun(key: str) -> re.Match[str] | None:
    """A bare noun for a group, alone or with a modifier ("ngành", "đơn vị liên quan", "thành phố Quảng An")."""
    noun = words.GROUP_NOUN.match(key) or words.UNIT_WORD.fullmatch(key)
    if noun is None:
        return None
    if noun.group() in phrases("territory", "units") and words.HEAD.fullmatch(key):
        return None  # "Tỉnh Đoàn"
    rest = key[noun.end() :].strip()
    return noun if not rest or words.MODIFIER.match(rest) or noun.group() in phrases("territory", "units") else None
