"""Whether an office belongs to a group: of its kind, in its territories, among the issuer's own units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docproc.bodies.groups import Group, Share
from docproc.bodies.house import belongs_to
from docproc.bodies.offices import Office
from docproc.bodies.places import Place
from docproc.bodies.standing import Standing
from docproc.concerning.sameness import ANYWHERE, Doubt, one_body, same_name, same_place, within

__all__ = ["in_reach", "member", "own_unit"]

_OWN = frozenset({"phong", "khoa", "don-vi"})
_OF_COMMITTEE = frozenset({"so", "ban", "phong", "don-vi"})
_UNDER = (
    ("giáo dục và đào tạo", frozenset({"truong", "dai-hoc"})),
    ("y tế", frozenset({"y-te"})),
)
"""Kinds that stand under the authority of their field, though their name does not say under which one."""
_NATIONAL = frozenset({"dai-hoc", "tap-doan", "university"})


def in_reach(office: Office, standing: Standing, places: Sequence[Place]) -> bool:
    """Whether an office may be meant by "các cơ quan liên quan": a body of the issuer's territory, or of the centre."""
    if office.kind in ANYWHERE or _is_issuer(office, standing):
        return False
    if standing.in_house:
        return own_unit(office, standing) is not None
    if places:
        return any(within(place, office.place) == "" for place in places)
    if standing.level == "central":
        return office.level in ("central", "province")
    return standing.level is not None and office.level != "central" and within(standing.place, office.place) == ""


def _is_issuer(office: Office, standing: Standing) -> bool:
    return standing.issuer is not None and one_body(standing.issuer, office, standing) == ""


def own_unit(office: Office, standing: Standing) -> Doubt | None:
    """Whether an office is one of the issuer's own units: ``None`` for no, else what leaves it in doubt."""
    house = standing.house
    if house is None:
        return None
    whole = office.parent or belongs_to(office, standing.issued)
    if whole is not None:
        return one_body(house, whole, standing)
    if any(office.kind in kinds and words in house.body for words, kinds in _UNDER):
        near = standing.level == "central" or within(standing.place, office.place) == ""
        return "house" if near else None
    if house.kind == "ubnd" and office.kind in _OF_COMMITTEE and office.level == house.level:
        return same_place(house.place, office.place)
    return None


def member(share: Share, group: Group, office: Office, standing: Standing) -> Doubt | None:
    """Whether an office is among one kind of a group's members: ``None`` for no, else what leaves it in doubt."""
    if not _of_kind(share, office, standing):
        return None
    if share.level is None:
        return _own_share(share, group, office, standing)
    if office.level != share.level or share.level == "central":
        return "" if office.level == share.level else None
    if share.units and _unit_of(office.place) not in share.units:
        return None
    return _in_listed(share, group, office) if group.places else _in_scope(office, standing)


def _in_listed(share: Share, group: Group, office: Office) -> Doubt | None:
    """Whether an office is one of those listed by place, or lies in the territory whose members are meant."""
    if group.reach != "named":
        return _smallest([within(place, office.place) for place in group.places])
    listed = [place for place in group.places if place.level == share.level]
    units = {_unit_of(place) for place in listed}
    if share.level == "province" or not share.units - units or _unit_of(office.place) in units:
        return _smallest([same_place(place, office.place) for place in listed])
    return _smallest([within(replace(place, district=None), office.place) for place in listed])  # the other units: all


def _of_kind(share: Share, office: Office, standing: Standing) -> bool:
    if share.body is not None:
        return same_name(share.body, office)
    if share.kind != office.kind or belongs_to(office, standing.issued, only_former=True) is not None:
        return False
    return not share.words or any(word in office.body for word in share.words)


def _in_scope(office: Office, standing: Standing) -> Doubt | None:
    """Whether an office lies in the territory of the issuer; the centre's is the whole country."""
    if standing.level == "central":
        return ""
    level = office.level
    scope = replace(standing.place, commune=standing.place.commune if level == "commune" else None)
    if level == "province":
        scope = Place(scope.province)
    return within(scope, office.place)


def _own_share(share: Share, group: Group, office: Office, standing: Standing) -> Doubt | None:
    """Whether an office is among members whose level the group leaves to its issuer."""
    if group.places:
        return _smallest([within(place, office.place) for place in group.places])
    if share.kind in ANYWHERE:
        if standing.level == "central":
            return "" if share.kind in _NATIONAL else "house"
        return within(standing.place, office.place)
    if share.kind in _OWN and share.body is None:
        return _own_office(office, standing)
    above = share.kind == "cap-uy" and office.level in (standing.level, "central")
    return None if above else _in_scope(office, standing)  # "các đảng ủy" are those below the issuer's


def _own_office(office: Office, standing: Standing) -> Doubt | None:
    if office.parent is not None:
        return own_unit(office, standing)
    near = standing.level not in (None, "central") and office.level == standing.level
    return same_place(standing.place, office.place) if near else None


def _smallest(doubts: Sequence[Doubt | None]) -> Doubt | None:
    told = [doubt for doubt in doubts if doubt is not None]
    return min(told, key=bool) if told else None


def _unit_of(place: Place) -> str:
    """Gives "huyện" of a district, "xã" of a commune."""
    named = place.commune or place.district or ""
    two = next((unit for unit in ("thành phố", "thị xã", "thị trấn", "đặc khu") if named.startswith(unit)), "")
    return two or named.split(" ", 1)[0]
