"""A small authored registry of documents, and what a careful clerk answers when a citation is looked up in it.

``headers.toml`` holds the documents; ``cases_*.toml`` single citations with the right answer; ``sentences_*.toml``
sentences with the right answer for each citation in them. ``corpus/score_resolution.py`` measures against them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from docproc.citations import Record, Reference

__all__ = [
    "SPLITS",
    "Case",
    "Cited",
    "Header",
    "Library",
    "Sentence",
    "Split",
    "State",
    "cases",
    "library",
    "sentences",
]

FOLDER = Path(__file__).resolve().parent
Split = Literal["dev", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)
State = Literal["matched", "ambiguous", "unmatched", "self"]


@dataclass(frozen=True, slots=True)
class Header:
    """One document of the registry, or a citing document of a case's own; fields as printed, ``None`` where missing.

    Attributes:
        key: its name in the files; empty for a citing document that is not in the registry.
        same_as: key of the document that this is a second reading of.
    """

    key: str = ""
    number: str | None = None
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    parent: str | None = None
    place: str | None = None
    subject: str | None = None
    same_as: str | None = None

    def record(self, *references: Reference) -> Record:
        """The record of this header, made from what ``docproc extract`` would print of it.

        Args:
            references: what the document cites.
        """
        names = ("number", "type", "date", "issuer", "parent", "place", "subject")
        header = {name: {"value": getattr(self, name)} for name in names if getattr(self, name)}
        citations = [
            {field.name: getattr(reference, field.name) for field in fields(reference)} for reference in references
        ]
        return Record.from_json({"header": header, "citations": citations})


@dataclass(frozen=True, slots=True)
class Case:
    """One citation and its right answer; the fields are explained at the head of ``cases_dev.toml``."""

    id: str
    kind: str
    hard: bool
    reference: Reference
    citing: Header | None
    state: State
    target: str | None
    among: tuple[str, ...]
    slips: tuple[str, ...]
    may: tuple[str, ...]
    late: str | None
    before: State | None
    before_may: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation that a sentence makes, with the state, target and suspected slips of its resolution."""

    number: str
    state: State
    target: str | None = None
    slips: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a citing document with all that it cites, in order of first mention."""

    id: str
    hard: bool
    text: str
    citing: Header | None
    cited: tuple[Cited, ...]


class Library:
    """The registry: its headers, and the way between keys and ids of records."""

    def __init__(self, headers: tuple[Header, ...]) -> None:
        self.headers = headers
        self._records = {header.key: header.record() for header in headers}
        # A second reading may get an id of its own (it is then held twice); both lead to the same key.
        self._keys = {self._records[header.key].id: header.same_as or header.key for header in reversed(headers)}

    def __getitem__(self, key: str) -> Record:
        return self._records[key]

    def __contains__(self, key: object) -> bool:
        return key in self._records

    def records(self, *, without: str | None = None) -> Iterator[Record]:
        """All records in the file's order.

        Args:
            without: key of a document that has not arrived; its second readings are left out with it.
        """
        for header in self.headers:
            if without is None or without not in (header.key, header.same_as):
                yield self._records[header.key]

    def key_of(self, record_id: str | None) -> str | None:
        """The key of the document with an id, ``None`` for one that is not in the registry."""
        return None if record_id is None else self._keys.get(record_id)


def library() -> Library:
    """The registry of ``headers.toml``."""
    return Library(tuple(Header(**row) for row in _rows("headers.toml", "header")))


def cases(split: Split, registry: Library) -> list[Case]:
    """The cases of one half.

    Args:
        split: which half.
        registry: where the keys of citing documents are looked up.
    """
    return [_case(row, registry) for row in _rows(f"cases_{split}.toml", "case")]


def sentences(split: Split, registry: Library) -> list[Sentence]:
    """The sentences of one half, empty where there are none.

    Args:
        split: which half.
        registry: where the keys of citing documents are looked up.
    """
    return [
        Sentence(
            id=row["id"],
            hard=row["hard"],
            text=row["text"],
            citing=_citing(row.get("citing"), registry),
            cited=tuple(_cited(cited) for cited in row["cited"]),
        )
        for row in _rows(f"sentences_{split}.toml", "sentence")
    ]


def _rows(name: str, table: str) -> list[dict[str, Any]]:
    path = FOLDER / name
    if not path.exists():
        return []
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[table]
    return rows


def _case(row: Mapping[str, Any], registry: Library) -> Case:
    known = {*_REFERENCE, *(field.name for field in fields(Case))}
    if unknown := set(row) - known:
        raise ValueError(f"case {row['id']}: unknown fields {sorted(unknown)}")
    return Case(
        id=row["id"],
        kind=row["kind"],
        hard=row["hard"],
        reference=Reference(**{name: row[name] for name in _REFERENCE if name in row}),
        citing=_citing(row.get("citing"), registry),
        state=row["state"],
        target=row.get("target"),
        among=tuple(row.get("among", ())),
        slips=tuple(row.get("slips", ())),
        may=tuple(row.get("may", ())),
        late=row.get("late"),
        before=row.get("before"),
        before_may=tuple(row.get("before_may", ())),
        reason=row["reason"],
    )


_REFERENCE = ("number", "type", "date", "issuer", "title")


def _citing(value: str | Mapping[str, str] | None, registry: Library) -> Header | None:
    if value is None:
        return None
    if isinstance(value, str):
        return next(header for header in registry.headers if header.key == value)
    return Header(**value)


def _cited(row: Mapping[str, Any]) -> Cited:
    if unknown := set(row) - {field.name for field in fields(Cited)}:
        raise ValueError(f"citation {row['number']}: unknown fields {sorted(unknown)}")
    slips, may = tuple(row.get("slips", ())), tuple(row.get("may", ()))
    return Cited(row["number"], row["state"], row.get("target"), slips, may)
