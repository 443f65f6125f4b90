"""Where the values of a gold file stand on the pages of a rendering.

A value is looked for among the words of the part of the dispatch that it comes from, in reading order, without regard
to blanks, line ends, capitals and the kind of dash; so it is found however the page breaks it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from corpus.render.streams import Span, Stream, folded
from corpus.render.words import Box, PlacedWord, line_boxes

__all__ = ["GoldBoxes", "gold_boxes"]

_HEADER_PARTS = {
    "number": ("number",),
    "place": ("place_date",),
    "issuer": ("issuer",),
    "parent": ("issuer",),
    "type": ("type", "subject", "number"),
    "subject": ("subject", "type"),
    "urgency": ("mark",),
    "secrecy": ("mark",),
}
_HEAD = ("issuer", "motto", "number", "place_date", "mark", "type", "subject", "addressees")
_TEXT = ("type", "subject", "addressees", "body", "annex", "recipients")
_BODY = ("addressees", "body", "annex", "recipients")
_UNPRINTED_TYPES = frozenset({"công văn"})
_DATES = (
    re.compile(r"ngày[\d.…/]*tháng[\d.…/]*năm[\d.…]*"),
    re.compile(r"(?:ngày)?\d{1,2}[-./]\d{1,2}[-./]\d{4}"),
    re.compile(r"ngày.*"),
)
_LEADERS = "[.…]*"
"""Dots on which a form's number is written."""
_COORDINATION = 80
"""Characters between an ordinal and the symbol that several numbers share."""


