"""Gives every leaf of a dispatch its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from docproc.confidence.citation_clues import citation_clues
from docproc.confidence.closing_clues import closing_clues
from docproc.confidence.header_clues import header_clues
from docproc.confidence.legibility import Clues, Legibility
from docproc.confidence.model import load_model
from docproc.confidence.task_clues import task_clues
from docproc.dispatch import Citation, Dispatch, Header, LawMention, Obligation
from docproc.reading.page import Reading
from docproc.regions.layout import Layout

__all__ = ["leaves", "weigh"]

_Leaf = TypeVar("_Leaf", bound=BaseModel)
_Named = TypeVar("_Named", Citation, LawMention)


def leaves(dispatch: Dispatch, layout: Layout, reading: Reading) -> Iterator[tuple[str, Clues]]:
    """Every leaf that can be given a confidence: its kind and the clues for and against it, in the contract's order.

    Args:
        dispatch: what was found.
        layout: the text that it was found in.
        reading: the file as read.
    """
    eyes = Legibility(layout, reading)
    yield from header_clues(dispatch, eyes)
    yield from closing_clues(dispatch, layout, eyes)
    yield from citation_clues(dispatch, eyes)
    yield from task_clues(dispatch, layout, eyes)


def weigh(dispatch: Dispatch, layout: Layout, reading: Reading) -> Dispatch:
    """The dispatch with a calibrated confidence at every leaf that the model knows; nothing else is changed.

    Args:
        dispatch: what was found.
        layout: the text that it was found in.
        reading: the file as read.

    Returns:
        The same values. Without the model they are returned as they came.
    """
    model = load_model()
    if model is None:
        return dispatch
    found = leaves(dispatch, layout, reading)
    return marked(dispatch, [(kind, model.confidence(kind, clues)) for kind, clues in found])


def marked(dispatch: Dispatch, chances: Iterable[tuple[str, float | None]]) -> Dispatch:
    """The dispatch with given confidences.

    Args:
        dispatch: any dispatch.
        chances: kind and confidence of each leaf, in the order of ``leaves``.
    """
    return _Marker(chances).marked(dispatch)


class _Marker:
    """Hands out confidences in the order in which the leaves were given."""

    def __init__(self, chances: Iterable[tuple[str, float | None]]) -> None:
        by_kind: dict[str, list[float | None]] = {}
        for kind, chance in chances:
            by_kind.setdefault(kind, []).append(chance)
        self._next = {kind: iter(row) for kind, row in by_kind.items()}

    def marked(self, dispatch: Dispatch) -> Dispatch:
        return dispatch.model_copy(
            update={
                "header": self._header(dispatch.header),
                "addressees": self._each("addressees", dispatch.addressees),
                "recipients": self._each("recipients", dispatch.recipients),
                "archive": self._one("archive", dispatch.archive),
                "signature": self._one("signature", dispatch.signature),
                "citations": tuple(self._mentioned("citations", one) for one in dispatch.citations),
                "laws": tuple(self._mentioned("laws", one) for one in dispatch.laws),
                "items": self._each("items", dispatch.items),
                "obligations": tuple(self._obligation(one) for one in dispatch.obligations),
            }
        )

    def _sure(self, kind: str) -> dict[str, Any]:
        return {"confidence": next(self._next[kind])}

    def _one(self, kind: str, leaf: _Leaf | None) -> _Leaf | None:
        return None if leaf is None else leaf.model_copy(update=self._sure(kind))

    def _each(self, kind: str, found: tuple[_Leaf, ...]) -> tuple[_Leaf, ...]:
        return tuple(leaf.model_copy(update=self._sure(kind)) for leaf in found)

    def _header(self, header: Header) -> Header:
        names = ("number", "date", "place", "issuer", "parent", "type", "subject", "urgency", "secrecy")
        return header.model_copy(update={name: self._one(f"header.{name}", getattr(header, name)) for name in names})

    def _mentioned(self, kind: str, one: _Named) -> _Named:
        """A cited document or law; its mentions are as sure as the whole."""
        sure = self._sure(kind)
        mentions = tuple(mention.model_copy(update=sure) for mention in one.mentions)
        return one.model_copy(update={**sure, "mentions": mentions})

    def _obligation(self, one: Obligation) -> Obligation:
        update = self._sure("obligations")
        update["actors"] = tuple(self._one(f"actors.{actor.role}", actor) for actor in one.actors)
        update["deadline"] = self._one("deadlines", one.deadline)
        return one.model_copy(update=update)
