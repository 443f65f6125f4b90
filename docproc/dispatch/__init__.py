"""The output contract: what docproc says of one dispatch.

The models are frozen and refuse unknown fields; ``Dispatch.model_json_schema()`` is the published schema.
Spans are ``[start, end)`` character offsets into ``Dispatch.text``; boxes are ``[page, x0, y0, x1, y1]`` with pages
counted from 1 and lengths in PDF points from the page's top left. ``confidence`` is a calibrated probability or
``null`` where no calibrated figure exists.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.closing import Archive, DigitalSignature, Recipient, Signature
from docproc.dispatch.evidence import Box, Evidence, Model, Span, TextField
from docproc.dispatch.file import Part, Source, Stamp
from docproc.dispatch.header import Addressee, DateField, Header, IssuerField, NumberField, TypeField, UrgencyField
from docproc.dispatch.obligations import Actor, Channel, Deadline, Group, Item, Modality, Obligation
from docproc.dispatch.references import (
    Alias,
    Amendment,
    Citation,
    LawMention,
    Mention,
    NamedDocument,
    Provision,
    SelfReference,
)

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "Addressee",
    "Alias",
    "Amendment",
    "Archive",
    "Box",
    "Channel",
    "Citation",
    "DateField",
    "Deadline",
    "DigitalSignature",
    "Dispatch",
    "DispatchWarning",
    "Evidence",
    "Group",
    "Header",
    "IssuerField",
    "Item",
    "LawMention",
    "Mention",
    "Modality",
    "NamedDocument",
    "NumberField",
    "Obligation",
    "Part",
    "Provision",
    "Recipient",
    "SelfReference",
    "Signature",
    "Source",
    "Span",
    "Stamp",
    "TextField",
    "TypeField",
    "UrgencyField",
]

SCHEMA_VERSION = "1"


class DispatchWarning(Model):
    """Something that a person should look at."""

    code: str
    message: str
    span: Span | None = None
    boxes: tuple[Box, ...] = ()


class Dispatch(Model):
    """All that docproc says of one dispatch."""

    schema_version: Literal["1"] = "1"
    id: str | None = Field(default=None, description="made of number, issuer, place and year; the same in every run")
    source: Source
    text: str
    header: Header = Header()
    addressees: tuple[Addressee, ...] = ()
    citations: tuple[Citation, ...] = ()
    laws: tuple[LawMention, ...] = ()
    named_documents: tuple[NamedDocument, ...] = ()
    self_references: tuple[SelfReference, ...] = ()
    aliases: tuple[Alias, ...] = ()
    items: tuple[Item, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    groups: tuple[Group, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: Archive | None = None
    signature: Signature | None = None
    warnings: tuple[DispatchWarning, ...] = ()
