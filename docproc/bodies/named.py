"""What the actors of a dispatch name: one office, with or without the title of its head, or a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from docproc.bodies.groups import Group, read_group
from docproc.bodies.office_words import LONGEST_NAME, office_key
from docproc.bodies.offices import Office, read_office
from docproc.bodies.standing import Standing, settle
from docproc.bodies.titles import without_title

__all__ = ["Named", "read_named"]


@dataclass(frozen=True, slots=True)
class Named:
    """One actor, read.

    Attributes:
        printed: as printed.
        office: the one office, with what the dispatch tells of its place; ``None`` for a group or for nothing known.
        group: the group; ``None`` for one office.
        title: the title before it, as a key.
        deputy: whether the title is a deputy's.
        at: its place in the list.
    """

    printed: str
    office: Office | None
    group: Group | None
    title: str = ""
    deputy: bool = False
    at: int = 0


def read_named(names: Sequence[str], standing: Standing) -> tuple[Named, ...]:
    """Read a list of actors or addressees.

    Args:
        names: as printed, in their order: "ban" and "ngành" behind "các sở" are those of the same level.
        standing: the dispatch that names them.

    Returns:
        One entry a name.
    """
    local = standing = replace(standing, others=(), near=())  # nothing of these tells what a name is
    found = []
    for at, name in enumerate(names):
        one = _read(name, local if name[:1].islower() else standing)
        found.append(replace(one, at=at))
        if one.group is not None and standing.level == "central":
            of_provinces = any(share.kind == "so" for share in one.group.shares)
            local = replace(standing, level="province") if of_provinces else local
    return tuple(found)


@lru_cache(maxsize=16384)
def _read(name: str, standing: Standing) -> Named:
    titled = without_title(office_key(name[:LONGEST_NAME]))
    group = read_group(name, standing)
    if group is not None:
        return Named(name, None, group, titled.title, titled.deputy)
    office = read_office(name, on=standing.issued)
    if office is None:
        return Named(name, None, None, titled.title, titled.deputy)
    return Named(name, _meant(settle(office, standing), standing), None, titled.title, titled.deputy)


def _meant(office: Office, standing: Standing) -> Office:
    """A local body without its province in a central dispatch that is addressed to that of one province is that one."""
    if standing.level != "central" or office.level in (None, "central") or office.place.province is not None:
        return office
    for name in standing.addressed:
        other = read_office(name, on=standing.issued)
        if other is not None and other.place.province and (other.body, other.level) == (office.body, office.level):
            return replace(office, place=other.place)
    return office
