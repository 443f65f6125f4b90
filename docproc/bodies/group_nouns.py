"""Groups by their nouns: ``các sở, ban, ngành``, ``các trường tiểu học``, ``các cơ quan, đơn vị liên quan``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from docproc.bodies.group_words import BELONGING, MODIFIERS, SEPARATOR, Group, Reach, Said, Share, slug
from docproc.bodies.lexicon import phrases
from docproc.bodies.office_words import starts_with, table, word_list
from docproc.bodies.offices import read_office
from docproc.bodies.places import Place, split_place
from docproc.bodies.standing import Standing, settle

__all__ = ["read_nouns"]

_LED = re.compile(r"^(?:thủ trưởng|người đứng đầu|lãnh đạo) (?:các )?")  # "bộ trưởng, thủ trưởng cơ quan ngang bộ, …"
_WITH_FIELD = frozenset({"bo", "so", "ban", "phong", "cuc-vu"})


@dataclass(frozen=True, slots=True)
class _Noun:
    """A row of the groups' table."""

    id: str
    name: str
    shares: dict[str, tuple[str, ...]]
    open: bool
    complete_from: date | None


@cache
def _group_nouns() -> dict[str, _Noun]:
    levels = ("central", "province", "district", "commune", "house")
    found = {}
    for row in table()["groups"]:
        shares = {level: tuple(row[level]) for level in levels if level in row}
        noun = _Noun(row["id"], row["name"], shares, row.get("open", False), row.get("complete_from"))
        found.update(dict.fromkeys(row["nouns"], noun))
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def read_nouns(said: Said, standing: Standing) -> Group | None:
    """Read a group of nouns: "sở, ban, ngành", "cơ quan, đơn vị liên quan", "trường tiểu học", "đơn vị trực thuộc".

    Args:
        said: the name.
        standing: the dispatch that names it.

    Returns:
        The group; ``None`` for other words, and for a noun that only begins a name ("phòng Tài chính").
    """
    found, rest, levels = _nouns_of(said.key)
    if not found or not (said.opener or said.titled or said.small or len(found) > 1):
        return None
    reach, places = _modified(rest, standing)
    named = [noun for noun in found if not noun.open]
    if reach == "narrowed" and _begins_name(said, found, rest):
        return None
    of_committee = not named and reach == "all" and "ủy ban nhân dân" in rest  # "các cơ quan thuộc UBND tỉnh"
    if not named and reach == "all" and not places and not of_committee:
        reach = "before"
    if reach == "all" and said.opener in word_list("words", "counted"):
        reach, rest = "narrowed", said.opener
    specs = [spec for noun in found for spec in noun.shares.get(_voice(standing, noun), ())]
    if of_committee:
        level = (places[0].level if places else standing.level) or ""
        specs = list(_group_nouns()["cơ quan chuyên môn"].shares.get(level, ()))
    usual = ", ".join(noun.name.removeprefix("các ") for noun in named or found)
    return Group(
        slug("-".join(noun.id for noun in named or found)),
        named[0].name if len(named) == 1 else f"các {usual}",
        tuple(dict.fromkeys(replace(_share(spec), words=levels) for spec in specs)),
        reach,
        places,
        rest if reach in ("narrowed", "concerned") else "",
        open=len(named) < len(found),
        complete_from=_complete_from(found) if reach == "all" else None,
    )


def _begins_name(said: Said, found: list[_Noun], rest: str) -> bool:
    """Whether nouns and what follows are names of bodies: "phòng tài chính", "các Sở Thủy sản từ …"."""
    field = rest in phrases("fields", "names") or (found[-1].id in _WITH_FIELD and said.capital(rest))
    return field or not (said.opener or len(found) > 1)


def _complete_from(nouns: list[_Noun]) -> date | None:
    days = [noun.complete_from for noun in nouns]
    return max(day for day in days if day) if all(days) else None


def _nouns_of(key: str) -> tuple[list[_Noun], str, frozenset[str]]:
    """The nouns at the beginning, what follows them, and levels of schools between."""
    found: list[_Noun] = []
    rest, separated = key, True
    while separated:
        word = next((noun for noun in _group_nouns() if starts_with(rest, noun)), None)
        if word is None:
            break
        found.append(_group_nouns()[word])
        rest = rest[len(word) :]
        link = SEPARATOR.match(rest)
        separated = link is not None
        rest = _LED.sub("", rest[link.end() :]) if link else rest.strip()
    levels: frozenset[str] = frozenset()
    if any(noun.id == "truong" for noun in found):
        rest, levels = _school_levels(rest.strip(" :"))
    return found, rest.strip(), levels


def _school_levels(rest: str) -> tuple[str, frozenset[str]]:
    """Reads "phổ thông", "mầm non, tiểu học và trung học cơ sở" behind "các trường"; what is left of the words."""
    levels: set[str] = set()
    while True:
        level = next((one for one in word_list("schools", "levels") if starts_with(rest, one)), None)
        if level is None and starts_with(rest, "phổ thông"):
            level = "phổ thông"
            levels |= set(table()["schools"]["general"])
        elif level is not None:
            levels.add(level)
        else:
            return rest, frozenset(levels)
        rest = rest[len(level) :]
        link = SEPARATOR.match(rest)
        rest = rest[link.end() :] if link else rest.strip()


def _modified(rest: str, standing: Standing) -> tuple[Reach, tuple[Place, ...]]:
    """What the words behind the nouns make of the group."""
    if not rest:
        return "all", ()
    for words, reach in MODIFIERS:
        if rest in word_list("words", words):
            return reach, ()
    for everywhere in word_list("words", "everywhere"):  # "cấp tỉnh có liên quan"
        more = rest[len(everywhere) + 1 :]
        if starts_with(rest, everywhere) and more in word_list("words", "concerned"):
            return "concerned", ()
    belonging = BELONGING.fullmatch(rest)
    whose = belonging["whose"] if belonging else rest
    head, place, unnamed = split_place(whose, on=standing.issued, bare=True)
    if not head and (unnamed or place.level):
        named = place.level is not None and unnamed is None
        return "all", (replace(place, province=place.province or standing.place.province),) if named else ()
    house = read_office(whose) if belonging else None
    if house is not None and house.kind == "ubnd":
        return "all", (settle(house, standing).place,)
    return "narrowed", ()


def _share(spec: str) -> Share:
    kind, _, level = spec.partition("@")
    return Share(kind, level or None)


def _voice(standing: Standing, noun: _Noun) -> str:
    if standing.in_house and "house" in noun.shares:
        return "house"
    return standing.level or "province"
