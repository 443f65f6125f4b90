"""The fields of a document's header and closing as the page names them, with those that are doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docproc.dispatch import Dispatch, Evidence
from service.documents.views import DocumentDetail
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
        place: where it was read.
    """

    name: str
    value: str
    doubted: bool
    corrected: bool
    place: Place


def fields_of(dispatch: Dispatch, document: DocumentDetail) -> list[Field]:
    """The main fields, said even where they are empty, then what else the page has."""
    header, corrected = document.header, dispatch.header
    main = [
        ("number", "Số, ký hiệu", header.number),
        ("date", "Ngày ban hành", words.day(header.date or (corrected.date.value if corrected.date else None))),
        ("issuer", "Cơ quan ban hành", header.issuer),
        ("type", "Loại văn bản", header.type),
        ("subject", "Trích yếu", header.subject),
    ]
    shown = [
        _field(
            f"header.{key}", name, value or "", [getattr(dispatch.header, key)], set_by_hand=key in document.corrected
        )
        for key, name, value in main
    ]
    return shown + [field for field in _others(dispatch) if field.value]


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


def _field(
    path: str, name: str, value: str, read: list[Evidence | None] | tuple[Evidence, ...], *, set_by_hand: bool = False
) -> Field:
    held = [one for one in read if one is not None]
    boxes = tuple(box for one in held for box in one.boxes)
    spans = [one.span for one in held if one.span]
    span = (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None
    unsure = bool(value) and not set_by_hand and doubted(one.confidence for one in held)
    return Field(name, value, unsure, set_by_hand, Place(f"f-{path.replace('.', '-')}", path, boxes, span))
