"""Which cited documents a duty rests on: those of its own clause, and those of what stands above it.

``basis`` is what the clause cites (annotation guide). ``basis_inherited`` is what its item has cited before it, what
the headings above cite, and the sentence that leads in to the list: ``Thực hiện Chỉ thị số 12/CT-TTg …, Sở X yêu
cầu:``. The preamble's ``Căn cứ …`` lines belong to the whole dispatch and give nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docproc.bodies import ActorPart
from docproc.citations import CitedDocument
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span, sentences
from docproc.tasks.duty import Duty
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.spans import starting_in

__all__ = ["BasisReader"]

_LONGEST_HEADING = 600  # characters; a longer text above a list says more than what the list is about


class _Mention(NamedTuple):
    """Where a document is cited."""

    start: int
    number: str


class BasisReader:
    """Reads the bases of the duties of one dispatch."""

    def __init__(self, layout: Layout, tree: ItemTree, duties: Sequence[Duty], cited: Sequence[CitedDocument]) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text.
            tree: its units.
            duties: its duties, in order.
            cited: the documents that it cites.
        """
        self._layout, self._tree = layout, tree
        self._turned = _turned(duties)
        self._mentions = sorted(_Mention(start, one.number) for one in cited for start, _ in one.mentions)
        self._leads_in = self._leading_sentences()
        self._cited: dict[int, list[_Mention]] = {}
        self._headings: dict[int, list[Span]] = {}

    def own(self, duty: Duty) -> tuple[str, ...]:
        """Numbers of the documents that the clause cites."""
        return self._numbers([duty.extent])

    def inherited(self, duty: Duty) -> tuple[str, ...]:
        """Numbers that stand above the clause and not in it: in its item before it, in the headings, in the lead-in."""
        before = [one.number for one in starting_in(self._cited_in(duty.unit), self._turned[id(duty)], duty.extent[0])]
        above = self._numbers([*self._above(duty.unit)])
        own = self.own(duty)
        return tuple(dict.fromkeys(number for number in (*before, *above) if number not in own))

    def _numbers(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.number for span in spans for one in starting_in(self._mentions, *span)))

    def _cited_in(self, unit: Unit) -> list[_Mention]:
        """What an item cites."""
        if id(unit) not in self._cited:
            self._cited[id(unit)] = [one for span in unit.spans for one in starting_in(self._mentions, *span)]
        return self._cited[id(unit)]

    def _above(self, unit: Unit) -> Iterator[Span]:
        """The headings above a unit, the nearest first, then the sentence that leads in to the outermost one."""
        top = unit
        while top.parent is not None:
            top = top.parent
            if id(top) not in self._headings:
                self._headings[id(top)] = [*self._heading(top)]
            yield from self._headings[id(top)]
        lead = self._leads_in.get(id(top))
        if lead is not None:
            yield lead

    def _heading(self, unit: Unit) -> Iterator[Span]:
        if sum(end - start for start, end in unit.spans) <= _LONGEST_HEADING:
            yield from unit.spans
        elif unit.spans and (last := self._last_sentence(*unit.spans[-1])) is not None:
            yield last

    def _last_sentence(self, start: int, end: int) -> Span | None:
        """The last sentence of a paragraph, where it leads in to a list."""
        if not self._layout.text[start:end].rstrip().endswith(":"):
            return None
        return [*sentences(self._layout.text, start, end)][-1]

    def _leading_sentences(self) -> dict[int, Span]:
        """By the identity of an outermost item the sentence that leads in to its list."""
        found: dict[int, Span] = {}
        lead: Span | None = None
        for unit in self._tree.units:
            if unit.parent is not None:
                continue
            if not unit.label:
                lead = self._last_sentence(*unit.spans[-1]) if unit.spans else None
            elif lead is not None:
                found[id(unit)] = lead
        return found


def _turned(duties: Sequence[Duty]) -> dict[int, int]:
    """By the identity of each duty where its item has last spoken to somebody else before it, else where it begins."""
    ended = deque(sorted(duties, key=lambda duty: duty.extent[1]))
    spoken: dict[int, dict[tuple[ActorPart, ...], int]] = {}  # by item: where it last spoke to whom, the last last
    found: dict[int, int] = {}
    for duty in sorted(duties, key=lambda duty: duty.extent[0]):
        while ended and ended[0].extent[1] <= duty.extent[0]:
            other = ended.popleft()
            item = spoken.setdefault(id(other.unit), {})
            item.pop(other.leads, None)
            item[other.leads] = other.extent[1]
        others = reversed(spoken.get(id(duty.unit), {}).items())
        found[id(duty)] = next((end for leads, end in others if leads != duty.leads), duty.unit.start)
    return found
