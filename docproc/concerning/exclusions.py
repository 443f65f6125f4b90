"""Whom a group leaves out: ``các sở, ban, ngành (trừ Sở Y tế)``, ``UBND các huyện, trừ huyện Lạc Dương``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docproc.bodies.named import Named, read_named
from docproc.bodies.office_words import word_list
from docproc.bodies.registry import name_key
from docproc.bodies.standing import Standing
from docproc.dispatch import Actor, Dispatch, Obligation
from docproc.text import match_key

__all__ = ["Exclusion", "find_exclusions", "left_out"]

_END = re.compile(r"[;.)\n]")
_LINK = re.compile(r"[ \n]*(?:,|và|, và)?[ \n]*(?:các )?")
_PLACE = re.compile(r"(?:các )?(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) [^,;.()\n]{2,60}")
_BEFORE = 160  # characters in which the group's name stands
_AFTER = 300  # characters in which those left out are named


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One place where a group leaves somebody out.

    Attributes:
        at: where the excluding word stands in the dispatch's text.
        before: key of the words before it, which end with the group's name.
        named: those left out.
    """

    at: int
    before: str
    named: tuple[Named, ...]


def find_exclusions(dispatch: Dispatch, standing: Standing) -> tuple[Exclusion, ...]:
    """Find the exclusions in a dispatch; "trừ trường hợp …" leaves out no body and is none."""
    key = match_key(dispatch.text)
    words = "|".join(map(re.escape, word_list("words", "except")))
    found = []
    for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)[ \n:]{{1,4}}", key):
        names = _names(dispatch.text[match.end() : match.end() + _AFTER])
        if names:
            before = name_key(dispatch.text[max(0, match.start() - _BEFORE) : match.start()]).rstrip("( ,-")
            found.append(Exclusion(match.start(), before, read_named(names, standing)))
    return tuple(found)


def _names(text: str) -> list[str]:
    """The bodies named right behind the excluding word, as far as the list goes on without a gap."""
    from docproc.bodies import find_bodies  # it compiles grammars that few dispatches need

    end = _END.search(text)
    text = text[: end.start()] if end else text
    names: list[str] = []
    at = 0
    for body in find_bodies(text):
        gap = _LINK.fullmatch(text, at, body.start)
        if gap is None:
            break
        names.append(body.name)
        at = body.end
    if not names and (place := _PLACE.match(match_key(text))):
        names = [f"UBND {text[: place.end()].strip()}"]
    return names


def left_out(
    actors: Sequence[Actor], at: int, obligation: Obligation, dispatch: Dispatch, exclusions: Sequence[Exclusion]
) -> list[Named]:
    """Those whom the group at a place in a clause's actors leaves out.

    Args:
        actors: the actors of the clause.
        at: which of them.
        obligation: the clause.
        dispatch: its dispatch.
        exclusions: all of the dispatch.
    """
    found: list[Named] = []
    for last in range(at, len(actors)):
        if actors[last].role != actors[at].role or (last > at and not _goes_on(actors[last])):
            break
        name = name_key(actors[last].name)
        for exclusion in exclusions:
            if exclusion.before.endswith(name) and _reaches(exclusion, actors[at], obligation, dispatch):
                found += exclusion.named
    return found


def _goes_on(actor: Actor) -> bool:
    """Whether an actor continues the list under "các" before it: "ban", "ngành"."""
    return actor.name[:1].islower() and not actor.name.startswith("các ")


def _reaches(exclusion: Exclusion, actor: Actor, obligation: Obligation, dispatch: Dispatch) -> bool:
    """Whether an exclusion stands in the clause's item, or before it where the actor is inherited."""
    if obligation.span is None:
        return True
    start, end = obligation.span
    item = next((item for item in dispatch.items if item.label == obligation.item), None)
    if item is not None and item.span is not None:
        start, end = min(start, item.span[0]), max(end, item.span[1])
    return start <= exclusion.at < end or (actor.inherited and exclusion.at < start)
