"""Groups of one body in many territories: ``UBND các huyện, thị xã``, ``Sở Y tế các tỉnh``, ``Công an cấp xã``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from docproc.bodies.group_words import BELONGING, MODIFIERS, SEPARATOR, Group, Reach, Said, Share, slug
from docproc.bodies.office_words import kind_of, table, word_list
from docproc.bodies.offices import read_office
from docproc.bodies.places import Place, level_of, province_named, split_place
from docproc.bodies.standing import Standing

__all__ = ["read_territories"]

_UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?! (?:ủy|đoàn|đội|hội)(?!\w))"
_SHORT = re.compile(r"(?<=, )(?P<unit>thành|thị)(?=,| và |$)(?! phố| xã)")  # "các huyện, thành, thị"
_FULL = {"thành": "thành phố", "thị": "thị xã"}
_AND = r"(?:, và |,? và |, ?|; ?|/)(?:các )?"
_TERRITORIES = re.compile(
    rf"(?P<head>.*?)(?:^| )(?P<many>(?:{{openers}}|\d+) )?(?P<units>{_UNIT}(?!\w)(?:{_AND}{_UNIT}(?!\w))*)(?P<rest>.*)"
)
_LEVELLED = re.compile(r"(?P<head>.+?) (?:các )?cấp(?: (?P<level>tỉnh|huyện|xã)(?P<rest>.*))?")
_LEVEL_UNITS = {
    "tỉnh": ("tỉnh", "thành phố"),
    "huyện": ("huyện", "quận", "thị xã", "thành phố"),
    "xã": ("xã", "phường", "thị trấn", "đặc khu"),
}
_LOCALITIES = re.compile(r"(?P<head>[^,]+?) (?:các )?(?:đơn vị, )?(?:các )?địa phương")
_PARTY = re.compile(r"^(?P<head>.+ )?(?:các )?tỉnh ủy, (?:các )?thành ủy(?P<rest>.*)$")
_NAMES = re.compile(r"(?:,| và|;) ")
_LONGEST_NAME = 4
_ALL_PROVINCES = frozenset({34, 61, 63, 64})  # how many provinces there were: "34 tỉnh, thành phố" are all

_Listed = tuple[str, Reach, tuple[Place, ...]]
"""Words that narrow the group, how far it goes, the territories listed."""


def read_territories(said: Said, standing: Standing) -> Group | None:
    """Read a group of territories.

    Args:
        said: the name.
        standing: the dispatch that names it.

    Returns:
        The group; ``None`` where no territories are listed or meant.
    """
    return (
        _party(said, standing)
        or _levelled(said, standing)
        or _everywhere(said, standing)
        or _territories(said, standing)
    )


def _party(said: Said, standing: Standing) -> Group | None:
    """Reads "(văn phòng) tỉnh ủy, thành ủy": of all provinces."""
    match = _PARTY.match(said.key)
    if match is None or (match["rest"].strip() and match["rest"].strip() not in word_list("words", "everywhere")):
        return None
    return _of_places(f"{match['head'] or ''}tỉnh ủy", ("tỉnh", "thành phố"), ("", "all", ()), standing)


def _levelled(said: Said, standing: Standing) -> Group | None:
    """Reads "UBND cấp xã", "công an cấp huyện", "UBND các cấp"."""
    match = _LEVELLED.fullmatch(said.key)
    kind = kind_of(match["head"]) if match else None
    if match is None or kind is None or kind[1] != match["head"]:
        return None
    if match["level"] is None:
        units = tuple(unit for level in _levels_below(standing) for unit in _LEVEL_UNITS[level])
        return _of_places(match["head"], units, ("", "all", ()), standing)
    units = _LEVEL_UNITS[match["level"]]
    return _of_places(match["head"], units, _listed(match["rest"].strip(), units, said, standing), standing)


def _everywhere(said: Said, standing: Standing) -> Group | None:
    """Reads "Công an các đơn vị, địa phương": of all territories below the issuer's."""
    match = _LOCALITIES.fullmatch(said.key)
    kind = kind_of(match["head"]) if match else None
    if match is None or kind is None or not kind[0].merges:
        return None
    levels = ("tỉnh",) if standing.level == "central" else _levels_below(standing)
    units = tuple(unit for level in levels for unit in _LEVEL_UNITS[level])
    return _of_places(match["head"], units, ("", "all", ()), standing)


def _levels_below(standing: Standing) -> tuple[str, ...]:
    return {"district": ("xã",), "commune": ("xã",), "province": ("huyện", "xã")}.get(
        standing.level or "", ("tỉnh", "huyện", "xã")
    )


@cache
def _territory_pattern() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, word_list("words", "openers")))
    return re.compile(_TERRITORIES.pattern.replace("{openers}", openers))


