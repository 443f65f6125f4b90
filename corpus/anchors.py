"""Spans of gold values in the text as written, for whoever trains on the corpus.

Each value is looked for in its own part of the dispatch. A value that is not printed in one piece as gold has it (a
number with blanks inside, a head that a list shares) has no span; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.places import Places, Span

__all__ = ["LAYERS", "Anchor", "anchors"]

LAYERS = ("header", "citation", "law", "item", "action", "actor", "deadline", "receiver", "closing")
"""Kinds of anchors; those of one kind overlap only where lists do."""

_DATE = re.compile(r"ngày[\s\d.…_*]*tháng[\s\d.…_*]*năm\s*\d{2,4}|\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{4}")
_CLOSING = re.compile(r"(?im)^[\s*_]*nơi\s+nhận")
_ADDRESSED = re.compile(r"(?i)kính\s+gửi|điện\s*:")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a value stands.

    Attributes:
        layer: one of ``LAYERS``.
        label: what it is within its layer (``number``, ``lead``, ``date`` …).
        path: of the value in the gold file (``header.number``, ``obligations[2].actors[0]``).
        start: first character in the text.
        end: one past the last one.
    """

    layer: str
    label: str
    path: str
    start: int
    end: int


def anchors(text: str, gold: Mapping[str, Any]) -> list[Anchor]:
    """Find the values of a gold file.

    Args:
        text: the dispatch as written.
        gold: in the gold form.

    Returns:
        Anchors by place; a value of several pieces (an item that a heading interrupts) has one a piece.
    """
    places = Places(text)
    items = _item_spans(places, gold)
    body = min((span[0] for spans in items for span in spans), default=len(text))
    found = [*_header(places, gold, body), *_cited(places, gold), *_items(gold, items)]
    found += [*_obligations(places, gold, items), *_closing(places, gold)]
    return sorted(found, key=lambda anchor: (anchor.start, -anchor.end, anchor.path))


def _item_spans(places: Places, gold: Mapping[str, Any]) -> list[list[Span]]:
    spans: list[list[Span]] = []
    cursor = 0
    for item in gold["items"]:
        pieces = places.pieces(item["text"], cursor) if item["text"] else []
        cursor = pieces[0][0] if pieces else cursor
        spans.append(pieces)
    return spans


def _header(places: Places, gold: Mapping[str, Any], body: int) -> Iterator[Anchor]:
    header = gold["header"]
    closing = _closing_start(places.text)
    head = min(body, closing)
    for field in ("parent", "issuer", "number", "type", "subject", "urgency", "secrecy"):
        start = 0
        if field == "subject" and (named := places.find(header["type"] or "", 0, head)):
            start = named[1] if header["type"] != "công văn" else 0
        for span in places.pieces(header[field], start) if header[field] else []:
            if span[1] <= head:
                yield Anchor("header", field, f"header.{field}", *span)
    if header["place"] and header["date"]:
        for match in _DATE.finditer(places.text, 0, head):
            place = places.find(header["place"], max(0, match.start() - len(header["place"]) - 8), match.start())
            if place:
                yield Anchor("header", "place", "header.place", *place)
                yield Anchor("header", "date", "header.date", *match.span())
                break
    addressed = _ADDRESSED.search(places.text, 0, head)
    for index, value in enumerate(gold["addressees"] if addressed else ()):
        for span in places.pieces(value, addressed.end() if addressed else 0):
            yield Anchor("header", "addressee", f"addressees[{index}]", *span)


def _cited(places: Places, gold: Mapping[str, Any]) -> Iterator[Anchor]:
    for layer, key, name in (("citation", "citations", "number"), ("law", "laws", "name")):
        for index, entry in enumerate(gold[key]):
            start = 0
            while span := places.find(entry[name], start):
                before = places.text[span[0] - 1 : span[0]]
                if not before.isalnum():
                    yield Anchor(layer, entry.get("type") or layer, f"{key}[{index}]", *span)
                start = span[1]


def _items(gold: Mapping[str, Any], spans: list[list[Span]]) -> Iterator[Anchor]:
    for index, (item, pieces) in enumerate(zip(gold["items"], spans, strict=True)):
        for span in pieces:
            yield Anchor("item", "task" if item["task"] else "item", f"items[{index}]", *span)


def _obligations(places: Places, gold: Mapping[str, Any], spans: list[list[Span]]) -> Iterator[Anchor]:
    stretches: dict[str, list[Span]] = {}
    for item, pieces in zip(gold["items"], spans, strict=True):
        if pieces:
            stretches.setdefault(item["label"], []).append((pieces[0][0], pieces[-1][1]))
    last: dict[str, int] = {}
    for index, obligation in enumerate(gold["obligations"]):
        path, label = f"obligations[{index}]", obligation["item"]
        # A label may stand twice; the next action of an item is looked for after the one before it.
        tries = [(max(start, last.get(label, 0)), end) for start, end in stretches.get(label, [])]
        for within in [*tries, *stretches.get(label, [])]:
            if action := places.find(obligation["action"], *within):
                last[label] = action[1]
                yield Anchor("action", obligation["modality"], f"{path}.action", *action)
                whole = next(s for s in stretches[label] if s[0] <= action[0] < s[1])
                yield from _parts(places, obligation, path, whole)
                break


def _parts(places: Places, obligation: Mapping[str, Any], path: str, within: Span) -> Iterator[Anchor]:
    for index, actor in enumerate(obligation["actors"]):
        if not actor["inherited"] and (span := places.find(actor["name"], *within)):
            yield Anchor("actor", actor["role"], f"{path}.actors[{index}]", *span)
    if obligation["deadline"]:
        words = obligation["deadline"]["text"]
        if span := places.find(words, *within) or places.find(words, within[1]):
            yield Anchor("deadline", obligation["deadline"]["kind"], f"{path}.deadline", *span)
    for index, body in enumerate(obligation["report_to"]):
        if span := places.find(body, *within):
            yield Anchor("receiver", "receiver", f"{path}.report_to[{index}]", *span)


def _closing_start(text: str) -> int:
    match = _CLOSING.search(text)
    return match.start() if match else len(text)


def _closing(places: Places, gold: Mapping[str, Any]) -> Iterator[Anchor]:
    start = _closing_start(places.text)
    if start == len(places.text):
        return
    for index, entry in enumerate(gold["recipients"]):
        if span := places.find(entry["name"], start):
            yield Anchor("closing", "recipient", f"recipients[{index}]", *span)
    signature = gold.get("signature") or {}
    for field in ("on_behalf_of", "title", "name"):
        # The signature may stand before Nơi nhận; its words are rare enough to be looked for from there first.
        value = signature.get(field)
        if value and (span := places.find(value, start)):
            yield Anchor("closing", field, f"signature.{field}", *span)
