"""One line of the notation for one obligation, both ways.

``>> must | Sở Tài chính & +Sở Nội vụ^ | rà soát … biên chế | due: "trước ngày 30/9" date 2023-09-30 before``
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["OPTIONS", "Draft", "Gold", "flag", "format_obligation", "parse_deadline", "parse_obligation"]

Gold = dict[str, Any]

_MODALITIES = ("must", "request", "should", "must_not")
_DUE = re.compile(r'"(?P<text>[^"]+)"\s+(?P<kind>date|period|relative|recurring)\b(?P<rest>.*)')
_WORDS = {
    "due": re.compile(r"\d{4}-\d\d-\d\d"),
    "time": re.compile(r"\d\d:\d\d"),
    "rrule": re.compile(r"FREQ=\S+"),
    "duration": re.compile(r"P[\dTYMWDHS]+"),
    "bound": re.compile(r"before|by|within|on"),
    "anchor": re.compile(r"issue|receipt|effective|event"),
    "working_days": re.compile(r"working"),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An obligation whose action is not yet found in its item's text.

    Attributes:
        line: number of its line in the notation.
        item: label of its item.
        action: as written, perhaps shortened.
        modality, actors, options: the other parts in the gold form.
    """

    line: int
    item: str
    action: str
    modality: str
    actors: list[Gold]
    options: dict[str, Any]

    def gold(self, action: str) -> Gold:
        """The obligation in the gold form, with its action as printed."""
        return {
            "item": self.item,
            "action": action,
            "modality": self.modality,
            "actors": self.actors,
            "deadline": self.options.get("due"),
            "report_to": self.options.get("to", []),
            "deliverable": self.options.get("product"),
            "basis": self.options.get("basis", []),
        }


def parse_obligation(
    line: str, item: str, number: int, options: Mapping[str, Callable[[str], Any]] | None = None
) -> Draft:
    """Read one line, without its ``>>``.

    Args:
        line: the fields.
        item: label of the item before it.
        number: of the line, for messages.
        options: what may follow the action: name → reader of its value; ``OPTIONS`` if not given.

    Raises:
        ValueError: it is not of the notation.
    """
    modality, *fields = [field.strip() for field in line.split(" | ")]
    if modality not in _MODALITIES:
        raise ValueError(f"'{modality}' is no modality")
    if len(fields) < 2:
        raise ValueError("an obligation needs modality | actors | action")
    readers = OPTIONS if options is None else options
    given: dict[str, Any] = {}
    for field in fields[2:]:
        name, colon, value = field.partition(":")
        if name not in readers or not (colon or readers[name] is flag):
            raise ValueError(f"'{field[:40]}' is none of {', '.join(readers)}")
        given[name] = readers[name](value.strip())
    return Draft(number, given.pop("item", item), fields[1], modality, _actors(fields[0]), given)


def flag(value: str) -> bool:
    """Read an option that stands without a value.

    Raises:
        ValueError: it has one.
    """
    if value:
        raise ValueError(f"'{value[:40]}' stands behind a word that takes no value")
    return True


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(" & ")]


def _actors(field: str) -> list[Gold]:
    actors = []
    for part in () if field == "-" else field.split(" & "):
        name = part.strip()
        role = "support" if name.startswith("+") else "lead"
        actors.append({"name": name.strip("+^").strip(), "role": role, "inherited": name.endswith("^")})
    return actors


def parse_deadline(value: str) -> Gold:
    """Read one deadline of the notation: ``"trước ngày 30/9" date 2023-09-30 before``.

    Args:
        value: the text as printed in quotation marks, its kind, and what else is known of it, in any order.

    Returns:
        The deadline in the gold form; what is not named is ``None``.

    Raises:
        ValueError: it is not of the notation.
    """
    match = _DUE.fullmatch(value.strip())
    if not match:
        raise ValueError(f"'{value[:60]}' is no deadline: write \"text\" kind …")
    deadline: Gold = {"text": match["text"], "kind": match["kind"], "due": None, "bound": None, "time": None}
    deadline |= {"duration": None, "anchor": None, "working_days": False, "rrule": None}
    for word in match["rest"].split():
        key = _word(word)
        deadline[key] = True if key == "working_days" else word
    return deadline


def _word(word: str) -> str:
    """The key of the deadline that a word speaks of."""
    for key, form in _WORDS.items():
        if form.fullmatch(word):
            return key
    raise ValueError(f"'{word}' says nothing of a deadline")


OPTIONS: Mapping[str, Callable[[str], Any]] = {
    "due": parse_deadline,
    "to": _parts,
    "product": str,
    "basis": _parts,
    "item": str,
}
"""What may follow the action in a dispatch's notation."""


def format_obligation(obligation: Gold, item: str = "") -> str:
    """The line of an obligation, with its whole action; the inverse of ``parse_obligation``.

    Args:
        obligation: in the gold form.
        item: label of the item that the line follows; another one is named in the line.
    """
    actors = " & ".join(
        ("+" if actor["role"] == "support" else "") + actor["name"] + ("^" if actor["inherited"] else "")
        for actor in obligation["actors"]
    )
    fields = [obligation["modality"], actors or "-", obligation["action"]]
    if deadline := obligation["deadline"]:
        fields.append("due: " + _format_deadline(deadline))
    if obligation["report_to"]:
        fields.append("to: " + " & ".join(obligation["report_to"]))
    if obligation["deliverable"]:
        fields.append("product: " + obligation["deliverable"])
    if obligation["basis"]:
        fields.append("basis: " + " & ".join(obligation["basis"]))
    if obligation["item"] != item:
        fields.append("item: " + obligation["item"])
    return ">> " + " | ".join(fields)


def _format_deadline(deadline: Gold) -> str:
    words = [f'"{deadline["text"]}"', deadline["kind"]]
    words += [deadline[key] for key in ("due", "time", "duration", "rrule", "anchor", "bound") if deadline.get(key)]
    return " ".join([*words, *(["working"] if deadline.get("working_days") else [])])
