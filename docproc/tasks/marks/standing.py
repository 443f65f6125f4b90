"""Where a body stands in its branch: how many steps below the Government, the Party's centre, a court's top.

The steps are those of ``data/ranks.toml`` (Hiến pháp 2013; Luật Tổ chức chính quyền địa phương).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache

from docproc.bodies import canonical
from docproc.bodies.registry import rows_named
from docproc.data import read_toml
from docproc.tasks.marks.lexicon import alternatives
from docproc.text import match_key

__all__ = ["RankWords", "Standing", "bare_name", "by_name", "rank_words", "territory_in"]

_KINDS = {"ministry": 1, "ministry-level": 1, "agency": 1, "central-unit": 2, "department": 2, "university": 2}
_PROVINCE, _DISTRICT, _COMMUNE = 1, 2, 3
_CITY = re.compile(r"(?<!\w)(?:thành\s+phố|tp\.?)(?!\w)(?P<name>(?:\s+[^,;()]+)?)")
_WHOLE_COUNTRY = re.compile(r"\s+(?:việt\s+nam|trung\s+ương)(?!\w)")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a body stands.

    Attributes:
        branch: ``state``, ``party``, ``union``, ``court``, ``company`` …; only bodies of one branch are compared.
        level: steps below the top of the branch.
        territory: steps of the territory that its name gives, or ``None``.
    """

    branch: str
    level: int
    territory: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a name, and where bodies stand that bear it: a fixed level, or one that follows from a territory."""

    branch: str
    level: int | None
    steps: int


@dataclass(frozen=True, slots=True)
class RankWords:
    """Compiled word lists of ``data/ranks.toml``."""

    before: re.Pattern[str]
    heads: dict[str, _Head]
    head: re.Pattern[str]
    units: re.Pattern[str]
    vague: re.Pattern[str]
    people: re.Pattern[str]
    belongs: re.Pattern[str]
    locals: re.Pattern[str]
    territory: re.Pattern[str]
    steps: dict[str, int]
    districts_end: datetime.date


@cache
def rank_words() -> RankWords:
    """The lists of this process."""
    table = read_toml("docproc.tasks", "data/ranks.toml")
    heads = {
        match_key(head): _Head(row["branch"], row.get("level"), row.get("territory", 0))
        for row in table["bodies"]
        for head in row["heads"]
    }
    steps = {match_key(word): int(step) for step, words in table["territories"].items() for word in words}
    own = table["own"]
    return RankWords(
        before=re.compile(rf"{alternatives(table['before']['words'])}\s*"),
        heads=heads,
        head=re.compile(alternatives(heads)),
        units=re.compile(alternatives(own["units"])),
        vague=re.compile(alternatives(own["vague"])),
        people=re.compile(alternatives(own["people"])),
        belongs=re.compile(rf"(?<!\w){alternatives(own['belongs'])}(?!\s+(?:trung\s+ương|tw)(?!\w))\s*"),
        locals=re.compile(alternatives(own["locals"])),
        territory=re.compile(rf"(?<!\w)(?<!hợp tác ){alternatives(steps)}(?!\s+hội(?!\w))"),
        steps=steps,
        districts_end=datetime.date.fromisoformat(table["districts_end"]),
    )


def bare_name(name: str) -> str:
    """The match key of a name without what says nothing of its rank: ``Thủ trưởng các sở`` is ``sở``."""
    key = " ".join(match_key(name).replace("uỷ", "ủy").split()).strip(" .,;:-–")
    while (before := rank_words().before.match(key)) is not None and before.end() < len(key):
        key = key[before.end() :]
    return key


def by_name(name: str, on: datetime.date | None, home: int | None = None) -> Standing | None:
    """Where a body stands by its name.

    Args:
        name: as printed.
        on: the dispatch's date.
        home: steps of the issuer's territory, for a name without one (``Công an``, ``Ủy ban nhân dân thành phố``).

    Returns:
        Its standing, or ``None`` for a name that tells none.
    """
    key = bare_name(name)
    known = canonical(key, on=on)
    kind = next((row.kind for row in rows_named(known[0])), None) if known else None
    territory = territory_in(key, on, home)
    if kind in _KINDS:
        return Standing("state", _KINDS[kind], territory)
    found = rank_words().head.match(key)
    if found is None:
        return Standing("state", territory, territory) if _names_territory(key) and territory is not None else None
    head = rank_words().heads[found.group()]
    if head.level is not None:
        return Standing(head.branch, head.level, territory)
    step = territory_in(key[found.end() :], on, home)
    if step is None and _WHOLE_COUNTRY.match(key, found.end()):
        step = 0
    if step is None and head.steps:
        step = home
    return Standing(head.branch, step + head.steps, step) if step is not None else None


def _names_territory(key: str) -> bool:
    """``Các huyện``, ``mỗi xã``: the territory stands for those who govern it."""
    return rank_words().territory.match(key) is not None or _CITY.match(key) is not None


def territory_in(key: str, on: datetime.date | None, home: int | None = None) -> int | None:
    """Steps of the first territory that a name gives; communes stand where districts stood once these had ended.

    Args:
        key: match key of the name.
        on: the dispatch's date.
        home: steps of the issuer's territory: ``thành phố`` alone is a province's city there, or else a district's.
    """
    city, other = _CITY.search(key), rank_words().territory.search(key)
    if other is not None and (city is None or other.start() <= city.start()):
        step = rank_words().steps[" ".join(other.group().split())]
        ended = on is not None and on >= rank_words().districts_end
        return step - 1 if ended and step >= _COMMUNE else step
    if city is None:
        return None
    name = city["name"].strip()
    if not name:
        return _PROVINCE if home == _PROVINCE else _DISTRICT
    return _PROVINCE if any(row.kind == "province" for row in rows_named(f"thành phố {name}")) else _DISTRICT
