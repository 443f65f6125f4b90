"""Compares the documents that a dispatch cites by number, and the laws that it cites by name."""

from __future__ import annotations

from corpus.evaluate.comparison import Comparison, Json, entries
from corpus.evaluate.keys import key

__all__ = ["ATTRIBUTES", "compare_citations", "compare_laws"]

ATTRIBUTES = ("type", "date", "issuer")


def compare_citations(result: Comparison, gold: Json, found: Json) -> None:
    """Which numbers are cited, and what is said of those found; what gold leaves open is not counted."""
    if "citations" not in gold:
        return
    wanted, given = entries(gold, "citations"), entries(found, "citations")
    numbers = [key(entry.get("number")) for entry in given]
    pairing = result.sets("citations", [key(entry["number"]) for entry in wanted], numbers)
    by_number = dict(zip(numbers, given, strict=True))
    for entry in wanted:
        same = by_number.get(key(entry["number"]))
        if same is not None:
            for field in ATTRIBUTES:
                if field in entry:
                    result.same(f"citations.{field}", entry[field], same.get(field), entry["number"])
    result.listed("citations", given, pairing, [entry["number"] for entry in wanted])


def compare_laws(result: Comparison, gold: Json, found: Json) -> None:
    """Laws by name and printed year."""
    if "laws" not in gold:
        return
    wanted, given = entries(gold, "laws"), entries(found, "laws")
    pairing = result.sets("laws", list(map(_law, wanted)), list(map(_law, given)))
    result.listed("laws", given, pairing, [entry["name"] for entry in wanted])


def _law(entry: Json) -> str:
    return f"{key(entry.get('name'))} {entry.get('year') or ''}".strip()
