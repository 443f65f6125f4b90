"""A group as a dispatch names it, and the words around groups that its readers share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from docproc.bodies.offices import Office
from docproc.bodies.places import Place
from docproc.text import bare_key

__all__ = ["BELONGING", "MODIFIERS", "SEPARATOR", "Group", "Reach", "Said", "Share", "slug"]

Reach = Literal["all", "named", "concerned", "before", "own", "narrowed"]
"""How far a group goes: all of its kind; those whose places are listed; whom the matter concerns; those named before;
the issuer's own units; a part that a modifier cuts out."""

SEPARATOR = re.compile(r"(?:, và |,? và |, ?|; ?|/)(?:các )?")
BELONGING = re.compile(r"(?:thuộc|của|trực thuộc|tại|ở|trên địa bàn) (?P<whose>.+)")
MODIFIERS: tuple[tuple[str, Reach], ...] = (
    ("everywhere", "all"),
    ("concerned", "concerned"),
    ("named_before", "before"),
    ("own", "own"),
)
"""Lists of words behind a group, and how far each lets it go."""


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of members: ``kind`` at ``level``, or one ``body`` in many places.

    Attributes:
        kind: of office; empty where ``body`` says it.
        level: of government; ``None`` for the issuer's own.
        body: the office that each place has ("Sở Y tế các tỉnh"), or ``None``.
        units: only territories with these words ("các xã, thị trấn"); all where empty.
        words: only offices whose name holds one of these ("các trường tiểu học"); all where empty.
    """

    kind: str
    level: str | None
    body: Office | None = None
    units: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """A group as a dispatch names it.

    Attributes:
        id: the same for one group of one issuer, in every dispatch.
        name: its usual name.
        shares: what members it has; none where it takes in whoever is meant.
        reach: how far it goes.
        places: the territories listed, or the one whose members they are; empty for the issuer's own.
        modifier: what narrows it, as printed.
        open: it also takes in whoever is meant ("các cơ quan, đơn vị, địa phương").
        complete_from: the day since which the registry holds all its members; ``None`` for an open group.
    """

    id: str
    name: str
    shares: tuple[Share, ...] = ()
    reach: Reach = "all"
    places: tuple[Place, ...] = ()
    modifier: str = ""
    open: bool = False
    complete_from: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A name without its title and opener: its key, its printed words, and how it was opened."""

    key: str
    printed: tuple[str, ...]
    opener: str
    titled: bool
    small: bool

    def capital(self, rest: str) -> bool:
        """Whether the last words of the name, ``rest``, begin with a capital as printed."""
        count = len(rest.split())
        return 0 < count <= len(self.printed) and self.printed[-count][:1].isupper()


def slug(name: str) -> str:
    """A name as it may stand in an id."""
    return re.sub(r"[^a-z0-9]+", "-", bare_key(name)).strip("-")
