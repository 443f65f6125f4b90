"""Under which keys the documents of an issuer are, however its name is typed: ``UBND tỉnh Lâm Đồng``, ``Sở KH&CN``.

Names are compared without marks and case (``issuer_key``). All names that the registry has for a body stand for each
other; a letterhead may print the territory in the line above (``UBND TỈNH LÂM ĐỒNG`` over ``SỞ NỘI VỤ``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from docproc.bodies.office_words import pairs
from docproc.bodies.registry import Organisation, organisations
from service.documents.values import issuer_key

__all__ = ["Issuer", "read_issuer"]

_COMMITTEES = ("Ủy ban nhân dân", "UBND")
# Of keys: "tp. ho chi minh", "so noi vu, tinh" before a province's name, "so noi vu tinh an binh" of no known province
_CITY = re.compile(r"(?<!\w)tp(?:\. ?| )")
_UNIT = re.compile(r"(?P<body>.*?)[ ,-]*(?<!\w)(?:tinh|thanh pho)")
_ANY_PROVINCE = re.compile(r"(?P<body>.*?)[ ,-]*(?<!\w)tinh (?P<name>[^,]+)")
_OF_A_PART = re.compile(r"(?<!\w)(?:huyen|quan|thi xa|xa|phuong|thi tran|dac khu)$")
_PROVINCE = re.compile(r"^(?:tinh|thanh pho) ")
_BETWEEN = (" ", ", ", " - ")
_LONGEST = 5  # words of a province's name
_SHORTEST_CODE = 3
_OLD_TONES = (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("Ủy", "Uỷ"))


@dataclass(frozen=True, slots=True)
class Issuer:
    """How documents may name an issuer.

    Attributes:
        keys: the whole name.
        openings: keys that go on behind a blank, with the territory that was not typed.
        others: keys of other bodies that begin with one of these.
        short: the name without its territory, which is printed in one of the lines ``above``.
        above: these lines as printed.
    """

    keys: frozenset[str]
    openings: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Territory:
    """A province as keys, and as printed."""

    keys: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=256)
def read_issuer(typed: str) -> Issuer:
    """The keys under which an issuer's documents are; of a name that is not known, its own.

    Args:
        typed: a name, whole or with usual short forms (``UBND``, ``Sở KH&CN``, ``BGDĐT``), with marks or without; a
            province's name alone is its people's committee.
    """
    key = issuer_key(typed)
    body, province = _split(_CITY.sub("thanh pho ", key), typed)
    stems = _spellings(body or issuer_key(_COMMITTEES[0]))
    if province is None:
        openings = stems if _bodies().get(body) in _local() else frozenset()
        others = {name for name in _bodies() for stem in openings if name.startswith(f"{stem} ")}
        return Issuer(stems | {key}, openings, frozenset(others))
    keys = {f"{stem}{between}{name}" for stem in stems for between in _BETWEEN for name in province.keys}
    committee = issuer_key(_COMMITTEES[0]) in stems
    short = frozenset() if committee else stems | {f"{stem} {unit}" for stem in stems for unit in ("tinh", "thanh pho")}
    return Issuer(frozenset(keys) | {key}, short=short, above=frozenset(_lines(province.names)))


def _split(key: str, typed: str) -> tuple[str, _Territory | None]:
    """The body, and the province behind it; nothing before it for a province alone."""
    words = key.split()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        province = _provinces().get(" ".join(words[-count:]))
        before = " ".join(words[:-count])
        if province is not None and not _OF_A_PART.search(before):
            unit = _UNIT.fullmatch(before)
            return (unit["body"] if unit else before).rstrip(" ,-"), province
    named = _ANY_PROVINCE.fullmatch(key)
    if named is None:
        return key, None
    printed = " ".join(typed.split()[-len(named["name"].split()) :])
    return named["body"], _Territory(frozenset({f"tinh {named['name']}"}), frozenset({f"tỉnh {printed}"}))


def _spellings(body: str) -> frozenset[str]:
    """A body's key with the short forms that it has in the registry, and with those of single words."""
    opening = next((name for name in _by_length() if body == name or body.startswith(f"{name} ")), "")
    known = _bodies().get(opening, frozenset({opening}))
    behind = _words(body[len(opening) :])
    return frozenset(f"{name}{rest}" for name in known for rest in behind)


def _words(text: str) -> set[str]:
    """A text as it is, with all short forms of words written out, and with all written short."""
    long = short = text
    for abbreviation, whole in pairs("abbreviations", "words").items():
        one, other = issuer_key(abbreviation), issuer_key(whole)
        long = re.sub(rf"(?<![\w&]){re.escape(one)}(?![\w&])", other, long)
        short = re.sub(rf"(?<!\w){re.escape(other)}(?!\w)", one, short)
    return {text, long, short}


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """The names of a body by each of them, and by its code where no other body has it."""
    names: dict[str, set[str]] = {}
    codes: dict[str, set[str]] = {}
    for row in organisations():
        if row.kind != "province":
            names.setdefault(row.name, set()).update(_names(row))
            for code in row.codes:
                codes.setdefault(issuer_key(code), set()).add(row.name)
    found = {one: frozenset(named) for named in names.values() for one in named}
    for code, bodies in codes.items():
        if len(bodies) == 1 and len(code) >= _SHORTEST_CODE:
            found.setdefault(code, frozenset(names[next(iter(bodies))]))
    return found


def _names(row: Organisation) -> set[str]:
    return {issuer_key(name) for name in (row.name, *row.aliases)}


@cache
def _local() -> frozenset[frozenset[str]]:
    """The names of each body that there is in every territory."""
    rows = (row for row in organisations() if row.kind in ("department", "local"))
    return frozenset(_bodies()[issuer_key(row.name)] for row in rows)


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(_bodies(), key=lambda name: -len(name)))


@cache
def _provinces() -> dict[str, _Territory]:
    """Provinces by their keys without unit."""
    found: dict[str, set[str]] = {}
    for row in organisations():
        if row.kind == "province":
            names = {row.name, *row.aliases}
            for name in names:
                bare = _PROVINCE.sub("", _CITY.sub("thanh pho ", issuer_key(name)))
                found.setdefault(bare, set()).update(names)
    return {
        bare: _Territory(frozenset({bare, *map(issuer_key, all_)}), frozenset(all_)) for bare, all_ in found.items()
    }


def _lines(names: Iterable[str]) -> Iterator[str]:
    """The committee of a territory as letterheads print it."""
    for name in names:
        for committee in _COMMITTEES:
            for line in (f"{committee} {name}", f"{committee} {name[0].upper()}{name[1:]}"):
                old = line
                for new_tone, old_tone in _OLD_TONES:
                    old = old.replace(new_tone, old_tone)
                yield from (line, line.upper(), old, old.upper())
