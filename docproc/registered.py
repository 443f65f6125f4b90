"""What the registry says of the actors: full names with their province, codes, and the groups with their members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from docproc.bodies.groups import Group as ReadGroup
from docproc.bodies.groups import Share
from docproc.bodies.house import belongs_to
from docproc.bodies.named import Named, read_named
from docproc.bodies.office_names import full_name, with_province
from docproc.bodies.office_words import table
from docproc.bodies.offices import CENTRAL_KINDS, Office
from docproc.bodies.places import Place, province_named
from docproc.bodies.registry import Organisation, canonical, organisations, rows_named
from docproc.bodies.standing import Standing
from docproc.dispatch import Actor, Group, Obligation

__all__ = ["register"]


def register(obligations: Sequence[Obligation], standing: Standing) -> tuple[tuple[Obligation, ...], tuple[Group, ...]]:
    """Fill in what the registry knows of the actors.

    Args:
        obligations: with actors as printed.
        standing: the dispatch.

    Returns:
        The obligations with ``canonical`` and ``code`` of bodies (a local one with the province that the issuer tells,
        a person by office as the body he heads) and ``group_id`` of groups; and the groups, one entry each.
    """
    groups: dict[str, Group] = {}
    filled = []
    for obligation in obligations:
        names = read_named([actor.name for actor in obligation.actors], standing)
        actors = tuple(_actor(*pair, standing) for pair in zip(obligation.actors, names, strict=True))
        filled.append(obligation.model_copy(update={"actors": actors}))
        for named in names:
            if named.group is not None and named.group.id not in groups:
                groups[named.group.id] = _group(named.group, standing)
    return tuple(filled), tuple(groups.values())


def _actor(actor: Actor, named: Named, standing: Standing) -> Actor:
    if named.group is not None:
        several = actor.group or named.group.reach != "before"  # "quý cơ quan" is one
        return actor.model_copy(update={"group": several, "group_id": named.group.id})
    if named.office is None:
        known = canonical(actor.name, on=standing.issued)
        name, code = (known[0], known[1] or None) if known else (None, None)
    else:
        name, code = _registered(actor.name, named, named.office, standing)
    return actor.model_copy(update={"canonical": name, "code": code})


def _registered(printed: str, named: Named, office: Office, standing: Standing) -> tuple[str | None, str | None]:
    """Full name and code; no name for a body that neither the registry nor the dispatch tells more of."""
    row = _living(office.rows, standing.issued)
    code = row.codes[0] if row is not None and row.codes else None
    if row is not None and row.kind in CENTRAL_KINDS:
        return row.name, code
    if row is not None and row.kind == "department" and office.place.province:
        return full_name(replace(office, rows=(row,)), standing.issued), code
    if office.place.level and office.place.province and office.merges and office.parent is None:
        return with_province(printed, office, standing.issued), code
    known = canonical(printed, on=standing.issued)
    return (known[0] if known else row.name if row is not None and named.title else None), code


def _living(rows: Sequence[Organisation], on: date | None) -> Organisation | None:
    if on is None:
        return next((row for row in rows if row.valid_to is None), rows[-1] if rows else None)
    return next((row for row in rows if row.lives(on)), None)


def _group(group: ReadGroup, standing: Standing) -> Group:
    """The contract's entry of a group, with the members that the registry knows on the dispatch's day."""
    on = standing.issued
    known = group.reach in ("all", "named")
    members = tuple(dict.fromkeys(name for share in group.shares for name in _members(share, group, standing)))
    return Group(
        id=group.id,
        name=group.name,
        on=on.isoformat() if on else None,
        complete=bool(members) and group.complete_from is not None and on is not None and on >= group.complete_from,
        members=members if known and on is not None else (),
    )


def _members(share: Share, group: ReadGroup, standing: Standing) -> Iterator[str]:
    on = standing.issued
    if on is None:
        return
    if share.level == "central":
        for row in organisations():
            office = Office(row.name, row.kind, "central", rows=(row,))
            if row.kind == share.kind and row.lives(on) and belongs_to(office, on, only_former=True) is None:
                yield row.name
    elif share.level == "province":
        yield from _of_provinces(share, group, standing, on)
    elif group.reach == "named" and share.body is not None:
        body = share.body.body
        for place in group.places:
            if place.level == share.level:
                yield full_name(replace(share.body, place=place, level=place.level, body=body), on)


def _of_provinces(share: Share, group: ReadGroup, standing: Standing, on: date) -> Iterator[str]:
    """The members of one body, or of one kind, in the provinces meant."""
    for bare in _provinces(on):
        if bare in _scope(group, standing, bare):
            yield from _of_one_province(share, Place(bare), standing, on)


@lru_cache(maxsize=64)
def _provinces(on: date) -> tuple[str, ...]:
    """The bare names of the provinces of a day."""
    named = (province_named(row.name) for row in organisations() if row.kind == "province" and row.lives(on))
    return tuple(bare for bare in named if bare is not None)


def _scope(group: ReadGroup, standing: Standing, bare: str) -> set[str | None]:
    """The provinces meant; ``bare`` itself where they are all."""
    if group.places:
        return {place.province for place in group.places}
    return {bare} if standing.level == "central" else {standing.place.province}


def _of_one_province(share: Share, place: Place, standing: Standing, on: date) -> Iterator[str]:
    if share.body is not None:
        yield full_name(replace(share.body, place=place, level="province", rows=_rows(share.body, on)), on)
    elif share.kind == "ubnd":
        yield full_name(Office("ủy ban nhân dân", "ubnd", "province", place, rows_named("ủy ban nhân dân")), on)
    elif share.kind == "cap-uy":
        yield full_name(Office("cấp ủy", "cap-uy", "province", place), on)
    elif share.kind == "so" and standing.level == "province" and on >= table()["members"]["departments_from"]:
        for row in organisations():
            if row.id in table()["members"]["departments"] and row.lives(on):
                yield full_name(Office(row.name, "so", "province", place, (row,)), on)


def _rows(body: Office, on: date) -> tuple[Organisation, ...]:
    row = _living(body.rows, on)
    return (row,) if row is not None else ()
