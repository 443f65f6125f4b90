"""Reads one name at a given place: a body of the registry, a council, an open-class body, a run of group nouns."""

from __future__ import annotations

import re

from docproc.bodies.lexicon import phrases
from docproc.bodies.open_names import may_name, names_field, read_open
from docproc.bodies.scan import Scan, next_word, words_at
from docproc.bodies.territories import LINK, capitals, counted, is_province, more_places, place, read_level

__all__ = ["Reading", "read_body", "read_closing", "read_members", "read_nouns", "read_places", "with_place"]

_MAX_DEPTH = 6
_MAX_NOUNS = 24
_MAX_MODIFIERS = 4
_COLON = re.compile(r":[ \n](?=\w)")
_BLANKS = re.compile(r" {1,3}")
_BRANCH = re.compile(r"[ \n]{1,2}(?:-[ \n]{1,2})?chi[ \n]nhánh(?!\w)")
_BRANCH_AT = re.compile(r"chi[ \n]nhánh(?!\w)")
_SCHOOL = re.compile(r"nhà[ \n]trường(?!\w)")
_REGION = re.compile(r"[ \n]khu[ \n]vực(?=[ \n])")
_NUMBER = re.compile(r"[ \n]số[ \n]\d{1,2}(?![\d/.]|[ \n](?:đường|phố|ngõ|ngày))")
_CENTRE = re.compile(r"trung[ \n]ương|chính[ \n]phủ")

Reading = tuple[int, str, bool]
"""End, kind, and whether it stands for several."""


def read_nouns(scan: Scan, start: int) -> int:
    """End of a run of bare nouns: "sở, ban, ngành", "cơ quan, đơn vị có liên quan", "huyện, thị xã Ba Đồn"."""
    noun = scan.nouns[start]
    kinds = _kinds(scan, noun) if words_at(scan, scan.key.find(" ", start, noun) + 1).get("kinds") == noun else noun
    end = _modified(scan, kinds)
    if start in scan.units and end > noun and _named_place(scan, noun):
        end = more_places(scan, end)
    for _ in range(_MAX_NOUNS):
        link = LINK.match(scan.key, end)
        following = scan.nouns.get(link.end(), scan.units.get(link.end())) if link else None
        if link is None or following is None or not _stands_bare(scan, link.end(), following):
            return end
        end = _modified(scan, following)
    return end


def _named_place(scan: Scan, end: int) -> bool:
    """A name stands behind the noun: "các tỉnh Sơn La", not "các tỉnh ven biển"."""
    following = next_word(scan, end)
    return following is not None and scan.text[following].isupper()


def _stands_bare(scan: Scan, start: int, end: int) -> bool:
    """The noun names no single body ("ngành", not "Sở Y tế")."""
    following = next_word(scan, end)
    if following is None or start in scan.units or scan.key[start:end] in ("ngành",):
        return True
    return not names_field(scan, following) and not scan.text[following].isupper()


def _modified(scan: Scan, end: int) -> int:
    """Takes the modifiers of a group noun: "liên quan", "cấp tỉnh", "phổ thông", "thuộc Sở Y tế"."""
    for _ in range(_MAX_MODIFIERS):
        following = next_word(scan, end)
        if following is None:
            break
        level = following + len("cấp ")
        kind = _kind(scan, following)
        if following in scan.joint:
            end = _owner(scan, following)
        elif scan.key.startswith("của ", following):
            owner = read_body(scan, following + len("của "))
            return owner[0] if owner else end
        elif scan.key.startswith("cấp ", following) and level in scan.units:
            end = scan.units[level]
        elif following in scan.units:
            return place(scan, following)
        elif kind is not None:
            end = _kinds(scan, kind)
        elif scan.text[following].isupper():
            body = read_body(scan, following)
            return body[0] if body else capitals(scan, end)
        else:
            break
    return end


def _kind(scan: Scan, start: int) -> int | None:
    """End of a lower-case word for the kind of bodies: "phổ thông", a field of government ("y tế")."""
    found = words_at(scan, start)
    end = max(scan.fields.get(start, 0), found.get("kinds", 0))
    return end if end > found.get("ends", 0) and not scan.text[start].isupper() else None


