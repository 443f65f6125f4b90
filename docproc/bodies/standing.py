"""Where a dispatch stands: who issued it, at which level of government, in which territory, on which day.

"Sở Nội vụ" in a dispatch of UBND tỉnh Lâm Đồng is that of Lâm Đồng; "các sở" in a ministry's those of all provinces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from docproc.bodies.office_words import kind_of, office_key
from docproc.bodies.offices import CENTRAL_KINDS, Office, read_office
from docproc.bodies.places import NOWHERE, Level, Place, province_named, province_rows, split_place
from docproc.bodies.registry import name_key

__all__ = ["Standing", "settle", "stand"]

_PROVINCE_NAMED = re.compile(
    r"(?:ủy ban nhân dân|hội đồng nhân dân|tỉnh đoàn|(?:huyện|thị xã|xã|phường) [^,.;\n]{2,24}, ?) ?(?:tỉnh|thành phố) "
    r"(?P<name>[^\W\d]+(?: (?:- )?[^\W\d]+){0,4})|(?:tỉnh ủy|thành ủy) (?P<party>[^\W\d]+(?: (?:- )?[^\W\d]+){0,4})"
)
_HOUSES = frozenset({"truong", "dai-hoc", "y-te", "doanh-nghiep", "tap-doan", "university", "don-vi", "phong", "khoa"})
_UNITS = frozenset({"phong", "khoa", "don-vi"})
_LOOSE = frozenset({"truong", "dai-hoc", "y-te", "doanh-nghiep", "tap-doan", "hoi"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What names in a dispatch lean on.

    Attributes:
        level: of the issuer's government; ``None`` where unknown.
        place: the issuer's territory; nothing for a central one.
        issuer: the issuing office, where its name can be read.
        above: the office printed above it.
        issued: the dispatch's day.
        addressed: the bodies of "Kính gửi", as printed.
        others: all actors of the dispatch, as printed: a group may be all but those ("các tỉnh khác").
        near: those of the same item, for words that point back where nobody is addressed ("các đơn vị").
    """

    level: Level | None = None
    place: Place = NOWHERE
    issuer: Office | None = None
    above: Office | None = None
    issued: date | None = None
    addressed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def house(self) -> Office | None:
        """Whose units "các đơn vị trực thuộc" are: a ministry's inspectorate speaks of the ministry's."""
        unit = self.issuer is not None and self.issuer.kind in _UNITS | {"nganh"} and self.issuer.place.level is None
        return self.above if unit and self.above is not None else self.issuer

    @property
    def in_house(self) -> bool:
        """Whether the issuer governs no territory: a school, a hospital, a company, a unit."""
        return self.issuer is not None and self.issuer.kind in _HOUSES


def stand(  # noqa: PLR0913  one argument a field of the header
    issuer: str | None,
    *,
    parent: str | None = None,
    seat: str | None = None,
    issued: date | None = None,
    addressed: Sequence[str] = (),
    text: str = "",
) -> Standing:
    """Read where a dispatch stands.

    Args:
        issuer: the issuing body as printed.
        parent: the body above it.
        seat: the place before the date; a province's name there tells the province of a local issuer.
        issued: the dispatch's day.
        addressed: the bodies of "Kính gửi".
        text: the dispatch, searched for the one province it speaks of where header and seat do not tell it.

    Returns:
        The standing; empty fields for what nothing tells.
    """
    own = read_office(issuer, on=issued) if issuer else None
    above = read_office(parent, on=issued) if parent else None
    place = own.place if own else split_place(office_key(issuer or ""), on=issued)[1]
    if above is not None:
        place = Place(place.province or above.place.province, place.district or above.place.district, place.commune)
    level = _level(own, above, place, seat)
    if own is not None and own.kind == "doanh-nghiep" and place.level is None:  # "Công ty Điện lực Gia Lai"
        place = split_place(own.body, on=issued, bare=True)[1]
        level = place.level or level
    if level != "central" and place.province is None:
        place = replace(place, province=(province_named(seat) if seat else None) or _only_province(text))
        level = level or place.level
    if own is not None and own.parent is None:
        own = replace(own, place=place if own.level != "central" else own.place)
    return Standing(level, place if level != "central" else Place(), own, above, issued, tuple(addressed))


