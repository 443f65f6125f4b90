"""The clauses that the grammar looks at, what there is to learn from each, and what would be made of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from unittest import mock

from corpus.evaluate.keys import Bag, bag
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Directive
from docproc.tasks.frames import Frame
from docproc.tasks.items import Unit
from docproc.tasks.unit_reader import UnitReader, Ways, _Flow

__all__ = ["Clause", "Clues", "Judge", "asking", "directs"]

Clues = dict[str, float]
_FIRST = 6  # words whose place is told
_WORDS = 40  # words of a clause that are looked at
_SHARE = 0.8  # of an action's words stand in the clause that it was taken from
_LONGER = 4  # times as many words as the action: a clause that says much besides


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an item or a directive paragraph.

    Attributes:
        text: as printed.
        clues: what speaks for it, besides the grammar's answer.
        ruled: the grammar says that it directs.
    """

    text: str
    clues: Clues
    ruled: bool


Judge = Callable[[Clause], bool]
"""Whether a clause directs."""


@contextmanager
def asking(judge: Judge) -> Iterator[None]:
    """Within it a judge has the last word on each clause that docproc reads.

    Args:
        judge: asked once a clause; where it says no, the grammar's directive is dropped, where it says yes and the
            grammar has none, the whole clause is one, whose actors are inherited.
    """
    found, read = UnitReader._found, UnitReader.read
    units: list[Unit] = []

    def read_unit(self: UnitReader, unit: Unit, frame: Frame, ways: Ways, *, skip: int = 0) -> Frame | None:
        units[:] = [unit]
        return read(self, unit, frame, ways, skip=skip)

    def judged(self: UnitReader, span: Span, flow: _Flow, *, began: bool) -> Directive | None:
        ruled = found(self, span, flow, began=began)
        text = self._layout.text[slice(*span)]
        clause = Clause(text, _clues(text, units[0], self._layout.text, flow, began), ruled is not None)
        if not judge(clause):
            return None
        return ruled or self._reader.whole(span)

    with mock.patch.object(UnitReader, "_found", judged), mock.patch.object(UnitReader, "read", read_unit):
        yield


def _clues(text: str, unit: Unit, whole: str, flow: _Flow, began: bool) -> Clues:
    words = _segments(text)
    clues: Clues = {f"has {word}": 1.0 for word in words}
    clues |= {f"{place} {word}": 1.0 for place, word in enumerate(words[:_FIRST])}
    clues |= {f"pair {one} {two}": 1.0 for one, two in pairwise(words[:_FIRST])}
    head = unit.parent
    if head is not None:
        clues |= {f"head {word}": 1.0 for word in _segments(whole[head.start : head.end][:200])}
    clues[f"kind {unit.kind}"] = 1.0
    clues["annexed"] = float(unit.annexed)
    clues["after items"] = float(unit.after_items)
    clues["below a lead"] = float(bool(flow.leads))
    clues["below an order"] = float(flow.asked)
    clues["bare verbs direct"] = float(flow.bare)
    clues["goes on"] = float(began)
    clues["follows a directive"] = float(flow.previous is not None)
    clues["small start"] = float(text[:1].islower())
    clues["colon"] = float(text.rstrip().endswith(":"))
    clues["words"] = min(len(words), _WORDS) / _WORDS
    return clues


def _segments(text: str) -> list[str]:
    from underthesea import word_tokenize

    return [word.lower() for word in word_tokenize(text[:300], use_token_normalize=False)][:_WORDS]


def directs(clause: Clause, gold: Mapping[str, Any]) -> bool:
    """Whether an action of the gold is taken from a clause.

    Args:
        clause: the clause.
        gold: the content of a gold file.
    """
    words = bag(clause.text)
    return any(_taken(bag(one["action"]), words) for one in gold["obligations"])


def _taken(action: Bag, clause: Bag) -> bool:
    shared = (action & clause).total()
    return shared >= _SHARE * action.total() and clause.total() <= _LONGER * action.total()
