"""The body that issued a document: one key for all its printed names, and its territory where the body is local.

Codes of local bodies do not say the province (``12/QĐ-UBND``), and names are printed long, short, with the office of
the person who signs ("Chủ tịch UBND tỉnh An Giang") or without the territory ("UBND tỉnh"); the vocabulary is in
``data/identity.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Literal

from docproc.bodies import canonical, organisations
from docproc.bodies.registry import name_key
from docproc.citations.codes import issuers, read_toml
from docproc.text import bare_key

__all__ = ["Body", "Scope", "body_of", "elsewhere", "identity_data", "province_of"]

Scope = Literal["central", "local", "open"]
_CENTRAL_KINDS = frozenset({"central", "ministry", "ministry-level", "agency", "central-unit", "party", "organisation"})
_WHOLE_KINDS = _CENTRAL_KINDS | {"university"}
_UNIT = r"(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
# "tỉnh An Giang", "xã Vĩnh Trạch, huyện Thoại Sơn"; no unit: "xã hội", "tỉnh ủy", "tỉnh đoàn".
_TERRITORY = re.compile(rf"(?<!\w)(?P<unit>{_UNIT})(?!\w)(?!\s+(?:hội|ủy|đoàn|viên|đội)(?!\w))[\s,]*")
_PARTY_HEAD = re.compile(r"(?P<head>.*?(?<!\w)(?:tỉnh|thành|huyện|quận|thị|đảng)\s+ủy)(?:\s+(?P<rest>.+))?")
_CENTRE = re.compile(r"bộ (?!chỉ huy|tư lệnh|phận)|tổng cục |hội đồng (?:bộ trưởng|nhà nước|chính phủ)$|.* trung ương$")
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+(?:cũ|trước đây)$")  # "UBND tỉnh Đắk Nông (cũ)"
_LOWER_UNITS = frozenset({"huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"})
_SHORT_WORD = re.compile(r"\w+")
_TERM = re.compile(r"\s+(?:khóa|nhiệm kỳ)\s+[\divx][\w\s-]*$")
_EDGES = " .,;:-–"


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body as far as print and codes say it.

    Attributes:
        name: key of the name without territory, ``ủy ban nhân dân``; empty where unknown.
        unit: kind of territory, ``tỉnh``, ``huyện``; empty where none is printed.
        place: territory, ``an giang``, ``huyện châu phú``; empty where none is printed.
        upper: the province of a district or commune, where printed.
        scope: ``central``: one in the country; ``local``: one in each territory; ``open``: nobody knows.
    """

    name: str
    unit: str = ""
    place: str = ""
    upper: str = ""
    scope: Scope = "open"

    @property
    def province(self) -> str:
        """The province that the territory is or lies in; empty where unknown."""
        return self.place if self.place in _provinces().values() else self.upper


@cache
def identity_data() -> dict[str, dict[str, Any]]:
    """``data/identity.toml``, parsed."""
    return read_toml("identity.toml")


@cache
def _officer() -> re.Pattern[str]:
    data = read_toml("identity.toml")
    titles = "|".join(sorted(map(re.escape, data["officers"]), key=len, reverse=True))
    heads = "|".join(sorted(map(re.escape, data["officers_of"]), key=len, reverse=True))
    return re.compile(rf"(?:(?:{titles})\s+)+(?=(?:{heads})(?!\w))")


@cache
def _heads(name: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, identity_data()["local"][name]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?!\w)")


@cache
def _same_body() -> dict[str, str]:
    return {name_key(other): name for name, others in identity_data()["same_body"].items() for other in others}


@cache
def _provinces() -> dict[str, str]:
    """Key of each printed form of a province ("tỉnh an giang", "tp. hồ chí minh", "an giang") to its bare name."""
    found: dict[str, str] = {}
    for row in organisations():
        if row.kind == "province":
            bare = _TERRITORY.sub("", name_key(row.name), count=1)
            for form in (row.name, *row.aliases):
                key = name_key(form)
                found[key] = found[_TERRITORY.sub("", key, count=1)] = bare
    return found


def province_of(text: str | None) -> str:
    """The province that a territory's name means, in any spelling; empty for any other text."""
    return _provinces().get(name_key(text), "") if text else ""


@lru_cache(maxsize=65536)
def body_of(code: str | None, issuer: str | None, parent: str | None = None, place: str | None = None) -> Body:
    """The issuing body.

    Args:
        code: issuer code in the symbol, ``UBND``; without it only the name counts.
        issuer: name as printed.
        parent: the body above it in a heading; says the territory where the name does not.
        place: place of the date line; says the territory where neither does.

    Returns:
        Name, territory and scope. The symbol's code decides the name where it is known and the printed name fits it.
    """
    body = _named(issuer) if issuer else Body("")
    coded = _coded(code) if code else None
    if coded is not None and (not body.name or _fits(code or "", body.name)):
        body = replace(body, name=coded.name, scope=coded.scope if coded.scope != "open" else body.scope)
    if body.scope == "central":
        return replace(body, unit="", place="", upper="")
    return _placed(body, _named(parent) if parent else None, place)


def elsewhere(one: Body, other: Body) -> bool:
    """Whether two printed names surely are bodies of different territories.

    By the names of these, or where one is left out by their kind: "UBND tỉnh" is not "UBND huyện Châu Phú". A "thành
    phố" may be of either kind.
    """
    if one.place and other.place:
        return bare_key(one.place) != bare_key(other.place)  # recognition loses accents
    kinds = {one.unit, other.unit}
    return "tỉnh" in kinds and bool(kinds & _LOWER_UNITS)


