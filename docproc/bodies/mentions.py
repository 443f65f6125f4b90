"""Bodies, persons by office and groups as they are named in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docproc.bodies.elided import elided, elided_persons
from docproc.bodies.lexicon import CAPITAL, alternatives, phrases
from docproc.bodies.names import (
    Reading,
    read_body,
    read_closing,
    read_members,
    read_nouns,
    read_places,
    with_place,
)
from docproc.bodies.open_names import read_open
from docproc.bodies.registry import canonical
from docproc.bodies.scan import Scan, next_word
from docproc.bodies.territories import LINK

__all__ = ["BodyMention", "find_bodies"]

_WORD = rf"{CAPITAL}[^\W\d_]*"
_NAME = re.compile(rf" (?:{_WORD}[ ]){{1,3}}{_WORD}(?!\w)")
_OFFICE = re.compile(r"(?: [-–]|,) ")
# "bà Huỳnh Mỹ Dung, giảng viên:"
_TRADE = re.compile(rf"{alternatives('group_nouns', 'people')}(?: [^\W\d_]+){{0,4}}(?=[:,])")
_AT = re.compile(r" (?:(?:tại|ở) )?")
_STANDING = re.compile(r"[ \n]thường[ \n]trực(?!\w)(?![ \n](?:các|ban|hđnd|hội|tỉnh|thành|huyện|đảng|ủy))")
_EACH = frozenset({"mỗi", "từng", "mọi"})
_MAX_TITLES = 3


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


def find_bodies(text: str) -> list[BodyMention]:
    """Finds bodies, persons by office ("Giám đốc Sở Nội vụ") and groups ("các sở, ban, ngành").

    Args:
        text: folded text.

    Returns:
        Mentions in order; none overlaps another. At each place the longest reading is taken.
    """
    scan = Scan(text)
    found: list[BodyMention] = []
    last = 0
    places = (scan.known, scan.heads, scan.titles, scan.openers, scan.courtesies, scan.forces, scan.nouns)
    for start in sorted({start for starts in places for start in starts}):
        if start < last:
            continue
        read = _called(scan, start) or _person(scan, start) or _group(scan, start) or read_body(scan, start)
        read = read or _force(scan, start, last) or _bare_nouns(scan, start)
        if read is None:
            continue
        end, kind, group = read
        name = " ".join(text[start:end].split())
        entry = None if group or kind == "person" else canonical(name)
        found.append(
            BodyMention(start, end, name, entry[0] if entry else None, entry[1] or None if entry else None, group, kind)
        )
        last = end
    return found


def _called(scan: Scan, start: int) -> Reading | None:
    """Reads "ông Trần Quốc Bảo, Trưởng phòng Kế hoạch": a person by name, with the office that may follow."""
    end = scan.courtesies.get(start)
    first = next_word(scan, end) if end is not None else None
    if end is None or first is None or first in scan.titles or first in scan.heads or first in scan.known:
        return None
    named = _NAME.match(scan.text, end)
    if named is None:
        return None
    office = _OFFICE.match(scan.text, named.end())
    read = _person(scan, office.end()) if office else None
    trade = _TRADE.match(scan.key, office.end()) if office and read is None else None
    return (read[0] if read else trade.end() if trade else named.end()), "person", False


def _force(scan: Scan, start: int, last: int) -> Reading | None:
    """Reads "Thanh tra, Công an, Kiểm lâm tại các huyện": services by name alone, which only a list shows."""
    end = scan.forces.get(start)
    if end is None or not scan.text[start].isupper():
        return None
    link = LINK.match(scan.key, end)
    before = LINK.match(scan.key, last) if last else None
    if link is not None and link.end() in scan.forces and scan.text[link.end()].isupper():
        return end, "organisation", False
    if before is None or before.end() != start:
        return None
    place = _AT.match(scan.key, end)
    closing = read_closing(scan, place.end()) if place else None
    return closing or end, "organisation", closing is not None


def _bare_nouns(scan: Scan, start: int) -> Reading | None:
    """Reads "Cá nhân, tổ chức có liên quan": bare nouns without "các", closed by a modifier that belongs to all."""
    if start not in scan.nouns:
        return None
    end = read_nouns(scan, start)
    several = LINK.search(scan.key, start, end)
    joint = next((at for at in range(end - 1, start, -1) if scan.joint.get(at) == end), None)
    if several is None or joint is None or several.end() > joint or scan.key.endswith("thuộc", start, end):
        return None
    return end, "group", True


def _person(scan: Scan, start: int, titles: int = 0) -> Reading | None:
    """Reads "Chủ tịch UBND tỉnh", "Thủ trưởng các đơn vị", "Hiệu trưởng"; in lower case only with its body."""
    end = scan.titles.get(start)
    if end is None or titles >= _MAX_TITLES or scan.known.get(start, 0) > end:
        return None
    standing = _STANDING.match(scan.key, end)
    end = standing.end() if standing else end
    office = _office(scan, start, end)
    if office is not None:
        return office, "person", False
    following = next_word(scan, end)
    read = _led(scan, following, titles) if following is not None else None
    if read is not None:
        return read[0], "person", read[2]
    named = _NAME.match(scan.text, end) if scan.text[start].isupper() else None
    if named is not None and following not in scan.heads and following not in scan.titles:
        return named.end(), "person", False
    alone = scan.text[start].isupper() and scan.key[start:end] not in phrases("titles", "never_alone")
    return (end, "person", False) if alone else None


def _office(scan: Scan, start: int, end: int) -> int | None:
    """End of "Trưởng phòng Kế hoạch", "Chánh Văn phòng UBND huyện": the title's last words are the head of the body."""
    for at in range(start + 1, end):
        head = scan.heads.get(at)
        if head is not None and head[0] >= end and scan.text[at - 1] in " \n":
            body = read_body(scan, at)
            if body is not None and body[0] > end:
                return body[0]
            break
    last = scan.key.rfind(" ", start, end) + 1
    following = next_word(scan, end)
    if following is None or not scan.text[following].isupper() or following in scan.titles:
        return None
    board = last > start and scan.key[last:end] in phrases("heads", "with_field")
    return read_open(scan, last, end, read_closing) if board else None


