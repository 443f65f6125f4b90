"""Whether two names can be one office: what they say, and what one of them leaves untold."""

from __future__ import annotations

from docproc.bodies.offices import Office
from docproc.bodies.places import Place
from docproc.bodies.standing import Standing

__all__ = ["ANYWHERE", "Doubt", "of_each_place", "one_body", "same_name", "same_place", "within"]

Doubt = str
"""Why it is not sure, empty where it is: ``province``, ``district``, ``house`` (not told), ``narrowed``, ``concerned``,
``deputy``, ``part``."""

ANYWHERE = frozenset({"truong", "dai-hoc", "y-te", "doanh-nghiep", "tap-doan", "hoi"})
"""Kinds that are no authority of a territory: their place is where they are."""


def of_each_place(body: Office, standing: Standing) -> bool:
    """Whether "Sở Y tế" without a province in a ministry's dispatch means that of each province."""
    return body.kind == "so" and body.place.province is None and standing.level == "central"


def one_body(body: Office, office: Office, standing: Standing) -> Doubt | None:
    """Whether two are one office; ``None`` for two, else what leaves it in doubt."""
    levels_differ = body.level and office.level and body.level != office.level and body.kind not in ANYWHERE
    if levels_differ or not same_name(body, office):
        return None
    if of_each_place(body, standing):
        return ""
    if standing.level == "central" and body.merges and body.place.level is None and office.place.level is not None:
        return None  # "Công an" of a central dispatch is no province's
    doubt = same_place(body.place, office.place, loosely=body.kind in ANYWHERE)
    if doubt is None or (body.parent is None and office.parent is None):
        return doubt
    if body.parent is None or office.parent is None:
        return doubt or "house"
    house = one_body(body.parent, office.parent, standing)
    return None if house is None else doubt or house


def same_name(body: Office, office: Office) -> bool:
    """Whether two bodies are of one name, or one row of the registry, whatever their places."""
    if body.rows and office.rows:
        return bool({row.id for row in body.rows} & {row.id for row in office.rows})
    return body.body == office.body


def same_place(printed: Place, asked: Place, *, loosely: bool = False) -> Doubt | None:
    """Whether two territories can be one: ``None`` for two, else which of them leaves what untold."""
    for one, other in (
        (printed.province, asked.province),
        (printed.district, asked.district),
        (printed.commune, asked.commune),
    ):
        if one and other and one != other and not (loosely and " " not in one):
            return None
    if loosely:
        return "" if printed.province == asked.province else "province"
    level = asked.level or printed.level
    if level == "commune" and not (printed.commune and asked.commune):
        return None
    if level == "district" and not (printed.district and asked.district):
        return None
    pair = level == "commune" and printed.district is not None and printed.district == asked.district
    if printed.province != asked.province and not pair:  # commune and district together are of one province
        return "province"
    return "district" if level == "commune" and printed.district and not asked.district else ""


def within(scope: Place, asked: Place) -> Doubt | None:
    """Whether a territory lies in another: ``None`` for no, else what is untold."""
    if scope.level is None:
        return "province"
    for part, doubt in (("province", "province"), ("district", "district"), ("commune", "district")):
        one, other = getattr(scope, part), getattr(asked, part)
        if one and other and one != other:
            return None
        if one and not other:
            return doubt if part == "province" or asked.province == scope.province else None
    return ""