def _placed(body: Body, parent: Body | None, place: str | None) -> Body:
    """The territory by name, by the body above, by the date line."""
    if not body.place and parent is not None and parent.place:
        body = replace(body, unit=parent.unit, place=parent.place, upper=parent.upper)
    province = province_of(place)
    if body.place:
        above = parent.province if parent is not None else ""
        upper = above or (province if not body.place.endswith(f" {province}") else "")
        return body if body.province else replace(body, upper=upper)
    if place is None or body.scope != "local":
        return body
    return replace(body, place=province or name_key(place))


@lru_cache(maxsize=16384)
def _named(printed: str) -> Body:
    """What a printed name says."""
    key = _SHORT_WORD.sub(_spelt_out, _TERM.sub("", _ASIDE.sub("", name_key(printed))))
    officer = _officer().match(key)
    key = key[officer.end() :] if officer else key
    known = canonical(key)
    if known is not None and _registered().get(name_key(known[0])) in _WHOLE_KINDS:
        name = name_key(known[0])
        return Body(_same_body().get(name, name), scope=_scope(name))
    name, territories = _split(key)
    registered = canonical(name)
    # "Ủy ban MTTQ Việt Nam tỉnh Cà Mau" is not the Front's central committee, one of whose names it bears.
    if registered is not None and not (territories and _registered().get(name_key(registered[0])) in _CENTRAL_KINDS):
        name = name_key(registered[0])
    name = _same_body().get(name, name)
    unit, place, upper = _territory(territories)
    return Body(name, unit, place, upper, "local" if territories else _scope(name))


def _spelt_out(word: re.Match[str]) -> str:
    """The full form of an abbreviation, any other word as it is."""
    full: str = identity_data()["abbreviations"].get(word.group(), word.group())
    return full


def _split(key: str) -> tuple[str, list[tuple[str, str]]]:
    """A name's key without its territories, and these from the lowest: ``[("xã", "vĩnh trạch"), ("tỉnh", …)]``."""
    party = _PARTY_HEAD.fullmatch(key)
    if party is not None and party["rest"] and not _TERRITORY.match(party["rest"]):
        return party["head"], [("", party["rest"].strip(_EDGES))]
    units = list(_TERRITORY.finditer(key))
    if not units:
        province = next((form for form in _endings(key) if form in _provinces()), None)
        return (key[: -len(province)].strip(_EDGES), [("", province)]) if province else (key, [])
    ends = [match.start() for match in units[1:]] + [len(key)]
    territories = [
        (match["unit"].replace("tp.", "thành phố").replace("tp", "thành phố"), key[match.end() : end].strip(_EDGES))
        for match, end in zip(units, ends, strict=True)
    ]
    return key[: units[0].start()].strip(_EDGES), territories


def _endings(key: str) -> list[str]:
    """The last words of a name, four to two of them, as far as words remain before them."""
    words = key.split()
    return [" ".join(words[-count:]) for count in (5, 4, 3, 2) if len(words) > count]


def _territory(territories: list[tuple[str, str]]) -> tuple[str, str, str]:
    """Kind, key and province of the lowest territory."""
    if not territories:
        return "", "", ""
    unit, name = territories[0]
    province = province_of(f"{unit} {name}".strip()) if unit in ("", "tỉnh", "thành phố") else ""
    if province:
        return unit or "tỉnh", province, ""
    place = f"{unit} {name}".strip() if name else ""
    uppers = (province_of(f"{above} {of}".strip()) for above, of in territories[1:])
    return unit, place, next(filter(None, uppers), "")


def _scope(name: str) -> Scope:
    if name in identity_data()["same_body"] or _registered().get(name) in _CENTRAL_KINDS:
        return "local" if name == "tỉnh ủy" else "central"
    if _heads("heads").match(name):
        return "local"
    return "central" if _CENTRE.match(name) else "open"


@cache
def _registered() -> dict[str, str]:
    return {name_key(row.name): row.kind for row in organisations()}


@lru_cache(maxsize=1024)
def _coded(code: str) -> Body | None:
    """The body that a code stands for; ``None`` where it is unknown or shared by unlike bodies."""
    row = issuers().get(code) or issuers().get(code.rstrip("0123456789"))
    if row is None:
        return None
    named = _named(row.names[0])
    shared = code in identity_data()["local"]["shared_codes"]
    return replace(named, unit="", place="", upper="", scope="open", name="") if shared else named


@lru_cache(maxsize=16384)
def _fits(code: str, name: str) -> bool:
    """Whether a printed name is one of a code's, begins one ("Văn phòng" under "UBND tỉnh") or holds one.

    "Hội nghị lần thứ sáu Ban Chấp hành Trung ương" holds one.
    """
    row = issuers().get(code) or issuers().get(code.rstrip("0123456789"))
    if row is None or code in identity_data()["local"]["shared_codes"]:
        return False
    known = {_named(other).name for other in row.names}
    if name in known or any(other.startswith(f"{name} ") for other in known):
        return True
    central = {name_key(other) for other in row.names if _named(other).scope == "central"}
    return name not in _registered() and any(f" {other} " in f" {name} " for other in known | central)