def _led(scan: Scan, start: int, titles: int) -> Reading | None:
    """What a title stands before: a group, another title, a body, a territory, or a bare head ("Giám đốc Sở")."""
    read = _group(scan, start) or _person(scan, start, titles + 1) or read_body(scan, start)
    if read is not None:
        return read
    if start in scan.units:
        return read_places(scan, start)[0], "person", False
    noun = scan.nouns.get(start)
    if noun is not None and not scan.text[start].isupper() and (end := read_nouns(scan, start)) > noun:
        return end, "person", True
    head = scan.heads.get(start)
    if head is not None and (scan.text[start].isupper() or " " in scan.key[start : head[0]]):
        return head[0], "person", False
    return None


def _group(scan: Scan, start: int) -> Reading | None:
    """Reads "các" and bare nouns with their modifiers, or "các Sở: Tài chính, Nội vụ" with one head for all."""
    opened = scan.openers.get(start)
    if opened is None:
        return None
    first = next_word(scan, opened)
    if first is None or (scan.key.startswith("vụ ", first) and scan.key[start:opened] in _EACH):
        return None  # "mỗi vụ tổ chức hai lớp": a season
    listed = elided(scan, first)
    end = with_place(scan, listed) if listed is not None else elided_persons(scan, first)
    if end is not None:
        return end, "group", True
    members = read_members(scan, first)
    if members is not None and members >= scan.nouns.get(first, 0):
        return members, "group", True
    whole = scan.heads.get(first, (0, ""))
    if first not in scan.nouns or (whole[1] == "whole" and whole[0] > scan.nouns[first]):
        body = _person(scan, first) or read_body(scan, first)
        return (body[0], "group", True) if body is not None else None
    return read_nouns(scan, first), "group", True
