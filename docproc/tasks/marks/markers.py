"""The word that directs: ``yêu cầu``, ``đề nghị``, ``giao``, ``có trách nhiệm``, ``phải``, ``nghiêm cấm``, ``cần``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docproc.dispatch import Modality
from docproc.regions.layout import Layout
from docproc.tasks.clauses import Span
from docproc.tasks.duty import Duty
from docproc.tasks.items import ItemTree, Unit
from docproc.tasks.lexicon import lexicon

__all__ = ["Marker", "Markers"]

_LOOK_BACK = 16  # characters; what makes an issuer's verb none stands no further before it
_OPENING = 60  # characters of a time or a connective before a condition: "Trong quá trình thực hiện, nếu …"
_MODAL_REACH = 90  # characters from the head of a predicate to a modal behind a thing ("Việc số hóa phải …")
_BAN = re.compile(r"(?:(?:tuyệt đối|kiên quyết)\s+)?(?:không được|nghiêm cấm|cấm|không để|không|chỉ được)(?!\w)")
_COORDINATED = re.compile(r"(?:[,;]|(?<!\w)và|đồng thời|mà còn|trong đó)\s*$")
_AFTER = re.compile(r"\s*(?:[,;:]|thì)?\s*")
_SKIP = ' \n-–+*•(,;:“"'
_NAMED = re.compile(r"\s+(?:số|này|của|về|tại|ngày|trên|nêu trên|được|thông|dịch|ban|lưu|tiếp|chung)(?!\w)")


class Marker(NamedTuple):
    """A word that directs, where it stands, and the modality that it gives."""

    start: int
    end: int
    modality: Modality


class Markers:
    """Finds the word that directs each duty of one dispatch: its own, or that of the lead-in that it stands under."""

    def __init__(self, layout: Layout, tree: ItemTree, duties: Sequence[Duty]) -> None:
        """Prepare.

        Args:
            layout: the dispatch's text.
            tree: its units, with the paragraphs that lead in to its lists.
            duties: its duties in reading order.
        """
        self._key = layout.key
        self._lex = lexicon()
        self._lead_ins = [
            unit for unit in tree.units if not unit.label and layout.text[unit.start : unit.end].rstrip().endswith(":")
        ]
        self._heads: dict[int, list[Span]] = {}
        self._said: dict[int, list[Marker]] = {}
        self._led: dict[bool, list[tuple[int, list[Marker]]]] = {}
        self._said_before: dict[int, dict[int, list[Marker]]] = {}
        self._duties: dict[int, list[Duty]] = {}
        for duty in duties:
            self._duties.setdefault(id(duty.unit), []).append(duty)
        self._modals = re.compile(
            r"(?<!\w)(?P<verb>"
            + "|".join(re.escape(word) for word in sorted(self._lex.modal_modality, key=len, reverse=True))
            + r")(?!\w)"
        )

    def of(self, duty: Duty, condition: Span | None) -> Marker | None:
        """The word that directs a duty: the first that says what its modality says, in its clause, then above it.

        Args:
            duty: the duty.
            condition: the condition at the head of its clause; the main clause begins behind it.

        Returns:
            The word, or ``None`` for a bare imperative that no word of order governs.
        """
        return next((found for found in self._candidates(duty, condition) if found.modality == duty.modality), None)

    def _candidates(self, duty: Duty, condition: Span | None) -> Iterator[Marker]:
        head = self._head(duty, condition)
        yield from self._frames(duty.extent[0], head)
        yield from (Marker(*ban.span(), "must_not") for ban in _BAN.finditer(self._key, duty.extent[0], head))
        yield from self._modal_at(head, duty.extent[1])
        if self._lex.imperative.match(self._key, head, duty.extent[1]) is None:
            yield from self._modals_in(head, min(duty.extent[1], head + _MODAL_REACH))
        yield from self._above(duty)
        for later in self._modals_in(head, duty.extent[1]):
            if _COORDINATED.search(self._key, head, later.start):
                yield later

    def _head(self, duty: Duty, condition: Span | None) -> int:
        """Where the predicate of the main clause begins."""
        start, end = duty.parts[-1]
        if condition is not None and start <= condition[0] < condition[1] < end:
            behind = _AFTER.match(self._key, condition[1], end)
            leading = condition[0] - start < _OPENING
            start = behind.end() if behind and leading else start
        while start < end and self._key[start] in _SKIP:
            start += 1
        connective = self._lex.connective.match(self._key, start, end)
        return connective.end() if connective else start

    # --- words of one stretch ---------------------------------------------------------------------------------

    def _frames(self, start: int, end: int) -> Iterator[Marker]:
        """The issuer's verbs in a stretch, the last first: it stands next to whom it addresses."""
        found = list(self._lex.frame.finditer(self._key, start, end))
        for match in reversed(found):
            if self._lex.no_frame.search(self._key, max(start, match.start() - _LOOK_BACK), match.start()):
                continue
            if self._key.endswith("ban ", start, match.start()):  # "Ban Chỉ đạo" is a body
                continue
            if _NAMED.match(self._key, match.end()) is None:  # "Chỉ thị số 05", "giao thông"
                yield Marker(match.start("verb"), match.end("verb"), self._lex.frame_modality[_word(match)])

    def _modal_at(self, start: int, end: int) -> Iterator[Marker]:
        ban = self._lex.ban.match(self._key, start, end) or _BAN.match(self._key, start, end)
        if ban is not None:
            stop = start + len(self._key[start : ban.end()].rstrip())
            yield Marker(start, stop, "must_not")
        modal = self._lex.modal.match(self._key, start, end)
        if modal is not None:
            yield Marker(*modal.span("verb"), self._lex.modal_modality[_word(modal)])
        imperative = self._lex.imperative.match(self._key, start, end)
        if imperative is not None:
            yield from self._modals_in(start, imperative.start("verb"))

    def _modals_in(self, start: int, end: int) -> Iterator[Marker]:
        for match in self._modals.finditer(self._key, start, end):
            if not self._key[max(0, match.start() - 7) : match.start()].endswith(("không ", "chưa ")):
                yield Marker(*match.span("verb"), self._lex.modal_modality[_word(match)])

    # --- what is inherited ------------------------------------------------------------------------------------

    def _above(self, duty: Duty) -> Iterator[Marker]:
        """Words of earlier clauses of the item, of the items above it, of the paragraph that leads in to the list."""
        yield from self._earlier(duty.unit)[duty.extent[0]]
        yield from self._in_unit(duty.unit, duty.extent[0])
        parent = duty.unit.parent
        while parent is not None:
            yield from self._said_in(parent)
            parent = parent.parent
        yield from self._led_in(duty)

    def _earlier(self, unit: Unit) -> dict[int, list[Marker]]:
        """By the start of each clause of an item the issuer's verbs of the clauses before it, one a modality."""
        if id(unit) not in self._said_before:
            said: dict[Modality, Marker] = {}
            before = self._said_before[id(unit)] = {}
            for duty in sorted(self._duties[id(unit)], key=lambda duty: duty.extent[0]):
                before.setdefault(duty.extent[0], [*said.values()])
                for marker in reversed([*self._frames(duty.extent[0], duty.parts[-1][0])]):
                    said[marker.modality] = marker
        return self._said_before[id(unit)]

    def _said_in(self, unit: Unit) -> list[Marker]:
        """What a whole heading says, read once for all duties below it."""
        if id(unit) not in self._said:
            self._said[id(unit)] = [*self._in_unit(unit, unit.end)]
        return self._said[id(unit)]

    def _led_in(self, duty: Duty) -> list[Marker]:
        """What the paragraphs before a duty say that lead in to lists, of each modality the nearest."""
        annexed = duty.unit.annexed
        if annexed not in self._led:
            said: dict[Modality, Marker] = {}
            self._led[annexed] = [(0, [])]
            for unit in self._lead_ins:
                if unit.annexed == annexed:
                    said |= {marker.modality: marker for marker in reversed([*self._in_unit(unit, unit.end)])}
                    self._led[annexed].append((unit.end, [*said.values()]))
        led = self._led[annexed]
        return led[bisect_right(led, duty.extent[0], key=lambda one: one[0]) - 1][1]

    def _in_unit(self, unit: Unit, stop: int) -> Iterator[Marker]:
        """Words of order in a heading or a lead-in, the last first, before an offset."""
        if id(unit) not in self._heads:
            self._heads[id(unit)] = [span for span in unit.spans if self._leads_in(span[1])]
        for start, end in reversed(self._heads[id(unit)]):
            high = min(end, stop)
            if start >= high:
                continue
            yield from self._frames(start, high)
            found = [*self._modals_in(start, high)]
            banned = [Marker(*match.span(), "must_not") for match in _BAN.finditer(self._key, start, high)]
            yield from sorted([*found, *banned], reverse=True)

    def _leads_in(self, end: int) -> bool:
        """Whether what ends at an offset ends with a colon."""
        while end > 0 and self._key[end - 1].isspace():
            end -= 1
        return self._key[end - 1 : end] == ":"


def _word(match: re.Match[str]) -> str:
    return " ".join(match.group("verb").split())
