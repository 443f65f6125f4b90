"""Territories at the end of names: ``Công an xã Hiệp Thạnh, huyện Đức Trọng, tỉnh Lâm Đồng``.

Three levels of local government until 30/6/2025 (province, district, commune), two from 01/7/2025 (Luật Tổ chức chính
quyền địa phương 2015, 2025). Provinces are known by name; of districts and communes the name is taken as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from docproc.bodies.registry import Organisation, name_key, organisations

__all__ = [
    "LAST_DAY_OF_DISTRICTS",
    "NOWHERE",
    "Level",
    "Place",
    "level_of",
    "province_named",
    "province_rows",
    "split_place",
]

Level = Literal["central", "province", "district", "commune", "house"]
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)

_UNIT = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_NAME = rf"(?:(?!{_UNIT}(?!\w))[^\s,;]+)(?: (?!{_UNIT}(?!\w))[^\s,;]+){{0,4}}"
_CHAIN = re.compile(rf"{_UNIT}(?: {_NAME})?(?:(?:,| -)? (?:thuộc |của )?{_UNIT}(?: {_NAME})?){{0,2}}")
_PART = re.compile(rf"(?P<unit>{_UNIT})(?: (?P<name>{_NAME}))?")
# "xã hội", "thông tấn xã", "hợp tác xã", "thị trường" hold the words and are none
_START = re.compile(rf"(?:(?<=^)|(?<=[ ,]))(?<!hợp tác )(?<!tấn ){_UNIT}(?!\w)(?! (?:hội|viên|ủy|đoàn)(?!\w))")
_DISTRICT_UNITS = frozenset({"huyện", "quận", "thị xã"})
_COMMUNE_UNITS = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
_LINKS = re.compile(r"(?:,| -| của| thuộc| tại| ở| trên địa bàn)$")
_LONGEST = 5  # words of a province's name ("bà rịa - vũng tàu")


@dataclass(frozen=True, slots=True)
class Place:
    """A territory, from the province down; what a name does not say is ``None``.

    Attributes:
        province: bare key, ``lâm đồng``.
        district: key with its unit, ``huyện đức trọng``; the unit alone where the name is left out.
        commune: key with its unit, ``xã hiệp thạnh``; the unit alone where the name is left out.
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None

    @property
    def level(self) -> Level | None:
        """The level of its smallest part."""
        if self.commune:
            return "commune"
        return "district" if self.district else "province" if self.province else None


NOWHERE = Place()
"""No territory told."""


def level_of(unit: str, *, beside: frozenset[str] = frozenset()) -> Level:
    """The level of a unit's word; a city is a province's beside provinces, else a district's.

    Args:
        unit: ``huyện``, ``thành phố`` …
        beside: the other units of a list that it stands in.
    """
    if unit in _COMMUNE_UNITS:
        return "commune"
    if unit in _DISTRICT_UNITS:
        return "district"
    return "district" if unit == "thành phố" and beside & _DISTRICT_UNITS else "province"


@cache
def _provinces() -> dict[str, tuple[str, tuple[Organisation, ...]]]:
    """Provinces by each of their bare names: the usual bare name and all rows that bear it."""
    usual: dict[str, str] = {}
    rows: dict[str, list[Organisation]] = {}
    for row in organisations():
        if row.kind == "province":
            own = _bare(row.name)
            if row not in (known := rows.setdefault(own, [])):
                known.append(row)
            for name in (row.name, *row.aliases):
                usual.setdefault(_bare(name), own)
    return {name: (own, tuple(rows[own])) for name, own in usual.items()}


def _bare(name: str) -> str:
    return re.sub(r"^(?:tỉnh|thành phố|tp\.?)\s*", "", name_key(name))


def province_named(name: str) -> str | None:
    """The bare key of a province from any of its names, with or without its unit; ``None`` for no province's."""
    found = _provinces().get(_bare(name))
    return found[0] if found else None


def province_rows(bare: str) -> tuple[Organisation, ...]:
    """The rows of the registry that bear a province's name, of the past too."""
    found = _provinces().get(bare)
    return found[1] if found else ()


def split_place(key: str, *, on: date | None = None, bare: bool = False) -> tuple[str, Place, str | None]:
    """Cut the territory off the end of a name.

    Args:
        key: a name in ``name_key``.
        on: the day on which it is read: "thành phố Huế" became a province's name on 01/01/2025.
        bare: also take a province's name without its unit ("sở y tế long an").

    Returns:
        What stands before it, the territory, and the unit printed without a name ("công an tỉnh" gives ``tỉnh``).
    """
    for start in _START.finditer(key):
        chain = _CHAIN.fullmatch(key, start.start())
        if chain:
            place, unit = _read(chain.group(), on)
            return _LINKS.sub("", key[: start.start()].rstrip()), place, unit
    words = key.split()
    for count in range(min(_LONGEST, len(words) - 1), 0, -1) if bare else ():
        province = _provinces().get(" ".join(words[-count:]))
        if province:
            return _LINKS.sub("", " ".join(words[:-count])), Place(province[0]), None
    return key, Place(), None


def _read(chain: str, on: date | None) -> tuple[Place, str | None]:
    province = district = commune = unnamed = None
    for part in _PART.finditer(chain):
        unit, name = part["unit"], (part["name"] or "").rstrip(" -")
        if not name:
            unnamed = unnamed or unit
            commune = unit if unit in _COMMUNE_UNITS else commune
            district = unit if unit in _DISTRICT_UNITS else district
        elif unit in _COMMUNE_UNITS:
            commune = f"{unit} {name}"
        elif unit in _DISTRICT_UNITS or not _is_province(unit, name, on):
            district = f"{unit} {name}"
        else:
            province = _provinces().get(name, (name, ()))[0]
    return Place(province, district, commune), unnamed


def _is_province(unit: str, name: str, on: date | None) -> bool:
    """Whether unit and name are a province's: a city is one only where a province was a city on the day."""
    if unit == "tỉnh":
        return True
    rows = [row for row in province_rows(_provinces().get(name, (name, ()))[0]) if row.name.startswith("thành phố")]
    return any(on is None or row.lives(on) for row in rows)
