"""Offices and territories as they are written out: "Sở Nội vụ tỉnh Lâm Đồng", "xã Đức Trọng, tỉnh Lâm Đồng"."""

from __future__ import annotations

import re
from datetime import date

from docproc.bodies.office_words import office_key
from docproc.bodies.offices import Office
from docproc.bodies.places import Place, province_rows
from docproc.bodies.titles import without_title

__all__ = ["full_name", "place_name", "printed_body", "province_name"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNIT = re.compile(r"^(?:thành phố|thị xã|thị trấn|đặc khu|huyện|quận|xã|phường)")
_SHORT = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))
_UNIT_AT_END = re.compile(r"\s+(?:tỉnh|thành phố|tp\.?)$", re.IGNORECASE)


def province_name(bare: str, on: date | None = None) -> str:
    """Gives "tỉnh Lâm Đồng" for "lâm đồng", as it was called on a day."""
    rows = province_rows(bare)
    living = [row for row in rows if (row.valid_to is None if on is None else row.lives(on))]
    chosen = living or rows
    return chosen[0].name if chosen else f"tỉnh {_capitals(bare)}"


def place_name(place: Place, on: date | None = None) -> str:
    """A territory from the smallest part up; empty for none."""
    parts = [_local(part) for part in (place.commune, place.district) if part and " " in part]
    if place.province:
        parts.append(province_name(place.province, on))
    return ", ".join(parts)


def full_name(office: Office, on: date | None = None) -> str:
    """An office with its territory."""
    name = office.rows[0].name if office.rows else office.body[:1].upper() + office.body[1:]
    if office.body == "cấp ủy":
        return _committee(office, on)
    if office.level == "central" or not office.place.level:
        return f"{name}, {full_name(office.parent, on)}" if office.parent is not None else name
    if office.parent is not None:
        return f"{name}, {full_name(office.parent, on)}"
    return f"{name} {place_name(office.place, on)}".strip()


def _committee(office: Office, on: date | None) -> str:
    """Gives "Tỉnh ủy Lâm Đồng", "Thành ủy Hải Phòng", "Huyện ủy Đức Trọng", "Đảng ủy xã Đức Trọng"."""
    place = office.place
    if place.level == "commune":
        return f"Đảng ủy {place_name(place, on)}"
    named = place.district and " " in place.district
    whole = _local(place.district or "") if named else province_name(place.province, on) if place.province else ""
    unit = next((unit for unit in ("thành phố", "thị xã", "huyện", "quận", "tỉnh") if whole.startswith(unit)), "")
    head = {"thành phố": "Thành ủy", "thị xã": "Thị ủy", "huyện": "Huyện ủy", "quận": "Quận ủy"}.get(unit, "Tỉnh ủy")
    name = f"{head} {whole.removeprefix(unit).strip()}".strip()
    return f"{name}, {province_name(place.province, on)}" if named and place.province else name


def printed_body(printed: str) -> str:
    """The body of a printed actor, without the title before it, with "Ủy ban nhân dân" spelled out.

    "Chánh Văn phòng UBND tỉnh" gives "Văn phòng Ủy ban nhân dân tỉnh".
    """
    words = printed.split()[without_title(office_key(printed)).words :]
    name = " ".join(words)
    for short, full in _SHORT:
        name = re.sub(rf"(?<!\w){short}(?!\w)", full, name)
    return name[:1].upper() + name[1:]


def with_province(printed: str, office: Office, on: date | None = None) -> str:
    """A printed local body with the province that only the dispatch tells.

    "Công an tỉnh" gives "Công an tỉnh Lâm Đồng", "UBND xã Đức Trọng" "Ủy ban nhân dân xã Đức Trọng, tỉnh Lâm Đồng".
    """
    name = printed_body(printed)
    place = office.place
    if place.province is None or office.level not in ("province", "district", "commune"):
        return name
    province = province_name(place.province, on)
    if place.province in office_key(printed):
        return name
    if office.level == "province":
        return f"{_UNIT_AT_END.sub('', name)} {province}"
    named = _local(place.commune or place.district or "")
    if named and office_key(named) in office_key(printed):
        return f"{name}, {province}"
    unit = named.split(" ", 1)[0]
    head = re.sub(rf"\s+{unit}$", "", name, flags=re.IGNORECASE)
    return f"{head} {named}, {province}" if " " in named else name


def _local(key: str) -> str:
    unit = _UNIT.match(key)
    return unit.group() + _capitals(key[unit.end() :]) if unit else _capitals(key)


def _capitals(key: str) -> str:
    return _WORD.sub(lambda match: match.group()[:1].upper() + match.group()[1:], key)
