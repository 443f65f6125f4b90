"""Which obligations of a dispatch concern an office: directly, through a group, or as successor of a merged body.

>>> from docproc.concerning import obligations_for
>>> for concern in obligations_for(dispatch, "Sở Nội vụ tỉnh Lâm Đồng"):   # doctest: +SKIP
...     print(concern.certainty, concern.obligation.action, concern.reason)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docproc.bodies.lives import Life, lives_on
from docproc.bodies.named import Named, read_named
from docproc.bodies.standing import Standing
from docproc.concerning.asked import Asked, ask
from docproc.concerning.exclusions import Exclusion, find_exclusions, left_out
from docproc.concerning.model import Certainty, Concern, How
from docproc.concerning.sentences import Said, reasons
from docproc.concerning.ties import Tie, tie
from docproc.dispatch import Actor, Dispatch, Obligation
from docproc.standing import standing_of

__all__ = ["Asked", "Certainty", "Concern", "How", "ask", "obligations_for"]


def obligations_for(dispatch: Dispatch, office: str | Asked, on: date | None = None) -> list[Concern]:
    """The obligations of a dispatch that bind an office, or may.

    Args:
        dispatch: what was read.
        office: the office's full name (``Sở Nội vụ tỉnh Lâm Đồng``), or what ``ask`` made of it, which saves reading
            it anew for each of many dispatches.
        on: the day on which the office bears the name; ``None`` for today. An office of today is also bound by what an
            old dispatch says of the bodies whose duties it took over.

    Returns:
        One concern an obligation, in the dispatch's order, each with its reason; the surest and most direct way where
        several lead to the office.

    Raises:
        UnknownOfficeError: docproc knows no office of that name.
    """
    asked = ask(office, on=on) if isinstance(office, str) else office
    standing = standing_of(dispatch.header, dispatch.addressees, dispatch.text)
    others = (actor.name for obligation in dispatch.obligations for actor in obligation.actors)
    standing = replace(standing, others=tuple(dict.fromkeys(others)))
    lives = lives_on(asked.office, standing.issued, on=asked.on)
    exclusions = find_exclusions(dispatch, standing)
    found = (_concern(one, asked, lives, _Page(dispatch, standing, exclusions)) for one in dispatch.obligations)
    return [concern for concern in found if concern is not None]


class _Page:
    """A dispatch with what was read of it for this question."""

    def __init__(self, dispatch: Dispatch, standing: Standing, exclusions: Sequence[Exclusion]) -> None:
        self.dispatch = dispatch
        self.standing = standing
        self.exclusions = exclusions

    def standing_of(self, obligation: Obligation) -> Standing:
        """The standing with the actors of the obligation's outermost item."""
        whole = obligation.item.split(".")[0]
        near = (
            actor.name for one in self.dispatch.obligations if one.item.split(".")[0] == whole for actor in one.actors
        )
        return replace(self.standing, near=tuple(dict.fromkeys(near)))

    def addresses(self, actor: Actor) -> bool:
        """Whether the dispatch is addressed to the actor."""
        return any(actor.name in (line.value, *line.members) for line in self.dispatch.addressees)

    def heads(self, obligation: Obligation, actor: Actor) -> bool:
        """Whether the clause's item or one above it names the actor, so that it was not taken from "Kính gửi"."""
        items = {item.label: item for item in self.dispatch.items}
        item = items.get(obligation.item)
        while item is not None and actor.name not in " ".join(item.text.split()):
            item = items.get(item.parent) if item.parent is not None and item.parent != item.label else None
        return item is not None

    def excludes(self, life: Life, obligation: Obligation, at: int) -> bool:
        """Whether the group at a place among the actors leaves the office out."""
        others = left_out(obligation.actors, at, obligation, self.dispatch, self.exclusions)
        return any(tie(other, life.office, self.standing, parts=False) is not None for other in others)


def _concern(obligation: Obligation, asked: Asked, lives: Sequence[Life], page: _Page) -> Concern | None:
    """The best way in which one obligation leads to the office; a support's only where it does not lead."""
    standing = page.standing_of(obligation)
    names = read_named([actor.name for actor in obligation.actors], standing)
    ways: list[tuple[tuple[bool, bool, bool, int], Life, Tie, Actor]] = []
    for actor, named in zip(obligation.actors, names, strict=True):
        for life in lives:
            found = tie(named, life.office, standing)
            if found is None or (named.group is not None and page.excludes(life, obligation, named.at)):
                continue
            unsure, order = found.rank
            ways.append(
                (
                    (unsure or not life.sure, actor.role == "support", life.relation != "same", order),
                    life,
                    found,
                    actor,
                )
            )
    if not ways:
        return None
    rank, life, found, actor = min(ways, key=lambda way: way[0])
    inherited = actor.inherited and page.addresses(actor) and not page.heads(obligation, actor)
    said = Said(asked, life, found, _run(obligation, found.named, names), inherited)
    english, vietnamese = reasons(said, page.standing)
    return Concern(
        obligation=obligation,
        how=_how(life, found, inherited=inherited),
        certainty="maybe" if rank[0] else "yes",
        role=actor.role,
        actor=actor.name,
        reason=english,
        reason_vi=vietnamese,
    )


def _how(life: Life, found: Tie, *, inherited: bool) -> How:
    if found.how in ("open", "part of"):
        return found.how
    if life.relation != "same":
        return "successor"
    return "addressee" if inherited and found.how in ("named", "title") else found.how


def _run(obligation: Obligation, named: Named, names: Sequence[Named]) -> str:
    """The actor with those that stand with it under one "các": "các sở, ban, ngành"."""
    if named.group is None:
        return named.printed
    role = obligation.actors[named.at].role
    first = last = named.at
    while first > 0 and _leans(names[first]) and obligation.actors[first - 1].role == role:
        first -= 1
    while last + 1 < len(names) and _leans(names[last + 1]) and obligation.actors[last + 1].role == role:
        last += 1
    return ", ".join(one.printed for one in names[first : last + 1])


def _leans(named: Named) -> bool:
    return named.group is not None and named.printed[:1].islower() and not named.printed.startswith("các ")
