"""The fields of a document's header and closing as the page names them, with those that are doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docproc.dispatch import Dispatch, Evidence
from service.documents.values import CORRECTABLE, incoming_stamps
from service.documents.views import DocumentDetail
from service.history import Change
from service.web import words
from service.web.evidence import Place
from service.web.sureness import doubted

__all__ = ["Field", "fields_of"]


@dataclass(frozen=True, slots=True)
class Field:
    """One value.

    Attributes:
        name: as clerks call it.
        value: as printed, or as somebody corrected it; empty where the page does not say it.
        doubted: whether it is to be looked at again.
        corrected: whether somebody set it.
        was_read: what the newest reading has in place of what somebody set; empty where it has nothing.
        change: who set it, and when.
        place: where it was read.
    """

    name: str
    value: str
    doubted: bool
    corrected: bool
    place: Place
    was_read: str = ""
    change: Change | None = None


def fields_of(dispatch: Dispatch, document: DocumentDetail) -> list[Field]:
    """The main fields, said even where they are empty, then what else the page has."""
    shown = [_main(name, dispatch, document) for name in CORRECTABLE if name != "received"]
    return [*shown, _received(dispatch, document), *(field for field in _others(dispatch) if field.value)]


def _received(dispatch: Dispatch, document: DocumentDetail) -> Field:
    by_hand = "received" in document.corrected
    place, stamp = next(iter(incoming_stamps(dispatch).items()), (0, None))
    day, was_read = words.day(document.header.received), words.day(stamp.date if stamp is not None else None)
    field = _field(f"source.stamps.{place}", words.term("fields", "received"), day, [stamp], set_by_hand=by_hand)
    return _changed(field, "received", was_read, document)


def _main(name: str, dispatch: Dispatch, document: DocumentDetail) -> Field:
    """A field of the header, as it stands, and what was read where somebody set it."""
    read, set_by_hand = getattr(dispatch.header, name), name in document.corrected
    was_read = read.value or "" if read is not None else ""
    value = getattr(document.header, name)
    if name == "date":
        # of a date without its day, the column holds nothing and the page what is printed
        was_read, value = words.day(was_read), words.day(value if value or set_by_hand else was_read)
    field = _field(f"header.{name}", words.term("fields", name), value or "", [read], set_by_hand=set_by_hand)
    return _changed(field, name, was_read, document)


def _changed(field: Field, name: str, was_read: str, document: DocumentDetail) -> Field:
    """A field with what was read and who set it otherwise, where somebody did."""
    changes = [change for change in document.history if change.field == name]
    return replace(field, was_read=was_read, change=changes[-1]) if field.corrected and changes else field


def _others(dispatch: Dispatch) -> Iterator[Field]:
    header, signature, archive = dispatch.header, dispatch.signature, dispatch.archive
    urgency = header.urgency
    yield _field("header.parent", "Cơ quan chủ quản", header.parent.value if header.parent else "", [header.parent])
    yield _field("header.place", "Địa danh", header.place.value if header.place else "", [header.place])
    hour = f" {urgency.time}" if urgency and urgency.time else ""
    yield _field("header.urgency", "Độ khẩn", f"{urgency.value}{hour}" if urgency else "", [urgency])
    addressed = "; ".join(one.value for one in dispatch.addressees)
    yield _field("addressees", "Kính gửi", addressed, dispatch.addressees)
    received = "; ".join(f"{one.name} ({one.purpose})" if one.purpose else one.name for one in dispatch.recipients)
    yield _field("recipients", "Nơi nhận", received, dispatch.recipients)
    kept = ", ".join(archive.codes) if archive else ""
    yield _field("archive", "Lưu", kept, [archive])
    if signature is not None:
        signed = (signature.capacity, signature.on_behalf_of, signature.title, signature.name)
        yield _field("signature", "Người ký", " ".join(filter(None, signed)), [signature])


def _field(path: str, name: str, value: str, read: Sequence[Evidence | None], *, set_by_hand: bool = False) -> Field:
    held = [one for one in read if one is not None]
    boxes = tuple(box for one in held for box in one.boxes)
    spans = [one.span for one in held if one.span]
    span = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None
    unsure = bool(value) and not set_by_hand and doubted(one.confidence for one in held)
    return Field(name, value, unsure, set_by_hand, Place(f"f-{path.replace('.', '-')}", path, boxes, span))
