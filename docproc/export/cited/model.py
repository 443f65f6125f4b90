"""What a text cites, in the order of the text, each with the document of an index that it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from docproc.dispatch import Citation, Dispatch, LawMention, NamedDocument, SelfReference, Span

if TYPE_CHECKING:
    from docproc.citations.index import Index, Resolution

__all__ = ["CitedText", "Linked", "cited_text"]

Kind = Literal["citation", "law", "named_document"]


@dataclass(frozen=True, slots=True)
class Linked:
    """One cited document: what the text says of it, and what the index does.

    Attributes:
        kind: whether it is cited by number, as a law by name, or by a name that everybody knows.
        fact: the field of the contract.
        resolution: which document of the index it is; ``None`` without index, or for a law without number.
        target: number and date of that document.
    """

    kind: Kind
    fact: Citation | LawMention | NamedDocument
    resolution: Resolution | None = None
    target: str | None = None

    @property
    def spans(self) -> list[Span]:
        """Where the text names it."""
        return [mention.span for mention in self.fact.mentions if mention.span]

    def as_json(self) -> dict[str, Any]:
        """The field of the contract with ``resolution``; ``target`` is filled in where exactly one document fits."""
        value = self.fact.model_dump(mode="json")
        if self.resolution is not None:
            value["resolution"] = asdict(self.resolution)
            if self.resolution.state == "matched":
                value["target"] = self.resolution.target
        return value


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text and what it cites; spans point into ``text``."""

    text: str
    entries: tuple[Linked, ...]
    self_references: tuple[SelfReference, ...]

    def as_json(self) -> dict[str, Any]:
        """One object: the text, and a list for each kind."""
        kinds: dict[str, Kind] = {"citations": "citation", "laws": "law", "named_documents": "named_document"}
        return {
            "text": self.text,
            **{name: [one.as_json() for one in self.entries if one.kind == kind] for name, kind in kinds.items()},
            "self_references": [one.model_dump(mode="json") for one in self.self_references],
        }

    def as_json_lines(self) -> Iterator[dict[str, Any]]:
        """One object a cited document, with its kind; self references last."""
        for entry in self.entries:
            yield {"kind": entry.kind, **entry.as_json()}
        for own in self.self_references:
            yield {"kind": "self_reference", **own.model_dump(mode="json")}


def cited_text(dispatch: Dispatch, index: Index | None = None) -> CitedText:
    """Link what a text cites.

    Args:
        dispatch: the text as read.
        index: the documents held, if any.
    """
    links = _links(dispatch, index) if index is not None else {}
    facts: list[tuple[Kind, Citation | LawMention | NamedDocument]] = [
        *(("citation", one) for one in dispatch.citations),
        *(("law", one) for one in dispatch.laws),
        *(("named_document", one) for one in dispatch.named_documents),
    ]
    entries = []
    for kind, fact in facts:
        resolution = links.get((fact.number, fact.date)) if fact.number else None
        target = None
        if index is not None and resolution is not None and resolution.target and resolution.target in index:
            record = index[resolution.target]
            target = ", ".join(filter(None, (record.number, record.date)))
        entries.append(Linked(kind, fact, resolution, target))
    entries.sort(key=lambda entry: min(entry.spans, default=(len(dispatch.text), 0)))
    return CitedText(dispatch.text, tuple(entries), dispatch.self_references)


def _links(dispatch: Dispatch, index: Index) -> dict[tuple[str, str | None], Resolution]:
    """What the index says of each reference; looked up as ``xref`` does it, so that both say the same."""
    from docproc.citations.index import Record

    record = Record.of(dispatch)
    return {(one.number, one.date): index.resolve(one, citing=record) for one in record.references}
