"""What stands below the body: recipients, archive and signature."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docproc.dispatch.evidence import Box, Evidence, Model

__all__ = ["Archive", "DigitalSignature", "Recipient", "Signature"]


class Recipient(Evidence):
    """One line of Nơi nhận (ô 9b) without its purpose."""

    name: str
    purpose: str | None = None


class Archive(Evidence):
    """The Lưu line: codes in order; copies where printed."""

    codes: tuple[str, ...] = ()
    copies: int | None = None


class DigitalSignature(Model):
    """A digital signature of the file, checked offline: whether the file is what was signed, not whether by whom."""

    kind: Literal["signature", "timestamp"] = Field(
        default="signature", description="a document timestamp has an authority (organisation) and no signer"
    )
    signer: str | None = Field(default=None, description="common name of the certificate: a person or a body")
    organisation: str | None = None
    email: str | None = None
    issuer: str | None = Field(default=None, description="the authority that the certificate names as its issuer")
    time: str | None = Field(default=None, description="ISO 8601 with zone, given in Vietnam's (+07:00)")
    time_from: Literal["token", "claimed"] | None = Field(
        default=None, description="token: a timestamp that fits the signature; claimed: the signer's own clock"
    )
    intact: bool | None = Field(
        default=None, description="whether the signed bytes are unchanged; null where it could not be checked"
    )
    covers_whole_file: bool = False
    changed_after: Literal["none", "allowed", "changed"] | None = Field(
        default=None,
        description="what later revisions of the file did; allowed: no more than filling in fields and signing again",
    )
    trusted: bool | None = Field(
        default=None, description="always null: without network and trusted authorities nobody can tell"
    )
    reason: str | None = None
    field: str | None = None
    boxes: tuple[Box, ...] = Field(default=(), description="where its visible field stands, if it has one")
    notes: tuple[str, ...] = ()


class Signature(Evidence):
    """Who signed and by which right (quyền hạn, chức vụ, họ tên; ô 7a, 7b); ``digital`` holds the file's signatures."""

    capacity: Literal["TM.", "KT.", "TL.", "TUQ.", "Q."] | None = None
    on_behalf_of: str | None = None
    title: str | None = None
    name: str | None = None
    digital: tuple[DigitalSignature, ...] = ()