@dataclass(slots=True)
class GoldBoxes:
    """The boxes of gold values.

    Attributes:
        words: the rendering's words, to which ``values`` points.
        values: path of a value (``header.number``, ``addressees[0]``, ``citations[2]``, ``laws[0]``, ``items[4]``,
            ``obligations[1].action``, ``obligations[1].deadline``, ``obligations[1].actors[0]``, ``recipients[0]``,
            ``archive[1]``, ``signature.name``) → indices of its words in reading order.
        missing: paths of values that the page prints nowhere as gold gives them.
    """

    words: Sequence[PlacedWord]
    values: dict[str, tuple[int, ...]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def boxes(self, path: str) -> tuple[Box, ...]:
        """The boxes of a value, one a printed line; empty where it is not found."""
        return line_boxes([self.words[index] for index in self.values.get(path, ())])

    def put(self, path: str, stream: Stream, spans: Sequence[Span]) -> None:
        """Note where a value was found; no span says that it is missing."""
        if spans:
            indices = (index for span in spans for index in stream.words_of(span))
            self.values[path] = tuple(dict.fromkeys(indices))
        else:
            self.missing.append(path)


def gold_boxes(gold: Mapping[str, Any], words: Sequence[PlacedWord]) -> GoldBoxes:
    """Find the values of a gold file among the words of a rendering.

    Args:
        gold: the gold file's object.
        words: of the rendering of its dispatch.

    Returns:
        The words of each value that is printed; those that are not found are named.
    """
    found = GoldBoxes(words)
    _header(gold.get("header", {}), found)
    _in_order(gold.get("addressees", []), "addressees", ("addressees",), found)
    _mentions(gold, found)
    items = _items(gold.get("items", []), found)
    _obligations(gold, items, found)
    recipients = [entry["name"] for entry in gold.get("recipients", [])]
    _in_order(recipients, "recipients", ("recipients",), found)
    _in_order(gold.get("archive", []), "archive", ("recipients",), found, after="lưu")
    _signature(gold.get("signature") or {}, found)
    return found


def _header(header: Mapping[str, str | None], found: GoldBoxes) -> None:
    everywhere = Stream(found.words, _HEAD)
    for name, parts in _HEADER_PARTS.items():
        value = header.get(name)
        if not value or (name == "type" and value in _UNPRINTED_TYPES):
            continue
        for stream in (Stream(found.words, parts), everywhere):
            spans = stream.pieces(value) if name in ("subject", "issuer") else _one(stream.find(value))
            if not spans and name == "number":
                dotted = re.search(_LEADERS.join(map(re.escape, folded(value))), stream.text)
                spans = [dotted.span()] if dotted else []
            if spans:
                break
        found.put(f"header.{name}", stream, spans)
    if header.get("date"):
        stream = Stream(found.words, ("place_date",))
        matches = (match for form in _DATES if (match := form.search(stream.text)))
        found.put("header.date", stream, [match.span() for match in islice(matches, 1)])


def _one(span: Span | None) -> list[Span]:
    return [span] if span else []


def _in_order(
    values: Sequence[str], name: str, parts: Sequence[str], found: GoldBoxes, after: str | None = None
) -> None:
    """Values that stand one after the other in one part."""
    stream = Stream(found.words, parts)
    position = max(0, stream.text.rfind(after) + len(after)) if after and after in stream.text else 0
    for index, value in enumerate(values):
        spans = stream.pieces(value, position) or stream.pieces(value)
        found.put(f"{name}[{index}]", stream, spans)
        if spans:
            position = spans[-1][1]


def _mentions(gold: Mapping[str, Any], found: GoldBoxes) -> None:
    """The first mention of each cited document and law."""
    stream = Stream(found.words, _TEXT)
    for index, cited in enumerate(gold.get("citations", [])):
        if cited.get("number"):
            number = cited["number"]
            found.put(
                f"citations[{index}]",
                stream,
                _one(stream.find(number) or stream.find_loose(number) or _coordinated(stream, number)),
            )
    for index, law in enumerate(gold.get("laws", [])):
        found.put(f"laws[{index}]", stream, _one(stream.find(law["name"])))


def _coordinated(stream: Stream, number: str) -> Span | None:
    """The ordinal of a number whose symbol stands only once, behind the last of several (``số 512, 733/BNNMT-TL``)."""
    ordinal, _, symbol = number.partition("/")
    at = 0
    while symbol and (span := stream.find(ordinal, at)):
        if folded(symbol) in stream.text[span[1] : span[1] + _COORDINATION]:
            return span
        at = span[0] + 1
    return None


def _items(items: Sequence[Mapping[str, Any]], found: GoldBoxes) -> tuple[Stream, dict[str, list[list[Span]]]]:
    """Note the items; gives the stream, and for each label the places of the items that bear it."""
    stream = Stream(found.words, _BODY)
    places: dict[str, list[list[Span]]] = {}
    position = 0
    for index, item in enumerate(items):
        text = item.get("text") or ""
        spans: list[Span] = []
        if text:
            spans = _one(stream.find(text, position)) or stream.pieces(text, position) or stream.pieces(text)
            found.put(f"items[{index}]", stream, spans)
        if spans:
            position = spans[0][1] if len(spans) == 1 else spans[0][0] + 1
        places.setdefault(str(item.get("label")), []).append(spans)
    return stream, places


def _obligations(gold: Mapping[str, Any], items: tuple[Stream, dict[str, list[list[Span]]]], found: GoldBoxes) -> None:
    stream, places = items
    for index, obligation in zip(count(), gold.get("obligations", []), strict=False):
        path = f"obligations[{index}]"
        within = _scope(places.get(str(obligation.get("item")), []), stream, obligation.get("action") or "")
        if obligation.get("action"):
            found.put(f"{path}.action", stream, _near(stream, obligation["action"], within))
        deadline = (obligation.get("deadline") or {}).get("text")
        if deadline:
            found.put(f"{path}.deadline", stream, _near(stream, deadline, within))
        for order, actor in enumerate(obligation.get("actors", [])):
            if actor.get("name"):
                spans = _near(stream, actor["name"], within, back=True)
                if not spans:  # the kind of body stands once, before several: "các Sở: Y tế, Tài chính"
                    spans = _near(stream, actor["name"].partition(" ")[2], within, back=True)
                found.put(f"{path}.actors[{order}]", stream, spans)


def _scope(candidates: Sequence[Sequence[Span]], stream: Stream, action: str) -> Span:
    """From the beginning to the end of the obligation's item; of several with one label the one that says it."""
    printed = [spans for spans in candidates if spans]
    for spans in printed:
        if stream.find(action, spans[0][0], spans[-1][1]):
            return (spans[0][0], spans[-1][1])
    return (printed[0][0][0], printed[0][-1][1]) if printed else (0, len(stream.text))


def _near(stream: Stream, value: str, within: Span, *, back: bool = False) -> list[Span]:
    """A value in its item, else nearest: what is inherited stands before it (``back``), what dates it rather after."""
    start, end = within
    inside = _one(stream.find(value, start, end)) or stream.pieces(value, start, end)
    if inside:
        return inside
    before: Span | None = None
    at = stream.find(value, 0, start)
    while at:
        before = at
        at = stream.find(value, at[0] + 1, start)
    after = stream.find(value, end)
    first, second = (before, after) if back else (after, before)
    return _one(first or second) or stream.pieces(value)


def _signature(signature: Mapping[str, str | None], found: GoldBoxes) -> None:
    stream = Stream(found.words, ("signature",))
    for name in ("capacity", "on_behalf_of", "title", "name"):
        value = signature.get(name)
        if not value:
            continue
        spans = stream.pieces(value)
        if not spans and name == "capacity":  # gold writes all of T/M, TM/ and TM. alike
            letters = r"\W?".join(char for char in folded(value) if char.isalpha())
            spans = [found_at.span()] if (found_at := re.search(letters + r"[./]?", stream.text)) else []
        found.put(f"signature.{name}", stream, spans)
