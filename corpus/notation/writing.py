"""From a text and its gold to the notation, so that a person can review one beside the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.gold import GoldHeader, GoldSignature
from corpus.notation.obligations import format_obligation
from corpus.places import Places, Span

__all__ = ["write_notation"]


def write_notation(text: str, gold: Mapping[str, Any], suffix: str = ".txt") -> str:
    """Put marks and obligations into a text.

    Args:
        text: the dispatch.
        gold: in the gold form.
        suffix: of the text's file.

    Returns:
        The notation; ``read_notation`` gives text and gold back.

    Raises:
        ValueError: an item's text is not in the dispatch.
    """
    text = text.rstrip("\n")
    marks, ends = _marks(text, gold)
    lines: list[str] = []
    position, label = 0, ""
    for line in text.split("\n"):
        end = position + len(line)
        here = [(at, mark) for at, mark in marks if position <= at <= end]
        for at, mark in reversed(here):
            line = line[: at - position] + mark + line[at - position :]  # noqa: PLW2901 - grows mark by mark
        lines.append(line)
        begun = [mark.strip("{}*") for _, mark in here if mark[1] not in "/+"]
        label = begun[-1] if begun else label
        lines += [format_obligation(gold["obligations"][index], label) for at, index in ends if position <= at <= end]
        position = end + 1
    return "\n".join([*_head(gold, suffix), "---", *lines]) + "\n"


def _head(gold: Mapping[str, Any], suffix: str) -> list[str]:
    lines = [f"notes: {gold['source']['notes'] or ''}", *([] if suffix == ".txt" else [f"format: {suffix[1:]}"])]
    lines += [f"{name}: {value}" for name in GoldHeader.model_fields if (value := gold["header"][name])]
    lines += [f"to: {addressee}" for addressee in gold["addressees"]]
    for citation in gold["citations"]:
        parts = (
            "?" if name not in citation else citation[name] or "-" for name in ("number", "type", "date", "issuer")
        )
        lines.append("cite: " + " | ".join(parts))
    lines += [f"law: {law['name']} | {law['year'] or '-'}" for law in gold["laws"]]
    lines += [f"recipient: {entry['name']} | {entry['purpose'] or '-'}" for entry in gold["recipients"]]
    lines += [f"archive: {', '.join(gold['archive'])}"] if gold["archive"] else []
    if signature := gold.get("signature"):
        names = tuple(GoldSignature.model_fields)
        lines.append("signature: " + " | ".join("?" if n not in signature else signature[n] or "-" for n in names))
    return lines


def _marks(text: str, gold: Mapping[str, Any]) -> tuple[list[tuple[int, str]], list[tuple[int, int]]]:
    """The marks by place, and after which place the obligations stand (by index), each in order."""
    places = Places(text)
    marks: list[tuple[int, str]] = []
    last_place: dict[str, int] = {}
    cursor = 0
    for item in gold["items"]:
        spans = places.pieces(item["text"], cursor) if item["text"] else [(cursor, cursor)]
        if not spans:
            raise ValueError(f"the text of item {item['label']} is not in the dispatch after the item before it")
        cursor = spans[0][1]
        pieces = [piece for span in spans for piece in _lines(text, span)]
        for number, (start, end) in enumerate(pieces):
            again = "{+}" if number < len(_lines(text, spans[0])) else "{+" + item["label"] + "}"
            marks.append((start, "{" + item["label"] + "*" * item["task"] + "}" if number == 0 else again))
            marks.append((end, "{/}"))
        last_place[item["label"]] = pieces[-1][1]
    marks.sort(key=lambda mark: (mark[0], mark[1] != "{/}"))
    ends = [(last_place[obligation["item"]], index) for index, obligation in enumerate(gold["obligations"])]
    running, ordered = 0, []
    for place, index in ends:
        running = max(running, place)
        ordered.append((running, index))
    return _needed(text, marks), ordered


def _lines(text: str, span: Span) -> list[Span]:
    """A span cut at line ends, without the blanks that lead a line."""
    pieces, start = [], span[0]
    for line in text[span[0] : span[1]].split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            pieces.append((start + lead, start + len(line)))
        start += len(line) + 1
    return pieces or [span]


def _needed(text: str, marks: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without the ends that a line's end or another mark says anyway."""
    kept = []
    for index, (place, mark) in enumerate(marks):
        following = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        line_end = text.find("\n", place)
        stop = min(following, len(text) if line_end < 0 else line_end)
        if mark != "{/}" or text[place:stop].strip(" *_"):
            kept.append((place, mark))
    return kept