def _territories(said: Said, standing: Standing) -> Group | None:
    """Reads "UBND các tỉnh", "các huyện, thị xã", "UBND xã, phường, thị trấn", "UBND các xã Bản Mù, Xà Hồ"."""
    key = _SHORT.sub(lambda short: _FULL[short["unit"]], said.key)
    match = _territory_pattern().fullmatch(key)
    if match is None:
        return None
    if match["rest"].startswith(","):  # "các huyện, thị, thành ủy"
        return None
    units, head = tuple(SEPARATOR.split(match["units"])), match["head"].strip()
    elided = said.small and not said.titled and not match["rest"] and _below(units[0], standing)  # "thị trấn"
    if not head and not said.opener and not elided:
        return None
    if head and match["many"] is None and len(units) < 2 and (match["rest"].strip() or not _below(units[0], standing)):
        return None
    if head and kind_of(head) is None:
        return None
    listed = _listed(match["rest"].strip(), units, said, standing)
    count = (match["many"] or ("" if head else said.opener)).strip()
    if listed[1] == "all" and _is_part(count):
        listed = (f"{count} {match['units']}", "narrowed", ())
    return _of_places(head, units, listed, standing)


def _is_part(count: str) -> bool:
    """Whether a number before the units says that not all are meant: "hai tỉnh", "14 tỉnh", not "34 tỉnh"."""
    return count in word_list("words", "counted") or (count.isdigit() and int(count) not in _ALL_PROVINCES)


def _below(unit: str, standing: Standing) -> bool:
    """Whether "UBND xã", "Công an huyện" in a dispatch from above means each of them, not the issuer's own."""
    level = level_of(unit)
    if level == "province":
        return standing.level == "central" and unit == "tỉnh"
    return standing.level in ("central", "province") or (standing.level == "district" and level == "commune")


def _of_places(head: str, units: tuple[str, ...], listed: _Listed, standing: Standing) -> Group | None:
    """The group of one body in all territories of some kinds, or in those listed."""
    beside = frozenset(units)
    if standing.level == "province" and beside == {"thành phố"}:
        beside |= {"huyện"}
    levels = dict.fromkeys(level_of(unit, beside=beside) for unit in units)
    body = read_office(f"{head or 'ủy ban nhân dân'} {units[0]}")
    if body is None:
        return None
    body = replace(body, place=Place(), unit=None)
    modifier, reach, places = listed
    shares = tuple(
        Share(
            body.kind,
            level,
            body,
            frozenset() if level == "province" else frozenset(u for u in units if level_of(u, beside=beside) == level),
        )
        for level in levels
    )
    name = f"{head or 'ủy ban nhân dân'} các {', '.join(units)}"
    whole = reach == "named" or (levels.keys() == {"province"} and reach == "all" and not places)
    complete_from = table()["members"]["provinces_complete_from"] if whole else None
    return Group(slug(name), name[:1].upper() + name[1:], shares, reach, places, modifier, complete_from=complete_from)


def _listed(rest: str, units: tuple[str, ...], said: Said, standing: Standing) -> _Listed:
    """What stands behind the units: words that narrow the group, how far it goes, the territories listed."""
    rest = rest.removeprefix(":").strip()
    if not rest:
        return "", "all", ()
    for words, reach in MODIFIERS:
        if rest in word_list("words", words):
            return "", reach, ()
    belonging = BELONGING.fullmatch(rest)
    whose = split_place(belonging["whose"], on=standing.issued, bare=True) if belonging else None
    if whose is not None and not whose[0] and whose[1].level:
        return "", "all", (replace(whose[1], province=whose[1].province or standing.place.province),)
    named = _named_places(rest, units, standing) if said.capital(rest) else ()
    return ("", "named", named) if named else (rest, "narrowed", ())


def _named_places(rest: str, units: tuple[str, ...], standing: Standing) -> tuple[Place, ...]:
    """Reads "nghệ an, hà tĩnh", "văn yên và thị xã nghĩa lộ"; nothing where one of them is no place's name."""
    found: list[Place] = []
    level = level_of(units[-1], beside=frozenset(units))
    for part in _NAMES.split(rest):
        words = part.strip(" :.")
        head, place, unnamed = split_place(words, on=standing.issued)
        province = province_named(words)
        if not head and place.level and unnamed is None:
            found.append(replace(place, province=place.province or standing.place.province))
        elif level == "province" and province:
            found.append(Place(province))
        elif (level == "province" and units[-1] == "tỉnh") or len(words.split()) > _LONGEST_NAME:
            return ()
        elif level == "commune":
            found.append(Place(standing.place.province, standing.place.district, f"{units[-1]} {words}"))
        else:
            found.append(Place(standing.place.province, f"{units[-1]} {words}"))
    return tuple(found)
