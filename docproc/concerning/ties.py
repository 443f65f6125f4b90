"""Whether what a dispatch names takes in an office: by its name, its head, a group, or as part of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docproc.bodies.groups import Group
from docproc.bodies.house import belongs_to
from docproc.bodies.named import Named, read_named
from docproc.bodies.office_words import office_key, word_list
from docproc.bodies.offices import Office
from docproc.bodies.standing import Standing
from docproc.concerning.definite import counted_elsewhere, listed_by_count, singled_out
from docproc.concerning.membership import in_reach, member, own_unit
from docproc.concerning.model import How
from docproc.concerning.sameness import Doubt, of_each_place, one_body

__all__ = ["Tie", "best", "tie"]

_ORDER: tuple[How, ...] = ("named", "title", "addressee", "group", "successor", "part of", "open")


@dataclass(frozen=True, slots=True)
class Tie:
    """How an office is bound.

    Attributes:
        how: the way.
        doubt: why it is not sure; empty where it is.
        named: what the dispatch names.
        through: what the addressees name, where the clause only points at them; the body it is part of.
    """

    how: How
    doubt: Doubt
    named: Named
    through: Named | Office | None = None

    @property
    def rank(self) -> tuple[bool, int]:
        """The sure and direct first."""
        return bool(self.doubt), _ORDER.index(self.how)


def best(ties: Sequence[Tie]) -> Tie | None:
    """The surest and most direct of several."""
    return min(ties, key=lambda one: one.rank, default=None)


def tie(named: Named, office: Office, standing: Standing, *, parts: bool = True) -> Tie | None:
    """How one thing that a dispatch names takes in an office.

    Args:
        named: a body or group, read in the dispatch.
        office: the office as it was on the dispatch's day.
        standing: the dispatch.
        parts: whether an office may be bound as part of another.

    Returns:
        The surest way; ``None`` where nothing says that it is meant.
    """
    found = _direct(named, office, standing)
    if found is not None or not parts:
        return found
    for whole in _wholes(office, standing):
        above = _direct(named, whole, standing)
        if above is not None and above.how not in ("open", "addressee"):
            return Tie("part of", above.doubt or "part", named, whole)
    return None


def _direct(named: Named, office: Office, standing: Standing) -> Tie | None:
    if named.office is not None:
        doubt = one_body(named.office, office, standing)
        if doubt is None:
            return None
        if of_each_place(named.office, standing):
            return Tie("group", doubt, named)
        if named.title:
            return Tie("title", doubt or ("deputy" if named.deputy else ""), named)
        return Tie("named", doubt, named)
    if named.group is None:
        return None
    return _in_group(named, named.group, office, standing)


def _wholes(office: Office, standing: Standing) -> Iterator[Office]:
    """The bodies that an office is part of."""
    if office.parent is not None:
        yield office.parent
    ministry = belongs_to(office, standing.issued)
    if ministry is not None:
        yield ministry
    if office.kind == "phong" and office.parent is None and office.place.level in ("district", "commune"):
        yield Office("ủy ban nhân dân", "ubnd", office.place.level, office.place, merges=True)


def _in_group(named: Named, group: Group, office: Office, standing: Standing) -> Tie | None:
    if group.reach == "before":
        return _pointed_at(named, office, standing)
    if group.reach == "own":
        doubt = own_unit(office, standing)
        return Tie("group", doubt, named) if doubt is not None else None
    if _is_rest(named) and _is_named(named, office, standing):
        return None
    return _among(named, group, office, standing)


def _among(named: Named, group: Group, office: Office, standing: Standing) -> Tie | None:
    if not group.shares and group.reach == "narrowed":  # "các cơ quan sử dụng chữ ký số": of those addressed
        pointed = _pointed_at(named, office, replace(standing, near=()))
        return Tie("open", "concerned", named) if pointed is not None else None
    if not group.shares:
        return _concerned(named, group, office, standing)
    doubts = [doubt for share in group.shares if (doubt := member(share, group, office, standing)) is not None]
    if not doubts and group.open:
        return (
            _pointed_at(named, office, standing) if group.reach == "all" else _concerned(named, group, office, standing)
        )
    if not doubts or singled_out(named, group, office, standing, _direct):
        return None
    if group.reach == "concerned":
        return Tie("open", "concerned", named)
    part = (group.reach == "narrowed" and not listed_by_count(group, standing)) or counted_elsewhere(
        named, group, standing
    )
    return Tie("group", "narrowed" if part else min(doubts, key=bool), named)


def _concerned(named: Named, group: Group, office: Office, standing: Standing) -> Tie | None:
    """Reads "các cơ quan liên quan": perhaps the office, if it is one that the dispatch reaches."""
    concerned = group.reach == "concerned" and in_reach(office, standing, group.places)
    return Tie("open", "concerned", named) if concerned else None


def _pointed_at(named: Named, office: Office, standing: Standing) -> Tie | None:
    """Reads "Các đơn vị", "quý cơ quan": those addressed; without any, perhaps one that the dispatch names."""
    addressed = _telling(standing.addressed, standing)
    others = addressed or _telling(standing.near, standing)
    ties = [(found, one) for one in others if (found := _direct(one, office, standing)) is not None]
    if not addressed and standing.in_house and (doubt := own_unit(office, standing)) is not None:
        return Tie("group", doubt, named)  # "các đơn vị" of a school, a hospital, a company
    if not ties:
        return None
    found, one = min(ties, key=lambda pair: pair[0].rank)
    if not addressed:
        return Tie("open", "concerned", named)
    return Tie("open" if found.how == "open" else "addressee", found.doubt, named, one)


def _telling(names: Sequence[str], standing: Standing) -> list[Named]:
    """Those among names that say of somebody that he is meant: of "các cơ quan, địa phương" the localities."""
    found = []
    for one in read_named(names, standing):
        if one.group is None:
            found.append(one)
        elif one.group.shares and one.group.reach != "before":
            found.append(replace(one, group=replace(one.group, open=False)))
    return found


def _is_rest(named: Named) -> bool:
    """Whether a group is what others leave over: "các tỉnh khác", "các huyện còn lại"."""
    return office_key(named.printed).endswith(word_list("words", "rest"))


def _is_named(rest: Named, office: Office, standing: Standing) -> bool:
    """Whether the dispatch names the office by itself elsewhere."""
    for one in read_named(standing.others, standing):
        if one.printed == rest.printed or (one.group is not None and one.group.reach != "named"):
            continue
        found = _direct(one, office, standing)
        if found is not None and not found.doubt:
            return True
    return False
