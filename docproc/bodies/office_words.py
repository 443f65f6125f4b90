"""The words of ``data/groups.toml``: short forms, heads of names by kind of office, titles, words around groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from docproc.bodies.lexicon import phrases
from docproc.bodies.registry import name_key
from docproc.data import read_toml

__all__ = [
    "LONGEST_NAME",
    "Kind",
    "belongs_until",
    "kind_of",
    "kinds",
    "office_key",
    "pairs",
    "starts_with",
    "table",
    "word_list",
]

LONGEST_NAME = 600
"""Characters of a name; what is longer is none, and is not read."""

_BRACKET = re.compile(r"\s*\([^()]{0,300}\)")
_CITY = re.compile(r"(?<!\w)tp\.?(?!\w) ?")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office.

    Attributes:
        id: its name in the data.
        level: the level of government of one whose name does not say it, or ``None``.
        merges: whether it goes with its province where provinces merge.
    """

    id: str
    level: str | None
    merges: bool


@cache
def table() -> dict[str, Any]:
    """The whole file."""
    return read_toml("docproc.bodies", "data/groups.toml")


@cache
def word_list(section: str, name: str) -> tuple[str, ...]:
    """One list of the file, the longest entries first."""
    return tuple(sorted(table()[section][name], key=lambda item: (-len(item), item)))


@cache
def pairs(section: str, name: str) -> dict[str, str]:
    """A list of ``left = right`` entries, the longest first."""
    return dict(entry.split(" = ") for entry in word_list(section, name))


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by their heads."""
    return {
        head: Kind(row["id"], row.get("at"), row.get("merges", False))
        for row in table()["kinds"]
        for head in row["heads"]
    }


@cache
def _most_words() -> int:
    return max(len(head.split()) for head in kinds())


def kind_of(key: str) -> tuple[Kind, str] | None:
    """The kind that the longest head at the beginning of a name tells, and that head.

    "tổ chức", "báo cáo viên" begin like heads and are none.
    """
    if any(starts_with(key, other) for other in _no_heads()):
        return None
    words = key.split()
    for count in range(min(len(words), _most_words()), 0, -1):
        head = " ".join(words[:count])
        if head in kinds():
            return kinds()[head], head
    return None


def starts_with(key: str, word: str) -> bool:
    """Whether a key begins with whole words."""
    return key == word or key.startswith((f"{word} ", f"{word},"))


@cache
def _no_heads() -> frozenset[str]:
    return phrases("heads", "other_words") | frozenset(table()["titles"]["no_heads"])


@cache
def _short_forms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, pairs('abbreviations', 'words')))})(?![\w&])")


def office_key(name: str) -> str:
    """The key of a name with its short forms spelled out, without what stands in brackets."""
    key = name_key(_BRACKET.sub("", name))
    key = _CITY.sub("thành phố ", key)
    key = _short_forms().sub(lambda match: pairs("abbreviations", "words")[match.group()], key)
    return " ".join(key.split())


def belongs_until(section: str, name: str) -> dict[str, date]:
    """A list of ``id = day`` entries."""
    return {left: date.fromisoformat(right) for left, right in pairs(section, name).items()}