def _kinds(scan: Scan, end: int) -> int:
    """End of "tiểu học, trung học cơ sở và trung học phổ thông"."""
    for _ in range(_MAX_NOUNS):
        link = LINK.match(scan.key, end)
        kind = words_at(scan, link.end()).get("kinds") if link else None
        if link is None or kind is None or link.end() in scan.nouns:
            break
        end = kind
    return end


def read_members(scan: Scan, start: int) -> int | None:
    """End of several bodies under one name: "phòng Giáo dục và Đào tạo", "Trung tâm Y tế huyện", after "các"."""
    head = scan.heads.get(start)
    following = next_word(scan, head[0]) if head else None
    if head is None or following is None or head[1] == "council":
        return None
    if not names_field(scan, following) and not scan.text[following].isupper():
        return None
    if scan.text[following].isupper() and _is_list_member(scan, following):
        return None
    end = read_open(scan, start, head[0], read_closing)
    return _modified(scan, end) if end is not None else None


def _is_list_member(scan: Scan, start: int) -> bool:
    """A place or a body of its own stands there ("các phòng Sở Y tế"), no name of the noun before."""
    return start in scan.known or scan.heads.get(start, (0, ""))[1] == "registry" or start in scan.titles


def _owner(scan: Scan, start: int) -> int:
    """End of "liên quan", or of "thuộc" with the body that it names."""
    end = scan.joint[start]
    after = next_word(scan, end)
    if after is None or not scan.key[start:end].endswith("thuộc"):
        return end
    centre = _CENTRE.match(scan.key, after)
    body = read_body(scan, after)
    if body is None and centre is None and scan.text[after].isupper() and after in scan.heads:
        return scan.heads[after][0]  # "thuộc Sở": which one, the dispatch has said
    return body[0] if body else centre.end() if centre else end


def read_places(scan: Scan, start: int) -> tuple[int, bool]:
    """End of one territory, or of several bare ones ("quận, huyện, xã"), and whether there are several."""
    end, several = place(scan, start), False
    while end == scan.units.get(start):
        link = LINK.match(scan.key, end) or _BLANKS.match(scan.key, end)
        following = scan.units.get(link.end()) if link else None
        if link is None or following is None or scan.text[link.end()].isupper():
            break
        start, several = link.end(), True
        end = place(scan, start)
    return (_modified(scan, end) if several else end), several


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
            return _in_places(scan, start, with_place(scan, known)), "registry", False
        return _headed(scan, start) if start in scan.heads else None
    finally:
        scan.depth -= 1


def _headed(scan: Scan, start: int) -> Reading | None:
    end, kind = scan.heads[start]
    following = next_word(scan, end)
    if kind == "council":
        return _council(scan, end, following)
    if kind == "registry":
        if following not in scan.fields:
            return None
        return _in_places(scan, start, with_place(scan, scan.fields[following])), "registry", False
    if kind == "whole":
        named = read_open(scan, start, end, read_closing) or end
        number = _NUMBER.match(scan.key, named)
        return number.end() if number else named, "organisation", False
    return _open(scan, start, end, following) or _standing(scan, start, end)


def _open(scan: Scan, start: int, end: int, following: int | None) -> Reading | None:
    """A head of the open class with what names it: another body, a level, a name of its own."""
    if following is None:
        return None
    head = scan.key[start:end]
    if head in phrases("heads", "of_body"):
        body = read_body(scan, following)
        return (body[0], "organisation", False) if body else None
    if following in scan.openers and scan.text[start].isupper() and head not in phrases("heads", "of_groups"):
        members = read_closing(scan, following)
        return (members, "organisation", True) if members is not None else None
    level = read_level(scan, following)
    if level is not None and (scan.text[start].isupper() or head in phrases("heads", "lower_case")):
        return level, "organisation", True
    named = read_open(scan, start, end, read_closing) if may_name(scan, start, following) else None
    if named is None:
        return None
    return _in_places(scan, start, _numbered(scan, start, end, named)), "organisation", False


