"""All marks of the duties of one dispatch."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from docproc.bodies import BodyMention
from docproc.data import read_toml
from docproc.deadlines import FoundDeadline
from docproc.dispatch import Actor, TextField
from docproc.regions.layout import Layout, Zone
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.items import ItemTree
from docproc.tasks.marks.conditions import condition_of
from docproc.tasks.marks.lexicon import alternatives
from docproc.tasks.marks.markers import Marker, Markers
from docproc.tasks.marks.pace import pace_in
from docproc.tasks.marks.ranks import Rank, Ranks
from docproc.tasks.marks.silences import Answers, find_silences
from docproc.tasks.marks.strengths import strength
from docproc.tasks.marks.tiers import Facts, Tier, exhorts, tier
from docproc.tasks.marks.umbrellas import is_umbrella
from docproc.tasks.spans import starting_in
from docproc.text import match_key

__all__ = ["Known", "MarkReader", "Marks"]


_SYMBOL = re.compile(r"\ssố\s+[\w-]+/\S")


class Marks(TypedDict):
    """Keyword arguments of an obligation: what an office needs to know of it besides who, what and when."""

    tier: Tier
    umbrella: bool
    condition: TextField | None
    if_silent: TextField | None
    pace: tuple[str, ...]
    marker: TextField | None
    rank: Rank | None
    strength: int


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier stages know of the dispatch.

    Attributes:
        deadlines: the deadlines found in it, in order.
        bodies: the bodies named in it, in order.
        issuer: the issuing body as the header prints it.
        parent: the body above it in the header.
        on: the dispatch's date.
    """

    deadlines: Sequence[FoundDeadline]
    bodies: Sequence[BodyMention]
    issuer: str | None
    parent: str | None
    on: datetime.date | None


class MarkReader:
    """Reads the marks of one dispatch's duties."""

    def __init__(self, layout: Layout, tree: ItemTree, duties: Sequence[Duty], known: Known) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text.
            tree: its units.
            duties: its duties in reading order.
            known: what earlier stages found.
        """
        self._layout, self._deadlines, self._bodies = layout, known.deadlines, known.bodies
        self._markers = Markers(layout, tree, duties)
        self._ranks = Ranks(known.issuer, known.parent, known.on)
        self._conveyed: dict[int, int | None] = {}
        low, high = layout.extent(Zone.BODY, Zone.APPENDIX)
        self._silences: dict[int, Span] = {}
        answers = Answers(layout.key, duties, known.deadlines)
        for silence in find_silences(layout.text, layout.key, low, high):
            duty = answers.to(silence)
            if duty is not None:
                self._silences.setdefault(id(duty), silence)

    def of(
        self,
        duty: Duty,
        actors: Sequence[Actor],
        deadline: FoundDeadline | None,
        *,
        received: bool,
        product: str | None,
    ) -> Marks:
        """The marks of one duty.

        Args:
            duty: the duty.
            actors: who must act, inherited ones too.
            deadline: its deadline.
            received: somebody receives a report or product.
            product: what is to be handed in.
        """
        key, predicate = self._layout.key, duty.parts[-1]
        condition = condition_of(key, duty, self._deadlines)
        umbrella = is_umbrella(key, predicate)
        marker = self._markers.of(duty, condition)
        rank = self._ranks.of(actor.name for actor in actors if actor.role == "lead")
        facts = Facts(duty.modality, umbrella, condition is not None, deadline, received, self._makes(duty, product))
        told = tier(key, predicate, facts)
        return Marks(
            tier=told,
            umbrella=umbrella,
            condition=self._field(condition),
            if_silent=self._field(self._silences.get(id(duty))),
            pace=tuple(dict.fromkeys(self._printed(span) for span in pace_in(key, duty.extent, self._deadlines))),
            marker=self._field((marker.start, marker.end) if marker else None),
            rank=rank,
            strength=strength(
                self._printed((marker.start, marker.end)) if marker else None,
                duty.modality,
                rank,
                conveys=marker is not None and self._conveys(marker),
                exhorts=told == "standing" and not umbrella and exhorts(key, predicate),
            ),
        )

    def _makes(self, duty: Duty, product: str | None) -> bool:
        """Whether the duty makes its product; ``… Nghị quyết số 76/NQ-CP ban hành Chương trình …`` is a title."""
        if product is None or duty.product is not None:
            return product is not None
        start, end = duty.parts[-1]
        words = r"\s+".join(map(re.escape, match_key(product).split()))
        made, cited = re.search(words, self._layout.key[start:end]), _SYMBOL.search(self._layout.key[start:end])
        return made is None or cited is None or made.start() < cited.start()

    def _conveys(self, marker: Marker) -> bool:
        """Whether the text before a marker, in its paragraph, says that an order of somebody above is passed on."""
        start = self._layout.key.rfind("\n", 0, marker.start) + 1
        if start not in self._conveyed:
            self._conveyed[start] = self._superior(start)
        superior = self._conveyed[start]
        return superior is not None and superior < marker.start

    def _superior(self, start: int) -> int | None:
        """Where, in the paragraph that begins at ``start``, somebody above is first named whose order is told."""
        stop = self._layout.key.find("\n", start)
        high = stop if stop >= 0 else len(self._layout.key)
        order = _conveying().search(self._layout.key, start, high)
        above = starting_in(self._bodies, order.end(), high) if order else []
        return next((body.start for body in above if self._ranks.outranks(body.name)), None)

    def _printed(self, span: Span) -> str:
        return " ".join(self._layout.text[slice(*span)].split())

    def _field(self, span: Span | None) -> TextField | None:
        return TextField(value=self._printed(span), **self._layout.evidence(*span)) if span else None


@cache
def _conveying() -> re.Pattern[str]:
    table = read_toml("docproc.tasks", "data/marks.toml")["conveyed"]
    return re.compile(
        rf"(?<!\w){alternatives(table['openings'])}[^.;\n]{{0,160}}?(?<!\w){alternatives(table['orders'])}"
    )
