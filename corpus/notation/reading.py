"""From the notation to the text and its gold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from corpus.gold import GoldHeader, GoldSignature
from corpus.notation.obligations import Draft, parse_obligation
from corpus.places import plain_value

__all__ = ["MARK", "NotationError", "Written", "printed_stretch", "read_notation"]

Gold = dict[str, Any]

MARK = re.compile(
    r"""\{(?:
        (?P<end>/)                              # the item's text ends here
      | \+(?P<again>[^{}\s*][^{}*]*)?           # the last item, or the one named, goes on
      | (?P<label>(?:¶|-)?\w[^{}*]*)(?P<task>\*)?
    )\}""",
    re.VERBOSE,
)
"""``{II.1.a*}`` begins an item (``*``: a task), ``{+}`` goes on with the last one, ``{/}`` ends it."""

_BROKEN = re.compile(r"(?<=[^\W_])-\0")
_SCALARS = tuple(GoldHeader.model_fields)
_KEYS = {*_SCALARS, "notes", "format", "to", "cite", "law", "recipient", "archive", "signature"}


class NotationError(ValueError):
    """The notation is wrong at some line; the message names it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote.

    Attributes:
        text: the dispatch.
        gold: in the gold form.
        suffix: ``.txt`` or ``.md``.
    """

    text: str
    gold: Gold
    suffix: str


@dataclass(slots=True)
class _Item:
    label: str
    task: bool
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _BROKEN.sub("-", plain_value("\n".join(self.pieces).replace("-\n", "-\0"))).replace("\0", " ")


def read_notation(notation: str) -> Written:
    """Take text and gold apart.

    Args:
        notation: head of ``key: value`` lines, a line ``---``, then the text with its marks.

    Returns:
        The dispatch and its gold.

    Raises:
        NotationError: a line is not of the notation, or an action is not in its item.
    """
    head, ruled, body = notation.partition("\n---\n")
    if not ruled:
        raise NotationError("there is no line '---' between head and text")
    fields = _head(head)
    offset = head.count("\n") + 3
    lines, items, drafts = _body(body, offset)
    gold = _form(fields)
    gold["items"] = _items(items)
    gold["obligations"] = [_obligation(draft, items) for draft in drafts]
    for key in ("recipients", "archive", "signature"):
        if key in gold:  # in the order of the contract
            gold[key] = gold.pop(key)
    suffix = "." + (fields.get("format") or ["txt"])[0]
    return Written("\n".join(lines).rstrip("\n") + "\n", gold, suffix)


def _head(head: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for number, line in enumerate(head.split("\n"), 1):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon or key.strip() not in _KEYS:
            raise NotationError(f"line {number}: '{line[:40]}' is no field of the head")
        fields.setdefault(key.strip(), []).append(value.strip())
    return fields


def _parts(value: str, names: tuple[str, ...]) -> dict[str, str | None]:
    """``a | - | ?`` by name: ``-`` is null, ``?`` is left out, and so is what is not there."""
    parts = [part.strip() for part in value.split("|")]
    if len(parts) > len(names):
        raise NotationError(f"'{value[:60]}' has more than {len(names)} parts")
    return {name: None if part == "-" else part for name, part in zip(names, parts, strict=False) if part != "?"}


def _form(fields: dict[str, list[str]]) -> Gold:
    """Gold of header and lists."""
    gold: Gold = {"source": {"kind": "text", "notes": " ".join(fields.get("notes", [])) or None}}
    gold["header"] = {name: fields.get(name, [""])[0] or None for name in _SCALARS}
    gold["addressees"] = fields.get("to", [])
    gold["citations"] = [_parts(value, ("number", "type", "date", "issuer")) for value in fields.get("cite", [])]
    laws = [_parts(value, ("name", "year")) for value in fields.get("law", [])]
    gold["laws"] = [{"name": law["name"], "year": int(year) if (year := law.get("year")) else None} for law in laws]
    gold["recipients"] = [
        {"purpose": None, **_parts(value, ("name", "purpose"))} for value in fields.get("recipient", [])
    ]
    gold["recipients"] = [{"name": entry["name"], "purpose": entry["purpose"]} for entry in gold["recipients"]]
    archive = (fields.get("archive") or [""])[0]
    gold["archive"] = [code.strip() for code in archive.split(",") if code.strip()]
    if signature := fields.get("signature"):
        gold["signature"] = _parts(signature[0], tuple(GoldSignature.model_fields))
    return gold


def _body(body: str, offset: int) -> tuple[list[str], list[_Item], list[Draft]]:
    lines: list[str] = []
    items: list[_Item] = []
    drafts: list[Draft] = []
    for number, line in enumerate(body.split("\n"), offset):
        try:
            if line.startswith(">>"):
                if not items:
                    raise NotationError("an obligation stands before any item")
                drafts.append(parse_obligation(line[2:], items[-1].label, number))
            else:
                lines.append(_line(line, items))
        except ValueError as error:
            raise NotationError(f"line {number}: {error}") from None
    return lines, items, drafts


def _line(line: str, items: list[_Item]) -> str:
    """Add what a line says of items; gives the line without its marks."""
    plain, position = "", 0
    current: _Item | None = None
    for mark in MARK.finditer(line):
        segment = line[position : mark.start()]
        if current:
            current.pieces.append(segment)
        plain += segment
        position = mark.end()
        if mark["end"]:
            current = None
        elif mark["label"]:
            current = _Item(mark["label"].strip(), bool(mark["task"]))
            items.append(current)
        else:
            current = _named(mark["again"], items)
    if current:
        current.pieces.append(line[position:])
    return plain + line[position:]


def _named(label: str | None, items: list[_Item]) -> _Item:
    found = [item for item in items if label is None or item.label == label]
    if not found:
        raise NotationError(f"no item {label or ''} to go on with")
    return found[-1]


def _items(items: list[_Item]) -> list[Gold]:
    labels = {item.label for item in items}
    found = []
    for item in items:
        entry: Gold = {"label": item.label, "text": item.text, "task": item.task}
        parent = item.label.rpartition(".")[0]
        if parent in labels:
            entry["parent"] = parent
        found.append(entry)
    return found


def _obligation(draft: Draft, items: list[_Item]) -> Gold:
    texts = [item.text for item in items if item.label == draft.item]
    if not texts:
        raise NotationError(f"line {draft.line}: there is no item {draft.item}")
    problems = []
    for text in texts:
        try:
            return draft.gold(printed_stretch(text, draft.action))
        except ValueError as error:
            problems.append(str(error))
    raise NotationError(f"line {draft.line}: {problems[-1]}")


def printed_stretch(text: str, action: str) -> str:
    """The action as printed: what is written, or the stretch from its first to its last words (``a … b``).

    Args:
        text: where it is printed, in the form of ``plain_value``.
        action: as written in the notation.

    Raises:
        ValueError: it is not there, or the shortened form may mean several stretches.
    """
    wanted = plain_value(action)
    if wanted in text:
        return wanted
    first, dots, last = (part.strip() for part in wanted.partition("…"))
    if not dots:
        raise NotationError(f"'{wanted[:60]}' is not in the item's text")
    start = text.find(first)
    if start < 0 or text.find(first, start + 1) >= 0:
        raise NotationError(f"'{first[:60]}' stands {'more than once' if start >= 0 else 'nowhere'} in the item's text")
    end = text.find(last, start + len(first))
    if end < 0 or text.find(last, end + 1) >= 0:
        raise NotationError(f"'{last[:60]}' stands {'more than once' if end >= 0 else 'nowhere'} after '{first[:40]}'")
    return text[start : end + len(last)]