def _level(own: Office | None, above: Office | None, place: Place, seat: str | None) -> Level | None:
    for office in (own, above):
        if office is not None and (office.kind in CENTRAL_KINDS or office.level == "central") and not place.level:
            return "central"
    if own is not None and own.level is not None:
        return own.level
    if place.level:
        return place.level
    in_capital = seat is not None and province_named(seat) == "hà nội"
    return "central" if in_capital and not (own is not None and own.merges) else None


def _only_province(text: str) -> str | None:
    """The one province whose authorities a text names; ``None`` for none or several."""
    found = set()
    for match in _PROVINCE_NAMED.finditer(name_key(text)):
        words = (match["name"] or match["party"]).split()
        names = (province_named(" ".join(words[:count])) for count in range(min(5, len(words)), 0, -1))
        found.add(next((name for name in names if name), None))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def settle(office: Office, standing: Standing) -> Office:
    """The office with what its name leaves to the dispatch: its territory, the house it is a unit of.

    Args:
        office: from ``read_office``.
        standing: the dispatch that names it.

    Returns:
        The office; parts that nothing tells stay empty.
    """
    office = _localised(office, standing)
    if office.level == "central" and office.kind not in _UNITS:
        return office
    if office.parent is not None:
        parent = settle(office.parent, standing)
        return replace(office, parent=parent, place=parent.place, level=parent.level)
    if office.own_house or _is_own_unit(office, standing):
        house = standing.house
        if house is None:
            return office
        return replace(office, parent=house, place=house.place, level=house.level, own_house=False)
    return _placed(office, standing)


def _localised(office: Office, standing: Standing) -> Office:
    """A body of the whole country named without its territory in a local dispatch is the local one."""
    if standing.level in (None, "central") or office.kind not in ("organisation", "central-unit"):
        return office
    kind = kind_of(office.body)
    if kind is None or not kind[0].merges:
        return office
    local = read_office(f"{office.body} tỉnh")
    return replace(local, unit=None, level=None, place=Place()) if local is not None else office


def _is_own_unit(office: Office, standing: Standing) -> bool:
    """Whether a bare "Phòng …", "Cục …", "Vụ …" is one of the issuer's own; a committee's are known by the place."""
    if office.kind not in _UNITS or office.place.level or standing.house is None:
        return False
    return standing.house.kind not in ("ubnd", "central", "hdnd", "cap-uy", "phong") or (
        standing.house.kind == "phong" and standing.in_house and standing.house.place.level is None
    )


def _placed(office: Office, standing: Standing) -> Office:
    own, place = office.place, standing.place
    province = own.province or place.province
    if office.kind in _LOOSE or own.level == "province":
        return replace(office, place=replace(own, province=province))
    if office.level == "province":  # "Sở Nội vụ", "Công an tỉnh"
        return replace(office, place=Place(province))
    if office.unit == "thành phố" and not own.level:
        return _of_city(office, standing)
    if own.level is not None:
        return _of_part(office, standing, province)
    whole = office.merges or office.kind in _UNITS
    return replace(office, place=place, level=place.level) if whole else replace(office, place=Place(place.province))


def _of_part(office: Office, standing: Standing, province: str | None) -> Office:
    """A district's or commune's office: the issuer's own where the name leaves its name out ("Công an xã")."""
    own, place = office.place, standing.place
    district = _filled(own.district, place.district)
    if own.level == "district":
        return replace(office, place=Place(province, district), level="district")
    named_district = district if district and " " in district else place.district
    return replace(office, place=Place(province, named_district, _filled(own.commune, place.commune)))


def _filled(own: str | None, known: str | None) -> str | None:
    """A part with its name; the bare unit's is the issuer's of the same kind."""
    return known if own and known and known.startswith(f"{own} ") else own


def _of_city(office: Office, standing: Standing) -> Office:
    """Places "Công an thành phố": of the district's city where the issuer is one, else of the province's."""
    place = standing.place
    if place.district and place.district.startswith("thành phố"):
        return replace(office, place=Place(place.province, place.district), level="district")
    rows = province_rows(place.province or "")
    city = any(
        row.name.startswith("thành phố") and (standing.issued is None or row.lives(standing.issued)) for row in rows
    )
    if city:
        return replace(office, place=Place(place.province), level="province")
    return replace(office, place=Place(place.province, "thành phố"), level="district")
