"""What speaks for and against the lines of Kính gửi and Nơi nhận, the archive line and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docproc.bodies import canonical
from docproc.confidence.header_clues import wording
from docproc.confidence.legibility import Clues, Legibility
from docproc.dispatch import Archive, Dispatch, Recipient, Signature
from docproc.regions.forms import is_name
from docproc.regions.layout import Layout, Zone
from docproc.text import match_key
from docproc.vocabulary import begins_with

__all__ = ["closing_clues"]

_MANY = 10
_CODE = re.compile(r"[^\W\d_]{1,8}\d{0,3}")


def closing_clues(dispatch: Dispatch, layout: Layout, eyes: Legibility) -> Iterator[tuple[str, Clues]]:
    """The leaves of both lists, of the archive line and of the signature, each with its kind and its clues."""
    for index, addressee in enumerate(dispatch.addressees):
        clues = {**eyes.clues(addressee.span), **_entry(addressee.value, index, len(dispatch.addressees))}
        clues["members"] = min(len(addressee.members), _MANY) / _MANY
        clues["wrapped"] = float(len(addressee.boxes) > 1)
        yield "addressees", clues
    for index, recipient in enumerate(dispatch.recipients):
        yield "recipients", _recipient(recipient, index, dispatch, eyes)
    if dispatch.archive is not None:
        yield "archive", _archive(dispatch.archive, eyes)
    if dispatch.signature is not None:
        yield "signature", _signature(dispatch.signature, layout, eyes)


def _entry(value: str, index: int, count: int) -> Clues:
    """What a line of either list says by itself and by its place in the list."""
    key = match_key(value)
    return {
        **wording(value),
        "known body": float(canonical(value) is not None),
        "body head": float(begins_with(key, "body_heads") is not None),
        "several": float(key.startswith(("các ", "như "))),
        "divided": float(";" in value or ":" in value),
        "only": float(count == 1),
        "first": float(index == 0 and count > 1),
        "last": float(index == count - 1 and count > 1),
        "entries": min(count, 2 * _MANY) / (2 * _MANY),
    }


def _recipient(recipient: Recipient, index: int, dispatch: Dispatch, eyes: Legibility) -> Clues:
    clues = {**eyes.clues(recipient.span), **_entry(recipient.name, index, len(dispatch.recipients))}
    clues["purpose"] = float(recipient.purpose is not None)
    clues["bracket"] = float(recipient.purpose is None and any(mark in recipient.name for mark in "()[]{}"))
    clues["no archive"] = float(dispatch.archive is None)
    clues["wrapped"] = float(len(recipient.boxes) > 1)
    return clues


def _archive(archive: Archive, eyes: Legibility) -> Clues:
    return {
        **eyes.clues(archive.span),
        "empty": float(not archive.codes),
        "one": float(len(archive.codes) == 1),
        "odd codes": float(any(_CODE.fullmatch(code) is None for code in archive.codes)),
        "small letters": float(any(code.islower() for code in archive.codes)),
        "codes": min(len(archive.codes), _MANY) / _MANY,
    }


def _signature(signature: Signature, layout: Layout, eyes: Legibility) -> Clues:
    names = sum(is_name(layout.text_of(block)) for block in layout.zone(Zone.CLOSING))
    title = match_key(signature.title or "")
    return {
        **eyes.clues(signature.span),
        "no name": float(signature.name is None),
        "no title": float(signature.title is None),
        "capacity": float(signature.capacity is not None),
        "known office": float(begins_with(title, "offices") is not None),
        "long title": float(title.count(" ") > 5),
        "one name": float(names == 1),
        "several names": float(names > 1),
    }
