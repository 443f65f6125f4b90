"""The vocabulary of symbols (ký hiệu): issuer codes, collisions, repairs, units; read once from ``data/``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from docproc import data as files
from docproc.document_types import all_types
from docproc.text import match_key

__all__ = ["IssuerCode", "Vocabulary", "clause_start", "issuers", "phrase_pattern", "read_toml", "vocabulary"]


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """One abbreviation of a body in symbols.

    Attributes:
        code: as printed, ``BNV``.
        names: names of the bodies that use it; more than one where a code is shared (``TU``: Tỉnh ủy, Thành ủy).
        valid_from: ISO date of first use, ``None`` where open.
        valid_to: ISO date of last use, ``None`` where open.
        source: where the row comes from.
    """

    code: str
    names: tuple[str, ...]
    valid_from: str | None
    valid_to: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the symbol grammar asks: plain sets and maps, so that a look-up costs nothing."""

    types: frozenset[str]
    joint: frozenset[str]
    legislative: frozenset[str]
    units: frozenset[str]
    collisions: dict[str, frozenset[str]]
    repairs: dict[str, str]
    court: re.Pattern[str]
    not_dispatches: frozenset[str]
    not_dispatches_afar: re.Pattern[str]
    objects: frozenset[str]
    compounds: frozenset[str]
    qualifiers: frozenset[str]
    forms: frozenset[str]


def read_toml(name: str) -> dict[str, Any]:
    """One data file of this package, parsed."""
    return files.read_toml("docproc.citations", f"data/{name}")


def clause_start(key: str, low: int, end: int) -> int:
    """Where the clause that reaches ``end`` begins, not before ``low``: after a semicolon, full stop or empty line."""
    clause = key[low:end]
    if ";" not in clause and "." not in clause and "\n\n" not in clause:  # by far the usual case
        return low
    return low + max(clause.rfind(";") + 1, clause.rfind(". ") + 1, clause.rfind(".\n") + 1, clause.rfind("\n\n") + 1)


def phrase_pattern(phrases: Iterable[str], *, anywhere: bool = False) -> str:
    """An alternation of phrases as match keys, longest first, that ends at a word's end.

    Phrases are grouped by their first letter, which makes long alternations several times faster; blanks within a
    phrase match any blanks, line breaks too.

    Args:
        phrases: in any case and tone placement.
        anywhere: for searching: a phrase must also begin at a word's beginning. That is asked after its first letter,
            so that the search skips all other letters.
    """
    groups: dict[str, list[str]] = {}
    for phrase in sorted({match_key(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase)):
        groups.setdefault(re.escape(phrase[0]), []).append(re.escape(phrase[1:]).replace("\\ ", r"\s+"))
    border = r"(?<!\w{})" if anywhere else ""
    branches = (f"{first}{border.format(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return rf"(?:{'|'.join(branches)})(?!\w)"


@cache
def issuers() -> dict[str, IssuerCode]:
    """All known issuer codes by code."""
    return {
        row["code"]: IssuerCode(
            row["code"],
            files.several(row["name"]),
            row["valid_from"] or None,
            row["valid_to"] or None,
            row["source"],
        )
        for row in files.read_rows("docproc.citations", "data/issuer_codes.csv")
    }


def _doubled(codes: Set[str]) -> dict[str, str]:
    """Codes whose Đ was read twice, with or without its stroke (``QĐĐ``, ``BCDĐ``), where that is none itself.

    No other letter differs from Đ by a stroke only; ``BCPĐ`` may be a body's code that the register lacks.
    """
    pairs = [(code.replace("Đ", "ĐĐ", 1), code) for code in codes if "Đ" in code and len(code) > 1]
    pairs += [(code.replace("Đ", "DĐ", 1), code) for code in codes if "Đ" in code and len(code) > 2]
    return {wrong: right for wrong, right in pairs if wrong not in codes}


@cache
def vocabulary() -> Vocabulary:
    """The symbol vocabulary of ``data/symbols.toml`` and the types' abbreviations."""
    data = read_toml("symbols.toml")
    types = frozenset(code for kind in all_types() for code in kind.codes) | frozenset(data["joint"]["types"])
    repairs = {wrong: right for wrong, right in data["repairs"].items() if wrong != "source"}
    fields, levels = "|".join(data["courts"]["fields"]), "|".join(data["courts"]["levels"])
    return Vocabulary(
        types=types,
        joint=frozenset(data["joint"]["types"]),
        legislative=frozenset(data["legislative"]["types"]),
        units=frozenset(data["units"]["codes"]),
        collisions={code: frozenset(units) for code, units in data["collisions"].items() if code != "source"},
        repairs=_doubled(types | issuers().keys() | set(data["units"]["codes"])) | repairs,
        court=re.compile(rf"(?:QĐ(?:ST|PT)?-(?:{fields})|(?:{fields})-(?:{levels})|AL)\Z"),
        not_dispatches=frozenset(match_key(noun) for noun in data["not_dispatches"]["before_number"]),
        objects=frozenset(match_key(noun) for noun in data["not_dispatches"]["objects"]),
        compounds=frozenset(match_key(word) for word in data["not_dispatches"]["compounds"]),
        forms=frozenset(data["forms"]["codes"]),
        qualifiers=frozenset(match_key(word) for word in data["qualifiers"]["after_head"]),
        not_dispatches_afar=re.compile(phrase_pattern(data["not_dispatches"]["afar"], anywhere=True)),
    )
