"""Which document exercises which habit of real dispatches: ``python -m corpus.habits`` writes ``HABITS.md``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.export import Entry, entries

__all__ = ["Habit", "checklist", "facts", "habits", "main"]

TABLE = Path(__file__).with_name("HABITS.md")
_LONG = 16_000
"""Characters of a dispatch of more than eight pages."""
_MANY = 25


@dataclass(frozen=True, slots=True)
class Habit:
    """One line of the checklist.

    Attributes:
        group: heading that it stands under.
        name: what real dispatches do.
        text: pattern over the text, or ``None``.
        gold: one of ``facts``, or ``None``.
        least: how many documents must have it.
    """

    group: str
    name: str
    text: re.Pattern[str] | None
    gold: str | None
    least: int

    def holds(self, text: str, said: set[str]) -> bool:
        """Whether a document has it.

        Args:
            text: the document's, in NFC.
            said: its ``facts``.
        """
        return (self.text is None or self.text.search(text) is not None) and (self.gold is None or self.gold in said)


def habits() -> list[Habit]:
    """The checklist of ``habits.toml``, in its order."""
    table = tomllib.loads(Path(__file__).with_name("habits.toml").read_text(encoding="utf-8"))
    return [
        Habit(
            group["name"],
            row["name"],
            re.compile(row["text"]) if "text" in row else None,
            row.get("gold"),
            row.get("least", 1),
        )
        for group in table["group"]
        for row in group["habits"]
    ]


def facts(entry: Entry) -> set[str]:
    """What the gold, and the whole text, say of a document, in the words of ``habits.toml``."""
    return {*_form_facts(entry), *_label_facts(entry.gold), *_duty_facts(entry.gold)}


def _form_facts(entry: Entry) -> Iterator[str]:
    gold, text = entry.gold, entry.text
    header, signature = gold["header"], gold.get("signature")
    number, date = header["number"], header["date"]
    yield "number none" if number is None else "number blank" if number.startswith("/") else "number"
    if date is not None and len(date) < len("2024-01-01"):
        yield "day blank"
    yield from ("urgent",) if header["urgency"] else ()
    yield from ("named type",) if header["type"] != "công văn" else ()
    yield from ("long issuer",) if len(header["issuer"] or "") > 45 else ()
    yield from ("law",) if gold["laws"] else ()
    yield from ("law year",) if any(law["year"] for law in gold["laws"]) else ()
    if signature is None:
        yield "two signers"
    else:
        yield f"capacity {signature.get('capacity')}"
        yield from () if signature.get("name") else ("no signer",)
        name, nearby = signature.get("name"), re.search(r"(?i)nơi\s+nhận", text)
        yield from ("signed first",) if name and nearby and name in text[: nearby.start()][-400:] else ()
    yield from ("nfd",) if unicodedata.normalize("NFC", text) != text else ()
    yield from ("markdown",) if entry.suffix == ".md" else ()
    yield from ("long",) if len(text) > _LONG else ()


def _label_facts(gold: Mapping[str, Any]) -> Iterator[str]:
    labels = [item["label"] for item in gold["items"]]
    for word in ("Điều", "Phần", "Chương", "Bước", "Thứ", "PL"):
        if any(re.search(rf"(?:^|\.){word}", label) for label in labels):
            yield "label Phần" if word == "Chương" else f"label {word}"
    yield from ("label Thứ",) if any(" là" in label for label in labels) else ()
    yield from ("label plus",) if any(re.search(r"-\d+\.\+\d", label) for label in labels) else ()
    yield from ("label twice",) if max(Counter(labels).values(), default=0) > 1 else ()
    yield from ("label gap",) if _has_gap(labels) else ()


def _has_gap(labels: Sequence[str]) -> bool:
    """Whether a number is left out among siblings."""
    siblings: dict[str, list[int]] = {}
    for label in labels:
        parent, _, last = label.rpartition(".")
        if last.isdigit():
            siblings.setdefault(parent, []).append(int(last))
    return any(set(range(min(found), max(found))) - set(found) for found in siblings.values())


def _duty_facts(gold: Mapping[str, Any]) -> Iterator[str]:
    duties = gold["obligations"]
    yield from ("no obligation",) if not duties else ()
    yield from ("many obligations",) if len(duties) > _MANY else ()
    for duty in duties:
        yield duty["modality"]
        yield from ("support",) if any(actor["role"] == "support" for actor in duty["actors"]) else ()
        if deadline := duty["deadline"]:
            yield f"deadline {deadline['kind']}"
            yield from ("deadline time",) if deadline.get("time") else ()
            yield from ("deadline working",) if deadline.get("working_days") else ()


def checklist(documents: Sequence[Entry]) -> dict[Habit, list[Entry]]:
    """The documents that have each habit."""
    known = [(entry, unicodedata.normalize("NFC", entry.text), facts(entry)) for entry in documents]
    return {habit: [entry for entry, text, said in known if habit.holds(text, said)] for habit in habits()}


def table(found: Mapping[Habit, Sequence[Entry]], documents: Sequence[Entry]) -> str:
    """The text of ``HABITS.md``."""
    lines = [
        "# Which document exercises which habit",
        "",
        "Written by `python -m corpus.habits` from `habits.toml`: each habit of real dispatches, and the documents of",
        "the corpus in which its pattern is found (by letter and number; one may hold more than its pattern sees).",
    ]
    group = ""
    for habit, holders in found.items():
        if habit.group != group:
            group = habit.group
            lines += ["", f"## {group}", "", "| habit | documents |", "|---|---|"]
        names = [entry.name.split("-")[0] for entry in holders]
        shown = " ".join(names) if len(names) <= len(documents) // 2 else f"{len(names)} of {len(documents)}"
        lines.append(f"| {habit.name} | {shown} |")
    lines += ["", "## Types", "", "| type | documents |", "|---|---|"]
    types: dict[str, list[str]] = {}
    for entry in documents:
        types.setdefault(entry.gold["header"]["type"] or "none", []).append(entry.name.split("-")[0])
    lines += [f"| {kind} | {' '.join(types[kind])} |" for kind in sorted(types)]
    issuers = {entry.gold["header"]["issuer"] for entry in documents}
    years = sorted((entry.gold["header"]["date"] or "")[:4] for entry in documents if entry.gold["header"]["date"])
    duties = sum(len(entry.gold["obligations"]) for entry in documents)
    lines += ["", f"{len(documents)} documents, {len(issuers)} issuers, {len(types)} types, {years[0]}-{years[-1]};"]
    lines += [f"{duties} obligations; {sum(not e.gold['obligations'] for e in documents)} documents oblige nobody.", ""]
    return "\n".join(lines)


def main() -> int:
    """Write the checklist; gives the exit status, 1 where a habit is exercised too rarely."""
    documents = list(entries())
    found = checklist(documents)
    TABLE.write_text(table(found, documents), encoding="utf-8")
    rare = [f"{habit.name}: {len(held)}" for habit, held in found.items() if len(held) < habit.least]
    print("\n".join(rare) or "every habit is exercised")
    return 1 if rare else 0


if __name__ == "__main__":
    raise SystemExit(main())
