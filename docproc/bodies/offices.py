"""One office from its name: what it is, where it is, whose unit it is.

``Giám đốc Sở Y tế tỉnh Long An`` is the Sở Y tế of the province, by its head; ``Vụ Pháp chế Bộ Y tế`` a unit of the
ministry; ``Phòng Kinh tế xã Đức Trọng, tỉnh Lâm Đồng`` an office of a commune.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from docproc.bodies.office_words import LONGEST_NAME, kind_of, office_key, starts_with
from docproc.bodies.places import NOWHERE, Level, Place, split_place
from docproc.bodies.registry import Organisation, rows_named
from docproc.bodies.titles import without_title

__all__ = ["CENTRAL_KINDS", "Office", "read_office"]

CENTRAL_KINDS = frozenset(
    {
        "central",
        "ministry",
        "ministry-level",
        "agency",
        "central-unit",
        "party",
        "organisation",
        "university",
    }
)
# "ban tổ chức tỉnh ủy lâm đồng" is read as "ban tổ chức cấp ủy | tỉnh lâm đồng"
_PARTY = re.compile(r"(?<!\w)(?P<unit>tỉnh|thành|huyện|thị|quận) ủy(?!\w)")
_YOUTH = re.compile(r"^(?P<unit>tỉnh|thành|huyện|thị|quận) đoàn(?!\w)")
_COMMUNE_PARTY = re.compile(r"(?<!\w)đảng ủy (?=(?:xã|phường|thị trấn|đặc khu)(?!\w))")
_FULL_UNITS = {"thành": "thành phố", "thị": "thị xã"}
_SAME_BODY = (
    ("hội phụ nữ", "hội liên hiệp phụ nữ"),
    ("mặt trận tổ quốc", "ủy ban mặt trận tổ quốc"),
    ("ban chỉ huy quân sự", "bộ chỉ huy quân sự"),
    ("bộ đội biên phòng", "bộ chỉ huy bộ đội biên phòng"),
)
_COUNTRY = re.compile(r" (?:việt nam|cộng sản hồ chí minh)(?: việt nam)?$")
# not "phòng tổ chức cán bộ", "cục quản lý thị trường"
_WHOLE_WORD = "".join(
    f"(?<!{word})" for word in ("cán", "nội", "toàn", "đảng", "môi", "thị", "nông", "lâm", "công", "cơ", "trụ")
)
_HOUSE_LINK = re.compile(
    rf"{_WHOLE_WORD}(?P<link> trực thuộc | thuộc | của |, | - | )"
    r"(?=(?:bộ|sở|tổng cục|tổng công ty|công ty|trường|bệnh viện|đại học|học viện|ủy ban nhân dân|ngân hàng|công an"
    r"|cục|chi cục|trung tâm|viện|thanh tra chính phủ|bảo hiểm xã hội|kho bạc nhà nước|cấp ủy)(?!\w))"
)
_UNIT_KINDS = frozenset({"don-vi", "phong", "khoa", "nganh", "ban"})
_OWN_HOUSE = re.compile(
    rf"^(?P<unit>.+){_WHOLE_WORD} (?:bộ|sở|tổng cục|cục|trường|bệnh viện|công ty|tổng công ty|học viện)$"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as its name tells it.

    Attributes:
        body: key of the name without title and territory.
        kind: of the registry (``ministry``, ``department`` is ``so``) or of ``data/groups.toml``.
        level: of government; ``None`` where nothing says it.
        place: its territory, as far as it is told.
        rows: rows of the registry that bear the body's name, of the past too.
        unit: the territory's word where its name is left out ("Công an tỉnh" gives ``tỉnh``).
        parent: the house it is a unit of, where the name says it.
        merges: whether it goes with its province where provinces merge.
        own_house: its name says that it belongs to the issuer ("Thanh tra Bộ").
    """

    body: str
    kind: str
    level: Level | None
    place: Place = NOWHERE
    rows: tuple[Organisation, ...] = ()
    unit: str | None = None
    parent: Office | None = None
    merges: bool = False
    own_house: bool = False


@lru_cache(maxsize=16384)
def read_office(name: str, *, on: date | None = None) -> Office | None:
    """Read the name of one office.

    Args:
        name: as printed, with or without the title of its head.
        on: the day on which it is read.

    Returns:
        The office; ``None`` for a name that opens with no word for an office ("người dân", "các sở").
    """
    if len(name) > LONGEST_NAME:
        return None
    key = without_title(office_key(name)).key
    return _read(key, on) if key and not key.startswith("các ") else None


