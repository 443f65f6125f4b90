"""Groups that mean some because the dispatch spoke of some before.

"UBND các tỉnh" in a telegram to four provinces are these four, "các Bộ" in one to seven ministries these seven; "UBND
các tỉnh, thành phố trực thuộc Trung ương" are all. Where a clause counts them ("14 tỉnh"), others may mean those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docproc.bodies.group_words import Group, Share
from docproc.bodies.named import Named, read_named
from docproc.bodies.office_words import office_key, pairs, word_list
from docproc.bodies.offices import Office
from docproc.bodies.places import Place
from docproc.bodies.standing import Standing
from docproc.concerning.sameness import same_place, within

__all__ = ["counted_elsewhere", "listed_by_count", "singled_out"]

_Direct = Callable[[Named, Office, Standing], object | None]


def singled_out(named: Named, group: Group, office: Office, standing: Standing, direct: _Direct) -> bool:
    """Whether the dispatch is addressed to some of the group's kind, and not to the office.

    Args:
        named: the group as the clause names it.
        group: the same, read.
        office: the office, a member by its kind.
        standing: the dispatch.
        direct: says whether an addressee takes in the office.
    """
    if not _is_plain(named, group):
        return False
    addressed = read_named(standing.addressed, standing)
    counted = listed_by_count(group, standing) if group.reach == "narrowed" else ()
    if counted:
        return not any(_covers(place, office) for place in counted)
    for share in group.shares:
        if share.level is None or (share.kind != office.kind and share.body is None):
            continue
        if _by_place(share, standing):
            places = [place for one in addressed for place in _places(one, share)]
            if places and not _all_addressed(addressed, share, by_kind=False):
                return not any(_covers(place, office) for place in places)
            continue
        some = [one for one in addressed if one.office is not None and one.office.kind == share.kind]
        if some and not _all_addressed(addressed, share, by_kind=True):
            return not any(direct(one, office, standing) for one in some)
    return False


def listed_by_count(group: Group, standing: Standing) -> tuple[Place, ...]:
    """The places of "hai tỉnh", "bảy tỉnh", where "Kính gửi" or another clause lists just as many; else none."""
    first = group.modifier.split(" ", 1)[0]
    number = int(first) if first.isdigit() else int(pairs("words", "numbers").get(first, "0"))
    levels = {share.level for share in group.shares}
    for one in read_named((*standing.addressed, *standing.others), standing) if number else ():
        places = one.group.places if one.group is not None and one.group.reach == "named" else ()
        if len(places) == number and {place.level for place in places} <= levels:
            return places
    return ()


def counted_elsewhere(named: Named, group: Group, standing: Standing) -> bool:
    """Whether another clause counts the members of a group that this one names without a number."""
    if group.reach != "all" or not _is_plain(named, group):
        return False
    levels = {share.level for share in group.shares if share.body is not None}
    for one in read_named(standing.others, standing):
        counted = one.group is not None and one.group.reach == "narrowed" and _counts(one.group.modifier)
        if counted and one.group is not None and levels & {share.level for share in one.group.shares}:
            return True
    return False


def _counts(modifier: str) -> bool:
    first = modifier.split(" ", 1)[0]
    return first.isdigit() or first in word_list("words", "counted")


def _is_plain(named: Named, group: Group) -> bool:
    key = office_key(named.printed)
    plain = group.reach in ("all", "narrowed") and not group.places
    return plain and not any(words in key for words in word_list("words", "nationwide"))


def _by_place(share: Share, standing: Standing) -> bool:
    """Whether members are told apart by their place: provinces of a central dispatch, districts, communes."""
    return share.level in ("district", "commune") or (share.level == "province" and standing.level == "central")


def _places(one: Named, share: Share) -> Iterator[Place]:
    """The places that an addressee singles out at the level of the members."""
    if one.office is not None and one.office.level == share.level and one.office.place.level == share.level:
        yield one.office.place
    elif one.group is not None and one.group.reach == "named":
        yield from (place for place in one.group.places if place.level == share.level)


def _all_addressed(addressed: tuple[Named, ...], share: Share, *, by_kind: bool) -> bool:
    """Whether the dispatch is also addressed to all of the level, or of the kind."""
    return any(
        other.level == share.level and (not by_kind or other.kind == share.kind)
        for one in addressed
        if one.group is not None and one.group.reach == "all" and not one.group.places
        for other in one.group.shares
    )


def _covers(place: Place, office: Office) -> bool:
    if office.level == place.level:
        return same_place(place, office.place) is not None
    return within(place, office.place) is not None