def _in_places(scan: Scan, start: int, end: int) -> int:
    """End of "Sở Tài chính các tỉnh: Đông An, Tây Bình", with the places that a colon announces."""
    unit = scan.key.rfind(" ", start, end) + 1
    several = scan.key.endswith("các ", start, unit) and scan.units.get(unit) == end
    return _after_colon(scan, end) if several else end


def _numbered(scan: Scan, start: int, end: int, named: int) -> int:
    """End of "Đội Quản lý thị trường số 4", with its number."""
    number = _NUMBER.match(scan.key, named) if scan.key[start:end] in phrases("heads", "numbered") else None
    return number.end() if number else named


def _standing(scan: Scan, start: int, end: int) -> Reading | None:
    """A head that needs no name, with what may follow: "Cấp ủy cơ sở", "Đảng ủy các xã"."""
    head = scan.key[start:end]
    if head not in phrases("heads", "alone"):
        return None
    following = next_word(scan, end)
    if following is not None and following in scan.openers:
        members = read_closing(scan, following)
        return (members, "organisation", True) if members is not None else (end, "organisation", False)
    stop = _modified(scan, end) if following is not None and not scan.text[following].isupper() else end
    capital = scan.text[start:end] != head
    modified = stop > end and head in phrases("heads", "lower_standing")
    return (stop, "organisation", False) if capital or modified else None


def _after_colon(scan: Scan, end: int) -> int:
    """End of the places that a colon announces: "UBND các phường: Trần Phú, Nguyễn Trãi và thị xã Đông An"."""
    colon = _COLON.match(scan.text, end)
    if colon is None or colon.end() in scan.heads or "ends" in words_at(scan, colon.end()):
        return end
    first = capitals(scan, colon.end() - 1)
    link = LINK.match(scan.text, first) if first > end else None
    if link is None or link.end() >= len(scan.text):
        return end
    listed = more_places(scan, first) if scan.text[link.end()].isupper() else first
    last = LINK.match(scan.text, listed)
    unit = last.end() if last is not None and last.end() in scan.units else None
    if unit is not None and (stop := place(scan, unit)) > scan.units[unit]:
        return more_places(scan, stop)
    return listed if listed > first else end


def read_closing(scan: Scan, start: int) -> int | None:
    """End of the territory, the group ("các huyện"), the branch or the "nhà trường" that closes a name."""
    if start in scan.units:
        return read_places(scan, start)[0]
    if (school := _SCHOOL.match(scan.key, start)) is not None:
        return school.end()
    if (branch := _BRANCH_AT.match(scan.key, start)) is not None:
        place = next_word(scan, branch.end())
        named = capitals(scan, branch.end())
        return read_places(scan, place)[0] if place in scan.units else named if named > branch.end() else None
    if start not in scan.openers:
        return read_level(scan, start)
    noun = next_word(scan, scan.openers[start])
    return read_nouns(scan, noun) if noun is not None and noun in scan.nouns else None


def _council(scan: Scan, end: int, following: int | None) -> Reading:
    """UBND and HĐND with their territory or territories."""
    if following is None:
        return end, "council", False
    if following in scan.openers:
        noun = next_word(scan, scan.openers[following])
        if noun is not None and noun in scan.nouns:
            return _after_colon(scan, read_nouns(scan, noun)), "council", True
    if following in scan.units:
        stop, several = read_places(scan, following)
        return stop, "council", several
    level = read_level(scan, following) or counted(scan, following)
    return (level, "council", True) if level is not None else (end, "council", False)


def with_place(scan: Scan, end: int) -> int:
    """The place after a known name: "tỉnh An Bình", "chi nhánh tỉnh An Bình", "khu vực XI", a bare province."""
    branch = _BRANCH.match(scan.key, end)
    end = branch.end() if branch else end
    following = next_word(scan, end)
    if following is None:
        return end
    if following in scan.units:
        return read_places(scan, following)[0]
    if following in scan.openers:
        members = read_closing(scan, following)
        noun = next_word(scan, scan.openers[following])
        return members if members is not None and noun in scan.units else end
    several = counted(scan, following)
    if several is not None:
        return several
    region = _REGION.match(scan.key, end)
    if region is not None:
        return capitals(scan, region.end())
    return capitals(scan, end) if is_province(scan, following) or branch else end