def _read(key: str, on: date | None) -> Office | None:
    key = _spelled(key)
    whole = _registered(key, on)
    if whole is not None:
        return whole
    unit = _unit_of_house(key, on)
    if unit is not None:
        return unit
    kind = kind_of(key)
    body, place, unnamed = split_place(key, on=on, bare=kind is not None and kind[0].merges)
    if not body and place.level:  # "tỉnh Lâm Đồng" acts through its committee
        return Office("ủy ban nhân dân", "ubnd", place.level, place, rows_named("ủy ban nhân dân"), merges=True)
    rows = tuple(row for row in rows_named(_usual(body)) if row.kind in ("department", "local"))
    found = kind_of(body)
    if found is None:
        return None
    if found[0].id == "so" and not rows:
        return None if body == "sở" else Office(body, "so", "province", place, (), unnamed, merges=True)
    level = place.level or ("province" if found[0].level == "province" else None)
    if unnamed == "tỉnh":
        level = "province"
    if found[0].level == "central":
        level = "central"
    return Office(_usual(body), found[0].id, level, place, rows, unnamed, merges=found[0].merges)


def _spelled(key: str) -> str:
    """Party committees and the youth union with their territory behind them, as other bodies have it."""
    key = _COMMUNE_PARTY.sub("cấp ủy ", key)
    key = _YOUTH.sub(lambda match: f"đoàn thanh niên {_FULL_UNITS.get(match['unit'], match['unit'])}", key)
    key = re.sub(r"^(?:ban thường vụ|thường trực|ban chấp hành) (?=(?:tỉnh|thành|huyện|thị|quận) ủy)", "", key)
    return _PARTY.sub(lambda match: f"cấp ủy {_FULL_UNITS.get(match['unit'], match['unit'])}", key)


def _registered(key: str, on: date | None) -> Office | None:
    """A central body of the registry, by its whole name; "Cục Thuế" of 2024 is a province's, as the body came later."""
    rows = tuple(row for row in rows_named(key) if row.kind in CENTRAL_KINDS)
    local = kind_of(key)
    to_come = on is not None and all(row.valid_from is not None and row.valid_from > on for row in rows)
    if not rows or (to_come and local is not None and local[0].merges):
        return None
    return Office(key, rows[0].kind, "central", Place(), rows)


def _unit_of_house(key: str, on: date | None) -> Office | None:
    """Reads "vụ pháp chế bộ y tế", "phòng tổ chức, sở nội vụ tỉnh lâm đồng", "thanh tra bộ"."""
    own = _OWN_HOUSE.match(key)
    if own is not None:
        kind = kind_of(own["unit"])
        if kind is not None and kind[0].id in _UNIT_KINDS and not rows_named(key):
            return Office(own["unit"], kind[0].id, None, own_house=True)
    for link in _HOUSE_LINK.finditer(key):
        unit, parent = key[: link.start()], key[link.end() :]
        kind = kind_of(unit)
        above = _read(parent, on) if kind is not None and kind[0].id in _UNIT_KINDS else None
        if kind is None or above is None or not _is_house(above, parent, close=link["link"] == " "):
            continue
        return Office(unit, kind[0].id, above.level, above.place, (), None, above, merges=above.merges)
    return None


def _is_house(above: Office, parent: str, *, close: bool) -> bool:
    """Whether the words behind a unit's name are its house; right behind it (``close``) only a known one is."""
    if not close:
        return above.kind not in ("so", "ministry") or bool(above.rows)
    if parent.startswith("công an"):
        return above.place.level is not None
    known = above.kind == "so" or above.kind in CENTRAL_KINDS
    return (known and bool(above.rows)) or above.kind in ("truong", "dai-hoc", "y-te")


def _usual(body: str) -> str:
    """One key for names of one body: "hội phụ nữ", "ủy ban mặt trận tổ quốc việt nam", "ban tổ chức cấp ủy"."""
    body = _COUNTRY.sub("", body)
    if body.startswith(("ban ", "ủy ban kiểm tra")):
        body = body.removesuffix(" cấp ủy")
    for short, full in _SAME_BODY:
        if starts_with(body, short):
            return full + body[len(short) :]
    return body
