"""Where on the page something was read: from a name in an address to boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from docproc.dispatch import Box, Dispatch
from service.documents.pages import Mark, MarkKind
from service.problems import ProblemError
from service.store.models import CitationRow, Document, ObligationRow

__all__ = ["marks_on"]

_KINDS: dict[str, MarkKind] = {"obligation": "obligation", "citation": "citation", "header": "header"}
_CITING = ("citations", "laws", "named_documents")


def marks_on(
    session: Session, document: Document, dispatch: Dispatch, page: int, evidence: Sequence[str]
) -> list[Mark]:
    """The boxes on a page of what is asked for.

    Args:
        session: any session.
        document: the document that has the page.
        dispatch: what was read of it.
        page: number from 1.
        evidence: names: ``obligation:17`` and ``citation:8`` by their numbers in the API, ``obligation:2#1`` and
            ``citation:cit-…`` by their ids in the dispatch, or the path of a value in the dispatch
            (``header.number``, ``signature``, ``warnings.0``).

    Raises:
        ProblemError: 422 ``evidence_unknown``, the document has no such thing.
    """
    marks: list[Mark] = []
    for name in evidence:
        sort, separator, own = name.partition(":")
        if separator and sort == "obligation":
            found = _obligation(session, document, dispatch, own)
        elif separator and sort == "citation":
            found = _citation(session, document, dispatch, own)
        else:
            found = _by_path(dispatch, name)
        if found is None:
            raise ProblemError(422, "evidence_unknown", f"the document has nothing of the name “{name}”")
        kind = _KINDS.get(sort.partition(".")[0], "other")
        marks += [(kind, x0, y0, x1, y1) for number, x0, y0, x1, y1 in found if number == page]
    return marks


def _obligation(session: Session, document: Document, dispatch: Dispatch, own: str) -> list[Box] | None:
    if own.isdecimal() and own.isascii():
        row = session.scalars(_row(ObligationRow, document, own)).first()
        return [tuple(box) for box in row.content.get("boxes", ())] if row else None
    obligation = next((one for one in dispatch.obligations if one.id == own), None)
    return list(obligation.boxes) if obligation else None


def _citation(session: Session, document: Document, dispatch: Dispatch, own: str) -> list[Box] | None:
    cited = [one for part in _CITING for one in getattr(dispatch, part)]
    if own.isdecimal() and own.isascii():
        row = session.scalars(_row(CitationRow, document, own)).first()
        if row is None:
            return None
        cited = [one for one in cited if (one.number or "")[:200] == row.number and one.date == row.date]
        return [box for one in cited for mention in one.mentions for box in mention.boxes]
    cited = [one for one in cited if one.id == own]
    return [box for one in cited for mention in one.mentions for box in mention.boxes] if cited else None


def _row(table: type[Any], document: Document, own: str) -> Any:  # noqa: ANN401  a statement on either table
    return select(table).where(table.id == int(own[:18]), table.document_id == document.id)


def _by_path(dispatch: Dispatch, path: str) -> list[Box] | None:
    """The boxes of a value, and of all values in it."""
    value: Any = dispatch
    for step in path.split("."):
        if isinstance(value, tuple) and step.isdecimal() and step.isascii() and int(step) < len(value):
            value = value[int(step)]
        elif step in getattr(type(value), "model_fields", ()):
            value = getattr(value, step)
        else:
            return None
    return list(_boxes(value))


def _boxes(value: object) -> Iterator[Box]:
    own = getattr(value, "boxes", None)
    if own:
        yield from own
    elif isinstance(value, tuple):
        for one in value:
            yield from _boxes(one)
    else:
        for field in getattr(type(value), "model_fields", ()):
            yield from _boxes(getattr(value, field))
