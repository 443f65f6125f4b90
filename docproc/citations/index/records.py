"""What the index holds: one record a dispatch, and the references that it makes to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docproc.bodies import canonical
from docproc.citations.identity import document_id, place_key
from docproc.dispatch import Dispatch

__all__ = ["Record", "Reference"]

_PARTS = {"header", "citations", "laws", "named_documents"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One cited document as far as the citing dispatch prints it.

    Attributes:
        number: number and symbol, ``30/2020/NĐ-CP``.
        type: lower-case type, ``nghị định``.
        date: ISO date, or its beginning (``2023-07``, ``2023``) where only month or year are printed.
        issuer: name as printed.
        title: what it is about, as printed.
        relation: what the citing dispatch does with it (``căn cứ``, ``thay thế`` …).
    """

    number: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A dispatch that the index knows: its header and what it cites.

    Attributes:
        id: ``document_id`` of the header; ``Record.of``, ``from_json`` and ``build`` work it out.
        number: number and symbol, ``None`` where blank.
        date: ISO date, or its beginning.
        issuer: issuing body; the registry's spelling where that says as much as the printed one.
        parent: body above the issuer in the heading.
        place: place of the date line.
        type: lower-case type.
        subject: what it is about (trích yếu).
        references: the documents that it cites, in the order of the text.
    """

    id: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    parent: str | None = None
    place: str | None = None
    type: str | None = None
    subject: str | None = None
    references: tuple[Reference, ...] = ()

    @classmethod
    def build(  # noqa: PLR0913  one argument a field
        cls,
        number: str | None,
        *,
        date: str | None = None,
        issuer: str | None = None,
        parent: str | None = None,
        place: str | None = None,
        type: str | None = None,  # noqa: A002  the field's name
        subject: str | None = None,
        references: tuple[Reference, ...] = (),
    ) -> Record:
        """A record whose id follows from its header."""
        own_id = document_id(number, issuer=issuer, date=date, place=place, parent=parent, subject=subject)
        return cls(own_id, number, date, issuer, parent, place, type, subject, references)

    @classmethod
    def of(cls, dispatch: Dispatch) -> Record:
        """The record of an extracted dispatch; citations, laws with a number and named documents become references."""
        return cls.from_json(dispatch.model_dump(mode="json", include=_PARTS))

    @classmethod
    def from_json(cls, dispatch: Mapping[str, Any]) -> Record:
        """The record of what ``docproc extract`` printed.

        Args:
            dispatch: the parsed JSON of one dispatch.

        Returns:
            Its record; parts that the JSON lacks are taken as empty.
        """
        header = dispatch.get("header") or {}

        def value(name: str) -> str | None:
            found = (header.get(name) or {}).get("value")
            return found if isinstance(found, str) and found.strip() else None

        number = value("number")
        return cls.build(
            number if number and number[0] not in "/-" else None,
            date=value("date"),
            issuer=_body(header.get("issuer")),
            parent=_body(header.get("parent")),
            place=value("place"),
            type=value("type"),
            subject=value("subject"),
            references=tuple(_references(dispatch)),
        )


def _body(field: Mapping[str, Any] | None) -> str | None:
    """The registry's spelling, unless it leaves out the printed place ("Sở Y tế" of "SỞ Y TẾ TỈNH AN GIANG")."""
    printed: str | None = (field or {}).get("value")
    if not printed:
        return None
    known = canonical(printed)
    return known[0] if known and place_key(known[0]) == place_key(printed) else " ".join(printed.split())


def _references(dispatch: Mapping[str, Any]) -> Iterator[Reference]:
    """Citations, then laws with the laws that amended them, then documents by their well-known names; each once."""
    found: dict[tuple[str, str | None], Reference] = {}
    for reference in (*_cited(dispatch), *_laws(dispatch)):
        found.setdefault((reference.number, reference.date), reference)
    yield from found.values()


def _cited(dispatch: Mapping[str, Any]) -> Iterator[Reference]:
    for part in ("citations", "named_documents"):
        for row in dispatch.get(part) or ():
            if row.get("number"):
                yield Reference(
                    row["number"],
                    row.get("type"),
                    row.get("date"),
                    row.get("issuer"),
                    row.get("title"),
                    None if row.get("within") else row.get("relation"),  # in a title it is that document's
                )


def _laws(dispatch: Mapping[str, Any]) -> Iterator[Reference]:
    for row in dispatch.get("laws") or ():
        if row.get("number"):
            yield Reference(row["number"], None, row.get("date"), None, row.get("name"), row.get("relation"))
        for amendment in row.get("amended") or ():
            if amendment.get("number"):
                yield Reference(amendment["number"], None, None, None, None, row.get("relation"))
