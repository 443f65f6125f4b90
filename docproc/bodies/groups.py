"""Groups of bodies: ``các sở, ban, ngành``, ``UBND các huyện``, ``Sở Y tế các tỉnh``, ``các cơ quan liên quan``.

What a group takes in depends on who speaks: "các sở" of a province are that province's, of a ministry those of all
provinces. Vocabulary and the kinds of members: ``data/groups.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from docproc.bodies.group_nouns import read_nouns
from docproc.bodies.group_places import read_territories
from docproc.bodies.group_words import Group, Reach, Said, Share, slug
from docproc.bodies.office_words import LONGEST_NAME, office_key, word_list
from docproc.bodies.offices import read_office
from docproc.bodies.standing import Standing
from docproc.bodies.titles import without_title

__all__ = ["Group", "Reach", "Share", "read_group"]

_BRACKET = re.compile(r"\s*\([^()]{0,300}\)")
_ALONG = re.compile(r"(?P<body>.+?) (?P<part>từ .+ đến .+)")  # "các Sở Y tế từ Thanh Hóa đến Bình Thuận"
_OF_MANY = frozenset({"so", "ban", "phong", "nganh", "y-te", "don-vi", "truong"})


def read_group(name: str, standing: Standing) -> Group | None:
    """Read a group.

    Args:
        name: as printed, one actor of ``split_actors``; with or without the title of those who lead its members.
        standing: the dispatch that names it.

    Returns:
        The group; ``None`` for the name of one body, or for words that name no office at all.
    """
    if len(name) > LONGEST_NAME:
        return None
    titled = without_title(office_key(name))
    key, opener = _opened(titled.key)
    if opener:  # "các Bộ trưởng", "các Chủ tịch UBND xã"
        inner = without_title(key)
        key, titled = inner.key, replace(titled, title=titled.title or inner.title)
    if not key:
        central = standing.issuer is not None and standing.issuer.kind == "central"
        heads = titled.title == "bộ trưởng" and (opener or central)
        return read_group("các bộ", standing) if heads else None
    said = Said(key, _printed_tail(name), opener, bool(titled.title), name[:1].islower())
    found = _addressed(said) or read_territories(said, standing) or read_nouns(said, standing)
    found = found or _many_of_one(said, standing)
    if found is not None and titled.title.startswith("bộ trưởng"):
        found = replace(found, shares=(Share("ministry", "central"), *found.shares))
    return _scoped(found, standing) if found is not None else None


def _printed_tail(name: str) -> tuple[str, ...]:
    return tuple(_BRACKET.sub("", name).split())


def _opened(key: str) -> tuple[str, str]:
    for opener in word_list("words", "openers"):
        if key.startswith(f"{opener} "):
            rest = key[len(opener) + 1 :]
            return (_opened(rest)[0] if opener == "các" else rest), opener
    return key, ""


def _addressed(said: Said) -> Group | None:
    polite = said.key.startswith("quý ") or not said.small  # a small "đơn vị" leans on "các cơ quan" before it
    if polite and said.key in word_list("words", "yourselves") and not said.opener:
        return Group("duoc-gui", "quý cơ quan", reach="before")
    return None


def _scoped(group: Group, standing: Standing) -> Group:
    """With the territory in its id: "so@lam-dong"."""
    places = group.places or ((standing.place,) if standing.level not in (None, "central") else ())
    if not any(share.level not in ("central",) for share in group.shares):
        places = group.places
    names = ["-".join(filter(None, (place.commune, place.district, place.province))) for place in places]
    return replace(group, id=f"{group.id}@{'+'.join(map(slug, names))}") if any(names) else group


def _many_of_one(said: Said, standing: Standing) -> Group | None:
    """Reads "các sở y tế", "các phòng giáo dục và đào tạo": one body in many places."""
    along = _ALONG.fullmatch(said.key)
    body = read_office(along["body"] if along else said.key, on=standing.issued) if said.opener else None
    if body is None or body.kind not in _OF_MANY or body.place.level or (body.kind == "so" and not body.rows):
        return None
    name = f"các {along['body'] if along else said.key}"
    of_provinces = body.kind == "so" or (body.kind == "nganh" and standing.level == "central")
    share = Share(body.kind, "province" if of_provinces else None, body)
    return Group(slug(name), name, (share,), "narrowed" if along else "all", (), along["part"] if along else "")
